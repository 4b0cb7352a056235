/**
 * Dates and weekdays in Russian and English words, as an agent reads them aloud; without `Intl`, so that every host says the
 * same.
 */
import { civilDate, type LocalDay, weekdayOf } from './local-day.ts';

const RUSSIAN_MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
const ENGLISH_MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const RUSSIAN_WEEKDAYS = 'понедельник вторник среда четверг пятница суббота воскресенье'.split(' ');
const ENGLISH_WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/** '9 мая 2026 года' */
export function dateInRussian(localDay: LocalDay): string {
  const { year, month, day } = civilDate(localDay);
  return `${day} ${RUSSIAN_MONTHS[month - 1]} ${year} года`;
}

/** '9 May 2026' */
export function dateInEnglish(localDay: LocalDay): string {
  const { year, month, day } = civilDate(localDay);
  return `${day} ${ENGLISH_MONTHS[month - 1]} ${year}`;
}

export function weekdayInRussian(day: LocalDay): string {
  return RUSSIAN_WEEKDAYS[weekdayOf(day)] ?? '';
}

export function weekdayInEnglish(day: LocalDay): string {
  return ENGLISH_WEEKDAYS[weekdayOf(day)] ?? '';
}
