/**
 * Open periods of a stretch of local days as UTC instants: night shifts carried over, days off cut out, gaps and folds
 * resolved, overlaps merged.
 */
import type { Instant } from '../../kernel/instant.ts';
import { DAY_MS, type LocalDay } from '../../kernel/local-day.ts';
import { hoursOf, isLeftOut, type Schedule } from './schedule.ts';

/** Start, end, start, end …, sorted and disjoint, inside 00:00 of `firstDay` and 00:00 of `endDay`. */
export function compileDays(schedule: Schedule, firstDay: LocalDay, endDay: LocalDay): readonly Instant[] {
  if (endDay <= firstDay) return [];
  const pieces: [Instant, Instant][] = [];
  // A night shift of the day before the stretch reaches into it, if that day is known at all.
  const first = Math.max(firstDay - 1, schedule.known.from);
  for (let day = first; day < endDay; day += 1) addDay(schedule, day, pieces);
  return merge(pieces, startOf(schedule, firstDay), startOf(schedule, endDay));
}

function startOf({ zone }: Schedule, day: LocalDay): Instant {
  return zone.instantOf(day * DAY_MS);
}

function addDay(schedule: Schedule, day: LocalDay, pieces: [Instant, Instant][]): void {
  const { zone, daysOff } = schedule;
  const hours = hoursOf(schedule, day);
  if (hours.length === 0 || isLeftOut(schedule, day)) return;
  for (const { start, end } of hours) {
    const to = zone.instantOf(day * DAY_MS + end);
    let from = zone.instantOf(day * DAY_MS + start);
    for (let part = day; from < to; part += 1) {
      const cut = Math.min(to, startOf(schedule, part + 1));
      if (from < cut && !daysOff.has(part)) pieces.push([from, cut]);
      from = Math.max(from, cut);
    }
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
