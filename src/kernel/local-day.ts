/**
 * Calendar dates without a zone, as whole days since 1970-01-01 (ISO 8601 proleptic Gregorian calendar), so that dates are
 * compared and added as numbers.
 */

/** Days since 1970-01-01. */
export type LocalDay = number;

export const dayMs = 86_400_000;

/** The first and the last day that 'yyyy-mm-dd' can write. */
export const earliestDay: LocalDay = -719_162;
export const latestDay: LocalDay = 2_932_896;

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
  return new Date(0).setUTCFullYear(year, month - 1, day) / dayMs;
}

interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function civilDate(localDay: LocalDay): CivilDate {
  const date = new Date(localDay * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function yearOf(day: LocalDay): number {
  return civilDate(day).year;
}

/** 'yyyy-mm-dd' */
export function formatLocalDay(localDay: LocalDay): string {
  const { year, month, day } = civilDate(localDay);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** Monday is 0, Sunday is 6. */
export function weekdayOf(day: LocalDay): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** 'HH:MM', with seconds only where there are any. */
export function formatTime(sinceMidnight: number): string {
  const seconds = Math.floor(sinceMidnight / 1000);
  const time = `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? time : `${time}:${twoDigits(seconds % 60)}`;
}

/** '05' */
export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
