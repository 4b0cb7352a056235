/**
 * How a deadline came about, step by step, as plain data: what was counted, which day was left out and why, what moved it
 * (Civil Code of Russia, art. 190-194).
 */
import type { Instant } from '../instant.ts';
import type { Source } from '../source.ts';
import { type Counting, deadlineOf, type Pause } from './deadline.ts';
import { formatLocalDay, type LocalDay, weekdayOf } from './local-day.ts';
import { type DayNote, isWorked } from './schedule.ts';
import type { Term } from './term.ts';
import type { Timeline } from './timeline.ts';

/** A day of the calendar and why it is worked or not. */
export interface TraceDay {
  /** 'yyyy-mm-dd' */
  readonly day: string;
  readonly kind: 'weekend' | 'dayOff' | 'worked';
  /** The holiday or the transfer, where the calendar knows one. */
  readonly note?: DayNote;
}

/** Instants are epoch milliseconds, days are local ones, 'yyyy-mm-dd'. */
export type Step =
  | { readonly type: 'start'; readonly at: Instant; readonly day: string; readonly source?: Source }
  /** `lastDay` is where the bare count ends, before pauses and rolling. */
  | { readonly type: 'count'; readonly term: Term; readonly lastDay?: string; readonly source?: Source }
  /** Days left out of a count of working days or working hours. */
  | { readonly type: 'skip'; readonly days: readonly TraceDay[] }
  | { readonly type: 'pause'; readonly from: Instant; readonly to: Instant; readonly reason?: string }
  /** The last day was not worked, so the term ends on the next day that is. */
  | {
      readonly type: 'roll';
      readonly from: string;
      readonly to: string;
      readonly days: readonly TraceDay[];
      readonly source: Source;
    }
  /** The last day is a worked Saturday or Sunday, or a day off that a technical date keeps. */
  | { readonly type: 'stay'; readonly day: TraceDay; readonly source?: Source }
  | { readonly type: 'end'; readonly at: Instant; readonly lastDay?: string; readonly source?: Source };

/** A pause with the reason that was given for it. */
export interface ReasonedPause extends Pause {
  readonly reason?: string;
}

const civilCode = (article: string): Source => ({
  kind: 'law',
  reference: { ru: `ст. ${article} Гражданского кодекса РФ`, en: `Civil Code of Russia, art. ${article}` },
});

export function traceOf(counting: Counting, pauses: readonly ReasonedPause[]): readonly Step[] {
  const { term, start, timeline } = counting;
  const startDay = timeline.dayOf(start);
  const bare = deadlineOf(counting);
  const end = deadlineOf(counting, pauses);
  const isInDays = end.lastDay !== undefined;
  const steps: Step[] = [
    { type: 'start', at: start, day: formatLocalDay(startDay), ...(isInDays ? { source: civilCode('191') } : {}) },
    {
      type: 'count',
      term,
      ...(bare.countedDay === undefined ? {} : { lastDay: formatLocalDay(bare.countedDay) }),
      ...countSource(term),
    },
  ];
  if (term.unit === 'workingDays' || term.unit === 'workingHours') {
    const first = term.unit === 'workingDays' ? startDay + 1 : startDay;
    const skipped = daysOffBetween(timeline, first, end.lastDay ?? timeline.dayOf(end.at));
    if (skipped.length > 0) steps.push({ type: 'skip', days: skipped });
  }
  for (const { from, to, reason } of pauses) {
    if (from < end.at) steps.push({ type: 'pause', from, to, ...(reason === undefined ? {} : { reason }) });
  }
  steps.push(...lastDaySteps(counting, end.countedDay, end.lastDay));
  steps.push({
    type: 'end',
    at: end.at,
    ...(end.lastDay === undefined ? {} : { lastDay: formatLocalDay(end.lastDay), source: civilCode('194') }),
  });
  return steps;
}

function lastDaySteps({ term, timeline, roll }: Counting, counted?: LocalDay, last?: LocalDay): readonly Step[] {
  if (counted === undefined || last === undefined) return [];
  if (counted !== last) {
    const days = daysOffBetween(timeline, counted, last - 1);
    const [from, to] = [formatLocalDay(counted), formatLocalDay(last)];
    return [{ type: 'roll', from, to, days, source: civilCode('193') }];
  }
  const day = traceDay(timeline, last);
  if (day.kind === 'worked' && weekdayOf(last) >= 5) return [{ type: 'stay', day, source: civilCode('193') }];
  return day.kind !== 'worked' && !roll && term.unit !== 'workingDays' ? [{ type: 'stay', day }] : [];
}

function countSource({ unit }: Term): { readonly source?: Source } {
  if (unit === 'hours') return { source: civilCode('190') };
  if (unit === 'months') return { source: civilCode('192') };
  return unit === 'days' || unit === 'workingDays' ? { source: civilCode('191') } : {};
}

function daysOffBetween(timeline: Timeline, first: LocalDay, last: LocalDay): readonly TraceDay[] {
  const days: TraceDay[] = [];
  for (let day = first; day <= last; day += 1) {
    const described = traceDay(timeline, day);
    if (described.kind !== 'worked') days.push(described);
  }
  return days;
}

function traceDay({ schedule }: Timeline, day: LocalDay): TraceDay {
  const note = schedule.notes.get(day);
  const isWeekend = (schedule.week[weekdayOf(day)] ?? []).length === 0;
  const kind = isWorked(schedule, day) ? 'worked' : isWeekend && note === undefined ? 'weekend' : 'dayOff';
  return { day: formatLocalDay(day), kind, ...(note === undefined ? {} : { note }) };
}
