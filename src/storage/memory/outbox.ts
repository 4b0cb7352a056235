/**
 * Messages to be sent: handed out in the order of their commits, each to one caller, and never before an earlier one of the
 * same request that is being sent or has failed. What cannot be sent now waits in the order of its time.
 */
import type { DeliveryOutcome, MessageRecord, OutboxRecord, Settlement } from '../../desk/ports/store.ts';
import { BinaryHeap } from './binary-heap.ts';

/** The messages of a request in the order of their commits. */
export interface RequestMessages {
  readonly messages: Message[];
}

export interface Message {
  record: OutboxRecord;
  readonly sequence: number;
  readonly request: RequestMessages;
  outcome?: DeliveryOutcome;
  settledAt?: number;
  /** When to look at it again: its time has come, a lease is over, or an earlier message holds it back no longer. */
  readyAt: number;
  leasedUntil: number;
}

const never = Number.NEGATIVE_INFINITY;

export function recordOf({ record, outcome, settledAt }: Message): MessageRecord {
  if (outcome === undefined) return record;
  return Object.freeze({ ...record, outcome, ...(settledAt === undefined ? undefined : { settledAt }) });
}

export class Outbox {
  /** Only messages without an outcome. */
  readonly #byKey = new Map<string, Message>();
  readonly #ready = new BinaryHeap<Message>((one, other) => one.sequence < other.sequence);
  readonly #waiting = new BinaryHeap<Message>((one, other) => one.readyAt < other.readyAt);
  #sequence = 0;

  /** Does nothing when the request has a message with this key already. */
  add(record: OutboxRecord, request: RequestMessages): void {
    if (request.messages.some((other) => other.record.key === record.key)) return;
    this.#sequence += 1;
    const message = { record, sequence: this.#sequence, request, readyAt: record.notBefore, leasedUntil: never };
    request.messages.push(message);
    this.#byKey.set(record.key, message);
    this.#waiting.add(message);
  }

  take(now: number, limit: number, leaseMs: number): readonly OutboxRecord[] {
    for (let due = this.#waiting.first; due !== undefined && due.readyAt <= now; due = this.#waiting.first) {
      this.#waiting.remove(due);
      this.#ready.add(due);
    }
    const taken = new Set<Message>();
    for (let message = this.#ready.first; message !== undefined && taken.size < limit; message = this.#ready.first) {
      const heldBackUntil = Math.max(...earlierOf(message).map((earlier) => holdUntil(earlier, taken)));
      message.readyAt = Math.max(message.record.notBefore, message.leasedUntil, heldBackUntil);
      if (message.readyAt <= now) {
        message.leasedUntil = now + leaseMs;
        message.readyAt = message.leasedUntil;
        taken.add(message);
      }
      this.#ready.remove(message);
      this.#waiting.add(message);
    }
    return [...taken].map(({ record }) => record);
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
    message.leasedUntil = never;
    this.#reschedule(message.request);
  }

  /** Ends a message of this request as superseded unless it has ended or is leased: the gateway may have it already. */
  supersede(key: string, request: RequestMessages, at: number = never): void {
    const message = this.#byKey.get(key);
    if (message?.request === request && message.leasedUntil <= at) this.end(message, 'superseded', at);
  }

  /** A message that has ended stays as it is. */
  end(message: Message, outcome: DeliveryOutcome, at: number): void {
    if (!this.#byKey.delete(message.record.key)) return;
    message.outcome = outcome;
    message.settledAt = at;
    this.#remove(message);
    this.#reschedule(message.request);
  }

  /** A message ended or moved: those that it held back may be sent. */
  #reschedule({ messages }: RequestMessages): void {
    for (const message of messages) {
      if (message.outcome !== undefined) continue;
      this.#remove(message);
      message.readyAt = Math.max(message.record.notBefore, message.leasedUntil);
      this.#waiting.add(message);
    }
  }

  #remove(message: Message): void {
    this.#ready.remove(message);
    this.#waiting.remove(message);
  }
}

/** Earlier messages of the same request that have not ended. */
function earlierOf({ sequence, request }: Message): readonly Message[] {
  return request.messages.filter((other) => other.outcome === undefined && other.sequence < sequence);
}

/** Until when a message holds later ones back; one that is taken in the same call goes out before them. */
function holdUntil(message: Message, taken: ReadonlySet<Message>): number {
  const { leasedUntil, record } = message;
  return Math.max(taken.has(message) ? never : leasedUntil, record.attempts > 0 ? record.notBefore : never);
}
