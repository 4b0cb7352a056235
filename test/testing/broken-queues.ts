/**
 * Stores whose outbox, wake-ups or counters give one item to two workers, or to none.
 */
import { setImmediate } from 'node:timers/promises';
import type { LeasedMessage, OutboxRecord, RequestStore } from '#src/desk/ports/store.ts';
import { documentOf, opening } from '#src/testing/sample.ts';
import { type BrokenStore, broken, without } from './broken-store.ts';

export const brokenQueues: readonly BrokenStore[] = [
  broken('hands messages out last first', 'messages are handed out as they were written', (inner) => ({
    outbox: async (now, options) => [...(await inner.outbox(now, options))].reverse(),
  })),
  broken('leases no messages', 'a message is handed to one caller at a time', (inner) => ({
    outbox: (now, options) => inner.outbox(now, { ...options, leaseMs: 0 }),
  })),
  broken('leases messages without end', 'a message whose lease ran out is handed out again', (inner) => ({
    outbox: (now, options) => inner.outbox(now, { ...options, leaseMs: 1e12 }),
  })),
  broken('sends messages before their time', 'a message waits for its time', (inner) => ({
    outbox: (now, options) => inner.outbox(new Date(now.getTime() + 1e9), options),
  })),
  broken(
    'holds back later messages while one waits for its time',
    'only waits for its time does not hold back later ones',
    (inner) => ({
      outbox: async (now, options) => {
        const free: LeasedMessage[] = [];
        for (const record of await inner.outbox(now, options)) {
          const before = (await inner.messages(record.requestId)).find((message) => message.outcome === undefined);
          if (before?.key === record.key) free.push(record);
        }
        return free;
      },
    }),
  ),
  broken(
    'knows no order between the messages of a request',
    'withheld while an earlier one of its request is with another caller',
    apart,
  ),
  broken(
    'overtakes a message that failed',
    'withheld while an earlier one of its request waits for another attempt',
    apart,
  ),
  broken('counts no attempts', 'a failed message is tried again at its time, and counts its attempts', (inner) => ({
    settle: (settlements) =>
      inner.settle(settlements.map((settled) => ('retryAt' in settled ? { ...settled, attempts: 0 } : settled))),
  })),
  broken('acknowledges everything that was handed out', 'settling one message does not change another', (inner) => {
    const handed: OutboxRecord[] = [];
    return {
      outbox: async (now, options) => {
        const records = await inner.outbox(now, options);
        handed.push(...records);
        return records;
      },
      settle: (settlements) =>
        inner.settle([...settlements, ...handed.map(({ key }) => ({ key, outcome: 'sent', at: 0 }) as const)]),
    };
  }),
  broken('lets the last outcome win', 'the first outcome of a message stays', (inner) => {
    const last = new Map<string, object>();
    return {
      settle: async (settlements) => {
        await inner.settle(settlements);
        for (const settled of settlements) {
          if ('outcome' in settled) last.set(settled.key, { outcome: settled.outcome, settledAt: settled.at });
        }
      },
      messages: async (id) => (await inner.messages(id)).map((message) => ({ ...message, ...last.get(message.key) })),
    };
  }),
  broken('supersedes nothing', 'a change supersedes messages that are still unsent', (inner) => ({
    commit: (change) => inner.commit({ ...change, supersedes: [] }),
  })),
  broken('supersedes nothing in a batch', 'a batch supersedes as its changes would', (inner) => ({
    commitAll: (changes) => Promise.allSettled(changes.map((change) => inner.commit({ ...change, supersedes: [] }))),
  })),
  broken('keeps the lease of what is given back', 'given back untried can be handed out at once', (inner) => ({
    settle: (settlements) =>
      inner.settle(settlements.filter((settled) => !('retryAt' in settled && settled.attempts === 0))),
  })),
  broken(
    'hands out what waits behind the first message',
    'is not handed out with a later one that another caller has',
    (inner) => ({
      outbox: async (now, options) => {
        const records = await inner.outbox(now, options);
        const [first] = records;
        if (first === undefined) return [];
        const unsettled = (await inner.messages(first.requestId)).filter(({ outcome }) => !outcome);
        return unsettled.map((record) => ({ token: first.token, ...record }));
      },
    }),
  ),
  broken('supersedes what is being sent', 'a leased message is not superseded', (inner) => ({
    commit: async (change) => {
      const outcome = await inner.commit(change);
      if (outcome === 'committed') {
        await inner.settle(change.supersedes.map((key) => ({ key, outcome: 'superseded', at: 0 }) as const));
      }
      return outcome;
    },
  })),
  broken('leases no wake-ups', 'a request is woken by one worker at a time', (inner) => ({
    wake: (now, options) => inner.wake(now, { ...options, leaseMs: 0 }),
  })),
  broken('leases wake-ups without end', 'a request whose worker died is woken again', (inner) => ({
    wake: (now, options) => inner.wake(now, { ...options, leaseMs: 1e12 }),
  })),
  broken('keeps a lease through a commit', 'a commit ends the lease of a wake-up and sets the next', (inner) => {
    const leases = new Map<string, number>();
    return {
      wake: async (now, options) => {
        const woken = await inner.wake(now, { ...options, leaseMs: 0 });
        const free = woken.filter(({ id }) => (leases.get(id) ?? 0) <= now.getTime());
        for (const { id } of free) leases.set(id, now.getTime() + options.leaseMs);
        return free;
      },
    };
  }),
  broken('never wakes closed requests', 'that is no longer active wakes too', (inner) => ({
    commit: (change) => inner.commit(change.keys.active ? change : without(change, 'wakeAt')),
  })),
  broken('wakes the latest first', 'requests wake at their time, the earliest first', (inner) => ({
    wake: async (now, options) => [...(await inner.wake(now, options))].reverse(),
  })),
  broken('leases a millisecond less', 'a request whose worker died is woken again', (inner) => ({
    wake: (now, options) => inner.wake(now, { ...options, leaseMs: options.leaseMs - 1 }),
  })),
  broken('wakes in the order of ids', 'requests wake at their time, the earliest first', (inner) => ({
    wake: async (now, options) =>
      (await inner.wake(now, { ...options, limit: 99 }))
        .toSorted((one, other) => (one.id < other.id ? -1 : 1))
        .slice(0, options.limit),
  })),
  broken('keeps the old wake-up when there is no new one', 'a request without a wake-up never wakes', (inner) => {
    const times = new Map<string, number>();
    return {
      commit: (change) => {
        const wakeAt = change.wakeAt ?? times.get(change.id);
        if (wakeAt === undefined) return inner.commit(change);
        times.set(change.id, wakeAt);
        return inner.commit({ ...change, wakeAt });
      },
    };
  }),
  broken('reads a counter, then writes it', 'many callers that lease counters never get one twice', () => {
    const counters = new Map<string, bigint>();
    return {
      lease: async (series, count) => {
        const from = counters.get(series) ?? 0n;
        await setImmediate();
        counters.set(series, from + BigInt(count));
        return { from, count };
      },
    };
  }),
  broken('has one counter for all series', 'each series has counters of its own', (inner) => ({
    lease: (_, count) => inner.lease('all', count),
  })),
  broken('counts in floating point', 'counters are exact above 2^53', () => {
    const counters = new Map<string, number>();
    return {
      lease: async (series, count) => {
        const from = counters.get(series) ?? 0;
        counters.set(series, from + count);
        return { from: BigInt(from - (from % 4)), count };
      },
    };
  }),
];

/** Each message as if it were of a request of its own. */
function apart(inner: RequestStore): Partial<RequestStore> {
  return {
    commit: async (change) => {
      const outcome = await inner.commit({ ...change, outbox: [] });
      if (outcome !== 'committed') return outcome;
      for (const record of change.outbox) {
        const id = `message ${record.key}`;
        await inner.commit(opening(id, { stored: documentOf(id, 1), outbox: [record], keys: { identities: [id] } }));
      }
      return outcome;
    },
  };
}
