/**
 * Check digits at the end of a number: ISO/IEC 7064 MOD 97-10 (two digits), Damm (2004) and Luhn (ISO/IEC 7812-1 annex
 * B), one digit each.
 *
 * MOD 97-10 is the default because it misses no wrong digit, no swap, no repeated twin and none of the pairs that sound
 * alike in Russian (двенадцать / двадцать); the one-digit checks are for numbers that have no room for a second digit.
 */

/**
 * How the last digits of a number show a slip. `mod97-10`: two digits, which random digits pass once in a hundred times; `damm`
 * and `luhn`: one digit, which they pass once in ten times.
 *
 * @see {@link numberFormat}
 */
export type CheckScheme = 'mod97-10' | 'damm' | 'luhn';

/** Numbers of more digits than this are not checked, and not issued. */
export const longestNumber = 20;

/** How many digits at the end of a number are the check. */
export function checkLength(scheme: CheckScheme): number {
  return scheme === 'mod97-10' ? 2 : 1;
}

/** The digits to put after `payload`, a text of decimal digits. */
export function checkDigits(scheme: CheckScheme, payload: string): string {
  switch (scheme) {
    case 'mod97-10':
      return String(98 - remainder97(`${payload}00`)).padStart(2, '0');
    case 'damm':
      return String(damm(payload));
    case 'luhn':
      return String((10 - luhn(`${payload}0`)) % 10);
  }
}

/** Up to fifteen digits are an exact number, which is counted with ten times faster. */
function remainder97(digits: string): number {
  return digits.length <= 15 ? Number(digits) % 97 : Number(BigInt(digits) % 97n);
}

/** Whether `text` is decimal digits alone, `longestNumber` of them at most, and ends with the right check. */
export function checkHolds(scheme: CheckScheme, text: string): boolean {
  if (text.length > longestNumber || !/^\d+$/.test(text)) return false;
  const end = -checkLength(scheme);
  return checkDigits(scheme, text.slice(0, end)) === text.slice(end);
}

/** The totally anti-symmetric quasigroup of order 10 from Damm's dissertation, row by row. */
const quasigroup = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const;

/** The interim digit after all digits. */
function damm(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = Number(quasigroup[interim]?.[Number(digit)]);
  return interim;
}

/** The sum modulo 10, with every second digit from the right doubled and the digits of the double added. */
function luhn(digits: string): number {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (1 + (index % 2));
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10;
}
