/**
 * A working calendar: when an organisation works, as an immutable value that other functions of this room ask. What it means
 * follows RFC 5545 for local times and half-open intervals everywhere.
 */
import { deepFreeze } from '../../kernel/deep-freeze.ts';
import { Fault } from '../../kernel/fault.ts';
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import { isRecord } from '../../kernel/input/is-object.ts';
import { lazy } from '../../kernel/lazy.ts';
import { formatLocalDay, type LocalDay, parseLocalDay } from '../../kernel/local-day.ts';
import type { CalendarJson, WorkingCalendarSpec } from './calendar-spec.ts';
import { CompiledCalendar } from './compiled-calendar.ts';
import { contentOf, readDay, readSchedule } from './schedule.ts';
import { anyObject, assertShape, listShape, objectShape, plainCopy, type Shape, textShape } from './shape.ts';

/**
 * Name and version of a calendar, as a running clock stores them.
 *
 * @see {@link startClock}
 */
export interface CalendarVersion {
  readonly name: string;
  readonly version: string;
}

/**
 * When an organisation works. Made by `workingCalendar`, `officeHours`, `russiaUntil` …; compared by name and version.
 *
 * @see {@link workingCalendar}
 */
export interface WorkingCalendar extends CalendarVersion {
  /** IANA name. */
  readonly timeZone: string;
  /** Local days, both included; `undefined` when any date is known. */
  readonly known: { readonly from: string; readonly to: string } | undefined;
}

/** What stands behind a calendar, out of sight. */
interface CalendarSource {
  /** The description that it was made from. */
  readonly json: CalendarJson;
  /** Another version under which the same content is known. */
  readonly otherVersion?: () => string;
  readonly compile: () => CompiledCalendar;
  /** The calendar as it was when `last` was its last known day; `undefined` where it cannot be had. */
  readonly until: (last: LocalDay) => WorkingCalendar | undefined;
}

interface Hidden extends Omit<CalendarSource, 'compile'> {
  readonly compiled: CompiledCalendar;
}

/** One key for all copies of this library, ESM and CJS: a calendar of one copy works with the functions of another. */
const hiddenKey: unique symbol = Symbol.for('zayavka.calendar');

/** `compile` is called at the first question, so that an unused calendar costs nothing. */
export function createCalendar(
  description: WorkingCalendar,
  { json, otherVersion, compile, until }: CalendarSource,
): WorkingCalendar {
  let compiled: CompiledCalendar | undefined;
  const earlier = new Map<LocalDay, WorkingCalendar | undefined>();
  const hidden: Hidden = {
    json,
    ...(otherVersion === undefined ? {} : { otherVersion }),
    get compiled() {
      compiled ??= compile();
      return compiled;
    },
    until: (last) => {
      const { known } = description;
      if (known === undefined || last < readDay(known.from, 'known') || last >= readDay(known.to, 'known'))
        return undefined;
      if (!earlier.has(last)) earlier.set(last, until(last));
      return earlier.get(last);
    },
  };
  return Object.freeze(Object.defineProperty({ ...description }, hiddenKey, { value: hidden }));
}

/** @throws Fault `calendar/foreign-object`: this library has not made the calendar */
export function compiledOf(calendar: WorkingCalendar): CompiledCalendar {
  return hiddenOf(calendar).compiled;
}

/** The description that a calendar was made from. @throws Fault `calendar/foreign-object` */
export function descriptionOf(calendar: WorkingCalendar): CalendarJson {
  return hiddenOf(calendar).json;
}

/**
 * The calendar as a clock has it that is pinned to a version: itself, or as it was when it knew the years of that version
 * only. A clock whose calendar said nothing of later days gets all days: nothing was promised by them. `undefined` when it has
 * never been that version, so also when an old year has changed.
 *
 * @throws Fault `calendar/foreign-object`: this library has not made the calendar
 */
export function calendarAsOf(calendar: WorkingCalendar, pinned: CalendarVersion): WorkingCalendar | undefined {
  if (calendar.name !== pinned.name) return undefined;
  if (isVersion(calendar, pinned.version)) return calendar;
  const { until } = hiddenOf(calendar);
  const asPinned = lastDaysOf(pinned.version)
    .map(until)
    .find((earlier) => earlier !== undefined && isVersion(earlier, pinned.version));
  return asPinned && hiddenOf(asPinned).compiled.schedule.preliminary === undefined ? calendar : asPinned;
}

function isVersion(calendar: WorkingCalendar, version: string): boolean {
  return calendar.version === version || hiddenOf(calendar).otherVersion?.() === version;
}

/** The version of a calendar that knows days up to `last` only: '2026-tag', or '2026-06-30-tag' within a year. */
export function versionUntil(last: string, tag: string): string {
  return `${last.endsWith('-12-31') ? last.slice(0, 4) : last}-${tag}`;
}

/** The last known days that a version may stand for. */
function lastDaysOf(version: string): readonly LocalDay[] {
  const [, date, year] = /^((\d{4})-\d\d-\d\d)-/.exec(version) ?? /^()(\d{4})-/.exec(version) ?? [];
  return [date, `${year}-12-31`].map((text) => parseLocalDay(text ?? '')).filter((day) => day !== undefined);
}

function hiddenOf(calendar: WorkingCalendar): Hidden {
  if (isMadeHere(calendar)) return calendar[hiddenKey];
  const message = 'calendar: expected what workingCalendar, officeHours or russiaUntil gives, found another object';
  throw new Fault('calendar/foreign-object', message);
}

function isMadeHere(calendar: unknown): calendar is { readonly [hiddenKey]: Hidden } {
  return typeof calendar === 'object' && calendar !== null && hiddenKey in calendar;
}

/**
 * A calendar by rules of its own. They are checked at once; days are compiled when a question is asked, a year at a time.
 *
 * Hours are half-open local intervals: they may touch, and may not overlap within one day; a night shift that runs into the
 * hours of the next day is counted once. `dates` replaces a day's own hours, `daysOff` removes 00-24 of its local day from
 * everything, and wins where a date stands in both; `holidays` do the same every year, but for dates in `dates`.
 *
 * With `beyond: 'preliminary'` days after `known.to` follow the week and the holidays alone, and what depends on them is
 * marked. A calendar with `known` and without `version` serves clocks that are pinned to an earlier one of its name, as
 * long as it says the same of every day that the earlier one knew; it is read for them as of that last day.
 *
 * @throws Fault `calendar/invalid-interval`, `calendar/overlapping-intervals`, `calendar/invalid-date`, `calendar/invalid-weekday`,
 * calendar/unknown-zone; calendar/no-working-time: no hours on any day and in no date; calendar/invalid: an unknown field, a field of another
 * type, what cannot be read; `beyond` is another word
 *
 * @example
 * const shop = workingCalendar({
 *   timeZone: 'Europe/Moscow',
 *   week: { mon: ['09:00-13:00', '14:00-18:00'], fri: ['22:00-06:00'] },
 *   dates: { '2026-11-28': ['10:00-15:00'] },
 *   holidays: { '01-01': { ru: 'Новый год', en: 'New Year' } },
 * });
 * isOpen(shop, new Date('2026-11-23T13:30:00+03:00')) //=> false
 * isOpen(shop, new Date('2026-11-28T05:30:00+03:00')) //=> true
 * isWorkingDay(shop, '2027-01-01') //=> false
 */
export function workingCalendar(spec: WorkingCalendarSpec): WorkingCalendar {
  return faultsOnly('workingCalendar', () => {
    // It is plain data, and may be watched by a framework.
    const json = deepFreeze(plainCopy(spec));
    if (!isRecord(json?.week)) {
      throw new Fault('calendar/invalid-weekday', 'week: expected an object of weekdays and their hours, found none');
    }
    assertShape(json, specFields());
    return calendarOf(json);
  });
}

const anything: Shape = () => [];

/** What is checked before the rules are read, which say more of what stands in the fields. */
const specFields = /* @__PURE__ */ lazy(() =>
  objectShape(
    { week: anyObject },
    {
      timeZone: anything,
      name: textShape('a name'),
      version: textShape('a version'),
      dates: anyObject,
      daysOff: listShape("a list of dates 'yyyy-mm-dd'", anything),
      holidays: anyObject,
      known: anyObject,
      beyond: anything,
      notes: anyObject,
    },
  ),
);

function calendarOf(json: WorkingCalendarSpec): WorkingCalendar {
  const { name = 'unnamed', timeZone, known, holidays } = json;
  const schedule = readSchedule(json);
  const content = (): string => {
    const tag = contentOf(schedule, holidays);
    return known === undefined ? tag : versionUntil(known.to, tag);
  };
  return createCalendar(
    { name, version: json.version ?? content(), timeZone, known },
    {
      json,
      compile: () => new CompiledCalendar(schedule),
      until: (last) => {
        if (known === undefined || json.version !== undefined) return undefined;
        return calendarOf({ ...json, known: { from: known.from, to: formatLocalDay(last) } });
      },
    },
  );
}
