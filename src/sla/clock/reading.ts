/**
 * What a clock shows at an instant: state, deadline, every promise, time used and left, overrun, breach.
 */
import { Fault } from '../../kernel/fault.ts';
import type { Instant } from '../../kernel/instant.ts';
import { formatLocalDay } from '../../kernel/local-day.ts';
import { instantOf } from '../calendar/working-time.ts';
import { deadlineOf, isMeasuredInWorkingTime, runningBetween, type TermEnd } from '../term/deadline.ts';
import { type Calendars, type Clock, currentPolicy } from './clock.ts';
import { type ClockState, clockState, type PromisedDeadline, pausesUntil, termContext } from './clock-state.ts';

/** A deadline that was promised; the first one is never erased. */
export interface ClockPromise {
  readonly because: PromisedDeadline['because'];
  readonly reason?: string;
  readonly madeAt: Date;
  readonly dueAt: Date;
  /** 'yyyy-mm-dd', for terms in days and months. */
  readonly lastDay?: string;
}

export interface ClockReading {
  readonly name: string;
  readonly version: string;
  readonly audience: 'subscriber' | 'internal' | 'law';
  readonly state: 'running' | 'paused' | 'stopped';
  /** Start of the current round. */
  readonly startedAt: Date;
  /** In time means before it. While paused: what was promised last; see `ifResumedNow`. */
  readonly dueAt: Date;
  /** 'yyyy-mm-dd', the date to show; absent for terms in hours. */
  readonly lastDay?: string;
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
  readonly ifResumedNow?: { readonly dueAt: Date; readonly lastDay?: string };
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
 * Throws calendar/unknown-version when `calendars` lacks the pinned one, calendar/unknown-date when the deadline lies beyond
 * what that calendar knows, calendar/invalid-instant.
 *
 * @example
 * const source = { kind: 'article', reference: { ru: 'правила оператора', en: 'rules of the operator' } };
 * const events = { startsOn: ['registered'], stopsOn: ['resolved'], pausedIn: ['awaitingSubscriber'] };
 * const review = { name: 'review', version: '1', audience: 'subscriber', term: days(5), ...events, source };
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * readClock(clock, russia, new Date('2026-11-21T09:00:00Z')).lastDay //=> '2026-11-25'
 */
export function readClock(clock: Clock, calendars: Calendars, at: Date): ClockReading | undefined {
  const now = instantOf(at, 'at');
  const played = clockState(clock, calendars, now);
  return played === undefined ? undefined : read(played, now);
}

/**
 * The clock whose deadline a subscriber is told: the earliest one that runs or is paused; internal clocks do not count.
 *
 * Throws what `readClock` throws.
 *
 * @example
 * const source = { kind: 'article', reference: { ru: 'правила оператора', en: 'rules of the operator' } };
 * const events = { startsOn: ['registered'], stopsOn: ['resolved'], pausedIn: ['awaitingSubscriber'] };
 * const review = { name: 'review', version: '1', audience: 'subscriber', term: days(5), ...events, source };
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * const visit = startClock({ ...review, name: 'visit', term: workingDays(2) }, russia, new Date('2026-11-20T09:00:00Z'));
 * earliestDeadline([clock, visit], russia, new Date('2026-11-21T09:00:00Z')).name //=> 'visit'
 */
export function earliestDeadline(clocks: readonly Clock[], calendars: Calendars, at: Date): ClockReading | undefined {
  let earliest: ClockReading | undefined;
  for (const clock of clocks) {
    if (currentPolicy(clock).audience === 'internal') continue;
    const reading = readClock(clock, calendars, at);
    if (reading === undefined || reading.state === 'stopped') continue;
    if (earliest === undefined || reading.dueAt.getTime() < earliest.dueAt.getTime()) earliest = reading;
  }
  return earliest;
}

function read(played: ClockState, now: Instant): ClockReading {
  const { policy, pausedSince, stoppedAt, pauses, earlierBreaches } = played;
  const counting = termContext(played);
  const end = stoppedAt ?? now;
  const all = pausesUntil(played, end);
  const deadline = deadlineOf(counting, pauses);
  // While it stands still before its deadline a clock cannot break its promise.
  const isBreached = deadline.at <= (pausedSince ?? end);
  const breaches = isBreached ? [...earlierBreaches, deadline.at] : earlierBreaches;
  const promises = played.promises.map(promise);
  return {
    name: policy.name,
    version: policy.version,
    audience: policy.audience,
    state: stoppedAt !== undefined ? 'stopped' : pausedSince !== undefined ? 'paused' : 'running',
    startedAt: new Date(played.start),
    ...dates(deadline),
    firstPromise: first(promises),
    promises,
    measured: isMeasuredInWorkingTime(counting.term) ? 'working' : 'wall',
    elapsed: runningBetween(counting, played.start, end, all),
    remaining: runningBetween(counting, pausedSince ?? end, deadline.at, []),
    overrun: isBreached ? runningBetween(counting, deadline.at, end, all) : 0,
    ...(pausedSince === undefined
      ? {}
      : { pausedSince: new Date(pausedSince), ifResumedNow: dates(deadlineOf(counting, all)) }),
    pauses: all.map(({ from, to, ...rest }) => ({ from: new Date(from), to: new Date(to), ...rest })),
    ...(stoppedAt === undefined ? {} : { stoppedAt: new Date(stoppedAt), isMet: !isBreached }),
    ...(isBreached ? { breachedAt: new Date(deadline.at) } : {}),
    breaches: breaches.map((breach) => new Date(breach)),
    extensions: played.extensions,
    reopenings: played.reopenings,
  };
}

function dates({ at, lastDay }: TermEnd): { readonly dueAt: Date; readonly lastDay?: string } {
  return { dueAt: new Date(at), ...(lastDay === undefined ? {} : { lastDay: formatLocalDay(lastDay) }) };
}

function promise({ because, reason, madeAt, deadline }: PromisedDeadline): ClockPromise {
  return { because, ...(reason === undefined ? {} : { reason }), madeAt: new Date(madeAt), ...dates(deadline) };
}

function first(promises: readonly ClockPromise[]): ClockPromise {
  const [promised] = promises;
  if (promised === undefined) throw new Fault('calendar/invalid-instant', 'a clock that has started has a promise');
  return promised;
}
