/**
 * Days and times of day as subscribers read them, in their zone: «25.11.2026» to read, «25 ноября 2026 года» to say.
 * GOST R 7.0.97-2016 cl. 5.10 allows both forms.
 */
import { Fault } from '../kernel/fault.ts';
import { localTime } from './zone.ts';

const day = 86_400_000;

/** Days since 1970-01-01 of the civil calendar. */
export type DayNumber = number;

/** Most messages of an hour name the same few days. */
const numericDays = new Map<DayNumber, string>();
const rememberedDays = 4096;

const longDays = new Map<string, Intl.DateTimeFormat>();

const monthNames = {
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  en: 'January February March April May June July August September October November December',
} as const;

/** A day of the civil calendar, `yyyy-mm-dd`, and the time of day, `HH:MM`, that belongs to it. */
export interface CivilTime {
  readonly day: string;
  readonly time: string;
}

/** The local day and time of an instant. */
export function civilTime(at: Date, timeZone: string): CivilTime {
  const local = new Date(localTime(timeZone, at.getTime())).toISOString();
  return { day: local.slice(0, 10), time: local.slice(11, 16) };
}

/**
 * The last day that an exclusive end still includes, and the time where the end is not a midnight: 24:00 of the 25th is
 * the 25th, 14:30 of the 25th is the 25th at 14:30.
 */
export function lastMoment(end: Date, timeZone: string): { readonly day: DayNumber; readonly time: string } {
  const local = localTime(timeZone, end.getTime());
  const number = Math.floor(local / day);
  const minutes = Math.floor((local - number * day) / 60_000);
  if (minutes === 0) return { day: number - 1, time: '' };
  return { day: number, time: `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}` };
}

/** The number of a `yyyy-mm-dd`. Fault: `message/invalid-fact`. */
export function dayOf(text: string): DayNumber {
  const number = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) / day : Number.NaN;
  // Some engines take the 31st of a short month for the 1st of the next one.
  if (Number.isNaN(number) || new Date(number * day).getUTCDate() !== Number(text.slice(8))) {
    throw new Fault(
      'message/invalid-fact',
      `day: expected yyyy-mm-dd of a day that exists, found ${JSON.stringify(text)}`,
    );
  }
  return number;
}

/** `dd.mm.yyyy`. */
export function numericDay(number: DayNumber): string {
  let text = numericDays.get(number);
  if (text === undefined) {
    const date = new Date(number * day);
    text = `${twoDigits(date.getUTCDate())}.${twoDigits(date.getUTCMonth() + 1)}.${date.getUTCFullYear()}`;
    if (numericDays.size >= rememberedDays) numericDays.clear();
    numericDays.set(number, text);
  }
  return text;
}

/** «25 ноября 2026 года», `25 November 2026`; other languages as `Intl` writes a long date. */
export function spokenDay(number: DayNumber, locale: string): string {
  const date = new Date(number * day);
  if (locale !== 'ru' && locale !== 'en') return longDay(date, locale);
  const month = monthNames[locale].split(' ')[date.getUTCMonth()];
  const words = `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`;
  return locale === 'en' ? words : `${words} года`;
}

function longDay(date: Date, locale: string): string {
  let format = longDays.get(locale);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
    longDays.set(locale, format);
  }
  return format.format(date);
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
