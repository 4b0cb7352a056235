/**
 * Check digits at the end of a number: ISO/IEC 7064 MOD 97-10 (two digits), Damm (2004) and Luhn (ISO/IEC 7812-1 annex
 * B), one digit each.
 *
 * MOD 97-10 is the default because it misses no wrong digit, no swap, no repeated twin and none of the pairs that sound
 * alike in Russian (двенадцать / двадцать); the one-digit checks are for whoever cannot spare the second digit.
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
      return String(98 - mod97(`${payload}00`)).padStart(2, '0');
    case 'damm':
      return String(damm(payload));
    case 'luhn':
      return String((10 - luhn(`${payload}0`)) % 10);
  }
}

/** Whether `text` is at most 20 decimal digits and nothing else, and ends with the right check. */
export function checkHolds(scheme: CheckScheme, text: string): boolean {
  switch (scheme) {
    case 'mod97-10':
      return mod97(text) === 1 && hasUsualEnding(text);
    case 'damm':
      return damm(text) === 0;
    case 'luhn':
      return luhn(text) === 0;
  }
}

/**
 * 97 remainders have 100 endings to choose from: 00, 01 and 99 leave the same as 97, 98 and 02, and are never given.
 * Were they taken, one counter would have two numbers.
 */
function hasUsualEnding(digits: string): boolean {
  const ending = Number(digits.slice(-2));
  return ending >= 2 && ending <= 98;
}

/** 10^i mod 97: with weights the digits do not wait for each other, as they do in Horner's scheme. */
const powersMod97: readonly number[] = [1, 10, 3, 30, 9, 90, 27, 76, 81, 34, 49, 5, 50, 15, 53, 45, 62, 38, 89, 17];

/** The value of the digits modulo 97; NaN when something else is among them or there are more than 20. */
function mod97(text: string): number {
  let sum = 0;
  for (let index = 0, power = text.length - 1; power >= 0; index += 1, power -= 1) {
    const digit = text.charCodeAt(index) - 48;
    const weight = powersMod97[power];
    if (digit < 0 || digit > 9 || weight === undefined) return Number.NaN;
    sum += digit * weight;
  }
  return sum % 97;
}

/** The totally anti-symmetric quasigroup of order 10 from Damm's dissertation, row by row. */
const quasigroup: readonly number[] = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
].flat();

/** The interim digit after the whole text; NaN when something other than digits is in it. */
function damm(text: string): number {
  let interim = 0;
  for (let index = 0; index < text.length; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    const next = digit < 0 || digit > 9 ? undefined : quasigroup[10 * interim + digit];
    if (next === undefined) return Number.NaN;
    interim = next;
  }
  return interim;
}

/** The sum modulo 10 with every second digit from the right doubled and its digits added; NaN as above. */
function luhn(text: string): number {
  let sum = 0;
  for (let index = text.length - 1, doubled = false; index >= 0; index -= 1, doubled = !doubled) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    const value = doubled ? 2 * digit : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10;
}
