/**
 * The rules of a working calendar after reading: hours by weekday and by date, days off, the known range, why a day is
 * not worked.
 */
import { Fault } from '../../kernel/fault.ts';
import {
  DAY_MS,
  FIRST_DAY,
  formatLocalDay,
  LAST_DAY,
  type LocalDay,
  parseLocalDay,
  weekdayOf,
} from '../../kernel/local-day.ts';
import type { Localized, Source } from '../../kernel/source.ts';
import { type TimeZone, timeZoneOf } from '../../kernel/time-zone.ts';
import { formatHours, type Hours, type Interval, parseDayHours } from './interval.ts';

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Why a date is worked or not: the name of the holiday or the transfer, and the norm behind it. */
export interface DayNote {
  readonly text: Localized;
  readonly source?: Source;
}

export interface WorkingCalendarSpec {
  /** Name and version are what a running clock remembers of its calendar; a changed calendar needs a new version. */
  readonly name?: string;
  /** Left out: a fingerprint of the content, so that another content is another version. */
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

/** Throws the calendar faults that `workingCalendar` names. */
export function readSchedule(spec: WorkingCalendarSpec): Schedule {
  for (const day of Object.keys(spec.week)) {
    if (!WEEKDAYS.some((weekday) => weekday === day)) {
      throw new Fault('calendar/invalid-weekday', `week: '${day}' is not one of ${WEEKDAYS.join(', ')}`);
    }
  }
  const schedule: Schedule = {
    zone: timeZoneOf(spec.timeZone),
    week: WEEKDAYS.map((weekday) => parseDayHours(spec.week[weekday] ?? [], `week.${weekday}`)),
    dates: new Map(
      Object.entries(spec.dates ?? {}).map(([date, hours]) => [
        readDay(date, 'dates'),
        parseDayHours(hours, `dates['${date}']`),
      ]),
    ),
    daysOff: new Set((spec.daysOff ?? []).map((date) => readDay(date, 'daysOff'))),
    known: readKnown(spec.known),
    isLimited: spec.known !== undefined,
    notes: new Map(Object.entries(spec.notes ?? {}).map(([date, note]) => [readDay(date, 'notes'), note])),
  };
  if (![...schedule.week, ...schedule.dates.values()].some((hours) => hours.length > 0)) {
    throw new Fault(
      'calendar/no-working-time',
      'week: found no hours on any day and none in dates, expected at least one',
    );
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
  return zone.instantOf(day * DAY_MS) === zone.instantOf((day + 1) * DAY_MS);
}

/** 32-bit FNV-1a over everything that decides a deadline, as eight hexadecimal digits. */
export function fingerprint({ zone, week, dates, daysOff, known, isLimited }: Schedule): string {
  const write = (hours: readonly Hours[]): string => hours.map(formatHours).join();
  const text = [
    zone.name,
    ...week.map(write),
    ...[...dates].sort(([a], [b]) => a - b).map(([day, hours]) => `${day}=${write(hours)}`),
    [...daysOff].sort((a, b) => a - b).join(),
    isLimited ? `${known.from}..${known.to}` : '',
  ].join(';');
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Throws calendar/invalid-date. */
export function readDay(date: string, where: string): LocalDay {
  const day = typeof date === 'string' ? parseLocalDay(date) : undefined;
  if (day === undefined) {
    throw new Fault(
      'calendar/invalid-date',
      `${where}: '${date}' is not a date of the calendar; expected 'yyyy-mm-dd'`,
    );
  }
  return day;
}

function readKnown(known: WorkingCalendarSpec['known']): Schedule['known'] {
  // The margin keeps every local day of the range inside what a date can write, whatever the zone.
  if (known === undefined) return { from: FIRST_DAY + 2, to: LAST_DAY - 2 };
  const [from, to] = [readDay(known.from, 'known.from'), readDay(known.to, 'known.to')];
  if (from > to) {
    throw new Fault(
      'calendar/invalid-date',
      `known: ${formatLocalDay(from)} is later than ${formatLocalDay(to)}; expected from <= to`,
    );
  }
  return { from, to };
}
