/**
 * Thirteen years of Russian-like exceptions, made by the rule of article 112 with invented transfers, so that spans of ten years
 * can be measured; the real calendar has four.
 */
import { DAY_MS, formatLocalDay, localDay, weekdayOf } from '../../src/kernel/local-day.ts';
import { type ProductionYear, productionDays } from '../../src/sla/calendar/production-calendar.ts';
import type { WorkingCalendarSpec } from '../../src/sla/calendar/schedule.ts';

export const firstYear = 2018;
export const lastYear = 2030;
export const zone = 'Europe/Moscow';
/** Moscow has had one offset since 2014. */
export const offset = 3 * 3_600_000;

export const years: readonly ProductionYear[] = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => {
  const year = firstYear + index;
  return { year, decree: String(1000 + index * 17), of: `${year - 1}-09-24`, moves: movesOf(year) };
});

/** Both weekend days of the New Year holidays move to May and December, one Saturday in three years becomes a working one. */
function movesOf(year: number): string {
  const date = (day: number): string => formatLocalDay(day).slice(5);
  const weekdayFrom = (day: number): number => (weekdayOf(day) >= 5 ? weekdayFrom(day - 1) : day);
  const january = [1, 2, 3, 4, 5, 6, 7, 8].map((day) => localDay(year, 1, day)).filter((day) => weekdayOf(day) >= 5);
  const targets = [weekdayFrom(localDay(year, 12, 31)), weekdayFrom(localDay(year, 5, 7))];
  const moves = targets.map((target, index) => `${date(january[index] ?? target)}>${date(target)}`);
  const october = Array.from({ length: 7 }, (_, day) => localDay(year, 10, 20 + day)).find(
    (day) => weekdayOf(day) === 5,
  );
  if (year % 3 === 0 && october !== undefined) moves.push(`${date(october)}>${date(october + 2)}`);
  return moves.join(' ');
}

export const days = years.flatMap(productionDays);

const office = ['09:00-18:00'] as const;

export const spec: WorkingCalendarSpec = {
  timeZone: zone,
  week: { mon: office, tue: office, wed: office, thu: office, fri: office },
  dates: Object.fromEntries(
    days
      .filter(({ kind }) => kind !== 'off')
      .map(({ day, kind }) => [formatLocalDay(day), [kind === 'short' ? '09:00-17:00' : '09:00-18:00']]),
  ),
  daysOff: days.filter(({ kind }) => kind === 'off').map(({ day }) => formatLocalDay(day)),
  known: { from: `${firstYear}-01-01`, to: `${lastYear}-12-31` },
};

/** Hours of a date for whoever writes the loop himself: minutes after midnight. */
const exceptions = new Map<string, readonly [number, number] | undefined>(
  days.map(({ day, kind }) => [
    formatLocalDay(day),
    kind === 'off' ? undefined : [540, kind === 'short' ? 1020 : 1080],
  ]),
);
const ordinary = [540, 1080] as const;

/** `weekday` is 1 for Monday, 7 for Sunday. */
export function hoursOf(date: string, weekday: number): readonly [number, number] | undefined {
  return exceptions.has(date) ? exceptions.get(date) : weekday <= 5 ? ordinary : undefined;
}

export { DAY_MS };
