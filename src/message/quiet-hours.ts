/**
 * Hours in which nobody wants a text message: a message is put off to their end in the recipient's zone, never dropped.
 * Where the clock is moved, what counts is what the recipient's clock shows.
 */
import { Fault } from '../kernel/fault.ts';
import type { Instant } from '../kernel/instant.ts';
import type { QuietHours } from './sender.ts';
import { localTime, offsetAt } from './zone.ts';

const minute = 60_000;
const day = 86_400_000;

/**
 * The first instant, not before `at`, outside the quiet hours of that zone; `at` itself for an urgent message and without
 * quiet hours. Faults: `message/invalid-quiet-hours`, `calendar/unknown-zone`, `calendar/invalid-instant`.
 *
 * @example
 * notBefore(new Date('2026-11-20T20:30:00Z'), { from: '21:00', to: '09:00' }, 'Europe/Moscow').toISOString() //=> '2026-11-21T06:00:00.000Z'
 */
export function notBefore(at: Date, quietHours: QuietHours | undefined, timeZone: string, urgent = false): Date {
  if (urgent || quietHours === undefined) return at;
  const from = minuteOf(quietHours.from);
  const to = minuteOf(quietHours.to);
  const length = quietLength(from, to);
  const start = at.getTime();
  let instant = start;
  for (;;) {
    const sinceFrom = modulo(localTime(timeZone, instant) - from * minute);
    if (sinceFrom >= length) return instant === start ? at : new Date(instant);
    const end = instant + length - sinceFrom;
    // A clock that is moved on the way shows another hour from then on, so the question is asked again there.
    instant = firstOtherOffset(timeZone, instant, end) ?? end;
  }
}

/** Minutes since midnight. */
function minuteOf(text: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  if (!(total <= 1440)) {
    throw new Fault(
      'message/invalid-quiet-hours',
      `quiet hours: expected HH:MM from 00:00 to 24:00, found ${JSON.stringify(text)}`,
    );
  }
  return total;
}

function quietLength(from: number, to: number): number {
  if (from === to) return 0;
  const length = to > from ? to - from : to + 1440 - from;
  if (length >= 1440) {
    throw new Fault(
      'message/invalid-quiet-hours',
      'quiet hours: expected some hour of the day to be left for messages, found none',
    );
  }
  return length * minute;
}

/** The instant in `(from, to]` at which the clock of the zone is moved, if it is. */
function firstOtherOffset(timeZone: string, from: Instant, to: Instant): Instant | undefined {
  const offset = offsetAt(timeZone, from);
  if (offsetAt(timeZone, to) === offset) return undefined;
  let same = from;
  let other = to;
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(timeZone, middle) === offset) same = middle;
    else other = middle;
  }
  return other;
}

function modulo(ms: number): number {
  return ((ms % day) + day) % day;
}
