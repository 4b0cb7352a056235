/**
 * Dates, times and runs of days in Russian and English words, as an agent reads them aloud; without `Intl`, so that every host
 * says the same.
 */
import type { Instant } from './instant.ts';
import { civilDate, DAY_MS, formatTime, type LocalDay, weekdayOf } from './local-day.ts';
import { timeZoneOf } from './time-zone.ts';

const RUSSIAN_MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
const ENGLISH_MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const RUSSIAN_WEEKDAYS = 'понедельник вторник среда четверг пятница суббота воскресенье'.split(' ');
const ENGLISH_WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/** '9 мая' */
export function dayInRussian(localDay: LocalDay): string {
  const { month, day } = civilDate(localDay);
  return `${day} ${RUSSIAN_MONTHS[month - 1]}`;
}

/** '9 May' */
export function dayInEnglish(localDay: LocalDay): string {
  const { month, day } = civilDate(localDay);
  return `${day} ${ENGLISH_MONTHS[month - 1]}`;
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
  return RUSSIAN_WEEKDAYS[weekdayOf(day)] ?? '';
}

export function weekdayInEnglish(day: LocalDay): string {
  return ENGLISH_WEEKDAYS[weekdayOf(day)] ?? '';
}

/** The wall clock of a zone at an instant: the day, and 'HH:MM[:SS]'. */
export function wallClock(at: Instant, timeZone: string): { readonly day: LocalDay; readonly time: string } {
  const local = at + timeZoneOf(timeZone).offsetAt(at);
  const day = Math.floor(local / DAY_MS);
  return { day, time: formatTime(local - day * DAY_MS) };
}
