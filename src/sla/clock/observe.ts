/**
 * One event of a request, turned into facts on all of its clocks: what starts, stands still, goes on, stops, opens again.
 */
import type { Instant } from '../../kernel/instant.ts';
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
  /** The number of the event within its request, which tells events of one instant apart. */
  readonly order?: number;
  /** Nothing comes after it (closed for good, withdrawn, cancelled, merged): every clock stops. */
  readonly isFinal?: boolean;
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
 * Throws calendar/invalid-instant, term/invalid-amount.
 *
 * @example
 * const source = { kind: 'article', reference: { ru: 'правила оператора', en: 'rules of the operator' } };
 * const events = { startsOn: ['registered'], stopsOn: ['resolved'], pausedIn: ['awaitingSubscriber'] };
 * const review = { name: 'review', version: '1', audience: 'subscriber', term: days(5), ...events, source };
 * const at = new Date('2026-11-20T09:00:00Z');
 * const clocks = observe([], { event: 'registered', status: 'registered', at }, [{ policy: review, calendar: russia }]);
 * const paused = observe(clocks, { event: 'asked', status: 'awaitingSubscriber', at: new Date('2026-11-21T09:00:00Z') });
 * readClock(paused[0], russia, new Date('2026-11-22T09:00:00Z')).state //=> 'paused'
 */
export function observe(
  clocks: readonly Clock[],
  occurrence: ObservedEvent,
  starts: readonly ClockStart[] = [],
): readonly Clock[] {
  const at = instantOf(occurrence.at, 'at');
  const seen = clocks.map((clock) =>
    factsOf(currentPolicy(clock), occurrence, at).reduce((changed, fact) => addFact(changed, fact), clock),
  );
  for (const { policy, calendar } of starts) {
    if (!policy.startsOn.includes(occurrence.event) || seen.some((clock) => clock.policy.name === policy.name))
      continue;
    const started = startClock(policy, calendar, occurrence.at);
    seen.push(factsOf(policy, occurrence, at).reduce(addFact, { ...started, facts: [] }));
  }
  return seen;
}

/**
 * A status that pauses gives a pause and any other a resumption, needed or not, so that it does not matter which of two events
 * is heard of first.
 */
function factsOf(policy: ClockPolicy, occurrence: ObservedEvent, at: Instant): readonly ClockFact[] {
  const { event, status, isFinal = false } = occurrence;
  const facts: ClockFact[] = [];
  if (policy.startsOn.includes(event)) facts.push(factOf('start', occurrence, at));
  if (policy.reopening?.on.includes(event)) facts.push(factOf('reopen', occurrence, at));
  if (isFinal || policy.stopsOn.includes(event)) facts.push(factOf('stop', occurrence, at));
  else if (policy.pausedIn.length > 0) {
    facts.push(factOf(policy.pausedIn.includes(status) ? 'pause' : 'resume', occurrence, at));
  }
  return facts;
}

/** Spelt out: a request keeps many of them, and an object put together of others takes twice the room. */
function factOf(
  type: Exclude<ClockFact['type'], 'extend' | 'retarget'>,
  { order, reason }: ObservedEvent,
  at: Instant,
): ClockFact {
  if (reason === undefined) return order === undefined ? { type, at } : { type, at, order };
  return order === undefined ? { type, at, reason } : { type, at, order, reason };
}
