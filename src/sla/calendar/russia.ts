/**
 * Russian working calendars: the production calendar of the years that have their decree (`production-calendar.ts`), and an
 * operator's own office hours laid over it.
 */
import { Fault } from '../../kernel/fault.ts';
import { formatLocalDay, weekdayOf } from '../../kernel/local-day.ts';
import type { Localized } from '../../kernel/source.ts';
import { formatHours, type Hours, type Interval, parseDayHours } from './interval.ts';
import { PRODUCTION_YEARS, productionDays } from './production-calendar.ts';
import { type DayNote, readDay, WEEKDAYS, type Weekday, type WorkingCalendarSpec } from './schedule.ts';
import { WorkingCalendar, workingCalendar } from './working-calendar.ts';

const HOUR_MS = 3_600_000;

/** The hours are an assumption; the law sets the days and the shorter eve of a holiday only. */
const OFFICE_WEEK: WorkingCalendarSpec['week'] = {
  mon: ['09:00-18:00'],
  tue: ['09:00-18:00'],
  wed: ['09:00-18:00'],
  thu: ['09:00-18:00'],
  fri: ['09:00-18:00'],
};

export interface OfficeHours {
  readonly name: string;
  /** Left out: a fingerprint of the content. */
  readonly version?: string;
  /** Left out: 'Europe/Moscow'. */
  readonly timeZone?: string;
  /** Hours of an ordinary week; left out: Monday to Friday 09:00-18:00, an assumption. */
  readonly week?: Readonly<Partial<Record<Weekday, readonly Interval[]>>>;
  /** 'yyyy-mm-dd' → name: days off of a republic or a region (Labour Code art. 22), or one-off ones. */
  readonly regionalDaysOff?: Readonly<Record<string, Localized>>;
  /** The last year used; left out: the last one known. */
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
export const russia: WorkingCalendar = /* @__PURE__ */ new WorkingCalendar(() => officeSpec(versioned(lastYear())));

/**
 * The production calendar as it was when `year` was the last year with a decree: what a clock pinned before a year was added
 * still needs. `russiaUntil(russia's last year)` has the name and the version of `russia`.
 *
 * Throws calendar/unknown-date.
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
 * Throws the faults of `workingCalendar`, and calendar/unknown-date for `until`.
 *
 * @example
 * isWorkingDay(officeHours({ name: 'vladivostok', timeZone: 'Asia/Vladivostok' }), '2026-11-04') //=> false
 */
export function officeHours(office: OfficeHours): WorkingCalendar {
  return workingCalendar(officeSpec(office));
}

function lastYear(): number {
  return PRODUCTION_YEARS.at(-1)?.year ?? 0;
}

/** A version is the last year and its decree: '2027-1187'. */
function versioned(until: number): OfficeHours {
  const decree = PRODUCTION_YEARS.find(({ year }) => year === until)?.decree;
  return { name: 'russia', version: `${until}-${decree}`, until };
}

function officeSpec(office: OfficeHours): WorkingCalendarSpec {
  const { name, version, timeZone = 'Europe/Moscow', week = OFFICE_WEEK, regionalDaysOff = {} } = office;
  const until = office.until ?? lastYear();
  const years = PRODUCTION_YEARS.filter(({ year }) => year <= until);
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last?.year !== until) {
    const [from, to] = [PRODUCTION_YEARS[0]?.year, lastYear()];
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
  const known = { from: `${first.year}-01-01`, to: `${until}-12-31` };
  return { name, ...(version === undefined ? {} : { version }), timeZone, week, dates, daysOff, known, notes };
}

function hoursLike(week: WorkingCalendarSpec['week'], weekday: number, isShort: boolean): readonly Interval[] {
  const name = WEEKDAYS[weekday] ?? 'mon';
  const hours = [...parseDayHours(week[name] ?? [], `week.${name}`)];
  for (let spare = isShort ? HOUR_MS : 0; spare > 0; ) {
    const last: Hours | undefined = hours.pop();
    if (last === undefined) break;
    const length = last.end - last.start;
    if (length > spare) hours.push({ start: last.start, end: last.end - spare });
    spare -= length;
  }
  return hours.map(formatHours);
}
