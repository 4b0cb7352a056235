/**
 * Where a term ends, with the pauses it stood still for: Civil Code of Russia, art. 191 (the day of the event is not
 * counted), 192 (months), 193 (a non-working last day), 194 (24:00).
 */
import { UTCDate } from '@date-fns/utc';
import { addMonths } from 'date-fns';
import { Fault } from '../fault.ts';
import type { Instant } from '../instant.ts';
import { DAY_MS, LAST_DAY, type LocalDay } from './local-day.ts';
import { checked, type Term } from './term.ts';
import type { Timeline } from './timeline.ts';
import { addOpenTime, openTimeBetween } from './working-time.ts';

const HOUR_MS = 3_600_000;

/** A time in which a clock stood still, half-open. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant;
}

export interface Deadline {
  /** In time means before this instant. */
  readonly at: Instant;
  /** The local day whose 24:00 `at` is; for terms in days and months only. */
  readonly lastDay?: LocalDay;
  /** The last day before it was rolled to a working one. */
  readonly countedDay?: LocalDay;
}

/** What a term is counted from and by. */
export interface Counting {
  readonly term: Term;
  readonly start: Instant;
  readonly timeline: Timeline;
  /** Whether a non-working last day moves on; false for technical dates. */
  readonly roll: boolean;
}

/** `pauses` are sorted and disjoint and begin at `start` or later. A pause that begins after the end changes nothing. */
export function deadlineOf(counting: Counting, pauses: readonly Pause[] = []): Deadline {
  const { term, start, timeline } = counting;
  checked(term);
  if (term.unit === 'hours') {
    let at = start + Math.round(term.amount * HOUR_MS);
    for (const pause of pauses) {
      if (pause.from < at) at += pause.to - pause.from;
    }
    return { at };
  }
  if (term.unit === 'workingHours') {
    let at = addOpenTime(timeline, start, Math.round(term.amount * HOUR_MS), false);
    for (const pause of pauses) {
      if (pause.from < at) at = addOpenTime(timeline, pause.to, openTimeBetween(timeline, pause.from, at), false);
    }
    return { at };
  }
  let deadline = endOfDay(counting, []);
  for (const [index, pause] of pauses.entries()) {
    if (pause.from < deadline.at) deadline = endOfDay(counting, pauses.slice(0, index + 1));
  }
  return deadline;
}

/**
 * The end of the last day. A day on whose last moment the clock stands still is not counted, so a pause moves the end by the
 * number of local midnights (for working days: of worked days) in it.
 */
function endOfDay({ term, start, timeline, roll }: Counting, pauses: readonly Pause[]): Deadline {
  const startDay = timeline.dayOf(start);
  const isCountingWorked = term.unit === 'workingDays';
  const isConsulted = isCountingWorked || roll;
  if (isConsulted) timeline.coverDay(startDay);
  let day = isCountingWorked ? nthWorkedDay(timeline, startDay, term.amount) : rawLastDay(term, startDay);
  if (day > LAST_DAY) throw new Fault('calendar/unknown-date', 'the term ends after the year 9999');
  const stood: [LocalDay, LocalDay][] = [];
  for (const pause of pauses) {
    const [from, end] = [Math.max(startDay + 1, timeline.dayOf(pause.from)), timeline.dayOf(pause.to)];
    if (end <= from) continue;
    stood.push([from, end]);
    if (from > day) continue;
    const lost = isCountingWorked ? timeline.workedDaysBetween(from, end) : end - from;
    if (lost > 0) day = isCountingWorked ? timeline.nthWorkedDay(day + 1, lost) : day + lost;
  }
  const countedDay = day;
  const standsStill = (): boolean => stood.some(([from, end]) => day >= from && day < end);
  while ((roll && !isCountingWorked && !timeline.isWorkedDay(day)) || standsStill()) day += 1;
  return { at: timeline.startOf(day + 1), lastDay: day, countedDay };
}

function nthWorkedDay(timeline: Timeline, startDay: LocalDay, amount: number): LocalDay {
  return amount === 0 ? timeline.nthWorkedDay(startDay, 1) : timeline.nthWorkedDay(startDay + 1, amount);
}

function rawLastDay({ unit, amount }: Term, startDay: LocalDay): LocalDay {
  if (unit === 'days') return startDay + amount;
  return addMonths(new UTCDate(startDay * DAY_MS), amount).getTime() / DAY_MS;
}
