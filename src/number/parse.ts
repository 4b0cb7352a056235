/**
 * Turns typed text into a valid number of a series, or says why it is not one. Needs no secret and decrypts
 * nothing: the check digits alone show a slip.
 */
import { faultsOnly } from '../kernel/input/faults-only.ts';
import { type Result, refused } from '../kernel/result.ts';
import { checkHolds } from './check.ts';
import { hasPrefix, type NumberFormat, prefixes } from './number-format.ts';
import { type ReadingOptions, readDigits } from './read-digits.ts';
import type { NumberRefusal } from './refusal.ts';

/**
 * The plain digits of a number of `series`. Takes spaces, hyphens, dots, commas, «№», "N", "No.", "номер", full-width
 * and Arabic-Indic digits and the letters O, О for 0; with `lenient` also l, I for 1 and З for 3. Never throws, and its
 * time is bounded for any string.
 *
 * An accepted number is well formed; whether it was issued, only the store knows.
 *
 * @example
 * const inquiry = numberFormat({ name: 'mts/inquiry', digits: 10 });
 * parseNumber('№ 48-2930-1753', inquiry) //=> { ok: true, value: '4829301753' }
 * parseNumber('№ 48-2930-l75З', inquiry, { lenient: true }) //=> { ok: true, value: '4829301753' }
 * parseNumber('4829301735', inquiry) //=> { ok: false, refusal: { code: 'number/failed-check', check: 'mod97-10' } }
 */
export function parseNumber(
  text: string,
  series: NumberFormat,
  options?: ReadingOptions,
): Result<string, NumberRefusal> {
  return faultsOnly('parseNumber', () => {
    const read = readDigits(text, options, series.lengths);
    if (!read.ok) return read;
    const refusal = wrongLength(read.value.length, series.lengths) ?? wrongDigits(read.value, series);
    return refusal === undefined ? read : refused(refusal);
  });
}

/** Whether plain digits are a valid number of `series`. */
export function isNumberOf(digits: string, series: NumberFormat): boolean {
  return series.lengths.includes(digits.length) && checkHolds(series.check, digits) && hasPrefix(series, digits);
}

/** `lengths` in rising order. Between two of them digits are missing: the longer number is the likelier one to lose some. */
export function wrongLength(found: number, lengths: readonly number[]): NumberRefusal | undefined {
  if (lengths.includes(found)) return undefined;
  const code = found > (lengths.at(-1) ?? 0) ? 'number/too-long' : 'number/too-short';
  return { code, found, expected: lengths };
}

/** A slip in the prefix fails the check as well, so a number whose check holds is a valid one of another series. */
function wrongDigits(digits: string, series: NumberFormat): NumberRefusal | undefined {
  if (!checkHolds(series.check, digits)) return { code: 'number/failed-check', check: series.check };
  return hasPrefix(series, digits) ? undefined : { code: 'number/other-series', expected: prefixes(series) };
}
