/**
 * Stores that count, die or are slow, around one that works.
 */
import type { RequestStore } from 'zayavka';

const methods = [
  'load',
  'find',
  'commit',
  'commitAll',
  'lease',
  'wake',
  'outbox',
  'settle',
  'history',
  'messages',
  'erase',
] as const;

/** The methods of a store as an object of their own, to replace some of them. */
export function methodsOf(store: RequestStore): RequestStore {
  return {
    load: (id) => store.load(id),
    find: (by) => store.find(by),
    commit: (change) => store.commit(change),
    commitAll: (changes) => store.commitAll(changes),
    lease: (series, count) => store.lease(series, count),
    wake: (now, limit, leaseMs) => store.wake(now, limit, leaseMs),
    outbox: (now, limit, leaseMs) => store.outbox(now, limit, leaseMs),
    settle: (settlements) => store.settle(settlements),
    history: (id) => store.history(id),
    messages: (id) => store.messages(id),
    erase: (change) => store.erase(change),
  };
}

/** Runs `meet` before (or after) every call. */
export function watchedStore(
  store: RequestStore,
  meet: { readonly before?: (name: string) => void; readonly after?: (name: string) => void },
): RequestStore {
  const watched: Record<string, unknown> = {};
  for (const name of methods) {
    watched[name] = async (...given: readonly unknown[]) => {
      meet.before?.(name);
      // Each method with the arguments that it was called with.
      const answer = await Reflect.apply(store[name], store, given);
      meet.after?.(name);
      return answer;
    };
  }
  return watched as unknown as RequestStore;
}

/** Throws at the given call and at every one after it, as a process that has been killed does nothing more. */
export function dyingStore(
  store: RequestStore,
  call: number,
  when: 'before' | 'after',
): RequestStore & { readonly hasDied: boolean } {
  let calls = 0;
  const count = (moment: 'before' | 'after') => () => {
    if (moment === 'before') calls += 1;
    if (calls > call || (calls === call && moment === when)) throw new Error('the process was killed');
  };
  const watched = watchedStore(store, { before: count('before'), after: count('after') });
  return Object.defineProperty({ ...watched, hasDied: false }, 'hasDied', { get: () => calls >= call });
}
