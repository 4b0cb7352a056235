/**
 * The trace of a deadline in English sentences.
 */
import { dateInEnglish, dayInEnglish, weekdayInEnglish } from '../../kernel/date-words.ts';
import { counted } from '../../kernel/input/described.ts';
import type { Source } from '../../kernel/source.ts';
import type { DaysOff, TraceDay } from '../term/step.ts';
import type { Term } from '../term/term.ts';
import { type DayRun, dayOfTrace, type Language, runsOf } from './language.ts';

const units: Readonly<Record<Term['unit'], string>> = {
  hours: 'hour',
  workingHours: 'working hour',
  days: 'calendar day',
  workingDays: 'working day',
  months: 'month',
};

const reopened = {
  continue: 'the clock goes on, the time in between is not counted',
  restart: 'the term starts again',
  newTerm: 'a new term starts',
} as const;

const standstill = {
  waiting: ', waiting for the subscriber,',
  held: '',
  answered: ' between the answer and the reopening,',
} as const;

export const englishSentences: Language = {
  locale: 'en',
  reason: 'reason',
  moment: (day, time) => `${time} on ${dateInEnglish(day)}`,
  zone: (timeZone) => (timeZone === 'Europe/Moscow' ? ', Moscow time' : ` (time zone ${timeZone})`),
  sentences: {
    policy: ({ source }) =>
      `The term rests on: ${source.reference.en}${place(source)}` +
      `${source.kind === 'assumption' ? ' (an assumption, neither a rule of the operator nor the law)' : ''}.`,
    start: ({ at, day, source }, { counted: measure, moment, zone, by }) => {
      if (measure === 'agreed') return `The event was at ${moment(at)}${zone}.`;
      return measure === 'time'
        ? `Counting starts at ${moment(at)}${zone}.`
        : `The event was on ${date(day)}; that day is not counted, counting starts on the next day${by(source)}.`;
    },
    count: ({ term, lastDay, source }, { by }) =>
      `The term is ${counted(term.amount, units[term.unit])}${lastByCount(lastDay, 'its')}${by(source)}.`,
    agreed: ({ day, source }, { by }) =>
      `The last day is the agreed day, ${weekdayAndDate(day)}; neither pauses nor days off move it${by(source)}.`,
    extend: ({ at, term, lastDay, reason, source }, { moment, because, by }) =>
      `The term was extended at ${moment(at)}${because(reason)}: ${counted(term.amount, units[term.unit])} in all from the start` +
      `${lastByCount(lastDay, 'the')}${by(source)}.`,
    retarget: ({ at, version, changed, reason }, { moment, because }) =>
      changed === 'rule'
        ? `A new rule, version ${version}, holds from ${moment(at)}${because(reason)}.`
        : `From ${moment(at)} on the term is counted by another calendar of working days${because(reason)}.`,
    reopen: ({ at, rule, reason }, { moment, because }) =>
      `The request was reopened at ${moment(at)}${because(reason)}: ${reopened[rule]}.`,
    restart: ({ at, reason }, { moment, because }) => `The term began again at ${moment(at)}${because(reason)}.`,
    skip: (off) => `Not counted: ${list(off)}.`,
    pause: ({ from, to, kind, days = 0, unit, reason }, { counted: measure, moment, because }) => {
      const when = `${standstill[kind]} from ${moment(from)} to ${moment(to)}${because(reason)}`;
      if (measure === 'agreed') return `The pause${when} did not move the deadline.`;
      const by = counted(days, unit === 'workingDays' ? 'working day' : 'day');
      return `The clock stood still${when}${days === 0 ? '' : `, which moved the end by ${by}`}.`;
    },
    roll: ({ to, source, ...off }, { by }) =>
      'The last day is not a working day, so the term ends on the next working day, ' +
      `${weekdayAndDate(to)}${by(source)}. ${off.days.length === 1 ? 'Day' : 'Days'} off: ${list(off)}.`,
    stay: ({ day }) =>
      day.kind === 'worked'
        ? `${weekdayAndDate(day.day)} is a ${reasonOf(day)}; the term does not move.`
        : `${weekdayAndDate(day.day)} is not worked (${reasonOf(day)}), but this is a technical date and does not move.`,
    preliminary: ({ from, note }, { by }) =>
      `Days from ${date(from)} on are preliminary: ${note.text.en}${by(note.source)}. The deadline may change.`,
    keep: ({ at, lastDay }, { moment }) =>
      `By this count the term would end earlier, at ${lastDay === undefined ? moment(at) : `24:00 on ${date(lastDay)}`}; ` +
      'the date that was promised before is kept.',
    end: ({ at, lastDay, source }, { moment, zone, by }) =>
      `The deadline is ${lastDay === undefined ? moment(at) : `24:00 on ${date(lastDay)}`}${zone}${by(source)}.`,
    paused: ({ since, kind, at, lastDay, reason }, { counted: measure, moment, because }) => {
      const when = `${standstill[kind]} since ${moment(since)}${because(reason)}`;
      if (measure === 'agreed') return `The request has been paused${when}; this does not move the deadline.`;
      const end = at === undefined || lastDay !== undefined ? `24:00 on ${date(lastDay ?? '')}` : moment(at);
      return `The clock has stood still${when}${at === undefined ? '' : `; if it went on now, the deadline would be ${end}`}.`;
    },
    stop: ({ at, isMet, reason }, { moment, because }) =>
      `The clock was stopped at ${moment(at)}${because(reason)}: ${isMet ? 'in time' : 'late'}.`,
    breach: ({ at }, { moment }) => `The deadline was missed: it passed at ${moment(at)}.`,
  },
};

/** Where the source was read, when, and a warning about a weak one. */
function place({ address, seen, quality }: Source): string {
  const parts = [address, seen && `read on ${date(seen)}`, quality === 'low' && 'not a reliable source'];
  const known = parts.filter((part) => typeof part === 'string');
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}

function lastByCount(lastDay: string | undefined, article: 'its' | 'the'): string {
  return lastDay === undefined ? '' : `, ${article} last day by the count is ${weekdayAndDate(lastDay)}`;
}

function date(day: string): string {
  return dateInEnglish(dayOfTrace(day));
}

function weekdayAndDate(day: string): string {
  return `${weekdayInEnglish(dayOfTrace(day))}, ${date(day)}`;
}

function list({ days, more = 0 }: DaysOff): string {
  const reasons = runsOf(days).map((run) => `${runInEnglish(run)} (${reasonOf(run.sample)})`);
  return [...reasons, ...(more === 0 ? [] : [`and ${counted(more, 'more day')} off`])].join('; ');
}

function runInEnglish({ first, last }: DayRun): string {
  if (first === last) return `${weekdayInEnglish(first)}, ${dayInEnglish(first)}`;
  const [number, month] = dayInEnglish(first).split(' ');
  if (last === first + 1 && dayInEnglish(last).endsWith(` ${month}`)) return `${number} and ${dayInEnglish(last)}`;
  return `${dayInEnglish(first)} ${last === first + 1 ? 'and' : 'to'} ${dayInEnglish(last)}`;
}

function reasonOf({ kind, note }: TraceDay): string {
  if (note !== undefined) return `${note.text.en}${note.source === undefined ? '' : `, ${note.source.reference.en}`}`;
  if (kind === 'worked') return 'working day';
  return kind === 'weekend' ? 'weekend' : 'day off of this calendar';
}
