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
import { afterAllYears } from '../calendar/schedule.ts';
import { addOpenTime, openTimeBetween } from '../calendar/working-time.ts';
import { checkedTerm, isInHours, type Term } from './term.ts';

const hourMs = 3_600_000;

/**
 * Why a clock stands still. `waiting`: for the subscriber; `answered`: between the answer and a reopening that continues; `held`: any
 * other.
 *
 * @see {@link observe}
 */
export type PauseKind = 'waiting' | 'held' | 'answered';

/** A time that does not count, half-open. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant;
  readonly kind: PauseKind;
  readonly reason?: string;
}

/**
 * A day in place of a term (Civil Code, art. 190): it ends at 24:00 in its zone, and nothing moves it.
 *
 * @example
 * const visit = { ...mts.kinds.serviceFault.clocks[0], agreedDay: { day: '2026-12-01', timeZone: 'Asia/Vladivostok' } };
 * const clock = startClock(visit, russia, new Date('2026-11-20T09:00:00Z'));
 * readClock(clock, russia, new Date('2026-11-21T09:00:00Z')).dueAt.toISOString() //=> '2026-12-01T14:00:00.000Z'
 */
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

/** `pauses` are sorted and disjoint and begin at `start` or later. A pause that begins at the end or later changes nothing. */
export function deadlineOf(context: TermContext, pauses: readonly Pause[] = []): TermEnd {
  return orPromised(context, countedEnd(context, pauses));
}

/** The same without the promise that is kept. */
export function countedEnd(context: TermContext, pauses: readonly Pause[] = []): TermEnd {
  return pauses.reduce((end, pause) => afterPause(context, end, pause), unpausedEnd(context));
}

/** The later one of the end and the promise that is kept, which stays preliminary as long as the end is. */
export function orPromised({ promised }: TermContext, end: TermEnd): TermEnd {
  if (promised === undefined || promised.at <= end.at) return end;
  return end.preliminary === undefined ? promised : { preliminary: true, ...promised };
}

function unpausedEnd(context: TermContext): TermEnd {
  const { agreedDay, start } = context;
  if (agreedDay !== undefined) return endOfAgreedDay(agreedDay);
  const term = checkedTerm(context.term);
  if (isInHours(term)) return marked(context, { at: afterTime(context, start, Math.round(term.amount * hourMs)) });
  const countedDay = unpausedDayOf(context);
  return endOfDay(context, countedDay, rolled(context, countedDay));
}

/**
 * The end moved on by a pause that is later than all those which have moved it before. A day that ends during a pause is not
 * counted, so a pause moves the counted day by the number of local midnights (for working days: of worked days) in it. A last
 * day that was rolled into the pause is rolled to the end of it.
 */
export function afterPause(context: TermContext, end: TermEnd, { from, to }: Pause): TermEnd {
  if (from >= end.at || context.agreedDay !== undefined) return end;
  const { countedDay, lastDay } = end;
  if (countedDay === undefined || lastDay === undefined) {
    return marked(context, { at: afterTime(context, to, measure(context, from, end.at)) });
  }
  const { compiled, start, term } = context;
  // The days that end during the pause, `next` not included; the day of the start is never counted anyway.
  const first = Math.max(compiled.dayOf(start) + 1, compiled.dayOf(from));
  const next = compiled.dayOf(to);
  if (first >= next) return end;
  if (first > countedDay) {
    return first <= lastDay && lastDay < next ? endOfDay(context, countedDay, rolled(context, next)) : end;
  }
  const isWorked = term.unit === 'workingDays';
  const lost = isWorked ? compiled.workedDaysBetween(first, next) : next - first;
  if (lost === 0) return end;
  const day = isWorked ? compiled.nthWorkedDay(countedDay + 1, lost) : countedDay + lost;
  return endOfDay(context, day, rolled(context, day));
}

function endOfDay(context: TermContext, countedDay: LocalDay, lastDay: LocalDay): TermEnd {
  return marked(context, { at: context.compiled.startOf(lastDay + 1), lastDay, countedDay });
}

function rolled({ term, compiled, roll }: TermContext, day: LocalDay): LocalDay {
  if (roll === false || term.unit === 'workingDays') return day;
  return roll === 'whenKnown' ? (compiled.findWorkedDay(day) ?? day) : compiled.firstWorkedDay(day);
}

function marked(context: TermContext, end: TermEnd): TermEnd {
  if (end.at > context.compiled.startOf(latestDay + 1)) throw new Fault('calendar/unknown-date', afterAllYears);
  return isPreliminary(context, end) ? { preliminary: true, ...end } : end;
}

/** Whether it was asked of a day that is not known for sure whether it is worked. No later day is asked than the last one. */
function isPreliminary(context: TermContext, { at, lastDay }: TermEnd): boolean {
  const { term, start, compiled, roll } = context;
  if (at <= compiled.preliminaryFrom) return false;
  if (lastDay === undefined) return isMeasuredInWorkingTime(context) && at > start;
  return term.unit === 'workingDays' || roll !== false;
}

/** @throws Fault `calendar/invalid-date`, `calendar/unknown-zone`: it is no day of the calendar, or its zone does not exist */
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

/** The instant at which `ms` of what the term is measured in have passed since `at`. */
export function afterTime(context: TermContext, at: Instant, ms: number): Instant {
  return isMeasuredInWorkingTime(context) ? addOpenTime(context.compiled, at, ms, false) : at + ms;
}

/** What the term is measured in, between two instants. Zero when `to` is not later. */
export function measure(context: TermContext, from: Instant, to: Instant): number {
  if (from >= to) return 0;
  return isMeasuredInWorkingTime(context) ? openTimeBetween(context.compiled, from, to) : to - from;
}

/** The last day by the count alone, without pauses and rolling. */
function unpausedDayOf({ term, start, compiled, roll }: TermContext): LocalDay {
  const { unit, amount } = term;
  const startDay = compiled.dayOf(start);
  if (unit === 'workingDays') {
    return amount === 0 ? compiled.nthWorkedDay(startDay, 1) : compiled.nthWorkedDay(startDay + 1, amount);
  }
  // A rolled term asks the calendar, which has to know the day of the start too.
  if (roll === true) compiled.assertKnown(startDay);
  const addedMonths = (): number => addMonths(new UTCDateMini(startDay * dayMs), amount).getTime();
  const day = unit === 'days' ? startDay + amount : addedMonths() / dayMs;
  // Not a number where even a `Date` cannot hold it.
  if (!(day <= latestDay)) throw new Fault('calendar/unknown-date', afterAllYears);
  return day;
}
