/**
 * A request while the desk works on it: each event that happens moves the request, its clocks and its messages together,
 * and all of it becomes one change for the store.
 */
import { Fault } from '../fault.ts';
import type { Deadline, MessageName } from '../message/facts.ts';
import { messageKey, superseded } from '../message/outbox.ts';
import type { KindClock, KindPolicy } from '../operators/kind.ts';
import type { Operator } from '../operators/operator.ts';
import type { RequestEvent } from '../request/event.ts';
import { evolve } from '../request/evolve.ts';
import type { Actor, Request } from '../request/request.ts';
import { accepted, type Result, refused } from '../result.ts';
import type { Calendars, Clock, ExtensionRefusal } from '../sla/clock.ts';
import { dueAt } from '../sla/due.ts';
import { extendClock } from '../sla/extend.ts';
import { observe } from '../sla/observe.ts';
import { earliestDeadline, readClock } from '../sla/reading.ts';
import { applicableClocks } from './applicable-clocks.ts';
import { type Notice, notice, type Occasion } from './notice.ts';
import type { Change, HistoryEntry, OutboxRecord, Stored } from './store.ts';

/** The form of the documents that this version writes. */
export const schema = 1;

/** The command behind an event, for the history. */
export interface Cause {
  readonly commandId?: string;
  readonly digest?: string;
}

export const system: Actor = { role: 'system' };

export class Draft {
  readonly operator: Operator;
  readonly policy: KindPolicy;
  readonly calendars: Calendars;
  /** The instant of the desk's clock at which the work began. */
  readonly now: Date;
  readonly history: HistoryEntry[] = [];
  readonly notices: Notice[] = [];
  clocks: readonly Clock[];
  readonly marks: Set<string>;
  #request: Request | undefined;
  #forgetAt: number | undefined;
  readonly #expected: number | 'absent';
  readonly #told: Map<string, number>;
  readonly #supersedes: string[] = [];

  constructor(operator: Operator, policy: KindPolicy, calendars: Calendars, now: Date, stored?: Stored) {
    this.operator = operator;
    this.policy = policy;
    this.calendars = calendars;
    this.now = now;
    this.clocks = stored?.clocks ?? [];
    this.marks = new Set(stored?.marks);
    this.#request = stored?.request;
    this.#forgetAt = stored?.forgetAt;
    this.#expected = stored?.request.version ?? 'absent';
    this.#told = new Map(Object.entries(stored?.told ?? {}));
  }

  get request(): Request {
    if (this.#request !== undefined) return this.#request;
    throw new Fault('request/impossible-event', 'draft: nothing is registered yet');
  }

  /** Time never runs backwards within a request, whatever the clocks of two machines say. */
  notBackwards(at: number): number {
    return Math.max(at, this.#request?.changedAt ?? at);
  }

  /** Lets an event happen: it is written, the clocks hear of it, the subscriber is told. */
  happen(event: RequestEvent, cause: Cause = {}): void {
    const request = evolve(this.#request, event);
    this.#request = request;
    this.#observe(event, request);
    if (event.type === 'archived' || event.type === 'consulted') this.#archive(event.at);
    if (event.type === 'reopened') this.#forgetAt = undefined;
    const deadline = this.deadline(event.at);
    this.history.push({
      version: request.version,
      event,
      ...(deadline === undefined ? {} : { dueAt: deadline.dueAt.getTime() }),
      ...(deadline?.lastDay === undefined ? {} : { lastDay: deadline.lastDay }),
      ...cause,
    });
    this.#tell({ ...this.occasion(event), deadline });
  }

  /** Extends the clock that its policy lets be extended. Nothing has happened yet then but to the clock. */
  extend(at: number, reason: string): Result<void, ExtensionRefusal> {
    const refusals: ExtensionRefusal[] = [];
    const order = this.request.version + 1;
    for (const clock of this.#promises()) {
      const extended = extendClock(clock, this.calendars, { at: new Date(at), reason, order });
      if (extended.ok) {
        this.clocks = this.clocks.map((other) => (other === clock ? extended.value : other));
        return accepted(undefined);
      }
      refusals.push(extended.refusal);
    }
    // A clock that could be extended, but not now, explains more than one that never can.
    const refusal = refusals.find(({ code }) => code !== 'clock/not-extendable') ?? refusals[0];
    return refused(refusal ?? { code: 'clock/not-running', clock: 'review' });
  }

  /** What the subscriber is promised at an instant: the earliest deadline that is not met yet. */
  deadline(at: number): Deadline | undefined {
    const reading = earliestDeadline(this.clocks, this.calendars, new Date(at));
    if (reading === undefined) return undefined;
    return { dueAt: reading.dueAt, ...(reading.lastDay === undefined ? {} : { lastDay: reading.lastDay }) };
  }

  /** The definition that a clock was started with. */
  definitionOf(clock: Clock): KindClock {
    // The desk starts clocks from `KindClock`s only, and a clock keeps the whole definition it was started with.
    return clock.policy as KindClock;
  }

  /** When a clock ends at the latest, or `undefined` while it does not run. */
  endOf(clock: Clock, at: number): Date | undefined {
    const reading = readClock(clock, this.calendars, new Date(at));
    return reading === undefined || reading.state === 'stopped' ? undefined : reading.dueAt;
  }

  occasion(event: RequestEvent): Occasion {
    const reopening = this.clocks.find((clock) => this.definitionOf(clock).allows === 'reopen');
    return {
      operator: this.operator,
      policy: this.policy,
      request: this.request,
      event,
      at: this.now,
      deadline: this.deadline(event.at),
      reopenUntil: reopening === undefined ? undefined : this.endOf(reopening, event.at),
    };
  }

  /** Everything that has happened, as one change. */
  change(wakeAt: number | undefined, commandId?: string): Change {
    const request = this.request;
    return {
      id: request.id,
      expected: this.#expected,
      version: request.version,
      stored: this.#stored(),
      keys: {
        operator: request.operator,
        ...(request.number === undefined ? {} : { number: request.number }),
        msisdn: request.subscriber.msisdn,
        active: this.#forgetAt === undefined,
        registeredAt: request.registeredAt,
      },
      history: this.history,
      outbox: this.notices.map(({ record }): OutboxRecord => record),
      supersedes: this.#supersedes,
      ...(wakeAt === undefined ? {} : { wakeAt }),
      ...(commandId === undefined ? {} : { commandId }),
    };
  }

  /** When the person is to be forgotten, once the request is archived. */
  get forgetAt(): number | undefined {
    return this.#forgetAt;
  }

  #stored(): Stored {
    return {
      schema,
      request: this.request,
      clocks: this.clocks,
      marks: [...this.marks],
      told: Object.fromEntries(this.#told),
      ...(this.#forgetAt === undefined ? {} : { forgetAt: this.#forgetAt }),
    };
  }

  #promises(): readonly Clock[] {
    return this.clocks.filter(({ policy }) => policy.audience !== 'internal');
  }

  #observe(event: RequestEvent, request: Request): void {
    const starts = applicableClocks(this.policy, this.operator, request);
    if (event.type === 'registered') {
      const received = { event: 'received', status: 'received', at: new Date(request.receivedAt), order: 0 };
      this.clocks = observe(this.clocks, received, starts);
    }
    const { version: order, status } = request;
    this.clocks = observe(this.clocks, { event: event.type, status, at: new Date(event.at), order }, starts);
  }

  #archive(at: number): void {
    const { retention } = this.policy;
    this.#forgetAt = dueAt(retention.term, new Date(at), this.operator.calendar, { roll: false }).at.getTime();
  }

  #tell(occasion: Occasion): void {
    const { event, request } = occasion;
    const rule = this.policy.messages[event.type];
    if (rule === undefined || (rule.clock !== undefined && !('clock' in event && event.clock === rule.clock))) return;
    for (const name of superseded[rule.message]) this.#supersede(name);
    this.notices.push(notice(occasion, rule));
    this.#told.set(rule.message, request.version);
  }

  #supersede(name: MessageName): void {
    const version = this.#told.get(name);
    if (version === undefined) return;
    this.#supersedes.push(messageKey(this.request.id, name, version));
    this.#told.delete(name);
  }
}
