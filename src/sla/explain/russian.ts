/**
 * The trace of a deadline in Russian sentences.
 */

import { dateInRussian, dayInRussian, wallClock, weekdayInRussian } from '../../kernel/date-words.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { LocalDay } from '../../kernel/local-day.ts';
import type { Source } from '../../kernel/source.ts';
import type { Step, TraceDay } from '../term/step.ts';
import type { Term } from '../term/term.ts';
import { type DayRun, dayOfTrace, runsOf } from './day-runs.ts';

const UNITS: Readonly<Record<Term['unit'], readonly [one: string, few: string, many: string, part: string]>> = {
  hours: ['час', 'часа', 'часов', 'часа'],
  workingHours: ['рабочий час', 'рабочих часа', 'рабочих часов', 'рабочего часа'],
  days: ['календарный день', 'календарных дня', 'календарных дней', ''],
  workingDays: ['рабочий день', 'рабочих дня', 'рабочих дней', ''],
  months: ['месяц', 'месяца', 'месяцев', ''],
};

export function explainInRussian(trace: readonly Step[]): string {
  const start = trace.find((step) => step.type === 'start');
  const timeZone = start?.timeZone ?? 'UTC';
  return trace.map((step) => sentence(step, timeZone)).join('\n');
}

function sentence(step: Step, timeZone: string): string {
  const moment = (at: Instant): string => momentInRussian(at, timeZone);
  switch (step.type) {
    case 'policy':
      return `Основание срока: ${step.source.reference.ru}${assumed(step.source)}.`;
    case 'start':
      return step.source === undefined
        ? `Отсчёт идёт с ${moment(step.at)}${zoneInRussian(timeZone)}.`
        : `Событие — ${date(step.day)}; этот день не считается, отсчёт идёт со следующего дня${by(step.source)}.`;
    case 'count':
      return step.lastDay === undefined
        ? `Срок — ${termInRussian(step.term)}${by(step.source)}.`
        : `Срок — ${termInRussian(step.term)}, последний день по счёту — ${dateAndWeekday(step.lastDay)}${by(step.source)}.`;
    case 'extend':
      return (
        `Срок продлён в ${moment(step.at)}${because(step.reason)}: всего ${termInRussian(step.term)} от начала` +
        `${step.lastDay === undefined ? '' : `, последний день по счёту — ${dateAndWeekday(step.lastDay)}`}` +
        ` (${step.source.reference.ru}).`
      );
    case 'retarget':
      return `С ${moment(step.at)} действует новое правило, версия ${step.version}${because(step.reason)}.`;
    case 'reopen':
      return `Обращение открыто снова в ${moment(step.at)}${because(step.reason)}: ${REOPENED[step.rule]}.`;
    case 'skip':
      return `${list(step.days, 'Не считается', 'Не считаются')}.`;
    case 'pause':
      return (
        `Отсчёт стоял с ${moment(step.from)} до ${moment(step.to)}${because(step.reason)}` +
        `${step.days === undefined || step.days === 0 ? '' : `, срок сдвинут на ${daysInRussian(step.days)}`}.`
      );
    case 'roll':
      return (
        `Последний день нерабочий, поэтому срок переходит на ближайший рабочий день, ` +
        `${dateAndWeekday(step.to)}${by(step.source)}. ${list(step.days, 'Нерабочий день', 'Нерабочие дни')}.`
      );
    case 'stay':
      return step.day.kind === 'worked'
        ? `${dateAndWeekday(step.day.day)}, — ${reason(step.day, false)}, срок не переносится.`
        : `${dateAndWeekday(step.day.day)}, — ${reason(step.day, false)}, но эта дата техническая и не переносится.`;
    case 'end':
      return step.lastDay === undefined
        ? `Крайний срок — ${moment(step.at)}${zoneInRussian(timeZone)}.`
        : `Крайний срок — 24:00 ${date(step.lastDay)}${zoneInRussian(timeZone)}${by(step.source)}.`;
    case 'standing': {
      const end = step.lastDay === undefined ? moment(step.at) : `24:00 ${date(step.lastDay)}`;
      return `Сейчас отсчёт стоит, с ${moment(step.since)}${because(step.reason)}; если продолжить сейчас, крайний срок — ${end}.`;
    }
    case 'stop':
      return `Отсчёт остановлен в ${moment(step.at)}${because(step.reason)}: ${step.isMet ? 'в срок' : 'с опозданием'}.`;
    case 'breach':
      return `Срок нарушен: он истёк в ${moment(step.at)}.`;
  }
}

const REOPENED = {
  continue: 'отсчёт продолжается, время между закрытием и открытием не считается',
  restart: 'срок отсчитывается заново',
  newTerm: 'отсчитывается новый срок',
} as const;

/** '30 календарных дней' */
export function termInRussian({ unit, amount }: Term): string {
  const [one, few, many, part] = UNITS[unit];
  const text = String(amount).replace('.', ',');
  return `${text} ${Number.isInteger(amount) ? plural(amount, one, few, many) : part}`;
}

function daysInRussian(amount: number): string {
  return `${amount} ${plural(amount, 'день', 'дня', 'дней')}`;
}

function plural(amount: number, one: string, few: string, many: string): string {
  const [ten, hundred] = [amount % 10, amount % 100];
  if (ten === 1 && hundred !== 11) return one;
  return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? few : many;
}

function momentInRussian(at: Instant, timeZone: string): string {
  const { day, time } = wallClock(at, timeZone);
  return `${time} ${dateInRussian(day)}`;
}

function zoneInRussian(timeZone: string): string {
  return timeZone === 'Europe/Moscow' ? ' по московскому времени' : ` (время зоны ${timeZone})`;
}

function date(day: string): string {
  return dateInRussian(dayOfTrace(day));
}

function dateAndWeekday(day: string): string {
  return `${date(day)}, ${weekdayInRussian(dayOfTrace(day))}`;
}

/** The days with their reasons behind a heading for one day or for several. */
function list(days: readonly TraceDay[], one: string, several: string): string {
  const reasons = runsOf(days).map((run) => `${runInRussian(run)} — ${reason(run.sample, run.first !== run.last)}`);
  return `${days.length === 1 ? one : several}: ${reasons.join('; ')}`;
}

function runInRussian({ first, last }: DayRun): string {
  if (first === last) return `${dayInRussian(first)}, ${weekdayInRussian(first)},`;
  const isOneMonth = dayInRussian(first).split(' ')[1] === dayInRussian(last).split(' ')[1];
  const from = isOneMonth ? dayNumber(first) : dayInRussian(first);
  return last === first + 1 ? `${from} и ${dayInRussian(last)}` : `с ${from} по ${dayInRussian(last)}`;
}

function dayNumber(day: LocalDay): string {
  return dayInRussian(day).split(' ')[0] ?? '';
}

function reason({ kind, note }: TraceDay, isPlural: boolean): string {
  if (note !== undefined) return `${note.text.ru}${by(note.source)}`;
  if (kind === 'worked') return isPlural ? 'рабочие дни' : 'рабочий день';
  if (kind === 'weekend') return isPlural ? 'выходные' : 'выходной';
  return isPlural ? 'нерабочие дни по календарю' : 'нерабочий день по календарю';
}

function by(source: Source | undefined): string {
  return source === undefined ? '' : ` (${source.reference.ru})`;
}

function because(text: string | undefined): string {
  return text === undefined ? '' : ` (причина: ${text})`;
}

function assumed({ kind }: Source): string {
  return kind === 'assumption' ? ' (допущение, не правило оператора и не закон)' : '';
}
