/**
 * Hours without text messages: a message waits until they end in the recipient's zone, and is never dropped. Where the
 * clock is moved, the recipient's wall clock counts.
 */
import { localTime } from '../kernel/date-words.ts';
import { Fault } from '../kernel/fault.ts';
import { faultsOnly } from '../kernel/input/faults-only.ts';
import type { Instant } from '../kernel/instant.ts';
import { isTimeOfDay } from '../kernel/text.ts';
import type { QuietHours } from './sender.ts';

const minute = 60_000;
const day = 86_400_000;

/**
 * The first instant, not before `at`, outside the quiet hours of that zone; `at` itself for an urgent message and without
 * quiet hours.
 *
 * @throws Fault `message/invalid-quiet-hours`, `calendar/unknown-zone`, `calendar/invalid-instant`
 *
 * @example
 * notBefore(new Date('2026-11-20T20:30:00Z'), { from: '21:00', to: '09:00' }, 'Europe/Moscow').toISOString() //=> '2026-11-21T06:00:00.000Z'
 */
export function notBefore(at: Date, quietHours: QuietHours | undefined, timeZone: string, urgent = false): Date {
  return faultsOnly('notBefore', () => {
    if (urgent || quietHours === undefined) return at;
    const [from, to] = [minuteOf(quietHours.from), minuteOf(quietHours.to)];
    if (to - from === 1440) throw invalid('some hour of the day to be left for messages, found none');
    const length = ((to - from + 1440) % 1440) * minute;
    let instant = at.getTime();
    for (;;) {
      const sinceFrom = modulo(localTime(instant, timeZone) - from * minute);
      if (sinceFrom >= length) return new Date(instant);
      const end = instant + length - sinceFrom;
      // A clock that is moved before then shows another hour from then on, so the question is asked again there.
      instant = firstOtherOffset(timeZone, instant, end) ?? end;
    }
  });
}

/** Minutes since midnight. */
function minuteOf(text: string): number {
  if (!isTimeOfDay(text)) throw invalid(`HH:MM from 00:00 to 24:00, found ${JSON.stringify(text)}`);
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

function invalid(expected: string): Fault {
  return new Fault('message/invalid-quiet-hours', `quiet hours: expected ${expected}`);
}

/** The instant in `(from, to]` at which the clock of the zone is moved, if it is. */
function firstOtherOffset(timeZone: string, from: Instant, to: Instant): Instant | undefined {
  const offsetAt = (at: Instant): number => localTime(at, timeZone) - at;
  const offset = offsetAt(from);
  if (offsetAt(to) === offset) return undefined;
  let same = from;
  let other = to;
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(middle) === offset) same = middle;
    else other = middle;
  }
  return other;
}

function modulo(ms: number): number {
  return ((ms % day) + day) % day;
}
