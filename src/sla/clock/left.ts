/**
 * How much is left of a clock, as people count it: working days, days or hours, not milliseconds.
 */
import { wallClock } from '../../kernel/date-words.ts';
import type { Instant } from '../../kernel/instant.ts';
import { isMeasuredInWorkingTime, type TermContext, type TermEnd } from '../term/deadline.ts';
import { ifKnown } from './if-known.ts';

const hourMs = 3_600_000;

export interface Left {
  /**
   * For a term in working days the working days after today, up to and with `lastDay`, as `workingDaysBetween` counts them; for
   * days, months and an agreed day the days; for terms in hours the hours, or the working hours, with a fraction. 0 is the last
   * day. Negative after the deadline: by so much it is late; 0 then is less than a working day. As of the pause, or the
   * stop, at which the clock stands.
   */
  readonly left: number;
  /** What `left` counts. */
  readonly leftIn: 'workingDays' | 'days' | 'workingHours' | 'hours';
}

/** At `at`; `running` is the time until the deadline, negative after it. */
export function leftOf(context: TermContext, { lastDay }: TermEnd, at: Instant, running: number): Left {
  if (lastDay === undefined) {
    return { left: running / hourMs, leftIn: isMeasuredInWorkingTime(context) ? 'workingHours' : 'hours' };
  }
  const { term, compiled, agreedDay } = context;
  if (agreedDay !== undefined) return { left: lastDay - wallClock(at, agreedDay.timeZone).day, leftIn: 'days' };
  const today = compiled.dayOf(at);
  if (term.unit !== 'workingDays') return { left: lastDay - today, leftIn: 'days' };
  const { to } = compiled.schedule.known;
  const left =
    ifKnown(() => compiled.workedDaysBetween(today + 1, lastDay + 1)) ??
    // Days that the calendar does not know are not counted.
    compiled.workedDaysBetween(Math.min(today, to) + 1, Math.min(lastDay, to) + 1);
  return { left, leftIn: 'workingDays' };
}
