/**
 * Arithmetic of working time: add, subtract, measure, and ask what is open, each in a time that does not depend on the span.
 * Intervals are half-open [start, end).
 */
import { Fault } from '../fault.ts';
import type { Instant } from '../instant.ts';
import { readDay } from './schedule.ts';
import type { Timeline } from './timeline.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * Where working time ends that is used up exactly at closing: `close`, at that instant (the default); `next-open`, at the
 * next opening.
 */
export type Boundary = 'close' | 'next-open';

/**
 * The instant at which `ms` of working time have passed since `start`. Zero returns `start` unchanged, also outside hours; a
 * negative duration is subtracted. Fractions of a millisecond are rounded.
 *
 * Throws calendar/invalid-instant, calendar/invalid-duration, calendar/unknown-date (beyond the known range),
 * calendar/no-working-time (nothing is ever open again).
 *
 * @example
 * addWorkingTime(russia, new Date('2026-11-20T14:00:00Z'), 2 * 3_600_000).toISOString() //=> '2026-11-23T07:00:00.000Z'
 */
export function addWorkingTime(
  calendar: WorkingCalendar,
  start: Date,
  ms: number,
  options?: { readonly boundary?: Boundary },
): Date {
  const from = instantOf(start, 'start');
  return new Date(addOpenTime(calendar.timeline, from, durationOf(ms), options?.boundary === 'next-open'));
}

/**
 * The latest instant from which `ms` of working time pass until `end`: the mirror of `addWorkingTime`, so time that begins
 * exactly at an opening begins at that instant. Zero returns `end` unchanged; a negative duration is added.
 *
 * Throws what `addWorkingTime` throws.
 *
 * @example
 * subtractWorkingTime(russia, new Date('2026-11-23T07:00:00Z'), 2 * 3_600_000).toISOString() //=> '2026-11-20T14:00:00.000Z'
 */
export function subtractWorkingTime(calendar: WorkingCalendar, end: Date, ms: number): Date {
  return new Date(addOpenTime(calendar.timeline, instantOf(end, 'end'), -durationOf(ms), false));
}

/**
 * Working time between two instants in milliseconds; negative when `to` is before `from`.
 *
 * Throws calendar/invalid-instant, calendar/unknown-date.
 *
 * @example
 * workingTimeBetween(russia, new Date('2026-11-20T14:00:00Z'), new Date('2026-11-23T07:00:00Z')) / 3_600_000 //=> 2
 */
export function workingTimeBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  return openTimeBetween(calendar.timeline, instantOf(from, 'from'), instantOf(to, 'to'));
}

/**
 * Open means inside hours: at the opening instant yes, at the closing instant no.
 *
 * Throws calendar/invalid-instant, calendar/unknown-date.
 *
 * @example
 * isOpen(russia, new Date('2026-11-23T15:00:00Z')) //=> false
 */
export function isOpen(calendar: WorkingCalendar, at: Date): boolean {
  const { timeline } = calendar;
  const instant = instantOf(at, 'at');
  coverOpenQuestion(timeline, instant);
  const start = timeline.starts[timeline.indexAt(instant)];
  return start !== undefined && start <= instant;
}

/**
 * The first open instant from `at` on: `at` itself when it is open.
 *
 * Throws calendar/invalid-instant, calendar/unknown-date, calendar/no-working-time.
 *
 * @example
 * nextOpening(russia, new Date('2026-11-20T16:00:00Z')).toISOString() //=> '2026-11-23T06:00:00.000Z'
 */
export function nextOpening(calendar: WorkingCalendar, at: Date): Date {
  const { timeline } = calendar;
  const instant = instantOf(at, 'at');
  coverOpenQuestion(timeline, instant);
  timeline.reach(timeline.openBefore(instant), true);
  return new Date(Math.max(instant, timeline.starts[timeline.indexAt(instant)] ?? instant));
}

/**
 * The open periods between two instants, cut to them, in order; touching hours are one period.
 *
 * Throws calendar/invalid-instant, calendar/unknown-date.
 *
 * @example
 * openPeriods(russia, new Date('2026-11-23T00:00:00Z'), new Date('2026-11-24T00:00:00Z')).length //=> 1
 */
export function openPeriods(calendar: WorkingCalendar, from: Date, to: Date): { start: Date; end: Date }[] {
  const { timeline } = calendar;
  const [first, last] = [instantOf(from, 'from'), instantOf(to, 'to')];
  timeline.cover(first);
  timeline.cover(last);
  const periods: { start: Date; end: Date }[] = [];
  for (let index = timeline.indexAt(first); (timeline.starts[index] ?? last) < last; index += 1) {
    const start = Math.max(first, timeline.starts[index] ?? first);
    const end = Math.min(last, timeline.endOf(index));
    const previous = periods.at(-1);
    // Two compiled years may touch at midnight of the first of January.
    if (previous?.end.getTime() === start) previous.end = new Date(end);
    else periods.push({ start: new Date(start), end: new Date(end) });
  }
  return periods;
}

/**
 * Whether a local day 'yyyy-mm-dd' has hours of its own; the rest of the night shift of the day before does not count.
 *
 * Throws calendar/invalid-date, calendar/unknown-date.
 *
 * @example
 * isWorkingDay(russia, '2027-02-20') //=> true
 */
export function isWorkingDay(calendar: WorkingCalendar, day: string): boolean {
  return calendar.timeline.isWorkedDay(readDay(day, 'day'));
}

/** Internal: `addWorkingTime` on instants; negative durations go back. */
export function addOpenTime(timeline: Timeline, start: Instant, ms: number, isNextOpen: boolean): Instant {
  if (ms === 0) return start;
  timeline.cover(start);
  let target = timeline.openBefore(start) + ms;
  if (ms > 0) {
    timeline.reach(target, isNextOpen);
    return instantAt(timeline, target, isNextOpen);
  }
  while (target < 0) target += timeline.reachBack(-target);
  return instantAt(timeline, target, true);
}

/** Internal. */
export function openTimeBetween(timeline: Timeline, from: Instant, to: Instant): number {
  timeline.cover(from);
  timeline.cover(to);
  return timeline.openBefore(to) - timeline.openBefore(from);
}

/** The instant before which `sum` of open time lies; where many do, the earliest, or the latest when `isLatest`. */
function instantAt({ starts, before }: Timeline, sum: number, isLatest: boolean): Instant {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const end = before[middle + 1] ?? 0;
    if (isLatest ? end > sum : end >= sum) high = middle;
    else low = middle + 1;
  }
  return (starts[low] ?? 0) + sum - (before[low] ?? 0);
}

/** The end of the known range is the end of an answer, never the subject of a question. */
function coverOpenQuestion(timeline: Timeline, at: Instant): void {
  timeline.cover(at);
  if (at === timeline.knownTo) timeline.coverDay(timeline.schedule.known.to + 1);
}

/** Internal. */
export function instantOf(date: Date, where: string): Instant {
  const instant = date instanceof Date ? date.getTime() : Number.NaN;
  if (Number.isNaN(instant)) {
    throw new Fault('calendar/invalid-instant', `${where}: expected a valid Date, found ${String(date)}`);
  }
  return instant;
}

function durationOf(ms: number): number {
  if (!Number.isFinite(ms)) {
    throw new Fault('calendar/invalid-duration', `ms: expected a finite number of milliseconds, found ${ms}`);
  }
  return Math.round(ms);
}
