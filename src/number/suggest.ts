/**
 * The valid numbers that a mistyped one may have been, for an agent who reads them back to the subscriber. Never offer
 * them to an anonymous caller: each may be the number of somebody else.
 */
import { faultsOnly } from '../kernel/input/faults-only.ts';
import type { NumberFormat } from './number-format.ts';
import { isNumberOf } from './parse.ts';
import { type ReadingOptions, readDigits } from './read-digits.ts';

/**
 * All valid numbers of `series` that are one slip away from what was typed, the likeliest slip first: a pair that sounds
 * like another one in Russian (12 двенадцать / 20 двадцать), two neighbours swapped, one wrong digit. Empty when the text
 * has another length or cannot be read. At most a few with `mod97-10`, about a tenth of all neighbours with one check digit.
 *
 * @example
 * suggest('48 2930 1735', numberFormat({ name: 'mts/inquiry', digits: 10 })) //=> ['4829301753', '4829321735']
 */
export function suggest(text: string, series: NumberFormat, options?: ReadingOptions): readonly string[] {
  return faultsOnly('suggest', () => {
    const read = readDigits(text, options, series.lengths);
    if (!read.ok || !series.lengths.includes(read.value.length)) return [];
    const typed = read.value;
    const slips = new Set(slipsOf(typed));
    slips.delete(typed);
    return [...slips].filter((slip) => isNumberOf(slip, series));
  });
}

/** Every number that is one slip away, the likeliest first; the number itself is among them. */
function slipsOf(number: string): readonly string[] {
  const places = [...number].map((_, index) => index);
  const pairs = places.slice(0, -1);
  const replaced = (index: number, digits: string): string =>
    number.slice(0, index) + digits + number.slice(index + digits.length);
  return [
    ...pairs.map((index) => replaced(index, soundAlike(number.slice(index, index + 2)))),
    ...pairs.map((index) => replaced(index, number.charAt(index + 1) + number.charAt(index))),
    ...places.flatMap((index) => [...'0123456789'].map((digit) => replaced(index, digit))),
  ];
}

/** 12 and 20, 13 and 30, … 19 and 90 differ by an ending that one cannot hear on the phone: -надцать, -дцать, -десят. */
function soundAlike(pair: string): string {
  if (/^1[2-9]$/.test(pair)) return `${pair.charAt(1)}0`;
  return /^[2-9]0$/.test(pair) ? `1${pair.charAt(0)}` : pair;
}
