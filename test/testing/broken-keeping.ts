/**
 * Stores that lose a part of what they keep, take one name for another, or remember what they should not.
 */
import type { Change, HistoryEntry, OutboxRecord, RequestStore, Stored } from '#src/desk/ports/store.ts';
import { type BrokenStore, broken, brokenClock } from './broken-store.ts';

const wholeHistory = 'history is kept entry by entry';
const wholeDocument = 'a document is kept whole';
const wholeMessages = 'messages are handed out as they were written';
const erased = 'and nothing of the person';
const inactive = 'found by its number and its commands also when it is no longer active';

/** Ways in which two names become one. */
const confusions: Readonly<Record<string, (name: string) => string>> = {
  case: (name) => name.toLowerCase(),
  'spaces at the ends': (name) => name.trim(),
  'a final space': (name) => name.replace(/ $/, ''),
  'what comes after 20 characters': (name) => name.slice(0, 20),
  'how an accent is written': (name) => name.normalize('NFC'),
  'accents at all': (name) => name.normalize('NFD').replaceAll(/\p{M}/gu, ''),
};

export const brokenKeeping: readonly BrokenStore[] = [
  ...Object.entries(confusions).flatMap(([what, same]) => [
    broken(`ignores ${what} in the name of a value`, 'names that look alike', (inner) => ({
      agree: (name, value) => inner.agree(same(name), value),
    })),
    broken(`ignores ${what} in the name of a series`, 'series that look alike', (inner) => ({
      lease: (series, count) => inner.lease(same(series), count),
    })),
    ...(['id', 'number', 'commandId'] as const).map((name) =>
      broken(`ignores ${what} in ${name}`, 'ids, numbers and command ids that look alike', (inner) => ({
        commit: (change) => inner.commit(renamed(change, name, same)),
      })),
    ),
  ]),
  broken('keeps 50 characters of a value', 'a long value is kept whole', (inner) => ({
    agree: (name, value) => inner.agree(name, value.slice(0, 50)),
  })),
  broken('keeps values and counters in one table', 'nothing in common when their names are equal', () => {
    const table = new Map<string, string>();
    return {
      agree: async (name, value) => {
        table.set(name, table.get(name) ?? value);
        return table.get(name) ?? value;
      },
      lease: async (series, count) => {
        const from = BigInt(table.get(series) ?? 0);
        table.set(series, String(from + BigInt(count)));
        return { from, count };
      },
    };
  }),
  brokenClock('tells the time at which it was opened', 'the clock of the store goes', () => {
    const opened = new Date();
    return { time: async () => opened };
  }),
  ...(['dueAt', 'lastDay', 'preliminary', 'fingerprint'] as const).map((name) =>
    broken(`keeps events without ${name}`, wholeHistory, (inner) => ({
      history: async (id) => (await inner.history(id)).map(({ [name]: _, ...entry }) => entry),
    })),
  ),
  broken('keeps no date of erasure', wholeDocument, (inner) => ({
    load: async (id) => {
      const stored = await inner.load(id);
      if (stored === undefined) return undefined;
      const { eraseAt: _, ...rest } = stored;
      return rest;
    },
  })),
  broken('keeps the fields of a document that it knows', wholeDocument, (inner) => ({
    commit: (change) => inner.commit({ ...change, stored: known(change.stored) }),
  })),
  broken('keeps messages without their second text', wholeMessages, (inner) => ({
    outbox: async (now, options) => (await inner.outbox(now, options)).map(({ dateless: _, ...record }) => record),
  })),
  broken('keeps messages without the end of the quiet hours', wholeMessages, (inner) => ({
    outbox: async (now, options) => (await inner.outbox(now, options)).map(({ quietUntil: _, ...record }) => record),
  })),
  broken('orders messages by their version as a text', 'messages of a request are listed in the order', (inner) => ({
    messages: async (id) =>
      (await inner.messages(id)).toSorted((one, other) => (`${one.version}` < `${other.version}` ? -1 : 1)),
  })),
  broken('writes over a message that comes again', 'a message that comes again in a later change', (inner) => {
    const [first, again] = [new Map<string, OutboxRecord>(), new Map<string, OutboxRecord>()];
    return {
      commit: async (change) => {
        const outcome = await inner.commit(change);
        if (outcome !== 'committed') return outcome;
        for (const record of change.outbox) (first.has(record.key) ? again : first).set(record.key, record);
        return outcome;
      },
      messages: async (id) => (await inner.messages(id)).map((message) => ({ ...message, ...again.get(message.key) })),
    };
  }),
  broken('rejects a batch in which one change cannot be stored', 'harms none of the others of its batch', (inner) => ({
    commitAll: (changes) => {
      const isStorable = changes.every(({ stored }) => !/\\u0000|\\ud800/.test(JSON.stringify(stored)));
      return Promise.allSettled(
        changes.map((change) => (isStorable ? inner.commit(change) : Promise.reject(new Error('a text')))),
      );
    },
  })),
  broken('writes something else for a character that it cannot store', 'harms none of the others of its', (inner) => ({
    commit: (change) =>
      inner.commit({
        ...change,
        stored: JSON.parse(JSON.stringify(change.stored).replaceAll(/\\u0000|\\ud800/g, '?')),
      }),
  })),
  broken('erases a person whose number another request has', 'gives a request the number of another one', (inner) => ({
    erase: async (change) => {
      const { number: _, ...keys } = change.keys;
      const outcome = await inner.erase(change);
      return outcome === 'committed' ? outcome : inner.erase({ ...change, keys });
    },
  })),
  broken('finds an erased person by the line', erased, (inner) => {
    const identities = new Map<string, readonly string[]>();
    return {
      commit: (change) => {
        identities.set(change.id, change.keys.identities);
        return inner.commit(change);
      },
      erase: (change) =>
        inner.erase({ ...change, keys: { ...change.keys, identities: identities.get(change.id) ?? [] } }),
    };
  }),
  broken('tells the line of an erased person to who knows the number', erased, (inner) => {
    const identities = new Map<string, readonly string[]>();
    return {
      commit: (change) => {
        identities.set(change.keys.number ?? '', change.keys.identities);
        return inner.commit(change);
      },
      find: (by) => {
        if (!('number' in by)) return inner.find(by);
        const known = identities.get(by.number) ?? [];
        return inner.find(by.identities?.some((one) => known.includes(one)) ? { number: by.number } : by);
      },
    };
  }),
  broken('keeps the second text of a message through an erasure', erased, (inner) => {
    const texts = new Map<string, object>();
    return {
      commit: (change) => {
        for (const { key, dateless } of change.outbox) texts.set(key, { dateless });
        return inner.commit(change);
      },
      messages: async (id) => (await inner.messages(id)).map((message) => ({ ...message, ...texts.get(message.key) })),
    };
  }),
  broken('shows a later commit in what it returned before', 'does not change when the request does', (inner) => {
    const documents = new Map<string, Stored>();
    return {
      load: async (id) => {
        const stored = await inner.load(id);
        if (stored === undefined) return undefined;
        documents.set(id, Object.assign(documents.get(id) ?? {}, structuredClone(stored)));
        return documents.get(id);
      },
      commit: async (change) => {
        const outcome = await inner.commit(change);
        if (outcome === 'committed') Object.assign(documents.get(change.id) ?? {}, structuredClone(change.stored));
        return outcome;
      },
    };
  }),
  broken('adds to the history that it returned before', 'does not change when the request does', (inner) => {
    const histories = new Map<string, HistoryEntry[]>();
    return {
      history: async (id) => {
        const history = histories.get(id) ?? [];
        histories.set(id, history);
        history.splice(0, history.length, ...(await inner.history(id)));
        return history;
      },
      commit: async (change) => {
        const outcome = await inner.commit(change);
        if (outcome === 'committed') histories.get(change.id)?.push(...change.history);
        return outcome;
      },
    };
  }),
  broken('finds only active requests by number', inactive, (inner) => onlyActive(inner, 'number')),
  broken('finds only active requests by command', inactive, (inner) => onlyActive(inner, 'commandId')),
  broken('looks for the last request of the page before', 'pages go on where they ended', (inner) => ({
    find: async (by) =>
      'limit' in by
        ? behindLast(
            (limit) => inner.find({ ...withoutCursor(by), limit }),
            by,
            ({ request }) => request.id,
          )
        : inner.find(by),
  })),
  broken('looks for the last request of the page of the list', 'pages of open requests go on', (inner) => ({
    list: (query) =>
      behindLast(
        (limit) => inner.list({ ...withoutCursor(query), limit }),
        query,
        ({ id }) => id,
      ),
  })),
];

function renamed(change: Change, name: 'id' | 'number' | 'commandId', same: (text: string) => string): Change {
  const { keys, commandId, id } = change;
  if (name === 'id') return { ...change, id: same(id) };
  if (name === 'commandId') return commandId === undefined ? change : { ...change, commandId: same(commandId) };
  return keys.number === undefined ? change : { ...change, keys: { ...keys, number: same(keys.number) } };
}

function known({ schema, request, clocks, firedCrossings, lastMessageVersion, eraseAt }: Stored): Stored {
  const document = { schema, request, clocks, firedCrossings, lastMessageVersion };
  return eraseAt === undefined ? document : { ...document, eraseAt };
}

function onlyActive(inner: RequestStore, name: 'number' | 'commandId'): Partial<RequestStore> {
  const over = new Set<string>();
  return {
    commit: (change) => {
      if (!change.keys.active) over.add(change.id);
      return inner.commit(change);
    },
    find: async (by) => {
      const page = await inner.find(by);
      return name in by ? { ...page, found: page.found.filter(({ request }) => !over.has(request.id)) } : page;
    },
  };
}

function withoutCursor<Query extends { readonly cursor?: string }>({
  cursor: _,
  ...query
}: Query): Omit<Query, 'cursor'> {
  return query;
}

/** A page behind the request that the cursor names, or from the beginning when that one is gone. */
async function behindLast<Found>(
  ask: (limit: number) => Promise<{ readonly found: readonly Found[] }>,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  idOf: (found: Found) => string,
): Promise<{ readonly found: readonly Found[]; readonly cursor?: string }> {
  const { found } = await ask(999);
  const begin = cursor === undefined ? 0 : found.findIndex((one) => idOf(one) === cursor) + 1;
  const page = found.slice(begin, begin + limit);
  const last = page.at(-1);
  return found.length > begin + limit && last !== undefined ? { found: page, cursor: idOf(last) } : { found: page };
}
