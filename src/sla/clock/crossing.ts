/**
 * Warnings and breaches as computed instants with keys that never change, so that each is acted on once and without polling.
 */
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import type { Instant } from '../../kernel/instant.ts';
import { indexAbove } from '../calendar/compiled-year.ts';
import { addOpenTime, instantOf } from '../calendar/working-time.ts';
import type { Pause } from '../term/deadline.ts';
import { RunningTime } from '../term/running-time.ts';
import type { Calendars, Clock, ClockPolicy, Warning } from './clock.ts';
import {
  type ClockState,
  clockState,
  heldSince,
  type PromisedDeadline,
  promisesOf,
  termContext,
} from './clock-state.ts';
import { ifKnown } from './if-known.ts';

/**
 * The instant at which a clock warns or breaks its promise.
 *
 * @see {@link crossings}
 */
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
 * A paused or stopped clock has none ahead, but for a paused one with an agreed day. An extension, a re-targeting or a new round drops what it makes stale. A warning
 * that the calendar cannot compute is left out.
 *
 * @throws Fault calendar/…: as `readClock`
 *
 * @example
 * const [review] = mts.kinds.serviceFault.clocks;
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * const [warning, breach] = crossings(clock, russia, new Date('2026-11-20T09:00:00Z'));
 * [warning.key, warning.at.toISOString()] //=> ['review/80%/2026-11-25T21:00:00.000Z', '2026-11-24T18:36:00.000Z']
 * [breach.key, breach.at.toISOString()] //=> ['review/breach/2026-11-25T21:00:00.000Z', '2026-11-25T21:00:00.000Z']
 */
export function crossings(clock: Clock, calendars: Calendars, at: Date): readonly Crossing[] {
  return faultsOnly('crossings', () => {
    const state = clockState(clock, calendars, instantOf(at, 'at'));
    return state === undefined ? [] : crossingsAfter(state);
  });
}

/** The same for facts that have been applied already. */
export function crossingsAfter(state: ClockState): readonly Crossing[] {
  const promises = promisesOf(state);
  const target = new Target(state);
  return promises
    .slice(promises.findLastIndex(({ isNewTarget }) => isNewTarget))
    .flatMap((promised) => target.crossingsOf(promised))
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
  return faultsOnly('nextCrossing', () =>
    crossings(clock, calendars, after).find(({ at }) => at.getTime() > after.getTime()),
  );
}

/** The promises of one target, asked one after another. */
class Target {
  readonly #state: ClockState;
  /** Those that hold the clock. */
  readonly #pauses: readonly Pause[];
  /** The ends of the pauses. */
  readonly #ends: readonly Instant[];
  /** With the pauses that ended before the promise was made. */
  readonly #running: RunningTime;
  #counted = 0;
  /** Thresholds that were crossed under an earlier promise. */
  readonly #crossed = new Set<string>();

  constructor(state: ClockState) {
    this.#state = state;
    const context = termContext(state);
    this.#pauses = context.agreedDay === undefined ? state.pauses : [];
    this.#ends = this.#pauses.map(({ to }) => to);
    this.#running = new RunningTime(context);
  }

  /** Those of the next promise. */
  crossingsOf(promised: PromisedDeadline): readonly Crossing[] {
    const { policy } = this.#state;
    const { madeAt, deadline } = promised;
    const isCurrent = promised === this.#state.promise;
    const heldUntil =
      promised.heldUntil ?? (isCurrent ? heldSince(this.#state) : undefined) ?? Number.POSITIVE_INFINITY;
    const until = new Date(deadline.at).toISOString();
    const crossing = (threshold: string, computed: Instant | undefined, warning?: Warning): readonly Crossing[] => {
      if (computed === undefined || Number.isNaN(new Date(computed).getTime())) return [];
      // A promise that was made during a pause, and has not run since, has warned of nothing.
      if (warning !== undefined && heldUntil <= madeAt) return [];
      // A threshold before the promise is crossed when the promise is made, unless an earlier promise crossed it already.
      if (computed < madeAt && this.#crossed.has(threshold)) return [];
      const reached = Math.max(computed, madeAt);
      const at = reached > heldUntil ? reached : this.#afterPauses(reached);
      if (at > heldUntil) return [];
      this.#crossed.add(threshold);
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
        ifKnown(() => this.#instantOfWarning(warning, promised)),
        warning,
      ),
    );
    return [...warnings, ...crossing('breach', deadline.at)];
  }

  /** A crossing that falls into a pause happens when the clock resumes. */
  #afterPauses(at: Instant): Instant {
    let running = at;
    for (let index = indexAbove(this.#ends, at); ; index += 1) {
      const pause = this.#pauses[index];
      const isPaused = pause !== undefined && (pause.from < running || (pause.from === running && running > at));
      if (!isPaused) return running;
      running = pause.to;
    }
  }

  #instantOfWarning(warning: Warning, { madeAt, deadline }: PromisedDeadline): Instant {
    if ('percent' in warning) {
      this.#countPauses(madeAt);
      const budget = this.#running.between(this.#state.start, deadline.at);
      return this.#running.instantAt(Math.round((budget * warning.percent) / 100));
    }
    if (warning.measured === 'wall') return deadline.at + warning.offset;
    return addOpenTime(this.#state.compiled, deadline.at, warning.offset, false);
  }

  /** Counts those that ended by `at` and are not counted yet. */
  #countPauses(at: Instant): void {
    const pauses = this.#pauses;
    for (let pause = pauses[this.#counted]; pause !== undefined && pause.to <= at; pause = pauses[this.#counted]) {
      this.#running.add(pause);
      this.#counted += 1;
    }
  }
}

function thresholdOf(warning: Warning): string {
  return 'percent' in warning ? `${warning.percent}%` : `${warning.offset}ms-${warning.measured}`;
}
