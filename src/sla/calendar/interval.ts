/**
 * Hours of one day as people write them, 'HH:MM[:SS]-HH:MM[:SS]' (ISO 8601 times, 24:00 for the end of the day), read into
 * milliseconds after local midnight.
 */
import { Fault } from '../../kernel/fault.ts';
import { dayMs, formatTime } from '../../kernel/local-day.ts';

/**
 * 'HH:MM[:SS]-HH:MM[:SS]', half-open: '09:00-18:00', '00:00-24:00'. An end that is earlier than the start lies on the next
 * day: '22:00-06:00' is a night shift of the day on which it starts.
 *
 * @see {@link workingCalendar}
 */
export type Interval = `${string}-${string}`;

/** Milliseconds of the wall clock after 00:00 of the start day; `end` is above one day for a night shift. */
export interface Hours {
  readonly start: number;
  readonly end: number;
}

const pattern = /^(?:([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?|24:00(?::00)?)$/;

/** Sorted by start; `where` names the day in faults. @throws Fault `calendar/invalid-interval`, `calendar/overlapping-intervals` */
export function parseDayHours(intervals: readonly Interval[], where: string): readonly Hours[] {
  if (!Array.isArray(intervals)) {
    throw new Fault('calendar/invalid-interval', `${where}: expected a list of intervals, found ${typeof intervals}`);
  }
  const hours = intervals.map((text) => parseInterval(text, where)).sort((a, b) => a.start - b.start);
  for (const [index, later] of hours.entries()) {
    const earlier = hours[index - 1];
    if (earlier !== undefined && later.start < earlier.end) {
      throw new Fault(
        'calendar/overlapping-intervals',
        `${where}: ${formatHours(earlier)} and ${formatHours(later)} overlap; hours of one day may touch but not overlap`,
      );
    }
  }
  return hours;
}

function parseInterval(text: string, where: string): Hours {
  const [start, end, ...more] = String(text).split('-').map(parseTime);
  if (start === undefined || end === undefined || start === dayMs || more.length > 0) {
    throw new Fault(
      'calendar/invalid-interval',
      `${where}: '${text}' is not an interval; expected 'HH:MM-HH:MM' with times from 00:00, the end up to 24:00`,
    );
  }
  if (start === end) {
    const message = `${where}: '${text}' is empty; the whole day is written '00:00-24:00'`;
    throw new Fault('calendar/invalid-interval', message);
  }
  return { start, end: end > start ? end : end + dayMs };
}

function parseTime(text: string): number | undefined {
  const parts = pattern.exec(text);
  if (parts === null) return undefined;
  const [, hour = '24', minute = '0', second = '0'] = parts;
  return ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
}

export function formatHours({ start, end }: Hours): Interval {
  return `${formatTime(start)}-${formatTime(end > dayMs ? end - dayMs : end)}`;
}
