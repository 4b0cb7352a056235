/**
 * The trace of a deadline in English sentences.
 */

import { dateInEnglish, dayInEnglish, wallClock, weekdayInEnglish } from '../../kernel/date-words.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Source } from '../../kernel/source.ts';
import type { Step, TraceDay } from '../term/step.ts';
import type { Term } from '../term/term.ts';
import { type DayRun, dayOfTrace, runsOf } from './day-runs.ts';

const UNITS: Readonly<Record<Term['unit'], string>> = {
  hours: 'hour',
  workingHours: 'working hour',
  days: 'calendar day',
  workingDays: 'working day',
  months: 'month',
};

export function explainInEnglish(trace: readonly Step[]): string {
  const start = trace.find((step) => step.type === 'start');
  const timeZone = start?.timeZone ?? 'UTC';
  return trace.map((step) => sentence(step, timeZone)).join('\n');
}

function sentence(step: Step, timeZone: string): string {
  const moment = (at: Instant): string => momentInEnglish(at, timeZone);
  switch (step.type) {
    case 'policy':
      return `The term rests on: ${step.source.reference.en}${assumed(step.source)}.`;
    case 'start':
      return step.source === undefined
        ? `Counting starts at ${moment(step.at)}${zoneInEnglish(timeZone)}.`
        : `The event was on ${date(step.day)}; that day is not counted, counting starts on the next day${by(step.source)}.`;
    case 'count':
      return step.lastDay === undefined
        ? `The term is ${termInEnglish(step.term)}${by(step.source)}.`
        : `The term is ${termInEnglish(step.term)}, its last day by the count is ${weekdayAndDate(step.lastDay)}${by(step.source)}.`;
    case 'extend':
      return (
        `The term was extended at ${moment(step.at)}${because(step.reason)}: ${termInEnglish(step.term)} in all from the start` +
        `${step.lastDay === undefined ? '' : `, the last day by the count is ${weekdayAndDate(step.lastDay)}`}` +
        ` (${step.source.reference.en}).`
      );
    case 'retarget':
      return `A new rule, version ${step.version}, holds from ${moment(step.at)}${because(step.reason)}.`;
    case 'reopen':
      return `The request was reopened at ${moment(step.at)}${because(step.reason)}: ${REOPENED[step.rule]}.`;
    case 'skip':
      return `Not counted: ${list(step.days)}.`;
    case 'pause':
      return (
        `The clock stood still from ${moment(step.from)} to ${moment(step.to)}${because(step.reason)}` +
        `${step.days === undefined || step.days === 0 ? '' : `, which moved the end by ${counted(step.days, 'day')}`}.`
      );
    case 'roll':
      return (
        `The last day is not a working day, so the term ends on the next working day, ` +
        `${weekdayAndDate(step.to)}${by(step.source)}. ${step.days.length === 1 ? 'Day' : 'Days'} off: ${list(step.days)}.`
      );
    case 'stay':
      return step.day.kind === 'worked'
        ? `${weekdayAndDate(step.day.day)} is a ${reason(step.day)}; the term does not move.`
        : `${weekdayAndDate(step.day.day)} is not worked (${reason(step.day)}), but this is a technical date and does not move.`;
    case 'end':
      return step.lastDay === undefined
        ? `The deadline is ${moment(step.at)}${zoneInEnglish(timeZone)}.`
        : `The deadline is 24:00 on ${date(step.lastDay)}${zoneInEnglish(timeZone)}${by(step.source)}.`;
    case 'standing': {
      const end = step.lastDay === undefined ? moment(step.at) : `24:00 on ${date(step.lastDay)}`;
      return `The clock has stood still since ${moment(step.since)}${because(step.reason)}; if it went on now, the deadline would be ${end}.`;
    }
    case 'stop':
      return `The clock was stopped at ${moment(step.at)}${because(step.reason)}: ${step.isMet ? 'in time' : 'late'}.`;
    case 'breach':
      return `The deadline was missed: it passed at ${moment(step.at)}.`;
  }
}

const REOPENED = {
  continue: 'the clock goes on, the time in between is not counted',
  restart: 'the term starts again',
  newTerm: 'a new term starts',
} as const;

/** '30 calendar days' */
export function termInEnglish({ unit, amount }: Term): string {
  return counted(amount, UNITS[unit]);
}

function counted(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

function momentInEnglish(at: Instant, timeZone: string): string {
  const { day, time } = wallClock(at, timeZone);
  return `${time} on ${dateInEnglish(day)}`;
}

function zoneInEnglish(timeZone: string): string {
  return timeZone === 'Europe/Moscow' ? ', Moscow time' : ` (time zone ${timeZone})`;
}

function date(day: string): string {
  return dateInEnglish(dayOfTrace(day));
}

function weekdayAndDate(day: string): string {
  return `${weekdayInEnglish(dayOfTrace(day))}, ${date(day)}`;
}

function list(days: readonly TraceDay[]): string {
  return runsOf(days)
    .map((run) => `${runInEnglish(run)} (${reason(run.sample)})`)
    .join('; ');
}

function runInEnglish({ first, last }: DayRun): string {
  if (first === last) return `${weekdayInEnglish(first)}, ${dayInEnglish(first)}`;
  return `${dayInEnglish(first)} ${last === first + 1 ? 'and' : 'to'} ${dayInEnglish(last)}`;
}

function reason({ kind, note }: TraceDay): string {
  if (note !== undefined) return `${note.text.en}${note.source === undefined ? '' : `, ${note.source.reference.en}`}`;
  if (kind === 'worked') return 'working day';
  return kind === 'weekend' ? 'weekend' : 'day off of this calendar';
}

function by(source: Source | undefined): string {
  return source === undefined ? '' : ` (${source.reference.en})`;
}

function because(text: string | undefined): string {
  return text === undefined ? '' : ` (reason: ${text})`;
}

function assumed({ kind }: Source): string {
  return kind === 'assumption' ? ' (an assumption, neither a rule of the operator nor the law)' : '';
}
