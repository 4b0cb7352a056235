/**
 * Warnings and breaches as computed instants with keys that never change, so that each is acted on once and without polling.
 */
import type { Instant } from '../../kernel/instant.ts';
import { addOpenTime, instantOf } from '../calendar/working-time.ts';
import { afterRunning, type Pause, runningBetween } from '../term/deadline.ts';
import type { Calendars, Clock, ClockPolicy, Warning } from './clock.ts';
import { type ClockState, clockState, type PromisedDeadline, promisesOf, termContext } from './clock-state.ts';
import { ifKnown } from './if-known.ts';

export interface Crossing {
  /** `clock/threshold/deadline`: always the same for the same crossing, another one when the deadline has moved. */
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
 * A paused or stopped clock has none ahead. An extension, a re-targeting or a new round drops what it makes stale. A warning
 * that the calendar cannot compute is left out.
 *
 * @throws Fault calendar/…: as `readClock`
 *
 * @example
 * const [review] = mts.kinds.serviceFault.clocks;
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * crossings(clock, russia, new Date('2026-11-20T09:00:00Z')).map(({ type }) => type) //=> ['warning', 'breach']
 */
export function crossings(clock: Clock, calendars: Calendars, at: Date): readonly Crossing[] {
  const state = clockState(clock, calendars, instantOf(at, 'at'));
  return state === undefined ? [] : crossingsAfter(state);
}

/** The same for facts that have been applied already. */
export function crossingsAfter(state: ClockState): readonly Crossing[] {
  const promises = promisesOf(state);
  const crossed = new Set<string>();
  return promises
    .slice(promises.findLastIndex(({ isNewTarget }) => isNewTarget))
    .flatMap((promised) => crossingsOf(state, promised, crossed))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/**
 * The first crossing after `after`, `undefined` while the clock is paused or stopped, or when there is none.
 *
 * @throws Fault calendar/…: as `readClock`
 *
 * @example
 * const [review] = mts.kinds.serviceFault.clocks;
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * nextCrossing(clock, russia, new Date('2026-11-25T09:00:00Z')).key //=> 'review/breach/2026-11-25T21:00:00.000Z'
 */
export function nextCrossing(clock: Clock, calendars: Calendars, after: Date): Crossing | undefined {
  return crossings(clock, calendars, after).find(({ at }) => at.getTime() > after.getTime());
}

/** `crossed`: thresholds that were crossed under an earlier promise of the same target; those of this one join them. */
function crossingsOf(state: ClockState, promised: PromisedDeadline, crossed: Set<string>): readonly Crossing[] {
  const { policy, standstill, pauses } = state;
  const { madeAt, deadline } = promised;
  const isCurrent = promised === state.promise;
  const heldUntil = promised.heldUntil ?? (isCurrent ? standstill[0]?.from : undefined) ?? Number.POSITIVE_INFINITY;
  const until = new Date(deadline.at).toISOString();
  const crossing = (threshold: string, computed: Instant | undefined, warning?: Warning): readonly Crossing[] => {
    if (computed === undefined || Number.isNaN(new Date(computed).getTime())) return [];
    // A promise that was made during a pause, and has not run since, has warned of nothing.
    if (warning !== undefined && heldUntil <= madeAt) return [];
    // A threshold before the promise is crossed when the promise is made, unless an earlier promise crossed it already.
    if (computed < madeAt && crossed.has(threshold)) return [];
    const at = afterPauses(Math.max(computed, madeAt), pauses);
    if (at > heldUntil) return [];
    crossed.add(threshold);
    const key = `${policy.name}/${threshold}/${until}`;
    const common = {
      key,
      clock: policy.name,
      audience: policy.audience,
      at: new Date(at),
      dueAt: new Date(deadline.at),
    };
    return [warning === undefined ? { type: 'breach', ...common } : { type: 'warning', warning, ...common }];
  };
  const warnings = (policy.warnings ?? []).flatMap((warning) =>
    crossing(
      thresholdOf(warning),
      ifKnown(() => instantOfWarning(warning, state, promised)),
      warning,
    ),
  );
  return [...warnings, ...crossing('breach', deadline.at)];
}

/** A crossing that falls into a pause happens when the clock resumes. */
function afterPauses(at: Instant, pauses: readonly Pause[]): Instant {
  let running = at;
  for (const { from, to } of pauses) {
    const isPaused = from < running || (from === running && running > at);
    if (isPaused && running < to) running = to;
  }
  return running;
}

function thresholdOf(warning: Warning): string {
  return 'percent' in warning ? `${warning.percent}%` : `${warning.offset}ms-${warning.measured}`;
}

function instantOfWarning(warning: Warning, state: ClockState, { madeAt, deadline }: PromisedDeadline): Instant {
  const context = termContext(state);
  if ('percent' in warning) {
    const pauses = state.pauses.filter(({ to }) => to <= madeAt);
    const budget = runningBetween(context, context.start, deadline.at, pauses);
    return afterRunning(context, Math.round((budget * warning.percent) / 100), pauses);
  }
  if (warning.measured === 'wall') return deadline.at + warning.offset;
  return addOpenTime(context.compiled, deadline.at, warning.offset, false);
}
