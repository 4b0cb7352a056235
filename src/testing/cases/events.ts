/**
 * Cases about the feed of all events: nothing is skipped, nothing comes twice, and each request is in order.
 */
import type { Change, RequestStore, StoredEvent } from '../../desk/ports/store.ts';
import type { ContractCase } from '../case.ts';
import { equal, isTrue, sameItems } from '../expect.ts';
import {
  commitInOrder,
  documentOf,
  erasing,
  following,
  minute,
  names,
  noon,
  opening,
  outcomesOf,
  sampleEntry,
  writers,
} from '../sample.ts';

/** Reads from behind `after` until an empty page; one page may be empty because another reader is at work. */
async function rest(
  store: RequestStore,
  after?: string,
  limit = 7,
): Promise<{ readonly events: readonly StoredEvent[]; readonly cursor: string | undefined }> {
  const events: StoredEvent[] = [];
  let cursor = after;
  for (;;) {
    const page = await store.events(cursor, limit);
    isTrue(page.events.length <= limit, `events: expected at most ${limit}, found ${page.events.length}`);
    events.push(...page.events);
    isTrue(events.length < 1000, 'events: expected an end, found 1000 events');
    cursor = page.cursor;
    if (page.events.length === 0) return { events, cursor };
  }
}

const keyOf = ({ id, version }: Pick<StoredEvent, 'id' | 'version'>): string => `${id}/${version}`;

/** Every request begins with its first event and leaves none out. */
function isInOrder(events: readonly StoredEvent[]): void {
  const last = new Map<string, number>();
  for (const event of events) {
    equal(event.version, (last.get(event.id) ?? 0) + 1, `next version of ${event.id}`);
    last.set(event.id, event.version);
  }
}

const of = (id: string, version: number): Pick<Change, 'version' | 'stored' | 'history'> => ({
  version,
  stored: documentOf(id, version),
  history: names('', version).map((_, index) => sampleEntry(id, index + 1)),
});

export const events: readonly ContractCase[] = [
  {
    name: 'the feed has every event as it was written, with its request as it was then and with the promise',
    check: async ({ store }) => {
      equal((await store.events(undefined, 9)).events, [], 'of an empty store');
      const promised = { ...sampleEntry('a', 1), dueAt: noon + minute, commandId: 'c', fingerprint: 'f' };
      const keys = { number: '1', operator: 'beeline', kind: 'complaint' };
      const first = { ...opening('a', { keys, facts: { channel: 'app' } }), history: [promised] };
      const corrected = following(first, { keys: { kind: 'serviceFault' }, facts: { channel: 'app' } });
      await commitInOrder(store, [first, corrected, opening('b')]);
      const { events: found } = await rest(store);
      const request = { id: 'a', number: '1', operator: 'beeline', channel: 'app' };
      const expected = [
        { ...request, kind: 'complaint', version: 1, event: promised.event, dueAt: noon + minute },
        { ...request, kind: 'serviceFault', version: 2, event: corrected.history[0]?.event },
      ];
      equal(
        found.filter(({ id }) => id === 'a'),
        expected,
        'events of one request',
      );
      const plain = { id: 'b', operator: 'mts', kind: 'serviceFault', channel: 'hotline', version: 1 };
      equal(
        found.filter(({ id }) => id === 'b'),
        [{ ...plain, event: sampleEntry('b', 1).event }],
        'an event without a number',
      );
    },
  },
  {
    name: 'several events of one change keep their order in the feed, alone and in a batch',
    check: async ({ store }) => {
      await commitInOrder(store, [opening('a', of('a', 12))]);
      const batch = ['b', 'c'].map((id) => opening(id, of(id, 12)));
      await outcomesOf(store, batch);
      const { events: found } = await rest(store);
      isInOrder(found);
      equal(found.length, 36, 'events');
    },
  },
  {
    name: 'a cursor of the feed stays good: behind it is what came later, and before it nothing changes',
    check: async ({ store }) => {
      const first = opening('a');
      await commitInOrder(store, [first, opening('b')]);
      const before = await rest(store);
      equal(await rest(store, before.cursor), { events: [], cursor: before.cursor }, 'nothing new');
      // The past of events does not matter: a place is given when an event is written.
      const old = opening('old', { history: [{ version: 1, event: { type: 'noted', at: noon - 1e9, text: '' } }] });
      await commitInOrder(store, [following(first), old]);
      const later = await rest(store, before.cursor);
      sameItems(later.events.map(keyOf), ['a/2', 'old/1'], 'what came later');
      equal((await rest(store)).events.map(keyOf), [...before.events, ...later.events].map(keyOf), 'all again');
      equal((await rest(store, undefined, 1)).events.map(keyOf), (await rest(store)).events.map(keyOf), 'one by one');
    },
  },
  {
    name: 'a change that is refused, or has no events, leaves nothing in the feed',
    check: async ({ store }) => {
      const first = opening('a', { commandId: 'c', keys: { number: '1' } });
      await commitInOrder(store, [first]);
      const { version, stored } = first;
      await commitInOrder(store, [{ ...following(first), version, stored, history: [], wakeAt: noon }]);
      await store.commit(following(following(first)));
      await store.commit(opening('b', { commandId: 'c' }));
      await outcomesOf(store, [opening('c', { keys: { number: '1' } }), opening('a')]);
      await store.erase(erasing(following(first), []));
      equal((await rest(store)).events.map(keyOf), ['a/1'], 'events');
    },
  },
  {
    name: 'an erased request keeps its places in the feed, with the erased events, and the erasure comes last',
    check: async ({ store }) => {
      const first = opening('a', { keys: { number: '1' } });
      const second = following(first);
      await commitInOrder(store, [first, second, opening('b')]);
      const before = await rest(store);
      const erasure = erasing(second, await store.history('a'));
      await store.erase(erasure);
      const after = await rest(store);
      equal(after.events.map(keyOf), [...before.events.map(keyOf), 'a/3'], 'places');
      equal(
        after.events.filter(({ id }) => id === 'a').map(({ event }) => event),
        erasure.history.map(({ event }) => event),
        'events',
      );
      equal((await rest(store, before.cursor)).events.map(keyOf), ['a/3'], 'behind the cursor');
    },
  },
  {
    name: 'with many writers and several readers each reader gets every event once, each request in order',
    check: async ({ store }) => {
      const ids = names('r', writers);
      const rounds = 8;
      let isWriting = true;
      const write = async (id: string): Promise<void> => {
        let change = opening(id);
        for (let round = 0; round < rounds; round += 1) {
          // Two of one version: one is committed, as always.
          const outcomes = await Promise.all([store.commit(change), store.commit(change)]);
          isTrue(outcomes.includes('committed'), `commit of ${id}: expected one committed, found ${outcomes}`);
          change = following(change);
        }
      };
      const read = async (): Promise<readonly StoredEvent[]> => {
        const seen: StoredEvent[] = [];
        let cursor: string | undefined;
        const catchUp = async (): Promise<void> => {
          const more = await rest(store, cursor);
          seen.push(...more.events);
          cursor = more.cursor;
        };
        while (isWriting) {
          await catchUp();
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
        // The others may be giving places while this one asks for the last time.
        for (let turn = 0; turn < 200 && seen.length < writers * rounds; turn += 1) await catchUp();
        return seen;
      };
      const writing = Promise.all(ids.map(write)).finally(() => {
        isWriting = false;
      });
      const [readers] = await Promise.all([Promise.all([read(), read(), read()]), writing]);
      const all = (await rest(store)).events.map(keyOf);
      for (const seen of readers) {
        isInOrder(seen);
        equal(seen.map(keyOf), all, 'what a reader has seen');
      }
      equal(all.length, writers * rounds, 'events');
    },
  },
  {
    name: 'what a transaction writes first and commits last is not skipped, and its readers hold nobody up',
    check: async ({ store, transaction }) => {
      if (transaction === undefined) return;
      const second = following(opening('a'));
      await commitInOrder(store, [opening('a')]);
      let early: Awaited<ReturnType<typeof rest>> | undefined;
      await transaction(async (inside) => {
        await commitInOrder(inside, [second, opening('b')]);
        await commitInOrder(store, [opening('c')]);
        early = await rest(store);
        equal(early.events.map(keyOf), ['a/1', 'c/1'], 'before the end of the transaction');
        const own = (await rest(inside)).events;
        isInOrder(own);
        sameItems(own.map(keyOf), ['a/1', 'a/2', 'b/1', 'c/1'], 'inside the transaction');
        await commitInOrder(store, [opening('d')]);
        equal((await rest(store)).events.slice(0, 2).map(keyOf), ['a/1', 'c/1'], 'beside a reader');
      });
      await commitInOrder(store, [following(second)]);
      const { events: late } = await rest(store, early?.cursor);
      sameItems(late.map(keyOf), ['a/2', 'a/3', 'b/1', 'd/1'], 'behind the earlier cursor');
      isInOrder((await rest(store)).events);
    },
  },
  {
    name: 'nothing of a transaction that is rolled back stays in the feed, also when it was read inside',
    check: async ({ store, transaction }) => {
      if (transaction === undefined) return;
      await commitInOrder(store, [opening('a')]);
      const before = await rest(store);
      const rolledBack = transaction(async (inside) => {
        await commitInOrder(inside, [opening('b'), following(opening('a'))]);
        equal((await rest(inside)).events.length, 3, 'events inside the transaction');
        throw new Error('the caller gave up');
      });
      await rolledBack.catch(() => undefined);
      equal((await rest(store)).events.map(keyOf), ['a/1'], 'events');
      await commitInOrder(store, [following(opening('a'))]);
      equal((await rest(store, before.cursor)).events.map(keyOf), ['a/2'], 'behind the cursor');
    },
  },
];
