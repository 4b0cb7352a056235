/**
 * Stores whose list by deadline is out of order, out of date or too long, or that give one external number twice.
 */
import { setImmediate } from 'node:timers/promises';
import type { IndexKeys, ListedRequest, RequestStore } from '#src/desk/ports/store.ts';
import { type BrokenStore, broken, force } from './broken-store.ts';

const order = 'the earliest deadline comes first';
const listing = 'what is listed has its keys and details';
const filters = 'filters of the list work alone and together';
const standing = 'a deadline that stands still is neither before nor after';
const following = 'a list by deadline follows every change';
const paging = 'pages by deadline neither repeat nor skip';
const taking = 'of agents that race for the earliest request';
const external = 'a request is found by its external number';
const unique = 'an external number that the operator has already';

export const brokenQueue: readonly BrokenStore[] = [
  broken('lists by registration alone', order, (inner) => ({ list: ({ order: _, ...query }) => inner.list(query) })),
  broken(
    'takes no deadline for the earliest',
    order,
    sortedBy(({ dueAt = 0 }) => dueAt),
  ),
  broken(
    'knows no audience',
    order,
    changingKeys(({ audience: _, ...keys }) => keys),
  ),
  broken(
    'puts the promise before the law',
    order,
    changingKeys((keys) => ({ ...keys, ...swapped(keys) })),
  ),
  broken('lists details of the registration', listing, (inner) => {
    const first = new Map<string, ListedRequest['details']>();
    return {
      commit: (change) => {
        if (!first.has(change.id)) first.set(change.id, change.stored.request.details);
        return inner.commit(change);
      },
      list: async (query) => {
        const page = await inner.list(query);
        return { ...page, found: page.found.map((one) => ({ ...one, details: first.get(one.id) ?? {} })) };
      },
    };
  }),
  broken('keeps a deadline that has ended', listing, (inner) => {
    const known = new Map<string, IndexKeys>();
    return {
      commit: (change) => {
        const keys = { ...known.get(change.id), ...change.keys };
        known.set(change.id, keys);
        return inner.commit({ ...change, keys });
      },
    };
  }),
  ...(['status', 'assignee', 'team', 'dueFrom', 'dueBefore', 'operator', 'kind'] as const).map((name) =>
    broken(`does not filter by ${name}`, filters, (inner) => ({
      list: ({ [name]: _, ...query }) => inner.list(query),
    })),
  ),
  broken('takes a deadline that stands still for one that runs', standing, (inner) => ({
    list: ({ isRunning: _, ...query }) => inner.list(query),
  })),
  broken('counts a deadline that stands still', standing, (inner) => ({
    list: async (query) => {
      const page = await inner.list(query);
      const { dueFrom = 0 } = query;
      return { ...page, found: page.found.filter(({ dueAt = dueFrom }) => dueAt >= dueFrom) };
    },
  })),
  broken('takes nobody for anybody', filters, (inner) => ({
    list: ({ assignee, ...query }) =>
      inner.list(assignee === null || assignee === undefined ? query : { assignee, ...query }),
  })),
  broken('counts the last instant too', filters, (inner) => ({
    list: ({ dueBefore, ...query }) =>
      inner.list(dueBefore === undefined ? query : { ...query, dueBefore: dueBefore + 1 }),
  })),
  broken('leaves out what has no deadline', filters, (inner) => ({
    list: ({ dueFrom, ...query }) =>
      inner.list(dueFrom === undefined ? query : { dueFrom, dueBefore: Number.MAX_SAFE_INTEGER, ...query }),
  })),
  broken('filters by assignee after a page was cut', filters, (inner) => ({
    list: async ({ assignee, ...query }) => {
      const page = await inner.list(query);
      const isWanted = (one: ListedRequest): boolean => assignee === undefined || (one.assignee ?? null) === assignee;
      return { ...page, found: page.found.filter(isWanted) };
    },
  })),
  broken('keeps the first deadline', following, (inner) => {
    const first = new Map<string, IndexKeys>();
    return {
      commit: (change) => {
        const { dueAt } = first.get(change.id) ?? change.keys;
        if (!first.has(change.id)) first.set(change.id, change.keys);
        return inner.commit({ ...change, keys: { ...change.keys, ...(dueAt === undefined ? {} : { dueAt }) } });
      },
    };
  }),
  broken('pages by counting', paging, (inner) => ({
    list: async ({ cursor, ...query }) => {
      const skipped = Number(cursor ?? 0);
      const { found } = await inner.list({ ...query, limit: 999 });
      const page = { found: found.slice(skipped, skipped + query.limit) };
      return found.length > skipped + query.limit ? { ...page, cursor: String(skipped + query.limit) } : page;
    },
  })),
  broken('pages by the deadline alone', paging, (inner) => ({
    list: async ({ cursor, ...query }) => {
      const dueFrom = cursor === undefined ? {} : { dueFrom: Number(cursor) + 1 };
      const page = await inner.list({ ...query, ...dueFrom });
      const last = page.found.at(-1)?.dueAt;
      return page.cursor === undefined || last === undefined ? page : { ...page, cursor: String(last) };
    },
  })),
  broken('lets the later agent win', taking, (inner) => ({
    commit: async (change) => {
      await setImmediate();
      return force(inner, change);
    },
  })),
  broken('finds an external number at any operator', external, (inner) => ({
    find: (by) => inner.find('externalNumber' in by ? { externalNumber: by.externalNumber } : by),
  })),
  broken('finds one external number alone', external, (inner) => ({
    find: async (by) => {
      const page = await inner.find(by);
      return 'externalNumber' in by ? { found: page.found.slice(0, 1) } : page;
    },
  })),
  broken('takes an external number for a number', external, (inner) => ({
    find: async (by) => {
      const page = await inner.find(by);
      return 'number' in by && page.found.length === 0 ? inner.find({ externalNumber: by.number }) : page;
    },
  })),
  broken(
    'gives an external number to two requests',
    unique,
    changingKeys(({ externalNumber: _, ...keys }) => keys),
  ),
  broken('gives an external number to one operator only', unique, (inner) => {
    const taken = new Map<string, string>();
    return {
      commit: async (change) => {
        const { externalNumber } = change.keys;
        if (externalNumber === undefined) return inner.commit(change);
        const holder = taken.get(externalNumber) ?? change.id;
        taken.set(externalNumber, holder);
        return holder === change.id ? inner.commit(change) : 'conflict';
      },
    };
  }),
  broken(
    'takes the external number from an erased request',
    'an erased request keeps its external number',
    (inner) => ({
      erase: (change) => {
        const { externalNumber: _, ...keys } = change.keys;
        return inner.erase({ ...change, keys });
      },
    }),
  ),
  broken('looks for an external number, then writes it', 'race for one external number', (inner) => ({
    commit: async (change) => {
      const { externalNumber, ...keys } = change.keys;
      if (externalNumber !== undefined && (await inner.find({ number: externalNumber })).found.length > 0)
        return 'conflict';
      await setImmediate();
      return inner.commit({ ...change, keys });
    },
  })),
];

function swapped({ audience }: IndexKeys): Partial<IndexKeys> {
  if (audience === 'law') return { audience: 'subscriber' };
  return audience === 'subscriber' ? { audience: 'law' } : {};
}

function changingKeys(of: (keys: IndexKeys) => IndexKeys) {
  return (inner: RequestStore): Partial<RequestStore> => ({
    commit: (change) => inner.commit({ ...change, keys: of(change.keys) }),
  });
}

function sortedBy(of: (listed: ListedRequest) => number) {
  return (inner: RequestStore): Partial<RequestStore> => ({
    list: async (query) => {
      const page = await inner.list(query);
      return { ...page, found: page.found.toSorted((one, other) => of(one) - of(other)) };
    },
  });
}
