/**
 * Phone numbers as people write them, brought to E.164 (ITU-T E.164 §6: at most 15 digits, `+` and country code first).
 */

/**
 * The number in E.164, or `undefined` when it is none. A Russian number may begin with `8`, with `7` or with the `9` of
 * the mobile code; a number of another country needs its `+`.
 *
 * @example
 * toMsisdn('8 (916) 123-45-67') //=> '+79161234567'
 */
export function toMsisdn(written: string): string | undefined {
  if (written.length > 40) return undefined;
  const match = /^\s*(?<plus>\+)?(?<rest>[\d\s().\-\u2010-\u2015\u00a0]*)$/u.exec(written);
  const digits = match?.groups?.['rest']?.replace(/\D/gu, '') ?? '';
  if (match?.groups?.['plus'] !== undefined) {
    if (digits.startsWith('7')) return digits.length === 11 ? `+${digits}` : undefined;
    return /^[1-9]\d{7,14}$/u.test(digits) ? `+${digits}` : undefined;
  }
  if (/^[78][3-9]\d{9}$/u.test(digits)) return `+7${digits.slice(1)}`;
  return /^9\d{9}$/u.test(digits) ? `+7${digits}` : undefined;
}
