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

/** Whether `text` is decimal digits alone, `longestNumber` of them at most under MOD 97-10, and ends with the right check. */
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
  const ending = 10 * digitAt(digits, digits.length - 2) + digitAt(digits, digits.length - 1);
  return ending >= 2 && ending <= 98;
}

/** 10^i mod 97: with weights the digits do not wait for each other, as they do in Horner's scheme. */
const powersMod97: readonly number[] = [1, 10, 3, 30, 9, 90, 27, 76, 81, 34, 49, 5, 50, 15, 53, 45, 62, 38, 89, 17];

/** The value of the digits modulo 97; -1 when something else is among them or there are more than 20. */
function mod97(text: string): number {
  let sum = 0;
  for (let index = 0, power = text.length - 1; power >= 0; index += 1, power -= 1) {
    const digit = digitAt(text, index);
    const weight = powersMod97[power];
    if (digit > 9 || weight === undefined) return -1;
    sum += digit * weight;
  }
  return sum % 97;
}

/**
 * The totally anti-symmetric quasigroup of order 10 from Damm's dissertation, row by row. An entry is the place where the
 * row of the next step begins: ten times the interim digit.
 */
const quasigroup: readonly number[] = [
  0, 30, 10, 70, 50, 90, 80, 60, 40, 20, 70, 0, 90, 20, 10, 50, 40, 80, 60, 30, 40, 20, 0, 60, 80, 70, 10, 30, 50, 90,
  10, 70, 50, 0, 90, 80, 30, 40, 20, 60, 60, 10, 20, 30, 0, 40, 50, 90, 70, 80, 30, 60, 70, 40, 20, 0, 90, 50, 80, 10,
  50, 80, 60, 90, 70, 20, 0, 10, 30, 40, 80, 90, 40, 50, 30, 60, 20, 0, 10, 70, 90, 40, 30, 80, 60, 10, 70, 20, 0, 50,
  20, 50, 80, 10, 40, 30, 60, 70, 90, 0,
];

/** The interim digit after the whole text; -1 when something other than digits is in it. */
function damm(text: string): number {
  let row = 0;
  for (let index = 0; index < text.length; index += 1) {
    const digit = digitAt(text, index);
    if (digit > 9) return -1;
    row = quasigroup[row + digit] ?? 0;
  }
  return row / 10;
}

const doubledDigits: readonly number[] = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];

/** The sum modulo 10 with every second digit from the right doubled and its digits added; -1 as above. */
function luhn(text: string): number {
  let sum = 0;
  for (let index = text.length - 1, doubled = false; index >= 0; index -= 1, doubled = !doubled) {
    const digit = digitAt(text, index);
    if (digit > 9) return -1;
    sum += doubled ? (doubledDigits[digit] ?? 0) : digit;
  }
  return sum % 10;
}

/** 0 to 9, or more than 9 for any other character: the codes of the digits are 48 + digit, and 48 is a multiple of 16. */
function digitAt(text: string, index: number): number {
  return text.charCodeAt(index) ^ 48;
}
