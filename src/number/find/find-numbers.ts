/**
 * Finds request numbers in running text: a subject line, a forwarded text message, words around a number. Needs no secret.
 */
import { checkHolds } from '../check.ts';
import type { IdentifiedNumber } from '../identify-series.ts';
import { type NumberFormat, prefixes } from '../number-format.ts';
import { type DigitGroup, digitClusters, type Join } from './digit-groups.ts';

/** A valid number, its series and its place. */
export interface FoundNumber<Series extends NumberFormat = NumberFormat> extends IdentifiedNumber<Series> {
  /** Of its first digit, in UTF-16 units. */
  readonly index: number;
}

/**
 * All numbers of `series` in a text, in their order. A number stands there unbroken, in groups of four from the right, or in any
 * groups that are parted alike and from others (`482-930-1753`). It is never a part of longer digits, of a phone number with
 * its plus, or of a sum of money. Random digits of the right length and beginning pass as often as the check lets them,
 * once in 97 times with `mod97-10`. Never throws, and its time grows with the length of the text.
 *
 * @example
 * const inquiry = numberFormat({ name: 'mts/inquiry', digits: 10 });
 * findNumbers('Re: Обращение № 4829301753, звоните +7 916 123-45-67', [inquiry])[0]?.index //=> 16
 */
export function findNumbers<Series extends NumberFormat>(
  text: string,
  series: readonly Series[],
): readonly FoundNumber<Series>[] {
  // A service without types may pass anything: what is no text has no numbers.
  if (typeof text !== 'string') return [];
  const formats = new Formats(series);
  const found: FoundNumber<Series>[] = [];
  for (const { groups, hasPlus } of digitClusters(text)) {
    let first = hasPlus ? behindPhone(groups) : 0;
    for (let group = groups[first]; group !== undefined; group = groups[first]) {
      const place = { groups, first, text, formats };
      const one = numberAt(place);
      if (one !== undefined) found.push({ number: one.number, series: one.series, index: group.start });
      first = (one?.last ?? first) + 1;
    }
  }
  return found;
}

/** The shortest international numbers in use have so many digits, their country code included. */
const shortestPhone = 10;

/** The first group that is not of the phone number at the beginning. */
function behindPhone(groups: readonly DigitGroup[]): number {
  let digits = 0;
  const last = groups.findIndex((group) => {
    digits += group.digits.length;
    return digits >= shortestPhone;
  });
  return last === -1 ? groups.length : last + 1;
}

/** What the series have in common, prepared for many candidates. */
class Formats<Series extends NumberFormat> {
  readonly longest: number;
  readonly #byLength = new Map<number, { readonly series: Series; readonly beginnings: readonly string[] }[]>();

  constructor(series: readonly Series[]) {
    for (const one of series) {
      for (const length of one.lengths) {
        const others = this.#byLength.get(length) ?? [];
        this.#byLength.set(length, [...others, { series: one, beginnings: prefixes(one) }]);
      }
    }
    this.longest = Math.max(0, ...this.#byLength.keys());
  }

  haveLength(length: number): boolean {
    return this.#byLength.has(length);
  }

  /** The series of which plain digits are a valid number. */
  seriesOf(digits: string): Series | undefined {
    return this.#byLength
      .get(digits.length)
      ?.find(
        ({ series, beginnings }) =>
          beginnings.some((beginning) => digits.startsWith(beginning)) && checkHolds(series.check, digits),
      )?.series;
  }
}

/** Where a number may begin: at group `first` of a cluster. */
interface Place<Series extends NumberFormat> {
  readonly groups: readonly DigitGroup[];
  readonly first: number;
  readonly text: string;
  readonly formats: Formats<Series>;
}

/** The number that begins there, and its last group. */
function numberAt<Series extends NumberFormat>(place: Place<Series>): FoundGroups<Series> | undefined {
  return numberUpTo(place, place.first) ?? numberInFours(place) ?? numberPartedAlike(place) ?? numberOfAll(place);
}

interface FoundGroups<Series extends NumberFormat> extends IdentifiedNumber<Series> {
  readonly last: number;
}

/** The number of the groups up to `last`, if they are one. */
function numberUpTo<Series extends NumberFormat>(place: Place<Series>, last: number): FoundGroups<Series> | undefined {
  const { groups, first, formats } = place;
  let length = 0;
  for (let index = first; index <= last; index += 1) length += groups[index]?.digits.length ?? 0;
  if (!formats.haveLength(length)) return undefined;
  let number = '';
  for (let index = first; index <= last; index += 1) number += groups[index]?.digits ?? '';
  const series = formats.seriesOf(number);
  return series === undefined || isSum(place, last) ? undefined : { series, number, last };
}

/** Written as `formatNumber` writes it, the longest first; not a part of a card number. */
function numberInFours<Series extends NumberFormat>(place: Place<Series>): FoundGroups<Series> | undefined {
  const { groups, first, formats } = place;
  const head = groups[first];
  if (head === undefined || head.digits.length > 4 || !isFour(groups[first + 1])) return undefined;
  const isAllFours = head.digits.length === 4;
  if (isAllFours && head.join !== undefined && groups[first - 1]?.digits.length === 4) return undefined;
  let last = first + 1;
  while (isFour(groups[last + 1]) && 4 * (last - first) < formats.longest) last += 1;
  if (isAllFours) return isFour(groups[last + 1]) ? undefined : numberUpTo(place, last);
  let found: FoundGroups<Series> | undefined;
  for (; found === undefined && last > first; last -= 1) found = numberUpTo(place, last);
  return found;
}

function isFour(group: DigitGroup | undefined): boolean {
  return group?.digits.length === 4 && group.join !== 'bracket';
}

/** Parted by one sign, and by another one from its neighbours; not a part of a phone number. */
function numberPartedAlike<Series extends NumberFormat>(place: Place<Series>): FoundGroups<Series> | undefined {
  const { groups, first, formats } = place;
  const before = first === 0 ? undefined : groups[first]?.join;
  const inner = groups[first + 1]?.join;
  if (inner === undefined || inner === 'bracket' || before === inner || !parts(before)) return undefined;
  if (before !== undefined && /^[78]$/.test(groups[first - 1]?.digits ?? '')) return undefined;
  let last = first;
  // Each group has a digit or more.
  while (groups[last + 1]?.join === inner && last - first < formats.longest) last += 1;
  return parts(groups[last + 1]?.join) ? numberUpTo(place, last) : undefined;
}

/** Parted in several ways, with nothing else beside it. */
function numberOfAll<Series extends NumberFormat>(place: Place<Series>): FoundGroups<Series> | undefined {
  const { groups, first, formats } = place;
  if (first > 0 || groups.length > formats.longest || groups.some(({ join }) => join === 'bracket')) return undefined;
  return numberUpTo(place, groups.length - 1);
}

/** Whether what stands there parts a number from its neighbours: brackets stand inside of phone numbers, points of sums. */
function parts(join: Join | undefined): boolean {
  return join !== 'bracket' && join !== 'point';
}

const currencyBehind = /^\s?(?:₽|руб|р\.|коп|rub|usd|eur|[$€£])/i;
const currencyBefore = /[₽$€£]\s?$/;

/** Whether the digits are an amount or a decimal fraction. */
function isSum<Series extends NumberFormat>({ groups, first, text }: Place<Series>, last: number): boolean {
  const { start = 0, join } = groups[first] ?? {};
  const { end = 0 } = groups[last] ?? {};
  const next = groups[last + 1];
  if (join === 'point' && (groups[first - 1]?.digits.length ?? 0) < 6) return true;
  if (next?.join === 'point' && next.digits.length <= 2) return true;
  return (
    currencyBehind.test(text.slice(end, end + 5)) || currencyBefore.test(text.slice(Math.max(0, start - 2), start))
  );
}
