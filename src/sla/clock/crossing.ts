/**
 * Warnings and breaches as computed instants with keys that are the same for ever, so that each is acted on once and nobody has
 * to poll.
 */
import type { Instant } from '../../kernel/instant.ts';
import { addOpenTime, instantOf } from '../calendar/working-time.ts';
import { afterRunning, type Pause, runningBetween, type TermContext } from '../term/deadline.ts';
import type { Calendars, Clock, ClockPolicy, Warning } from './clock.ts';
import { type ClockState, clockState, type PromisedDeadline, termContext } from './clock-state.ts';
import { sorted } from './sorted.ts';

export interface Crossing {
  /** `clock/threshold/deadline`: the same for the same crossing for ever, another one when the deadline has moved. */
  readonly key: string;
  readonly clock: string;
  readonly audience: ClockPolicy['audience'];
  readonly type: 'warning' | 'breach';
  readonly at: Date;
  /** The deadline it belongs to. */
  readonly dueAt: Date;
  /** Of a warning. */
  readonly warning?: Warning;
}

/**
 * The crossings of the current target, sorted: those that were reached by `at` and those ahead if nothing happens to the clock.
 * A paused or stopped clock has none ahead. An extension, a re-targeting or a new round drops what it makes stale.
 *
 * Throws what `readClock` throws.
 *
 * @example
 * const source = { kind: 'article', reference: { ru: 'правила оператора', en: 'rules of the operator' } };
 * const events = { startsOn: ['registered'], stopsOn: ['resolved'], pausedIn: ['awaitingSubscriber'] };
 * const review = { name: 'review', version: '1', audience: 'subscriber', term: days(5), ...events, source,
 *   warnings: [{ percent: 80 }] };
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * crossings(clock, russia, new Date('2026-11-20T09:00:00Z')).map(({ type }) => type) //=> ['warning', 'breach']
 */
export function crossings(clock: Clock, calendars: Calendars, at: Date): readonly Crossing[] {
  const played = clockState(clock, calendars, instantOf(at, 'at'));
  return played === undefined ? [] : crossingsAfter(played);
}

/** Internal: the same for facts that have been played already. */
export function crossingsAfter(played: ClockState): readonly Crossing[] {
  const first = played.promises.findLastIndex(({ isNewTarget }) => isNewTarget);
  const happened = new Set<string>();
  const found: Crossing[] = [];
  for (const promised of played.promises.slice(first)) addCrossings(found, played, promised, happened);
  return sorted(found, (a, b) => a.at.getTime() - b.at.getTime());
}

/**
 * The first crossing after `after`, `undefined` while the clock is paused or stopped, or when there is none.
 *
 * Throws what `readClock` throws.
 *
 * @example
 * const source = { kind: 'article', reference: { ru: 'правила оператора', en: 'rules of the operator' } };
 * const events = { startsOn: ['registered'], stopsOn: ['resolved'], pausedIn: ['awaitingSubscriber'] };
 * const review = { name: 'review', version: '1', audience: 'subscriber', term: days(5), ...events, source };
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * nextCrossing(clock, russia, new Date('2026-11-20T09:00:00Z')).key //=> 'review/breach/2026-11-25T21:00:00.000Z'
 */
export function nextCrossing(clock: Clock, calendars: Calendars, after: Date): Crossing | undefined {
  return crossings(clock, calendars, after).find(({ at }) => at.getTime() > after.getTime());
}

/** `happened`: thresholds that were crossed under an earlier promise of the same target; those of this one join them. */
function addCrossings(found: Crossing[], played: ClockState, promised: PromisedDeadline, happened: Set<string>): void {
  const { policy, pausedSince } = played;
  const { madeAt, deadline } = promised;
  const isCurrent = promised === played.promises.at(-1);
  const heldUntil = promised.heldUntil ?? (isCurrent ? pausedSince : undefined) ?? Number.POSITIVE_INFINITY;
  const counting = termContext(played);
  const { name: clock, audience } = policy;
  const until = new Date(deadline.at).toISOString();
  const add = (threshold: string, computed: Instant, warning?: Warning): void => {
    // What lies behind the promise happens with it, unless it has happened before.
    if (computed < madeAt && happened.has(threshold)) return;
    const at = afterPauses(Math.max(computed, madeAt), played.pauses);
    if (at > heldUntil) return;
    happened.add(threshold);
    const key = `${clock}/${threshold}/${until}`;
    found.push(
      warning === undefined
        ? { key, clock, audience, type: 'breach', at: new Date(at), dueAt: new Date(deadline.at) }
        : { key, clock, audience, type: 'warning', at: new Date(at), dueAt: new Date(deadline.at), warning },
    );
  };
  for (const warning of policy.warnings ?? []) {
    add(thresholdOf(warning), instantOfWarning(warning, counting, played, promised), warning);
  }
  add('breach', deadline.at);
}

/** Nothing happens to a clock while it stands still: what falls into a pause happens when the clock goes on. */
function afterPauses(at: Instant, pauses: readonly Pause[]): Instant {
  let running = at;
  for (const { from, to } of pauses) {
    const isStanding = from < running || (from === running && running > at);
    if (isStanding && running < to) running = to;
  }
  return running;
}

function thresholdOf(warning: Warning): string {
  return 'percent' in warning ? `${warning.percent}%` : `${warning.offset}ms-${warning.measured}`;
}

function instantOfWarning(
  warning: Warning,
  counting: TermContext,
  played: ClockState,
  { madeAt, deadline }: PromisedDeadline,
): Instant {
  if ('percent' in warning) {
    const pauses = played.pauses.filter(({ to }) => to <= madeAt);
    const budget = runningBetween(counting, counting.start, deadline.at, pauses);
    return afterRunning(counting, Math.round((budget * warning.percent) / 100), pauses);
  }
  return warning.measured === 'wall'
    ? deadline.at + warning.offset
    : addOpenTime(counting.timeline, deadline.at, warning.offset, false);
}

/**
 * The first crossing of several clocks after `after`: when to look at a request again.
 *
 * @example
 * const source = { kind: 'article', reference: { ru: 'правила оператора', en: 'rules of the operator' } };
 * const events = { startsOn: ['registered'], stopsOn: ['resolved'], pausedIn: ['awaitingSubscriber'] };
 * const review = { name: 'review', version: '1', audience: 'subscriber', term: days(5), ...events, source };
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * nextCrossingOf([clock], russia, new Date('2026-11-20T09:00:00Z')).at.toISOString() //=> '2026-11-25T21:00:00.000Z'
 */
export function nextCrossingOf(clocks: readonly Clock[], calendars: Calendars, after: Date): Crossing | undefined {
  return clocks
    .map((clock) => nextCrossing(clock, calendars, after))
    .filter((crossing) => crossing !== undefined)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.key < b.key ? -1 : 1))[0];
}
