/**
 * Arithmetic of working time: add, subtract, measure, and ask what is open, each in a time that does not depend on the span.
 * Intervals are half-open [start, end).
 */
import { Fault } from '../../kernel/fault.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { CompiledCalendar } from './compiled-calendar.ts';
import { readDay } from './schedule.ts';
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
  const { periods } = timeline;
  const start = periods.starts[periods.indexAt(instant)];
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
  timeline.reach(timeline.periods.openBefore(instant), true);
  const { periods } = timeline;
  return new Date(Math.max(instant, periods.starts[periods.indexAt(instant)] ?? instant));
}

/**
 * The open periods between two instants, cut to them, in order; touching hours are one period. None when `to` is not later.
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
  const open: { start: Date; end: Date }[] = [];
  if (first >= last) return open;
  const { periods } = timeline;
  for (let index = periods.indexAt(first); (periods.starts[index] ?? last) < last; index += 1) {
    const start = Math.max(first, periods.starts[index] ?? first);
    const end = Math.min(last, periods.ends[index] ?? last);
    const previous = open.at(-1);
    // Two compiled years may touch at midnight of the first of January.
    if (previous?.end.getTime() === start) previous.end = new Date(end);
    else open.push({ start: new Date(start), end: new Date(end) });
  }
  return open;
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
export function addOpenTime(timeline: CompiledCalendar, start: Instant, ms: number, isNextOpen: boolean): Instant {
  if (ms === 0) return start;
  timeline.cover(start);
  let sum = timeline.periods.openBefore(start) + ms;
  if (ms > 0) {
    if (sum >= timeline.periods.total) timeline.reach(sum, isNextOpen);
    return timeline.periods.instantAt(sum, isNextOpen);
  }
  while (sum < 0) sum += timeline.reachBack(-sum);
  return timeline.periods.instantAt(sum, true);
}

/** Internal. */
export function openTimeBetween(timeline: CompiledCalendar, from: Instant, to: Instant): number {
  timeline.cover(from);
  timeline.cover(to);
  const { periods } = timeline;
  return periods.openBefore(to) - periods.openBefore(from);
}

/** The end of the known range is the end of an answer, never the subject of a question. */
function coverOpenQuestion(timeline: CompiledCalendar, at: Instant): void {
  timeline.cover(at);
  if (at === timeline.knownTo) timeline.coverDay(timeline.schedule.known.to + 1);
}

/** Internal. */
export function instantOf(date: Date, where: string): Instant {
  const instant = readTime(date);
  if (Number.isNaN(instant)) {
    throw new Fault('calendar/invalid-instant', `${where}: expected a valid Date, found ${String(date)}`);
  }
  return instant;
}

/** Asks first and looks at the type only when that fails: every question about time comes through here. */
function readTime(date: Date): number {
  try {
    return date.getTime();
  } catch {
    return Number.NaN;
  }
}

function durationOf(ms: number): number {
  if (!Number.isFinite(ms)) {
    throw new Fault('calendar/invalid-duration', `ms: expected a finite number of milliseconds, found ${ms}`);
  }
  return Math.round(ms);
}
