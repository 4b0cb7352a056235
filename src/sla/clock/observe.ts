/**
 * One event of a request, turned into facts on all of its clocks: what starts, begins again, pauses, resumes,
 * stops, opens again.
 */
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { instantOf } from '../calendar/working-time.ts';
import { assertClock, assertFact, assertObserved } from './check-fact.ts';
import {
  type Clock,
  type ClockFact,
  type ClockPolicy,
  currentPolicy,
  nextOrder,
  type Occurrence,
  startClock,
  withFact,
} from './clock.ts';

/**
 * An event of a request as clocks see it: two words and an instant.
 *
 * @see {@link observe}
 */
export interface ObservedEvent {
  /** The name of the event. */
  readonly event: string;
  /** The status after it; `awaitingSubscriber` makes a pause one of waiting. */
  readonly status: string;
  readonly at: Date;
  readonly reason?: string;
  /** The number of the event within its request, which puts events of one instant in order. */
  readonly order?: number;
}

/**
 * A definition and the calendar that a clock started by it is pinned to.
 *
 * @see {@link observe}
 */
export interface ClockStart {
  readonly policy: ClockPolicy;
  readonly calendar: WorkingCalendar;
}

/**
 * The clocks after the event. A clock of `starts` begins when the event is among its `startsOn` and none of its name is there
 * yet; running clocks keep the definition and the calendar that they were started with, whatever `starts` says. An event without
 * `order` comes after everything that is known of its instant; the same one again changes nothing.
 *
 * @throws Fault `calendar/invalid-instant`, `term/invalid-amount`; `clock/invalid-fact`: the event, the status, the order or the
 * reason is none
 *
 * @example
 * const [review] = mts.kinds.serviceFault.clocks;
 * const at = new Date('2026-11-20T09:00:00Z');
 * const clocks = observe([], { event: 'registered', status: 'registered', at }, [{ policy: review, calendar: russia }]);
 * const paused = observe(clocks, { event: 'asked', status: 'awaitingSubscriber', at: new Date('2026-11-21T09:00:00Z') });
 * const { state, pauses } = readClock(paused[0], russia, new Date('2026-11-22T09:00:00Z'));
 * [state, pauses[0].kind] //=> ['paused', 'waiting']
 */
export function observe(
  clocks: readonly Clock[],
  observed: ObservedEvent,
  starts: readonly ClockStart[] = [],
): readonly Clock[] {
  return faultsOnly('observe', () => {
    const at = instantOf(observed.at, 'at');
    assertObserved(observed);
    if (observed.order !== undefined) return observeAs(observed.order, clocks, observed, starts);
    const next = clocks.reduce((order, { facts }) => Math.max(order, nextOrder(facts, at)), 0);
    const repeated = observeAs(Math.max(0, next - 1), clocks, observed, starts);
    const isKnown = repeated.length === clocks.length && repeated.every((clock, index) => clock === clocks[index]);
    if (isKnown) return clocks;
    return next === 0 ? repeated : observeAs(next, clocks, observed, starts);
  });
}

function observeAs(
  order: number,
  clocks: readonly Clock[],
  observed: ObservedEvent,
  starts: readonly ClockStart[],
): readonly Clock[] {
  const { event, at, reason } = observed;
  const occurrence = { at: at.getTime(), order, ...(reason === undefined ? {} : { reason }) };
  // Order and reason come from outside; all else of the facts is made here.
  assertFact({ type: 'start', ...occurrence });
  const after = (clock: Clock, policy: ClockPolicy): Clock =>
    factsOf(policy, observed, occurrence).reduce(withFact, clock);
  const seen = clocks.map((clock) => after(clock, currentPolicy(clock)));
  const names = new Set(seen.map(({ policy }) => policy.name));
  for (const { policy, calendar } of starts) {
    if (names.has(policy.name) || !policy.startsOn.includes(event)) continue;
    names.add(policy.name);
    const started = startClock(policy, calendar, at);
    assertClock(started);
    seen.push(after({ ...started, facts: [] }, policy));
  }
  return seen;
}

/**
 * A status that pauses gives a pause and any other a resumption, needed or not, so that it does not matter which of two events
 * becomes known first.
 */
function factsOf(policy: ClockPolicy, { event, status }: ObservedEvent, occurrence: Occurrence): readonly ClockFact[] {
  const { startsOn, stopsOn, restartsOn, reopening, pausedIn } = policy;
  const facts: ClockFact[] = [];
  // The type stands before the rest: the other way round V8 reads each of these objects many times as slowly.
  const add = (type: 'start' | 'reopen' | 'restart' | 'stop' | 'resume'): void => {
    facts.push({ type, ...occurrence });
  };
  if (startsOn.includes(event)) add('start');
  if (reopening?.on.includes(event)) add('reopen');
  if (stopsOn.includes(event)) {
    add('stop');
    return facts;
  }
  if (restartsOn?.includes(event)) add('restart');
  if (pausedIn.includes(status)) {
    facts.push({ type: 'pause', kind: status === 'awaitingSubscriber' ? 'waiting' : 'held', ...occurrence });
  } else if (pausedIn.length > 0) {
    add('resume');
  }
  return facts;
}
