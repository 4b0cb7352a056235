/**
 * A phone number that its owner recognises and nobody else can call: ITU-T E.164 numbers with the middle hidden.
 */

/**
 * Country code, operator code and the last two digits of a Russian number stay; of any other number the country code's
 * first digits and the last two. Accepts what people write: `8 916 …`, `916 …`, spaces, brackets, hyphens.
 *
 * @example
 * maskPhone('+79161234567') //=> '+7 916 ***-**-67'
 */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  const last = digits.slice(-2);
  const isForeign = phone.trim().startsWith('+') && !digits.startsWith('7');
  const isRussian = !isForeign && /^(?:[78]\d{10}|9\d{9})$/.test(digits);
  if (isRussian) return `+7 ${digits.slice(-10, -7)} ***-**-${last}`;
  if (digits.length < 8) return '***';
  return `+${digits.slice(0, 3)} ***-**-${last}`;
}
