/**
 * A new definition or a new calendar for a clock that is already running: an explicit act with a difference to look at first,
 * never a side effect of a changed policy.
 */
import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { CalendarVersion, WorkingCalendar } from '../calendar/working-calendar.ts';
import { instantOf } from '../calendar/working-time.ts';
import { addFact, type Calendars, type Clock, type ClockPolicy, currentPolicy } from './clock.ts';
import type { ClockAction } from './clock-actions.ts';
import { type Crossing, crossings } from './crossing.ts';
import { type ClockReading, readClock } from './reading.ts';

/** What re-targeting would change. Not storing `clock` is the dry run. */
export interface Retargeting {
  readonly clock: Clock;
  readonly before: ClockReading;
  readonly after: ClockReading;
  /** Crossings that will not happen any more, and those that take their place. */
  readonly dropped: readonly Crossing[];
  readonly added: readonly Crossing[];
}

export interface RetargetRefusal {
  readonly code: 'clock/not-running';
  readonly clock: string;
}

/**
 * The clock under another definition from `deed.at` on: counted from its start, with every pause and an extension kept; the
 * promises made before stay in the readings.
 *
 * Throws what `readClock` throws.
 *
 * @example
 * const source = { kind: 'article', reference: { ru: 'правила оператора', en: 'rules of the operator' } };
 * const events = { startsOn: ['registered'], stopsOn: ['resolved'], pausedIn: ['awaitingSubscriber'] };
 * const review = { name: 'review', version: '1', audience: 'subscriber', term: days(5), ...events, source };
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * const policy = { ...review, version: '2', term: days(10) };
 * const result = retargetClock(clock, russia, { policy, calendar: russia }, { at: new Date('2026-11-21T09:00:00Z') });
 * [result.value.before.lastDay, result.value.after.lastDay] //=> ['2026-11-25', '2026-11-30']
 */
export function retargetClock(
  clock: Clock,
  calendars: Calendars,
  target: { readonly policy?: ClockPolicy; readonly calendar: WorkingCalendar },
  deed: ClockAction,
): Result<Retargeting, RetargetRefusal> {
  const { calendar, policy = currentPolicy(clock) } = target;
  const at = instantOf(deed.at, 'at');
  const before = readClock(clock, calendars, deed.at);
  if (before === undefined || before.state === 'stopped') {
    return refused({ code: 'clock/not-running', clock: policy.name });
  }
  const version: CalendarVersion = { name: calendar.name, version: calendar.version };
  const retargeted = addFact(clock, { type: 'retarget', ...deed, at, policy, calendar: version });
  const both: Calendars = (pinned) =>
    pinned.name === version.name && pinned.version === version.version
      ? calendar
      : typeof calendars === 'function'
        ? calendars(pinned)
        : calendars;
  const after = readClock(retargeted, both, deed.at);
  if (after === undefined) return refused({ code: 'clock/not-running', clock: policy.name });
  const ahead = (crossing: Crossing): boolean => crossing.at.getTime() > at;
  const [old, fresh] = [crossings(clock, calendars, deed.at), crossings(retargeted, both, deed.at)];
  const isIn = (list: readonly Crossing[], { key }: Crossing): boolean => list.some((other) => other.key === key);
  return accepted({
    clock: retargeted,
    before,
    after,
    dropped: old.filter((crossing) => ahead(crossing) && !isIn(fresh, crossing)),
    added: fresh.filter((crossing) => !isIn(old, crossing)),
  });
}
