/**
 * Leases messages for lanes that send them, and settles what became of them. Leases begin small and grow, so that a gateway
 * that is slow gets no more than it can take. A message that has perhaps ended its worker is sent alone: it takes no other along.
 */
import type { Instant } from '../../kernel/instant.ts';
import { firstDue } from '../../message/delivery-policy.ts';
import type { DeskContext } from '../context/context.ts';
import type { StopSignal } from '../ports/stop-signal.ts';
import type { LeasedMessage } from '../ports/store.ts';
import { longestDelay } from '../ports/time-limit.ts';
import { clockCheck } from './clock-check.ts';
import { type LeaseScope, leaseScopes } from './lease-scopes.ts';
import { settle } from './settle.ts';
import { givenBack } from './verdict.ts';

/** Messages that were leased together. */
export interface Batch {
  readonly scope: LeaseScope;
  readonly leasedAt: Instant;
  readonly leasedUntil: Instant;
  /** Whether half of the lease is over by a timer, which no clock that is set back can move. */
  readonly isHalfOver: () => boolean;
  /** Whether there were as many as were asked for. */
  readonly isFull: boolean;
}

type Work = (queue: RequestQueue) => Promise<QueueEnd>;

/**
 * What became of a request's messages: all were settled, later ones were given back, or all were; or the first one was left as
 * it is, because nothing can be written about it.
 */
export type QueueEnd = 'settled' | 'partly given back' | 'given back' | 'left';

/** Messages of one request, in their order. */
export interface RequestQueue {
  readonly messages: readonly LeasedMessage[];
  readonly batch: Batch;
}

export interface SourceOptions {
  readonly lanes: number;
  /** Messages of one lease at most. */
  readonly batch: number;
  readonly leaseMs: number;
  readonly signal: StopSignal | undefined;
}

export class MessageSource {
  readonly #context: DeskContext;
  readonly #options: SourceOptions;
  /** Where there may be more: the first one is asked for. */
  #scopes: readonly LeaseScope[];
  /** Messages of the next lease at most. */
  #limit: number;
  /** Whether something was settled since the last lease. */
  #hasProgress = false;
  readonly #checkedNow: () => Promise<Date>;
  #leased: RequestQueue[] = [];
  #leasing: Promise<void> | undefined;
  readonly #running = new Set<Promise<void>>();
  /** While one message is sent alone. */
  #alone: Promise<void> | undefined;
  #hasFailed = false;
  /** Keys of messages that were left in this call. */
  readonly #left = new Set<string>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(context: DeskContext, options: SourceOptions) {
    this.#context = context;
    this.#options = options;
    this.#scopes = leaseScopes(context);
    this.#limit = options.lanes;
    this.#checkedNow = clockCheck(context);
  }

  /** One lane: does `work` with one request after another, until there are no more, or until an abort. */
  async lane(work: Work): Promise<void> {
    try {
      while (this.#mayContinue()) {
        const queue = this.#alone === undefined ? this.#leased.shift() : undefined;
        if (this.#alone !== undefined) await this.#alone;
        else if (queue === undefined) await this.#nextLease();
        else if (this.#mayEndWorker(queue)) await this.#runAlone(queue, work);
        else await this.#run(queue, work);
      }
    } catch (error) {
      // When the store fails, no other request is started.
      this.#hasFailed = true;
      throw error;
    }
  }

  /** Ends its timers. */
  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** Whether no message of the batch may begin any more: half of a lease is left for the answer of the gateway. */
  isOver({ leasedAt, leasedUntil, isHalfOver }: Batch): boolean {
    const now = this.#context.now().getTime();
    // How long a lease still lasts cannot be known from a clock that was set back.
    return this.#isAborted() || isHalfOver() || now < leasedAt || now >= (leasedAt + leasedUntil) / 2;
  }

  /** What is leased is always taken: after an abort it is given back. */
  #mayContinue(): boolean {
    if (this.#hasFailed) return false;
    return this.#leased.length > 0 || (this.#scopes.length > 0 && !this.#isAborted());
  }

  #isAborted(): boolean {
    return this.#options.signal?.aborted === true;
  }

  /** All lanes that wait share one lease. */
  #nextLease(): Promise<void> {
    this.#leasing ??= this.#lease();
    return this.#leasing;
  }

  async #lease(): Promise<void> {
    const { store } = this.#context;
    const { leaseMs, batch: most } = this.#options;
    const [scope] = this.#scopes;
    try {
      const leasedAt = await this.#checkedNow();
      if (scope === undefined) return;
      const limit = this.#limit;
      const isHalfOver = this.#timer(leaseMs / 2);
      const messages = await store.outbox(leasedAt, { limit, leaseMs, ...scope });
      const isFull = messages.length >= limit;
      const leasedUntil = leasedAt.getTime() + leaseMs;
      const batch = { scope, isFull, isHalfOver, leasedAt: leasedAt.getTime(), leasedUntil };
      this.#leased = groupByRequest(messages.map((message) => this.#asTried(message))).map((group) => ({
        messages: group,
        batch,
      }));
      this.#limit = Math.min(most, limit * 2);
      this.#hasProgress = false;
      this.#askFor(scope, isFull);
    } finally {
      this.#leasing = undefined;
    }
  }

  /** Answers whether the time is over. */
  #timer(ms: number): () => boolean {
    let isOver = false;
    const timer = setTimeout(
      () => {
        isOver = true;
        this.#timers.delete(timer);
      },
      Math.min(ms, longestDelay),
    );
    this.#timers.add(timer);
    return () => isOver;
  }

  #run(queue: RequestQueue, work: Work): Promise<void> {
    const running = this.#finish(queue, work).finally(() => {
      this.#running.delete(running);
    });
    this.#running.add(running);
    return running;
  }

  async #finish(queue: RequestQueue, work: Work): Promise<void> {
    const { batch } = queue;
    if (this.isOver(batch)) {
      // There was no time. Without any progress it would go on without end.
      await this.#giveBackLeased(batch, queue);
      this.#limit = this.#options.lanes;
      this.#askFor(batch.scope, this.#hasProgress);
      return;
    }
    const end = await work(queue);
    if (end === 'given back') {
      this.#askFor(batch.scope, this.#hasProgress);
      return;
    }
    if (end === 'left') {
      // Those behind it have their turn. When its lease ends during this call, it comes again: that is no reason to go on.
      const keys = queue.messages.map(({ key }) => key).filter((key) => !this.#left.has(key));
      for (const key of keys) this.#left.add(key);
      if (batch.isFull && keys.length > 0) this.#askFor(batch.scope, true);
      return;
    }
    this.#hasProgress = true;
    if (batch.isFull || end === 'partly given back') this.#askFor(batch.scope, true);
  }

  /** Nothing else is in the hands of this worker while it may end. */
  #runAlone(queue: RequestQueue, work: Work): Promise<void> {
    const alone = async (): Promise<void> => {
      this.#limit = 1;
      this.#askFor(queue.batch.scope, true);
      await this.#giveBackLeased(queue.batch);
      await Promise.all(this.#running);
      await this.#run(queue, work);
    };
    this.#alone = alone().finally(() => {
      this.#alone = undefined;
    });
    return this.#alone;
  }

  /** Everything that has not begun: `queues` and those that no lane has taken. */
  async #giveBackLeased(batch: Batch, ...queues: readonly RequestQueue[]): Promise<void> {
    const messages = [...queues, ...this.#leased.splice(0)].flatMap((queue) => queue.messages);
    await settle(this.#context, givenBack(messages), batch);
  }

  /** Without the attempts that the store has counted while nothing could be written about the message, and nothing was tried. */
  #asTried(message: LeasedMessage): LeasedMessage {
    const known = this.#context.postponed.settlement(message.key);
    return known === undefined || 'outcome' in known ? message : { ...message, attempts: known.attempts + 1 };
  }

  /** One about which nothing could be written comes again and again, and has not ended this process. */
  #mayEndWorker({ messages }: RequestQueue): boolean {
    const { postponed } = this.#context;
    return messages.some((message) => isSuspect(message) && postponed.settlement(message.key) === undefined);
  }

  /** Whether there may be more messages of a scope; the one that was asked for last comes last. */
  #askFor(scope: LeaseScope, mayHaveMore: boolean): void {
    const others = this.#scopes.filter((other) => other !== scope);
    this.#scopes = mayHaveMore ? [...others, scope] : others;
  }
}

/**
 * Whether every earlier attempt ended without a word: then it has perhaps ended its worker, or stood beside such a one. After
 * an attempt that failed, a message waits longer than it was to wait at first.
 */
function isSuspect(message: LeasedMessage): boolean {
  return message.attempts > 1 && message.notBefore <= firstDue(message);
}

function groupByRequest(messages: readonly LeasedMessage[]): readonly (readonly LeasedMessage[])[] {
  const groups = new Map<string, LeasedMessage[]>();
  for (const message of messages) {
    const group = groups.get(message.requestId);
    if (group === undefined) groups.set(message.requestId, [message]);
    else group.push(message);
  }
  return [...groups.values()];
}
