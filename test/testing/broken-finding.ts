/**
 * Stores that find the wrong requests, remember a person, or have no transaction where they say they do.
 */
import type { Search } from '#src/desk/ports/store.ts';
import { type BrokenStore, broken, versionOf } from './broken-store.ts';

const byIdentity = (by: Search): by is Extract<Search, { limit: number }> => 'limit' in by;

export const brokenFinding: readonly BrokenStore[] = [
  broken('shows a number to any identity', 'found by number and identity only when both are its own', (inner) => ({
    find: (by) => inner.find('number' in by ? { number: by.number } : by),
  })),
  broken('finds only by the first command', 'found by the id of every command that wrote it', (inner) => {
    const first = new Map<string, string>();
    return {
      commit: async (change) => {
        const outcome = await inner.commit(change);
        if (change.commandId !== undefined && !first.has(change.id)) first.set(change.id, change.commandId);
        return outcome;
      },
      find: async (by) => {
        if ('commandId' in by && ![...first.values()].includes(by.commandId)) return { found: [] };
        return inner.find(by);
      },
    };
  }),
  broken('lists oldest first', 'the requests of an identity are listed newest first', (inner) => ({
    find: async (by) => {
      const page = await inner.find(by);
      return { ...page, found: [...page.found].reverse() };
    },
  })),
  broken('lists what is over', 'only active requests of an identity are listed', (inner) => ({
    find: (by) => inner.find(byIdentity(by) ? { ...by, all: true } : by),
  })),
  broken('lists all operators', 'listed for one operator when it is named', (inner) => ({
    find: (by) => {
      if (!byIdentity(by)) return inner.find(by);
      const { operator: _, ...rest } = by;
      return inner.find(rest);
    },
  })),
  broken('pages by counting', 'pages neither repeat nor skip a request', (inner) => ({
    find: async (by) => {
      if (!byIdentity(by)) return inner.find(by);
      const { cursor, ...rest } = by;
      const skipped = Number(cursor ?? 0);
      const { found } = await inner.find({ ...rest, limit: 999 });
      const page = { found: found.slice(skipped, skipped + by.limit) };
      return found.length > skipped + by.limit ? { ...page, cursor: String(skipped + by.limit) } : page;
    },
  })),
  broken('announces a page that is empty', 'pages are full, and the last one has no cursor', (inner) => ({
    find: async (by) => {
      const page = await inner.find(by);
      const last = page.found.at(-1);
      if (!byIdentity(by) || page.cursor !== undefined || page.found.length < by.limit || last === undefined)
        return page;
      return { ...page, cursor: `${last.request.registeredAt - 1e9}/${last.request.id}` };
    },
  })),
  broken('keeps the old number beside the new one', 'found by its present keys', (inner) => {
    const numbers = new Map<string, string>();
    return {
      commit: async (change) => {
        const outcome = await inner.commit(change);
        if (outcome === 'committed' && change.keys.number !== undefined) numbers.set(change.keys.number, change.id);
        return outcome;
      },
      find: async (by) => {
        const id = 'number' in by ? numbers.get(by.number) : undefined;
        const stored = id === undefined ? undefined : await inner.load(id);
        return stored === undefined ? inner.find(by) : { found: [stored] };
      },
    };
  }),
  broken('forgets the person in the document alone', 'and nothing of the person', (inner) => ({
    erase: async (change) => {
      const rest = { outbox: [], supersedes: [], history: change.history.slice(-1) };
      return (await inner.commit({ ...change, ...rest })) === 'committed' ? 'committed' : 'conflict';
    },
  })),
  broken('erases whatever the version is', 'an erasure from an outdated version is a conflict', (inner) => ({
    erase: async (change) => {
      const expected = await versionOf(inner, change.id);
      return expected === 'absent' ? 'conflict' : inner.erase({ ...change, expected });
    },
  })),
  broken(
    'wakes an erased request again and again',
    'keeps its wake-up while it is active, and has none afterwards',
    (inner) => ({
      erase: (change) => inner.erase({ ...change, keys: { ...change.keys, active: true } }),
    }),
  ),
  broken('keeps what the caller rolled back', 'nothing remains of a transaction of the caller', () => ({})),
  broken('keeps what the caller settled and rolled back', 'nothing remains of settlements, leases and', () => ({})),
];
