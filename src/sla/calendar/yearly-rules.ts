/**
 * Rules that come back every year: of days that a calendar knows no better, and of holidays on the same date.
 */
import { Fault } from '../../kernel/fault.ts';
import { type LocalDay, parseLocalDay } from '../../kernel/local-day.ts';
import type { DayNote, WorkingCalendarSpec } from './calendar-spec.ts';
import type { Hours } from './interval.ts';

/** What single days have instead of the hours of their week. */
export interface DayRules {
  readonly dates: ReadonlyMap<LocalDay, readonly Hours[]>;
  readonly daysOff: ReadonlySet<LocalDay>;
  readonly notes: ReadonlyMap<LocalDay, DayNote>;
}

/** The rules of single days in a year. */
export type YearlyRules = (year: number) => DayRules;

/** Each year is computed at the first question about it. */
export function rememberedByYear(rulesOf: YearlyRules): YearlyRules {
  const known = new Map<number, DayRules>();
  return (year) => {
    const rules = known.get(year) ?? rulesOf(year);
    known.set(year, rules);
    return rules;
  };
}

/**
 * `undefined` when there are no holidays.
 *
 * @throws Fault `calendar/invalid-date`: a key is not 'mm-dd'; calendar/no-working-time: every day of the year is a holiday
 */
export function holidayRules(holidays: WorkingCalendarSpec['holidays'] = {}): YearlyRules | undefined {
  const names = Object.entries(holidays);
  const wrong = names.find(([date]) => !isYearlyDate(date));
  if (wrong !== undefined) {
    throw new Fault('calendar/invalid-date', `holidays: '${wrong[0]}' is not a date of the year; expected 'mm-dd'`);
  }
  if (names.length >= 365) {
    throw new Fault(
      'calendar/no-working-time',
      `holidays: found ${names.length}, expected fewer than the year has days`,
    );
  }
  if (names.length === 0) return undefined;
  return rememberedByYear((year) => {
    const notes = new Map<LocalDay, DayNote>();
    for (const [date, text] of names) {
      const day = parseLocalDay(`${String(year).padStart(4, '0')}-${date}`);
      // Not every year has a 29 February.
      if (day !== undefined) notes.set(day, { text });
    }
    return { dates: new Map(), daysOff: new Set(notes.keys()), notes };
  });
}

/** 'mm-dd', 29 February included. */
export function isYearlyDate(date: string): boolean {
  return parseLocalDay(`2000-${date}`) !== undefined;
}
