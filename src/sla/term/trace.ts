/**
 * The steps by which a term came to its end (Civil Code of Russia, art. 190-194).
 */
import { wallClock } from '../../kernel/date-words.ts';
import { formatLocalDay, type LocalDay, weekdayOf } from '../../kernel/local-day.ts';
import type { Source } from '../../kernel/source.ts';
import type { CompiledCalendar } from '../calendar/compiled-calendar.ts';
import { isRussianZone } from '../calendar/production-calendar.ts';
import { isWorked, noteOf } from '../calendar/schedule.ts';
import {
  type AgreedDay,
  afterPause,
  countedEnd,
  orPromised,
  type Pause,
  type TermContext,
  type TermEnd,
} from './deadline.ts';
import type { DaysOff, Step, StepOf, TraceDay } from './step.ts';

/** Nothing where the calendar is in another country. */
function civilCode({ compiled }: TermContext, article: number): { readonly source?: Source } {
  if (!isRussianZone(compiled.schedule.zone.name)) return {};
  const reference = { ru: `ст. ${article} Гражданского кодекса РФ`, en: `Civil Code of Russia, art. ${article}` };
  return { source: { kind: 'law', reference } };
}

/** `counts` stand in place of the count of the term, where more than one term was counted. */
export function traceOf(
  context: TermContext,
  pauses: readonly Pause[] = [],
  counts: readonly Step[] = [countStep(context)],
): readonly Step[] {
  const { agreedDay } = context;
  const computed = countedEnd(context, pauses);
  const end = orPromised(context, computed);
  return [
    ...(agreedDay === undefined ? startSteps(context, computed, counts) : agreedSteps(context, agreedDay, counts)),
    ...pauseSteps(context, pauses),
    ...(agreedDay === undefined ? lastDaySteps(context, computed) : []),
    ...preliminarySteps(context, end),
    ...(end.at === computed.at ? [] : [{ type: 'keep', ...shownEnd(computed) } as const]),
    { type: 'end', ...shownEnd(end), ...(end.lastDay === undefined ? {} : civilCode(context, 194)) },
  ];
}

/** As steps show it. */
export function shownEnd({ at, lastDay }: TermEnd): { readonly at: number; readonly lastDay?: string } {
  return { at, ...(lastDay === undefined ? {} : { lastDay: formatLocalDay(lastDay) }) };
}

/** The start in the zone of the agreed day, and that day. */
function agreedSteps({ start }: TermContext, { timeZone }: AgreedDay, counts: readonly Step[]): readonly Step[] {
  return [{ type: 'start', at: start, day: formatLocalDay(wallClock(start, timeZone).day), timeZone }, ...counts];
}

/** The start, the count, and what it passes over. */
function startSteps(context: TermContext, end: TermEnd, counts: readonly Step[]): readonly Step[] {
  const { term, start, compiled } = context;
  const startDay = compiled.dayOf(start);
  const steps: Step[] = [
    {
      type: 'start',
      at: start,
      day: formatLocalDay(startDay),
      timeZone: compiled.schedule.zone.name,
      ...(end.lastDay === undefined ? {} : civilCode(context, 191)),
    },
    ...counts,
  ];
  if (term.unit === 'workingDays' || term.unit === 'workingHours') {
    const first = term.unit === 'workingDays' ? startDay + 1 : startDay;
    const skipped = daysOffBetween(compiled, first, end.lastDay ?? compiled.dayOf(end.at));
    if (skipped.days.length > 0) steps.push({ type: 'skip', ...skipped });
  }
  return steps;
}

/** The count of a term on its own, without pauses and rolling, or the day that takes its place. */
export function countStep(context: TermContext): StepOf<'count'> | StepOf<'agreed'> {
  const { term, agreedDay } = context;
  if (agreedDay !== undefined) return { type: 'agreed', ...agreedDay, ...civilCode(context, 190) };
  const { countedDay } = countedEnd(context);
  const lastDay = countedDay === undefined ? {} : { lastDay: formatLocalDay(countedDay) };
  return { type: 'count', term, ...lastDay, ...countSource(context) };
}

/** From which day on the calendar is preliminary, where the end depends on it. */
export function preliminarySteps({ compiled }: TermContext, end: TermEnd): readonly Step[] {
  const { preliminary } = compiled.schedule;
  if (preliminary === undefined || end.preliminary === undefined) return [];
  return [{ type: 'preliminary', from: formatLocalDay(preliminary.from), note: preliminary.note }];
}

function pauseSteps(context: TermContext, pauses: readonly Pause[]): readonly Step[] {
  const steps: Step[] = [];
  let before = countedEnd(context);
  for (const pause of pauses) {
    const { from, to, kind, reason } = pause;
    if (from >= before.at) break;
    const after = afterPause(context, before, pause);
    const days = daysMoved(context, before.countedDay, after.countedDay);
    const unit = context.term.unit === 'workingDays' ? 'workingDays' : 'days';
    steps.push({
      type: 'pause',
      from,
      to,
      kind,
      ...(days === undefined ? {} : { days, unit }),
      ...(reason === undefined ? {} : { reason }),
    });
    before = after;
  }
  return steps;
}

/** Days that were not counted: for a term in working days only those that are worked. */
function daysMoved({ term, compiled }: TermContext, from?: LocalDay, to?: LocalDay): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  return term.unit === 'workingDays' ? compiled.workedDaysBetween(from + 1, to + 1) : to - from;
}

function lastDaySteps(context: TermContext, end: TermEnd): readonly Step[] {
  const { term, compiled, roll } = context;
  const { countedDay: counted, lastDay: last } = end;
  if (counted === undefined || last === undefined) return [];
  if (counted !== last) {
    const days = daysOffBetween(compiled, counted, last - 1);
    const [from, to] = [formatLocalDay(counted), formatLocalDay(last)];
    return [{ type: 'roll', from, to, ...days, ...civilCode(context, 193) }];
  }
  const day = traceDay(compiled, last);
  if (day.kind === 'worked' && weekdayOf(last) >= 5) return [{ type: 'stay', day, ...civilCode(context, 193) }];
  return day.kind !== 'worked' && !roll && term.unit !== 'workingDays' ? [{ type: 'stay', day }] : [];
}

function countSource(context: TermContext): { readonly source?: Source } {
  const { unit } = context.term;
  if (unit === 'hours') return civilCode(context, 190);
  if (unit === 'months') return civilCode(context, 192);
  return unit === 'days' || unit === 'workingDays' ? civilCode(context, 191) : {};
}

/** A term may pass over centuries: the explanation does not grow with them. */
const mostDays = 150;

function daysOffBetween(compiled: CompiledCalendar, first: LocalDay, last: LocalDay): DaysOff {
  const days: TraceDay[] = [];
  const all = last < first ? 0 : last + 1 - first - compiled.workedDaysBetween(first, last + 1);
  for (let day = first; day <= last && days.length < Math.min(all, mostDays); day += 1) {
    const described = traceDay(compiled, day);
    if (described.kind !== 'worked') days.push(described);
  }
  return { days, ...(all > mostDays ? { more: all - mostDays } : {}) };
}

function traceDay({ schedule }: CompiledCalendar, day: LocalDay): TraceDay {
  const note = noteOf(schedule, day);
  const isWeekend = weekdayOf(day) >= 5 && (schedule.week[weekdayOf(day)] ?? []).length === 0;
  const kind = isWorked(schedule, day) ? 'worked' : isWeekend && note === undefined ? 'weekend' : 'dayOff';
  return { day: formatLocalDay(day), kind, ...(note === undefined ? {} : { note }) };
}
