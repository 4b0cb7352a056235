/**
 * The rules of a working calendar after reading: hours by weekday and by date, days off, the known range, why a day is
 * not worked.
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
} from '../../kernel/local-day.ts';
import type { Localized, Source } from '../../kernel/source.ts';
import { type TimeZone, timeZoneOf } from '../../kernel/time-zone.ts';
import { type Hours, type Interval, parseDayHours } from './interval.ts';

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Why a date is worked or not: the name of the holiday or the transfer, and the norm behind it. */
export interface DayNote {
  readonly text: Localized;
  readonly source?: Source;
}

export interface WorkingCalendarSpec {
  /** Name and version are what a running clock remembers of its calendar; a changed calendar needs a new version. */
  readonly name?: string;
  /** By default a fingerprint of the content, so that another content is another version. */
  readonly version?: string;
  /** IANA name, such as 'Europe/Moscow'. */
  readonly timeZone: string;
  readonly week: Readonly<Partial<Record<Weekday, readonly Interval[]>>>;
  /** 'yyyy-mm-dd' replaces that day's own hours; [] closes it. A night shift of the day before stays. */
  readonly dates?: Readonly<Record<string, readonly Interval[]>>;
  /** 'yyyy-mm-dd', each removed from 00:00 to 24:00 local time, also from a night shift that began the day before. */
  readonly daysOff?: readonly string[];
  /** Local days, both included. Outside it every question is Fault 'calendar/unknown-date'. */
  readonly known?: { readonly from: string; readonly to: string };
  /** 'yyyy-mm-dd' → why, for explanations only. */
  readonly notes?: Readonly<Record<string, DayNote>>;
}

export interface Schedule {
  readonly zone: TimeZone;
  /** Monday first. */
  readonly week: readonly (readonly Hours[])[];
  readonly dates: ReadonlyMap<LocalDay, readonly Hours[]>;
  readonly daysOff: ReadonlySet<LocalDay>;
  /** Both included. */
  readonly known: { readonly from: LocalDay; readonly to: LocalDay };
  readonly isLimited: boolean;
  readonly notes: ReadonlyMap<LocalDay, DayNote>;
}

/** @throws Fault calendar/…: those that `workingCalendar` names */
export function readSchedule(spec: WorkingCalendarSpec): Schedule {
  const wrong = Object.keys(spec.week).find((day) => !weekdays.some((weekday) => weekday === day));
  if (wrong !== undefined) {
    throw new Fault('calendar/invalid-weekday', `week: '${wrong}' is not one of ${weekdays.join(', ')}`);
  }
  const schedule: Schedule = {
    zone: timeZoneOf(spec.timeZone),
    week: weekdays.map((weekday) => parseDayHours(spec.week[weekday] ?? [], `week.${weekday}`)),
    dates: byDay(spec.dates, 'dates', (hours, date) => parseDayHours(hours, `dates['${date}']`)),
    daysOff: new Set((spec.daysOff ?? []).map((date) => readDay(date, 'daysOff'))),
    known: readKnown(spec.known),
    isLimited: spec.known !== undefined,
    notes: byDay(spec.notes, 'notes', (note) => note),
  };
  if (![...schedule.week, ...schedule.dates.values()].some((hours) => hours.length > 0)) {
    const message = 'week: found no hours on any day and none in dates, expected at least one';
    throw new Fault('calendar/no-working-time', message);
  }
  return schedule;
}

/** Hours that start on the day; a night shift of the day before is not among them. */
export function hoursOf(schedule: Schedule, day: LocalDay): readonly Hours[] {
  return schedule.dates.get(day) ?? schedule.week[weekdayOf(day)] ?? [];
}

/** A day with hours of its own that is not a day off and not left out by its zone. */
export function isWorked(schedule: Schedule, day: LocalDay): boolean {
  return !schedule.daysOff.has(day) && hoursOf(schedule, day).length > 0 && !isLeftOut(schedule, day);
}

/** A day that the zone jumped over, as Samoa did over 30 December 2011: it has no length and no hours. */
export function isLeftOut({ zone }: Schedule, day: LocalDay): boolean {
  return zone.instantOf(day * dayMs) === zone.instantOf((day + 1) * dayMs);
}

/** A fingerprint of everything that decides a deadline. */
export function versionOf({ zone, week, dates, daysOff, known, isLimited }: Schedule): string {
  const days = [...daysOff].sort((a, b) => a - b);
  const limits = isLimited ? known : undefined;
  return fingerprint(
    canonicalJson({ zone: zone.name, week, dates: Object.fromEntries(dates), daysOff: days, known: limits }),
  );
}

/** @throws Fault calendar/invalid-date: the text is not a date */
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
  // The margin keeps every local day of the range inside what a date can write, whatever the zone.
  if (known === undefined) return { from: earliestDay + 2, to: latestDay - 2 };
  const [from, to] = [readDay(known.from, 'known.from'), readDay(known.to, 'known.to')];
  if (from > to) {
    const message = `known: ${formatLocalDay(from)} is later than ${formatLocalDay(to)}; expected from <= to`;
    throw new Fault('calendar/invalid-date', message);
  }
  return { from, to };
}
