/**
 * A clock: one promise of a term to somebody, with the whole definition and the version of its calendar pinned when it starts,
 * and its facts. Everything else about it is computed from these (`clock-state.ts`).
 */
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Source } from '../../kernel/source.ts';
import type { CalendarJson } from '../calendar/calendar-spec.ts';
import type { CalendarVersion, WorkingCalendar } from '../calendar/working-calendar.ts';
import { instantOf } from '../calendar/working-time.ts';
import { type AgreedDay, endOfAgreedDay, type PauseKind } from '../term/deadline.ts';
import { checkedTerm, type Term } from '../term/term.ts';
import { assertClock, assertFact, factTypes } from './check-fact.ts';

export const audiences = ['subscriber', 'internal', 'law'] as const;

export type Audience = (typeof audiences)[number];

/**
 * What a clock measures and what moves it: immutable data; a change is a new `version`, which touches new clocks only.
 *
 * @example
 * const source = { kind: 'assumption', reference: { ru: 'правило отдела', en: 'a rule of the department' } };
 * const callback = {
 *   name: 'callback',
 *   version: '1',
 *   audience: 'internal',
 *   term: workingHours(8),
 *   startsOn: ['registered'],
 *   stopsOn: ['resolved'],
 *   pausedIn: ['awaitingSubscriber'],
 *   extension: { total: workingHours(16), source },
 *   reopening: { on: ['reopened'], rule: 'restart', window: days(10) },
 *   warnings: [{ percent: 50 }, { offset: -3_600_000, measured: 'working' }],
 *   source,
 * };
 * const clock = startClock(callback, russia, new Date('2026-11-20T15:00:00+03:00'));
 * const shown = ({ type, at }) => [type, at.toISOString()];
 * const [half, hourBefore, breach] = crossings(clock, russia, new Date('2026-11-20T15:00:00+03:00')).map(shown);
 * half //=> ['warning', '2026-11-23T07:00:00.000Z']
 * hourBefore //=> ['warning', '2026-11-23T10:00:00.000Z']
 * breach //=> ['breach', '2026-11-23T11:00:00.000Z']
 */
export interface ClockPolicy<Event extends string = string, Status extends string = string> {
  /** 'review', 'legalReview', 'registration' …: a request has at most one clock of a name. */
  readonly name: string;
  readonly version: string;
  /** `subscriber`: a promise to the customer; `internal`: between departments, or housekeeping; `law`: a legal term. */
  readonly audience: Audience;
  readonly term: Term;
  /** False keeps a last day that is not worked; by default true. */
  readonly roll?: boolean;
  /**
   * Takes the place of the term in every round, until an extension or the term of a reopening. Nothing else moves it: no start,
   * no pause, no day off.
   */
  readonly agreedDay?: AgreedDay;
  readonly startsOn: readonly Event[];
  readonly stopsOn: readonly Event[];
  /**
   * Events at which a running clock begins its term again: "an answer every three days". An event that stops it only stops it. An
   * operator refuses what the clock causes itself (`warned`, `breached`, `extensionProposed`, its own end or extension): such a
   * term would begin again without end.
   */
  readonly restartsOn?: readonly Event[];
  /**
   * Statuses in which the clock stands still; [] for legal terms, which never do.
   *
   * A term in hours or working hours moves by the time, or the working time, of the pause. A term in days, months or working
   * days moves by the days that end during the pause: by its local midnights. For working days only those count that end a
   * worked day. So one evening over a midnight costs a day, and a long day between two midnights costs none.
   *
   * @example
   * const five = { ...mts.kinds.serviceFault.clocks[0], term: workingDays(5) };
   * const clock = startClock(five, russia, new Date('2026-11-16T12:00:00+03:00'));
   * const paused = (from, to) =>
   *   addFact(addFact(clock, { type: 'pause', at: Date.parse(from) }), { type: 'resume', at: Date.parse(to) });
   * const lastDay = (changed) => readClock(changed, russia, new Date('2026-11-24T12:00:00+03:00')).lastDay;
   * lastDay(clock) //=> '2026-11-23'
   * // Friday 17:00 to Monday 10:00: three midnights, of which one ends a worked day.
   * lastDay(paused('2026-11-20T17:00:00+03:00', '2026-11-23T10:00:00+03:00')) //=> '2026-11-24'
   * // Thursday 00:30 to 23:30: no midnight.
   * lastDay(paused('2026-11-19T00:30:00+03:00', '2026-11-19T23:30:00+03:00')) //=> '2026-11-23'
   */
  readonly pausedIn: readonly Status[];
  readonly extension?: Extension;
  readonly reopening?: Reopening<Event>;
  readonly warnings?: readonly Warning[];
  readonly source: Source;
}

/**
 * More time, once for each round, and before the deadline.
 *
 * @see {@link ClockPolicy}
 */
export interface Extension {
  /** The whole term after the extension, counted from the original start: 5 days become 30 in all. */
  readonly total: Term;
  readonly source: Source;
}

/**
 * What a clock that has stopped does when its request is opened again.
 *
 * @see {@link ClockPolicy}
 */
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

/**
 * A share of the term's running time, or a signed distance from the deadline in milliseconds (negative: before it).
 *
 * @see {@link ClockPolicy}
 */
export type Warning = { readonly percent: number } | { readonly offset: number; readonly measured: 'working' | 'wall' };

/**
 * A running or ended promise: its definition, the calendar that it is pinned to, and what happened to it. Plain JSON data.
 *
 * @see {@link startClock}
 */
export interface Clock {
  readonly policy: ClockPolicy;
  readonly calendar: CalendarVersion;
  /** Sorted by time; the order in which they became known does not matter. */
  readonly facts: readonly ClockFact[];
}

/** What every fact has. */
export interface Occurrence {
  readonly at: Instant;
  /** The number of the request's event, which puts facts of one instant in order. */
  readonly order?: number;
  readonly reason?: string;
}

/**
 * Something that happened to a clock, at an instant in epoch milliseconds.
 *
 * @see {@link addFact}
 */
export type ClockFact =
  | (Occurrence & { readonly type: 'start' | 'reopen' | 'restart' | 'extend' | 'resume' | 'stop' })
  /** Without `kind` it is `held`. */
  | (Occurrence & { readonly type: 'pause'; readonly kind?: Exclude<PauseKind, 'answered'> })
  | (Occurrence & {
      readonly type: 'retarget';
      readonly policy: ClockPolicy;
      readonly calendar: CalendarVersion;
      /** The deadline does not become earlier than the one promised before, until an extension, a new round or another target. */
      readonly keepsPromise?: boolean;
      /** Calendars of its past that the new one does not serve: with them the clock needs them nowhere else. */
      readonly replaced?: readonly CalendarJson[];
    });

/**
 * Why a clock is not extended. `not-extendable`: its policy has no extension, as legal terms; `expired`: the deadline has
 * passed; `not-later`: the total is not longer than what is promised already.
 *
 * @see {@link extendClock}
 */
export type ExtensionRefusal =
  | { readonly code: 'clock/not-extendable' | 'clock/already-extended' | 'clock/not-running'; readonly clock: string }
  | { readonly code: 'clock/expired' | 'clock/not-later'; readonly clock: string; readonly dueAt: Instant };

/**
 * The calendar that serves a pin: of its name, in the pinned version or in a later one that says the same of every year which
 * the pinned one knew. One calendar alone is enough where it serves all clocks.
 *
 * @example
 * const far = officeHours({ name: 'vladivostok', timeZone: 'Asia/Vladivostok' });
 * const calendars = ({ name }) => [russia, far].find((calendar) => calendar.name === name);
 * const clock = startClock(mts.kinds.serviceFault.clocks[0], far, new Date('2026-11-20T09:00:00Z'));
 * readClock(clock, calendars, new Date('2026-11-21T09:00:00Z')).dueAt.toISOString() //=> '2026-11-25T14:00:00.000Z'
 */
export type Calendars = WorkingCalendar | ((pinned: CalendarVersion) => WorkingCalendar | undefined);

/**
 * A clock that starts at `at`, pinned to the policy and to the calendar's name and version.
 *
 * @throws Fault `calendar/invalid-instant`, `term/invalid-amount`; `clock/invalid-fact`: the order or the reason is none;
 * calendar/invalid-date, calendar/unknown-zone: the agreed day is none
 *
 * @example
 * const [review] = mts.kinds.serviceFault.clocks;
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * clock.facts //=> [{ type: 'start', at: Date.UTC(2026, 10, 20, 9) }]
 * clock.calendar //=> { name: russia.name, version: russia.version }
 */
export function startClock(
  policy: ClockPolicy,
  calendar: WorkingCalendar,
  at: Date,
  fact: { readonly order?: number; readonly reason?: string } = {},
): Clock {
  return faultsOnly('startClock', () => {
    checkedTerm(policy.term);
    if (policy.agreedDay !== undefined) endOfAgreedDay(policy.agreedDay);
    const { name, version } = calendar;
    const start: ClockFact = { type: 'start', at: instantOf(at, 'at'), ...fact };
    assertFact(start);
    return { policy, calendar: { name, version }, facts: [start] };
  });
}

/**
 * The clock with one more fact, early or late; a fact that is known already changes nothing.
 *
 * @throws Fault `clock/invalid-fact`: the type is unknown, the instant is no number of milliseconds, the order, the reason or the
 * target of a re-targeting is none; so do all readers of stored facts
 *
 * @example
 * const [review] = mts.kinds.serviceFault.clocks;
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * const stopped = addFact(clock, { type: 'stop', at: Date.UTC(2026, 10, 25, 9) });
 * readClock(stopped, russia, new Date('2026-11-26T09:00:00Z')).isMet //=> true
 */
export function addFact(clock: Clock, fact: ClockFact): Clock {
  return faultsOnly('addFact', () => {
    assertFact(fact);
    assertClock(clock);
    return withFact(clock, fact);
  });
}

/** The same for a clock and a fact that were looked at before. */
export function withFact(clock: Clock, fact: ClockFact): Clock {
  const isKnown = clock.facts.some((known) => compareFacts(known, fact) === 0);
  return isKnown ? clock : { ...clock, facts: [...clock.facts, fact].sort(compareFacts) };
}

/** The number for a fact that comes after all known ones of its instant. */
export function nextOrder(facts: readonly ClockFact[], at: Instant): number {
  return facts.reduce((next, fact) => (fact.at === at ? Math.max(next, (fact.order ?? 0) + 1) : next), 0);
}

/** The definition that holds after all facts: the pinned one, or that of the last re-targeting. */
export function currentPolicy(clock: Clock): ClockPolicy {
  assertClock(clock);
  return clock.facts.reduce((policy, fact) => (fact.type === 'retarget' ? fact.policy : policy), clock.policy);
}

/** The calendar that it is pinned to after all facts: the one that it started with, or that of the last re-targeting. */
export function currentCalendar(clock: Clock): CalendarVersion {
  return clock.facts.reduce((calendar, fact) => (fact.type === 'retarget' ? fact.calendar : calendar), clock.calendar);
}

/**
 * By instant, then by order, then by type: 0 means the same fact. What else differs decides last, so
 * that it does not matter which of two facts becomes known first.
 */
export function compareFacts(a: ClockFact, b: ClockFact): number {
  const inTime = a.at - b.at || (a.order ?? 0) - (b.order ?? 0) || rankOf(a) - rankOf(b);
  if (inTime !== 0) return inTime;
  const [contentOfA, contentOfB] = [contentOf(a), contentOf(b)];
  return contentOfA === contentOfB ? 0 : contentOfA < contentOfB ? -1 : 1;
}

function rankOf({ type }: ClockFact): number {
  return factTypes.indexOf(type);
}

function contentOf(fact: ClockFact): string {
  const { type, reason = '' } = fact;
  if (type === 'pause') return `${fact.kind ?? 'held'} ${reason}`;
  if (type !== 'retarget') return reason;
  return JSON.stringify([reason, fact.calendar, fact.policy, fact.keepsPromise ?? false]);
}
