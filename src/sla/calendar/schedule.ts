/**
 * The rules of a working calendar after reading: hours by weekday and by date, days off, yearly rules, the known range, why a
 * day is not worked.
 */
import { Fault } from '../../kernel/fault.ts';
import { canonicalJson, fingerprint } from '../../kernel/fingerprint.ts';
import {
  dayMs,
  earliestDay,
  formatLocalDay,
  type LocalDay,
  latestDay,
  parseLocalDay,
  weekdayOf,
  yearOf,
} from '../../kernel/local-day.ts';
import { type TimeZone, timeZoneOf } from '../../kernel/time-zone.ts';
import type { DayNote, Weekday, WorkingCalendarSpec } from './calendar-spec.ts';
import { type Hours, parseDayHours } from './interval.ts';
import { type DayRules, holidayRules, type YearlyRules } from './yearly-rules.ts';

export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export interface Schedule extends DayRules {
  readonly zone: TimeZone;
  /** Monday first. */
  readonly week: readonly (readonly Hours[])[];
  /** Days that may be asked, both included. */
  readonly known: { readonly from: LocalDay; readonly to: LocalDay };
  readonly isLimited: boolean;
  /** For days from `from` on. */
  readonly yearly: { readonly from: LocalDay; readonly rulesOf: YearlyRules } | undefined;
  /** From which day on the rules are not known for sure, and why. */
  readonly preliminary: { readonly from: LocalDay; readonly note: DayNote } | undefined;
}

/** What a calendar says of the years that nobody has announced yet. */
interface Beyond {
  readonly rulesOf: YearlyRules;
  readonly note: DayNote;
}

const onlyTheWeek: DayNote = {
  text: {
    ru: 'известны только обычная неделя и ежегодные праздники',
    en: 'only the usual week and the yearly holidays are known',
  },
};

/** The margin keeps every local day inside what a date can write, whatever the zone. */
const firstDay = earliestDay + 2;
/** Of a calendar that has no end of its own. */
export const lastDay: LocalDay = latestDay - 2;
/** What is asked of calendars are terms, or days of terms. */
export const afterAllYears = 'the term ends after the year 9999';

/** `beyond`: by default the yearly holidays of the spec. @throws Fault calendar/…: those that `workingCalendar` names */
export function readSchedule(spec: WorkingCalendarSpec, beyond?: Beyond): Schedule {
  const wrong = Object.keys(spec.week).find((day) => !weekdays.some((weekday) => weekday === day));
  if (wrong !== undefined) {
    throw new Fault('calendar/invalid-weekday', `week: '${wrong}' is not one of ${weekdays.join(', ')}`);
  }
  const week = weekdays.map((weekday) => parseDayHours(spec.week[weekday] ?? [], `week.${weekday}`));
  const rules = readDays(spec);
  if (![...week, ...rules.dates.values()].some((hours) => hours.length > 0)) {
    const message = 'week: found no hours on any day and none in dates, expected at least one';
    throw new Fault('calendar/no-working-time', message);
  }
  const isLimited = spec.known !== undefined;
  const known = readKnown(spec.known);
  const isPreliminary = isLimited && readBeyond(spec.beyond);
  const rulesOf = beyond?.rulesOf ?? holidayRules(spec.holidays);
  return {
    zone: timeZoneOf(spec.timeZone),
    week,
    // An unlimited calendar has too many years to write their holidays down.
    ...(isLimited ? withinKnown(rules, known, beyond === undefined ? rulesOf : undefined) : rules),
    known: isPreliminary ? { from: known.from, to: lastDay } : known,
    isLimited,
    yearly: rulesOf && { from: isLimited ? known.to + 1 : firstDay, rulesOf },
    preliminary: isPreliminary ? { from: known.to + 1, note: beyond?.note ?? onlyTheWeek } : undefined,
  };
}

/**
 * The rules of known days alone, with the holidays of their years: what is said of other days must not change the answers of
 * a version, which speaks of known days.
 */
function withinKnown(rules: DayRules, known: Schedule['known'], yearly: YearlyRules | undefined): DayRules {
  const isKnown = (day: LocalDay): boolean => day >= known.from && day <= known.to;
  const dates = new Map([...rules.dates].filter(([day]) => isKnown(day)));
  const daysOff = new Set([...rules.daysOff].filter(isKnown));
  const notes = new Map([...rules.notes].filter(([day]) => isKnown(day)));
  for (let year = yearOf(known.from); yearly !== undefined && year <= yearOf(known.to); year += 1) {
    for (const [day, note] of yearly(year).notes) {
      if (!isKnown(day) || dates.has(day)) continue;
      daysOff.add(day);
      if (!notes.has(day)) notes.set(day, note);
    }
  }
  return { dates, daysOff, notes };
}

/** @throws Fault `calendar/invalid-date`, `calendar/invalid-interval`, `calendar/overlapping-intervals` */
export function readDays({
  dates,
  daysOff,
  notes,
}: Pick<WorkingCalendarSpec, 'dates' | 'daysOff' | 'notes'>): DayRules {
  return {
    dates: byDay(dates, 'dates', (hours, date) => parseDayHours(hours, `dates['${date}']`)),
    daysOff: new Set((daysOff ?? []).map((date) => readDay(date, 'daysOff'))),
    notes: byDay(notes, 'notes', (note) => note),
  };
}

/** Hours that start on the day; a night shift of the day before is not among them. */
export function hoursOf(schedule: Schedule, day: LocalDay): readonly Hours[] {
  const own = schedule.dates.get(day) ?? yearlyRulesOf(schedule, day)?.dates.get(day);
  return own ?? schedule.week[weekdayOf(day)] ?? [];
}

/** Whether the day is removed from 00:00 to 24:00. */
export function isDayOff(schedule: Schedule, day: LocalDay): boolean {
  if (schedule.daysOff.has(day)) return true;
  return !schedule.dates.has(day) && yearlyRulesOf(schedule, day)?.daysOff.has(day) === true;
}

export function noteOf(schedule: Schedule, day: LocalDay): DayNote | undefined {
  const note = schedule.notes.get(day);
  return note ?? (schedule.dates.has(day) ? undefined : yearlyRulesOf(schedule, day)?.notes.get(day));
}

/** A day with hours of its own that is not a day off and not left out by its zone. */
export function isWorked(schedule: Schedule, day: LocalDay): boolean {
  return !isDayOff(schedule, day) && hoursOf(schedule, day).length > 0 && !isLeftOut(schedule, day);
}

/** A day that the zone jumped over, as Samoa did over 30 December 2011: it has no length and no hours. */
function isLeftOut({ zone }: Schedule, day: LocalDay): boolean {
  return zone.instantOf(day * dayMs) === zone.instantOf((day + 1) * dayMs);
}

function yearlyRulesOf({ yearly }: Schedule, day: LocalDay): DayRules | undefined {
  return yearly === undefined || day < yearly.from ? undefined : yearly.rulesOf(yearOf(day));
}

/** The last known day, of a calendar that knows some days only. */
export function lastKnownDay({ known, isLimited, preliminary }: Schedule): LocalDay | undefined {
  if (!isLimited) return undefined;
  return preliminary === undefined ? known.to : preliminary.from - 1;
}

/**
 * A fingerprint of everything that decides a deadline on known days. What is said of later ones is left out, so that a
 * calendar that only learns to speak of them keeps its version.
 */
export function contentOf(schedule: Schedule, holidays: WorkingCalendarSpec['holidays'] = {}): string {
  const { zone, week, dates, daysOff, known, isLimited } = schedule;
  const days = [...daysOff].sort((a, b) => a - b);
  const limits = isLimited ? { from: known.from, to: lastKnownDay(schedule) } : undefined;
  const yearly = isLimited || Object.keys(holidays).length === 0 ? undefined : Object.keys(holidays).sort();
  return fingerprint(
    canonicalJson({ zone: zone.name, week, dates: Object.fromEntries(dates), daysOff: days, known: limits, yearly }),
  );
}

/** @throws Fault `calendar/invalid-date`: the text is not a date */
export function readDay(date: string, where: string): LocalDay {
  const day = typeof date === 'string' ? parseLocalDay(date) : undefined;
  if (day !== undefined) return day;
  throw new Fault('calendar/invalid-date', `${where}: '${date}' is not a date of the calendar; expected 'yyyy-mm-dd'`);
}

function byDay<Value, Read>(
  dates: Readonly<Record<string, Value>> = {},
  where: string,
  read: (value: Value, date: string) => Read,
): ReadonlyMap<LocalDay, Read> {
  return new Map(Object.entries(dates).map(([date, value]) => [readDay(date, where), read(value, date)]));
}

function readKnown(known: WorkingCalendarSpec['known']): Schedule['known'] {
  if (known === undefined) return { from: firstDay, to: lastDay };
  const [from, to] = [readDay(known.from, 'known.from'), readDay(known.to, 'known.to')];
  if (from > to) {
    const message = `known: ${formatLocalDay(from)} is later than ${formatLocalDay(to)}; expected from <= to`;
    throw new Fault('calendar/invalid-date', message);
  }
  return { from, to };
}

function readBeyond(beyond: WorkingCalendarSpec['beyond']): boolean {
  if (beyond === undefined || beyond === 'preliminary') return beyond !== undefined;
  throw new Fault('calendar/invalid', `beyond: expected 'preliminary' or nothing, found '${String(beyond)}'`);
}
