/**
 * Where a term ends, with the pauses of its clock: Civil Code of Russia, art. 191 (the day of the event is not
 * counted), 192 (months), 193 (a non-working last day), 194 (24:00).
 */
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addMonths } from 'date-fns/addMonths';
import { Fault } from '../../kernel/fault.ts';
import type { Instant } from '../../kernel/instant.ts';
import { dayMs, type LocalDay, latestDay } from '../../kernel/local-day.ts';
import type { CompiledCalendar } from '../calendar/compiled-calendar.ts';
import { addOpenTime, openTimeBetween } from '../calendar/working-time.ts';
import { checkedTerm, isInHours, type Term } from './term.ts';

const hourMs = 3_600_000;

/** A time that does not count, half-open. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant;
  readonly reason?: string;
}

export interface TermEnd {
  /** In time means before this instant. */
  readonly at: Instant;
  /** The local day whose 24:00 `at` is; for terms in days and months only. */
  readonly lastDay?: LocalDay;
  /** The last day before it was rolled to a working one. */
  readonly countedDay?: LocalDay;
  /** Whether it depends on days that the calendar does not know for sure; absent otherwise. */
  readonly preliminary?: true;
}

/** What a term is counted from and by. */
export interface TermContext {
  readonly term: Term;
  readonly start: Instant;
  readonly compiled: CompiledCalendar;
  /** Whether a non-working last day moves on: false for technical dates; `whenKnown`, where the calendar knows the day. */
  readonly roll: boolean | 'whenKnown';
}

/** `pauses` are sorted and disjoint and begin at `start` or later. A pause that begins after the end changes nothing. */
export function deadlineOf(context: TermContext, pauses: readonly Pause[] = []): TermEnd {
  const term = checkedTerm(context.term);
  const end = isInHours(term)
    ? { at: afterRunning(context, Math.round(term.amount * hourMs), pauses) }
    : endOfDay(context, unpausedDayOf(context), pauses);
  return isPreliminary(context, end) ? { preliminary: true, ...end } : end;
}

/** Whether it was asked of a day that is not known for sure whether it is worked. No later day is asked than the last one. */
function isPreliminary({ term, start, compiled, roll }: TermContext, { at, lastDay }: TermEnd): boolean {
  if (at <= compiled.preliminaryFrom) return false;
  if (lastDay === undefined) return isMeasuredInWorkingTime(term) && at > start;
  return term.unit === 'workingDays' || roll !== false;
}

/** Terms in working hours are measured in working time, all others on the wall clock. */
export function isMeasuredInWorkingTime({ unit }: Term): boolean {
  return unit === 'workingHours';
}

/** The instant at which `ms` of running time have passed since the start. */
export function afterRunning({ term, start, compiled }: TermContext, ms: number, pauses: readonly Pause[]): Instant {
  const isWorking = isMeasuredInWorkingTime(term);
  const add = (at: Instant, time: number): Instant => (isWorking ? addOpenTime(compiled, at, time, false) : at + time);
  let at = add(start, ms);
  for (const { from, to } of pauses) {
    if (from >= at) break;
    at = add(to, isWorking ? openTimeBetween(compiled, from, at) : at - from);
  }
  return at;
}

/** Running time between two instants: what the term is measured in, without the pauses. Zero when `to` is not later. */
export function runningBetween(
  { term, compiled }: TermContext,
  from: Instant,
  to: Instant,
  pauses: readonly Pause[] = [],
): number {
  const measure = (start: Instant, end: Instant): number => {
    if (start >= end) return 0;
    return isMeasuredInWorkingTime(term) ? openTimeBetween(compiled, start, end) : end - start;
  };
  const paused = pauses.map((pause) => measure(Math.max(from, pause.from), Math.min(to, pause.to)));
  return paused.reduce((left, time) => left - time, measure(from, to));
}

/** The last day by the count alone, without pauses and rolling. */
function unpausedDayOf({ term, start, compiled, roll }: TermContext): LocalDay {
  const { unit, amount } = term;
  const startDay = compiled.dayOf(start);
  if (unit === 'workingDays') {
    return amount === 0 ? compiled.nthWorkedDay(startDay, 1) : compiled.nthWorkedDay(startDay + 1, amount);
  }
  // A rolled term asks the calendar, which has to know the day of the start too.
  if (roll === true) compiled.coverDay(startDay);
  const addedMonths = (): number => addMonths(new UTCDateMini(startDay * dayMs), amount).getTime();
  const day = unit === 'days' ? startDay + amount : addedMonths() / dayMs;
  if (day > latestDay) throw new Fault('calendar/unknown-date', 'the term ends after the year 9999');
  return day;
}

/**
 * The end of the last day. A day that ends during a pause is not counted, so a pause moves the end by the
 * number of local midnights (for working days: of worked days) in it.
 */
function endOfDay(context: TermContext, unpausedDay: LocalDay, pauses: readonly Pause[]): TermEnd {
  const { term, compiled } = context;
  const isWorked = term.unit === 'workingDays';
  // The days that ended during a pause, `end` not included; the day of the start is never counted anyway.
  const first = compiled.dayOf(context.start) + 1;
  const paused = pauses
    .map(({ from, to }) => ({ from: Math.max(first, compiled.dayOf(from)), end: compiled.dayOf(to) }))
    .filter(({ from, end }) => from < end);
  let countedDay = unpausedDay;
  for (const { from, end } of paused) {
    if (from > countedDay) continue;
    const lost = isWorked ? compiled.workedDaysBetween(from, end) : end - from;
    if (lost > 0) countedDay = isWorked ? compiled.nthWorkedDay(countedDay + 1, lost) : countedDay + lost;
  }
  const rolled = (day: LocalDay): LocalDay => {
    if (context.roll === false || isWorked) return day;
    return context.roll === 'whenKnown' ? (compiled.findWorkedDay(day) ?? day) : compiled.firstWorkedDay(day);
  };
  let lastDay = rolled(countedDay);
  while (paused.some(({ from, end }) => lastDay >= from && lastDay < end)) lastDay = rolled(lastDay + 1);
  return { at: compiled.startOf(lastDay + 1), lastDay, countedDay };
}
