/**
 * Calendars as JSON: written from a calendar, read with every fault named by its JSON Pointer.
 */
import { Fault } from '../../kernel/fault.ts';
import { parseLocalDay } from '../../kernel/local-day.ts';
import { canonicalTimeZone } from '../../kernel/time-zone.ts';
import type { CalendarJson } from './calendar-spec.ts';
import { parseDayHours } from './interval.ts';
import { productionYearsWith, yearFaults, yearList } from './production-years.ts';
import { russianCalendar } from './russia.ts';
import { weekdays } from './schedule.ts';
import {
  integerShape,
  isObject,
  listShape,
  localizedShape,
  objectShape,
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
 * @throws Fault calendar/invalid: the message names every fault with its JSON Pointer and what would be right
 *
 * @example
 * calendarFromJson({ base: 'russia', name: 'vladivostok', timeZone: 'Asia/Vladivostok' }).timeZone //=> 'Asia/Vladivostok'
 */
export function calendarFromJson(json: unknown): WorkingCalendar {
  const faults = calendarFaults(json, '');
  if (!isCalendar(json, faults)) throw new Fault('calendar/invalid', faults.join('; '));
  return 'base' in json ? russianCalendar(json) : workingCalendar(json);
}

/**
 * The description of a calendar as plain JSON data, from which `calendarFromJson` makes one of the same name and version.
 *
 * @throws Fault calendar/foreign-object: this library has not made the calendar
 *
 * @example
 * calendarToJson(russiaUntil(2026)) //=> { base: 'russia', until: 2026 }
 */
export function calendarToJson(calendar: WorkingCalendar): CalendarJson {
  return structuredClone(descriptionOf(calendar));
}

const isDate = (value: string): boolean => parseLocalDay(value) !== undefined;
const date = textShape("a date 'yyyy-mm-dd'", isDate);
const zone = textShape("an IANA time zone such as 'Europe/Moscow'", (value) => canonicalTimeZone(value) !== undefined);

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

const week = recordShape(
  `one of ${weekdays.join(', ')}`,
  (key) => weekdays.some((weekday) => weekday === key),
  dayHours,
);
const source = objectShape({
  kind: oneOf('article', 'law', 'assumption'),
  reference: localizedShape,
});
const common = { name: textShape('a name'), version: textShape('a version') };

const plain = objectShape(
  { timeZone: zone, week },
  {
    ...common,
    dates: recordShape("dates 'yyyy-mm-dd'", isDate, dayHours),
    daysOff: listShape("a list of dates 'yyyy-mm-dd'", date),
    holidays: recordShape("dates of the year 'mm-dd'", isYearlyDate, localizedShape),
    known: objectShape({ from: date, to: date }),
    beyond: oneOf('preliminary'),
    notes: recordShape("dates 'yyyy-mm-dd'", isDate, objectShape({ text: localizedShape }, { source })),
  },
);

const russian = objectShape(
  { base: oneOf('russia') },
  {
    ...common,
    timeZone: zone,
    week,
    regionalDaysOff: recordShape("dates 'yyyy-mm-dd'", isDate, localizedShape),
    until: integerShape('a year'),
    years: yearList,
  },
);

function oneOf(...words: readonly string[]): Shape {
  return textShape(words.map((word) => `'${word}'`).join(', '), (value) => words.includes(value));
}

/** The faults of a calendar that stands at a JSON Pointer; none when it can be made. */
export function calendarFaults(json: unknown, pointer: string): readonly string[] {
  const shape = isObject(json) && 'base' in json ? russian : plain;
  const faults = shape(json, pointer);
  return isCalendar(json, faults) ? contradictions(json, pointer) : faults;
}

/** What is well formed and still cannot be. */
function contradictions(json: CalendarJson, pointer: string): readonly string[] {
  if ('base' in json) {
    const faults = yearFaults(json.years ?? [], `${pointer}/years`);
    if (faults.length > 0 || json.until === undefined) return faults;
    const known = productionYearsWith(json.years ?? []).map(({ year }) => year);
    if (known.includes(json.until)) return [];
    return [shapeFault(`${pointer}/until`, `one of ${known.join(', ')}`, json.until)];
  }
  const { known, holidays = {}, dates = {} } = json;
  const isOpen = [...Object.values(json.week), ...Object.values(dates)].some((hours) => hours.length > 0);
  return [
    ...(known === undefined || known.from <= known.to
      ? []
      : [shapeFault(`${pointer}/known/to`, `${known.from} or later`, known.to)]),
    ...(isOpen ? [] : [`${pointer}/week: expected hours on at least one day, found none`]),
    ...(Object.keys(holidays).length < 365 ? [] : [`${pointer}/holidays: expected fewer than the year has days`]),
  ];
}

/** The shapes above are those of the type. */
function isCalendar(json: unknown, faults: readonly string[]): json is CalendarJson {
  return isObject(json) && faults.length === 0;
}
