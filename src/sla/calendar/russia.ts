/**
 * Russian working calendars: the production calendar of the years that have their decree (`production-years.ts`), later years
 * by the law alone, and an operator's own office hours laid over it.
 */
import { deepFreeze } from '../../kernel/deep-freeze.ts';
import { Fault } from '../../kernel/fault.ts';
import { canonicalJson, fingerprint } from '../../kernel/fingerprint.ts';
import { described } from '../../kernel/input/described.ts';
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import { lazy } from '../../kernel/lazy.ts';
import { formatLocalDay, weekdayOf, yearOf } from '../../kernel/local-day.ts';
import type {
  DayNote,
  OfficeHours,
  ProductionYear,
  RussianCalendarSpec,
  WeekHours,
  WorkingCalendarSpec,
} from './calendar-spec.ts';
import { CompiledCalendar } from './compiled-calendar.ts';
import { formatHours, type Hours, type Interval, parseDayHours } from './interval.ts';
import { isRussianZone, productionDays } from './production-calendar.ts';
import { productionYears, productionYearsWith, yearList } from './production-years.ts';
import { contentOf, readDay, readDays, readSchedule, type Schedule, weekdays } from './schedule.ts';
import { anyObject, assertShape, integerShape, objectShape, plainCopy, textShape } from './shape.ts';
import { createCalendar, descriptionOf, versionUntil, type WorkingCalendar } from './working-calendar.ts';
import { rememberedByYear } from './yearly-rules.ts';

const hourMs = 3_600_000;

/** The hours are an assumption; the law sets the days and the shorter eve of a holiday only. */
const workday = ['09:00-18:00'] as const;
export const officeWeek: WeekHours = { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday };

const noDecree: DayNote = {
  text: {
    ru: 'Правительство ещё не перенесло выходные дни; учтены выходные и праздники по закону',
    en: 'the Government has not moved days off yet; weekends and holidays are those of the law',
  },
  source: {
    kind: 'law',
    reference: { ru: 'ст. 112 Трудового кодекса РФ', en: 'Labour Code of Russia, art. 112' },
  },
};

/**
 * Russia's production calendar from 2024-01-01 to 2027-12-31 in Europe/Moscow: Labour Code art. 112 and the decree of each
 * year. Monday to Friday 09:00-18:00, an hour shorter before a holiday; the hours are an assumption. Later days are
 * preliminary until their decree is here: art. 112 without transfers by the Government. Earlier ones are Fault
 * calendar/unknown-date.
 *
 * @example
 * isWorkingDay(russia, '2026-12-31') //=> false
 */
export const russia: WorkingCalendar = /* @__PURE__ */ calendarUntil({ base: 'russia' }, productionYears);

/**
 * The production calendar as it was when `year` was the last year with a decree. `russiaUntil(russia's last year)` has the
 * name and the version of `russia`. `russia` serves clocks that are pinned to an earlier one.
 *
 * @throws Fault `calendar/unknown-date`: there is no decree for the year
 *
 * @example
 * russiaUntil(2026).known?.to //=> '2026-12-31'
 */
export function russiaUntil(year: number): WorkingCalendar {
  return faultsOnly('russiaUntil', () => calendarUntil({ base: 'russia', until: year }, productionYears, year));
}

/**
 * The production calendar with years that this version of the library does not have: each with its decree, the number of its
 * working days and the transfers. A year that the library has is put in its place, under another version if its decree is
 * another one.
 *
 * @throws Fault `calendar/invalid`: a year is left out, a transfer cannot be, the working days do not add up; the message
 * names each mistake
 *
 * @example
 * const year = { year: 2028, decree: '1', source: 'made up', workingDays: 248, moves: [{ from: '2028-01-01', to: '2028-12-29' }] };
 * isWorkingDay(russiaWith([year]), '2028-12-29') //=> false
 */
export function russiaWith(years: readonly ProductionYear[]): WorkingCalendar {
  return faultsOnly('russiaWith', () => {
    const own = plainCopy({ years });
    assertShape(own, objectShape({ years: yearList }));
    return russianCalendar({ base: 'russia', years: own.years });
  });
}

/**
 * An operator's hours over the production calendar: closed on days off, an hour shorter on the eve of a holiday, and on a
 * working Saturday the hours of the day that it stands for. Days after the last known year are preliminary, as in `russia`,
 * without regional days off.
 *
 * @throws Fault `calendar/unknown-date`: there is no decree for `until`; calendar/…: as `workingCalendar` and `russiaWith`
 *
 * @example
 * const open = ['10:00-19:00'];
 * const week = { mon: open, tue: open, wed: open, thu: open, fri: open };
 * const regionalDaysOff = { '2026-11-25': { ru: 'День города', en: 'City Day' } };
 * const office = officeHours({ name: 'vladivostok', timeZone: 'Asia/Vladivostok', week, regionalDaysOff });
 * ['2026-11-03', '2026-11-04', '2026-11-25'].map((day) => isWorkingDay(office, day)) //=> [true, false, false]
 */
export function officeHours(hours: OfficeHours): WorkingCalendar {
  return faultsOnly('officeHours', () => {
    const own = plainCopy(hours);
    assertShape(own, officeFields());
    return russianCalendar({ base: 'russia', ...own });
  });
}

/** What is checked before the rules are read, which say more of what stands in the fields. */
const officeFields = /* @__PURE__ */ lazy(() =>
  objectShape(
    { name: textShape('a name') },
    {
      version: textShape('a version'),
      timeZone: textShape("an IANA time zone such as 'Europe/Moscow'", () => true),
      week: anyObject,
      regionalDaysOff: anyObject,
      until: integerShape('a year'),
      years: yearList,
    },
  ),
);

/** A calendar of Russia as its description says; without a name and hours of its own it is `russia`. */
export function russianCalendar(spec: RussianCalendarSpec): WorkingCalendar {
  const json = deepFreeze(plainCopy(spec));
  return calendarUntil(json, productionYearsWith(json.years ?? []), json.until);
}

/**
 * A calendar that is based on Russia's and not held at a year, with the years of another one beside its own; `undefined` for
 * every other calendar.
 */
export function withYearsOf(calendar: WorkingCalendar, newer: WorkingCalendar): WorkingCalendar | undefined {
  const [own, other] = [descriptionOf(calendar), descriptionOf(newer)];
  if (!('base' in own && 'base' in other) || own.until !== undefined) return undefined;
  const kept = own.years ?? [];
  const years = (other.years ?? []).filter(({ year }) => kept.every((added) => added.year !== year));
  return russianCalendar({ ...own, years: [...kept, ...years] });
}

function calendarUntil(
  json: RussianCalendarSpec,
  all: readonly ProductionYear[],
  until: number = lastOf(all),
): WorkingCalendar {
  const { name = 'russia', timeZone = 'Europe/Moscow' } = json;
  const years = all.filter(({ year }) => year <= until);
  const [first, last] = [productionYears[0]?.year, lastOf(all)];
  if (lastOf(years) !== until) {
    throw new Fault(
      'calendar/unknown-date',
      `the production calendar knows the years ${first} to ${last}, not ${described(until)}`,
    );
  }
  const known = { from: `${first}-01-01`, to: `${until}-12-31` };
  const isRussia =
    name === 'russia' && [json.timeZone, json.week, json.regionalDaysOff].every((own) => own === undefined);
  const schedule = (): Schedule => readOfficeHours(json, years, known);
  // The hours of an operator are checked at once; `russia` costs nothing before its first question.
  const read = isRussia ? undefined : schedule();
  const tag = json.version ?? (read === undefined ? decreesOf(years) : contentOf(read));
  return createCalendar(
    { name, version: versionUntil(known.to, tag), timeZone, known },
    {
      json: until === last ? json : { ...json, until },
      // A year that was read from a file stays the same when the library has it too.
      otherVersion: lazy(() =>
        versionUntil(known.to, isRussia && json.version === undefined ? decreesOf(years, markedDecree) : tag),
      ),
      compile: () => new CompiledCalendar(read ?? schedule()),
      until: (day) => {
        const isYear = formatLocalDay(day).endsWith('-12-31');
        return isYear ? calendarUntil(json, all, yearOf(day)) : undefined;
      },
    },
  );
}

/** The last decree; the decrees of earlier years that differ from those of the library stand behind it. */
function decreesOf(years: readonly ProductionYear[], decreeOf: (year: ProductionYear) => string = ownOrMarked): string {
  const isReplaced = (year: ProductionYear): boolean =>
    productionYears.some((own) => own.year === year.year) && ownOrMarked(year) !== year.decree;
  return [...years.slice(-1), ...years.slice(0, -1).filter(isReplaced)].map(decreeOf).join('+');
}

/** A year of the library has its decree alone; any other one also a fingerprint, so that a corrected file is another version. */
function ownOrMarked(year: ProductionYear): string {
  if (productionYears.includes(year)) return year.decree;
  const marked = markedDecree(year);
  const isOwn = productionYears.some((own) => own.year === year.year && markedDecree(own) === marked);
  return isOwn ? year.decree : marked;
}

function markedDecree({ decree, moves }: ProductionYear): string {
  return `${decree}.${fingerprint(canonicalJson(moves)).slice(0, 8)}`;
}

function lastOf(years: readonly ProductionYear[]): number {
  return years.at(-1)?.year ?? 0;
}

function readOfficeHours(
  { timeZone = 'Europe/Moscow', week = officeWeek, regionalDaysOff = {} }: RussianCalendarSpec,
  years: readonly ProductionYear[],
  known: { readonly from: string; readonly to: string },
): Schedule {
  const isLaw = isRussianZone(timeZone);
  const { dates, daysOff, notes } = daysOfYears(years, week, isLaw);
  for (const [date, text] of Object.entries(regionalDaysOff)) {
    readDay(date, 'regionalDaysOff');
    daysOff.push(date);
    notes[date] = { text };
  }
  const rulesOf = rememberedByYear((year) => readDays(daysOfYears([{ year, source: '', moves: [] }], week, isLaw)));
  const spec: WorkingCalendarSpec = { timeZone, week, dates, daysOff, known, notes, beyond: 'preliminary' };
  return readSchedule(spec, { rulesOf, note: isLaw ? noDecree : { text: noDecree.text } });
}

/** `isLaw`: whether the norms of Russia are named beside its holidays. */
function daysOfYears(years: readonly Parameters<typeof productionDays>[0][], week: WeekHours, isLaw: boolean) {
  const dates: Record<string, readonly Interval[]> = {};
  const notes: Record<string, DayNote> = {};
  const daysOff: string[] = [];
  for (const { day, kind, insteadOf, text, source } of years.flatMap(productionDays)) {
    // A day on which the week is closed is no shorter before a holiday.
    const isClosed = (week[weekdays[weekdayOf(day)] ?? 'mon'] ?? []).length === 0;
    if (kind === 'short' && insteadOf === undefined && isClosed) continue;
    const date = formatLocalDay(day);
    notes[date] = isLaw ? { text, source } : { text };
    if (kind === 'off') daysOff.push(date);
    else dates[date] = hoursLike(week, weekdayOf(insteadOf ?? day), kind === 'short');
  }
  return { dates, notes, daysOff };
}

function hoursLike(week: WeekHours, weekday: number, isShort: boolean): readonly Interval[] {
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
