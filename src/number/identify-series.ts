/**
 * Tells by length and beginning which series a number is of, so that nobody has to ask for the operator too.
 */
import { Fault } from '../kernel/fault.ts';
import { faultsOnly } from '../kernel/input/faults-only.ts';
import { accepted, type Result, refused } from '../kernel/result.ts';
import { hasPrefix, type NumberFormat, prefixes } from './number-format.ts';
import { isNumberOf, wrongLength } from './parse.ts';
import { type ReadingOptions, readDigits } from './read-digits.ts';
import type { NumberRefusal } from './refusal.ts';

/**
 * A valid number, plain digits, and the series it is of.
 *
 * @see {@link identifySeries}
 */
export interface IdentifiedNumber<Series extends NumberFormat> {
  readonly series: Series;
  readonly number: string;
}

/**
 * Reads a number as `parseNumber` does, and finds out of which of `candidates` it is. There is at most one answer when
 * no two candidates have numbers of one length that begin alike.
 *
 * @example
 * const inquiry = numberFormat({ name: 'mts/inquiry', digits: 10 });
 * const order = numberFormat({ name: 'mts/order', digits: 11 });
 * const found = identifySeries('48 2930 1753', [order, inquiry]);
 * found.ok && [found.value.number, found.value.series.name] //=> ['4829301753', 'mts/inquiry']
 */
export function identifySeries<Series extends NumberFormat>(
  text: string,
  candidates: readonly Series[],
  options?: ReadingOptions,
): Result<IdentifiedNumber<Series>, NumberRefusal> {
  return faultsOnly('identifySeries', () => {
    const lengths = [...new Set(candidates.flatMap((series) => series.lengths))].sort((a, b) => a - b);
    const read = readDigits(text, options, lengths);
    if (!read.ok) return read;
    const number = read.value;
    const series = candidates.find((candidate) => isNumberOf(number, candidate));
    if (series !== undefined) return accepted({ series, number });
    const refusal = wrongLength(number.length, lengths);
    if (refusal !== undefined) return refused(refusal);
    const ofThisLength = candidates.filter((candidate) => candidate.lengths.includes(number.length));
    const meant = ofThisLength.find((candidate) => hasPrefix(candidate, number));
    if (meant !== undefined) return refused({ code: 'number/failed-check', check: meant.check });
    return refused({ code: 'number/other-series', expected: ofThisLength.flatMap(prefixes) });
  });
}

/**
 * Makes sure that a number can be of one of the series alone.
 *
 * @throws Fault `number/invalid-series`: two have the same name, or numbers of one length that begin alike
 */
export function assertDistinctSeries(series: readonly NumberFormat[]): void {
  for (const [index, first] of series.entries()) {
    for (const second of series.slice(index + 1)) {
      if (first.name === second.name) throw invalid(`two series are named '${first.name}': expected a name for each`);
      const length = first.lengths.find((candidate) => second.lengths.includes(candidate));
      if (length === undefined || !prefixesOverlap(first, second)) continue;
      throw invalid(
        `series '${first.name}' and '${second.name}' both have numbers of ${length} digits that begin alike ` +
          `('${first.prefix}' and '${second.prefix}'): expected different prefixes or lengths`,
      );
    }
  }
}

function prefixesOverlap(first: NumberFormat, second: NumberFormat): boolean {
  return prefixes(first).some((one) =>
    prefixes(second).some((other) => one.startsWith(other) || other.startsWith(one)),
  );
}

function invalid(problem: string): Fault {
  return new Fault('number/invalid-series', problem);
}
