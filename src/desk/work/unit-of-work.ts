/**
 * A request while the desk works on it: each event that happens moves the request, its clocks and its messages together,
 * and all of it becomes one change for the store.
 */

import { deepFreeze } from '../../kernel/deep-freeze.ts';
import { Fault } from '../../kernel/fault.ts';
import { messageKey, supersededBy } from '../../message/delivery-policy.ts';
import type { Deadline, MessageName } from '../../message/facts.ts';
import { questions } from '../../message/message-table.ts';
import type { KindPolicy } from '../../operators/kind-policy.ts';
import type { Operator } from '../../operators/operator.ts';
import { isErased } from '../../request/erased.ts';
import type { RequestEvent } from '../../request/event.ts';
import { evolve } from '../../request/evolve.ts';
import type { Actor, Request } from '../../request/request.ts';
import { dueAt } from '../../sla/term/due-at.ts';
import type { ClockCache } from '../context/clock-cache.ts';
import type { Change, HistoryEntry, OutboxRecord, Stored } from '../ports/store.ts';
import { type MessageContext, type OutboundMessage, outboundMessage } from './notification.ts';
import { definitionOf, RequestClocks } from './request-clocks.ts';
import { schema } from './stored-document.ts';

/** The command behind a change, where it can be told from others. */
export interface CommandKey {
  readonly commandId: string;
  readonly fingerprint: string;
}

export const system: Actor = { role: 'system' };

export class UnitOfWork {
  readonly operator: Operator;
  readonly policy: KindPolicy;
  readonly reader: ClockCache;
  /** The instant of the desk's clock at which the work began. */
  readonly now: Date;
  readonly history: HistoryEntry[] = [];
  readonly messages: OutboundMessage[] = [];
  readonly clocks: RequestClocks;
  readonly firedCrossings: Set<string>;
  #request: Request | undefined;
  #eraseAt: number | undefined;
  readonly #expected: number | 'absent';
  #lastMessageVersion: Stored['lastMessageVersion'];
  readonly #supersedes: string[] = [];

  constructor(operator: Operator, policy: KindPolicy, reader: ClockCache, now: Date, stored?: Stored) {
    this.operator = operator;
    this.policy = policy;
    this.reader = reader;
    this.now = now;
    this.clocks = new RequestClocks(operator, policy, reader, stored?.clocks ?? []);
    this.firedCrossings = new Set(stored?.firedCrossings);
    this.#request = stored?.request;
    this.#eraseAt = stored?.eraseAt;
    this.#expected = stored?.request.version ?? 'absent';
    this.#lastMessageVersion = stored?.lastMessageVersion ?? {};
  }

  get request(): Request {
    if (this.#request !== undefined) return this.#request;
    throw new Fault('request/impossible-event', 'unit: nothing is registered yet');
  }

  /** Time never runs backwards within a request, whatever the clocks of two machines say. */
  monotonic(at: number): number {
    return Math.max(at, this.#request?.changedAt ?? at);
  }

  /** Lets an event happen: it is written, the clocks hear of it, the subscriber is told unless it is no news to him. */
  apply(event: RequestEvent, isTold = true): void {
    const request = evolve(this.#request, event);
    this.clocks.observe(event, this.#request, request);
    if (this.#request?.status === 'awaitingSubscriber' && request.status !== 'awaitingSubscriber') this.#stopAsking();
    this.#request = request;
    if (event.type === 'archived' || event.type === 'consulted') this.#archive(event.at);
    if (event.type === 'reopened') this.#eraseAt = undefined;
    const { deadline } = this.clocks;
    this.history.push(entryOf(request.version, event, deadline));
    if (isTold) this.#writeMessage(event);
  }

  messageContext(event: RequestEvent): MessageContext {
    const reopening = this.clocks.all.find((clock) => definitionOf(clock).allows === 'reopen');
    return {
      operator: this.operator,
      policy: this.policy,
      request: this.request,
      event,
      at: this.now,
      deadline: this.clocks.deadline,
      reopenUntil: reopening === undefined ? undefined : this.clocks.endOf(reopening)?.dueAt,
    };
  }

  /** Everything that has happened, as one change; all of it is the answer to the command, if it was one. */
  toChange(wakeAt: number | undefined, cause?: CommandKey): Change {
    const request = this.request;
    return deepFreeze({
      id: request.id,
      expected: this.#expected,
      version: request.version,
      stored: this.#stored(),
      keys: {
        operator: request.operator,
        active: this.#eraseAt === undefined && !isErased(request),
        registeredAt: request.registeredAt,
        ...(request.number === undefined ? {} : { number: request.number }),
        ...(isErased(request) ? {} : { msisdn: request.subscriber.msisdn }),
      },
      history: cause === undefined ? this.history : this.history.map((entry) => causedBy(cause, entry)),
      outbox: this.messages.map(({ record }): OutboxRecord => record),
      supersedes: this.#supersedes,
      ...(wakeAt === undefined ? {} : { wakeAt }),
      ...(cause === undefined ? {} : { commandId: cause.commandId }),
    });
  }

  /** When the person is to be forgotten, once the request is archived. */
  get eraseAt(): number | undefined {
    return this.#eraseAt;
  }

  #stored(): Stored {
    return {
      schema,
      request: this.request,
      clocks: this.clocks.all,
      firedCrossings: this.clocks.current(this.firedCrossings),
      lastMessageVersion: this.#lastMessageVersion,
      ...(this.#eraseAt === undefined ? {} : { eraseAt: this.#eraseAt }),
    };
  }

  #archive(at: number): void {
    const { retention } = this.policy;
    this.#eraseAt = dueAt(retention.term, new Date(at), this.operator.calendar, { roll: false }).at.getTime();
  }

  #writeMessage(event: RequestEvent): void {
    const rule = this.policy.messages[event.type];
    if (rule === undefined || (rule.clock !== undefined && !('clock' in event && event.clock === rule.clock))) return;
    const written = outboundMessage(this.messageContext(event), rule);
    for (const name of supersededBy(written.message)) this.#supersede(name);
    this.messages.push(written);
    this.#lastMessageVersion = { ...this.#lastMessageVersion, [written.message]: this.request.version };
  }

  /** Questions count as told no longer, so that one that somebody still holds is known to be overtaken. */
  #stopAsking(): void {
    const told: { [message: string]: number } = { ...this.#lastMessageVersion };
    for (const name of questions) {
      this.#supersede(name);
      delete told[name];
    }
    this.#lastMessageVersion = told;
  }

  #supersede(name: MessageName): void {
    const version = this.#lastMessageVersion[name];
    // What was told stays known: an older message that somebody still holds was overtaken by it all the same.
    if (version !== undefined) this.#supersedes.push(messageKey(this.request.id, name, version));
  }
}

/** Named one by one: two objects spread into one make a slow one. */
function causedBy({ commandId, fingerprint }: CommandKey, entry: HistoryEntry): HistoryEntry {
  return { ...entry, commandId, fingerprint };
}

/** Constant shapes, so that a long history stays small. */
function entryOf(version: number, event: RequestEvent, deadline: Deadline | undefined): HistoryEntry {
  if (deadline === undefined) return { version, event };
  const dueAt = deadline.dueAt.getTime();
  return deadline.lastDay === undefined
    ? { version, event, dueAt }
    : { version, event, dueAt, lastDay: deadline.lastDay };
}
