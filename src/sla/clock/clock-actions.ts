/**
 * What is done to a running clock on purpose, with a typed refusal: an extension before the deadline, and another definition
 * or calendar, with a difference to look at first.
 */
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import type { Instant } from '../../kernel/instant.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { instantOf } from '../calendar/working-time.ts';
import {
  addFact,
  type Calendars,
  type Clock,
  type ClockPolicy,
  currentPolicy,
  type ExtensionRefusal,
  nextOrder,
  type Occurrence,
} from './clock.ts';
import { clockState, extensionRefusal } from './clock-state.ts';
import { type Crossing, crossings } from './crossing.ts';
import { ifKnown } from './if-known.ts';
import { replacedBy } from './pinned-calendar.ts';
import { type ClockReading, readClock } from './reading.ts';

/**
 * When and why something is done to a clock.
 *
 * @see {@link extendClock}
 */
export interface ClockAction {
  readonly at: Date;
  readonly reason?: string;
  /** The number of the request's event; by default it is done after everything that is known of this instant. */
  readonly order?: number;
}

/**
 * Extends the promise to the policy's total, counted from the original start. The first promise stays in the readings.
 *
 * @throws Fault calendar/…: as `readClock`; clock/invalid-fact: the order or the reason is none
 *
 * @example
 * const [review] = mts.kinds.serviceFault.clocks;
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * const extended = extendClock(clock, russia, { at: new Date('2026-11-25T09:00:00Z'), reason: 'нужна проверка' });
 * readClock(extended.value, russia, new Date('2026-11-26T09:00:00Z')).lastDay //=> '2026-12-21'
 * extendClock(clock, russia, { at: new Date('2026-11-26T09:00:00Z') }).refusal.code //=> 'clock/expired'
 */
export function extendClock(clock: Clock, calendars: Calendars, action: ClockAction): Result<Clock, ExtensionRefusal> {
  return faultsOnly('extendClock', () => {
    const at = instantOf(action.at, 'at');
    const state = clockState(clock, calendars, at);
    if (state === undefined) return refused({ code: 'clock/not-running', clock: currentPolicy(clock).name });
    const refusal = extensionRefusal(state, at);
    return refusal === undefined
      ? accepted(addFact(clock, { type: 'extend', ...factOf(clock, action, at) }))
      : refused(refusal);
  });
}

/**
 * What re-targeting would change. Not storing `clock` is the dry run.
 *
 * @see {@link retargetClock}
 */
export interface Retargeting {
  readonly clock: Clock;
  /** `undefined` where the old calendar does not know the deadline. */
  readonly before: ClockReading | undefined;
  readonly after: ClockReading;
  /** Crossings that will not happen any more, and those that take their place. */
  readonly dropped: readonly Crossing[];
  readonly added: readonly Crossing[];
}

/**
 * The clock has not started by then, or it has stopped: nothing is left to count.
 *
 * @see {@link retargetClock}
 */
export interface RetargetRefusal {
  readonly code: 'clock/not-running';
  readonly clock: string;
}

/**
 * The clock under another definition or calendar from `action.at` on: counted from its start, with every pause and an
 * extension kept; the promises made before stay in the readings. With `keepsPromise` a clock for the subscriber does not end
 * earlier than it was promised to, until an extension, a new round or another target; other clocks always follow the target. The
 * clock takes along the calendars of its past, so that it is read without them from then on.
 *
 * @throws Fault calendar/…: as `readClock`, for the new calendar; clock/invalid-fact: the definition, the order or the reason is
 * none
 *
 * @example
 * const [review] = mts.kinds.serviceFault.clocks;
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * const target = { policy: { ...review, version: '2', term: days(10) }, calendar: russia };
 * const action = { at: new Date('2026-11-21T09:00:00Z') };
 * const { value } = retargetClock(clock, russia, target, action);
 * [value.before.lastDay, value.after.lastDay] //=> ['2026-11-25', '2026-11-30']
 * const stopped = addFact(clock, { type: 'stop', at: Date.UTC(2026, 10, 20, 10) });
 * retargetClock(stopped, russia, target, action).refusal //=> { code: 'clock/not-running', clock: 'review' }
 */
export function retargetClock(
  clock: Clock,
  calendars: Calendars,
  target: { readonly policy?: ClockPolicy; readonly calendar: WorkingCalendar },
  action: ClockAction & { readonly keepsPromise?: boolean },
): Result<Retargeting, RetargetRefusal> {
  return faultsOnly('retargetClock', () => {
    const present = currentPolicy(clock);
    const { policy = present, calendar } = target;
    const at = instantOf(action.at, 'at');
    const { name, version } = calendar;
    const replaced = replacedBy(calendar, clock, calendars);
    const retargeted = addFact(clock, {
      type: 'retarget',
      ...factOf(clock, action, at),
      policy,
      calendar: { name, version },
      ...(action.keepsPromise === true && policy.audience === 'subscriber' ? { keepsPromise: true } : {}),
      ...(replaced.length > 0 ? { replaced } : {}),
    });
    const both: Calendars = (pinned) => {
      if (pinned.name === name && pinned.version === version) return calendar;
      return typeof calendars === 'function' ? calendars(pinned) : calendars;
    };
    const after = readClock(retargeted, both, action.at);
    if (after === undefined || after.state === 'stopped') {
      return refused({ code: 'clock/not-running', clock: policy.name });
    }
    const before = ifKnown(() => readClock(clock, calendars, action.at));
    const old = before === undefined ? [] : crossings(clock, calendars, action.at);
    const updated = crossings(retargeted, both, action.at);
    const [oldKeys, newKeys] = [keysOf(old), keysOf(updated)];
    return accepted({
      clock: retargeted,
      before,
      after,
      dropped: old.filter((crossing) => crossing.at.getTime() > at && !newKeys.has(crossing.key)),
      added: updated.filter(({ key }) => !oldKeys.has(key)),
    });
  });
}

function keysOf(list: readonly Crossing[]): ReadonlySet<string> {
  return new Set(list.map(({ key }) => key));
}

function factOf({ facts }: Clock, { reason, order }: ClockAction, at: Instant): Occurrence {
  return { at, order: order ?? nextOrder(facts, at), ...(reason === undefined ? {} : { reason }) };
}
