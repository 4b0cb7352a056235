/**
 * `zayavka due --from DAY --term TERM`: when a term ends, and why.
 */
import {
  dateInEnglish,
  dateInRussian,
  dayInEnglish,
  dayInRussian,
  lastMoment,
  wallClock,
  weekdayInEnglish,
  weekdayInRussian,
} from '../kernel/date-words.ts';
import { Fault } from '../kernel/fault.ts';
import { dayMs, type LocalDay, parseLocalDay } from '../kernel/local-day.ts';
import { isTimeOfDay } from '../kernel/text.ts';
import { timeZoneOf } from '../kernel/time-zone.ts';
import { russianFault } from '../operators/faults/russian-fault.ts';
import { russia } from '../sla/calendar/russia.ts';
import type { WorkingCalendar } from '../sla/calendar/working-calendar.ts';
import { openPeriods } from '../sla/calendar/working-time.ts';
import { explain } from '../sla/explain/explain.ts';
import { type Due, dueAt } from '../sla/term/due-at.ts';
import { expectedAmount, isTerm, type Term, type TermUnit } from '../sla/term/term.ts';
import { faultsResult } from './check.ts';
import {
  type CommandOptions,
  type CommandResult,
  jsonResult,
  type LanguageName,
  mistaken,
  UsageError,
} from './command.ts';
import { asLines, wrapped } from './layout.ts';
import { loadOperator } from './load-operator.ts';

export interface DueQuestion {
  readonly from: string;
  readonly term: string;
  /** A name or a file; its calendar counts, that of Russia without it. */
  readonly operator?: string | undefined;
}

export function due({ from, term, operator }: DueQuestion, options: CommandOptions): CommandResult {
  const loaded = operator === undefined ? undefined : loadOperator(operator, options);
  if (loaded?.ok === false) return faultsResult(operator ?? '', loaded.refusal, options);
  const calendar = loaded?.value.calendar ?? russia;
  const start = readStart(from, calendar.timeZone);
  const counted = counting(() => dueAt(readTerm(term), start, calendar));
  const { text, trace } = counting(() => explain(counted));
  const { at, lastDay, preliminary } = counted;
  if (options.json) {
    const known = { at, ...(lastDay === undefined ? {} : { lastDay }), ...(preliminary && { preliminary }) };
    return jsonResult({ ...known, timeZone: calendar.timeZone, text, trace }, 0);
  }
  const hours = isInWorkingHours(term) ? counting(() => hoursByDay(start, at, calendar, options.language)) : [];
  const lines = [answer(counted, calendar, options), '', ...wrapped(text[options.language]), ...hours];
  return { output: asLines(lines), exitCode: 0 };
}

function isInWorkingHours(term: string): boolean {
  return term.endsWith('wh');
}

/** A person can still check as many days. */
const mostDays = 31;

/** Which hours were counted on which day; nothing of a term of many days. */
function hoursByDay(from: Date, to: Date, calendar: WorkingCalendar, language: LanguageName): readonly string[] {
  const days = new Map<LocalDay, string[]>();
  for (const { start, end } of openPeriods(calendar, from, to)) {
    const { day, time } = wallClock(start.getTime(), calendar.timeZone);
    const until = lastMoment(end, calendar.timeZone).time || '24:00';
    days.set(day, [...(days.get(day) ?? []), `${time}–${until}`]);
  }
  if (days.size > mostDays) return [];
  const title = { en: 'Counted:', ru: 'Засчитано:' }[language];
  const dayName = { en: dayInEnglish, ru: dayInRussian }[language];
  const weekday = { en: weekdayInEnglish, ru: weekdayInRussian }[language];
  const rows = [...days].map(([day, hours]) => `${weekday(day)}, ${dayName(day)}: ${hours.join(', ')}`);
  return rows.length === 0 ? [] : ['', title, ...rows.flatMap((row) => wrapped(row, '  '))];
}

/** What the library says of a day that it does not know, or of an amount, is for the user. */
function counting<Value>(count: () => Value): Value {
  try {
    return count();
  } catch (error) {
    if (Fault.is(error)) throw new UsageError({ en: error.message, ru: russianFault(error.message) });
    throw error;
  }
}

function answer({ at, lastDay, preliminary }: Due, { timeZone }: WorkingCalendar, options: CommandOptions): string {
  const { day, time } = lastMoment(at, timeZone);
  const shown = lastDay === undefined ? `${time || '24:00'}${secondsOf(at)}` : '24:00';
  const isSure = preliminary === undefined;
  return {
    en: `${dateInEnglish(day)}, ${weekdayInEnglish(day)}, ${shown} (${timeZone})${isSure ? '' : ', preliminary'}`,
    ru: `${dateInRussian(day)}, ${weekdayInRussian(day)}, ${shown} (${timeZone})${isSure ? '' : ', предварительно'}`,
  }[options.language];
}

/** Only where they are not zero. */
function secondsOf(at: Date): string {
  const [, seconds = ''] = /:(\d\d(?:\.\d{3})?)Z$/u.exec(at.toISOString()) ?? [];
  const shown = seconds.replace('.000', '');
  return shown === '00' ? '' : `:${shown}`;
}

const units: Readonly<Record<string, TermUnit>> = {
  d: 'days',
  wd: 'workingDays',
  h: 'hours',
  wh: 'workingHours',
  m: 'months',
};

/** '5d', '3wd', '24h', '8wh', '6m'. */
function readTerm(text: string): Term {
  const [, amount = '', letters = ''] = /^(\d+(?:\.\d+)?)(wd|wh|d|h|m)$/u.exec(text) ?? [];
  const unit = units[letters];
  if (unit === undefined) {
    const expected = { en: 'such as 5d, 3wd, 24h, 8wh or 6m', ru: 'например 5d, 3wd, 24h, 8wh или 6m' };
    throw mistaken('--term', expected, `'${text}'`);
  }
  const term = { unit, amount: Number(amount) };
  if (isTerm(term)) return term;
  const limits = expectedAmount(unit);
  const before = { en: `${limits} before ${letters}`, ru: `${russianFault(limits)} перед ${letters}` };
  throw mistaken('--term', before, `'${text}'`);
}

/** A local day, which begins at 00:00, a local time, or an instant with its offset. */
function readStart(text: string, timeZone: string): Date {
  const [, date = '', time = '00:00', seconds = '0', offset] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::([0-5]\d(?:\.\d{1,3})?))?(Z|[+-]\d{2}:\d{2})?)?$/u.exec(text) ?? [];
  const day = parseLocalDay(date);
  const instant = new Date(text.replace(' ', 'T'));
  if (day === undefined || !isTimeOfDay(time) || (offset !== undefined && Number.isNaN(instant.getTime()))) {
    const such = '2026-04-09, 2026-04-09T14:30:05';
    const expected = {
      en: `such as ${such} or 2026-04-09T14:30+03:00`,
      ru: `например ${such} или 2026-04-09T14:30+03:00`,
    };
    throw mistaken('--from', expected, `'${text}'`);
  }
  if (offset !== undefined) return instant;
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(
    timeZoneOf(timeZone).instantOf(day * dayMs + (hours * 60 + minutes) * 60_000 + Math.round(Number(seconds) * 1_000)),
  );
}
