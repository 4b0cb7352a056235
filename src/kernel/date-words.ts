/**
 * Instants, days and weekdays as people read and say them: «25.11.2026» and «25 ноября 2026 года», the two forms of GOST R
 * 7.0.97-2016 cl. 5.10. Russian and English come without `Intl`, so that every host writes the same.
 */
import { Fault } from './fault.ts';
import type { Instant } from './instant.ts';
import { civilDate, dayMs, formatLocalDay, formatTime, type LocalDay, twoDigits, weekdayOf } from './local-day.ts';
import { timeZoneOf } from './time-zone.ts';

const russianMonths = /* @__PURE__ */ words(
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
);
const englishMonths = /* @__PURE__ */ words(
  'January February March April May June July August September October November December',
);
const russianWeekdays = /* @__PURE__ */ words('понедельник вторник среда четверг пятница суббота воскресенье');
const englishWeekdays = /* @__PURE__ */ words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');

function words(text: string): readonly string[] {
  return text.split(' ');
}

/** '9 мая' */
export function dayInRussian(localDay: LocalDay): string {
  const { month, day } = civilDate(localDay);
  return `${day} ${russianMonths[month - 1]}`;
}

/** '9 May' */
export function dayInEnglish(localDay: LocalDay): string {
  const { month, day } = civilDate(localDay);
  return `${day} ${englishMonths[month - 1]}`;
}

/** '9 мая 2026 года' */
export function dateInRussian(day: LocalDay): string {
  return `${dayInRussian(day)} ${civilDate(day).year} года`;
}

/** '9 May 2026' */
export function dateInEnglish(day: LocalDay): string {
  return `${dayInEnglish(day)} ${civilDate(day).year}`;
}

export function weekdayInRussian(day: LocalDay): string {
  return russianWeekdays[weekdayOf(day)] ?? '';
}

export function weekdayInEnglish(day: LocalDay): string {
  return englishWeekdays[weekdayOf(day)] ?? '';
}

/** '09.05.2026' */
export function numericDay(localDay: LocalDay): string {
  const { year, month, day } = civilDate(localDay);
  return `${twoDigits(day)}.${twoDigits(month)}.${String(year).padStart(4, '0')}`;
}

/** A memo by locale: `Intl` takes longer to make one than to use it. */
const longDays = new Map<string, Intl.DateTimeFormat>();

/** A day in words: '9 мая 2026 года', '9 May 2026'; in other languages the long date of `Intl`. */
export function spokenDay(day: LocalDay, locale: string): string {
  if (locale === 'ru') return dateInRussian(day);
  if (locale === 'en') return dateInEnglish(day);
  const format = longDays.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  longDays.set(locale, format);
  return format.format(day * dayMs);
}

/**
 * What the wall clock of a zone shows at an instant, in milliseconds since 1970-01-01T00:00 of that wall clock.
 *
 * @throws Fault `calendar/unknown-zone`, `calendar/invalid-instant`
 */
export function localTime(at: Instant, timeZone: string): number {
  if (!Number.isFinite(at)) throw new Fault('calendar/invalid-instant', 'expected a valid Date, found an invalid one');
  return at + timeZoneOf(timeZone).offsetAt(at);
}

/** The wall clock of a zone at an instant: the day, and 'HH:MM[:SS]'. */
export function wallClock(at: Instant, timeZone: string): { readonly day: LocalDay; readonly time: string } {
  const local = localTime(at, timeZone);
  const day = Math.floor(local / dayMs);
  return { day, time: formatTime(local - day * dayMs) };
}

/** The same as texts: the day as 'yyyy-mm-dd', the time as 'HH:MM'. */
export function civilTime(at: Date, timeZone: string): { readonly day: string; readonly time: string } {
  const { day, time } = wallClock(at.getTime(), timeZone);
  return { day: formatLocalDay(day), time: time.slice(0, 5) };
}

/**
 * The last day that an exclusive end includes, and the time where the end is not a midnight: 24:00 of the 25th is the 25th,
 * 14:30 of the 25th is the 25th at 14:30.
 */
export function lastMoment(end: Date, timeZone: string): { readonly day: LocalDay; readonly time: string } {
  const { day, time } = wallClock(end.getTime(), timeZone);
  return time.startsWith('00:00') ? { day: day - 1, time: '' } : { day, time: time.slice(0, 5) };
}
