/**
 * A working calendar: when an organisation works, as an immutable value that other functions of this room ask. What it means
 * follows RFC 5545 for local times and half-open intervals everywhere.
 */
import { Fault } from '../../kernel/fault.ts';
import { CompiledCalendar } from './compiled-calendar.ts';
import { readSchedule, versionOf, type WorkingCalendarSpec } from './schedule.ts';

/** Name and version of a calendar, as a running clock stores them. */
export interface CalendarVersion {
  readonly name: string;
  readonly version: string;
}

/** Made by `workingCalendar`, `officeHours` or `russiaUntil`; compared by name and version. */
export interface WorkingCalendar extends CalendarVersion {
  /** IANA name. */
  readonly timeZone: string;
  /** Local days, both included; `undefined` when any date may be asked. */
  readonly known: { readonly from: string; readonly to: string } | undefined;
}

/** One key for all copies of this library, ESM and CJS: a calendar of one copy works with the functions of another. */
const compiledKey: unique symbol = Symbol.for('zayavka.calendar');

/** `compile` is called at the first question, so that an unused calendar costs nothing. */
export function lazyCalendar(description: WorkingCalendar, compile: () => CompiledCalendar): WorkingCalendar {
  let compiled: CompiledCalendar | undefined;
  const get = (): CompiledCalendar => {
    compiled ??= compile();
    return compiled;
  };
  return Object.freeze(Object.defineProperty({ ...description }, compiledKey, { get }));
}

/** @throws Fault calendar/foreign-object: this library has not made the calendar */
export function compiledOf(calendar: WorkingCalendar): CompiledCalendar {
  if (isCompiled(calendar)) return calendar[compiledKey];
  const message = 'calendar: expected what workingCalendar, officeHours or russiaUntil gives, found another object';
  throw new Fault('calendar/foreign-object', message);
}

function isCompiled(calendar: unknown): calendar is { readonly [compiledKey]: CompiledCalendar } {
  return typeof calendar === 'object' && calendar !== null && compiledKey in calendar;
}

/**
 * Reads and checks the rules; days are compiled when a question is asked, a year at a time.
 *
 * Hours are half-open local intervals: they may touch, and may not overlap within one day; a night shift that runs into the
 * hours of the next day is counted once. `dates` replaces a day's own hours, `daysOff` removes 00-24 of its local day from
 * everything, and wins where a date stands in both.
 *
 * @throws Fault calendar/invalid-interval, calendar/overlapping-intervals, calendar/invalid-date, calendar/invalid-weekday,
 * calendar/unknown-zone; calendar/no-working-time: no hours on any day and in no date
 *
 * @example
 * workingCalendar({ timeZone: 'Europe/Moscow', week: { mon: ['09:00-13:00', '14:00-18:00'] } }).timeZone //=> 'Europe/Moscow'
 */
export function workingCalendar(spec: WorkingCalendarSpec): WorkingCalendar {
  if (typeof spec?.week !== 'object' || spec.week === null) {
    throw new Fault('calendar/invalid-weekday', 'week: expected an object of weekdays and their hours, found none');
  }
  // What the caller does to the object later changes nothing here. It is plain data, and may be watched by a framework.
  const { name = 'unnamed', version, ...rules }: WorkingCalendarSpec = JSON.parse(JSON.stringify(spec));
  const schedule = readSchedule(rules);
  const { timeZone, known } = rules;
  const description = { name, version: version ?? versionOf(schedule), timeZone, known };
  return lazyCalendar(description, () => new CompiledCalendar(schedule));
}
