/**
 * The clocks of one request while the desk works on it: they hear of each event, and say what is promised, what comes next
 * and until when something may still be done. What a clock shows is computed once for each state of its facts.
 */
import type { Deadline } from '../message/facts.ts';
import type { KindClock, KindPolicy } from '../operators/kind.ts';
import type { Operator } from '../operators/operator.ts';
import type { RequestEvent } from '../request/event.ts';
import type { Request } from '../request/request.ts';
import { accepted, type Result, refused } from '../result.ts';
import type { Calendars, Clock, ExtensionRefusal } from '../sla/clock.ts';
import { type Crossing, crossings } from '../sla/crossing.ts';
import { extendClock } from '../sla/extend.ts';
import { type ClockStart, observe } from '../sla/observe.ts';
import { type ClockReading, readClock } from '../sla/reading.ts';
import { applicableClocks } from './applicable-clocks.ts';

/** Something that time will bring about, and the clock that brings it. */
export interface Due {
  readonly crossing: Crossing;
  readonly clock: Clock;
}

/** What of a reading does not change until the clock gets another fact. */
type Promised = Deadline & Pick<ClockReading, 'pauses'> & { readonly isStopped: boolean };

export class RequestClocks {
  readonly #operator: Operator;
  readonly #policy: KindPolicy;
  readonly #calendars: Calendars;
  /** Facts lie in the past of this instant, so what is computed at it holds at every later one. */
  readonly #now: Date;
  #all: readonly Clock[];
  #starts: readonly ClockStart[] | undefined;
  readonly #promises = new Map<Clock, Promised | undefined>();
  readonly #crossings = new Map<Clock, readonly Crossing[]>();

  constructor(operator: Operator, policy: KindPolicy, calendars: Calendars, now: Date, clocks: readonly Clock[]) {
    this.#operator = operator;
    this.#policy = policy;
    this.#calendars = calendars;
    this.#now = now;
    this.#all = clocks;
  }

  get all(): readonly Clock[] {
    return this.#all;
  }

  /** Lets the clocks hear of an event; `before` is the request as it was. */
  hear(event: RequestEvent, before: Request | undefined, after: Request): void {
    this.#starts ??= applicableClocks(this.#policy, this.#operator, after);
    const { version: order, status } = after;
    if (event.type === 'registered') this.#observe('received', 'received', after.receivedAt, 0);
    if (status !== before?.status || this.#concerns(event.type)) this.#observe(event.type, status, event.at, order);
  }

  /** Extends the promise whose policy lets it be extended. */
  extend(at: number, reason: string, order: number): Result<void, ExtensionRefusal> {
    const refusals: ExtensionRefusal[] = [];
    for (const clock of this.#all) {
      if (clock.policy.audience === 'internal') continue;
      const extended = extendClock(clock, this.#calendars, { at: new Date(at), reason, order });
      if (extended.ok) {
        this.#all = this.#all.map((other) => (other === clock ? extended.value : other));
        return accepted(undefined);
      }
      refusals.push(extended.refusal);
    }
    // A promise that could be extended, but not now, explains more than one that never can, and that more than one that is met.
    const running = refusals.filter(({ code }) => code !== 'clock/not-running');
    const refusal = running.find(({ code }) => code !== 'clock/not-extendable') ?? running[0] ?? refusals[0];
    return refused(refusal ?? { code: 'clock/not-running', clock: 'review' });
  }

  isExtendable(clock: Clock, at: number): boolean {
    return clock.policy.audience !== 'internal' && extendClock(clock, this.#calendars, { at: new Date(at) }).ok;
  }

  /** What the subscriber is promised: the earliest deadline that is not met yet. */
  get deadline(): Deadline | undefined {
    let earliest: Promised | undefined;
    for (const clock of this.#all) {
      if (clock.policy.audience === 'internal') continue;
      const promised = this.#promiseOf(clock);
      if (promised === undefined || promised.isStopped) continue;
      if (earliest === undefined || promised.dueAt < earliest.dueAt) earliest = promised;
    }
    if (earliest === undefined) return undefined;
    const { dueAt, lastDay } = earliest;
    return lastDay === undefined ? { dueAt } : { dueAt, lastDay };
  }

  /** When a clock ends, or `undefined` once it has been stopped. */
  endOf(clock: Clock): Deadline | undefined {
    const promised = this.#promiseOf(clock);
    return promised === undefined || promised.isStopped ? undefined : promised;
  }

  /** The earliest crossing whose key is not in `marks`, behind or ahead. */
  next(marks: ReadonlySet<string>): Due | undefined {
    let next: Due | undefined;
    for (const clock of this.#all) {
      // They are sorted: the first that has not happened is the clock's earliest.
      const crossing = this.#crossingsOf(clock).find(({ key }) => !marks.has(key));
      if (crossing === undefined || (next !== undefined && crossing.at >= next.crossing.at)) continue;
      next = { crossing, clock };
    }
    return next;
  }

  /** Those of `marks` that could still be asked about: of a deadline that was replaced nothing comes back. */
  current(marks: ReadonlySet<string>): readonly string[] {
    if (marks.size === 0) return [];
    const keys = new Set(this.#all.flatMap((clock) => this.#crossingsOf(clock).map(({ key }) => key)));
    return [...marks].filter((key) => keys.has(key));
  }

  #observe(event: string, status: string, at: number, order: number): void {
    this.#all = observe(this.#all, { event, status, at: new Date(at), order }, this.#starts);
  }

  /** Whether any clock waits for that event; most events of a request are no matter of its clocks. */
  #concerns(event: string): boolean {
    const isNamed = ({ startsOn, stopsOn, reopening }: Clock['policy']): boolean =>
      startsOn.includes(event) || stopsOn.includes(event) || reopening?.on.includes(event) === true;
    return (
      this.#all.some(({ policy }) => isNamed(policy)) || (this.#starts ?? []).some(({ policy }) => isNamed(policy))
    );
  }

  #promiseOf(clock: Clock): Promised | undefined {
    if (this.#promises.has(clock)) return this.#promises.get(clock);
    const reading = readClock(clock, this.#calendars, this.#now);
    const promised = reading && {
      dueAt: reading.dueAt,
      ...(reading.lastDay === undefined ? {} : { lastDay: reading.lastDay }),
      isStopped: reading.state === 'stopped',
      pauses: reading.pauses,
    };
    this.#promises.set(clock, promised);
    return promised;
  }

  #crossingsOf(clock: Clock): readonly Crossing[] {
    const known = this.#crossings.get(clock);
    if (known !== undefined) return known;
    const pauses = this.#promiseOf(clock)?.pauses ?? [];
    // A clock that was stopped while it stood still has crossed nothing since it began to stand still.
    const found = crossings(clock, this.#calendars, this.#now).filter(
      ({ at }) => !pauses.some(({ from, to }) => at > from && at <= to),
    );
    this.#crossings.set(clock, found);
    return found;
  }
}

/** The definition that a clock was started with. */
export function definitionOf(clock: Clock): KindClock {
  // The desk starts clocks from `KindClock`s only, and a clock keeps the whole definition it was started with.
  return clock.policy as KindClock;
}
