/**
 * Where a term ends, with the pauses of its clock: Civil Code of Russia, art. 191 (the day of the event is not
 * counted), 192 (months), 193 (a non-working last day), 194 (24:00).
 */
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addMonths } from 'date-fns/addMonths';
import { Fault } from '../../kernel/fault.ts';
import type { Instant } from '../../kernel/instant.ts';
import { dayMs, type LocalDay, latestDay, parseLocalDay } from '../../kernel/local-day.ts';
import { timeZoneOf } from '../../kernel/time-zone.ts';
import type { CompiledCalendar } from '../calendar/compiled-calendar.ts';
import { addOpenTime, openTimeBetween } from '../calendar/working-time.ts';
import { checkedTerm, isInHours, type Term } from './term.ts';

const hourMs = 3_600_000;

/** `waiting`: for the subscriber; `answered`: between the answer and a reopening that continues; `held`: any other. */
export type PauseKind = 'waiting' | 'held' | 'answered';

/** A time that does not count, half-open. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant;
  readonly kind: PauseKind;
  readonly reason?: string;
}

/** A day in place of a term (Civil Code, art. 190): it ends at 24:00 in its zone, and nothing moves it. */
export interface AgreedDay {
  /** 'yyyy-mm-dd' */
  readonly day: string;
  /** IANA name. */
  readonly timeZone: string;
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
  /** Takes the place of the term. */
  readonly agreedDay?: AgreedDay | undefined;
  /** A promise that is kept: an end that would be earlier gives way to it. */
  readonly promised?: TermEnd | undefined;
}

/** `pauses` are sorted and disjoint and begin at `start` or later. A pause that begins after the end changes nothing. */
export function deadlineOf(context: TermContext, pauses: readonly Pause[] = []): TermEnd {
  const { agreedDay, promised } = context;
  const end = agreedDay === undefined ? endOfTerm(context, pauses) : endOfAgreedDay(agreedDay);
  return promised !== undefined && promised.at > end.at ? promised : end;
}

function endOfTerm(context: TermContext, pauses: readonly Pause[]): TermEnd {
  const term = checkedTerm(context.term);
  const end = isInHours(term)
    ? { at: afterRunning(context, Math.round(term.amount * hourMs), pauses) }
    : endOfDay(context, unpausedDayOf(context), pauses);
  return isPreliminary(context, end) ? { preliminary: true, ...end } : end;
}

/** Whether it was asked of a day that is not known for sure whether it is worked. No later day is asked than the last one. */
function isPreliminary(context: TermContext, { at, lastDay }: TermEnd): boolean {
  const { term, start, compiled, roll } = context;
  if (at <= compiled.preliminaryFrom) return false;
  if (lastDay === undefined) return isMeasuredInWorkingTime(context) && at > start;
  return term.unit === 'workingDays' || roll !== false;
}

/** @throws Fault calendar/invalid-date, calendar/unknown-zone: it is no day of the calendar, or its zone does not exist */
export function endOfAgreedDay({ day, timeZone }: AgreedDay): TermEnd {
  const lastDay = typeof day === 'string' ? parseLocalDay(day) : undefined;
  if (lastDay === undefined) {
    throw new Fault('calendar/invalid-date', `agreedDay.day: expected an existing day as yyyy-mm-dd, found '${day}'`);
  }
  return { at: timeZoneOf(timeZone).instantOf((lastDay + 1) * dayMs), lastDay, countedDay: lastDay };
}

/** Terms in working hours are measured in working time, all others and an agreed day on the wall clock. */
export function isMeasuredInWorkingTime({ term, agreedDay }: Pick<TermContext, 'term' | 'agreedDay'>): boolean {
  return term.unit === 'workingHours' && agreedDay === undefined;
}

/** The instant at which `ms` of running time have passed since the start. */
export function afterRunning(context: TermContext, ms: number, pauses: readonly Pause[]): Instant {
  const { start, compiled } = context;
  const isWorking = isMeasuredInWorkingTime(context);
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
  context: TermContext,
  from: Instant,
  to: Instant,
  pauses: readonly Pause[] = [],
): number {
  const measure = (start: Instant, end: Instant): number => {
    if (start >= end) return 0;
    return isMeasuredInWorkingTime(context) ? openTimeBetween(context.compiled, start, end) : end - start;
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
