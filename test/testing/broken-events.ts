/**
 * Stores whose feed skips, repeats or changes events.
 */
import { setImmediate } from 'node:timers/promises';
import type { EventPage, RequestStore, StoredEvent } from '#src/desk/ports/store.ts';
import { memoryStore } from '#src/storage/memory/memory-store.ts';
import { type BrokenStore, broken, opened, without } from './broken-store.ts';

const whole = 'the feed has every event as it was written';
const several = 'several events of one change keep their order';
const cursors = 'a cursor of the feed stays good';
const refusals = 'a change that is refused, or has no events';
const erased = 'an erased request keeps its places';
const racing = 'with many writers and several readers';

export const brokenEvents: readonly BrokenStore[] = [
  broken(
    'names the present kind of each request',
    whole,
    changing(async (_, event) => ({ ...event, kind: 'serviceFault' })),
  ),
  broken(
    'loses the promise of an event',
    whole,
    changing(async (_, { dueAt: _due, ...event }) => event),
  ),
  broken(
    'tells the command of an event',
    whole,
    changing(async (_, event) => Object.assign({ ...event }, { commandId: 'c' })),
  ),
  broken('turns the events of a change round', several, (inner) => ({
    events: sorted(inner, (a, b) => b.version - a.version),
  })),
  broken('sorts events by their time', cursors, (inner) => ({
    events: sorted(inner, (a, b) => a.event.at - b.event.at),
  })),
  broken('gives more than was asked for', cursors, (inner) => ({
    events: (after, limit) => inner.events(after, limit + 1),
  })),
  broken('repeats the last event of a page', cursors, (inner) => ({
    events: (after, limit) => inner.events(after === undefined ? after : String(Math.max(0, Number(after) - 1)), limit),
  })),
  broken('puts what is refused into the feed', refusals, (inner) => {
    const refused: StoredEvent[] = [];
    return {
      commit: async (change) => {
        const outcome = await inner.commit(change);
        const { operator, kind } = change.keys;
        const facts = { id: change.id, operator, kind, channel: 'hotline' };
        if (outcome !== 'committed') refused.push(...change.history.map((entry) => ({ ...facts, ...entry })));
        return outcome;
      },
      events: async (after, limit) => {
        const page = await inner.events(after, limit);
        return after === undefined ? { ...page, events: [...page.events, ...refused].slice(0, limit) } : page;
      },
    };
  }),
  broken('keeps the words of an erased person in the feed', erased, (inner) => {
    const known = new Map<string, StoredEvent>();
    return changing(async (_, event) => {
      const key = `${event.id}/${event.version}`;
      const first = known.get(key) ?? event;
      known.set(key, first);
      return first;
    })(inner);
  }),
  broken('takes an erased request out of the feed', erased, (inner) => ({
    events: async (after, limit) => {
      const page = await inner.events(after, limit);
      const gone = new Set<string>();
      for (const { id } of page.events) if ((await inner.load(id))?.request.subscriber.msisdn === '') gone.add(id);
      return { ...page, events: page.events.filter(({ id, event }) => !gone.has(id) || event.type === 'erased') };
    },
  })),
  broken('does not tell of an erasure', erased, (inner) => ({
    events: async (after, limit) => {
      const page = await inner.events(after, limit);
      return { ...page, events: page.events.filter(({ event }) => event.type !== 'erased') };
    },
  })),
  broken('gives places before it has committed', racing, (inner) => {
    const hidden = new Set<string>();
    return {
      commit: async (change) => {
        const key = `${change.id}/${change.version}`;
        hidden.add(key);
        const outcome = await inner.commit(without(change, 'wakeAt'));
        if (outcome !== 'committed') return outcome;
        for (let turn = 0; turn < change.id.length * (1 + (change.version % 3)); turn += 1) await setImmediate();
        hidden.delete(key);
        return outcome;
      },
      events: async (after, limit) => {
        await setImmediate();
        const page = await inner.events(after, limit);
        return { ...page, events: page.events.filter(({ id, version }) => !hidden.has(`${id}/${version}`)) };
      },
    };
  }),
  {
    ...broken('skips what a transaction wrote first and committed last', 'what a transaction writes first', () => ({})),
    open: beforeCommit,
  },
  broken(
    'keeps events of what was rolled back',
    'nothing of a transaction that is rolled back stays in the feed',
    () => ({}),
  ),
];

/** Gives places when events are written, and shows them when their transaction has ended. */
async function beforeCommit(): ReturnType<BrokenStore['open']> {
  const inner = memoryStore();
  const hidden = new Set<string>();
  const events = async (after: string | undefined, limit: number): Promise<EventPage> => {
    const page = await inner.events(after, limit);
    return { ...page, events: page.events.filter(({ id, version }) => !hidden.has(`${id}/${version}`)) };
  };
  const transaction = async (work: (store: RequestStore) => Promise<void>): Promise<void> => {
    const inside = opened(inner, () => ({
      commit: (change) => {
        hidden.add(`${change.id}/${change.version}`);
        return inner.commit(change);
      },
    })).store;
    await work(inside);
    hidden.clear();
  };
  return { ...opened(inner, () => ({ events })), transaction };
}

function changing(change: (inner: RequestStore, event: StoredEvent) => Promise<StoredEvent>) {
  return (inner: RequestStore): Partial<RequestStore> => ({
    events: async (after, limit) => {
      const page = await inner.events(after, limit);
      return { ...page, events: await Promise.all(page.events.map((event) => change(inner, event))) };
    },
  });
}

function sorted(inner: RequestStore, order: (one: StoredEvent, other: StoredEvent) => number): RequestStore['events'] {
  return async (after, limit) => {
    const from = Number(after ?? 0);
    const { events } = await inner.events(undefined, 999);
    const page = [...events].sort(order).slice(from, from + limit);
    return { events: page, cursor: String(from + page.length) };
  };
}
