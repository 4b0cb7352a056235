/**
 * Open periods of a stretch of local days as UTC instants: night shifts carried over, days off cut out, gaps and folds
 * resolved, overlaps merged.
 */
import type { Instant } from '../instant.ts';
import { DAY_MS, type LocalDay } from './local-day.ts';
import { hoursOf, type Schedule } from './schedule.ts';

/** Start, end, start, end …, sorted and disjoint, inside 00:00 of `firstDay` and 00:00 of `endDay`. */
export function compileDays(schedule: Schedule, firstDay: LocalDay, endDay: LocalDay): readonly Instant[] {
  if (endDay <= firstDay) return [];
  const pieces: [Instant, Instant][] = [];
  // A night shift of the day before the stretch reaches into it, if that day is known at all.
  const first = Math.max(firstDay - 1, schedule.known.from);
  let [start, next] = [startOf(schedule, first), startOf(schedule, first + 1)];
  for (let day = first; day < endDay; day += 1) {
    const end = startOf(schedule, day + 2);
    if (start < next) addDay(schedule, day, [start, next, end], pieces);
    [start, next] = [next, end];
  }
  return merge(pieces, startOf(schedule, firstDay), startOf(schedule, endDay));
}

function startOf({ zone }: Schedule, day: LocalDay): Instant {
  return zone.instantOf(day * DAY_MS);
}

/** A day that the zone jumped over has no length and no hours. */
function addDay(
  schedule: Schedule,
  day: LocalDay,
  [start, next, end]: readonly [Instant, Instant, Instant],
  pieces: [Instant, Instant][],
): void {
  const { zone, daysOff } = schedule;
  const add = (from: Instant, to: Instant): void => {
    if (from < to) pieces.push([from, to]);
  };
  for (const hours of hoursOf(schedule, day)) {
    const from = zone.instantOf(day * DAY_MS + hours.start);
    const to = zone.instantOf(day * DAY_MS + hours.end);
    if (!daysOff.has(day)) add(Math.max(from, start), Math.min(to, next));
    if (to > next && !daysOff.has(day + 1)) add(Math.max(from, next), Math.min(to, end));
  }
}

function merge(pieces: [Instant, Instant][], from: Instant, to: Instant): readonly Instant[] {
  const merged: Instant[] = [];
  for (const [start, end] of pieces.sort(([a], [b]) => a - b)) {
    const [clippedStart, clippedEnd] = [Math.max(start, from), Math.min(end, to)];
    if (clippedStart >= clippedEnd) continue;
    const last = merged.length - 1;
    if (last > 0 && clippedStart <= (merged[last] ?? 0)) merged[last] = Math.max(merged[last] ?? 0, clippedEnd);
    else merged.push(clippedStart, clippedEnd);
  }
  return merged;
}
