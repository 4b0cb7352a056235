/**
 * A schedule compiled into UTC: open periods as sorted arrays with prefix sums, one calendar year at a time and only the
 * years that were asked for, so that the cost of a question does not grow with its span.
 */
import { Fault } from '../../kernel/fault.ts';
import type { Instant } from '../../kernel/instant.ts';
import { DAY_MS, formatLocalDay, type LocalDay, localDay, yearOf } from '../../kernel/local-day.ts';
import { compileDays } from './compile-days.ts';
import { type IndexArray, indexArray, OpenPeriods } from './open-periods.ts';
import { isWorked, type Schedule } from './schedule.ts';

const MEAN_WEEKS_PER_YEAR = 52.1775;

/** Generous: no zone has ever put its clock back by more than this (Kwajalein and Samoa repeated a day). */
const LONGEST_DAY_MS = 2 * DAY_MS;

export class CompiledCalendar {
  readonly schedule: Schedule;
  /** Instants of 00:00 of the first known day and of 24:00 of the last one. */
  readonly knownFrom: Instant;
  readonly knownTo: Instant;
  /** Days after which nothing is ever open again and before which nothing ever was. */
  readonly #firstWorked: LocalDay;
  readonly #lastWorked: LocalDay;
  readonly #weekMs: number;

  /** The compiled local days: `firstDay` included, `endDay` not; as instants `from` and `to`. */
  #firstDay: LocalDay;
  #endDay: LocalDay;
  periods: OpenPeriods;
  /** Worked days before the day, by local days since `#firstDay`. */
  #workedBefore: IndexArray = indexArray(1, 0);

  constructor(schedule: Schedule) {
    const { zone, known, week, dates } = schedule;
    this.schedule = schedule;
    this.knownFrom = zone.instantOf(known.from * DAY_MS);
    this.knownTo = zone.instantOf((known.to + 1) * DAY_MS);
    this.#weekMs = week.flat().reduce((sum, { start, end }) => sum + end - start, 0);
    const open = [...dates].filter(([, hours]) => hours.length > 0).map(([day]) => day);
    const isWeekly = this.#weekMs > 0;
    this.#firstWorked = isWeekly ? known.from : Math.max(known.from, Math.min(...open));
    this.#lastWorked = isWeekly ? known.to : Math.min(known.to, Math.max(...open) + 1);
    this.#firstDay = this.#endDay = known.from;
    this.periods = new OpenPeriods(this.knownFrom, this.knownFrom, new Float64Array(0), new Float64Array(0));
  }

  /** The local day on which the wall clock stands. */
  dayOf(at: Instant): LocalDay {
    // `| 0` keeps days integers for the engine: they index the tables below.
    return Math.floor((at + this.schedule.zone.offsetAt(at)) / DAY_MS) | 0;
  }

  /** The instant of 00:00 of a local day, or the first instant after it where the zone has no such time. */
  startOf(day: LocalDay): Instant {
    return this.schedule.zone.instantOf(day * DAY_MS);
  }

  /** Compiles what is missing up to `at`. Throws calendar/unknown-date outside the known range. */
  cover(at: Instant): void {
    if (at >= this.periods.from && at < this.periods.to) return;
    if (at < this.knownFrom || at > this.knownTo) throw this.#unknown(this.dayOf(at));
    // The very end of the known range belongs to its last day.
    const day = at === this.knownTo ? this.schedule.known.to : this.dayOf(at);
    this.coverDay(day);
    // In a fold over midnight the wall clock shows the day before again.
    if (at >= this.periods.to && at < this.knownTo) this.coverDay(day + 1);
  }

  coverDay(day: LocalDay): void {
    if (day >= this.#firstDay && day < this.#endDay) return;
    const { known } = this.schedule;
    if (day < known.from || day > known.to) throw this.#unknown(day);
    const year = yearOf(day);
    const isFirst = this.#firstDay === this.#endDay;
    const first = isFirst ? year : Math.min(year, yearOf(this.#firstDay));
    const last = isFirst ? year : Math.max(year, yearOf(this.#endDay - 1));
    this.#compile(first, last);
  }

  /** Compiles on until the total is at least `wanted`. Throws calendar/no-working-time, calendar/unknown-date. */
  reach(wanted: number, isBeyond: boolean): void {
    while (isBeyond ? this.periods.total <= wanted : this.periods.total < wanted) {
      const missing = wanted - this.periods.total;
      // What cannot be reached is told at once.
      if ((this.#lastWorked + 1 - this.#endDay) * LONGEST_DAY_MS < missing || this.#endDay > this.#lastWorked) {
        throw this.#nothing('after', this.#endDay - 1);
      }
      const years = this.#yearsFor(missing);
      this.coverDay(Math.min(this.#lastWorked, localDay(yearOf(this.#endDay) + years - 1, 12, 31)));
    }
  }

  /** Compiles backwards at least one year and tells by how much every prefix sum has grown. */
  reachBack(missing: number): number {
    if ((this.#firstDay - this.#firstWorked) * LONGEST_DAY_MS < missing || this.#firstDay <= this.#firstWorked) {
      throw this.#nothing('before', this.#firstDay);
    }
    const { total } = this.periods;
    const years = this.#yearsFor(missing);
    this.coverDay(Math.max(this.#firstWorked, localDay(yearOf(this.#firstDay - 1) - years + 1, 1, 1)));
    return this.periods.total - total;
  }

  /** Throws calendar/unknown-date. */
  isWorkedDay(day: LocalDay): boolean {
    const index = day - this.#firstDay;
    if (index >= 0 && day < this.#endDay) return this.#workedBefore[index + 1] !== this.#workedBefore[index];
    const { known } = this.schedule;
    // One day is no reason to compile the years up to it.
    if (day < known.from || day > known.to) throw this.#unknown(day);
    return isWorked(this.schedule, day);
  }

  /** The first worked day from `from` on, itself included. Throws calendar/unknown-date, calendar/no-working-time. */
  firstWorkedDay(from: LocalDay): LocalDay {
    let day = from;
    while (!this.isWorkedDay(day)) {
      if (day >= this.#lastWorked) throw this.#nothing('after', from);
      day += 1;
    }
    return day;
  }

  /** Worked days from `from`, included, to `end`, not included. */
  workedDaysBetween(from: LocalDay, end: LocalDay): number {
    if (end <= from) return 0;
    this.coverDay(from);
    this.coverDay(end - 1);
    return (this.#workedBefore[end - this.#firstDay] ?? 0) - (this.#workedBefore[from - this.#firstDay] ?? 0);
  }

  /** The nth worked day, n from 1, counting from `from`, itself included. */
  nthWorkedDay(from: LocalDay, n: number): LocalDay {
    this.coverDay(from);
    const first = from - this.#firstDay;
    const wanted = (this.#workedBefore[first] ?? 0) + n;
    // Each missing worked day takes a day at least, so this never goes too far and is there in a few steps.
    for (let index = first, missing = n; ; ) {
      index += missing;
      if (index >= this.#workedBefore.length) this.#coverDays(this.#firstDay + index);
      missing = wanted - (this.#workedBefore[index] ?? 0);
      if (missing === 0) return this.#firstDay + index - 1;
    }
  }

  /** Compiles up to 00:00 of `end`. */
  #coverDays(end: LocalDay): void {
    if (end - 1 > this.#lastWorked) throw this.#nothing('after', Math.max(this.#endDay, this.#lastWorked) - 1);
    this.coverDay(end - 1);
  }

  #yearsFor(missing: number): number {
    return Math.min(10_000, Math.max(1, Math.floor(missing / (this.#weekMs * MEAN_WEEKS_PER_YEAR + 1))));
  }

  #compile(firstYear: number, lastYear: number): void {
    const { schedule } = this;
    const firstDay = Math.max(schedule.known.from, localDay(firstYear, 1, 1));
    const endDay = Math.min(schedule.known.to, localDay(lastYear, 12, 31)) + 1;
    const isFirst = this.#firstDay === this.#endDay;
    // What is compiled only ever grows at its two ends; the middle is copied.
    const earlier = compileDays(schedule, firstDay, isFirst ? endDay : this.#firstDay);
    const later = compileDays(schedule, isFirst ? endDay : this.#endDay, endDay);
    const { periods } = this;
    const lengthBefore = earlier.length / 2;
    const count = lengthBefore + periods.count + later.length / 2;
    const [starts, ends] = [new Float64Array(count), new Float64Array(count)];
    starts.set(periods.starts, lengthBefore);
    ends.set(periods.ends, lengthBefore);
    const write = (pairs: readonly Instant[], offset: number): void => {
      for (let pair = 0; pair < pairs.length; pair += 2) {
        starts[offset + pair / 2] = pairs[pair] ?? 0;
        ends[offset + pair / 2] = pairs[pair + 1] ?? 0;
      }
    };
    write(earlier, 0);
    write(later, lengthBefore + periods.count);
    this.#workedBefore = this.#countWorked(firstDay, endDay);
    this.#firstDay = firstDay;
    this.#endDay = endDay;
    this.periods = new OpenPeriods(this.startOf(firstDay), this.startOf(endDay), starts, ends);
  }

  #countWorked(firstDay: LocalDay, endDay: LocalDay): IndexArray {
    const workedBefore = indexArray(endDay - firstDay + 1, endDay - firstDay);
    for (let day = firstDay; day < endDay; day += 1) {
      const index = day - firstDay;
      workedBefore[index + 1] = (workedBefore[index] ?? 0) + (isWorked(this.schedule, day) ? 1 : 0);
    }
    return workedBefore;
  }

  #unknown(day: LocalDay): Fault {
    const { known } = this.schedule;
    return new Fault(
      'calendar/unknown-date',
      `${formatLocalDay(day)}: the calendar knows ${formatLocalDay(known.from)} to ${formatLocalDay(known.to)} only`,
    );
  }

  #nothing(side: 'before' | 'after', day: LocalDay): Fault {
    const { known, isLimited } = this.schedule;
    if (isLimited && (side === 'after' ? this.#lastWorked >= known.to : this.#firstWorked <= known.from)) {
      return this.#unknown(side === 'after' ? known.to + 1 : known.from - 1);
    }
    return new Fault('calendar/no-working-time', `no working time is known ${side} ${formatLocalDay(day)}`);
  }
}
