/**
 * A schedule compiled into UTC: open periods and worked days with prefix sums, whole years at a time and only those that
 * were asked for. Night shifts are carried over, days off are cut out, overlaps are merged.
 */
import { Fault } from '../../kernel/fault.ts';
import type { Instant } from '../../kernel/instant.ts';
import { dayMs, formatLocalDay, type LocalDay, localDay, yearOf } from '../../kernel/local-day.ts';
import { type OpenPeriod, OpenPeriods } from './open-periods.ts';
import { hoursOf, isDayOff, isLeftOut, isWorked, lastKnownDay, type Schedule } from './schedule.ts';

/** No local day has been longer: Kwajalein and Samoa repeated a day. */
const longestDayMs = 2 * dayMs;

export class CompiledCalendar {
  readonly schedule: Schedule;
  /** Instants of 00:00 of the first known day and of 24:00 of the last one. */
  readonly knownFrom: Instant;
  readonly knownTo: Instant;
  /** 00:00 of the first day that is not known for sure. */
  readonly preliminaryFrom: Instant;
  periods: OpenPeriods;
  /** Nothing is open before the first and after the last of these days. */
  readonly #firstWorked: LocalDay;
  readonly #lastWorked: LocalDay;
  /** The compiled local days: `#firstDay` included, `#endDay` not. */
  #firstDay: LocalDay = 0;
  #endDay: LocalDay = 0;
  /** Worked days before the day, by local days since `#firstDay`. */
  #workedBefore: readonly number[] = [0];

  constructor(schedule: Schedule) {
    const { known, week, dates, preliminary } = schedule;
    this.schedule = schedule;
    this.knownFrom = this.startOf(known.from);
    this.knownTo = this.startOf(known.to + 1);
    this.preliminaryFrom = preliminary === undefined ? Number.POSITIVE_INFINITY : this.startOf(preliminary.from);
    this.periods = new OpenPeriods(this.knownFrom, this.knownFrom, []);
    // Sorted, for there may be more dates than a call of Math.min can have arguments.
    const open = [...dates]
      .filter(([, hours]) => hours.length > 0)
      .map(([day]) => day)
      .sort((a, b) => a - b);
    const isWeekly = week.some((hours) => hours.length > 0);
    this.#firstWorked = isWeekly ? known.from : Math.max(known.from, open[0] ?? Number.POSITIVE_INFINITY);
    // A night shift of the last date ends on the day after it.
    this.#lastWorked = isWeekly ? known.to : Math.min(known.to, (open.at(-1) ?? Number.NEGATIVE_INFINITY) + 1);
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
   * Compiles the year of `at`.
   *
   * @throws Fault calendar/unknown-date: `at` lies outside the known range
   */
  cover(at: Instant): void {
    if (at >= this.periods.from && at < this.periods.to) return;
    if (at < this.knownFrom || at > this.knownTo) throw this.#unknown(this.dayOf(at));
    // The very end of the known range belongs to its last day.
    const day = at === this.knownTo ? this.schedule.known.to : this.dayOf(at);
    this.coverDay(day);
    // In a fold over midnight the wall clock shows the day before again.
    if (at >= this.periods.to && at < this.knownTo) this.coverDay(day + 1);
  }

  /** @throws Fault calendar/unknown-date: the day lies outside the known range */
  coverDay(day: LocalDay): void {
    if (day >= this.#firstDay && day < this.#endDay) return;
    this.#assertKnown(day);
    const { schedule } = this;
    const { known } = schedule;
    // One more year for ten compiled ones, so that a history of centuries does not copy all of them for each new one.
    const more = 366 * Math.floor((this.#endDay - this.#firstDay) / 3660);
    const from = Math.max(known.from, localDay(yearOf(Math.max(known.from, day - more)), 1, 1));
    const to = Math.min(known.to, localDay(yearOf(Math.min(known.to, day + more)), 12, 31)) + 1;
    if (this.#firstDay === this.#endDay) this.#firstDay = this.#endDay = from;
    const [firstDay, endDay] = [Math.min(from, this.#firstDay), Math.max(to, this.#endDay)];
    // What is compiled grows at its two ends only.
    const earlier = compileDays(schedule, firstDay, this.#firstDay);
    const later = compileDays(schedule, this.#endDay, endDay);
    const list = [...earlier, ...this.periods.list, ...later];
    this.periods = new OpenPeriods(this.startOf(firstDay), this.startOf(endDay), list);
    this.#firstDay = firstDay;
    this.#endDay = endDay;
    this.#workedBefore = countWorked(schedule, firstDay, endDay);
  }

  /**
   * Compiles later years until the total is at least `wanted`, or more than that when `isBeyond`.
   *
   * @throws Fault calendar/unknown-date, calendar/no-working-time: there is not so much ahead
   */
  reach(wanted: number, isBeyond: boolean): void {
    while (isBeyond ? this.periods.total <= wanted : this.periods.total < wanted) {
      const daysAhead = this.#lastWorked + 1 - this.#endDay;
      if (daysAhead <= 0 || daysAhead * longestDayMs < wanted - this.periods.total) {
        throw this.#nothing('after', this.#endDay - 1);
      }
      // The compiled range doubles, so that a search takes few steps.
      this.coverDay(Math.min(this.#lastWorked, 2 * this.#endDay - this.#firstDay));
    }
  }

  /**
   * Compiles earlier years, at least one, and returns by how much every prefix sum has grown.
   *
   * @throws Fault calendar/unknown-date, calendar/no-working-time: there is not so much behind
   */
  reachBack(missing: number): number {
    const daysBehind = this.#firstDay - this.#firstWorked;
    if (daysBehind <= 0 || daysBehind * longestDayMs < missing) throw this.#nothing('before', this.#firstDay);
    const { total } = this.periods;
    this.coverDay(Math.max(this.#firstWorked, 2 * this.#firstDay - this.#endDay));
    return this.periods.total - total;
  }

  /** @throws Fault calendar/unknown-date: the day lies outside the known range */
  isWorkedDay(day: LocalDay): boolean {
    this.#assertKnown(day);
    return isWorked(this.schedule, day);
  }

  /** The first worked day from `from` on, itself included. */
  firstWorkedDay(from: LocalDay): LocalDay {
    const day = this.findWorkedDay(from);
    if (day !== undefined) return day;
    this.#assertKnown(from);
    throw this.#nothing('after', from);
  }

  /** The same, `undefined` where the calendar does not know it. */
  findWorkedDay(from: LocalDay): LocalDay | undefined {
    if (from < this.schedule.known.from) return undefined;
    for (let day = from; day <= this.#lastWorked; day += 1) if (isWorked(this.schedule, day)) return day;
    return undefined;
  }

  /** Worked days from `from`, included, to `end`, not included; negative when `end` is earlier. */
  workedDaysBetween(from: LocalDay, end: LocalDay): number {
    if (from === end) return 0;
    this.coverDay(Math.min(from, end));
    this.coverDay(Math.max(from, end) - 1);
    return this.#workedBeforeDay(end) - this.#workedBeforeDay(from);
  }

  /** The nth worked day, n from 1, counting from `from`, itself included. */
  nthWorkedDay(from: LocalDay, n: number): LocalDay {
    this.coverDay(from);
    const wanted = this.#workedBeforeDay(from) + n;
    // Each missing worked day takes a day at least, so this never goes too far.
    let [end, missing] = [from, n];
    while (missing > 0) {
      end += missing;
      if (end - 1 > this.#lastWorked) throw this.#nothing('after', Math.max(this.#endDay, this.#lastWorked) - 1);
      this.coverDay(end - 1);
      missing = wanted - this.#workedBeforeDay(end);
    }
    return end - 1;
  }

  /** Only of days from `#firstDay` to `#endDay`. */
  #workedBeforeDay(day: LocalDay): number {
    return this.#workedBefore[day - this.#firstDay] ?? 0;
  }

  #assertKnown(day: LocalDay): void {
    const { known } = this.schedule;
    if (day < known.from || day > known.to) throw this.#unknown(day);
  }

  #unknown(day: LocalDay): Fault {
    const { known } = this.schedule;
    const [from, to] = [formatLocalDay(known.from), formatLocalDay(lastKnownDay(this.schedule) ?? known.to)];
    return new Fault('calendar/unknown-date', `${formatLocalDay(day)}: the calendar knows ${from} to ${to} only`);
  }

  #nothing(side: 'before' | 'after', day: LocalDay): Fault {
    const { known, isLimited } = this.schedule;
    if (isLimited && (side === 'after' ? this.#lastWorked >= known.to : this.#firstWorked <= known.from)) {
      return this.#unknown(side === 'after' ? known.to + 1 : known.from - 1);
    }
    return new Fault('calendar/no-working-time', `no working time is known ${side} ${formatLocalDay(day)}`);
  }
}

function countWorked(schedule: Schedule, firstDay: LocalDay, endDay: LocalDay): readonly number[] {
  const workedBefore = [0];
  let count = 0;
  for (let day = firstDay; day < endDay; day += 1) {
    if (isWorked(schedule, day)) count += 1;
    workedBefore.push(count);
  }
  return workedBefore;
}

/** Open periods of the days, sorted and disjoint, inside 00:00 of `firstDay` and 00:00 of `endDay`. */
function compileDays(schedule: Schedule, firstDay: LocalDay, endDay: LocalDay): readonly OpenPeriod[] {
  if (endDay <= firstDay) return [];
  const pieces: OpenPeriod[] = [];
  // A night shift of the day before reaches into the first day, if that day is known at all.
  for (let day = Math.max(firstDay - 1, schedule.known.from); day < endDay; day += 1) {
    pieces.push(...piecesOf(schedule, day));
  }
  return merge(pieces, schedule.zone.instantOf(firstDay * dayMs), schedule.zone.instantOf(endDay * dayMs));
}

/** The hours of a day, cut at each midnight, without the parts that lie on a day off. */
function piecesOf(schedule: Schedule, day: LocalDay): readonly OpenPeriod[] {
  const { zone } = schedule;
  const hours = hoursOf(schedule, day);
  if (hours.length === 0 || isLeftOut(schedule, day)) return [];
  const pieces: OpenPeriod[] = [];
  for (const { start, end } of hours) {
    const to = zone.instantOf(day * dayMs + end);
    let from = zone.instantOf(day * dayMs + start);
    for (let part = day; from < to; part += 1) {
      const cut = Math.min(to, zone.instantOf((part + 1) * dayMs));
      if (from < cut && !isDayOff(schedule, part)) pieces.push({ start: from, end: cut });
      from = Math.max(from, cut);
    }
  }
  return pieces;
}

function merge(pieces: OpenPeriod[], from: Instant, to: Instant): readonly OpenPeriod[] {
  const merged: OpenPeriod[] = [];
  for (const piece of pieces.sort((a, b) => a.start - b.start)) {
    const [start, end] = [Math.max(piece.start, from), Math.min(piece.end, to)];
    if (start >= end) continue;
    const last = merged.at(-1);
    if (last === undefined || start > last.end) merged.push({ start, end });
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
  }
  return merged;
}
