/**
 * Finds request numbers in running text: a subject line, a forwarded text message, words around a number. Needs no secret.
 */
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import { dropInvisible, spaceBreaks } from '../../kernel/text.ts';
import { checkHolds } from '../check.ts';
import type { IdentifiedNumber } from '../identify-series.ts';
import { type NumberFormat, prefixes } from '../number-format.ts';
import { type DigitGroups, digitGroups, digitsOf, joins, placesIn } from './digit-groups.ts';

/**
 * A valid number, its series and its place.
 *
 * @see {@link findNumbers}
 */
export interface FoundNumber<Series extends NumberFormat = NumberFormat> extends IdentifiedNumber<Series> {
  /** Of its first digit, in UTF-16 units. */
  readonly index: number;
}

/**
 * All numbers of `series` in a text, in their order. A number stands there unbroken, in groups of four from the right, or in any
 * groups that are parted alike and from others (`482-930-1753`). It is never a part of longer digits, of a phone number with
 * its plus, or of a sum of money. Random digits of the right length and beginning pass as often as the check lets them,
 * once in a hundred times with `mod97-10`. Never throws, and its time grows with the length of the text.
 *
 * @example
 * const inquiry = numberFormat({ name: 'mts/inquiry', digits: 10 });
 * const [found] = findNumbers('Re: Обращение № 4829 3017 53, звоните +7 916 123-45-67', [inquiry]);
 * [found.number, found.series.name, found.index] //=> ['4829301753', 'mts/inquiry', 16]
 */
export function findNumbers<Series extends NumberFormat>(
  text: string,
  series: readonly Series[],
): readonly FoundNumber<Series>[] {
  return faultsOnly('findNumbers', () => {
    // A service without types may pass anything: what is no text has no numbers.
    if (typeof text !== 'string') return [];
    return [...numbersIn(text, series)];
  });
}

/** As `findNumbers`, one after the other: who wants the first ones only does not pay for the others. */
export function* numbersIn<Series extends NumberFormat>(
  text: string,
  series: readonly Series[],
): Generator<FoundNumber<Series>> {
  const formats = new Formats(series);
  const spaced = spaceBreaks(text);
  const groups = digitGroups(dropInvisible(spaced));
  const placeOf = placesIn(spaced, groups.text);
  for (let first = 0; first < groups.count; ) {
    if (groups.before[first] === joins.plus) first = behindPhone(groups, first);
    const one = first < groups.count ? numberAt({ groups, first, formats }) : undefined;
    if (one !== undefined) yield { number: one.number, series: one.series, index: placeOf(groups.starts[first] ?? 0) };
    first = (one?.last ?? first) + 1;
  }
}

/** The shortest international numbers in use have so many digits, their country code included. */
const shortestPhone = 10;

/** The first group that is not of the phone number that begins with group `first`. */
function behindPhone(groups: DigitGroups, first: number): number {
  let digits = sizeOf(groups, first);
  let next = first + 1;
  for (; digits < shortestPhone && joinBefore(groups, next) < joins.apart; next += 1) digits += sizeOf(groups, next);
  return next;
}

/** What the series have in common, prepared for many candidates. */
class Formats<Series extends NumberFormat> {
  readonly longest: number;
  readonly #byLength = new Map<number, { readonly series: Series; readonly beginnings: readonly string[] }[]>();

  constructor(series: readonly Series[]) {
    for (const one of series) {
      for (const length of one.lengths) {
        const others = this.#byLength.get(length) ?? [];
        others.push({ series: one, beginnings: prefixes(one) });
        this.#byLength.set(length, others);
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

/** Where a number may begin: at group `first`. */
interface Place<Series extends NumberFormat> {
  readonly groups: DigitGroups;
  readonly first: number;
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
  for (let index = first; index <= last; index += 1) length += sizeOf(groups, index);
  if (!formats.haveLength(length)) return undefined;
  const number = digitsOf(groups, first, last);
  const series = formats.seriesOf(number);
  return series === undefined || isSum(groups, first, last) ? undefined : { series, number, last };
}

/** Written as `formatNumber` writes it, the longest first; not a part of a card number. */
function numberInFours<Series extends NumberFormat>(place: Place<Series>): FoundGroups<Series> | undefined {
  const { groups, first, formats } = place;
  const head = sizeOf(groups, first);
  if (head > 4 || !isJoinedFour(groups, first + 1)) return undefined;
  const isAllFours = head === 4;
  if (isAllFours && joinBefore(groups, first) < joins.apart && sizeOf(groups, first - 1) === 4) return undefined;
  let last = first + 1;
  while (isJoinedFour(groups, last + 1) && 4 * (last - first) < formats.longest) last += 1;
  if (isAllFours) return isJoinedFour(groups, last + 1) ? undefined : numberUpTo(place, last);
  let found: FoundGroups<Series> | undefined;
  for (; found === undefined && last > first; last -= 1) found = numberUpTo(place, last);
  return found;
}

function isJoinedFour(groups: DigitGroups, index: number): boolean {
  const join = joinBefore(groups, index);
  return sizeOf(groups, index) === 4 && join < joins.apart && join !== joins.bracket;
}

/** Parted by one sign, and by another one from its neighbours; not a part of a phone number. */
function numberPartedAlike<Series extends NumberFormat>(place: Place<Series>): FoundGroups<Series> | undefined {
  const { groups, first, formats } = place;
  const before = joinBefore(groups, first);
  const inner = joinBefore(groups, first + 1);
  if (inner >= joins.apart || inner === joins.bracket || before === inner || !parts(before)) return undefined;
  if (before < joins.apart && isTrunkPrefix(groups, first - 1)) return undefined;
  let last = first;
  // Each group has a digit or more.
  while (joinBefore(groups, last + 1) === inner && last - first < formats.longest) last += 1;
  return parts(joinBefore(groups, last + 1)) ? numberUpTo(place, last) : undefined;
}

/** The 7 or the 8 in front of a Russian phone number. */
function isTrunkPrefix(groups: DigitGroups, index: number): boolean {
  return sizeOf(groups, index) === 1 && /[78]/.test(digitsOf(groups, index, index));
}

/** Parted in several ways, with nothing else beside it. */
function numberOfAll<Series extends NumberFormat>(place: Place<Series>): FoundGroups<Series> | undefined {
  const { groups, first, formats } = place;
  // A plus would have made a phone number of it.
  if (joinBefore(groups, first) !== joins.apart) return undefined;
  let last = first;
  for (; joinBefore(groups, last + 1) < joins.apart; last += 1) {
    if (joinBefore(groups, last + 1) === joins.bracket || last - first >= formats.longest) return undefined;
  }
  return numberUpTo(place, last);
}

function sizeOf({ sizes }: DigitGroups, index: number): number {
  return sizes[index] ?? 0;
}

/** What stands before a group; nothing joins what is no group. */
function joinBefore({ count, before }: DigitGroups, index: number): number {
  return index < count ? (before[index] ?? joins.apart) : joins.apart;
}

/** Whether what stands there parts a number from its neighbours: brackets stand inside of phone numbers, points of sums. */
function parts(join: number): boolean {
  return join !== joins.bracket && join !== joins.point;
}

/** Whole words on the same line. `р.` before another word is a river or a settlement. */
const currencyBehind =
  /^[^\S\n\r\u2028\u2029]?(?:[₽$€£]|(?:руб(?:л\p{L}{1,3})?|коп(?:е[ей]\p{L}{1,4})?|rub|usd|eur)(?![\p{L}\p{M}])|р\.(?!\s*\p{L}))/iu;
/** Longer than any of these words. */
const longestCurrency = 16;
const currencyBefore = /[₽$€£][^\S\n\r\u2028\u2029]?$/;

/** Whether the digits are an amount or a decimal fraction. */
function isSum(groups: DigitGroups, first: number, last: number): boolean {
  const { text, starts, ends } = groups;
  const [start = 0, end = 0] = [starts[first], ends[last]];
  if (joinBefore(groups, first) === joins.point && sizeOf(groups, first - 1) < 6) return true;
  if (joinBefore(groups, last + 1) === joins.point && sizeOf(groups, last + 1) <= 2) return true;
  return (
    currencyBehind.test(text.slice(end, end + longestCurrency)) ||
    currencyBefore.test(text.slice(Math.max(0, start - 2), start))
  );
}
