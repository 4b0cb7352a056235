/**
 * Arithmetic of working time: add, subtract, measure, and ask what is open, each in a time that does not grow with the span.
 * Intervals are half-open [start, end).
 */
import { Fault } from '../../kernel/fault.ts';
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { CompiledCalendar } from './compiled-calendar.ts';
import type { CompiledYear } from './compiled-year.ts';
import { readDay } from './schedule.ts';
import { compiledOf, type WorkingCalendar } from './working-calendar.ts';

/**
 * Where working time ends that is used up exactly at closing: `close`, at that instant (the default); `next-open`, at the
 * next opening.
 *
 * @see {@link addWorkingTime}
 */
export type Boundary = 'close' | 'next-open';

/**
 * The instant at which `ms` of working time have passed since `start`. Zero returns `start` unchanged, also outside hours; a
 * negative duration is subtracted. Fractions of a millisecond are rounded.
 *
 * @throws Fault `calendar/invalid-instant`, `calendar/invalid-duration`, `calendar/foreign-object`; `calendar/unknown-date`: beyond
 * the known range; calendar/no-working-time: nothing is open after it
 *
 * @example
 * const friday = new Date('2026-11-20T14:00:00Z');
 * const hour = 3_600_000;
 * addWorkingTime(russia, friday, 2 * hour).toISOString() //=> '2026-11-23T07:00:00.000Z'
 * addWorkingTime(russia, friday, hour).toISOString() //=> '2026-11-20T15:00:00.000Z'
 * addWorkingTime(russia, friday, hour, { boundary: 'next-open' }).toISOString() //=> '2026-11-23T06:00:00.000Z'
 */
export function addWorkingTime(
  calendar: WorkingCalendar,
  start: Date,
  ms: number,
  options?: { readonly boundary?: Boundary },
): Date {
  return faultsOnly('addWorkingTime', () => {
    const isNextOpen = options?.boundary === 'next-open';
    return new Date(addOpenTime(compiledOf(calendar), instantOf(start, 'start'), durationOf(ms), isNextOpen));
  });
}

/**
 * The latest instant from which `ms` of working time pass until `end`: the mirror of `addWorkingTime`, so time that begins
 * exactly at an opening begins at that instant. Zero returns `end` unchanged; a negative duration is added.
 *
 * @throws Fault calendar/…: as `addWorkingTime`
 *
 * @example
 * subtractWorkingTime(russia, new Date('2026-11-23T07:00:00Z'), 2 * 3_600_000).toISOString() //=> '2026-11-20T14:00:00.000Z'
 */
export function subtractWorkingTime(calendar: WorkingCalendar, end: Date, ms: number): Date {
  return faultsOnly(
    'subtractWorkingTime',
    () => new Date(addOpenTime(compiledOf(calendar), instantOf(end, 'end'), -durationOf(ms), false)),
  );
}

/**
 * Working time between two instants in milliseconds; negative when `to` is before `from`.
 *
 * @throws Fault `calendar/invalid-instant`, `calendar/foreign-object`, `calendar/unknown-date`
 *
 * @example
 * workingTimeBetween(russia, new Date('2026-11-20T14:00:00Z'), new Date('2026-11-23T07:00:00Z')) / 3_600_000 //=> 2
 */
export function workingTimeBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  return faultsOnly('workingTimeBetween', () =>
    openTimeBetween(compiledOf(calendar), instantOf(from, 'from'), instantOf(to, 'to')),
  );
}

/**
 * Working days between two instants: the local days after that of `from`, up to and with that of `to`; negative when `to` is
 * on an earlier day.
 *
 * @throws Fault calendar/…: as `workingTimeBetween`
 *
 * @example
 * workingDaysBetween(russia, new Date('2026-11-20T14:00:00Z'), new Date('2026-11-24T07:00:00Z')) //=> 2
 */
export function workingDaysBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  return faultsOnly('workingDaysBetween', () => {
    const compiled = compiledOf(calendar);
    const first = compiled.dayOf(instantOf(from, 'from'));
    const last = compiled.dayOf(instantOf(to, 'to'));
    compiled.assertKnown(first);
    compiled.assertKnown(last);
    return compiled.workedDaysBetween(first + 1, last + 1);
  });
}

/**
 * Whether an instant is inside working hours: the opening instant is, the closing instant is not.
 *
 * @throws Fault `calendar/invalid-instant`, `calendar/foreign-object`, `calendar/unknown-date`
 *
 * @example
 * isOpen(russia, new Date('2026-11-23T15:00:00Z')) //=> false
 */
export function isOpen(calendar: WorkingCalendar, at: Date): boolean {
  return faultsOnly('isOpen', () => {
    const compiled = compiledOf(calendar);
    const instant = instantOf(at, 'at');
    const year = yearOfOpenQuestion(compiled, instant);
    const period = year.periods[year.indexAt(instant)];
    return period !== undefined && period.start <= instant;
  });
}

/**
 * The first open instant from `at` on: `at` itself when it is open.
 *
 * @throws Fault calendar/…: as `addWorkingTime`
 *
 * @example
 * nextOpening(russia, new Date('2026-11-20T16:00:00Z')).toISOString() //=> '2026-11-23T06:00:00.000Z'
 */
export function nextOpening(calendar: WorkingCalendar, at: Date): Date {
  return faultsOnly('nextOpening', () => {
    const compiled = compiledOf(calendar);
    const instant = instantOf(at, 'at');
    yearOfOpenQuestion(compiled, instant);
    return new Date(compiled.reach(compiled.openBefore(instant), true));
  });
}

/**
 * The open periods between two instants, cut to them, in order; touching hours are one period. None when `to` is not later.
 *
 * @throws Fault `calendar/invalid-instant`, `calendar/foreign-object`, `calendar/unknown-date`
 *
 * @example
 * openPeriods(russia, new Date('2026-11-23T00:00:00Z'), new Date('2026-11-24T00:00:00Z')).length //=> 1
 */
export function openPeriods(calendar: WorkingCalendar, from: Date, to: Date): { start: Date; end: Date }[] {
  return faultsOnly('openPeriods', () => {
    const compiled = compiledOf(calendar);
    const [first, last] = [instantOf(from, 'from'), instantOf(to, 'to')];
    const open: { start: Date; end: Date }[] = [];
    for (const period of compiled.periodsOf(first, last)) {
      const [start, end] = [Math.max(first, period.start), Math.min(last, period.end)];
      if (start >= end) continue;
      const previous = open.at(-1);
      // Two compiled years may touch at midnight of the first of January.
      if (previous?.end.getTime() === start) previous.end = new Date(end);
      else open.push({ start: new Date(start), end: new Date(end) });
    }
    return open;
  });
}

/**
 * Whether a local day 'yyyy-mm-dd' has hours of its own; the rest of the night shift of the day before does not count.
 *
 * @throws Fault `calendar/invalid-date`, `calendar/foreign-object`, `calendar/unknown-date`
 *
 * @example
 * isWorkingDay(russia, '2027-02-20') //=> true
 */
export function isWorkingDay(calendar: WorkingCalendar, day: string): boolean {
  return faultsOnly('isWorkingDay', () => compiledOf(calendar).isWorkedDay(readDay(day, 'day')));
}

/** `addWorkingTime` on instants; negative durations go back. */
export function addOpenTime(compiled: CompiledCalendar, start: Instant, ms: number, isNextOpen: boolean): Instant {
  if (ms === 0) return start;
  return compiled.reach(compiled.openBefore(start) + ms, ms < 0 || isNextOpen);
}

export function openTimeBetween(compiled: CompiledCalendar, from: Instant, to: Instant): number {
  const before = compiled.openBefore(from);
  return compiled.openBefore(to) - before;
}

/** The end of the known range is the end of an answer, never the subject of a question. */
function yearOfOpenQuestion(compiled: CompiledCalendar, at: Instant): CompiledYear {
  if (at === compiled.knownTo) compiled.assertKnown(compiled.schedule.known.to + 1);
  return compiled.cover(at);
}

/** @throws Fault `calendar/invalid-instant`: it is not a valid Date */
export function instantOf(date: Date, where: string): Instant {
  // `instanceof` does not hold for a Date of another realm.
  const isDate = Object.prototype.toString.call(date) === '[object Date]';
  const instant = isDate ? date.getTime() : Number.NaN;
  if (!Number.isNaN(instant)) return instant;
  throw new Fault('calendar/invalid-instant', `${where}: expected a valid Date, found ${String(date)}`);
}

function durationOf(ms: number): number {
  if (Number.isFinite(ms)) return Math.round(ms);
  throw new Fault('calendar/invalid-duration', `ms: expected a finite number of milliseconds, found ${ms}`);
}
