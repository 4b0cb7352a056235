/**
 * Group commit: commits of one process that are made at the same time share one round trip and one flush of the log. Each
 * caller gets the answer when its own change is durable.
 */
import { commitAll } from '../desk/ports/commit-all.ts';
import { assertPositiveIntegersOrInfinity, assertStore } from '../desk/ports/option-checks.ts';
import type { Change, CommitOutcome, RequestStore } from '../desk/ports/store.ts';
import { withinTime } from '../desk/ports/time-limit.ts';
import { Fault } from '../kernel/fault.ts';
import { readOptions } from '../kernel/input/read-options.ts';

/** How large batches are, and how many run at once, see {@link groupCommit}. */
export interface GroupCommitOptions {
  /** The largest number of changes in one batch, by default 256. */
  readonly most?: number | undefined;
  /** How many batches are under way at the same time, by default 2; the store needs as many connections. */
  readonly groups?: number | undefined;
  /**
   * How long a batch may take, in milliseconds, by default 10,000; `Infinity` is no limit. Then its callers get Fault
   * `store/unavailable`, and the next batch takes its place. It has to be shorter than `timeoutMs` of the desk, so that callers
   * who wait for their batch are still there.
   */
  readonly timeoutMs?: number | undefined;
}

interface PendingCommit {
  readonly change: Change;
  readonly resolve: (outcome: CommitOutcome) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * The same store, which commits in batches: changes that come together, or while other batches are under way. A commit that
 * comes alone starts at once. Two changes of one request are never under way at the same time: they run one after another.
 * The outcome of a change, also a fault, is reported to its caller alone, so a bad change harms no other. A store
 * inside a transaction of the caller has nothing to join.
 *
 * @throws Fault `desk/invalid-setup`: no store; an option is unknown, or not a positive whole number or `Infinity`
 *
 * @example
 * const inner = groupCommit(memoryStore(), { most: 100 });
 * const versions = [];
 * const logged = (write) => (change) => { versions.push(change.version); return write(change); };
 * const store = { ...inner, commit: logged(inner.commit), erase: logged(inner.erase) };
 * const desk = openDesk({ operators: [mts], store, secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * await desk.erase({ msisdn: '+79161234567' });
 * versions //=> [1, 2]
 */
export function groupCommit(store: RequestStore, options: GroupCommitOptions = {}): RequestStore {
  const given = readOptions('groupCommit', options, { most: true, groups: true, timeoutMs: true });
  const { most = 256, groups = 2, timeoutMs = 10_000 } = given;
  assertStore('groupCommit', store);
  assertPositiveIntegersOrInfinity('groupCommit', { most, groups, timeoutMs });
  const batcher = new CommitBatcher(store, { most, groups, timeoutMs });
  const commit = (change: Change): Promise<CommitOutcome> => batcher.commit(change);
  const { time, giveBack } = store;
  return {
    load: (id) => store.load(id),
    find: (by) => store.find(by),
    commit,
    lease: (series, count) => store.lease(series, count),
    wake: (now, wanted) => store.wake(now, wanted),
    outbox: (now, wanted) => store.outbox(now, wanted),
    list: (query) => store.list(query),
    events: (after, limit) => store.events(after, limit),
    undelivered: (query) => store.undelivered(query),
    agree: (name, value) => store.agree(name, value),
    ...(time === undefined ? {} : { time: () => time.call(store) }),
    ...(giveBack === undefined ? {} : { giveBack: (wakeUps) => giveBack.call(store, wakeUps) }),
    settle: (settlements) => store.settle(settlements),
    history: (id) => store.history(id),
    messages: (id) => store.messages(id),
    erase: (change) => store.erase(change),
  };
}

class CommitBatcher {
  readonly #store: RequestStore;
  readonly #most: number;
  readonly #groups: number;
  readonly #timeoutMs: number;
  #waiting: PendingCommit[] = [];
  /** Ids of the requests whose changes are under way. */
  readonly #busy = new Set<string>();
  #batches = 0;

  constructor(
    store: RequestStore,
    { most, groups, timeoutMs }: { readonly [Name in keyof GroupCommitOptions]-?: number },
  ) {
    this.#store = store;
    this.#most = most;
    this.#groups = groups;
    this.#timeoutMs = timeoutMs;
  }

  commit(change: Change): Promise<CommitOutcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ change, resolve, reject });
      // Callers that the last batch answered come back in the same turn: they share the next one.
      queueMicrotask(() => this.#flush());
    });
  }

  #flush(): void {
    while (this.#batches < this.#groups) {
      const batch = this.#nextBatch();
      if (batch.length === 0) return;
      this.#batches += 1;
      this.#send(batch).finally(() => {
        this.#batches -= 1;
        for (const { change } of batch) this.#busy.delete(change.id);
        this.#flush();
      });
    }
  }

  /** An equal share for each batch that may start now, in the order in which the changes came. */
  #nextBatch(): readonly PendingCommit[] {
    const share = Math.max(1, Math.ceil(this.#waiting.length / (this.#groups - this.#batches)));
    const batch: PendingCommit[] = [];
    const rest: PendingCommit[] = [];
    for (const pending of this.#waiting) {
      const { id } = pending.change;
      if (batch.length === Math.min(share, this.#most) || this.#busy.has(id)) rest.push(pending);
      else {
        this.#busy.add(id);
        batch.push(pending);
      }
    }
    this.#waiting = rest;
    return batch;
  }

  /** Never rejects: faults go to the callers. */
  async #send(batch: readonly PendingCommit[]): Promise<void> {
    const changes = batch.map(({ change }) => change);
    try {
      const outcomes = await withinTime('commit', this.#timeoutMs, () => commitAll(this.#store, changes));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const outcome = Array.isArray(outcomes) ? outcomes[index] : undefined;
        if (outcome?.status === 'fulfilled') resolve(outcome.value);
        else
          reject(outcome?.reason ?? new Fault('store/broken-promise', 'commitAll: expected an answer to every change'));
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
