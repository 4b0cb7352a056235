/**
 * How a message of one operator in one locale and channel writes names, numbers, days, hours and sums: short in a text
 * message, in full elsewhere, speakable by voice.
 */
import { Fault } from '../../kernel/fault.ts';
import { type PluralForms, plural } from '../../kernel/plural.ts';
import { type DayNumber, dayOf, lastMoment, numericDay, spokenDay } from '../date.ts';
import type { About, Deadline, Slot } from '../facts.ts';
import type { Tone } from '../sender.ts';
import { formatAmount } from './amount.ts';
import { capitalize } from './capitalize.ts';
import type { MessageChannel } from './template.ts';

export class MessageFormatter {
  /** The name that the operator bears on the day of the message. */
  readonly brand: string;
  /** Its short number. */
  readonly support: string;
  readonly locale: string;
  readonly channel: MessageChannel;
  /** The zone of the subscriber. */
  readonly timeZone: string;
  readonly tone: Tone;

  constructor(brand: string, support: string, locale: string, channel: MessageChannel, timeZone: string, tone: Tone) {
    this.brand = brand;
    this.support = support;
    this.locale = locale;
    this.channel = channel;
    this.timeZone = timeZone;
    this.tone = tone;
  }

  /** The first word: after the operator's name in a text message, with a capital letter elsewhere. */
  first(word: string): string {
    return this.channel === 'sms' ? `${this.brand}: ${word}` : capitalize(word);
  }

  /** «N 4829301756», «№ 4829301756», «номер 48 2930 1756»; `No` and `number` in English. */
  number(facts: About): string {
    return this.numbered('', facts).trimStart();
  }

  /** A text and the number behind it: «обращение № 4829301756». */
  numbered(text: string, facts: About): string {
    // The number is joined to the whole text: engines join it to a short Russian word by a detour.
    return `${text}${this.numberSign()}${this.digits(facts)}`;
  }

  /** The number alone: plain digits, by voice the groups that are dictated. */
  digits({ number, spokenNumber }: About): string {
    if (this.channel !== 'voice') return number;
    return spokenNumber ?? number.replace(/\B(?=(?:\d{4})+$)/g, ' ');
  }

  /** «25.11.2026» in a text message, «25.11.2026 включительно» elsewhere, «14:30 25.11.2026» where the hour matters. */
  until(deadline: Deadline): string {
    return deadline.lastDay === undefined ? this.before(deadline.dueAt) : this.including(dayOf(deadline.lastDay));
  }

  /** The same for a bare instant that ends something. */
  before(end: Date): string {
    const { day, time } = lastMoment(end, this.timeZone);
    return time === '' ? this.including(day) : `${time} ${this.shown(day)}`;
  }

  /** A `yyyy-mm-dd`: «25.11.2026», by voice «25 ноября 2026 года». */
  day(day: string): string {
    return this.shown(dayOf(day));
  }

  /** «25.11.2026, 10:00-14:00», «25.11.2026 с 10:00», by voice «25 ноября 2026 года с 10:00 до 14:00». */
  slot({ day, from, to }: Slot): string {
    if ((from === undefined && to !== undefined) || !isHour(from) || !(to === '24:00' || isHour(to))) {
      const found = JSON.stringify({ from, to });
      throw new Fault('message/invalid-fact', `slot: expected hours as HH:MM, 'to' only beside 'from', found ${found}`);
    }
    if (from === undefined) return this.day(day);
    const [since, until] = this.locale === 'ru' ? ['с', 'до'] : ['from', 'to'];
    if (to === undefined) return `${this.day(day)} ${since} ${from}`;
    return this.channel === 'voice'
      ? `${this.day(day)} ${since} ${from} ${until} ${to}`
      : `${this.day(day)}, ${from}-${to}`;
  }

  /** Kopecks: «1250 руб.» in a text message, «1 250,00 ₽» elsewhere. */
  amount(kopecks: number): string {
    const short = this.channel === 'sms' || this.channel === 'voice';
    return formatAmount(kopecks, this.locale, short ? 'short' : 'long');
  }

  /** The number of things with the form that fits: «2 дня». */
  count(count: number, forms: PluralForms): string {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new Fault('message/invalid-fact', `count: expected a whole number from 0, found ${count}`);
    }
    return `${count} ${plural(this.locale, count, forms)}`;
  }

  private numberSign(): string {
    if (this.channel === 'voice') return this.locale === 'en' ? ' number ' : ' номер ';
    if (this.locale === 'en') return ' No ';
    return this.channel === 'sms' ? ' N ' : ' № ';
  }

  private shown(day: DayNumber): string {
    return this.channel === 'voice' ? spokenDay(day, this.locale) : numericDay(day);
  }

  private including(day: DayNumber): string {
    const shown = this.shown(day);
    if (this.channel === 'sms') return shown;
    if (this.locale === 'ru') return `${shown} включительно`;
    return this.locale === 'en' ? `${shown} inclusive` : shown;
  }
}

function isHour(text: string | undefined): boolean {
  return text === undefined || /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}
