/**
 * A phone number that its owner recognises and nobody else can call: ITU-T E.164 numbers with the middle hidden.
 */

/**
 * Country code, operator code and the last two digits of a Russian number stay; of any other number the country code's
 * first digits and the last two. Accepts what people write: `8 916 …`, spaces, brackets, hyphens.
 *
 * @example
 * maskPhone('+79161234567') //=> '+7 916 ***-**-67'
 */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  const last = digits.slice(-2);
  const isRussian =
    digits.length === 11 && (digits.startsWith('7') || (digits.startsWith('8') && !phone.trim().startsWith('+')));
  if (isRussian) return `+7 ${digits.slice(1, 4)} ***-**-${last}`;
  if (digits.length < 8) return '***';
  return `+${digits.slice(0, 3)} ***-**-${last}`;
}
