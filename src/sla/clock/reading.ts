/**
 * What a clock shows at an instant: state, deadline, every promise, time used and left, overrun, breach.
 */
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import type { Instant } from '../../kernel/instant.ts';
import { formatLocalDay } from '../../kernel/local-day.ts';
import { instantOf } from '../calendar/working-time.ts';
import { deadlineOf, isMeasuredInWorkingTime, type PauseKind, type TermEnd } from '../term/deadline.ts';
import { RunningTime } from '../term/running-time.ts';
import type { Calendars, Clock, ClockPolicy } from './clock.ts';
import {
  type ClockState,
  clockState,
  type PromisedDeadline,
  pausesUntil,
  promisesOf,
  ranUntil,
  termContext,
} from './clock-state.ts';
import { ifKnown } from './if-known.ts';
import { type Left, leftOf } from './left.ts';

/**
 * A deadline that was promised; the first one is never erased.
 *
 * @see {@link readClock}
 */
export interface ClockPromise {
  /** What it was made at: a fact of the clock of that type. */
  readonly because: PromisedDeadline['because'];
  readonly reason?: string;
  readonly madeAt: Date;
  readonly dueAt: Date;
  /** 'yyyy-mm-dd', for terms in days and months. */
  readonly lastDay?: string;
  /** Present when it depends on days that the calendar does not know for sure yet. */
  readonly preliminary?: true;
}

/**
 * A clock as people look at it at one instant.
 *
 * @see {@link readClock}
 */
export interface ClockReading extends Left {
  readonly name: string;
  readonly version: string;
  readonly audience: ClockPolicy['audience'];
  readonly state: 'running' | 'paused' | 'stopped';
  /** Start of the current round. */
  readonly startedAt: Date;
  /** In time means before it. While paused, and when stopped in a pause: what was promised last; see `ifResumedNow`. */
  readonly dueAt: Date;
  /** 'yyyy-mm-dd', the date to show; absent for terms in hours. */
  readonly lastDay?: string;
  /** Present when `dueAt` depends on days that the calendar does not know for sure yet. */
  readonly preliminary?: true;
  /** Present when the last day is an agreed one. A pause does not move it, so all that is measured goes on while paused. */
  readonly isAgreed?: true;
  readonly firstPromise: ClockPromise;
  /** In the order they were made, the first and the current one included. */
  readonly promises: readonly ClockPromise[];
  /** What `elapsed`, `remaining` and `overrun` are measured in; pauses never count. */
  readonly measured: 'wall' | 'working';
  /** Milliseconds. */
  readonly elapsed: number;
  /**
   * Milliseconds until the deadline, frozen while paused; 0 after it. For days and working days this is time on the wall clock,
   * with nights and days off: people want `left`.
   */
  readonly remaining: number;
  /** Milliseconds since the deadline; 0 before it. */
  readonly overrun: number;
  /** The share of the running time that is used, 0 to 1; 1 at the deadline and after it. */
  readonly progress: number;
  /** The deadline if the clock went on at this instant; while paused only, and where the calendar knows it. */
  readonly ifResumedNow?: Pick<ClockPromise, 'dueAt' | 'lastDay' | 'preliminary'>;
  readonly pausedSince?: Date;
  /** The open one ends at this instant, or at the stop. */
  readonly pauses: readonly {
    readonly from: Date;
    readonly to: Date;
    readonly kind: PauseKind;
    readonly reason?: string;
  }[];
  readonly stoppedAt?: Date;
  /** Whether it was stopped in time; of a stopped clock only. */
  readonly isMet?: boolean;
  /** The instant of the breach of the current round: its deadline. */
  readonly breachedAt?: Date;
  /** Every breach, those of rounds before a reopening included. */
  readonly breaches: readonly Date[];
  readonly extensions: number;
  readonly reopenings: number;
}

/**
 * What the clock shows at `at`, from the facts up to then; `undefined` when it has not started by then. Time that has passed
 * is measured as far as the calendar knows it.
 *
 * @throws Fault `calendar/invalid-instant`; `calendar/unknown-version`: `calendars` lacks the pinned one; calendar/unknown-date:
 * the deadline lies beyond what that calendar knows; clock/invalid-fact: the stored facts hold something else
 *
 * @example
 * const [review] = mts.kinds.serviceFault.clocks;
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * const { state, lastDay, left, leftIn, firstPromise } = readClock(clock, russia, new Date('2026-11-21T09:00:00Z'));
 * [state, lastDay, left, leftIn] //=> ['running', '2026-11-25', 4, 'days']
 * [firstPromise.because, firstPromise.dueAt.toISOString()] //=> ['start', '2026-11-25T21:00:00.000Z']
 */
export function readClock(clock: Clock, calendars: Calendars, at: Date): ClockReading | undefined {
  return faultsOnly('readClock', () => readingOf(clock, calendars, at));
}

function readingOf(clock: Clock, calendars: Calendars, at: Date): ClockReading | undefined {
  const now = instantOf(at, 'at');
  const state = clockState(clock, calendars, now);
  if (state === undefined) return undefined;
  const { policy, start, standstill, stoppedAt, promise, extensions, reopenings } = state;
  const context = termContext(state);
  const { deadline } = promise;
  const end = stoppedAt ?? now;
  const runUntil = ranUntil(state, end);
  // While it stands still before its deadline a clock cannot break its promise.
  const isBreached = deadline.at <= runUntil;
  const breaches = isBreached ? [...state.earlierBreaches, deadline.at] : state.earlierBreaches;
  const promises = promisesOf(state).map(shownPromise);
  const isAgreed = context.agreedDay !== undefined;
  const running = new RunningTime(context, isAgreed ? [] : state.pauses);
  // Up to the end of what the calendar knows.
  const measured = (from: Instant, to: Instant): number =>
    ifKnown(() => running.between(from, to)) ?? running.between(from, Math.min(to, state.compiled.knownTo));
  const elapsed = measured(start, runUntil);
  const remaining = measured(runUntil, deadline.at);
  const overrun = isBreached ? measured(deadline.at, runUntil) : 0;
  return {
    name: policy.name,
    version: policy.version,
    audience: policy.audience,
    state: stoppedAt !== undefined ? 'stopped' : standstill.length > 0 ? 'paused' : 'running',
    startedAt: new Date(start),
    ...dates(deadline),
    ...(isAgreed ? { isAgreed } : {}),
    firstPromise: promises[0] ?? shownPromise(promise),
    promises,
    measured: isMeasuredInWorkingTime(context) ? 'working' : 'wall',
    elapsed,
    remaining,
    overrun,
    progress: isBreached ? 1 : elapsed / Math.max(1, elapsed + remaining),
    ...leftOf(context, deadline, runUntil, remaining - overrun),
    ...(stoppedAt === undefined ? whilePaused(state, now) : {}),
    pauses: pausesUntil(state, end).map((pause) => ({
      ...pause,
      from: new Date(pause.from),
      to: new Date(pause.to),
    })),
    ...(stoppedAt === undefined ? {} : { stoppedAt: new Date(stoppedAt), isMet: !isBreached }),
    ...(isBreached ? { breachedAt: new Date(deadline.at) } : {}),
    breaches: breaches.map((breach) => new Date(breach)),
    extensions,
    reopenings,
  };
}

function whilePaused(state: ClockState, now: Instant): Pick<ClockReading, 'pausedSince' | 'ifResumedNow'> {
  const since = state.standstill[0]?.from;
  if (since === undefined) return {};
  const resumed = ifKnown(() => deadlineOf(termContext(state), pausesUntil(state, now)));
  return { pausedSince: new Date(since), ...(resumed === undefined ? {} : { ifResumedNow: dates(resumed) }) };
}

function dates({ at, lastDay, preliminary }: TermEnd): Pick<ClockPromise, 'dueAt' | 'lastDay' | 'preliminary'> {
  return {
    dueAt: new Date(at),
    ...(lastDay === undefined ? {} : { lastDay: formatLocalDay(lastDay) }),
    ...(preliminary === undefined ? {} : { preliminary }),
  };
}

function shownPromise({ because, reason, madeAt, deadline }: PromisedDeadline): ClockPromise {
  return { because, ...(reason === undefined ? {} : { reason }), madeAt: new Date(madeAt), ...dates(deadline) };
}
