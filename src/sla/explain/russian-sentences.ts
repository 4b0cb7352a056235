/**
 * The trace of a deadline in Russian sentences.
 */
import { dateInRussian, dayInRussian, weekdayInRussian } from '../../kernel/date-words.ts';
import { type PluralForms, plural } from '../../kernel/plural.ts';
import type { Source } from '../../kernel/source.ts';
import type { DaysOff, TraceDay } from '../term/step.ts';
import type { Term } from '../term/term.ts';
import { type DayRun, dayOfTrace, type Language, runsOf } from './language.ts';

/** `other` is the form of a fraction. */
const units: Readonly<Record<Term['unit'], PluralForms>> = {
  hours: { one: 'час', few: 'часа', many: 'часов', other: 'часа' },
  workingHours: { one: 'рабочий час', few: 'рабочих часа', many: 'рабочих часов', other: 'рабочего часа' },
  days: { one: 'календарный день', few: 'календарных дня', many: 'календарных дней', other: '' },
  workingDays: { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней', other: '' },
  months: { one: 'месяц', few: 'месяца', many: 'месяцев', other: '' },
};

const calendarDays: PluralForms = { one: 'день', few: 'дня', many: 'дней', other: 'дня' };

const daysOff: PluralForms = { one: 'нерабочий день', few: 'нерабочих дня', many: 'нерабочих дней', other: '' };

const reopened = {
  continue: 'отсчёт продолжается, время между закрытием и открытием не считается',
  restart: 'срок отсчитывается заново',
  newTerm: 'отсчитывается новый срок',
} as const;

const standstill = {
  waiting: ' в ожидании ответа абонента',
  held: '',
  answered: ' между ответом и повторным открытием',
} as const;

export const russianSentences: Language = {
  locale: 'ru',
  reason: 'причина',
  moment: (day, time) => `${time} ${dateInRussian(day)}`,
  zone: (timeZone) => (timeZone === 'Europe/Moscow' ? ' по московскому времени' : ` (время зоны ${timeZone})`),
  sentences: {
    policy: ({ source }) =>
      `Основание срока: ${source.reference.ru}${place(source)}` +
      `${source.kind === 'assumption' ? ' (допущение, не правило оператора и не закон)' : ''}.`,
    start: ({ at, day, source }, { counted: measure, moment, zone, by }) => {
      if (measure === 'agreed') return `Событие — ${moment(at)}${zone}.`;
      return measure === 'time'
        ? `Отсчёт идёт с ${moment(at)}${zone}.`
        : `Событие — ${date(day)}; этот день не считается, отсчёт идёт со следующего дня${by(source)}.`;
    },
    count: ({ term, lastDay, source }, { by }) =>
      `Срок — ${counted(term.amount, units[term.unit])}${lastByCount(lastDay)}${by(source)}.`,
    agreed: ({ day, source }, { by }) =>
      `Последний день — согласованный день, ${dateAndWeekday(day)}; паузы и выходные его не сдвигают${by(source)}.`,
    extend: ({ at, term, lastDay, reason, source }, { moment, because, by }) =>
      `Срок продлён в ${moment(at)}${because(reason)}: всего ${counted(term.amount, units[term.unit])} от начала` +
      `${lastByCount(lastDay)}${by(source)}.`,
    retarget: ({ at, version, changed, reason }, { moment, because }) =>
      changed === 'rule'
        ? `С ${moment(at)} действует новое правило, версия ${version}${because(reason)}.`
        : `С ${moment(at)} срок считается по другому календарю рабочих дней${because(reason)}.`,
    reopen: ({ at, rule, reason }, { moment, because }) =>
      `Обращение открыто снова в ${moment(at)}${because(reason)}: ${reopened[rule]}.`,
    restart: ({ at, reason }, { moment, because }) => `Срок начался заново в ${moment(at)}${because(reason)}.`,
    skip: (off) => `${list(off, 'Не считается', 'Не считаются')}.`,
    pause: ({ from, to, kind, days = 0, unit, reason }, { counted: measure, moment, because }) => {
      const when = `${standstill[kind]} с ${moment(from)} до ${moment(to)}${because(reason)}`;
      if (measure === 'agreed') return `Пауза${when} срок не сдвинула.`;
      const by = counted(days, unit === 'workingDays' ? units.workingDays : calendarDays);
      return `Отсчёт стоял${when}${days === 0 ? '' : `, срок сдвинут на ${by}`}.`;
    },
    roll: ({ to, source, ...off }, { by }) =>
      'Последний день нерабочий, поэтому срок переходит на ближайший рабочий день, ' +
      `${dateAndWeekday(to)}${by(source)}. ${list(off, 'Нерабочий день', 'Нерабочие дни')}.`,
    stay: ({ day }) =>
      day.kind === 'worked'
        ? `${dateAndWeekday(day.day)}, — ${reasonOf(day, false)}, срок не переносится.`
        : `${dateAndWeekday(day.day)}, — ${reasonOf(day, false)}, но эта дата техническая и не переносится.`,
    preliminary: ({ from, note }, { by }) =>
      `Дни с ${date(from)} учтены предварительно: ${note.text.ru}${by(note.source)}. Срок может измениться.`,
    keep: ({ at, lastDay }, { moment }) =>
      `По этому счёту срок истёк бы раньше, в ${lastDay === undefined ? moment(at) : `24:00 ${date(lastDay)}`}; ` +
      'остаётся дата, обещанная раньше.',
    end: ({ at, lastDay, source }, { moment, zone, by }) =>
      `Крайний срок — ${lastDay === undefined ? moment(at) : `24:00 ${date(lastDay)}`}${zone}${by(source)}.`,
    paused: ({ since, kind, at, lastDay, reason }, { counted: measure, moment, because }) => {
      const when = `${standstill[kind]} с ${moment(since)}${because(reason)}`;
      if (measure === 'agreed') return `Сейчас пауза${when}; срок она не сдвигает.`;
      const end = at === undefined || lastDay !== undefined ? `24:00 ${date(lastDay ?? '')}` : moment(at);
      return `Сейчас отсчёт стоит${when}${at === undefined ? '' : `; если продолжить сейчас, крайний срок — ${end}`}.`;
    },
    stop: ({ at, isMet, reason }, { moment, because }) =>
      `Отсчёт остановлен в ${moment(at)}${because(reason)}: ${isMet ? 'в срок' : 'с опозданием'}.`,
    breach: ({ at }, { moment }) => `Срок нарушен: он истёк в ${moment(at)}.`,
  },
};

/** Where the source was read, when, and a warning about a weak one. */
function place({ address, seen, quality }: Source): string {
  const parts = [address, seen && `прочитано ${date(seen)}`, quality === 'low' && 'источник ненадёжный'];
  const known = parts.filter((part) => typeof part === 'string');
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}

/** '30 календарных дней' */
function counted(amount: number, forms: PluralForms): string {
  return `${String(amount).replace('.', ',')} ${plural('ru', amount, forms)}`;
}

function lastByCount(lastDay: string | undefined): string {
  return lastDay === undefined ? '' : `, последний день по счёту — ${dateAndWeekday(lastDay)}`;
}

function date(day: string): string {
  return dateInRussian(dayOfTrace(day));
}

function dateAndWeekday(day: string): string {
  return `${date(day)}, ${weekdayInRussian(dayOfTrace(day))}`;
}

/** The days with their reasons behind a heading for one day or for several. */
function list({ days, more = 0 }: DaysOff, one: string, several: string): string {
  const reasons = runsOf(days).map((run) => `${runInRussian(run)} — ${reasonOf(run.sample, run.first !== run.last)}`);
  const rest = more === 0 ? '' : `; и ещё ${counted(more, daysOff)}`;
  return `${days.length === 1 ? one : several}: ${reasons.join('; ')}${rest}`;
}

function runInRussian({ first, last }: DayRun): string {
  if (first === last) return `${dayInRussian(first)}, ${weekdayInRussian(first)},`;
  const [number = '', month] = dayInRussian(first).split(' ');
  const from = dayInRussian(last).endsWith(` ${month}`) ? number : dayInRussian(first);
  return last === first + 1 ? `${from} и ${dayInRussian(last)}` : `с ${from} по ${dayInRussian(last)}`;
}

function reasonOf({ kind, note }: TraceDay, isPlural: boolean): string {
  if (note !== undefined) return `${note.text.ru}${note.source === undefined ? '' : ` (${note.source.reference.ru})`}`;
  if (kind === 'worked') return isPlural ? 'рабочие дни' : 'рабочий день';
  if (kind === 'weekend') return isPlural ? 'выходные' : 'выходной';
  return isPlural ? 'нерабочие дни по календарю' : 'нерабочий день по календарю';
}
