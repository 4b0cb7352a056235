/**
 * What a clock shows at an instant: state, deadline, every promise, time used and left, overrun, breach.
 */
import { formatLocalDay } from '../../kernel/local-day.ts';
import { instantOf } from '../calendar/working-time.ts';
import { deadlineOf, isMeasuredInWorkingTime, runningBetween, type TermEnd } from '../term/deadline.ts';
import type { Calendars, Clock, ClockPolicy } from './clock.ts';
import { clockState, type PromisedDeadline, pausesUntil, promisesOf, termContext } from './clock-state.ts';

/** A deadline that was promised; the first one is never erased. */
export interface ClockPromise {
  readonly because: PromisedDeadline['because'];
  readonly reason?: string;
  readonly madeAt: Date;
  readonly dueAt: Date;
  /** 'yyyy-mm-dd', for terms in days and months. */
  readonly lastDay?: string;
  /** Present when it depends on days that the calendar does not know for sure yet. */
  readonly preliminary?: true;
}

export interface ClockReading {
  readonly name: string;
  readonly version: string;
  readonly audience: ClockPolicy['audience'];
  readonly state: 'running' | 'paused' | 'stopped';
  /** Start of the current round. */
  readonly startedAt: Date;
  /** In time means before it. While paused: what was promised last; see `ifResumedNow`. */
  readonly dueAt: Date;
  /** 'yyyy-mm-dd', the date to show; absent for terms in hours. */
  readonly lastDay?: string;
  /** Present when `dueAt` depends on days that the calendar does not know for sure yet. */
  readonly preliminary?: true;
  readonly firstPromise: ClockPromise;
  /** In the order they were made, the first and the current one included. */
  readonly promises: readonly ClockPromise[];
  /** What `elapsed`, `remaining` and `overrun` are measured in; pauses never count. */
  readonly measured: 'wall' | 'working';
  /** Milliseconds. */
  readonly elapsed: number;
  /** Milliseconds until the deadline, frozen while paused; 0 after it. */
  readonly remaining: number;
  /** Milliseconds since the deadline; 0 before it. */
  readonly overrun: number;
  /** The deadline if the clock went on at this instant; while paused only. */
  readonly ifResumedNow?: Pick<ClockPromise, 'dueAt' | 'lastDay' | 'preliminary'>;
  readonly pausedSince?: Date;
  readonly pauses: readonly { readonly from: Date; readonly to: Date; readonly reason?: string }[];
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
 * What the clock shows at `at`, from the facts up to then; `undefined` when it has not started by then.
 *
 * @throws Fault calendar/invalid-instant; calendar/unknown-version: `calendars` lacks the pinned one; calendar/unknown-date:
 * the deadline lies beyond what that calendar knows
 *
 * @example
 * const [review] = mts.kinds.serviceFault.clocks;
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * readClock(clock, russia, new Date('2026-11-21T09:00:00Z')).lastDay //=> '2026-11-25'
 */
export function readClock(clock: Clock, calendars: Calendars, at: Date): ClockReading | undefined {
  const now = instantOf(at, 'at');
  const state = clockState(clock, calendars, now);
  if (state === undefined) return undefined;
  const { policy, start, pausedSince, stoppedAt, extensions, reopenings } = state;
  const context = termContext(state);
  const end = stoppedAt ?? now;
  const pauses = pausesUntil(state, end);
  const deadline = deadlineOf(context, state.pauses);
  // While it stands still before its deadline a clock cannot break its promise.
  const isBreached = deadline.at <= (pausedSince ?? end);
  const breaches = isBreached ? [...state.earlierBreaches, deadline.at] : state.earlierBreaches;
  const promises = promisesOf(state).map(promise);
  return {
    name: policy.name,
    version: policy.version,
    audience: policy.audience,
    state: stoppedAt !== undefined ? 'stopped' : pausedSince !== undefined ? 'paused' : 'running',
    startedAt: new Date(start),
    ...dates(deadline),
    firstPromise: promises[0] ?? promise(state.promise),
    promises,
    measured: isMeasuredInWorkingTime(context.term) ? 'working' : 'wall',
    elapsed: runningBetween(context, start, end, pauses),
    remaining: runningBetween(context, pausedSince ?? end, deadline.at),
    overrun: isBreached ? runningBetween(context, deadline.at, end, pauses) : 0,
    ...(pausedSince === undefined
      ? {}
      : { pausedSince: new Date(pausedSince), ifResumedNow: dates(deadlineOf(context, pauses)) }),
    pauses: pauses.map((pause) => ({ ...pause, from: new Date(pause.from), to: new Date(pause.to) })),
    ...(stoppedAt === undefined ? {} : { stoppedAt: new Date(stoppedAt), isMet: !isBreached }),
    ...(isBreached ? { breachedAt: new Date(deadline.at) } : {}),
    breaches: breaches.map((breach) => new Date(breach)),
    extensions,
    reopenings,
  };
}

function dates({ at, lastDay, preliminary }: TermEnd): Pick<ClockPromise, 'dueAt' | 'lastDay' | 'preliminary'> {
  return {
    dueAt: new Date(at),
    ...(lastDay === undefined ? {} : { lastDay: formatLocalDay(lastDay) }),
    ...(preliminary === undefined ? {} : { preliminary }),
  };
}

function promise({ because, reason, madeAt, deadline }: PromisedDeadline): ClockPromise {
  return { because, ...(reason === undefined ? {} : { reason }), madeAt: new Date(madeAt), ...dates(deadline) };
}
