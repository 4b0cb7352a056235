/**
 * A request while the desk works on it: each event changes the request, its clocks and its messages together, and all of it
 * becomes one change for the store.
 */
import { deepFreeze } from '../../kernel/deep-freeze.ts';
import { Fault } from '../../kernel/fault.ts';
import type { Composed } from '../../message/compose.ts';
import { isReplaced, messageKey, supersededBy } from '../../message/delivery-policy.ts';
import { type MessageName, messageChannels } from '../../message/facts.ts';
import { questions, visits } from '../../message/message-table.ts';
import type { KindPolicy } from '../../operators/kind-policy.ts';
import type { Operator, RequestContext } from '../../operators/operator.ts';
import { appointmentReminders } from '../../operators/rules/appointment-reminders.ts';
import { eventMessage, isDemanded, isUrgent, tellable } from '../../operators/rules/message/event-message.ts';
import type { MessageContext } from '../../operators/rules/message/message-facts.ts';
import { sendableFrom } from '../../operators/rules/message/sendable-from.ts';
import { messageContextOf } from '../../operators/rules/time/message-context-of.ts';
import { RequestClocks } from '../../operators/rules/time/request-clocks.ts';
import type { ShownDeadline } from '../../operators/rules/time/shown-clock.ts';
import type { RequestEvent } from '../../request/event.ts';
import { evolve } from '../../request/evolve.ts';
import type { Request } from '../../request/request.ts';
import type { Calendars, Clock } from '../../sla/clock/clock.ts';
import { dueAt } from '../../sla/term/due-at.ts';
import type { Change, HistoryEntry, OutboxRecord, Stored } from '../ports/store.ts';
import type { CommandKey } from './command-key.ts';
import { indexKeys } from './index-keys.ts';
import { type OutboundMessage, outboundMessages, possibleKeys } from './notification.ts';
import { schema } from './stored-document.ts';

export interface UnitOfWorkSetup {
  readonly operator: Operator;
  readonly policy: KindPolicy;
  readonly calendars: Calendars;
  /** The instant of the desk's clock at which the work begins. */
  readonly now: Date;
  /** Left out for a request that is not registered yet. */
  readonly stored?: Stored;
  /** See `RequestClocksSetup`. */
  readonly lastPromise?: ShownDeadline | undefined;
}

export class UnitOfWork {
  readonly operator: Operator;
  readonly calendars: Calendars;
  readonly now: Date;
  readonly history: HistoryEntry[] = [];
  readonly messages: OutboundMessage[] = [];
  readonly clocks: RequestClocks;
  readonly firedCrossings: Set<string>;
  #policy: KindPolicy;
  #request: Request | undefined;
  #eraseAt: number | undefined;
  readonly #expected: number | 'absent';
  #lastMessageVersion: Stored['lastMessageVersion'];
  readonly #supersedes: string[] = [];
  /** An extension and a correction move clocks before their event happens. */
  #clocksOfLastEvent: readonly Clock[];

  constructor({ operator, policy, calendars, now, stored, lastPromise }: UnitOfWorkSetup) {
    this.operator = operator;
    this.#policy = policy;
    this.calendars = calendars;
    this.now = now;
    this.clocks = new RequestClocks({ operator, policy, calendars, clocks: stored?.clocks ?? [], lastPromise });
    this.firedCrossings = new Set(stored?.firedCrossings);
    this.#request = stored?.request;
    this.#eraseAt = stored?.eraseAt;
    this.#expected = stored?.request.version ?? 'absent';
    this.#lastMessageVersion = stored?.lastMessageVersion ?? {};
    this.#clocksOfLastEvent = this.clocks.all;
  }

  /** Of the kind that the request has now. */
  get policy(): KindPolicy {
    return this.#policy;
  }

  get request(): Request {
    if (this.#request !== undefined) return this.#request;
    throw new Fault('request/impossible-event', 'unit: nothing is registered yet');
  }

  /** Time never runs backwards within a request, even if the clocks of two machines differ. */
  monotonic(at: number): number {
    return Math.max(at, this.#request?.changedAt ?? at);
  }

  /** Lets an event happen: it is recorded, the clocks react, and the subscriber gets a message if it is news (`isNews`). */
  apply(event: RequestEvent, isNews = true): void {
    const before = this.#request;
    const request = evolve(before, event);
    this.clocks.observe(event, before, request);
    if (before?.status === 'awaitingSubscriber' && request.status !== 'awaitingSubscriber') this.#forget(questions);
    if (before?.appointment !== undefined && before.appointment !== request.appointment) this.#forget(visits);
    this.#request = request;
    if (event.type === 'archived' || event.type === 'consulted') this.#archive(event.at);
    // Its person is kept for the whole term: an import that erased would lose what was imported.
    if (event.type === 'imported' && event.isArchived === true) this.#archive(event.at);
    if (event.type === 'reopened') this.#eraseAt = undefined;
    if (event.type === 'scheduled' || event.type === 'rescheduled') this.#skipReminders(event.at);
    this.history.push({ version: request.version, event, ...promisedUntil(this.clocks.deadline) });
    if (isNews) this.#writeMessage(event);
    this.#clocksOfLastEvent = this.clocks.all;
  }

  /** Writes a message once more, with the words that it had. */
  resend(event: RequestEvent<'resent'>, message: MessageName, first: OutboxRecord, composed: Composed): OutboxRecord {
    this.apply(event);
    const { operator, policy, request, now } = this;
    const { channel, quietUntil: _, ...words } = first;
    const notBefore = sendableFrom(operator, request, {
      channel,
      urgent: isUrgent(policy, message),
      at: now,
    }).getTime();
    const record: OutboxRecord = {
      ...words,
      key: messageKey(request.id, message, request.version),
      version: request.version,
      channel,
      createdAt: event.at,
      notBefore,
      attempts: 0,
      ...(notBefore > event.at ? { quietUntil: notBefore } : {}),
    };
    this.messages.push({ message, record, composed });
    this.#lastMessageVersion = { ...this.#lastMessageVersion, [message]: request.version };
    return record;
  }

  /** Whether a message of this name, written at that version, is no news any more. */
  isReplaced(message: MessageName, version: number): boolean {
    return isReplaced(message, version, this.#lastMessageVersion);
  }

  /** Lets a correction happen: the clocks follow what the request says now. `past` are all events before it. */
  correct(event: RequestEvent<'corrected'>, past: readonly RequestEvent[]): void {
    const { operator, request: before, clocks } = this;
    const request = evolve(before, event);
    this.#policy = operator.kinds[request.kind] ?? this.#policy;
    const action = { at: new Date(event.at), reason: event.reason, order: request.version };
    clocks.correct({ before, context: { operator, policy: this.#policy, request }, past, action });
    this.apply(event);
  }

  messageContext(event: RequestEvent): MessageContext {
    const { operator, policy, calendars } = this;
    const before = new RequestClocks({ operator, policy, calendars, clocks: this.#clocksOfLastEvent });
    return messageContextOf(this, event, before);
  }

  /** Everything that has happened, as one change; `cause` is the command that it answers. */
  toChange(wakeAt: number | undefined, cause?: CommandKey): Change {
    const request = this.request;
    return deepFreeze({
      id: request.id,
      expected: this.#expected,
      version: request.version,
      stored: this.#stored(),
      keys: indexKeys(request, this.#eraseAt !== undefined, this.clocks, this.#policy.details),
      history: cause === undefined ? this.history : this.history.map((entry) => causedBy(cause, entry)),
      outbox: this.messages.map(({ record }): OutboxRecord => record),
      supersedes: this.#supersedes,
      ...(wakeAt === undefined ? {} : { wakeAt }),
      ...(cause === undefined ? {} : { commandId: cause.commandId }),
    });
  }

  /** When the personal data are erased, once the request is archived. */
  get eraseAt(): number | undefined {
    return this.#eraseAt;
  }

  #stored(): Stored {
    return {
      schema,
      request: this.request,
      clocks: this.clocks.all,
      firedCrossings: [...this.clocks.current(this.firedCrossings), ...this.#reminders()],
      lastMessageVersion: this.#lastMessageVersion,
      ...(this.#eraseAt === undefined ? {} : { eraseAt: this.#eraseAt }),
    };
  }

  /** Keys of the reminders that have happened, or were left out, of the present appointment. */
  #reminders(): readonly string[] {
    return appointmentReminders(this)
      .map(({ key }) => key)
      .filter((key) => this.firedCrossings.has(key));
  }

  /** An appointment that was agreed after the time of its reminder was told just now. */
  #skipReminders(at: number): void {
    for (const reminder of appointmentReminders(this)) if (reminder.at <= at) this.firedCrossings.add(reminder.key);
  }

  #archive(at: number): void {
    const { retention } = this.policy;
    this.#eraseAt = dueAt(retention.term, new Date(at), this.operator.calendar, { roll: false }).at.getTime();
  }

  #writeMessage(event: RequestEvent): void {
    const asked = eventMessage(this.policy, event);
    if (asked === undefined) return;
    const context = this.messageContext(event);
    const rule = tellable(asked, context);
    if (rule === undefined) return;
    const written = outboundMessages(context, rule);
    const channels = written.map(({ record }) => record.channel);
    for (const name of supersededBy(rule.message)) this.#supersede(name, context, channels);
    this.messages.push(...written);
    this.#lastMessageVersion = { ...this.#lastMessageVersion, [rule.message]: this.request.version };
  }

  /** Forgets that these were sent, so that one that still waits in a queue is known to be outdated. */
  #forget(names: readonly MessageName[]): void {
    for (const name of names) this.#supersede(name, this);
    const others = Object.entries(this.#lastMessageVersion).filter(([name]) => !names.some((gone) => gone === name));
    this.#lastMessageVersion = Object.fromEntries(others);
  }

  /**
   * Its version stays known: an older message that still waits in a queue is outdated too. A notice on channels that its rule
   * demands is left to the delivery, unless the newer message goes over all of them.
   */
  #supersede(name: MessageName, { policy, request }: RequestContext, channels: readonly string[] = []): void {
    const version = this.#lastMessageVersion[name];
    if (version === undefined) return;
    const demanded = name === 'registered' ? messageChannels.filter((way) => isDemanded(policy, name, way)) : [];
    if (demanded.every((channel) => channels.includes(channel))) {
      this.#supersedes.push(...possibleKeys({ policy, request }, name, version));
    }
  }
}

function causedBy({ commandId, fingerprint }: CommandKey, entry: HistoryEntry): HistoryEntry {
  return { commandId, fingerprint, ...entry };
}

function promisedUntil(deadline: ShownDeadline | undefined): Pick<HistoryEntry, 'dueAt' | 'lastDay' | 'preliminary'> {
  if (deadline === undefined) return {};
  const { dueAt, lastDay, preliminary } = deadline;
  return {
    dueAt: dueAt.getTime(),
    ...(lastDay === undefined ? {} : { lastDay }),
    ...(preliminary === undefined ? {} : { preliminary }),
  };
}
