/**
 * Where a term ends, with the pauses it stood still for: Civil Code of Russia, art. 191 (the day of the event is not
 * counted), 192 (months), 193 (a non-working last day), 194 (24:00).
 */
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addMonths } from 'date-fns/addMonths';
import { Fault } from '../../kernel/fault.ts';
import type { Instant } from '../../kernel/instant.ts';
import { DAY_MS, LAST_DAY, type LocalDay } from '../../kernel/local-day.ts';
import type { CompiledCalendar } from '../calendar/compiled-calendar.ts';
import { addOpenTime, openTimeBetween } from '../calendar/working-time.ts';
import { checked, type Term } from './term.ts';

const HOUR_MS = 3_600_000;

/** A time in which a clock stood still, half-open. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant;
}

export interface TermEnd {
  /** In time means before this instant. */
  readonly at: Instant;
  /** The local day whose 24:00 `at` is; for terms in days and months only. */
  readonly lastDay?: LocalDay;
  /** The last day before it was rolled to a working one. */
  readonly countedDay?: LocalDay;
}

/** What a term is counted from and by. */
export interface TermContext {
  readonly term: Term;
  readonly start: Instant;
  readonly timeline: CompiledCalendar;
  /** Whether a non-working last day moves on; false for technical dates. */
  readonly roll: boolean;
}

const NONE: readonly never[] = [];

/** `pauses` are sorted and disjoint and begin at `start` or later. A pause that begins after the end changes nothing. */
export function deadlineOf(counting: TermContext, pauses: readonly Pause[] = NONE): TermEnd {
  const { term } = counting;
  checked(term);
  if (term.unit === 'hours' || term.unit === 'workingHours') {
    return { at: afterRunning(counting, Math.round(term.amount * HOUR_MS), pauses) };
  }
  return endOfDay(counting, countedDayOf(counting), pauses);
}

/** Terms in working hours are measured in working time, all others on the wall clock. */
export function isMeasuredInWorkingTime({ unit }: Term): boolean {
  return unit === 'workingHours';
}

/** The instant at which `ms` of running time have passed since the start. */
export function afterRunning({ term, start, timeline }: TermContext, ms: number, pauses: readonly Pause[]): Instant {
  const isWorking = isMeasuredInWorkingTime(term);
  let at = isWorking ? addOpenTime(timeline, start, ms, false) : start + ms;
  for (const pause of pauses) {
    if (pause.from >= at) break;
    at = isWorking
      ? addOpenTime(timeline, pause.to, openTimeBetween(timeline, pause.from, at), false)
      : at + pause.to - pause.from;
  }
  return at;
}

/** Running time between two instants: what the term is measured in, without the pauses. Zero when `to` is not later. */
export function runningBetween(
  { term, timeline }: TermContext,
  from: Instant,
  to: Instant,
  pauses: readonly Pause[],
): number {
  if (to <= from) return 0;
  const measure = (start: Instant, end: Instant): number =>
    isMeasuredInWorkingTime(term) ? openTimeBetween(timeline, start, end) : end - start;
  let sum = measure(from, to);
  for (const pause of pauses) {
    const [start, end] = [Math.max(from, pause.from), Math.min(to, pause.to)];
    if (start < end) sum -= measure(start, end);
  }
  return sum;
}

/** The last day of a term in days or months that nothing paused, by its number alone. */
export function lastDayOf(counting: TermContext): LocalDay {
  checked(counting.term);
  return rolled(counting, countedDayOf(counting));
}

function rolled({ term, timeline, roll }: TermContext, countedDay: LocalDay): LocalDay {
  return roll && term.unit !== 'workingDays' ? timeline.firstWorkedDay(countedDay) : countedDay;
}

/** The last day by the bare count. */
function countedDayOf({ term, start, timeline, roll }: TermContext): LocalDay {
  const { unit, amount } = term;
  const startDay = timeline.dayOf(start);
  if (unit === 'workingDays') {
    return amount === 0 ? timeline.nthWorkedDay(startDay, 1) : timeline.nthWorkedDay(startDay + 1, amount);
  }
  // A rolled term asks the calendar, and a start that it does not know leaves the count without ground.
  if (roll) timeline.coverDay(startDay);
  const day = unit === 'days' ? startDay + amount : addCalendarMonths(startDay, amount);
  if (day > LAST_DAY) throw new Fault('calendar/unknown-date', 'the term ends after the year 9999');
  return day;
}

/** `| 0`, since a mere quotient would make every day a floating-point number for the engine. */
function addCalendarMonths(day: LocalDay, amount: number): LocalDay {
  return (addMonths(new UTCDateMini(day * DAY_MS), amount).getTime() / DAY_MS) | 0;
}

/**
 * The end of the last day. A day on whose last moment the clock stands still is not counted, so a pause moves the end by the
 * number of local midnights (for working days: of worked days) in it.
 */
function endOfDay({ term, start, timeline, roll }: TermContext, bare: LocalDay, pauses: readonly Pause[]): TermEnd {
  const isWorked = term.unit === 'workingDays';
  const stood = pausedDays(timeline, start, pauses);
  let day = bare;
  for (const { from, end } of stood) {
    if (from > day) continue;
    const lost = isWorked ? timeline.workedDaysBetween(from, end) : end - from;
    if (lost > 0) day = isWorked ? timeline.nthWorkedDay(day + 1, lost) : day + lost;
  }
  const countedDay = day;
  const isRolled = roll && !isWorked;
  if (isRolled) day = timeline.firstWorkedDay(day);
  while (isPausedDay(stood, day)) day = isRolled ? timeline.firstWorkedDay(day + 1) : day + 1;
  return { at: timeline.startOf(day + 1), lastDay: day, countedDay };
}

interface PausedDays {
  readonly from: LocalDay;
  /** Not included. */
  readonly end: LocalDay;
}

/** The days that ended during a pause; the day of the start is never counted anyway. */
function pausedDays(timeline: CompiledCalendar, start: Instant, pauses: readonly Pause[]): readonly PausedDays[] {
  const first = timeline.dayOf(start) + 1;
  return pauses
    .map(({ from, to }) => ({ from: Math.max(first, timeline.dayOf(from)), end: timeline.dayOf(to) }))
    .filter(({ from, end }) => from < end);
}

function isPausedDay(stood: readonly PausedDays[], day: LocalDay): boolean {
  for (const { from, end } of stood) {
    if (day >= from && day < end) return true;
  }
  return false;
}
