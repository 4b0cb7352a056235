/**
 * The facts of a clock applied in order: rounds, pauses, promises. A pure function of the facts up to an instant, so that late
 * facts, batches and parts of a history all give the same past.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { CompiledCalendar } from '../calendar/compiled-calendar.ts';
import { compiledOf } from '../calendar/working-calendar.ts';
import { deadlineOf, type Pause, type TermContext, type TermEnd } from '../term/deadline.ts';
import type { Term } from '../term/term.ts';
import {
  type Calendars,
  type Clock,
  type ClockFact,
  type ClockPolicy,
  compareFacts,
  type ExtensionRefusal,
  pinnedCalendar,
} from './clock.ts';

/** A deadline as it was promised. */
export interface PromisedDeadline {
  readonly because: 'start' | 'resume' | 'extend' | 'reopen' | 'retarget';
  readonly reason?: string;
  readonly madeAt: Instant;
  /** The definition that it was made by. */
  readonly policy: ClockPolicy;
  readonly deadline: TermEnd;
  /** False when only a pause has moved it; then earlier thresholds stay crossed. */
  readonly isNewTarget: boolean;
  /** Its end: the start of the pause, or the extension or the stop that ended it. */
  readonly heldUntil?: Instant | undefined;
}

export interface ClockState {
  readonly policy: ClockPolicy;
  readonly compiled: CompiledCalendar;
  /** Of the current round. */
  readonly start: Instant;
  /** Whether the current round runs on the term that reopening gave it. */
  readonly isNewTerm: boolean;
  readonly pauses: readonly Pause[];
  readonly pausedSince?: Instant | undefined;
  readonly pauseReason?: string | undefined;
  readonly stoppedAt?: Instant | undefined;
  readonly stopReason?: string | undefined;
  readonly earlierPromises: readonly PromisedDeadline[];
  readonly promise: PromisedDeadline;
  readonly extensions: number;
  readonly reopenings: number;
  /** Deadlines of earlier rounds that were missed. */
  readonly earlierBreaches: readonly Instant[];
}

/** `undefined` when the clock has not started by then. */
export function clockState(clock: Clock, calendars: Calendars, until: Instant): ClockState | undefined {
  const compiledFor = (pinned: Clock['calendar']): CompiledCalendar => compiledOf(pinnedCalendar(calendars, pinned));
  let state: ClockState | undefined;
  let { policy, calendar } = clock;
  for (const fact of clock.facts.toSorted(compareFacts)) {
    if (fact.at > until) break;
    if (fact.type === 'retarget') {
      ({ policy, calendar } = fact);
      if (state === undefined || state.stoppedAt !== undefined) continue;
      state = withPromise({ ...state, policy, compiled: compiledFor(calendar) }, 'retarget', fact, true);
    } else if (state === undefined) {
      if (fact.type === 'start') state = started(policy, compiledFor(calendar), fact);
    } else {
      state = state.stoppedAt === undefined ? whileRunning(state, fact) : afterStop(state, fact, state.stoppedAt);
    }
  }
  return state;
}

function started(policy: ClockPolicy, compiled: CompiledCalendar, fact: ClockFact): ClockState {
  const round = { policy, compiled, start: fact.at, isNewTerm: false, pauses: [], extensions: 0 };
  const promise = promised(round, 'start', fact, true);
  return { promise, earlierPromises: [], reopenings: 0, earlierBreaches: [], ...round };
}

function whileRunning(state: ClockState, fact: ClockFact): ClockState {
  const { at, reason } = fact;
  const isPaused = state.pausedSince !== undefined;
  if (fact.type === 'pause') return isPaused ? state : { ...state, pausedSince: at, pauseReason: reason };
  if (fact.type === 'resume') return isPaused ? withPromise(withoutPause(state, at), 'resume', fact, false) : state;
  if (fact.type === 'extend' && extensionRefusal(state, at) === undefined) {
    return withPromise({ ...state, extensions: state.extensions + 1 }, 'extend', fact, true);
  }
  if (fact.type !== 'stop') return state;
  // A clock that is stopped during a pause has used no time since: its pause ends here.
  const promise = { ...state.promise, heldUntil: state.pausedSince ?? at };
  return { ...withoutPause(state, at), promise, stoppedAt: at, stopReason: reason };
}

function afterStop(state: ClockState, fact: ClockFact, stoppedAt: Instant): ClockState {
  if (fact.type === 'start') return newRound(state, 'start', fact, false);
  const { reopening } = state.policy;
  if (fact.type !== 'reopen' || reopening === undefined) return state;
  const { rule, window } = reopening;
  const { at } = fact;
  const windowEnd =
    window && deadlineOf({ ...termContext(state), term: window, start: stoppedAt, roll: 'whenKnown' }).at;
  if (windowEnd !== undefined && at >= windowEnd) return state;
  const reopened = { ...state, reopenings: state.reopenings + 1 };
  if (rule !== 'continue') return newRound(reopened, 'reopen', fact, rule === 'newTerm');
  const pauses = stoppedAt < at ? [...state.pauses, { from: stoppedAt, to: at }] : state.pauses;
  return withPromise({ ...reopened, pauses, stoppedAt: undefined, stopReason: undefined }, 'reopen', fact, false);
}

function newRound(state: ClockState, because: 'start' | 'reopen', fact: ClockFact, isNewTerm: boolean): ClockState {
  const { at } = deadlineOf(termContext(state), state.pauses);
  const isBreached = state.stoppedAt !== undefined && at <= state.stoppedAt;
  const earlierBreaches = isBreached ? [...state.earlierBreaches, at] : state.earlierBreaches;
  const round = { start: fact.at, isNewTerm, pauses: [], extensions: 0, stoppedAt: undefined, stopReason: undefined };
  return withPromise({ ...state, ...round, earlierBreaches }, because, fact, true);
}

function withoutPause(state: ClockState, at: Instant): ClockState {
  return { ...state, pauses: pausesUntil(state, at), pausedSince: undefined, pauseReason: undefined };
}

/** Makes a promise where the deadline is new or has moved. */
function withPromise(state: ClockState, because: Because, fact: ClockFact, isNewTarget: boolean): ClockState {
  const { promise: last, earlierPromises, pauses } = state;
  const promise = promised(state, because, fact, isNewTarget);
  if (!isNewTarget && last.deadline.at === promise.deadline.at) {
    return { ...state, promise: { ...last, heldUntil: undefined } };
  }
  const heldUntil = isNewTarget ? fact.at : (pauses.at(-1)?.from ?? fact.at);
  // A deadline that was set during a pause has never run: the one made at the resumption is the new target.
  const isFirstToRun = isNewTarget || (last.isNewTarget && heldUntil <= last.madeAt);
  const earlier = [...earlierPromises, { ...last, heldUntil }];
  return { ...state, earlierPromises: earlier, promise: { ...promise, isNewTarget: isFirstToRun } };
}

function promised(round: Round, because: Because, { at, reason }: ClockFact, isNewTarget: boolean): PromisedDeadline {
  const { policy, pauses } = round;
  const promise = { because, madeAt: at, policy, deadline: deadlineOf(termContext(round), pauses), isNewTarget };
  return reason === undefined ? promise : { ...promise, reason };
}

export function promisesOf({ earlierPromises, promise }: ClockState): readonly PromisedDeadline[] {
  return [...earlierPromises, promise];
}

type Because = PromisedDeadline['because'];
type Round = Pick<ClockState, 'policy' | 'compiled' | 'start' | 'isNewTerm' | 'pauses' | 'extensions'>;

/** The term of the current round, and what it is counted by. */
export function termContext(round: Round): TermContext {
  const { policy, compiled, start, extensions } = round;
  const term = (extensions > 0 ? policy.extension?.total : undefined) ?? unextendedTerm(round);
  // Housekeeping must not stop for a decree; what is promised to somebody is never guessed.
  const roll = policy.audience === 'internal' ? 'whenKnown' : true;
  return { term, start, compiled, roll: policy.roll === false ? false : roll };
}

export function unextendedTerm({ policy, isNewTerm }: Round): Term {
  return (isNewTerm ? policy.reopening?.term : undefined) ?? policy.term;
}

/** The pauses with the open one ended at `at`. */
export function pausesUntil({ pauses, pausedSince, pauseReason }: ClockState, at: Instant): readonly Pause[] {
  if (pausedSince === undefined || pausedSince >= at) return pauses;
  return [...pauses, { from: pausedSince, to: at, ...(pauseReason === undefined ? {} : { reason: pauseReason }) }];
}

/** Why an extension at `at` has no effect; `undefined` when it has. */
export function extensionRefusal(state: ClockState, at: Instant): ExtensionRefusal | undefined {
  const { policy, extensions, stoppedAt, pausedSince, pauses } = state;
  const { extension, name: clock } = policy;
  if (stoppedAt !== undefined) return { code: 'clock/not-running', clock };
  if (extension === undefined) return { code: 'clock/not-extendable', clock };
  if (extensions > 0) return { code: 'clock/already-extended', clock };
  const context = termContext(state);
  const dueAt = deadlineOf(context, pauses).at;
  if (dueAt <= (pausedSince ?? at)) return { code: 'clock/expired', clock, dueAt };
  const extended = deadlineOf({ ...context, term: extension.total }, pauses).at;
  return extended > dueAt ? undefined : { code: 'clock/not-later', clock, dueAt };
}
