/**
 * Calendars as JSON: written from a calendar, read with every fault named by its JSON Pointer.
 */
import { Fault } from '../../kernel/fault.ts';
import { firstFaults } from '../../kernel/input/described.ts';
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import { isRecord } from '../../kernel/input/is-object.ts';
import { parseLocalDay } from '../../kernel/local-day.ts';
import { canonicalTimeZone } from '../../kernel/time-zone.ts';
import type { CalendarJson, RussianCalendarSpec, WorkingCalendarSpec } from './calendar-spec.ts';
import { parseDayHours } from './interval.ts';
import { productionYearsWith, yearFaults, yearList } from './production-years.ts';
import { russianCalendar } from './russia.ts';
import { weekdays } from './schedule.ts';
import {
  integerShape,
  listShape,
  localizedShape,
  objectShape,
  plainCopy,
  recordShape,
  type Shape,
  shapeFault,
  textShape,
} from './shape.ts';
import { descriptionOf, type WorkingCalendar, workingCalendar } from './working-calendar.ts';
import { isYearlyDate } from './yearly-rules.ts';

/**
 * A calendar from its JSON: a description as `workingCalendar` takes it, or `{ base: 'russia', name?, timeZone?, week?,
 * regionalDaysOff?, until?, years? }`, which follows the years of the library unless `until` holds it.
 *
 * @throws Fault `calendar/invalid`: the message names every fault with its JSON Pointer and what would be right
 *
 * @example
 * calendarFromJson({ base: 'russia', name: 'vladivostok', timeZone: 'Asia/Vladivostok' }).timeZone //=> 'Asia/Vladivostok'
 */
export function calendarFromJson(description: unknown): WorkingCalendar {
  return faultsOnly('calendarFromJson', () => {
    const json = withZoneAsSpelled(withoutEmptyBase(plainCopy(description)));
    const faults = faultsOf(json);
    if (!isCalendar(json, faults)) throw new Fault('calendar/invalid', firstFaults(faults));
    return 'base' in json ? russianCalendar(json) : workingCalendar(json);
  });
}

/**
 * The description of a calendar as plain JSON data, from which `calendarFromJson` makes one of the same name and version.
 *
 * @throws Fault `calendar/foreign-object`: this library has not made the calendar
 *
 * @example
 * calendarToJson(russiaUntil(2026)) //=> { base: 'russia', until: 2026 }
 */
export function calendarToJson(calendar: WorkingCalendar): CalendarJson {
  return faultsOnly('calendarToJson', () => structuredClone(descriptionOf(calendar)));
}

const isDate = (value: string): boolean => parseLocalDay(value) !== undefined;
const date = /* @__PURE__ */ textShape("a date 'yyyy-mm-dd'", isDate);
const zone = /* @__PURE__ */ textShape(
  "an IANA time zone such as 'Europe/Moscow'",
  (value) => canonicalTimeZone(value) !== undefined,
);

const dayHours: Shape = (value, pointer) => {
  const faults = listShape("a list of intervals such as ['09:00-18:00']", textShape("an interval 'HH:MM-HH:MM'"))(
    value,
    pointer,
  );
  if (faults.length > 0 || !Array.isArray(value)) return faults;
  try {
    parseDayHours(value, pointer);
    return [];
  } catch (error) {
    if (Fault.is(error)) return [error.message];
    throw error;
  }
};

const week: Shape = (value, pointer) =>
  recordShape(
    `one of ${weekdays.join(', ')}`,
    (key) => weekdays.some((weekday) => weekday === key),
    dayHours,
  )(value, pointer);

const source: Shape = (value, pointer) =>
  objectShape({ kind: oneOf('article', 'law', 'assumption'), reference: localizedShape })(value, pointer);

const plain: Shape = (value, pointer) =>
  objectShape(
    { timeZone: zone, week },
    {
      name: textShape('a name'),
      version: textShape('a version'),
      dates: recordShape("dates 'yyyy-mm-dd'", isDate, dayHours),
      daysOff: listShape("a list of dates 'yyyy-mm-dd'", date),
      holidays: recordShape("dates of the year 'mm-dd'", isYearlyDate, localizedShape),
      known: objectShape({ from: date, to: date }),
      beyond: oneOf('preliminary'),
      notes: recordShape("dates 'yyyy-mm-dd'", isDate, objectShape({ text: localizedShape }, { source })),
    },
  )(value, pointer);

const russian: Shape = (value, pointer) =>
  objectShape(
    { base: oneOf('russia') },
    {
      name: textShape('a name'),
      version: textShape('a version'),
      timeZone: zone,
      week,
      regionalDaysOff: recordShape("dates 'yyyy-mm-dd'", isDate, localizedShape),
      until: integerShape('a year'),
      years: yearList,
    },
  )(value, pointer);

function oneOf(...words: readonly string[]): Shape {
  return textShape(words.map((word) => `'${word}'`).join(', '), (value) => words.includes(value));
}

/** A field that is `undefined` counts as left out. */
function withoutEmptyBase(description: unknown): unknown {
  if (!isRecord(description) || !('base' in description) || description.base !== undefined) return description;
  const { base: _, ...plainCalendar } = description;
  return plainCalendar;
}

/** 'europe/moscow' is the zone, and the calendar, of 'Europe/Moscow'. A link of the database keeps its own name. */
function withZoneAsSpelled(description: unknown): unknown {
  if (!isRecord(description) || !('timeZone' in description)) return description;
  const { timeZone } = description;
  const canonical = typeof timeZone === 'string' ? canonicalTimeZone(timeZone) : undefined;
  const isSame = String(timeZone).toLowerCase() === canonical?.toLowerCase();
  return isSame ? { ...description, timeZone: canonical } : description;
}

/** What stands in the way of `calendarFromJson`, each fault with its JSON Pointer; none when the calendar can be made. */
export function calendarFaults(description: unknown): readonly string[] {
  return faultsOf(withoutEmptyBase(description));
}

function faultsOf(json: unknown): readonly string[] {
  const shape = isRecord(json) && 'base' in json ? russian : plain;
  const faults = shape(json, '');
  return isCalendar(json, faults) ? contradictions(json) : faults;
}

/** What is well formed and still cannot be. */
function contradictions(json: CalendarJson): readonly string[] {
  const dates = 'base' in json ? {} : (json.dates ?? {});
  const hours = json.week && [...Object.values(json.week), ...Object.values(dates)];
  const isOpen = hours === undefined || hours.some((intervals) => intervals.length > 0);
  const closed = isOpen ? [] : ['/week: expected hours on at least one day, found none'];
  return [...closed, ...('base' in json ? yearContradictions(json) : dayContradictions(json))];
}

function yearContradictions({ years = [], until }: RussianCalendarSpec): readonly string[] {
  const faults = yearFaults(years, '/years');
  if (faults.length > 0 || until === undefined) return faults;
  const known = productionYearsWith(years).map(({ year }) => year);
  return known.includes(until) ? [] : [shapeFault('/until', `one of ${known.join(', ')}`, until)];
}

function dayContradictions({ known, holidays = {} }: WorkingCalendarSpec): readonly string[] {
  const isBackwards = known !== undefined && known.from > known.to;
  return [
    ...(isBackwards ? [shapeFault('/known/to', `${known.from} or later`, known.to)] : []),
    ...(Object.keys(holidays).length < 365 ? [] : ['/holidays: expected fewer than the year has days']),
  ];
}

/** The shapes above are those of the type. */
function isCalendar(json: unknown, faults: readonly string[]): json is CalendarJson {
  return isRecord(json) && faults.length === 0;
}
