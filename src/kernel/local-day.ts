/**
 * Calendar dates without a zone, as whole days since 1970-01-01 (ISO 8601 proleptic Gregorian calendar), so that dates are
 * compared and added as numbers.
 */

/** Days since 1970-01-01. */
export type LocalDay = number;

export const DAY_MS = 86_400_000;

/** The first and the last day that 'yyyy-mm-dd' can write. */
export const FIRST_DAY: LocalDay = -719_162;
export const LAST_DAY: LocalDay = 2_932_896;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `undefined` for anything that is not a date of the calendar, such as '2026-02-30'. */
export function parseLocalDay(text: string): LocalDay | undefined {
  const parts = pattern.exec(text);
  if (parts === null) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const found = localDay(year, month, day);
  return year > 0 && formatLocalDay(found) === text ? found : undefined;
}

/** `month` is 1-12. */
export function localDay(year: number, month: number, day: number): LocalDay {
  // Date.UTC alone reads the years 0-99 as 1900-1999.
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY_MS;
}

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Counts from March, so that the leap day comes last, in centuries of 146,097 / 4 days and years of 1461 / 4; months are 30.6 days
 * long on average, which is 2141 / 65,536 of a month a day (Neri and Schneider 2022, Euclidean affine functions).
 */
export function civilDate(localDay: LocalDay): CivilDate {
  const quarters = 4 * (localDay + 719_468) + 3;
  const century = Math.floor(quarters / 146_097);
  const quartersOfCentury = (Math.floor((quarters - century * 146_097) / 4) << 2) | 3;
  const yearOfCentury = (quartersOfCentury / 1461) | 0;
  const dayOfYear = ((quartersOfCentury - yearOfCentury * 1461) / 4) | 0;
  const marchMonth = 2141 * dayOfYear + 197_913;
  const isNextYear = dayOfYear >= 306;
  return {
    year: century * 100 + yearOfCentury + (isNextYear ? 1 : 0),
    month: (marchMonth >>> 16) - (isNextYear ? 12 : 0),
    day: (((marchMonth & 65_535) / 2141) | 0) + 1,
  };
}

export function yearOf(day: LocalDay): number {
  return civilDate(day).year;
}

/** 'yyyy-mm-dd' */
export function formatLocalDay(localDay: LocalDay): string {
  const known = texts.get(localDay);
  if (known !== undefined) return known;
  const { year, month, day } = civilDate(localDay);
  const text = `${String(year).padStart(4, '0')}-${TWO_DIGITS[month]}-${TWO_DIGITS[day]}`;
  if (texts.size >= MOST_TEXTS) texts.clear();
  texts.set(localDay, text);
  return text;
}

/** Deadlines lie on the same few hundred days; the bound is for whoever walks through centuries. */
const texts = new Map<LocalDay, string>();
const MOST_TEXTS = 4096;

const TWO_DIGITS =
  '00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31'.split(' ');

/** Monday is 0, Sunday is 6. */
export function weekdayOf(day: LocalDay): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** 'HH:MM', with seconds only where there are any. */
export function formatTime(sinceMidnight: number): string {
  const seconds = Math.floor(sinceMidnight / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? time : `${time}:${two(seconds % 60)}`;
}
