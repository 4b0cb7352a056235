/**
 * Stores that count, die or are slow, around one that works.
 */
import type { RequestStore } from 'zayavka';
import { commitAll } from '#src/desk/ports/commit-all.ts';

/** The methods of a store as an object of their own, to replace some of them. */
export function methodsOf(store: RequestStore): Required<Omit<RequestStore, 'time'>> {
  return {
    load: (id) => store.load(id),
    find: (by) => store.find(by),
    commit: (change) => store.commit(change),
    commitAll: (changes) => commitAll(store, changes),
    lease: (series, count) => store.lease(series, count),
    wake: (now, wanted) => store.wake(now, wanted),
    giveBack: async (wakeUps) => store.giveBack?.(wakeUps),
    outbox: (now, wanted) => store.outbox(now, wanted),
    list: (query) => store.list(query),
    events: (after, limit) => store.events(after, limit),
    undelivered: (query) => store.undelivered(query),
    agree: (name, value) => store.agree(name, value),
    settle: (settlements) => store.settle(settlements),
    history: (id) => store.history(id),
    messages: (id) => store.messages(id),
    erase: (change) => store.erase(change),
  };
}

interface Meeting {
  readonly before?: (name: string) => void;
  readonly after?: (name: string) => void;
}

/** Meets every call before it begins and after it has ended. */
export function watchedStore(store: RequestStore, { before, after }: Meeting): RequestStore {
  const watched =
    <Given extends readonly unknown[], Answer>(name: string, call: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      before?.(name);
      const answer = await call(...given);
      after?.(name);
      return answer;
    };
  const { load, find, commit, commitAll, lease, wake, giveBack, outbox, list, events, undelivered, agree } =
    methodsOf(store);
  const { settle, history, messages, erase } = methodsOf(store);
  return {
    load: watched('load', load),
    find: watched('find', find),
    commit: watched('commit', commit),
    commitAll: watched('commitAll', commitAll),
    lease: watched('lease', lease),
    wake: watched('wake', wake),
    giveBack: watched('giveBack', giveBack),
    outbox: watched('outbox', outbox),
    list: watched('list', list),
    events: watched('events', events),
    undelivered: watched('undelivered', undelivered),
    agree: watched('agree', agree),
    settle: watched('settle', settle),
    history: watched('history', history),
    messages: watched('messages', messages),
    erase: watched('erase', erase),
  };
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
