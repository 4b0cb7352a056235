/**
 * The clocks of one request while the desk works on it: they hear of each event, and say what is promised, what comes next
 * and until when something may still be done.
 */

import { deepFreeze } from '../../kernel/deep-freeze.ts';
import { Fault } from '../../kernel/fault.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { Deadline } from '../../message/facts.ts';
import type { KindClock, KindPolicy } from '../../operators/kind-policy.ts';
import type { Operator } from '../../operators/operator.ts';
import { applicableClocks } from '../../operators/rules/applicable-clocks.ts';
import type { RequestEvent } from '../../request/event.ts';
import type { Request } from '../../request/request.ts';
import type { Clock, ClockPolicy, ExtensionRefusal } from '../../sla/clock/clock.ts';
import { extendClock } from '../../sla/clock/clock-actions.ts';
import type { Crossing } from '../../sla/clock/crossing.ts';
import { type ClockStart, observe } from '../../sla/clock/observe.ts';
import type { ClockCache, ShownDeadline } from '../context/clock-cache.ts';

/** Something that time will bring about, and the clock that brings it. */
export interface DueCrossing {
  readonly crossing: Crossing;
  readonly clock: Clock;
}

/** One for all requests to which nothing has happened by itself yet: most of them. */
const noneFired: readonly string[] = /* @__PURE__ */ Object.freeze([]);

export class RequestClocks {
  readonly #operator: Operator;
  readonly #policy: KindPolicy;
  readonly #reader: ClockCache;
  #all: readonly Clock[];

  constructor(operator: Operator, policy: KindPolicy, reader: ClockCache, clocks: readonly Clock[]) {
    this.#operator = operator;
    this.#policy = policy;
    this.#reader = reader;
    this.#all = clocks;
  }

  get all(): readonly Clock[] {
    return this.#all;
  }

  /** Lets the clocks hear of an event; `before` is the request as it was. */
  observe(event: RequestEvent, before: Request | undefined, after: Request): void {
    const { version, status } = after;
    if (event.type === 'registered') this.#observe('received', 'received', 'received', after.receivedAt, 0, after);
    this.#observe(event.type, before?.status ?? status, status, event.at, version, after);
  }

  /**
   * Extends the promise whose policy lets it be extended; answers whether the date that the subscriber knows has moved, which
   * it has not while another promise ends earlier.
   */
  extend(at: number, reason: string, order: number): Result<boolean, ExtensionRefusal> {
    const before = this.deadline;
    const refusals: ExtensionRefusal[] = [];
    for (const clock of this.#all) {
      if (clock.policy.audience === 'internal') continue;
      const extended = extendClock(clock, this.#reader.calendars, { at: new Date(at), reason, order });
      if (extended.ok) {
        this.#all = this.#all.map((other) => (other === clock ? deepFreeze(extended.value) : other));
        return accepted(before?.dueAt.getTime() !== this.deadline?.dueAt.getTime());
      }
      refusals.push(extended.refusal);
    }
    // A promise that could be extended, but not now, explains more than one that never can, and that more than one that is met.
    const running = refusals.filter(({ code }) => code !== 'clock/not-running');
    const refusal = running.find(({ code }) => code !== 'clock/not-extendable') ?? running[0] ?? refusals[0];
    return refused(refusal ?? { code: 'clock/not-running', clock: 'review' });
  }

  /** Whether the kind knows an extension at all; whether it is too late for it is asked only when it is wanted. */
  get canBeExtended(): boolean {
    return this.#all.some(({ policy }) => policy.audience !== 'internal' && policy.extension !== undefined);
  }

  /** No, too, where the longer term ends beyond what the calendar knows: that must not stop what is due of itself. */
  isExtendable(clock: Clock, at: number): boolean {
    if (clock.policy.audience === 'internal') return false;
    try {
      return extendClock(clock, this.#reader.calendars, { at: new Date(at) }).ok;
    } catch (error) {
      if (Fault.is(error) && error.code === 'calendar/unknown-date') return false;
      throw error;
    }
  }

  /** What the subscriber is promised: the earliest deadline that is not met yet. */
  get deadline(): Deadline | undefined {
    let earliest: ShownDeadline | undefined;
    for (const clock of this.#all) {
      if (clock.policy.audience === 'internal') continue;
      const promised = this.#reader.deadlineOf(clock);
      if (promised === undefined || promised.isStopped) continue;
      if (earliest === undefined || promised.dueAt < earliest.dueAt) earliest = promised;
    }
    if (earliest === undefined) return undefined;
    const { dueAt, lastDay } = earliest;
    return lastDay === undefined ? { dueAt } : { dueAt, lastDay };
  }

  /** When a clock ends, or `undefined` once it has been stopped. */
  endOf(clock: Clock): Deadline | undefined {
    const promised = this.#reader.deadlineOf(clock);
    return promised === undefined || promised.isStopped ? undefined : promised;
  }

  /** The earliest crossing whose key is not in `marks`, behind or ahead. */
  next(marks: ReadonlySet<string>): DueCrossing | undefined {
    let next: DueCrossing | undefined;
    for (const clock of this.#all) {
      // They are sorted: the first that has not happened is the clock's earliest.
      const crossing = this.#reader.crossingsOf(clock).find(({ key }) => !marks.has(key));
      if (crossing === undefined || (next !== undefined && crossing.at >= next.crossing.at)) continue;
      next = { crossing, clock };
    }
    return next;
  }

  /** Those of `marks` that could still be asked about: of a deadline that was replaced nothing comes back. */
  current(marks: ReadonlySet<string>): readonly string[] {
    if (marks.size === 0) return noneFired;
    const keys = new Set(this.#all.flatMap((clock) => this.#reader.crossingsOf(clock).map(({ key }) => key)));
    return [...marks].filter((key) => keys.has(key));
  }

  /** Only clocks that the event concerns hear of it: most events of a request are no matter of most of its clocks. */
  #observe(event: string, before: string, status: string, at: number, order: number, request: Request): void {
    const occurrence = { event, status, at: new Date(at), order };
    let changed: Clock[] | undefined;
    for (const [index, clock] of this.#all.entries()) {
      if (!concerns(clock.policy, event, before, status)) continue;
      const [heard] = observe([clock], occurrence);
      if (heard === undefined || heard === clock) continue;
      changed ??= [...this.#all];
      changed[index] = deepFreeze(heard);
    }
    const starts = this.#startedBy(event, request);
    if (changed === undefined && starts.length === 0) return;
    this.#all = (changed ?? this.#all).concat(deepFreeze(observe([], occurrence, starts)));
  }

  #startedBy(event: string, request: Request): readonly ClockStart[] {
    return applicableClocks(this.#policy, this.#operator, request, event).filter(
      ({ policy }) => !this.#all.some((clock) => clock.policy.name === policy.name),
    );
  }
}

function concerns(policy: ClockPolicy, event: string, before: string, status: string): boolean {
  const { startsOn, stopsOn, pausedIn, reopening } = policy;
  if (startsOn.includes(event) || stopsOn.includes(event) || reopening?.on.includes(event) === true) return true;
  return before !== status && pausedIn.includes(before) !== pausedIn.includes(status);
}

/** The definition that a clock was started with. */
export function definitionOf(clock: Clock): KindClock {
  // The desk starts clocks from `KindClock`s only, and a clock keeps the whole definition it was started with.
  return clock.policy as KindClock;
}
