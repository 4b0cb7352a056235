/**
 * What one clock shows: its end, the date that the subscriber was told, whether it stands still, and what happens on the way.
 */
import { formatLocalDay } from '../../../kernel/local-day.ts';
import type { Deadline } from '../../../message/facts.ts';
import type { Calendars, Clock } from '../../../sla/clock/clock.ts';
import { type ClockState, clockState, heldSince, promisesOf } from '../../../sla/clock/clock-state.ts';
import { type Crossing, crossingsAfter } from '../../../sla/clock/crossing.ts';
import type { TermEnd } from '../../../sla/term/deadline.ts';
import { definitionOf, type KindClock } from '../../kind-policy.ts';

/** A deadline, and whether it depends on days of which the calendar has no decree yet, or does not know. */
export interface ShownDeadline extends Deadline {
  readonly preliminary?: true;
  /** Counted from the first day that the calendar knows, because the true start lies before it: nobody was promised this date. */
  readonly isStandIn?: true;
}

/** The end of a clock, unless it has been stopped, and its crossings, sorted. */
export interface ShownClock {
  /** What it follows now. */
  readonly definition: KindClock;
  readonly end: ShownDeadline | undefined;
  /** The same, also of a clock that has been stopped. */
  readonly last: ShownDeadline | undefined;
  /** The same for the subscriber: a date that was counted again is never earlier than what was told. */
  readonly told: ShownDeadline | undefined;
  readonly isPaused: boolean;
  readonly isExtended: boolean;
  readonly crossings: readonly Crossing[];
  /** `undefined` while it has not started. */
  readonly state: ClockState | undefined;
}

/** What is known already of what clocks show. */
export interface ShownClocks {
  get(clock: Clock): ShownClock | undefined;
  set(clock: Clock, shown: ShownClock): void;
}

/** What a clock shows from its last fact until the next one. */
export function shownClock(clock: Clock, calendars: Calendars): ShownClock {
  const definition = definitionOf(clock);
  const state = clockState(clock, calendars, lastFactOf(clock));
  if (state === undefined) {
    const none = { end: undefined, last: undefined, told: undefined, isPaused: false, isExtended: false };
    return { definition, ...none, crossings: [], state };
  }
  const { stoppedAt, extensions, promise } = state;
  const isStopped = stoppedAt !== undefined;
  // What is imported from before the first known day counts from there: its true date is not known.
  const isStandIn = state.start === state.compiled.knownFrom && definition.agreedDay === undefined;
  const mark = isStandIn ? ({ preliminary: true, isStandIn } as const) : {};
  const last = { ...shownDeadline(promise.deadline), ...mark };
  return {
    definition,
    end: isStopped ? undefined : last,
    last,
    told: isStopped ? undefined : { ...shownDeadline(latestOfTarget(state)), ...mark },
    isPaused: heldSince(state) !== undefined,
    isExtended: extensions > 0,
    crossings: crossingsAfter(state),
    state,
  };
}

function shownDeadline({ at, lastDay, preliminary }: TermEnd): ShownDeadline {
  return {
    dueAt: new Date(at),
    ...(lastDay === undefined ? {} : { lastDay: formatLocalDay(lastDay) }),
    ...(preliminary === undefined ? {} : { preliminary }),
  };
}

/** The latest end that was promised since the deadline was first counted by something else, with the one before it. */
function latestOfTarget(state: ClockState): TermEnd {
  const promises = promisesOf(state);
  const first = promises.findLastIndex(({ because }) => because !== 'retarget');
  return promises
    .slice(first)
    .map(({ deadline }) => deadline)
    .reduce((latest, deadline) => (deadline.at > latest.at ? deadline : latest), state.promise.deadline);
}

function lastFactOf({ facts }: Clock): number {
  return facts.at(-1)?.at ?? 0;
}
