/**
 * A schedule compiled year by year, and only the years that were asked for. Between two years their totals are enough, and
 * years of one shape have the same totals, so that no question costs more because it is about a far year.
 */
import { Fault } from '../../kernel/fault.ts';
import type { Instant } from '../../kernel/instant.ts';
import { dayMs, formatLocalDay, type LocalDay, localDay, weekdayOf, yearOf } from '../../kernel/local-day.ts';
import { CompiledYear, type OpenPeriod } from './compiled-year.ts';
import { afterAllYears, isWorked, lastDay, lastKnownDay, type Schedule } from './schedule.ts';

/**
 * No zone had changed its offset by the first of these years, and from the second one on each of them follows rules alone:
 * the time zone database names no later year (Morocco up to 2087).
 */
const [beforeZones, afterZones] = [1830, 2100];

/** No zone has changed its offset there and back within less than four weeks. */
const sampleDays = 8;

export class CompiledCalendar {
  readonly schedule: Schedule;
  /** Instants of 00:00 of the first known day and of 24:00 of the last one. */
  readonly knownFrom: Instant;
  readonly knownTo: Instant;
  /** 00:00 of the first day that is not known for sure. */
  readonly preliminaryFrom: Instant;
  readonly #years = new Map<number, CompiledYear>();
  /** By the shape of a year: one that has it. */
  readonly #shapes = new Map<string, CompiledYear>();
  /** The one of the last question: the next one is often about the same year. */
  #latest: CompiledYear | undefined;
  #known: { readonly open: YearSums; readonly worked: YearSums } | undefined;
  #unusual: ReadonlySet<number> | undefined;

  constructor(schedule: Schedule) {
    const { known, preliminary } = schedule;
    this.schedule = schedule;
    this.knownFrom = this.startOf(known.from);
    this.knownTo = this.startOf(known.to + 1);
    this.preliminaryFrom = preliminary === undefined ? Number.POSITIVE_INFINITY : this.startOf(preliminary.from);
  }

  /** The local day on which the wall clock stands. */
  dayOf(at: Instant): LocalDay {
    return Math.floor((at + this.schedule.zone.offsetAt(at)) / dayMs);
  }

  /** The instant of 00:00 of a local day, or the first instant after it where the zone has no such time. */
  startOf(day: LocalDay): Instant {
    return this.schedule.zone.instantOf(day * dayMs);
  }

  /**
   * The year of `at`; the very end of the known range belongs to its last day.
   *
   * @throws Fault `calendar/unknown-date`: `at` lies outside the known range
   */
  cover(at: Instant): CompiledYear {
    const latest = this.#latest;
    if (latest !== undefined && at >= latest.from && at < latest.to) return latest;
    if (at < this.knownFrom || at > this.knownTo) throw this.#unknown(this.dayOf(at));
    const year = this.#yearOfDay(at === this.knownTo ? this.schedule.known.to : this.dayOf(at));
    // In a fold over midnight the wall clock shows the day before again.
    return at >= year.to && at < this.knownTo ? this.#yearOfDay(year.endDay) : year;
  }

  /** Open time before `at`, from an instant that is always the same. @throws Fault `calendar/unknown-date`: as `cover` */
  openBefore(at: Instant): number {
    const year = this.cover(at);
    return this.#sums.open.before(year.year) + year.openBefore(at);
  }

  /**
   * The instant before which `sum` of open time lies; of many, the earliest one, or the latest when `isLatest`.
   *
   * @throws Fault `calendar/unknown-date`, `calendar/no-working-time`: there is not so much ahead, or behind
   */
  reach(sum: number, isLatest: boolean): Instant {
    const { open } = this.#sums;
    const latest = this.#latest;
    if (latest !== undefined) {
      const inYear = sum - open.before(latest.year);
      const isThere = isLatest ? inYear >= 0 && inYear < latest.open : inYear > 0 && inYear <= latest.open;
      if (isThere) return latest.instantAt(inYear, isLatest);
    }
    const year = open.yearOf(sum, isLatest);
    if (typeof year === 'string') throw this.#nothing(year);
    return this.#year(year).instantAt(sum - open.before(year), isLatest);
  }

  /** The open periods of all years from that of `from` to that of `to`, in order; those of two years may touch. */
  *periodsOf(from: Instant, to: Instant): Generator<OpenPeriod> {
    const [first, last] = [this.cover(from), this.cover(to)];
    for (let year = first.year; year <= last.year; year += 1) {
      if (this.#totalsOf(year).open > 0) yield* this.#year(year).periods;
    }
  }

  /** @throws Fault `calendar/unknown-date`: the day lies outside the known range */
  assertKnown(day: LocalDay): void {
    const { known } = this.schedule;
    if (day < known.from || day > known.to) throw this.#unknown(day);
  }

  /** @throws Fault `calendar/unknown-date`: the day lies outside the known range */
  isWorkedDay(day: LocalDay): boolean {
    this.assertKnown(day);
    return isWorked(this.schedule, day);
  }

  /** The first worked day from `from` on, itself included. */
  firstWorkedDay(from: LocalDay): LocalDay {
    return isWorked(this.schedule, from) && from <= this.schedule.known.to ? from : this.nthWorkedDay(from, 1);
  }

  /** The same, `undefined` where the calendar does not know it. */
  findWorkedDay(from: LocalDay): LocalDay | undefined {
    const { known } = this.schedule;
    return from < known.from || from > known.to ? undefined : this.#nthWorkedDay(from, 1);
  }

  /** Worked days from `from`, included, to `end`, not included; negative when `end` is earlier. */
  workedDaysBetween(from: LocalDay, end: LocalDay): number {
    if (from === end) return 0;
    this.assertKnown(Math.min(from, end));
    this.assertKnown(Math.max(from, end) - 1);
    return this.#workedBefore(end) - this.#workedBefore(from);
  }

  /** The nth worked day, n from 1, counting from `from`, itself included. */
  nthWorkedDay(from: LocalDay, n: number): LocalDay {
    this.assertKnown(from);
    const day = this.#nthWorkedDay(from, n);
    if (day === undefined) throw this.#nothing('after');
    return day;
  }

  #nthWorkedDay(from: LocalDay, n: number): LocalDay | undefined {
    const wanted = this.#workedBefore(from) + n;
    const { worked } = this.#sums;
    const year = worked.yearOf(wanted, false);
    return typeof year === 'string' ? undefined : this.#year(year).nthWorkedDay(wanted - worked.before(year));
  }

  /** Of a known day, or of the first one after the known range. */
  #workedBefore(day: LocalDay): number {
    const year = this.#yearOfDay(Math.min(day, this.schedule.known.to));
    return this.#sums.worked.before(year.year) + year.workedBefore(day);
  }

  #yearOfDay(day: LocalDay): CompiledYear {
    const latest = this.#latest;
    if (latest !== undefined && day >= latest.firstDay && day < latest.endDay) return latest;
    this.#latest = this.#year(yearOf(day));
    return this.#latest;
  }

  #year(year: number): CompiledYear {
    const known = this.#years.get(year);
    if (known !== undefined) return known;
    const { from, to } = this.schedule.known;
    const [firstDay, endDay] = [Math.max(from, localDay(year, 1, 1)), Math.min(to + 1, localDay(year + 1, 1, 1))];
    const compiled = new CompiledYear(this.schedule, firstDay, endDay);
    this.#years.set(year, compiled);
    return compiled;
  }

  /** They begin at the year of the first question. */
  get #sums(): { readonly open: YearSums; readonly worked: YearSums } {
    if (this.#known !== undefined) return this.#known;
    const { known } = this.schedule;
    const years = [this.#latest?.year ?? yearOf(known.from), yearOf(known.from), yearOf(known.to)] as const;
    this.#known = {
      open: new YearSums(...years, (year) => this.#totalsOf(year).open),
      worked: new YearSums(...years, (year) => this.#totalsOf(year).worked),
    };
    return this.#known;
  }

  /** Of the year, or of one that has the same shape. */
  #totalsOf(year: number): Pick<CompiledYear, 'open' | 'worked'> {
    const compiled = this.#years.get(year);
    if (compiled !== undefined) return compiled;
    const shape = this.#shapeOf(year);
    if (shape === undefined) return this.#year(year);
    const same = this.#shapes.get(shape) ?? this.#year(year);
    this.#shapes.set(shape, same);
    return same;
  }

  /** What decides the totals of a year; `undefined` where no other year is known to be the same. */
  #shapeOf(year: number): string | undefined {
    const { week, yearly } = this.schedule;
    this.#unusual ??= unusualYears(this.schedule);
    if (this.#unusual.has(year)) return undefined;
    const isYearly = yearly !== undefined && localDay(year, 1, 1) > yearly.from;
    // Only single days are open, and none of this year.
    if (!isYearly && week.every((hours) => hours.length === 0)) return 'closed';
    const zone = year <= beforeZones || year >= afterZones ? 'rules' : this.#isSteady(year) ? 'steady' : undefined;
    if (zone === undefined) return undefined;
    // The year before decides by its last night shift, and the rules of some days by the weekdays of both.
    const newYears = [year - 1, year, year + 1].map((each) => weekdayOf(localDay(each, 1, 1)));
    return [zone, year <= beforeZones, isYearly, ...newYears].join();
  }

  /** Whether the zone has one offset in the whole year. */
  #isSteady(year: number): boolean {
    const { zone } = this.schedule;
    const [first, last] = [localDay(year, 1, 1) - sampleDays, localDay(year + 1, 1, 1) + sampleDays];
    const offset = zone.offsetAt(first * dayMs);
    for (let day = first; day <= last; day += sampleDays) if (zone.offsetAt(day * dayMs) !== offset) return false;
    return true;
  }

  #unknown(day: LocalDay): Fault {
    const { known } = this.schedule;
    // The next days cannot be written as yyyy-mm-dd, and the last ones cannot be `Date`s.
    if (day > lastDay) return new Fault('calendar/unknown-date', afterAllYears);
    const [from, to] = [formatLocalDay(known.from), formatLocalDay(lastKnownDay(this.schedule) ?? known.to)];
    return new Fault('calendar/unknown-date', `${formatLocalDay(day)}: the calendar knows ${from} to ${to} only`);
  }

  #nothing(side: 'before' | 'after'): Fault {
    const { known, isLimited, week, dates } = this.schedule;
    // A night shift of the last date ends on the day after it.
    const reach = side === 'after' ? 1 : 0;
    const isWeekly = week.some((hours) => hours.length > 0);
    const days = isWeekly
      ? [known.from, known.to]
      : [...dates].flatMap(([day, { length }]) => (length > 0 ? [day + reach] : []));
    const edge = days.reduce(
      (one, other) => (side === 'after' ? Math.max(one, other) : Math.min(one, other)),
      days[0] ?? known.from,
    );
    if (isLimited && (side === 'after' ? edge >= known.to : edge <= known.from)) {
      return this.#unknown(side === 'after' ? known.to + 1 : known.from - 1);
    }
    if (side === 'after' && edge >= lastDay) return new Fault('calendar/no-working-time', afterAllYears);
    return new Fault('calendar/no-working-time', `no working time is known ${side} ${formatLocalDay(edge)}`);
  }
}

/** Years with days of their own, and those at the ends of what is known; a night shift reaches into the year after. */
function unusualYears({ known, dates, daysOff, yearly }: Schedule): ReadonlySet<number> {
  const edges = [known.from, known.to, ...(yearly === undefined ? [] : [yearly.from])];
  const days = [...edges, ...dates.keys(), ...daysOff];
  const years = new Set<number>();
  for (const day of days) years.add(yearOf(day)).add(yearOf(day + 1));
  return years;
}

/** Sums of something over whole years, computed from a first year on as far as they are asked for. */
class YearSums {
  readonly #anchor: number;
  readonly #first: number;
  readonly #last: number;
  readonly #ofYear: (year: number) => number;
  /** Up to `#anchor`, and up to each year after it; the other list goes back. */
  readonly #later: number[] = [0];
  readonly #earlier: number[] = [0];

  constructor(anchor: number, first: number, last: number, ofYear: (year: number) => number) {
    this.#anchor = anchor;
    this.#first = first;
    this.#last = last;
    this.#ofYear = ofYear;
  }

  /** The sum of the years before; negative before the first year of all. */
  before(year: number): number {
    const distance = year - this.#anchor;
    if (distance === 0) return 0;
    const [later, earlier] = [this.#later, this.#earlier];
    while (later.length <= distance) later.push((later.at(-1) ?? 0) + this.#ofYear(this.#anchor + later.length - 1));
    while (earlier.length <= -distance)
      earlier.push((earlier.at(-1) ?? 0) - this.#ofYear(this.#anchor - earlier.length));
    return (distance < 0 ? earlier[-distance] : later[distance]) ?? 0;
  }

  /** The first year at whose end the sum is reached, or passed when `isBeyond`; on which side there is none. */
  yearOf(sum: number, isBeyond: boolean): number | 'before' | 'after' {
    const isReached = (year: number): boolean => (isBeyond ? this.before(year) > sum : this.before(year) >= sum);
    let [low, high] = [this.#anchor, this.#anchor];
    // The range doubles, so that a search takes few steps and few years.
    for (let step = 1; !isReached(high + 1); step *= 2) {
      if (high === this.#last) return 'after';
      high = Math.min(this.#last, high + step);
    }
    for (let step = 1; isReached(low); step *= 2) {
      if (low === this.#first) return 'before';
      low = Math.max(this.#first, low - step);
    }
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (isReached(middle + 1)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
