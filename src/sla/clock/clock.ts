/**
 * A clock: one promise of a term to somebody, with the whole definition and the version of its calendar pinned when it starts,
 * and the facts that happened to it. Everything else about it is computed from these (`replay.ts`).
 */
import { Fault } from '../../kernel/fault.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Source } from '../../kernel/source.ts';
import type { CalendarVersion, WorkingCalendar } from '../calendar/working-calendar.ts';
import { instantOf } from '../calendar/working-time.ts';
import { checked, type Term } from '../term/term.ts';
import { sorted } from './sorted.ts';

export const audiences = ['subscriber', 'internal', 'law'] as const;

export type Audience = (typeof audiences)[number];

/** What a clock measures and what moves it: immutable data; a change is a new `version`, which touches new clocks only. */
export interface ClockPolicy {
  /** 'review', 'legalReview', 'registration' …: a request has at most one clock of a name. */
  readonly name: string;
  readonly version: string;
  /** `subscriber`: a promise to the customer; `internal`: between departments, or housekeeping; `law`: a legal term. */
  readonly audience: Audience;
  readonly term: Term;
  /** False keeps a last day that is not worked; left out: true. */
  readonly roll?: boolean;
  /** Names of events. */
  readonly startsOn: readonly string[];
  /** Names of events; a final event stops every clock besides. */
  readonly stopsOn: readonly string[];
  /** Names of statuses in which the clock stands still; [] for legal terms, which never do. */
  readonly pausedIn: readonly string[];
  readonly extension?: Extension;
  readonly reopening?: Reopening;
  readonly warnings?: readonly Warning[];
  readonly source: Source;
}

/** Once for each round, and before the deadline. */
export interface Extension {
  /** The whole term after the extension, counted from the original start: 5 days become 30 in all. */
  readonly total: Term;
  readonly source: Source;
}

export interface Reopening {
  /** Names of events. */
  readonly on: readonly string[];
  /**
   * `continue`: the clock goes on from where it stopped, the time in between does not count; `restart`: the term begins anew;
   * `newTerm`: `term` begins.
   */
  readonly rule: 'continue' | 'restart' | 'newTerm';
  /** For `newTerm`. */
  readonly term?: Term;
  /** Counted from the stop; a reopening after it changes nothing. Left out: at any time. */
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

interface HappenedAt {
  readonly at: Instant;
  /** The number of the request's event, which tells facts of one instant apart. */
  readonly order?: number;
  readonly reason?: string;
}

export type ClockFact =
  | (HappenedAt & { readonly type: 'start' | 'reopen' | 'extend' | 'pause' | 'resume' | 'stop' })
  | (HappenedAt & { readonly type: 'retarget'; readonly policy: ClockPolicy; readonly calendar: CalendarVersion });

/** Why a clock is not extended. */
export type ExtensionRefusal =
  /** The policy knows no extension: legal terms never do. */
  | { readonly code: 'clock/not-extendable'; readonly clock: string }
  | { readonly code: 'clock/already-extended'; readonly clock: string }
  /** The deadline has passed: an extension comes before it or not at all. */
  | { readonly code: 'clock/expired'; readonly clock: string; readonly dueAt: Instant }
  | { readonly code: 'clock/not-running'; readonly clock: string }
  /** The total is not longer than what is promised already. */
  | { readonly code: 'clock/not-later'; readonly clock: string; readonly dueAt: Instant };

/** Calendars by name and version; one calendar alone is enough where all clocks are pinned to it. */
export type Calendars = WorkingCalendar | ((pinned: CalendarVersion) => WorkingCalendar | undefined);

/**
 * A clock that starts at `at`, pinned to the policy and to the calendar's name and version.
 *
 * Throws calendar/invalid-instant, term/invalid-amount.
 *
 * @example
 * const source = { kind: 'article', reference: { ru: 'правила оператора', en: 'rules of the operator' } };
 * const events = { startsOn: ['registered'], stopsOn: ['resolved'], pausedIn: ['awaitingSubscriber'] };
 * const review = { name: 'review', version: '1', audience: 'subscriber', term: days(5), ...events, source };
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * clock.facts //=> [{ type: 'start', at: Date.UTC(2026, 10, 20, 9) }]
 */
export function startClock(
  policy: ClockPolicy,
  calendar: WorkingCalendar,
  at: Date,
  fact: { readonly order?: number; readonly reason?: string } = {},
): Clock {
  checked(policy.term);
  const { name, version } = calendar;
  const start: ClockFact = { type: 'start', at: instantOf(at, 'at'), ...fact };
  return { policy, calendar: { name, version }, facts: [start] };
}

/**
 * The clock with one more fact, early or late; a fact that is known already changes nothing.
 *
 * @example
 * const source = { kind: 'article', reference: { ru: 'правила оператора', en: 'rules of the operator' } };
 * const events = { startsOn: ['registered'], stopsOn: ['resolved'], pausedIn: ['awaitingSubscriber'] };
 * const review = { name: 'review', version: '1', audience: 'subscriber', term: days(5), ...events, source };
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * const stopped = addFact(clock, { type: 'stop', at: Date.UTC(2026, 10, 25, 9) });
 * readClock(stopped, russia, new Date('2026-11-26T09:00:00Z')).isMet //=> true
 */
export function addFact(clock: Clock, fact: ClockFact): Clock {
  const isKnown = clock.facts.some((known) => compareFacts(known, fact) === 0);
  // The list is kept as it is: `slice` leaves out the room to grow that a spread makes.
  return isKnown ? clock : { ...clock, facts: sorted([...clock.facts, fact], compareFacts).slice() };
}

/** The definition that holds after all facts: the pinned one, or that of the last re-targeting. */
export function currentPolicy(clock: Clock): ClockPolicy {
  return clock.facts.reduce((policy, fact) => (fact.type === 'retarget' ? fact.policy : policy), clock.policy);
}

/** Throws calendar/unknown-version when the calendar of that name and version is not there: another one is never taken. */
export function pinnedCalendar(calendars: Calendars, pinned: CalendarVersion): WorkingCalendar {
  const found = typeof calendars === 'function' ? calendars(pinned) : calendars;
  if (found?.name !== pinned.name || found.version !== pinned.version) {
    const instead = found === undefined ? 'none' : `${found.name} ${found.version}`;
    throw new Fault(
      'calendar/unknown-version',
      `the clock is pinned to calendar ${pinned.name} ${pinned.version}, found ${instead}`,
    );
  }
  return found;
}

/** What counts first when two facts of different kinds have the same instant and order. */
const RANK: readonly ClockFact['type'][] = ['start', 'reopen', 'retarget', 'extend', 'pause', 'resume', 'stop'];

/**
 * By instant, then by order, then by kind: 0 means the same fact. What else tells two facts apart decides last, so that none of
 * them wins by being heard of first.
 */
export function compareFacts(a: ClockFact, b: ClockFact): number {
  const inTime = a.at - b.at || (a.order ?? 0) - (b.order ?? 0) || RANK.indexOf(a.type) - RANK.indexOf(b.type);
  return inTime || compareTexts(contentOf(a), contentOf(b));
}

function contentOf(fact: ClockFact): string {
  const reason = fact.reason ?? '';
  return fact.type === 'retarget' ? JSON.stringify([reason, fact.calendar, fact.policy]) : reason;
}

/** By code units, the same on every host. */
function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
