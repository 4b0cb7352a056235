/** Seeded random numbers and random working calendars, the same on every machine. */
import type { WorkingCalendarSpec } from '#src/sla/calendar/calendar-spec.ts';
import type { Interval } from '#src/sla/calendar/interval.ts';
import type { ReferenceRules } from './reference.ts';

export type Random = (below: number) => number;

/** Mulberry32. */
export function randomNumbers(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

type Minutes = readonly (readonly [start: number, end: number])[];

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** None to three intervals, some touching, some over midnight, on quarters of an hour or odd minutes. */
function randomHours(random: Random): Minutes {
  const kind = random(10);
  if (kind < 2) return [];
  if (kind === 2) return [[0, 1440]];
  const grid = random(2) === 0 ? 15 : 1;
  const points = Array.from({ length: 2 * (1 + random(3)) }, () => random(1440 / grid) * grid).sort((a, b) => a - b);
  const intervals: [number, number][] = [];
  for (let index = 0; index + 1 < points.length; index += 2) {
    const [start, end] = [points[index] ?? 0, points[index + 1] ?? 0];
    if (start < end) intervals.push([start, end]);
  }
  const last = intervals.at(-1);
  if (last !== undefined && random(3) === 0) last[1] = 1440 + random(Math.floor(last[0] / grid) + 1) * grid;
  const first = intervals[0];
  if (intervals.length > 1 && first !== undefined && random(4) === 0) first[1] = intervals[1]?.[0] ?? first[1];
  return intervals.filter(([start, end]) => end - start !== 1440);
}

export function randomRules(random: Random, days: readonly string[]): ReferenceRules {
  const some = (share: number): string[] => days.filter(() => random(share) === 0);
  return {
    week: weekdays.map(() => randomHours(random)),
    dates: new Map(some(5).map((day) => [day, randomHours(random)])),
    daysOff: new Set(some(7)),
  };
}

export function specOf(timeZone: string, { week, dates, daysOff }: ReferenceRules): WorkingCalendarSpec {
  return {
    timeZone,
    week: Object.fromEntries(weekdays.map((weekday, index) => [weekday, intervalsOf(week[index] ?? [])])),
    dates: Object.fromEntries([...dates].map(([day, hours]) => [day, intervalsOf(hours)])),
    daysOff: [...daysOff],
  };
}

function intervalsOf(hours: Minutes): readonly Interval[] {
  return hours.map(([start, end]) => `${time(start)}-${time(end > 1440 ? end - 1440 : end)}` as const);
}

function time(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
