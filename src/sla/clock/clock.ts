/**
 * A clock: one promise of a term to somebody, with the whole definition and the version of its calendar pinned when it starts,
 * and its facts. Everything else about it is computed from these (`clock-state.ts`).
 */
import { Fault } from '../../kernel/fault.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Source } from '../../kernel/source.ts';
import { type CalendarVersion, calendarAsOf, type WorkingCalendar } from '../calendar/working-calendar.ts';
import { instantOf } from '../calendar/working-time.ts';
import { checkedTerm, type Term } from '../term/term.ts';

export const audiences = ['subscriber', 'internal', 'law'] as const;

export type Audience = (typeof audiences)[number];

/** What a clock measures and what moves it: immutable data; a change is a new `version`, which touches new clocks only. */
export interface ClockPolicy<Event extends string = string, Status extends string = string> {
  /** 'review', 'legalReview', 'registration' …: a request has at most one clock of a name. */
  readonly name: string;
  readonly version: string;
  /** `subscriber`: a promise to the customer; `internal`: between departments, or housekeeping; `law`: a legal term. */
  readonly audience: Audience;
  readonly term: Term;
  /** False keeps a last day that is not worked; by default true. */
  readonly roll?: boolean;
  readonly startsOn: readonly Event[];
  readonly stopsOn: readonly Event[];
  /** Statuses in which the clock stands still; [] for legal terms, which never do. */
  readonly pausedIn: readonly Status[];
  readonly extension?: Extension;
  readonly reopening?: Reopening<Event>;
  readonly warnings?: readonly Warning[];
  readonly source: Source;
}

/** Once for each round, and before the deadline. */
export interface Extension {
  /** The whole term after the extension, counted from the original start: 5 days become 30 in all. */
  readonly total: Term;
  readonly source: Source;
}

export interface Reopening<Event extends string = string> {
  readonly on: readonly Event[];
  /**
   * `continue`: the clock goes on from where it stopped, the time in between does not count; `restart`: the term begins
   * again; `newTerm`: `term` begins.
   */
  readonly rule: 'continue' | 'restart' | 'newTerm';
  /** For `newTerm`. */
  readonly term?: Term;
  /** Counted from the stop; a reopening after it changes nothing. By default at any time. */
  readonly window?: Term;
}

/** A share of the term's running time, or a signed distance from the deadline in milliseconds (negative: before it). */
export type Warning = { readonly percent: number } | { readonly offset: number; readonly measured: 'working' | 'wall' };

/** Plain JSON data. */
export interface Clock {
  readonly policy: ClockPolicy;
  readonly calendar: CalendarVersion;
  /** Sorted by time; the order in which they became known does not matter. */
  readonly facts: readonly ClockFact[];
}

interface Occurrence {
  readonly at: Instant;
  /** The number of the request's event, which puts facts of one instant in order. */
  readonly order?: number;
  readonly reason?: string;
}

export type ClockFact =
  | (Occurrence & { readonly type: 'start' | 'reopen' | 'extend' | 'pause' | 'resume' | 'stop' })
  | (Occurrence & { readonly type: 'retarget'; readonly policy: ClockPolicy; readonly calendar: CalendarVersion });

/**
 * Why a clock is not extended. `not-extendable`: its policy has no extension, as legal terms; `expired`: the deadline has
 * passed; `not-later`: the total is not longer than what is promised already.
 */
export type ExtensionRefusal =
  | { readonly code: 'clock/not-extendable' | 'clock/already-extended' | 'clock/not-running'; readonly clock: string }
  | { readonly code: 'clock/expired' | 'clock/not-later'; readonly clock: string; readonly dueAt: Instant };

/**
 * The calendar that serves a pin: of its name, in the pinned version or in a later one that says the same of every year which
 * the pinned one knew. One calendar alone is enough where it serves all clocks.
 */
export type Calendars = WorkingCalendar | ((pinned: CalendarVersion) => WorkingCalendar | undefined);

/**
 * A clock that starts at `at`, pinned to the policy and to the calendar's name and version.
 *
 * @throws Fault calendar/invalid-instant, term/invalid-amount
 *
 * @example
 * const [review] = mts.kinds.serviceFault.clocks;
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * clock.facts //=> [{ type: 'start', at: Date.UTC(2026, 10, 20, 9) }]
 */
export function startClock(
  policy: ClockPolicy,
  calendar: WorkingCalendar,
  at: Date,
  fact: { readonly order?: number; readonly reason?: string } = {},
): Clock {
  checkedTerm(policy.term);
  const { name, version } = calendar;
  const start: ClockFact = { type: 'start', at: instantOf(at, 'at'), ...fact };
  return { policy, calendar: { name, version }, facts: [start] };
}

/**
 * The clock with one more fact, early or late; a fact that is known already changes nothing.
 *
 * @example
 * const [review] = mts.kinds.serviceFault.clocks;
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * const stopped = addFact(clock, { type: 'stop', at: Date.UTC(2026, 10, 25, 9) });
 * readClock(stopped, russia, new Date('2026-11-26T09:00:00Z')).isMet //=> true
 */
export function addFact(clock: Clock, fact: ClockFact): Clock {
  const isKnown = clock.facts.some((known) => compareFacts(known, fact) === 0);
  return isKnown ? clock : { ...clock, facts: [...clock.facts, fact].sort(compareFacts) };
}

/** The definition that holds after all facts: the pinned one, or that of the last re-targeting. */
export function currentPolicy(clock: Clock): ClockPolicy {
  return clock.facts.reduce((policy, fact) => (fact.type === 'retarget' ? fact.policy : policy), clock.policy);
}

/**
 * The calendar as of the pin, so that a later one moves nothing by itself.
 *
 * @throws Fault calendar/unknown-version: there is none of that name, or it says something else of the pinned years
 */
export function pinnedCalendar(calendars: Calendars, pinned: CalendarVersion): WorkingCalendar {
  const found = typeof calendars === 'function' ? calendars(pinned) : calendars;
  const asPinned = found && calendarAsOf(found, pinned);
  if (asPinned !== undefined) return asPinned;
  const instead = found === undefined ? 'none' : `${found.name} ${found.version}`;
  const message = `the clock is pinned to calendar ${pinned.name} ${pinned.version}, found ${instead}`;
  throw new Fault('calendar/unknown-version', message);
}

/** What counts first when two facts of different kinds have the same instant and order. */
const rank: readonly ClockFact['type'][] = ['start', 'reopen', 'retarget', 'extend', 'pause', 'resume', 'stop'];

/**
 * By instant, then by order, then by kind: 0 means the same fact. What else differs decides last, so
 * that it does not matter which of two facts becomes known first.
 */
export function compareFacts(a: ClockFact, b: ClockFact): number {
  const inTime = a.at - b.at || (a.order ?? 0) - (b.order ?? 0) || rank.indexOf(a.type) - rank.indexOf(b.type);
  if (inTime !== 0) return inTime;
  const [contentOfA, contentOfB] = [contentOf(a), contentOf(b)];
  return contentOfA === contentOfB ? 0 : contentOfA < contentOfB ? -1 : 1;
}

function contentOf(fact: ClockFact): string {
  const reason = fact.reason ?? '';
  return fact.type === 'retarget' ? JSON.stringify([reason, fact.calendar, fact.policy]) : reason;
}
