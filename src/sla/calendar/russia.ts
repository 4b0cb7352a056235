/**
 * Russian working calendars: the production calendar of the years that have their decree (`production-calendar.ts`), and an
 * operator's own office hours laid over it.
 */
import { Fault } from '../../kernel/fault.ts';
import { formatLocalDay, weekdayOf } from '../../kernel/local-day.ts';
import type { Localized } from '../../kernel/source.ts';
import { CompiledCalendar } from './compiled-calendar.ts';
import { formatHours, type Hours, type Interval, parseDayHours } from './interval.ts';
import { productionDays, productionYears } from './production-calendar.ts';
import { type DayNote, readDay, readSchedule, type Weekday, type WorkingCalendarSpec, weekdays } from './schedule.ts';
import { type CalendarVersion, lazyCalendar, type WorkingCalendar, workingCalendar } from './working-calendar.ts';

const hourMs = 3_600_000;

/** The hours are an assumption; the law sets the days and the shorter eve of a holiday only. */
const workday = ['09:00-18:00'] as const;
const officeWeek: WorkingCalendarSpec['week'] = {
  mon: workday,
  tue: workday,
  wed: workday,
  thu: workday,
  fri: workday,
};

export interface OfficeHours {
  readonly name: string;
  /** By default a fingerprint of the content. */
  readonly version?: string;
  /** By default 'Europe/Moscow'. */
  readonly timeZone?: string;
  /** Hours of an ordinary week; by default Monday to Friday 09:00-18:00, an assumption. */
  readonly week?: Readonly<Partial<Record<Weekday, readonly Interval[]>>>;
  /** 'yyyy-mm-dd' → name: days off of a republic or a region (Labour Code art. 22), or one-off ones. */
  readonly regionalDaysOff?: Readonly<Record<string, Localized>>;
  /** The last year used; by default the last one known. */
  readonly until?: number;
}

/**
 * Russia's production calendar from 2024-01-01 to 2027-12-31 in Europe/Moscow: Labour Code art. 112 and the decree of each
 * year. Monday to Friday 09:00-18:00, an hour shorter before a holiday; the hours are an assumption. Later dates are Fault
 * calendar/unknown-date until their decree is here.
 *
 * @example
 * isWorkingDay(russia, '2026-12-31') //=> false
 */
export const russia: WorkingCalendar = /* @__PURE__ */ latestCalendar();

/**
 * The production calendar as it was when `year` was the last year with a decree: what a clock pinned before a year was added
 * still needs. `russiaUntil(russia's last year)` has the name and the version of `russia`.
 *
 * @throws Fault calendar/unknown-date: there is no decree for the year
 *
 * @example
 * russiaUntil(2026).known?.to //=> '2026-12-31'
 */
export function russiaUntil(year: number): WorkingCalendar {
  return workingCalendar(officeSpec(versioned(year)));
}

/**
 * An operator's hours over the production calendar: closed on days off, an hour shorter on the eve of a holiday, and on a
 * working Saturday the hours of the day that it stands for.
 *
 * @throws Fault calendar/unknown-date: there is no decree for `until`; calendar/…: as `workingCalendar`
 *
 * @example
 * isWorkingDay(officeHours({ name: 'vladivostok', timeZone: 'Asia/Vladivostok' }), '2026-11-04') //=> false
 */
export function officeHours(hours: OfficeHours): WorkingCalendar {
  return workingCalendar(officeSpec(hours));
}

function latestCalendar(): WorkingCalendar {
  const hours = versioned(lastYear());
  const { name, version, until } = hours;
  const description = { name, version, timeZone: 'Europe/Moscow', known: knownUntil(until) };
  return lazyCalendar(description, () => new CompiledCalendar(readSchedule(officeSpec(hours))));
}

function lastYear(): number {
  return productionYears.at(-1)?.year ?? 0;
}

/** A version is the last year and its decree: '2027-1187'. */
function versioned(until: number): CalendarVersion & { readonly until: number } {
  const decree = productionYears.find(({ year }) => year === until)?.decree;
  return { name: 'russia', version: `${until}-${decree}`, until };
}

function knownUntil(year: number): { readonly from: string; readonly to: string } {
  return { from: `${productionYears[0]?.year}-01-01`, to: `${year}-12-31` };
}

function officeSpec(hours: OfficeHours): WorkingCalendarSpec {
  const { name, version, timeZone = 'Europe/Moscow', week = officeWeek, regionalDaysOff = {} } = hours;
  const until = hours.until ?? lastYear();
  const years = productionYears.filter(({ year }) => year <= until);
  if (years.at(-1)?.year !== until) {
    const [from, to] = [productionYears[0]?.year, lastYear()];
    throw new Fault('calendar/unknown-date', `the production calendar knows the years ${from} to ${to}, not ${until}`);
  }
  const dates: Record<string, readonly Interval[]> = {};
  const notes: Record<string, DayNote> = {};
  const daysOff: string[] = [];
  for (const { day, kind, insteadOf, text, source } of years.flatMap(productionDays)) {
    const date = formatLocalDay(day);
    notes[date] = { text, source };
    if (kind === 'off') daysOff.push(date);
    else dates[date] = hoursLike(week, weekdayOf(insteadOf ?? day), kind === 'short');
  }
  for (const [date, text] of Object.entries(regionalDaysOff)) {
    readDay(date, 'regionalDaysOff');
    daysOff.push(date);
    notes[date] = { text };
  }
  const rules = { name, timeZone, week, dates, daysOff, known: knownUntil(until), notes };
  return version === undefined ? rules : { ...rules, version };
}

function hoursLike(week: WorkingCalendarSpec['week'], weekday: number, isShort: boolean): readonly Interval[] {
  const name = weekdays[weekday] ?? 'mon';
  const hours = [...parseDayHours(week[name] ?? [], `week.${name}`)];
  for (let spare = isShort ? hourMs : 0; spare > 0; ) {
    const last: Hours | undefined = hours.pop();
    if (last === undefined) break;
    const length = last.end - last.start;
    if (length > spare) hours.push({ start: last.start, end: last.end - spare });
    spare -= length;
  }
  return hours.map(formatHours);
}
