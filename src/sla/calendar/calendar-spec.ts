/**
 * How a working calendar is described as plain data: by its own rules, or by Russia's production calendar under the hours of
 * an operator.
 */
import type { Localized, Source } from '../../kernel/source.ts';
import type { Interval } from './interval.ts';

/**
 * A day of the week, as rules of a calendar name it.
 *
 * @see {@link workingCalendar}
 */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/**
 * Hours of an ordinary week, on the wall clock of the calendar; a weekday that is left out is not worked.
 *
 * @see {@link workingCalendar}
 */
export type WeekHours = Readonly<Partial<Record<Weekday, readonly Interval[]>>>;

/**
 * Why a date is worked or not: the name of the holiday or the transfer, and the norm behind it. Explanations show it.
 *
 * @example
 * const note = { text: { ru: 'День города', en: 'City Day' } };
 * const open = ['09:00-18:00'];
 * const week = { mon: open, tue: open, wed: open, thu: open, fri: open };
 * const rules = { timeZone: 'Europe/Moscow', week, daysOff: ['2026-11-25'], notes: { '2026-11-25': note } };
 * const { trace } = dueAt(workingDays(2), new Date('2026-11-24T09:00:00Z'), workingCalendar(rules));
 * trace.find(({ type }) => type === 'skip').days //=> [{ day: '2026-11-25', kind: 'dayOff', note }]
 */
export interface DayNote {
  readonly text: Localized;
  readonly source?: Source;
}

/**
 * When an organisation works, as plain JSON data.
 *
 * @see {@link workingCalendar}
 */
export interface WorkingCalendarSpec {
  /** Name and version are what a running clock remembers of its calendar; a changed calendar needs a new version. */
  readonly name?: string;
  /**
   * By default a fingerprint of the content, so that another content is another version; with `known` the last known year
   * stands before it: '2026-0f3a…'.
   */
  readonly version?: string;
  /** IANA name, such as 'Europe/Moscow'. */
  readonly timeZone: string;
  readonly week: WeekHours;
  /** 'yyyy-mm-dd' replaces that day's own hours; [] closes it. A night shift of the day before stays. */
  readonly dates?: Readonly<Record<string, readonly Interval[]>>;
  /** 'yyyy-mm-dd', each removed from 00:00 to 24:00 local time, also from a night shift that began the day before. */
  readonly daysOff?: readonly string[];
  /** 'mm-dd' → name: days off of every year, as `daysOff`. A date that stands in `dates` follows `dates`. */
  readonly holidays?: Readonly<Record<string, Localized>>;
  /** Local days, both included. Outside it every question is Fault 'calendar/unknown-date', see `beyond`. */
  readonly known?: { readonly from: string; readonly to: string };
  /**
   * What is said of days after `known.to`. `preliminary`: they follow `week` and `holidays` alone, and deadlines that depend
   * on them are marked. By default nothing.
   */
  readonly beyond?: 'preliminary';
  /** 'yyyy-mm-dd' → why, for explanations only. */
  readonly notes?: Readonly<Record<string, DayNote>>;
}

/**
 * A year of Russia's production calendar: the decree that moved its days off (Labour Code art. 112).
 *
 * @see {@link russiaWith}
 */
export interface ProductionYear {
  readonly year: number;
  /** Its number, such as '1187'. */
  readonly decree: string;
  /** The decree as people look it up: its official name or its address. */
  readonly source: string | Localized;
  /** Working days of the year from Monday to Friday, as published: a check of the moves. */
  readonly workingDays: number;
  /** From a Saturday or Sunday to a working day of the same year, 'yyyy-mm-dd'. */
  readonly moves: readonly { readonly from: string; readonly to: string }[];
}

/**
 * The hours of an operator, over Russia's production calendar.
 *
 * @see {@link officeHours}
 */
export interface OfficeHours {
  /** Running clocks remember their calendar by it. */
  readonly name: string;
  /** The last year used stands before it: '7' is '2027-7'. By default a fingerprint of the content. */
  readonly version?: string;
  /** By default 'Europe/Moscow'. */
  readonly timeZone?: string;
  /** Hours of an ordinary week; by default Monday to Friday 09:00-18:00, an assumption. */
  readonly week?: WeekHours;
  /** 'yyyy-mm-dd' → name: days off of a republic or a region (Labour Code art. 22), or one-off ones. */
  readonly regionalDaysOff?: Readonly<Record<string, Localized>>;
  /** The last year used; by default the last one known. */
  readonly until?: number;
  /** Years that this version of the library does not have, or has otherwise, as `russiaWith` takes them. */
  readonly years?: readonly ProductionYear[];
}

/**
 * Russia's production calendar, found by its name, so that a file that says so follows the years of the library.
 *
 * @see {@link calendarFromJson}
 */
export interface RussianCalendarSpec extends Partial<OfficeHours> {
  readonly base: 'russia';
}

/**
 * A calendar as plain JSON data: what `calendarToJson` writes and `calendarFromJson` reads.
 *
 * @see {@link calendarToJson}
 */
export type CalendarJson = WorkingCalendarSpec | RussianCalendarSpec;
