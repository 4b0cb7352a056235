/**
 * Group commit: commits that are in flight in one process at the same time travel together, one round trip and one flush
 * of the log for all of them, and each caller is answered when his own is durable.
 */
import { assertCounts } from '../desk/counts.ts';
import type { Change, CommitOutcome, RequestStore } from '../desk/store.ts';

export interface GroupCommitOptions {
  /** How many changes travel together at most, 256 unless said otherwise. */
  readonly most?: number;
  /** How many groups are under way at once, 2 unless said otherwise; the store needs as many connections. */
  readonly groups?: number;
}

interface Passenger {
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
  assertCounts('groupCommit', { most, groups });
  const station = new Station(store, most, groups);
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

class Station {
  readonly #store: RequestStore;
  readonly #most: number;
  readonly #groups: number;
  #waiting: Passenger[] = [];
  /** Requests of which a change is under way. */
  readonly #travelling = new Set<string>();
  #underWay = 0;

  constructor(store: RequestStore, most: number, groups: number) {
    this.#store = store;
    this.#most = most;
    this.#groups = groups;
  }

  commit(change: Change): Promise<CommitOutcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ change, resolve, reject });
      this.#depart();
    });
  }

  #depart(): void {
    while (this.#underWay < this.#groups) {
      const group = this.#board();
      if (group.length === 0) return;
      this.#underWay += 1;
      for (const { change } of group) this.#travelling.add(change.id);
      this.#travel(group).finally(() => {
        this.#underWay -= 1;
        for (const { change } of group) this.#travelling.delete(change.id);
        this.#depart();
      });
    }
  }

  /**
   * Takes those who came first, an even share of all; whose request is under way already stays for a later group. While
   * another group is under way a smaller one waits for company: it would only keep the store from a larger one.
   */
  #board(): readonly Passenger[] {
    if (this.#waitsForCompany(this.#waiting.length)) return [];
    const ids = new Set(this.#travelling);
    const ready: Passenger[] = [];
    const staying: Passenger[] = [];
    for (const passenger of this.#waiting) {
      const { id } = passenger.change;
      (ids.has(id) ? staying : ready).push(passenger);
      ids.add(id);
    }
    if (this.#waitsForCompany(ready.length)) return [];
    const group = ready.splice(0, this.#shareOf(ready.length));
    this.#waiting = [...ready, ...staying];
    return group;
  }

  #waitsForCompany(ready: number): boolean {
    return this.#underWay > 0 && ready < this.#shareOf(ready);
  }

  #shareOf(ready: number): number {
    return Math.min(this.#most, Math.ceil((ready + this.#travelling.size) / this.#groups));
  }

  /** Never rejects: what goes wrong is told to the passengers. */
  async #travel(group: readonly Passenger[]): Promise<void> {
    const [first] = group;
    try {
      if (first !== undefined && group.length === 1) {
        first.resolve(await this.#store.commit(first.change));
        return;
      }
      const settled = await this.#store.commitAll(group.map(({ change }) => change));
      for (const [index, { resolve, reject }] of group.entries()) {
        const answer = settled[index];
        if (answer?.status === 'fulfilled') resolve(answer.value);
        else reject(answer?.reason ?? new Error('commitAll: expected an answer to every change'));
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
