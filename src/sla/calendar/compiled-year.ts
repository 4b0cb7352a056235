/**
 * A year of a schedule compiled into UTC: open periods and worked days with prefix sums, so that every question is a binary
 * search. Night shifts are carried over, days off are cut out, overlaps are merged.
 */
import type { Instant } from '../../kernel/instant.ts';
import { dayMs, type LocalDay, yearOf } from '../../kernel/local-day.ts';
import { hoursOf, isDayOff, type Schedule } from './schedule.ts';

/** Half-open: [start, end). */
export interface OpenPeriod {
  readonly start: Instant;
  readonly end: Instant;
}

export class CompiledYear {
  readonly year: number;
  /** Local days, the last one not included: a whole year, or as much of it as is known. */
  readonly firstDay: LocalDay;
  readonly endDay: LocalDay;
  /** The same as instants: [from, to). */
  readonly from: Instant;
  readonly to: Instant;
  /** Sorted and disjoint. */
  readonly periods: readonly OpenPeriod[];
  /** The open time of all periods, in milliseconds. */
  readonly open: number;
  /** The end of each period, and the open time up to it. */
  readonly #ends: readonly Instant[];
  readonly #sums: readonly number[];
  /** Sorted. */
  readonly #worked: readonly LocalDay[];

  constructor(schedule: Schedule, firstDay: LocalDay, endDay: LocalDay) {
    const days = new Days(schedule, firstDay, endDay);
    this.year = yearOf(firstDay);
    this.firstDay = firstDay;
    this.endDay = endDay;
    this.from = days.startOf(firstDay);
    this.to = days.startOf(endDay);
    this.periods = days.openPeriods();
    this.#worked = days.worked();
    this.#ends = this.periods.map(({ end }) => end);
    let sum = 0;
    this.#sums = this.periods.map(({ start, end }) => {
      sum += end - start;
      return sum;
    });
    this.open = sum;
  }

  /** The number of its worked days. */
  get worked(): number {
    return this.#worked.length;
  }

  /** The first period that ends after `at`; the length of the list when there is none. */
  indexAt(at: Instant): number {
    return indexAbove(this.#ends, at);
  }

  /** Open time of the year before `at`. */
  openBefore(at: Instant): number {
    const index = this.indexAt(at);
    return (this.#sums[index - 1] ?? 0) + Math.max(0, at - (this.periods[index]?.start ?? at));
  }

  /** The instant before which `sum` of open time lies; of many, the earliest one, or the latest when `isLatest`. */
  instantAt(sum: number, isLatest: boolean): Instant {
    // Sums are whole milliseconds, so the first one from `sum` on is the first one above the number before it.
    const index = indexAbove(this.#sums, isLatest ? sum : sum - 1);
    return (this.periods[index]?.start ?? 0) + sum - (this.#sums[index - 1] ?? 0);
  }

  /** Worked days of the year before the day. */
  workedBefore(day: LocalDay): number {
    return indexAbove(this.#worked, day - 1);
  }

  /** `n` from 1 to `worked`. */
  nthWorkedDay(n: number): LocalDay {
    return this.#worked[n - 1] ?? this.endDay;
  }
}

/** The index of the first of the sorted numbers that is above `limit`; their count when none is. */
export function indexAbove(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The days of a stretch, each with its 00:00, which is asked several times and costs more than all the rest. */
class Days {
  readonly #schedule: Schedule;
  readonly #firstDay: LocalDay;
  readonly #endDay: LocalDay;
  readonly #starts = new Map<LocalDay, Instant>();

  constructor(schedule: Schedule, firstDay: LocalDay, endDay: LocalDay) {
    this.#schedule = schedule;
    this.#firstDay = firstDay;
    this.#endDay = endDay;
  }

  startOf(day: LocalDay): Instant {
    const start = this.#starts.get(day) ?? this.#schedule.zone.instantOf(day * dayMs);
    this.#starts.set(day, start);
    return start;
  }

  worked(): readonly LocalDay[] {
    const worked: LocalDay[] = [];
    for (let day = this.#firstDay; day < this.#endDay; day += 1) {
      if (hoursOf(this.#schedule, day).length > 0 && !isDayOff(this.#schedule, day) && !this.#isLeftOut(day)) {
        worked.push(day);
      }
    }
    return worked;
  }

  openPeriods(): readonly OpenPeriod[] {
    const pieces: OpenPeriod[] = [];
    // A night shift of the day before reaches into the first day, if that day is known at all.
    for (let day = Math.max(this.#firstDay - 1, this.#schedule.known.from); day < this.#endDay; day += 1) {
      pieces.push(...this.#piecesOf(day));
    }
    return merge(pieces, this.startOf(this.#firstDay), this.startOf(this.#endDay));
  }

  /** The hours of a day, cut at each midnight, without the parts that lie on a day off. */
  #piecesOf(day: LocalDay): readonly OpenPeriod[] {
    const { zone } = this.#schedule;
    const hours = hoursOf(this.#schedule, day);
    if (hours.length === 0 || this.#isLeftOut(day)) return [];
    const pieces: OpenPeriod[] = [];
    for (const { start, end } of hours) {
      const to = zone.instantOf(day * dayMs + end);
      let from = zone.instantOf(day * dayMs + start);
      for (let part = day; from < to; part += 1) {
        const cut = Math.min(to, this.startOf(part + 1));
        if (from < cut && !isDayOff(this.#schedule, part)) pieces.push({ start: from, end: cut });
        from = Math.max(from, cut);
      }
    }
    return pieces;
  }

  /** A day that the zone jumped over. */
  #isLeftOut(day: LocalDay): boolean {
    return this.startOf(day) === this.startOf(day + 1);
  }
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
