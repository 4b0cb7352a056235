/**
 * One event of a request, turned into facts on all of its clocks: what starts, pauses, resumes, stops, opens again.
 */
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { instantOf } from '../calendar/working-time.ts';
import { addFact, type Clock, type ClockFact, type ClockPolicy, currentPolicy, startClock } from './clock.ts';

/** An event of a request as clocks see it: two words and an instant. */
export interface ObservedEvent {
  /** The name of the event. */
  readonly event: string;
  /** The status after it. */
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
 * yet; running clocks keep the definition and the calendar that they were started with, whatever `starts` says.
 *
 * @throws Fault calendar/invalid-instant, term/invalid-amount
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
  const { event, status, reason, order } = observed;
  const fact = {
    at: instantOf(observed.at, 'at'),
    ...(order === undefined ? {} : { order }),
    ...(reason === undefined ? {} : { reason }),
  };
  const factsOf = (policy: ClockPolicy): readonly ClockFact[] =>
    factTypes(policy, event, status).map((type) => ({ type, ...fact }));
  const seen = clocks.map((clock) => factsOf(currentPolicy(clock)).reduce(addFact, clock));
  for (const { policy, calendar } of starts) {
    const isThere = seen.some((clock) => clock.policy.name === policy.name);
    if (isThere || !policy.startsOn.includes(event)) continue;
    const started = startClock(policy, calendar, observed.at);
    seen.push(factsOf(policy).reduce(addFact, { ...started, facts: [] }));
  }
  return seen;
}

/**
 * A status that pauses gives a pause and any other a resumption, needed or not, so that it does not matter which of two events
 * becomes known first.
 */
function factTypes(policy: ClockPolicy, event: string, status: string): readonly FactType[] {
  const types: FactType[] = [];
  if (policy.startsOn.includes(event)) types.push('start');
  if (policy.reopening?.on.includes(event)) types.push('reopen');
  if (policy.stopsOn.includes(event)) types.push('stop');
  else if (policy.pausedIn.length > 0) types.push(policy.pausedIn.includes(status) ? 'pause' : 'resume');
  return types;
}

type FactType = Exclude<ClockFact['type'], 'extend' | 'retarget'>;
