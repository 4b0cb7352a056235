/**
 * How a message of one operator in one locale and channel writes names, numbers, days, hours and sums: short in a text
 * message, in full elsewhere, as it is spoken by voice.
 */
import { lastMoment, numericDay, spokenDay } from '../../kernel/date-words.ts';
import { Fault } from '../../kernel/fault.ts';
import { type LocalDay, parseLocalDay } from '../../kernel/local-day.ts';
import { type PluralForms, plural } from '../../kernel/plural.ts';
import { capitalize, groupsOfFour, isTimeOfDay } from '../../kernel/text.ts';
import type { About, Deadline, MessageChannel, Slot, Tone } from '../facts.ts';
import { formatAmount } from './amount.ts';

/** What a message knows before its facts. */
export interface MessageSetting {
  /** The name that the operator has on the day of the message. */
  readonly brand: string;
  /** Its short number. */
  readonly support: string;
  readonly locale: string;
  readonly channel: MessageChannel;
  /** The zone of the subscriber. */
  readonly timeZone: string;
  readonly tone: Tone;
}

/** What a template gets beside the facts. */
export interface MessageFormatter extends MessageSetting {
  /** The first word: after the operator's name in a text message, with a capital letter elsewhere. */
  first(word: string): string;
  /** «N 4829301756», «№ 4829301756», «номер 48 2930 1756»; `No` and `number` in English. */
  number(facts: About): string;
  /** A text and the number behind it: «обращение № 4829301756». */
  numbered(text: string, facts: About): string;
  /** The number alone: plain digits, by voice the groups that are dictated. */
  digits(facts: About): string;
  /** «25.11.2026» in a text message, «25.11.2026 включительно» elsewhere, «14:30 25.11.2026» where the hour matters. */
  until(deadline: Deadline): string;
  /** The same for a bare instant that ends something. */
  before(end: Date): string;
  /** A `yyyy-mm-dd`: «25.11.2026», by voice «25 ноября 2026 года». */
  day(day: string): string;
  /** «25.11.2026, 10:00-14:00», «25.11.2026 с 10:00», by voice «25 ноября 2026 года с 10:00 до 14:00». */
  slot(slot: Slot): string;
  /** Kopecks: «1250 руб.» in a text message, «1 250,00 ₽» elsewhere. */
  amount(kopecks: number): string;
  /** The number of things with the form that fits: «2 дня». */
  count(count: number, forms: PluralForms): string;
}

export function messageFormatter(setting: MessageSetting): MessageFormatter {
  const { brand, support, locale, channel, timeZone, tone } = setting;
  const isVoice = channel === 'voice';
  const shown = (day: LocalDay): string => (isVoice ? spokenDay(day, locale) : numericDay(day));
  const day = (text: string): string => shown(dayOf(text));
  const including = (last: LocalDay): string => {
    if (channel === 'sms') return shown(last);
    if (locale === 'ru') return `${shown(last)} включительно`;
    return locale === 'en' ? `${shown(last)} inclusive` : shown(last);
  };
  const before = (end: Date): string => {
    const last = lastMoment(end, timeZone);
    return last.time === '' ? including(last.day) : `${last.time} ${shown(last.day)}`;
  };
  const digits = ({ number, spokenNumber }: About): string => (isVoice ? (spokenNumber ?? inFours(number)) : number);
  const numbered = (text: string, facts: About): string => `${text}${numberSign(channel, locale)}${digits(facts)}`;
  return {
    brand,
    support,
    locale,
    channel,
    timeZone,
    tone,
    first: (word) => (channel === 'sms' ? `${brand}: ${word}` : capitalize(word)),
    number: (facts) => numbered('', facts).trimStart(),
    numbered,
    digits,
    until: ({ dueAt, lastDay }) => (lastDay === undefined ? before(dueAt) : including(dayOf(lastDay))),
    before,
    day,
    slot: (slot) => {
      assertHours(slot);
      const { from, to } = slot;
      if (from === undefined) return day(slot.day);
      const [since, until] = locale === 'ru' ? ['с', 'до'] : ['from', 'to'];
      if (to === undefined) return `${day(slot.day)} ${since} ${from}`;
      return isVoice ? `${day(slot.day)} ${since} ${from} ${until} ${to}` : `${day(slot.day)}, ${from}-${to}`;
    },
    amount: (kopecks) => formatAmount(kopecks, locale, channel === 'sms' || isVoice ? 'short' : 'long'),
    count: (count, forms) => {
      if (Number.isSafeInteger(count) && count >= 0) return `${count} ${plural(locale, count, forms)}`;
      throw new Fault('message/invalid-fact', `count: expected a whole number from 0, found ${count}`);
    },
  };
}

/** Digits in groups, to be said one by one; a number of another form stays as it is. */
function inFours(number: string): string {
  return /^\d+$/.test(number) ? groupsOfFour(number).join(' ') : number;
}

function numberSign(channel: MessageChannel, locale: string): string {
  if (channel === 'voice') return locale === 'en' ? ' number ' : ' номер ';
  if (locale === 'en') return ' No ';
  return channel === 'sms' ? ' N ' : ' № ';
}

/** @throws Fault message/invalid-fact */
function dayOf(text: string): LocalDay {
  const day = parseLocalDay(text);
  if (day !== undefined) return day;
  throw new Fault(
    'message/invalid-fact',
    `day: expected yyyy-mm-dd of a day that exists, found ${JSON.stringify(text)}`,
  );
}

/** @throws Fault message/invalid-fact */
function assertHours({ from, to }: Slot): void {
  const isFrom = from === undefined ? to === undefined : isTimeOfDay(from) && from !== '24:00';
  if (isFrom && (to === undefined || isTimeOfDay(to))) return;
  const found = JSON.stringify({ from, to });
  throw new Fault('message/invalid-fact', `slot: expected hours as HH:MM, 'to' only beside 'from', found ${found}`);
}
