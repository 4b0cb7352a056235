/**
 * The facts of a clock applied in order: rounds, pauses, promises. A pure function of the facts up to an instant, so that late
 * facts, batches and parts of a history all give the same past.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { CompiledCalendar } from '../calendar/compiled-calendar.ts';
import { compiledOf } from '../calendar/working-calendar.ts';
import {
  afterPause,
  countedEnd,
  deadlineOf,
  orPromised,
  type Pause,
  type TermContext,
  type TermEnd,
} from '../term/deadline.ts';
import { assertClock } from './check-fact.ts';
import {
  type Calendars,
  type Clock,
  type ClockFact,
  type ClockPolicy,
  compareFacts,
  type ExtensionRefusal,
} from './clock.ts';
import { ifKnown } from './if-known.ts';
import { pinnedCalendar } from './pinned-calendar.ts';

/** A deadline as it was promised. */
export interface PromisedDeadline {
  readonly because: 'start' | 'resume' | 'extend' | 'reopen' | 'restart' | 'retarget';
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

/** A pause that lasts until the next one, or until the clock goes on. */
type OpenPause = Omit<Pause, 'to'>;

export interface ClockState {
  readonly policy: ClockPolicy;
  readonly compiled: CompiledCalendar;
  /** Of the current round. */
  readonly start: Instant;
  /** Whether the current round runs on the term that reopening gave it. */
  readonly isNewTerm: boolean;
  /** Those that have ended. */
  readonly pauses: readonly Pause[];
  /** What the clock stands still for, or stood still for when it was stopped: one open pause, or several in a row. */
  readonly standstill: readonly OpenPause[];
  readonly stoppedAt?: Instant | undefined;
  readonly stopReason?: string | undefined;
  readonly earlierPromises: readonly PromisedDeadline[];
  /** The deadline of the current round is that of this promise. */
  readonly promise: PromisedDeadline;
  /** Where the count of the current round ends, without what is kept; `undefined` where the calendar does not know it. */
  readonly counted: TermEnd | undefined;
  /** The start of the last pause that has ended, and of those that touch it. */
  readonly heldFrom?: Instant | undefined;
  /** What the last re-targeting has kept. */
  readonly keptDeadline?: TermEnd | undefined;
  readonly extensions: number;
  readonly reopenings: number;
  /** Deadlines of earlier rounds that were missed. */
  readonly earlierBreaches: readonly Instant[];
}

/** A state while facts are applied to it. Its lists grow in place, for a copy at each fact costs the square of their number. */
interface GrowingState extends ClockState {
  readonly pauses: Pause[];
  readonly standstill: OpenPause[];
  readonly earlierPromises: PromisedDeadline[];
  readonly earlierBreaches: Instant[];
}

/**
 * `undefined` when the clock has not started by then.
 *
 * @throws Fault `clock/invalid-fact`, `calendar/unknown-version`; `calendar/unknown-date`: the calendar does not know the deadline, and
 * no later fact has replaced it
 */
export function clockState(clock: Clock, calendars: Calendars, until: Instant): ClockState | undefined {
  assertClock(clock);
  let state: GrowingState | undefined;
  const { facts } = clock;
  let { policy, calendar } = clock;
  for (const fact of facts.toSorted(compareFacts)) {
    if (fact.at > until) break;
    if (fact.type === 'retarget') {
      ({ policy, calendar } = fact);
      state = state && retargeted(state, fact, () => compiledOf(pinnedCalendar(calendars, fact.calendar, facts)));
    } else if (state !== undefined) {
      state = state.stoppedAt === undefined ? whileRunning(state, fact) : afterStop(state, fact, state.stoppedAt);
    } else if (fact.type === 'start') {
      state = started(policy, compiledOf(pinnedCalendar(calendars, calendar, facts)), fact);
    }
  }
  // The same question again, for its fault.
  if (state !== undefined && state.counted === undefined) deadlineOf(termContext(state), state.pauses);
  return state;
}

function retargeted(
  state: GrowingState,
  fact: ClockFact & { readonly type: 'retarget' },
  compiled: () => CompiledCalendar,
): GrowingState {
  if (state.stoppedAt !== undefined) return state;
  const { policy, keepsPromise } = fact;
  const keptDeadline = keepsPromise === true ? kept(state.promise.deadline) : undefined;
  return withTarget({ ...state, policy, compiled: compiled(), keptDeadline }, 'retarget', fact);
}

/** What was promised is certain, whatever it was counted by. */
function kept({ preliminary: _, ...deadline }: TermEnd): TermEnd {
  return deadline;
}

function started(policy: ClockPolicy, compiled: CompiledCalendar, fact: ClockFact): GrowingState {
  const round = { policy, compiled, start: fact.at, isNewTerm: false, pauses: [], standstill: [], extensions: 0 };
  const counted = countedEnd(termContext(round));
  const promise = promised(round, counted, 'start', fact, true);
  return { promise, counted, earlierPromises: [], reopenings: 0, earlierBreaches: [], ...round };
}

function whileRunning(state: GrowingState, fact: ClockFact): GrowingState {
  const { at, reason } = fact;
  const { standstill } = state;
  switch (fact.type) {
    case 'pause': {
      const kind = fact.kind ?? 'held';
      if (standstill.at(-1)?.kind === kind) return state;
      standstill.push({ from: at, kind, ...(reason === undefined ? {} : { reason }) });
      return state;
    }
    case 'resume':
      return standstill.length === 0 ? state : resumed(state, standstillUntil(state, at), 'resume', fact);
    case 'extend': {
      if (extensionRefusal(state, at) !== undefined) return state;
      return withTarget({ ...state, extensions: state.extensions + 1, keptDeadline: undefined }, 'extend', fact);
    }
    case 'restart':
      // A round that begins at this very instant needs no other one.
      return at === state.start ? state : newRound(state, 'restart', fact, state.isNewTerm);
    case 'stop': {
      const promise = { ...state.promise, heldUntil: ranUntil(state, at) };
      return { ...state, promise, stoppedAt: at, stopReason: reason };
    }
    default:
      return state;
  }
}

function afterStop(state: GrowingState, fact: ClockFact, stoppedAt: Instant): GrowingState {
  if (fact.type === 'start') return newRound(state, 'start', fact, false);
  const { reopening } = state.policy;
  if (fact.type !== 'reopen' || reopening === undefined) return state;
  const { rule, window } = reopening;
  const { at } = fact;
  const { compiled } = state;
  // A window whose end the calendar does not know is open.
  const end = window && ifKnown(() => deadlineOf({ term: window, start: stoppedAt, compiled, roll: 'whenKnown' }));
  const windowEnd = end?.at;
  if (windowEnd !== undefined && at >= windowEnd) return state;
  const reopened = { ...state, reopenings: state.reopenings + 1 };
  if (rule !== 'continue') return newRound(reopened, 'reopen', fact, rule === 'newTerm');
  const before = standstillUntil(state, stoppedAt);
  const ended: readonly Pause[] = stoppedAt < at ? [...before, { from: stoppedAt, to: at, kind: 'answered' }] : before;
  return resumed({ ...reopened, stoppedAt: undefined, stopReason: undefined }, ended, 'reopen', fact);
}

function newRound(
  state: GrowingState,
  because: 'start' | 'reopen' | 'restart',
  fact: ClockFact,
  isNewTerm: boolean,
): GrowingState {
  const { promise, counted, earlierBreaches, standstill } = state;
  const { at } = promise.deadline;
  if (counted !== undefined && at <= ranUntil(state, fact.at)) earlierBreaches.push(at);
  const round = { start: fact.at, isNewTerm, pauses: [], heldFrom: undefined, extensions: 0, keptDeadline: undefined };
  const running = {
    // Only a term that begins again while the clock stands still begins with a pause.
    standstill: because === 'restart' ? standstill.slice(-1).map((pause) => ({ ...pause, from: fact.at })) : [],
    stoppedAt: undefined,
    stopReason: undefined,
  };
  return withTarget({ ...state, ...round, ...running }, because, fact);
}

/** Counts what is new, over the pauses of the round, and promises it. */
function withTarget(state: GrowingState, because: Because, fact: ClockFact): GrowingState {
  const counted = ifKnown(() => countedEnd(termContext(state), state.pauses));
  return withPromise({ ...state, counted }, because, fact, true);
}

/** Goes on after pauses that have ended; each moves the count on. */
function resumed(
  state: GrowingState,
  ended: readonly Pause[],
  because: 'resume' | 'reopen',
  fact: ClockFact,
): GrowingState {
  const { pauses } = state;
  const context = termContext(state);
  let { counted, heldFrom } = state;
  for (const pause of ended) {
    if (pauses.at(-1)?.to !== pause.from) heldFrom = pause.from;
    const before = counted;
    counted = before && ifKnown(() => afterPause(context, before, pause));
    pauses.push(pause);
  }
  return withPromise({ ...state, counted, heldFrom, standstill: [] }, because, fact, false);
}

/** Makes a promise where the deadline is new or has moved. */
function withPromise(state: GrowingState, because: Because, fact: ClockFact, isNewTarget: boolean): GrowingState {
  const { promise: last, earlierPromises, counted, heldFrom } = state;
  if (counted === undefined) return state;
  const promise = promised(state, counted, because, fact, isNewTarget);
  if (!isNewTarget && last.deadline.at === promise.deadline.at) {
    return { ...state, promise: { ...last, heldUntil: undefined } };
  }
  const heldUntil = isNewTarget ? fact.at : (heldFrom ?? fact.at);
  earlierPromises.push({ ...last, heldUntil });
  // A deadline that was set during a pause has never run: the one made at the resumption is the new target.
  const isFirstToRun = isNewTarget || (last.isNewTarget && heldUntil <= last.madeAt);
  return { ...state, promise: { ...promise, isNewTarget: isFirstToRun } };
}

function promised(
  round: Round,
  counted: TermEnd,
  because: Because,
  { at, reason }: ClockFact,
  isNewTarget: boolean,
): PromisedDeadline {
  const deadline = orPromised(termContext(round), counted);
  const promise = { because, madeAt: at, policy: round.policy, deadline, isNewTarget };
  return reason === undefined ? promise : { ...promise, reason };
}

export function promisesOf({ earlierPromises, promise }: ClockState): readonly PromisedDeadline[] {
  return [...earlierPromises, promise];
}

/** Since when the clock stands still, or stood still when it was stopped. An agreed day comes, whatever is paused. */
export function heldSince(state: ClockState): Instant | undefined {
  return termContext(state).agreedDay === undefined ? state.standstill[0]?.from : undefined;
}

/** Until when the clock has run by `at`: its stop, the start of the pause in which it stands still, else `at`. */
export function ranUntil(state: ClockState, at: Instant): Instant {
  return heldSince(state) ?? state.stoppedAt ?? at;
}

type Because = PromisedDeadline['because'];
type Round = Pick<ClockState, 'policy' | 'compiled' | 'start' | 'isNewTerm' | 'extensions' | 'keptDeadline'>;

/** The term of the current round, or the day in its place, and what it is counted by. */
export function termContext(round: Round): TermContext {
  const { policy, compiled, start, isNewTerm, extensions, keptDeadline } = round;
  const extended = extensions > 0 ? policy.extension?.total : undefined;
  const other = extended ?? (isNewTerm ? policy.reopening?.term : undefined);
  const agreedDay = other === undefined ? policy.agreedDay : undefined;
  // Housekeeping must not stop for a decree; what is promised to somebody is never guessed.
  const rolling = policy.audience === 'internal' ? 'whenKnown' : true;
  const roll = policy.roll === false ? false : rolling;
  return { term: other ?? policy.term, start, compiled, roll, agreedDay, promised: keptDeadline };
}

/** The pauses with the open ones ended at `at`. */
export function pausesUntil(state: ClockState, at: Instant): readonly Pause[] {
  return [...state.pauses, ...standstillUntil(state, at)];
}

/** The open pauses, ended at `at`. */
export function standstillUntil({ standstill }: ClockState, at: Instant): readonly Pause[] {
  const ended = standstill.map((pause, index) => ({ to: standstill[index + 1]?.from ?? at, ...pause }));
  return ended.filter(({ from, to }) => from < to);
}

/** Why an extension at `at` has no effect; `undefined` when it has. */
export function extensionRefusal(state: ClockState, at: Instant): ExtensionRefusal | undefined {
  const { policy, compiled, start, isNewTerm, extensions, stoppedAt, pauses, promise } = state;
  const { extension, name: clock } = policy;
  if (stoppedAt !== undefined) return { code: 'clock/not-running', clock };
  if (extension === undefined) return { code: 'clock/not-extendable', clock };
  if (extensions > 0) return { code: 'clock/already-extended', clock };
  const dueAt = promise.deadline.at;
  if (dueAt <= ranUntil(state, at)) return { code: 'clock/expired', clock, dueAt };
  const extended = termContext({ policy, compiled, start, isNewTerm, extensions: 1, keptDeadline: undefined });
  return deadlineOf(extended, pauses).at > dueAt ? undefined : { code: 'clock/not-later', clock, dueAt };
}
