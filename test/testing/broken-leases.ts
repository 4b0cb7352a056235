/**
 * Stores whose leases end at the wrong time, cannot be told apart, or are of what nobody asked for.
 */
import type { LeasedMessage, LeaseOptions, RequestStore, WakeUp } from '#src/desk/ports/store.ts';
import { memoryStore } from '#src/storage/memory/memory-store.ts';
import { type BrokenStore, broken, brokenClock, without } from './broken-store.ts';

const hour = 3_600_000;
const forWakeUps = 'a worker is given wake-ups of its operators and kinds';
const forMessages = 'a worker is given messages of its operators and kinds';
const forClocks = 'the clock of a worker, however wrong it is';
const forPauses = 'put off for longer each time';

/** All operators and kinds. */
const unfiltered = ({ limit, leaseMs }: LeaseOptions): LeaseOptions => ({ limit, leaseMs });

export const brokenLeases: readonly BrokenStore[] = [
  broken('wakes for any operator', forWakeUps, (inner) => ({
    wake: (now, { operators: _, ...options }) => inner.wake(now, options),
  })),
  broken('wakes for any kind', forWakeUps, (inner) => ({
    wake: (now, { kinds: _, ...options }) => inner.wake(now, options),
  })),
  broken('takes no operator at all for all of them', forWakeUps, (inner) => ({
    wake: (now, { operators = [], ...options }) =>
      inner.wake(now, operators.length === 0 ? options : { ...options, operators }),
  })),
  broken('takes wake-ups and then leaves out those of others', forWakeUps, (inner) => ({
    wake: async (now, options) => {
      const wakeUps = await inner.wake(now, unfiltered(options));
      const wanted = await Promise.all(
        wakeUps.map(async ({ id }) => {
          const { operator = '', kind = '' } = (await inner.load(id))?.request ?? {};
          return isAskedFor(options, { operator, kind });
        }),
      );
      return wakeUps.filter((_, index) => wanted[index]);
    },
  })),
  broken('sends for any operator', forMessages, (inner) => ({
    outbox: (now, { operators: _, ...options }) => inner.outbox(now, options),
  })),
  broken('sends for any kind', forMessages, (inner) => ({
    outbox: (now, { kinds: _, ...options }) => inner.outbox(now, options),
  })),
  broken('takes messages and then leaves out those of others', forMessages, (inner) => ({
    outbox: async (now, options) =>
      (await inner.outbox(now, unfiltered(options))).filter((record) => isAskedFor(options, record)),
  })),
  broken('counts attempts when they are settled', 'attempts count when a message is handed out', (inner) => ({
    outbox: async (now, options) => (await inner.outbox(now, options)).map((record) => ({ ...record, attempts: 1 })),
  })),
  broken('keeps the count of a message that is given back', 'attempts count when a message is handed out', (inner) => ({
    settle: (settlements) =>
      inner.settle(settlements.map((settled) => ('retryAt' in settled ? { ...settled, attempts: 3 } : settled))),
  })),
  broken('names all leases alike', 'no token comes twice', (inner) => ({
    wake: async (now, options) => (await inner.wake(now, options)).map(({ id }) => ({ id, token: 'leased' })),
  })),
  broken('names a lease after its place in the row', 'no token comes twice', (inner) => {
    const places = new Map<string, number>();
    return {
      commit: async (change) => {
        places.delete(change.id);
        return inner.commit(change);
      },
      wake: async (now, options) =>
        (await inner.wake(now, options)).map(({ id }) => {
          places.set(id, (places.get(id) ?? 0) + 1);
          return { id, token: String(places.get(id)) };
        }),
    };
  }),
  broken('names all leases of messages alike', 'no token comes twice', (inner) => ({
    outbox: async (now, options) =>
      (await inner.outbox(now, options)).map((record) => ({ ...record, token: 'leased' })),
  })),
  broken('lets anybody settle', 'a late worker settles nothing', (inner) => ({
    settle: (settlements) => inner.settle(settlements.map(({ token: _, ...settled }) => settled)),
  })),
  broken('lets a late worker give a message back', 'a late worker settles nothing', (inner) => ({
    settle: (settlements) =>
      inner.settle(
        settlements.map((settled) => {
          const { token: _, ...rest } = settled;
          return 'retryAt' in settled ? rest : settled;
        }),
      ),
  })),
  broken('lets the first of two settlements stand for both', 'a late worker settles nothing', (inner) => ({
    settle: (settlements) => inner.settle(settlements.slice(0, 1)),
  })),
  broken('hears nobody whose lease is over', 'whose lease is over settles its message', (inner) => {
    const ends = new Map<string, number>();
    return {
      outbox: async (now, options) => {
        const records = await inner.outbox(now, options);
        for (const { token } of records) ends.set(token, Date.now() + options.leaseMs);
        return records;
      },
      settle: (settlements) =>
        inner.settle(
          settlements.filter(({ token = '' }) => (ends.get(token) ?? Number.POSITIVE_INFINITY) > Date.now()),
        ),
    };
  }),
  broken('lets a late worker commit', 'with the token of an earlier lease is a conflict', (inner) => ({
    commit: (change) => inner.commit(without(change, 'leaseToken')),
  })),
  broken('lets a late worker commit in a batch', 'with the token of an earlier lease is a conflict', (inner) => ({
    commitAll: (changes) => Promise.allSettled(changes.map((change) => inner.commit(without(change, 'leaseToken')))),
  })),
  broken('takes the token of any request', 'with the token of an earlier lease is a conflict', (inner) => {
    const latest = new Map<string, string>();
    return {
      wake: async (now, options) => {
        const wakeUps = await inner.wake(now, options);
        for (const { id, token } of wakeUps) latest.set(id, token);
        return wakeUps;
      },
      commit: (change) => {
        const isKnown = [...latest.values()].some((token) => token === change.leaseToken);
        return inner.commit(isKnown ? without(change, 'leaseToken') : change);
      },
    };
  }),
  broken('keeps what is given back', 'given back is handed out at once', () => ({ giveBack: async () => undefined })),
  broken('lets a late worker give a wake-up back', 'given back is handed out at once', (inner) => {
    const latest = new Map<string, string>();
    return {
      wake: async (now, options) => {
        const wakeUps = await inner.wake(now, options);
        for (const { id, token } of wakeUps) latest.set(id, token);
        return wakeUps;
      },
      giveBack: async (wakeUps) =>
        inner.giveBack?.(wakeUps.map(({ id, token }) => ({ id, token: latest.get(id) ?? token }))),
    };
  }),
  broken('takes what is given back for a failure', 'given back many times', (inner) => {
    const counts = new Map<string, number>();
    const ends = new Map<string, number>();
    return {
      giveBack: async (wakeUps) => {
        for (const { id } of wakeUps) counts.set(id, (counts.get(id) ?? 0) + 1);
        await inner.giveBack?.(wakeUps);
      },
      wake: async (now, options) => {
        const free = (await inner.wake(now, options)).filter(({ id }) => (ends.get(id) ?? 0) <= now.getTime());
        for (const { id } of free) {
          const count = counts.get(id) ?? 0;
          if (count >= 8) ends.set(id, now.getTime() + 60_000 * 2 ** count);
        }
        return free;
      },
    };
  }),
  broken('registers with any token', 'a new request has no lease', (inner) => ({
    commit: (change) => inner.commit(change.expected === 'absent' ? without(change, 'leaseToken') : change),
  })),
  broken('keeps the token of a wake-up through a commit', 'a commit of any caller ends the lease', (inner) => {
    const latest = new Map<string, string>();
    return {
      wake: async (now, options) => {
        const wakeUps = await inner.wake(now, options);
        for (const { id, token } of wakeUps) latest.set(id, token);
        return wakeUps;
      },
      commit: (change) =>
        inner.commit(latest.get(change.id) === change.leaseToken ? without(change, 'leaseToken') : change),
    };
  }),
  brokenClock('counts leases of wake-ups by the clock of the worker', forClocks, (inner) => ({
    wake: async (now, options) => inner.wake(now, { ...options, leaseMs: await byWorker(inner, now, options) }),
  })),
  brokenClock('counts leases of messages by the clock of the worker', forClocks, (inner) => ({
    outbox: async (now, options) => inner.outbox(now, { ...options, leaseMs: await byWorker(inner, now, options) }),
  })),
  brokenClock('ends leases of wake-ups by the clock of the worker', forClocks, endingByWorker('wake')),
  brokenClock('ends leases of messages by the clock of the worker', forClocks, endingByWorker('outbox')),
  broken('puts nothing off', forPauses, (inner) => ({ wake: inSeconds(inner, () => 0) })),
  broken('puts off without end', forPauses, (inner) => ({
    wake: inSeconds(inner, (time) => (time < 2 ? 0 : 30 * 2 ** (time - 1))),
  })),
  broken('puts off thirty times, then no more', forPauses, (inner) => ({
    wake: inSeconds(inner, (time) => (time < 2 || time > 30 ? 0 : Math.min(60 * 2 ** (time - 2), 86_400))),
  })),
  broken('puts off the second time already', forPauses, (inner) => ({
    wake: inSeconds(inner, (time) => Math.min(60 * 2 ** (time - 1), 86_400)),
  })),
  broken('ends a long lease after a day', forPauses, (inner) => ({
    wake: (now, options) => inner.wake(now, { ...options, leaseMs: Math.min(options.leaseMs, 24 * hour) }),
  })),
  broken('hands out what fails before the healthy', 'comes behind those that were not', (inner) => {
    const known = new Set<string>();
    return {
      wake: async (now, options) => {
        const wakeUps = await inner.wake(now, { ...options, limit: 99 });
        const [failing, healthy] = [true, false].map((was) => wakeUps.filter(({ id }) => known.has(id) === was));
        for (const { id } of wakeUps) known.add(id);
        return [...(failing ?? []), ...(healthy ?? [])].slice(0, options.limit);
      },
    };
  }),
  broken('loses a request whose worker died', 'a request whose worker died is not lost', (inner) => ({
    wake: (now, options) => inner.wake(now, { ...options, leaseMs: 1e12 }),
  })),
  broken('loses a message whose worker died', 'a message whose worker died is not lost', (inner) => ({
    outbox: (now, options) => inner.outbox(now, { ...options, leaseMs: 1e12 }),
  })),
  broken('spares what was handed out once', 'a message whose lease is over is superseded', (inner) => {
    const handed = new Set<string>();
    return {
      outbox: async (now, options) => {
        const records = await inner.outbox(now, options);
        for (const { key } of records) handed.add(key);
        return records;
      },
      commit: (change) => inner.commit({ ...change, supersedes: change.supersedes.filter((key) => !handed.has(key)) }),
    };
  }),
];

function isAskedFor({ operators, kinds }: LeaseOptions, of: { operator: string; kind: string }): boolean {
  return (operators?.includes(of.operator) ?? true) && (kinds?.includes(of.kind) ?? true);
}

/** A lease that ends `leaseMs` after the worker's `now`. */
async function byWorker(inner: RequestStore, now: Date, { leaseMs }: LeaseOptions): Promise<number> {
  const time = (await inner.time?.()) ?? now;
  // A worker in the past would lease nothing at all, which is another fault.
  return Math.max(leaseMs, now.getTime() + leaseMs - time.getTime());
}

/** Hands out again what is leased, when the worker's clock is far enough ahead. */
function endingByWorker(method: 'wake' | 'outbox'): (inner: RequestStore) => Partial<RequestStore> {
  return () => {
    const inner = memoryStore();
    const [wake, outbox] = [
      (now: Date, options: LeaseOptions): Promise<readonly WakeUp[]> => inner.wake(now, options),
      (now: Date, options: LeaseOptions): Promise<readonly LeasedMessage[]> => inner.outbox(now, options),
    ];
    return { commit: (change) => inner.commit(change), ...(method === 'wake' ? { wake } : { outbox }) };
  };
}

/** Leases each request for the seconds of the nth time, or as long as the worker asks for. */
function inSeconds(inner: RequestStore, secondsOf: (time: number) => number): RequestStore['wake'] {
  const ends = new Map<string, number>();
  let time = 0;
  return async (now, options) => {
    // Of the cases that use it each has one request.
    if ((ends.get('a') ?? 0) > now.getTime()) return [];
    const far = new Date(now.getTime() + 1000 * hour * 24);
    const wakeUps = await inner.wake(far, { ...options, leaseMs: 0 });
    if (wakeUps.length === 0) return [];
    time += 1;
    ends.set('a', now.getTime() + Math.max(options.leaseMs, 1000 * secondsOf(time)));
    return wakeUps;
  };
}
