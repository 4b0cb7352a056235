/**
 * The facts of a clock played in order: rounds, pauses, promises. A pure function of facts up to an instant, so that late facts,
 * batches and prefixes of a history all give the same past.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { CompiledCalendar } from '../calendar/compiled-calendar.ts';
import { deadlineOf, type TermContext, type TermEnd } from '../term/deadline.ts';
import type { Term } from '../term/term.ts';
import type { ReasonedPause } from '../term/trace.ts';
import { type Calendars, type Clock, type ClockFact, type ClockPolicy, compareFacts, pinnedCalendar } from './clock.ts';
import { sorted } from './sorted.ts';

/** A deadline as it was promised. */
export interface PromisedDeadline {
  readonly because: 'start' | 'resume' | 'extend' | 'reopen' | 'retarget';
  readonly reason?: string;
  readonly madeAt: Instant;
  /** The definition that it was made by. */
  readonly policy: ClockPolicy;
  readonly deadline: TermEnd;
  /** False when it follows from the one before it by standing still only; then earlier thresholds stay crossed. */
  readonly isNewTarget: boolean;
  /** When it ceased to hold: at the start of the pause, else at the extension or the stop that ended it. */
  heldUntil: Instant | undefined;
}

export interface ClockState {
  readonly policy: ClockPolicy;
  readonly timeline: CompiledCalendar;
  /** Start of the first round; `start` is that of the current one. */
  readonly firstStart: Instant;
  readonly start: Instant;
  /** The term of the current round, extended or not. */
  readonly term: Term;
  readonly unextendedTerm: Term;
  readonly pauses: readonly ReasonedPause[];
  readonly pausedSince: Instant | undefined;
  readonly pauseReason: string | undefined;
  readonly stoppedAt: Instant | undefined;
  readonly stopReason: string | undefined;
  readonly promises: readonly PromisedDeadline[];
  readonly extensions: number;
  readonly reopenings: number;
  /** Deadlines of earlier rounds that were missed. */
  readonly earlierBreaches: readonly Instant[];
}

/** `undefined` when the clock has not started by then. */
export function clockState(clock: Clock, calendars: Calendars, until: Instant): ClockState | undefined {
  let player: ClockFold | undefined;
  let { policy, calendar } = clock;
  for (const fact of sorted(clock.facts, compareFacts)) {
    if (fact.at > until) break;
    if (player === undefined && fact.type === 'start') {
      player = new ClockFold(policy, pinnedCalendar(calendars, calendar).timeline, fact);
    } else if (fact.type === 'retarget') {
      ({ policy, calendar } = fact);
      player?.retarget(fact.policy, pinnedCalendar(calendars, calendar).timeline, fact);
    } else {
      player?.play(fact);
    }
  }
  return player;
}

/** What the facts so far have come to. */
class ClockFold implements ClockState {
  policy: ClockPolicy;
  timeline: CompiledCalendar;
  readonly firstStart: Instant;
  start: Instant;
  pauses: ReasonedPause[] = [];
  pausedSince: Instant | undefined;
  pauseReason: string | undefined;
  stoppedAt: Instant | undefined;
  stopReason: string | undefined;
  readonly promises: PromisedDeadline[] = [];
  readonly earlierBreaches: Instant[] = [];
  extensions = 0;
  reopenings = 0;
  /** Whether the current round runs on the term that reopening gave it. */
  #isNewTerm = false;

  constructor(policy: ClockPolicy, timeline: CompiledCalendar, fact: ClockFact) {
    this.policy = policy;
    this.timeline = timeline;
    this.firstStart = this.start = fact.at;
    this.#promise('start', fact, true);
  }

  get term(): Term {
    const { extension } = this.policy;
    return this.extensions > 0 && extension !== undefined ? extension.total : this.unextendedTerm;
  }

  get unextendedTerm(): Term {
    const { term, reopening } = this.policy;
    return this.#isNewTerm ? (reopening?.term ?? term) : term;
  }

  play(fact: ClockFact): void {
    if (fact.type === 'start') this.#startAgain(fact);
    else if (fact.type === 'reopen') this.#reopen(fact);
    else if (this.stoppedAt !== undefined) return;
    else if (fact.type === 'extend') this.#extend(fact);
    else if (fact.type === 'pause') this.#pause(fact);
    else if (fact.type === 'resume') this.#resume(fact);
    else if (fact.type === 'stop') this.#stop(fact);
  }

  retarget(policy: ClockPolicy, timeline: CompiledCalendar, fact: ClockFact): void {
    if (this.stoppedAt !== undefined) return;
    this.policy = policy;
    this.timeline = timeline;
    this.#promise('retarget', fact, true);
  }

  #pause({ at, reason }: ClockFact): void {
    if (this.pausedSince !== undefined) return;
    this.pausedSince = at;
    this.pauseReason = reason;
  }

  #resume(fact: ClockFact): void {
    if (this.pausedSince === undefined) return;
    this.#endPause(fact.at);
    this.#promise('resume', fact, false);
  }

  #endPause(to: Instant): void {
    const { pausedSince: from, pauseReason: reason } = this;
    if (from !== undefined && from < to) this.pauses.push({ from, to, ...(reason === undefined ? {} : { reason }) });
    this.pausedSince = undefined;
    this.pauseReason = undefined;
  }

  #extend(fact: ClockFact): void {
    if (extensionProblem(this, fact.at) !== undefined) return;
    this.extensions += 1;
    this.#promise('extend', fact, true);
  }

  #stop({ at, reason }: ClockFact): void {
    const last = this.promises.at(-1);
    if (last !== undefined) last.heldUntil = this.pausedSince ?? at;
    // A clock that is stopped while it stands still has used no time since: its pause ends here.
    this.#endPause(at);
    this.stoppedAt = at;
    this.stopReason = reason;
  }

  #startAgain(fact: ClockFact): void {
    if (this.stoppedAt !== undefined) this.#newRound(fact, 'start', false);
  }

  #reopen(fact: ClockFact): void {
    const { reopening } = this.policy;
    const stoppedAt = this.stoppedAt;
    if (stoppedAt === undefined || reopening === undefined || !isInWindow(this, fact.at)) return;
    this.reopenings += 1;
    if (reopening.rule !== 'continue') {
      this.#newRound(fact, 'reopen', reopening.rule === 'newTerm');
      return;
    }
    if (stoppedAt < fact.at) this.pauses.push({ from: stoppedAt, to: fact.at });
    this.#run();
    this.#promise('reopen', fact, false);
  }

  #newRound(fact: ClockFact, because: 'start' | 'reopen', isNewTerm: boolean): void {
    const { at } = deadlineOf(termContext(this), this.pauses);
    if (this.stoppedAt !== undefined && at <= this.stoppedAt) this.earlierBreaches.push(at);
    this.start = fact.at;
    this.pauses = [];
    this.extensions = 0;
    this.#isNewTerm = isNewTerm;
    this.#run();
    this.#promise(because, fact, true);
  }

  #run(): void {
    this.stoppedAt = undefined;
    this.stopReason = undefined;
  }

  /** Keeps the promise, unless the deadline has not moved. */
  #promise(because: PromisedDeadline['because'], { at, reason }: ClockFact, isNewTarget: boolean): void {
    const deadline = deadlineOf(termContext(this), this.pauses);
    const last = this.promises.at(-1);
    if (!isNewTarget && last?.deadline.at === deadline.at) {
      last.heldUntil = undefined;
      return;
    }
    const heldUntil = isNewTarget ? at : (this.pauses.at(-1)?.from ?? at);
    if (last !== undefined) last.heldUntil = heldUntil;
    // A target that was set while the clock stood still has not run yet: it comes into force with the resumption.
    const isFirstToRun = isNewTarget || (last?.isNewTarget === true && heldUntil <= last.madeAt);
    this.promises.push({
      because,
      madeAt: at,
      policy: this.policy,
      deadline,
      isNewTarget: isFirstToRun,
      heldUntil: undefined,
      ...(reason === undefined ? {} : { reason }),
    });
  }
}

export function termContext({ term, start, timeline, policy }: ClockState): TermContext {
  return { term, start, timeline, roll: policy.roll ?? true };
}

/** The pauses with the open one ended at `at`. */
export function pausesUntil({ pauses, pausedSince, pauseReason }: ClockState, at: Instant): readonly ReasonedPause[] {
  if (pausedSince === undefined || pausedSince >= at) return pauses;
  return [...pauses, { from: pausedSince, to: at, ...(pauseReason === undefined ? {} : { reason: pauseReason }) }];
}

/** Why an extension at `at` has no effect; `undefined` when it has. */
export function extensionProblem(
  played: ClockState,
  at: Instant,
): 'not-running' | 'not-extendable' | 'already-extended' | 'expired' | 'not-later' | undefined {
  const { policy, extensions, stoppedAt, pausedSince, pauses } = played;
  const { extension } = policy;
  if (stoppedAt !== undefined) return 'not-running';
  if (extension === undefined) return 'not-extendable';
  if (extensions > 0) return 'already-extended';
  const counting = termContext(played);
  const promised = deadlineOf(counting, pauses).at;
  if (promised <= (pausedSince ?? at)) return 'expired';
  return deadlineOf({ ...counting, term: extension.total }, pauses).at > promised ? undefined : 'not-later';
}

/** Whether a stopped clock may still be reopened at `at`. */
export function isInWindow({ policy, timeline, stoppedAt }: ClockState, at: Instant): boolean {
  const window = policy.reopening?.window;
  if (window === undefined || stoppedAt === undefined) return true;
  return at < deadlineOf({ term: window, start: stoppedAt, timeline, roll: true }).at;
}
