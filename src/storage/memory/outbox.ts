/**
 * Messages on their way: handed out in the order of their commits, each to one caller, never past an earlier one of the
 * same request that is being sent or failed. What cannot go now waits in the order of its time, so it costs nothing.
 */
import type { DeliveryOutcome, MessageRecord, OutboxRecord, Settlement } from '../../desk/ports/store.ts';
import { SortedList } from './sorted-list.ts';

/** A request, as far as its messages are concerned: in the order of their commits. */
export interface RequestMessages {
  messages: readonly Message[];
}

/** A message and what became of it. */
export class Message {
  record: OutboxRecord;
  readonly sequence: number;
  readonly sender: RequestMessages;
  outcome: DeliveryOutcome | undefined;
  settledAt: number | undefined;
  /** When it is to be looked at again: its time has come, a lease is over, or one before it is out of the way. */
  at: number;
  leasedUntil: number = Number.NEGATIVE_INFINITY;
  /** The call that has it. */
  call = 0;

  constructor(record: OutboxRecord, sequence: number, sender: RequestMessages) {
    this.record = record;
    this.sequence = sequence;
    this.sender = sender;
    this.at = record.notBefore;
  }

  toRecord(): MessageRecord {
    if (this.outcome === undefined) return this.record;
    const settled = this.settledAt === undefined ? undefined : { settledAt: this.settledAt };
    return Object.freeze({ ...this.record, outcome: this.outcome, ...settled });
  }
}

export class Outbox {
  /** Only those without an outcome. */
  readonly #byKey = new Map<string, Message>();
  readonly #ready = new SortedList<Message>((one, other) => one.sequence < other.sequence);
  readonly #later = new SortedList<Message>(
    (one, other) => one.at < other.at || (one.at === other.at && one.sequence < other.sequence),
  );
  #sequence = 0;
  #call = 0;

  /** Takes a message in behind the others of its request; one whose key is there already is no second message. */
  add(record: OutboxRecord, sender: RequestMessages): void {
    if (sender.messages.some((other) => other.record.key === record.key)) return;
    this.#sequence += 1;
    const message = new Message(record, this.#sequence, sender);
    sender.messages = [...sender.messages, message].slice();
    this.#byKey.set(record.key, message);
    this.#later.add(message);
  }

  take(now: number, limit: number, leaseMs: number): readonly OutboxRecord[] {
    for (let due = this.#later.first; due !== undefined && due.at <= now; due = this.#later.first) {
      this.#later.remove(due);
      this.#ready.add(due);
    }
    this.#call += 1;
    const looked: Message[] = [];
    const taken: OutboxRecord[] = [];
    while (taken.length < limit) {
      const message = this.#ready.first;
      if (message === undefined) break;
      this.#ready.remove(message);
      looked.push(message);
      message.at = Math.max(message.record.notBefore, message.leasedUntil, this.#withheldUntil(message, now));
      if (message.at > now) continue;
      message.leasedUntil = now + leaseMs;
      message.at = message.leasedUntil;
      message.call = this.#call;
      taken.push(message.record);
    }
    for (const message of looked) this.#later.add(message);
    return taken;
  }

  settle(settlement: Settlement): void {
    const message = this.#byKey.get(settlement.key);
    if (message === undefined) return;
    if ('outcome' in settlement) {
      this.end(message, settlement.outcome, settlement.at);
      return;
    }
    const { attempts, retryAt } = settlement;
    message.record = Object.freeze({ ...message.record, attempts, notBefore: retryAt });
    message.leasedUntil = Number.NEGATIVE_INFINITY;
    this.#reschedule(message.sender);
  }

  /** Ends a message of this request as superseded, if it has not ended and nobody has it: it may be with the gateway. */
  supersede(key: string, sender: RequestMessages, at: number = Number.NEGATIVE_INFINITY): void {
    const message = this.#byKey.get(key);
    if (message?.sender === sender && message.leasedUntil <= at) this.end(message, 'superseded', at);
  }

  /** Ends a message for good; one that has ended stays as it is. */
  end(message: Message, outcome: DeliveryOutcome, at: number | undefined): void {
    if (!this.#byKey.delete(message.record.key)) return;
    message.outcome = outcome;
    message.settledAt = at;
    this.#remove(message);
    this.#reschedule(message.sender);
  }

  #withheldUntil(message: Message, now: number): number {
    let until = Number.NEGATIVE_INFINITY;
    for (const earlier of message.sender.messages) {
      if (earlier === message) break;
      if (earlier.outcome !== undefined) continue;
      if (earlier.call !== this.#call) until = Math.max(until, earlier.leasedUntil);
      if (earlier.record.attempts > 0) until = Math.max(until, earlier.record.notBefore);
    }
    return until > now ? until : Number.NEGATIVE_INFINITY;
  }

  /** Something ended or moved: what waited for it may go. */
  #reschedule({ messages }: RequestMessages): void {
    for (const message of messages) {
      if (message.outcome !== undefined) continue;
      this.#remove(message);
      message.at = Math.max(message.record.notBefore, message.leasedUntil);
      this.#later.add(message);
    }
  }

  #remove(message: Message): void {
    this.#ready.remove(message);
    this.#later.remove(message);
  }
}
