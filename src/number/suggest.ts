/**
 * The sound numbers that a mistyped one may have been, for an agent who reads them back to the subscriber. Never offer
 * them to an anonymous caller: each is a number that somebody else may hold.
 */

import type { NumberFormat } from './number-format.ts';
import { isNumberOf } from './parse.ts';
import { type ReadingOptions, readDigits } from './read-digits.ts';

/**
 * All sound numbers of `series` that are one slip away from what was typed, the likeliest slip first: a pair that sounds
 * like another one in Russian (12 двенадцать / 20 двадцать … 19 / 90), two neighbours swapped, one wrong digit. Empty when the text
 * has another length or cannot be read. At most a few with `mod97-10`, about a tenth of all neighbours with one check digit.
 *
 * @example
 * suggest('48 2930 1735', numberFormat({ name: 'mts/inquiry', digits: 10 })) //=> ['4829301753', '4829321735']
 */
export function suggest(text: string, series: NumberFormat, options?: ReadingOptions): readonly string[] {
  const read = readDigits(text, options, series.lengths);
  if (!read.ok || !series.lengths.includes(read.value.length)) return [];
  const typed = read.value;
  const neighbours = new Set([...soundAlikes(typed), ...swaps(typed), ...singles(typed)]);
  neighbours.delete(typed);
  return [...neighbours].filter((neighbour) => isNumberOf(neighbour, series));
}

function* soundAlikes(number: string): Generator<string> {
  for (let index = 0; index + 1 < number.length; index += 1) {
    const alike = soundAlike(number.slice(index, index + 2));
    if (alike !== undefined) yield replaced(number, index, alike);
  }
}

/** 12 and 20, 13 and 30, … 19 and 90 differ by an ending that the phone swallows: -надцать, -дцать, -десят. */
function soundAlike(pair: string): string | undefined {
  if (/^1[2-9]$/.test(pair)) return `${pair.charAt(1)}0`;
  if (/^[2-9]0$/.test(pair)) return `1${pair.charAt(0)}`;
  return undefined;
}

function* swaps(number: string): Generator<string> {
  for (let index = 0; index + 1 < number.length; index += 1) {
    yield replaced(number, index, number.charAt(index + 1) + number.charAt(index));
  }
}

function* singles(number: string): Generator<string> {
  for (let index = 0; index < number.length; index += 1) {
    for (let digit = 0; digit <= 9; digit += 1) yield replaced(number, index, String(digit));
  }
}

function replaced(number: string, index: number, digits: string): string {
  return number.slice(0, index) + digits + number.slice(index + digits.length);
}
