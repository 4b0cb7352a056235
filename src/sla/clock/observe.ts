/**
 * One event of a request, turned into facts on all of its clocks: what starts, begins again, pauses, resumes,
 * stops, opens again.
 */
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { instantOf } from '../calendar/working-time.ts';
import {
  addFact,
  type Clock,
  type ClockFact,
  type ClockPolicy,
  currentPolicy,
  nextOrder,
  startClock,
} from './clock.ts';

/** An event of a request as clocks see it: two words and an instant. */
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

/** A definition and the calendar that a clock started by it is pinned to. */
export interface ClockStart {
  readonly policy: ClockPolicy;
  readonly calendar: WorkingCalendar;
}

/**
 * The clocks after the event. A clock of `starts` begins when the event is among its `startsOn` and none of its name is there
 * yet; running clocks keep the definition and the calendar that they were started with, whatever `starts` says. An event without
 * `order` comes after everything that is known of its instant; the same one again changes nothing.
 *
 * @throws Fault calendar/invalid-instant, term/invalid-amount; clock/invalid-fact: the order or the reason is none
 *
 * @example
 * const [review] = mts.kinds.serviceFault.clocks;
 * const at = new Date('2026-11-20T09:00:00Z');
 * const clocks = observe([], { event: 'registered', status: 'registered', at }, [{ policy: review, calendar: russia }]);
 * const paused = observe(clocks, { event: 'asked', status: 'awaitingSubscriber', at: new Date('2026-11-21T09:00:00Z') });
 * readClock(paused[0], russia, new Date('2026-11-22T09:00:00Z')).state //=> 'paused'
 */
export function observe(
  clocks: readonly Clock[],
  observed: ObservedEvent,
  starts: readonly ClockStart[] = [],
): readonly Clock[] {
  const at = instantOf(observed.at, 'at');
  if (observed.order !== undefined) return observeAs(observed.order, clocks, observed, starts);
  const next = Math.max(0, ...clocks.map(({ facts }) => nextOrder(facts, at)));
  const repeated = observeAs(Math.max(0, next - 1), clocks, observed, starts);
  const isKnown = repeated.length === clocks.length && repeated.every((clock, index) => clock === clocks[index]);
  if (isKnown) return clocks;
  return next === 0 ? repeated : observeAs(next, clocks, observed, starts);
}

function observeAs(
  order: number,
  clocks: readonly Clock[],
  { event, status, at, reason }: ObservedEvent,
  starts: readonly ClockStart[],
): readonly Clock[] {
  const fact = { at: at.getTime(), order, ...(reason === undefined ? {} : { reason }) };
  const factsOf = (policy: ClockPolicy): readonly ClockFact[] =>
    factParts(policy, event, status).map((part) => ({ ...part, ...fact }));
  const seen = clocks.map((clock) => factsOf(currentPolicy(clock)).reduce(addFact, clock));
  for (const { policy, calendar } of starts) {
    const isThere = seen.some((clock) => clock.policy.name === policy.name);
    if (isThere || !policy.startsOn.includes(event)) continue;
    const started = startClock(policy, calendar, at);
    seen.push(factsOf(policy).reduce(addFact, { ...started, facts: [] }));
  }
  return seen;
}

type FactPart =
  | { readonly type: 'start' | 'reopen' | 'restart' | 'stop' | 'resume' }
  | { readonly type: 'pause'; readonly kind: 'waiting' | 'held' };

/**
 * A status that pauses gives a pause and any other a resumption, needed or not, so that it does not matter which of two events
 * becomes known first.
 */
function factParts(policy: ClockPolicy, event: string, status: string): readonly FactPart[] {
  const { startsOn, stopsOn, restartsOn, reopening, pausedIn } = policy;
  const parts: FactPart[] = [];
  if (startsOn.includes(event)) parts.push({ type: 'start' });
  if (reopening?.on.includes(event)) parts.push({ type: 'reopen' });
  if (stopsOn.includes(event)) return [...parts, { type: 'stop' }];
  if (restartsOn?.includes(event)) parts.push({ type: 'restart' });
  if (pausedIn.includes(status)) {
    parts.push({ type: 'pause', kind: status === 'awaitingSubscriber' ? 'waiting' : 'held' });
  } else if (pausedIn.length > 0) {
    parts.push({ type: 'resume' });
  }
  return parts;
}
