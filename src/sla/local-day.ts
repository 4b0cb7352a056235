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

/** Counts in the 400-year cycle of 146,097 days, with March as the first month, so that the leap day comes last. */
export function civilDate(localDay: LocalDay): CivilDate {
  const shifted = localDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

export function yearOf(day: LocalDay): number {
  return civilDate(day).year;
}

export function formatLocalDay(localDay: LocalDay): string {
  const { year, month, day } = civilDate(localDay);
  const padded = year < 1000 ? String(year).padStart(4, '0') : year;
  return `${padded}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** Monday is 0, Sunday is 6. */
export function weekdayOf(day: LocalDay): number {
  return (((day + 3) % 7) + 7) % 7;
}
