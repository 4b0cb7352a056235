/**
 * Messages to be sent: handed out in the order of their commits, each to one caller, and never before an earlier one of the
 * same request that is being sent or has failed. What cannot be sent now waits in the order of its time.
 */
import type {
  DeliveryOutcome,
  LeasedMessage,
  LeaseOptions,
  MessagePage,
  MessageRecord,
  OutboxRecord,
  Settlement,
  UndeliveredQuery,
} from '../../desk/ports/store.ts';
import { type Cursor, readCursor, writeCursor } from '../cursor.ts';
import { BinaryHeap } from './binary-heap.ts';
import { type Laned, Lanes } from './lanes.ts';

/** The messages of a request in the order of their commits. */
export interface RequestMessages {
  readonly messages: Message[];
}

export interface Message extends Laned {
  record: OutboxRecord;
  readonly sequence: number;
  readonly request: RequestMessages;
  outcome?: DeliveryOutcome;
  settledAt?: number;
  error?: string;
  leasedUntil: number;
  token?: string;
  /** When to look at it again, if it waits: its time has come, or an earlier message holds it back no longer. */
  readyAt: number;
}

const never = Number.NEGATIVE_INFINITY;

export function recordOf({ record, outcome, settledAt, error }: Message): MessageRecord {
  if (outcome === undefined && error === undefined) return record;
  return Object.freeze({
    ...record,
    ...(outcome === undefined ? undefined : { outcome }),
    ...(settledAt === undefined ? undefined : { settledAt }),
    ...(error === undefined ? undefined : { error }),
  });
}

export class Outbox {
  /** Only messages without an outcome. */
  readonly #byKey = new Map<string, Message>();
  readonly #ready = new Lanes<Message>((one, other) => one.sequence < other.sequence);
  /** By the clock of the callers. */
  readonly #waiting = new BinaryHeap<Message>((one, other) => one.readyAt < other.readyAt);
  /** By the clock of the store: leased, or behind a leased one. */
  readonly #leased = new BinaryHeap<Message>((one, other) => one.readyAt < other.readyAt);
  readonly #undelivered: Message[] = [];
  #sequence = 0;
  #tokens = 0;

  /** Does nothing when the request has a message with this key already. */
  add(record: OutboxRecord, request: RequestMessages): void {
    if (request.messages.some((other) => other.record.key === record.key)) return;
    this.#sequence += 1;
    const { operator, kind } = record;
    const message = { operator, kind, record, sequence: this.#sequence, request, leasedUntil: never, readyAt: never };
    request.messages.push(message);
    this.#byKey.set(record.key, message);
    this.#wait(this.#waiting, message, record.notBefore);
  }

  /** `now` decides what is due, `clock` which leases are over. */
  take(now: number, clock: number, { limit, leaseMs, ...wanted }: LeaseOptions): readonly LeasedMessage[] {
    this.#release(this.#waiting, now);
    this.#release(this.#leased, clock);
    const taken = new Set<Message>();
    for (const message of this.#ready.take(wanted, () => taken.size < limit)) {
      const earlier = earlierOf(message);
      const { notBefore } = message.record;
      const dueAt = Math.max(notBefore, ...earlier.map(repeatedAt));
      const freeAt = Math.max(message.leasedUntil, ...earlier.map((one) => (taken.has(one) ? never : one.leasedUntil)));
      if (dueAt > now) this.#wait(this.#waiting, message, dueAt);
      else if (freeAt > clock) this.#wait(this.#leased, message, freeAt);
      else {
        taken.add(message);
        message.leasedUntil = clock + leaseMs;
      }
    }
    return [...taken].map((message) => this.#lease(message));
  }

  #lease(message: Message): LeasedMessage {
    this.#tokens += 1;
    const token = String(this.#tokens);
    const record = Object.freeze({ ...message.record, attempts: message.record.attempts + 1 });
    Object.assign(message, { record, token });
    this.#wait(this.#leased, message, message.leasedUntil);
    return Object.freeze({ token, ...record });
  }

  #wait(heap: BinaryHeap<Message>, message: Message, until: number): void {
    message.readyAt = until;
    heap.add(message);
  }

  #release(heap: BinaryHeap<Message>, until: number): void {
    for (let { first } = heap; first !== undefined && first.readyAt <= until; { first } = heap) {
      heap.remove(first);
      this.#ready.add(first);
    }
  }

  settle(settlement: Settlement): void {
    const message = this.#byKey.get(settlement.key);
    if (message === undefined || (settlement.token ?? message.token) !== message.token) return;
    if (settlement.error !== undefined) message.error = settlement.error;
    if ('outcome' in settlement) {
      this.end(message, settlement.outcome, settlement.at);
      return;
    }
    const { attempts, retryAt } = settlement;
    message.record = Object.freeze({ ...message.record, attempts, notBefore: retryAt });
    message.leasedUntil = never;
    this.#reschedule(message.request);
  }

  /** The latest end first. */
  undelivered({ operator, outcome, limit, cursor }: UndeliveredQuery): MessagePage {
    const from = cursor === undefined ? undefined : readCursor(cursor, 'registered');
    const found = this.#undelivered
      .filter(
        (message) =>
          (operator ?? message.operator) === message.operator && (outcome ?? message.outcome) === message.outcome,
      )
      .map(recordOf)
      .filter((message) => from === undefined || isBehind(message, from))
      .sort((one, other) => (isBehind(other, cursorOf(one)) ? -1 : 1));
    const last = found.length > limit ? found[limit - 1] : undefined;
    const page = { found: found.slice(0, limit) };
    return last === undefined ? page : { ...page, cursor: writeCursor(cursorOf(last)) };
  }

  /** Ends a message of this request as superseded unless it has ended or is leased: the gateway may have it already. */
  supersede(key: string, request: RequestMessages, at: number, clock: number): void {
    const message = this.#byKey.get(key);
    if (message?.request === request && message.leasedUntil <= clock) this.end(message, 'superseded', at);
  }

  /** Messages to be sent are for workers that know what their request is now. */
  follow({ messages }: RequestMessages, { operator, kind }: Laned): void {
    for (const message of messages) {
      if (message.outcome !== undefined || (message.operator === operator && message.kind === kind)) continue;
      this.#remove(message);
      Object.assign(message, { operator, kind });
      this.#wait(this.#waiting, message, message.record.notBefore);
    }
  }

  /** A message that has ended stays as it is. */
  end(message: Message, outcome: DeliveryOutcome, at: number): void {
    if (!this.#byKey.delete(message.record.key)) return;
    if (outcome === 'failed' || outcome === 'expired') this.#undelivered.push(message);
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
      this.#wait(this.#waiting, message, message.record.notBefore);
    }
  }

  #remove(message: Message): void {
    this.#ready.remove(message);
    this.#waiting.remove(message);
    this.#leased.remove(message);
  }
}

function cursorOf({ settledAt = 0, key }: MessageRecord): Cursor {
  return { place: [settledAt], id: key };
}

function isBehind({ settledAt = 0, key }: MessageRecord, { place: [at = 0], id }: Cursor): boolean {
  return settledAt < at || (settledAt === at && key < id);
}

/** Earlier messages of the same request that have not ended. */
function earlierOf({ sequence, request }: Message): readonly Message[] {
  return request.messages.filter((other) => other.outcome === undefined && other.sequence < sequence);
}

/** When a message is tried again: until then it holds back later ones. */
function repeatedAt({ record }: Message): number {
  return record.attempts > 0 ? record.notBefore : never;
}
