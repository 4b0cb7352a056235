/**
 * Stores that list the wrong requests, or agree with everybody.
 */
import { setImmediate } from 'node:timers/promises';
import { type BrokenStore, broken, brokenClock } from './broken-store.ts';

const inOrder = 'open requests are listed in the order of their registration';
const byNames = 'open requests are listed for one operator and one kind';
const byCalendar = 'requests are listed whose deadline is preliminary';

export const brokenLists: readonly BrokenStore[] = [
  broken('lists the newest open request first', inOrder, (inner) => ({
    list: async (query) => {
      const page = await inner.list(query);
      return { ...page, found: [...page.found].reverse() };
    },
  })),
  broken('lists what is closed', 'a request is listed while it is open', (inner) => ({
    commit: (change) => inner.commit({ ...change, keys: { ...change.keys, open: true } }),
  })),
  broken('lists by the keys of the registration', 'a request is listed while it is open', (inner) => ({
    commit: (change) => {
      const { operator, kind } = change.keys;
      const keys = change.expected === 'absent' ? { operator, kind } : { operator: 'mts', kind: 'serviceFault' };
      return inner.commit({ ...change, keys: { ...change.keys, ...keys } });
    },
  })),
  broken('lists a person who was erased', 'a request is listed while it is open', (inner) => ({
    erase: (change) => inner.erase({ ...change, keys: { ...change.keys, open: true } }),
  })),
  broken('lists open requests of all operators', byNames, (inner) => ({
    list: ({ operator: _, ...query }) => inner.list(query),
  })),
  broken('lists open requests of all kinds', byNames, (inner) => ({
    list: ({ kind: _, ...query }) => inner.list(query),
  })),
  broken('filters a page after it was cut', byNames, (inner) => ({
    list: async ({ operator, ...query }) => {
      const page = await inner.list(query);
      const found = page.found.filter((one) => (operator ?? one.operator) === one.operator);
      return { ...page, found };
    },
  })),
  broken('lists exact deadlines as preliminary ones', byCalendar, (inner) => ({
    list: ({ preliminary: _, ...query }) => inner.list(query),
  })),
  broken('lists deadlines of the calendar that is asked about', byCalendar, (inner) => ({
    list: (query) => {
      const { preliminary, ...rest } = query;
      if (preliminary === undefined) return inner.list(query);
      return inner.list({ ...rest, preliminary: { ...preliminary, knownTo: `${preliminary.knownTo} ` } });
    },
  })),
  broken('takes all calendars for one', byCalendar, (inner) => ({
    commit: (change) => {
      const { preliminary } = change.keys;
      if (preliminary === undefined) return inner.commit(change);
      const keys = { ...change.keys, preliminary: { ...preliminary, calendar: 'russia' } };
      return inner.commit({ ...change, keys });
    },
  })),
  broken('remembers that a deadline was preliminary', byCalendar, (inner) => {
    const known = new Map<string, { readonly calendar: string; readonly knownTo: string }>();
    return {
      commit: (change) => {
        const preliminary = change.keys.preliminary ?? known.get(change.id);
        if (preliminary === undefined) return inner.commit(change);
        known.set(change.id, preliminary);
        return inner.commit({ ...change, keys: { ...change.keys, preliminary } });
      },
    };
  }),
  broken('announces an empty page of the list', 'pages of open requests are full', (inner) => ({
    list: async (query) => {
      const page = await inner.list(query);
      const last = page.found.at(-1);
      if (page.cursor !== undefined || page.found.length < query.limit || last === undefined) return page;
      return { ...page, cursor: `${last.registeredAt + 1e9}/${last.id}` };
    },
  })),
  broken('pages the list by counting', 'pages of open requests neither repeat nor skip', (inner) => ({
    list: async ({ cursor, ...query }) => {
      const skipped = Number(cursor ?? 0);
      const { found } = await inner.list({ ...query, limit: 999 });
      const page = { found: found.slice(skipped, skipped + query.limit) };
      return found.length > skipped + query.limit ? { ...page, cursor: String(skipped + query.limit) } : page;
    },
  })),
  broken('keeps the last value', 'the first value of a name stays', () => ({ agree: async (_, value) => value })),
  broken('keeps one value for all names', 'the first value of a name stays', (inner) => ({
    agree: (_, value) => inner.agree('name', value),
  })),
  broken('keeps no empty value', 'the first value of a name stays', (inner) => ({
    agree: async (name, value) => (value === '' ? 'nothing' : inner.agree(name, value)),
  })),
  broken('looks for a value, then keeps it', 'of many values at the same time', () => {
    const values = new Map<string, string>();
    return {
      agree: async (name, value) => {
        const kept = values.get(name);
        if (kept !== undefined) return kept;
        await setImmediate();
        values.set(name, value);
        return value;
      },
    };
  }),
  brokenClock('tells the time as text', 'the clock of the store tells a date', () => ({
    time: async () => new Date().toISOString() as unknown as Date,
  })),
  brokenClock('goes back in time', 'the clock of the store tells a date', () => {
    let now = Date.now();
    return {
      time: async () => {
        now -= 1;
        return new Date(now);
      },
    };
  }),
];
