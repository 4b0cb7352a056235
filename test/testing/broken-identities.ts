/**
 * Stores that forget an identity, or keep one too long.
 */
import type { IndexKeys, RequestStore } from '#src/desk/ports/store.ts';
import { type BrokenStore, broken } from './broken-store.ts';

const each = 'found by each of its identities';
const moving = 'a change of identities counts at once';

export const brokenIdentities: readonly BrokenStore[] = [
  broken(
    'knows the first identity alone',
    each,
    withIdentities(([first]) => (first === undefined ? [] : [first])),
  ),
  broken('finds a request twice', each, (inner) => ({
    find: async (by) => {
      const page = await inner.find(by);
      return 'identity' in by && by.identity.startsWith('mailto') ? { found: [...page.found, ...page.found] } : page;
    },
  })),
  broken('takes capital letters for small ones', each, (inner) => ({
    find: (by) => inner.find('identity' in by ? { ...by, identity: by.identity.toLowerCase() } : by),
  })),
  broken('looks at the first of several identities', 'a number and several identities find', (inner) => ({
    find: (by) => inner.find('number' in by && by.identities ? { ...by, identities: by.identities.slice(0, 1) } : by),
  })),
  broken('takes nobody for anybody', 'a number and several identities find', (inner) => ({
    find: (by) => inner.find('number' in by && by.identities?.length === 0 ? { number: by.number } : by),
  })),
  broken('keeps an identity that was detached', moving, collecting('commit')),
  broken('gives no identity after the registration', moving, (inner) => {
    const first = new Map<string, readonly string[]>();
    return {
      commit: (change) => {
        if (!first.has(change.id)) first.set(change.id, change.keys.identities);
        const known = first.get(change.id) ?? [];
        const kept = change.keys.identities.filter((identity) => known.includes(identity));
        return inner.commit({ ...change, keys: { ...change.keys, identities: kept } });
      },
    };
  }),
  broken('changes no identity in a batch', moving, (inner) => {
    const last = new Map<string, IndexKeys>();
    const commit: RequestStore['commit'] = (change) => {
      last.set(change.id, change.keys);
      return inner.commit(change);
    };
    return {
      commit,
      commitAll: (changes) =>
        Promise.allSettled(
          changes.map((change) => {
            const { identities } = last.get(change.id) ?? change.keys;
            return commit({ ...change, keys: { ...change.keys, identities } });
          }),
        ),
    };
  }),
  broken('remembers who was erased', 'an erasure takes away every identity', collecting('erase')),
  broken('pages through active requests first', 'active and archived requests of an identity share', (inner) => ({
    find: async (by) => {
      if (!('identity' in by) || !by.all) return inner.find(by);
      const { cursor: _, ...first } = by;
      const all = await inner.find({ ...first, limit: 999 });
      const active = await inner.find({ ...first, all: false, limit: 999 });
      const ids = new Set(active.found.map(({ request }) => request.id));
      const archived = all.found.filter(({ request }) => !ids.has(request.id));
      const from = Number(by.cursor ?? 0);
      const found = [...active.found, ...archived].slice(from, from + by.limit);
      return from + by.limit < all.found.length ? { found, cursor: String(from + by.limit) } : { found };
    },
  })),
  broken('gives a request the identity of a change that lost', 'race to give a request an identity', (inner) => {
    const wanted = new Map<string, string>();
    return {
      commit: (change) => {
        for (const identity of change.keys.identities) wanted.set(identity, change.id);
        return inner.commit(change);
      },
      find: async (by) => {
        const stored = 'identity' in by ? await inner.load(wanted.get(by.identity) ?? '') : undefined;
        return stored === undefined ? inner.find(by) : { found: [stored] };
      },
    };
  }),
];

function withIdentities(of: (identities: readonly string[]) => readonly string[]) {
  return (inner: RequestStore): Partial<RequestStore> => ({
    commit: (change) => inner.commit({ ...change, keys: { ...change.keys, identities: of(change.keys.identities) } }),
  });
}

/** Adds the identities that a request had to those that it gets by this method. */
function collecting(method: 'commit' | 'erase') {
  return (inner: RequestStore): Partial<RequestStore> => {
    const known = new Map<string, readonly string[]>();
    const all = (id: string, keys: IndexKeys): IndexKeys => {
      const identities = [...(known.get(id) ?? []), ...keys.identities];
      known.set(id, identities);
      return { ...keys, identities };
    };
    return {
      commit: (change) => {
        const keys = all(change.id, change.keys);
        return inner.commit(method === 'commit' ? { ...change, keys } : change);
      },
      ...(method === 'erase' && {
        erase: (change) => inner.erase({ ...change, keys: all(change.id, change.keys) }),
      }),
    };
  };
}
