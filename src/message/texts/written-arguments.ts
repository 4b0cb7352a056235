/**
 * The arguments of a text, written for its language and channel: short in a text message, in full elsewhere, as it is spoken
 * by voice. A fact that is missing or is none is a fault here, never a word of the text.
 */
import { lastMoment, numericDay, spokenDay, wallClock } from '../../kernel/date-words.ts';
import { Fault } from '../../kernel/fault.ts';
import { formatLocalDay, type LocalDay, parseLocalDay } from '../../kernel/local-day.ts';
import { groupsOfFour, isBlank, isTimeOfDay } from '../../kernel/text.ts';
import {
  type About,
  type Deadline,
  type Decision,
  type MessageChannel,
  type PortingStage,
  type Slot,
  type UserText,
  type VisitDay,
  visitDays,
} from '../facts.ts';
import type { TextValues } from '../icu/render-text.ts';
import { ownArguments, type TextName } from '../message-table.ts';
import { cutText, sanitize } from '../user-text.ts';
import { formatAmount } from './amount.ts';

/** How a text is written. */
export interface Writing {
  /** A language tag in its canonical form. */
  readonly locale: string;
  readonly channel: MessageChannel;
  /** The zone of the subscriber. */
  readonly timeZone: string;
}

/** The facts of any text. */
export type TextFacts = About & { readonly [Word in UserText]?: string | undefined } & {
  readonly dueAt?: Date | undefined;
  readonly lastDay?: string | undefined;
  readonly due?: Deadline | undefined;
  readonly missed?: Deadline | undefined;
  readonly late?: Deadline | undefined;
  readonly next?: Deadline | undefined;
  readonly before?: Deadline | undefined;
  readonly scheduledFor?: Slot | undefined;
  readonly replyUntil?: Date | undefined;
  readonly cancelUntil?: Date | undefined;
  readonly reopenUntil?: Date | undefined;
  readonly returnUntil?: Date | undefined;
  readonly daysLeft?: number | undefined;
  readonly amount?: number | undefined;
  readonly currency?: string | undefined;
  readonly outcome?: Decision | undefined;
  readonly stage?: PortingStage | undefined;
  readonly when?: VisitDay | undefined;
  readonly extended?: boolean | undefined;
  readonly first?: boolean | undefined;
  readonly step?: string | undefined;
  readonly into?: string | undefined;
};

type Writer = (facts: TextFacts, writing: Writing) => string | number | undefined;

const writers: { readonly [argument: string]: Writer } = {
  due: ({ missed, due, dueAt, lastDay }, writing) => {
    const deadline = missed ?? due ?? (dueAt === undefined ? undefined : { dueAt, lastDay });
    return deadline && until(deadline, writing);
  },
  late: ({ late }, writing) => late && until(late, writing),
  nextDue: ({ next }, writing) => next && until(next, writing),
  // A message about a question has no other deadline than that of the reply.
  replyBy: ({ replyUntil, dueAt, lastDay }, writing) => {
    const deadline = replyUntil === undefined ? { dueAt, lastDay } : { dueAt: replyUntil };
    return deadline.dueAt && until({ ...deadline, dueAt: deadline.dueAt }, writing);
  },
  cancelUntil: ({ cancelUntil }, writing) => cancelUntil && until({ dueAt: cancelUntil }, writing),
  reopenUntil: ({ reopenUntil }, writing) => reopenUntil && until({ dueAt: reopenUntil }, writing),
  returnUntil: ({ returnUntil }, writing) => returnUntil && until({ dueAt: returnUntil }, writing),
  day: ({ scheduledFor }, writing) => scheduledFor && shownDay(dayOf(scheduledFor.day), writing),
  hours: ({ scheduledFor }, writing) => scheduledFor && hours(scheduledFor, writing),
  amount: ({ amount, currency }, { locale, channel }) => {
    if (amount === undefined) return undefined;
    if (amount <= 0) throw invalid('amount', 'a whole number from 1, or none where nothing is paid', amount);
    return formatAmount(amount, locale, channel, currency);
  },
  when: ({ scheduledFor, stage = 'today', ...facts }, { timeZone }) =>
    // A porting that is only planned may be on any day.
    scheduledFor === undefined || stage !== 'today' ? undefined : visitDay(dayOf(scheduledFor.day), facts, timeZone),
  into: ({ into, number }, writing) => {
    if (into === undefined || into === '') return into;
    if (!isNumber(into) || into === number) throw invalid('into', 'the number of the other request', into);
    return writtenNumber(into, undefined, writing);
  },
  step: ({ step }) => {
    if (typeof step !== 'string') return step;
    // It stands in «» of a text.
    const words = sanitize(step).replaceAll(/[«»]/gu, "'");
    return cutText(words.replace(/[\s.]+$/u, ''), longestStep);
  },
  daysLeft: ({ at, dueAt, daysLeft: given }, { timeZone }) => {
    const counted = dueAt && daysUntil(dueAt, at, timeZone);
    const daysLeft = given ?? counted;
    if (daysLeft === undefined) return undefined;
    if (!Number.isSafeInteger(daysLeft) || daysLeft < 0) throw invalid('daysLeft', 'a whole number from 0', daysLeft);
    if (counted === undefined || counted === daysLeft) return daysLeft;
    throw invalid('daysLeft', `${counted} until the deadline, or nothing`, daysLeft);
  },
  extended: ({ extended = false }) => (extended ? 'yes' : 'no'),
  first: ({ first = false }) => (first ? 'yes' : 'no'),
};

/**
 * All arguments of the text but `title`, `brand` and `support`, which are no facts.
 *
 * @throws Fault `message/invalid-fact`: a fact is missing, or is not what its argument needs
 * @throws Fault `calendar/unknown-zone`, `calendar/invalid-instant`
 */
export function writtenArguments(name: TextName, facts: TextFacts, writing: Writing): TextValues {
  const { number, spokenNumber } = facts;
  if (!isNumber(number)) throw invalid('number', 'the number as a text', number);
  const values: Record<string, string | number | undefined> = { number: writtenNumber(number, spokenNumber, writing) };
  const own = ownArguments(name);
  // Keys and not entries: V8 makes those many times as slowly.
  for (const argument of Object.keys(own)) {
    const expected = own[argument];
    if (expected === undefined) continue;
    const write = writers[argument];
    // What is not written by a rule is a text or a code of that name.
    const value: unknown = write === undefined ? Reflect.get(facts, argument) : write(facts, writing);
    const isNothing = value === undefined || (typeof value === 'string' && isBlank(value));
    if (isNothing && expected.optional === true) continue;
    if (expected.type === 'choice' && !expected.choices.some((choice) => choice === value)) {
      throw invalid(argument, `one of ${expected.choices.join(', ')}`, value);
    }
    if (typeof value !== 'string' && typeof value !== 'number') throw invalid(argument, 'a fact', value);
    if (isNothing) throw invalid(argument, 'words that can be read', value);
    values[argument] = value;
  }
  return values;
}

/** More says nothing more to a subscriber, and an SMS has no room for it. */
const longestStep = 60;
const longestNumber = 64;

/** What nobody takes for a link or for two lines. */
function isNumber(number: unknown): boolean {
  return (
    typeof number === 'string' && number.length <= longestNumber && !isBlank(number) && sanitize(number) === number
  );
}

function iso(at: Date): string {
  return Number.isNaN(at.getTime()) ? 'no date' : at.toISOString();
}

function invalid(place: string, expected: string, found: unknown): Fault {
  const shown =
    typeof found === 'string' || typeof found === 'number' ? JSON.stringify(String(found).slice(0, 40)) : typeof found;
  return new Fault(
    'message/invalid-fact',
    `${place}: expected ${expected}, found ${found === undefined ? 'nothing' : shown}`,
  );
}

/** Digits, by voice the groups that are dictated; a number of another form stays as it is. */
function writtenNumber(number: string, spoken: string | undefined, { channel }: Writing): string {
  if (channel !== 'voice') return number;
  return spoken ?? (/^\d+$/.test(number) ? groupsOfFour(number).join(' ') : number);
}

/** «25.11.2026», «14:30 25.11.2026» where the hour matters, by voice «25 ноября 2026 года», `25 November 2026`. */
function until({ dueAt, lastDay }: Deadline, writing: Writing): string {
  if (lastDay !== undefined) return shownDay(dayOf(lastDay), writing);
  if (!(dueAt instanceof Date)) throw invalid('dueAt', 'a Date', dueAt);
  const year = dueAt.getUTCFullYear();
  if (year < 1000 || year > 9999) throw invalid('dueAt', 'a date with a year of four digits', iso(dueAt));
  const { day, time } = lastMoment(dueAt, writing.timeZone);
  const shown = shownDay(day, writing);
  if (time === '') return shown;
  return isEnglish(writing) ? `${time} on ${shown}` : `${time} ${shown}`;
}

/** In English with the month in letters: Americans read 12.05 as December. */
function shownDay(day: LocalDay, writing: Writing): string {
  return writing.channel === 'voice' || isEnglish(writing) ? spokenDay(day, languageIn(writing)) : numericDay(day);
}

/** «10:00–14:00», «с 10:00», by voice «с 10:00 до 14:00»; English text messages have no dash in their alphabet. */
function hours({ from, to, toDay }: Slot, writing: Writing): string | undefined {
  const isFrom = from === undefined ? to === undefined : isTimeOfDay(from) && from !== '24:00';
  if (!isFrom || (to !== undefined && !isTimeOfDay(to))) {
    throw invalid('scheduledFor', "hours as HH:MM, 'to' only beside 'from'", JSON.stringify({ from, to }));
  }
  if (from === undefined) return undefined;
  const words: { readonly [language: string]: readonly [string, string] } = { ru: ['с', 'до'], en: ['from', 'to'] };
  const [since, till] = words[languageIn(writing)] ?? [];
  if (to === undefined) return since === undefined ? from : `${since} ${from}`;
  if (toDay !== undefined) {
    const end = `${to} ${isEnglish(writing) ? 'on ' : ''}${shownDay(dayOf(toDay), writing)}`;
    return since === undefined ? `${from}–${end}` : `${since} ${from} ${till} ${end}`;
  }
  if (writing.channel === 'voice' && since !== undefined) return `${since} ${from} ${till} ${to}`;
  return isEnglish(writing) ? `${from}-${to}` : `${from}–${to}`;
}

/** Whether that day is the day of the message or the next one, where the subscriber is. No text can say it of another day. */
function visitDay(day: LocalDay, { at, when: given }: Pick<TextFacts, 'at' | 'when'>, timeZone: string): VisitDay {
  const today = wallClock(at.getTime(), timeZone).day;
  const when = visitDays[day - today];
  if (when === undefined) {
    const expected = `${formatLocalDay(today)} or ${formatLocalDay(today + 1)}, today or tomorrow when the message is written`;
    throw invalid('scheduledFor.day', expected, formatLocalDay(day));
  }
  if (given !== undefined && given !== when) throw invalid('when', `${when}, as the day says, or nothing`, given);
  return when;
}

/** Days of the calendar until the last one before the end: 0 on that day. */
function daysUntil(end: Date, at: Date, timeZone: string): number {
  if (!(end instanceof Date)) throw invalid('dueAt', 'a Date', end);
  return lastMoment(end, timeZone).day - wallClock(at.getTime(), timeZone).day;
}

function isEnglish(writing: Writing): boolean {
  return languageIn(writing) === 'en';
}

function languageIn({ locale }: Writing): string {
  return locale.replace(/-.*/s, '');
}

/** @throws Fault `message/invalid-fact` */
function dayOf(text: string): LocalDay {
  const day = typeof text === 'string' ? parseLocalDay(text) : undefined;
  if (day !== undefined) return day;
  throw invalid('day', 'yyyy-mm-dd of a day that exists', text);
}
