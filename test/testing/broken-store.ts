/**
 * How a store is broken: a correct one with one promise taken out.
 */
import type { Change, RequestStore } from '#src/desk/ports/store.ts';
import { memoryStore } from '#src/storage/memory/memory-store.ts';
import type { OpenedStore } from '#src/testing/index.ts';

export interface BrokenStore {
  readonly fault: string;
  /** Words of the name of the case that names the fault. */
  readonly caughtBy: string;
  readonly open: () => Promise<OpenedStore>;
}

type Breaks = (inner: RequestStore) => Partial<RequestStore>;

/** A correct store with some methods replaced. */
export function broken(fault: string, caughtBy: string, breaks: Breaks): BrokenStore {
  return { fault, caughtBy, open: async () => opened(memoryStore(), breaks) };
}

/** The same with a store that has a clock of its own. */
export function brokenClock(fault: string, caughtBy: string, breaks: Breaks): BrokenStore {
  const open = async (): Promise<OpenedStore> => {
    let passed = 0;
    const advance = async (ms: number): Promise<void> => {
      passed += ms;
    };
    const inner = memoryStore({ now: () => new Date(Date.now() + passed) });
    return {
      ...opened(inner, (correct) => ({ time: async () => (await inner.time?.()) ?? new Date(), ...breaks(correct) })),
      advance,
    };
  };
  return { fault, caughtBy, open };
}

export function opened(inner: RequestStore, breaks: Breaks): OpenedStore {
  const store: RequestStore = {
    load: (id) => inner.load(id),
    find: (by) => inner.find(by),
    commit: (change) => inner.commit(change),
    commitAll: (changes) => Promise.allSettled(changes.map((change) => store.commit(change))),
    lease: (series, count) => inner.lease(series, count),
    wake: (now, options) => inner.wake(now, options),
    giveBack: async (wakeUps) => inner.giveBack?.(wakeUps),
    outbox: (now, options) => inner.outbox(now, options),
    list: (query) => inner.list(query),
    events: (after, limit) => inner.events(after, limit),
    undelivered: (query) => inner.undelivered(query),
    agree: (name, value) => inner.agree(name, value),
    settle: (settlements) => inner.settle(settlements),
    history: (id) => inner.history(id),
    messages: (id) => inner.messages(id),
    erase: (change) => inner.erase(change),
    ...breaks(inner),
  };
  return { store, transaction: (work) => transaction(store, work), close: async () => {} };
}

/** No transaction at all: good enough for stores whose fault is elsewhere. */
async function transaction(store: RequestStore, work: (store: RequestStore) => Promise<void>): Promise<void> {
  await work(store);
}

/** Writes whatever the version is. */
export async function force(inner: RequestStore, change: Change): Promise<'committed'> {
  for (;;) {
    const stored = await inner.load(change.id);
    const outcome = await inner.commit({ ...change, expected: stored?.request.version ?? 'absent' });
    if (outcome === 'committed') return outcome;
  }
}

export const versionOf = async (store: RequestStore, id: string): Promise<number | 'absent'> =>
  (await store.load(id))?.request.version ?? 'absent';

export function without(change: Change, name: 'commandId' | 'wakeAt' | 'leaseToken'): Change {
  const { [name]: _, ...rest } = change;
  return rest;
}
