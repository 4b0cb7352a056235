/**
 * Stores that share work wrongly between workers of different operators, kinds and clocks, or hear the wrong worker.
 */
import type { Change, LeaseOptions, RequestStore, Settlement } from '#src/desk/ports/store.ts';
import { memoryStore } from '#src/storage/memory/memory-store.ts';
import { documentOf, opening } from '#src/testing/sample.ts';
import { type BrokenStore, broken, brokenClock, without } from './broken-store.ts';

const inOrderOfTime = 'requests of several operators and kinds wake in the order of their time';
const inOrderOfCommits = 'messages of several operators and kinds go out in the order of their commits';
const byClock = 'by a clock that says it is not due yet';
const givenBack = 'a worker that gave a message back settles it';

export const brokenSharing: readonly BrokenStore[] = [
  broken('wakes as many as were asked for of each operator', inOrderOfTime, (inner) => ({
    wake: (now, options) => byOperator((asked) => inner.wake(now, asked), options, 'for each'),
  })),
  broken('wakes one operator after another', inOrderOfTime, (inner) => ({
    wake: (now, options) => byOperator((asked) => inner.wake(now, asked), options, 'in all'),
  })),
  broken('sends as many as were asked for of each operator', inOrderOfCommits, (inner) => ({
    outbox: (now, options) => byOperator((asked) => inner.outbox(now, asked), options, 'for each'),
  })),
  broken('sends for one operator after another', inOrderOfCommits, (inner) => ({
    outbox: (now, options) => byOperator((asked) => inner.outbox(now, asked), options, 'in all'),
  })),
  broken('wakes by the kind of the registration', 'wakes for workers of the kind that it has now', (inner) =>
    ofFirstKind(inner, 'wake-ups'),
  ),
  broken('sends by the kind of the registration', 'for workers of the kind that their request has now', (inner) =>
    ofFirstKind(inner, 'messages'),
  ),
  broken('knows no order between messages of different kinds', 'not overtaken by one of another kind', (inner) => ({
    commit: async (change) => {
      const isOfRequest = ({ kind }: { kind: string }): boolean => kind === change.keys.kind;
      const outcome = await inner.commit({ ...change, outbox: change.outbox.filter(isOfRequest) });
      if (outcome !== 'committed') return outcome;
      for (const record of change.outbox.filter((one) => !isOfRequest(one))) {
        const id = `message ${record.key}`;
        await inner.commit(opening(id, { stored: documentOf(id, 1), outbox: [record], keys: { identities: [id] } }));
      }
      return outcome;
    },
  })),
  brokenClock('wakes whatever some clock said was due', byClock, (inner) => {
    const latest = latestOf();
    return { wake: (now, options) => inner.wake(latest(now), options) };
  }),
  brokenClock('sends whatever some clock said was due', byClock, (inner) => {
    const latest = latestOf();
    return { outbox: (now, options) => inner.outbox(latest(now), options) };
  }),
  broken('hears nobody who gave a message back', givenBack, (inner) =>
    deafAfter(inner, (settled) => 'retryAt' in settled && settled.attempts === 0),
  ),
  broken('hears nobody whose message waits for another attempt', givenBack, (inner) =>
    deafAfter(inner, (settled) => 'retryAt' in settled && settled.attempts > 0),
  ),
  broken('hears nobody whose message is due again', givenBack, (inner) => {
    const dueAt = new Map<string, number>();
    let latest = 0;
    return {
      outbox: (now, options) => {
        latest = Math.max(latest, now.getTime());
        return inner.outbox(now, options);
      },
      settle: async (settlements) => {
        const isHeard = ({ token = '' }: Settlement): boolean => latest < (dueAt.get(token) ?? latest + 1);
        await inner.settle(settlements.filter(isHeard));
        for (const settled of settlements) {
          const { token = '' } = settled;
          if ('retryAt' in settled && settled.retryAt > latest) dueAt.set(token, settled.retryAt);
        }
      },
    };
  }),
  broken('counts five attempts and no more', 'attempts count when a message is handed out', (inner) => ({
    outbox: async (now, options) =>
      (await inner.outbox(now, options)).map((record) => ({ ...record, attempts: Math.min(record.attempts, 5) })),
  })),
  broken('lets the worker of any message settle', 'a late worker settles nothing', (inner) => {
    const latest = new Map<string, string>();
    return {
      outbox: async (now, options) => {
        const records = await inner.outbox(now, options);
        for (const { key, token } of records) latest.set(key, token);
        return records;
      },
      settle: (settlements) =>
        inner.settle(
          settlements.map((settled) => {
            const { token = '', ...rest } = settled;
            return [...latest.values()].includes(token) ? rest : settled;
          }),
        ),
    };
  }),
  broken('sends in the order of the times that were waited for', 'as were asked for, the earliest ones', (inner) => ({
    outbox: async (now, options) =>
      (await inner.outbox(now, options)).toSorted((one, other) => one.notBefore - other.notBefore),
  })),
  broken('lets the last outcome of one call win', 'the first outcome of a message stays', (inner) => ({
    settle: (settlements) =>
      inner.settle(
        settlements.filter(
          ({ key }, index) => !settlements.slice(index + 1).some((next) => next.key === key && 'outcome' in next),
        ),
      ),
  })),
  broken('lets a worker end a message of an erased person', 'being sent when its person is erased', (inner) => {
    const erased = new Set<string>();
    const ends = new Map<string, object>();
    return {
      erase: (change) => {
        erased.add(change.id);
        return inner.erase(change);
      },
      settle: async (settlements) => {
        for (const settled of settlements) {
          const isErased = erased.has(settled.key.split('/')[0] ?? '');
          if ('outcome' in settled && isErased) {
            ends.set(settled.key, { outcome: settled.outcome, settledAt: settled.at });
          }
        }
        await inner.settle(settlements);
      },
      messages: async (id) => (await inner.messages(id)).map((message) => ({ ...message, ...ends.get(message.key) })),
    };
  }),
  broken('supersedes by its own clock', 'a change supersedes messages that are still unsent', (inner) => {
    const superseded = new Set<string>();
    return {
      commit: (change) => {
        for (const key of change.supersedes) superseded.add(key);
        return inner.commit(change);
      },
      messages: async (id) =>
        (await inner.messages(id)).map((message) =>
          message.outcome === 'superseded' && superseded.has(message.key)
            ? { ...message, settledAt: Date.now() }
            : message,
        ),
    };
  }),
];

/** Asks for one operator after another; `limit` counts for each of them, or in all. */
async function byOperator<Item>(
  ask: (options: LeaseOptions) => Promise<readonly Item[]>,
  { operators = ['beeline', 'megafon', 'mts', 'tele2'], ...options }: LeaseOptions,
  counted: 'for each' | 'in all',
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (const operator of [...operators].sort()) {
    const limit = counted === 'for each' ? options.limit : options.limit - items.length;
    items.push(...(await ask({ ...options, limit, operators: [operator] })));
  }
  return items;
}

/** A second store knows each request by its first kind, and serves the wake-ups or the messages. */
function ofFirstKind(inner: RequestStore, served: 'wake-ups' | 'messages'): Partial<RequestStore> {
  const other = memoryStore();
  const [waking, sending] = served === 'wake-ups' ? [other, inner] : [inner, other];
  const kinds = new Map<string, string>();
  const first = (change: Change): Change => {
    const kind = kinds.get(change.id) ?? change.keys.kind;
    kinds.set(change.id, kind);
    return { ...change, keys: { ...change.keys, kind } };
  };
  return {
    commit: async (change) => {
      const outcome = await waking.commit(waking === other ? first(change) : change);
      if (outcome !== 'committed') return outcome;
      const rest = without(change, 'leaseToken');
      return sending.commit(sending === other ? first(rest) : rest);
    },
    erase: async (change) => {
      const outcome = await waking.erase(change);
      return outcome === 'committed' ? sending.erase(change) : outcome;
    },
    wake: (now, options) => waking.wake(now, options),
    outbox: (now, options) => sending.outbox(now, options),
    settle: (settlements) => sending.settle(settlements),
    messages: (id) => sending.messages(id),
  };
}

/** The latest time that any caller gave. */
function latestOf(): (now: Date) => Date {
  let latest = 0;
  return (now) => {
    latest = Math.max(latest, now.getTime());
    return new Date(latest);
  };
}

/** Ignores each token after such a settlement. */
function deafAfter(inner: RequestStore, isEnd: (settled: Settlement) => boolean): Partial<RequestStore> {
  const over = new Set<string>();
  return {
    settle: async (settlements) => {
      await inner.settle(settlements.filter(({ token }) => token === undefined || !over.has(token)));
      for (const settled of settlements) if (settled.token !== undefined && isEnd(settled)) over.add(settled.token);
    },
  };
}
