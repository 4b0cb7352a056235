/**
 * The clocks of one request while it is worked on: they react to each event, and say what is promised, what comes next
 * and until when something may still be done.
 */
import { Fault } from '../../../kernel/fault.ts';
import { accepted, type Result, refused } from '../../../kernel/result.ts';
import type { RequestEvent } from '../../../request/event.ts';
import type { Request } from '../../../request/request.ts';
import {
  type Audience,
  type Calendars,
  type Clock,
  type ClockPolicy,
  currentCalendar,
  type ExtensionRefusal,
} from '../../../sla/clock/clock.ts';
import { type ClockAction, extendClock } from '../../../sla/clock/clock-actions.ts';
import { extensionRefusal } from '../../../sla/clock/clock-state.ts';
import type { Crossing } from '../../../sla/clock/crossing.ts';
import { type ObservedEvent, observe } from '../../../sla/clock/observe.ts';
import { pinnedCalendar } from '../../../sla/clock/pinned-calendar.ts';
import { type ClockEvent, isPromise, type KindPolicy } from '../../kind-policy.ts';
import type { Operator } from '../../operator.ts';
import { applicableClocks } from '../applicable-clocks.ts';
import { type ClockTarget, continuedAs, withTarget } from '../clock-target.ts';
import { type ClockCorrection, correctedClocks } from '../corrected-clocks.ts';
import { observedImport } from '../imported-steps.ts';
import type { ClockEnd } from '../open-commands.ts';
import { type ShownClock, type ShownClocks, type ShownDeadline, shownClock } from './shown-clock.ts';

/** Something that happens when its time has come, and the clock that it belongs to. */
export interface DueCrossing {
  readonly crossing: Crossing;
  readonly clock: Clock;
}

/** A calendar behind a preliminary deadline, and the last day that it knows. */
interface PreliminaryMark {
  readonly calendar: string;
  readonly knownTo: string;
}

export interface RequestClocksSetup {
  readonly operator: Operator;
  readonly policy: KindPolicy;
  readonly calendars: Calendars;
  readonly clocks: readonly Clock[];
  /** What was promised last, where the clocks cannot be read and are left out. */
  readonly lastPromise?: ShownDeadline | undefined;
  /** What clocks show, where it is known already: verification asks about the same ones many times. */
  readonly shown?: ShownClocks;
}

export class RequestClocks {
  #setup: RequestClocksSetup;
  #all: readonly Clock[];
  /** What each clock shows, by clock: one with another fact is another object. */
  readonly #shown: ShownClocks;

  constructor(setup: RequestClocksSetup) {
    this.#setup = setup;
    this.#all = setup.clocks;
    this.#shown = setup.shown ?? new Map<Clock, ShownClock>();
  }

  get all(): readonly Clock[] {
    return this.#all;
  }

  /** Each clock with its end. */
  get ends(): readonly ClockEnd[] {
    return this.#all.map((clock) => {
      const { definition, end } = this.shownOf(clock);
      return { definition, dueAt: end?.dueAt };
    });
  }

  /** Lets the clocks react to an event; `before` is the request as it was. */
  observe(event: RequestEvent, before: Request | undefined, after: Request): void {
    if (event.type === 'imported') {
      for (const step of observedImport(event, this.#setup.operator.calendar)) this.#observe(step, after, true);
      return;
    }
    const { status, version, receivedAt } = after;
    const hasMoved = status !== before?.status;
    if (event.type === 'registered') {
      this.#observe({ event: 'received', status: 'received', at: new Date(receivedAt), order: 0 }, after, hasMoved);
    }
    this.#observe({ event: event.type, status, at: new Date(event.at), order: version }, after, hasMoved);
  }

  #observe(observed: ObservedEvent & { readonly event: ClockEvent }, request: Request, hasMoved: boolean): void {
    const before = this.#all;
    const starts = applicableClocks({ request, ...this.#setup }, observed.event);
    this.#all = observe(before, observed, starts).map((clock, index) => {
      const known = before[index];
      // An event that neither changes the status nor is named by a clock adds no fact to it: a clock does not grow by notes.
      return known === undefined || hasMoved || isNamed(observed.event, this.shownOf(known).definition) ? clock : known;
    });
  }

  /** Lets the clocks follow a correction of the request. What the subscriber was promised does not become earlier. */
  correct(correction: ClockCorrection): void {
    const before = this.#all;
    const told = this.#promise;
    const promise = told && this.#promises.find((clock) => this.shownOf(clock) === told);
    this.#setup = { ...this.#setup, policy: correction.context.policy };
    this.#all = correctedClocks(before, correction).map((clock) => {
      const end = this.endOf(clock);
      const isEarlier = end !== undefined && told?.told !== undefined && end.dueAt < told.told.dueAt;
      const isNew = isPromise(clock.policy) && before.every(({ policy }) => policy.name !== clock.policy.name);
      return promise !== undefined && isNew && isEarlier ? continuedAs(promise, clock, correction.action) : clock;
    });
  }

  /**
   * Extends the promise whose policy lets it be extended. The value is whether there is something to tell: not while a term of
   * the law ends earlier, for then the date that the subscriber knows stays.
   */
  extend(at: number, reason: string, order: number): Result<boolean, ExtensionRefusal> {
    const known = (): number | undefined => (this.deadlineAfter(new Date(at)) ?? this.deadline)?.dueAt.getTime();
    const before = known();
    const refusals: ExtensionRefusal[] = [];
    for (const clock of this.#promises) {
      const extended = extendClock(clock, this.#setup.calendars, { at: new Date(at), reason, order });
      if (extended.ok) {
        this.#all = this.#all.map((other) => (other === clock ? extended.value : other));
        const isBehindOther = this.promiseAfter(new Date(at))?.definition.audience === 'subscriber';
        return accepted(isBehindOther || before !== known());
      }
      refusals.push(extended.refusal);
    }
    // The refusal to show: first "could be extended, but not now", then "can never be extended", then "does not run".
    const running = refusals.filter(({ code }) => code !== 'clock/not-running');
    const refusal = running.find(({ code }) => code !== 'clock/not-extendable') ?? running[0] ?? refusals[0];
    return refused(
      refusal ?? { code: 'clock/not-running', clock: this.#setup.policy.clocks.find(isPromise)?.name ?? '' },
    );
  }

  canExtend(at: number): boolean {
    return this.#promises.some((clock) => this.isExtendable(clock, at));
  }

  /** False, too, where the longer term ends beyond what the calendar knows: that must not stop what is due. */
  isExtendable(clock: Clock, at: number): boolean {
    if (!isPromise(clock.policy)) return false;
    try {
      const { state } = this.shownOf(clock);
      return state !== undefined && extensionRefusal(state, at) === undefined;
    } catch (error) {
      if (Fault.is(error) && error.code === 'calendar/unknown-date') return false;
      throw error;
    }
  }

  /**
   * Counts a clock by something else from now on. A promise to the subscriber does not become earlier. The value is its last
   * deadline.
   */
  retarget(clock: Clock, target: ClockTarget, action: ClockAction): ShownDeadline | undefined {
    const retargeted = withTarget(clock, target, action);
    this.#all = this.#all.map((other) => (other === clock ? retargeted : other));
    return this.shownOf(retargeted).last;
  }

  /** Of the calendars behind preliminary deadlines, the one that knows the fewest days. */
  get preliminary(): PreliminaryMark | undefined {
    const marks = this.#all.flatMap((clock) => {
      if (this.endOf(clock)?.preliminary === undefined) return [];
      const { name, known } = pinnedCalendar(this.#setup.calendars, currentCalendar(clock), clock.facts);
      return known === undefined ? [] : [{ calendar: name, knownTo: known.to }];
    });
    return marks.sort((one, other) => (one.knownTo < other.knownTo ? -1 : 1))[0];
  }

  /** What the subscriber is promised: the earliest deadline that runs; one that stands still only when none runs. */
  get deadline(): ShownDeadline | undefined {
    return this.#setup.lastPromise ?? this.#promise?.told;
  }

  /** The same, if it is the true date: another one is not told to the subscriber. */
  get toldDeadline(): ShownDeadline | undefined {
    return this.deadline?.isStandIn === true ? undefined : this.deadline;
  }

  /** Whether that deadline runs, and does not stand still. */
  get isRunning(): boolean {
    return this.#promise?.isPaused === false;
  }

  /** The earliest deadline after `at` that a running promise has. */
  deadlineAfter(at: Date): ShownDeadline | undefined {
    const { lastPromise } = this.#setup;
    if (lastPromise !== undefined) return lastPromise.dueAt > at ? lastPromise : undefined;
    return this.promiseAfter(at)?.end;
  }

  /** The running promise with that deadline. */
  promiseAfter(at: Date): RunningPromise | undefined {
    return this.#promises
      .map((clock) => this.shownOf(clock))
      .flatMap(({ definition, end, isPaused }) => (!end || isPaused || end.dueAt <= at ? [] : [{ definition, end }]))
      .filter(({ end }) => end.isStandIn !== true)
      .sort((one, other) => one.end.dueAt.getTime() - other.end.dueAt.getTime())[0];
  }

  /** Of the promises that run, the latest deadline that has passed by `at`. */
  missedBefore(at: Date): ShownDeadline | undefined {
    const missed = this.#promises
      .map((clock) => this.shownOf(clock))
      .flatMap(({ told, isPaused }) => (told === undefined || isPaused || told.dueAt > at ? [] : [told]))
      .filter(({ isStandIn }) => isStandIn !== true);
    return missed.sort((one, other) => other.dueAt.getTime() - one.dueAt.getTime())[0];
  }

  /** The deadline of the promise of that name, if it is the true date, and unless it has been stopped. */
  promiseNamed(name: string): ShownDeadline | undefined {
    const clock = this.#promises.findLast(({ policy }) => policy.name === name);
    const end = clock && this.endOf(clock);
    return end?.isStandIn === true ? undefined : end;
  }

  /** Whether that deadline was extended. */
  get isExtended(): boolean {
    return this.#promise?.isExtended ?? false;
  }

  get #promise(): ShownClock | undefined {
    const shown = this.#promises.map((clock) => this.shownOf(clock)).filter(({ told }) => told !== undefined);
    const running = shown.filter(({ isPaused }) => !isPaused);
    return (running.length > 0 ? running : shown).reduce<ShownClock | undefined>(
      (first, other) => (first?.told && other.told && other.told.dueAt < first.told.dueAt ? other : (first ?? other)),
      undefined,
    );
  }

  /** When a clock ends; `undefined` once it has been stopped. */
  endOf(clock: Clock): ShownDeadline | undefined {
    return this.shownOf(clock).end;
  }

  /** The earliest crossing whose key is not in `fired`, behind or ahead. */
  next(fired: ReadonlySet<string>): DueCrossing | undefined {
    let next: DueCrossing | undefined;
    for (const clock of this.#all) {
      // They are sorted: the first that has not happened is the clock's earliest.
      const crossing = this.shownOf(clock).crossings.find(({ key }) => !fired.has(key));
      if (crossing !== undefined && (next === undefined || crossing.at < next.crossing.at)) next = { crossing, clock };
    }
    return next;
  }

  /** Those of `fired` that can still be asked for: the crossings of a deadline that was replaced never come back. */
  current(fired: ReadonlySet<string>): readonly string[] {
    if (fired.size === 0) return [];
    const keys = new Set(this.#all.flatMap((clock) => this.shownOf(clock).crossings.map(({ key }) => key)));
    return [...fired].filter((key) => keys.has(key));
  }

  /** Every deadline that staff has to keep: no window, and nothing that ends by itself. */
  get duties(): readonly Duty[] {
    return this.#all.flatMap((clock) => {
      const { definition, end, told, isPaused } = this.shownOf(clock);
      const { name, audience, atEnd, allows, bounds } = definition;
      const deadline = audience === 'subscriber' ? told : end;
      if (deadline === undefined || (atEnd ?? allows ?? bounds) !== undefined) return [];
      return [{ clock: name, audience, deadline, isPaused }];
    });
  }

  get #promises(): readonly Clock[] {
    return this.#all.filter(({ policy }) => isPromise(policy));
  }

  /** What a clock shows from its last fact on. */
  shownOf(clock: Clock): ShownClock {
    const known = this.#shown.get(clock);
    if (known !== undefined) return known;
    const shown = shownClock(clock, this.#setup.calendars);
    this.#shown.set(clock, shown);
    return shown;
  }
}

/** A promise to the subscriber that has not ended. */
export type RunningPromise = Pick<ShownClock, 'definition'> & { readonly end: ShownDeadline };

/** A deadline that staff has to keep. */
export interface Duty {
  readonly clock: string;
  readonly audience: Audience;
  readonly deadline: ShownDeadline;
  readonly isPaused: boolean;
}

function isNamed(event: string, { startsOn, stopsOn, restartsOn, reopening }: ClockPolicy): boolean {
  return [startsOn, stopsOn, restartsOn, reopening?.on].some((names) => names?.includes(event));
}
