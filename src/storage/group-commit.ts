/**
 * Group commit: commits that are in flight in one process at the same time travel together, one round trip and one flush
 * of the log for all of them, and each caller is answered when his own is durable.
 */

import { assertPositiveIntegersOrInfinity } from '../desk/ports/option-checks.ts';
import { type Change, type CommitOutcome, commitAll, type RequestStore } from '../desk/ports/store.ts';
import { Fault } from '../kernel/fault.ts';

export interface GroupCommitOptions {
  /** How many changes travel together at most, 256 unless said otherwise. */
  readonly most?: number;
  /** How many groups are under way at once, 2 unless said otherwise; the store needs as many connections. */
  readonly groups?: number;
}

interface PendingCommit {
  readonly change: Change;
  readonly resolve: (outcome: CommitOutcome) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * The same store, whose commits are joined while others are under way; a commit that comes alone leaves at once. Two
 * changes of one request never travel together: they take turns. What becomes of a change is told to its caller alone,
 * a fault too, so a bad one harms nobody else. For a store inside a transaction of the caller's there is nothing to join.
 *
 * @throws Fault `desk/invalid-setup` for options that would let nobody travel
 *
 * @example
 * await groupCommit(memoryStore()).load('unknown') //=> undefined
 */
export function groupCommit(store: RequestStore, options: GroupCommitOptions = {}): RequestStore {
  const { most = 256, groups = 2 } = options;
  assertPositiveIntegersOrInfinity('groupCommit', { most, groups });
  const station = new CommitBatcher(store, most, groups);
  const commit = (change: Change): Promise<CommitOutcome> => station.commit(change);
  return {
    load: (id) => store.load(id),
    find: (by) => store.find(by),
    commit,
    commitAll: (changes) => Promise.allSettled(changes.map(commit)),
    lease: (series, count) => store.lease(series, count),
    wake: (now, limit, leaseMs) => store.wake(now, limit, leaseMs),
    outbox: (now, limit, leaseMs) => store.outbox(now, limit, leaseMs),
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
  /** In the order in which they came, one of a request at most. */
  readonly #ready: PendingCommit[] = [];
  /** By request, those behind one that is ready or under way. */
  readonly #queued = new Map<string, PendingCommit[]>();
  #groupsUnderWay = 0;
  #changesUnderWay = 0;

  constructor(store: RequestStore, most: number, groups: number) {
    this.#store = store;
    this.#most = most;
    this.#groups = groups;
  }

  commit(change: Change): Promise<CommitOutcome> {
    return new Promise((resolve, reject) => {
      const passenger = { change, resolve, reject };
      const behind = this.#queued.get(change.id);
      if (behind !== undefined) {
        behind.push(passenger);
        return;
      }
      this.#queued.set(change.id, []);
      this.#ready.push(passenger);
      this.#flush();
    });
  }

  /**
   * Groups are even shares of all who are here. While another one is under way a smaller group waits for company: it would
   * only keep the store from a larger one.
   */
  #flush(): void {
    while (this.#groupsUnderWay < this.#groups && this.#ready.length > 0) {
      const share = Math.min(this.#most, Math.ceil((this.#ready.length + this.#changesUnderWay) / this.#groups));
      if (this.#groupsUnderWay > 0 && this.#ready.length < share) return;
      const group = this.#ready.splice(0, share);
      this.#groupsUnderWay += 1;
      this.#changesUnderWay += group.length;
      this.#send(group).finally(() => this.#settle(group));
    }
  }

  #settle(group: readonly PendingCommit[]): void {
    this.#groupsUnderWay -= 1;
    this.#changesUnderWay -= group.length;
    for (const { change } of group) {
      const next = this.#queued.get(change.id)?.shift();
      if (next === undefined) this.#queued.delete(change.id);
      else this.#ready.push(next);
    }
    this.#flush();
  }

  /** Never rejects: what goes wrong is told to the passengers. */
  async #send(group: readonly PendingCommit[]): Promise<void> {
    const [first] = group;
    try {
      if (first !== undefined && group.length === 1) {
        first.resolve(await this.#store.commit(first.change));
        return;
      }
      const settled = await commitAll(
        this.#store,
        group.map(({ change }) => change),
      );
      for (const [index, { resolve, reject }] of group.entries()) {
        const answer = Array.isArray(settled) ? settled[index] : undefined;
        if (answer?.status === 'fulfilled') resolve(answer.value);
        else
          reject(answer?.reason ?? new Fault('store/broken-promise', 'commitAll: expected an answer to every change'));
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
