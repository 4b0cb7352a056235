/**
 * Cases with many writers at the same time: one of them commits, and nothing of the others remains.
 */
import type { Change, CommitOutcome, RequestStore } from '../desk/ports/store.ts';
import type { ContractCase } from './case.ts';
import { count, equal, sameItems } from './expect.ts';
import {
  commitInOrder,
  documentOf,
  following,
  names,
  opening,
  outcomesOf,
  sampleEntry,
  sampleMessage,
  writers,
} from './sample.ts';

/** A race that is lost one time in three must be found. */
const rounds = 5;

export const races: readonly ContractCase[] = [
  {
    name: 'of many writers from one version exactly one commits, and nothing of the others remains',
    check: async ({ store }) => {
      let last = opening('a');
      await commitInOrder(store, [last]);
      for (let round = 0; round < rounds; round += 1) {
        const changes = names('writer', writers).map((writer) => signed(following(last), writer));
        last = await exactlyOne(store, changes, 'conflict');
        equal(await store.load('a'), last.stored, 'document');
        equal((await store.history('a')).slice(-1), last.history, 'history');
        equal((await store.messages('a')).slice(round), last.outbox, 'messages');
      }
      equal((await store.history('a')).length, rounds + 1, 'length of the history');
    },
  },
  {
    name: 'of many writers that open one request exactly one commits',
    check: async ({ store }) => {
      for (const id of names('request', rounds)) {
        const changes = names('writer', writers).map((writer) => signed(opening(id), writer));
        const winner = await exactlyOne(store, changes, 'conflict');
        equal(await store.load(id), winner.stored, 'document');
        equal(await store.history(id), winner.history, 'history');
        equal(await store.messages(id), winner.outbox, 'messages');
      }
    },
  },
  {
    name: 'of many requests with one number exactly one is registered',
    check: async ({ store }) => {
      for (const number of names('number', rounds)) {
        const changes = names(`${number}/request`, writers).map((id, index) =>
          signed(opening(id, { keys: { number, operator: `operator ${index % 4}` } }), id),
        );
        const winner = await exactlyOne(store, changes, 'conflict');
        equal((await store.find({ number })).found, [winner.stored], 'found by number');
        for (const loser of changes.filter((change) => change !== winner)) {
          equal(await store.load(loser.id), undefined, 'document of a loser');
          equal(await store.history(loser.id), [], 'history of a loser');
        }
      }
    },
  },
  {
    name: 'of many commits with one command id exactly one is committed, the others are duplicates',
    check: async ({ store }) => {
      for (const commandId of names('command', rounds)) {
        const same = opening(`${commandId}/twice`, { commandId });
        const repeated = names('writer', writers).map((writer) => signed(same, writer));
        await exactlyOne(store, repeated, 'duplicate');
        const other = `${commandId}/other`;
        const changes = names(other, writers).map((id) => opening(id, { commandId: other }));
        const winner = await exactlyOne(store, changes, 'duplicate');
        equal((await store.find({ commandId: other })).found, [winner.stored], 'found by command id');
      }
    },
  },
  {
    name: 'writers that try again lose no update',
    check: async ({ store }) => {
      const first = opening('a', { facts: { reopenings: 0 } });
      await commitInOrder(store, [first]);
      await Promise.all(names('writer', writers).map((writer) => increment(store, first, writer)));
      const stored = await store.load('a');
      equal(stored?.request.reopenings, writers, 'sum of the updates');
      const versions = (await store.history('a')).map((entry) => entry.version);
      const expected = Array.from({ length: writers + 1 }, (_, index) => index + 1);
      equal(versions, expected, 'versions of the history');
    },
  },
  {
    name: 'writers of different requests do not disturb each other',
    check: async ({ store }) => {
      const changes = names('request', 4 * writers).map((id) => opening(id, { commandId: id, keys: { number: id } }));
      const outcomes = await Promise.all(changes.map((change) => store.commit(change)));
      equal(count(outcomes, 'committed'), changes.length, 'committed');
    },
  },
  {
    name: 'a batch answers in the given order, and a change that fails harms none of the others',
    check: async ({ store }) => {
      const known = opening('known', { commandId: 'used', keys: { number: 'taken' } });
      await commitInOrder(store, [known]);
      const changes = [
        opening('b'),
        opening('c', { keys: { number: 'taken' } }),
        opening('d', { commandId: 'used' }),
        { ...following(known), expected: 7 },
        opening('e', { commandId: 'new', outbox: [sampleMessage('e', 1)] }),
      ];
      const outcomes = await outcomesOf(store, changes);
      equal(outcomes, ['committed', 'conflict', 'duplicate', 'conflict', 'committed'], 'outcomes');
      equal(await store.load('b'), changes[0]?.stored, 'the first');
      equal(await store.messages('e'), changes[4]?.outbox, 'messages of the last');
      equal(await store.load('c'), undefined, 'the one with the taken number');
      equal(await store.load('known'), known.stored, 'the outdated one');
      equal(await outcomesOf(store, []), [], 'outcomes of nothing');
    },
  },
  {
    name: 'a change that cannot be stored harms none of the others of its batch',
    check: async ({ store }) => {
      // Not every database takes these two characters in a text.
      const texts = ['a', 'b \u0000', 'c', 'd \ud800', 'e'];
      const changes = texts.map((text) => opening(text.slice(0, 1), { facts: { text } }));
      const settled = await (store.commitAll?.(changes) ?? Promise.allSettled(changes.map((one) => store.commit(one))));
      equal(settled.length, changes.length, 'answers');
      for (const [index, { id, stored }] of changes.entries()) {
        const isCommitted = settled[index]?.status === 'fulfilled';
        if (index % 2 === 0) equal(settled[index], { status: 'fulfilled', value: 'committed' }, `answer for ${id}`);
        equal(await store.load(id), isCommitted ? stored : undefined, `document of ${id}`);
      }
    },
  },
  {
    name: 'a message that comes again in a later change is not written again, alone and in a batch',
    check: async ({ store }) => {
      const opened = ['a', 'b', 'c'].map((id) => opening(id, { outbox: [sampleMessage(id, 1)] }));
      const again = opened.map((change) =>
        following(change, { outbox: [sampleMessage(change.id, 1, { text: 'again' }), sampleMessage(change.id, 2)] }),
      );
      await commitInOrder(store, opened);
      await store.settle([{ key: 'a/registered/1', outcome: 'sent', at: 1 }]);
      await commitInOrder(store, again.slice(0, 1));
      await outcomesOf(store, again.slice(1));
      for (const { id } of opened) {
        const outcome = id === 'a' ? { outcome: 'sent', settledAt: 1 } : {};
        equal(await store.messages(id), [{ ...sampleMessage(id, 1), ...outcome }, sampleMessage(id, 2)], 'messages');
      }
    },
  },
  {
    name: 'of two changes in a batch with one number or one command id exactly one commits',
    check: async ({ store }) => {
      const changes = [
        opening('a', { keys: { number: '1' } }),
        opening('b', { keys: { number: '1' } }),
        opening('c', { commandId: 'x' }),
        opening('d', { commandId: 'x' }),
      ];
      const outcomes = await outcomesOf(store, changes);
      sameItems(outcomes.slice(0, 2), ['committed', 'conflict'], 'outcomes of one number');
      sameItems(outcomes.slice(2), ['committed', 'duplicate'], 'outcomes of one command id');
      for (const [index, { id }] of changes.entries()) {
        equal((await store.load(id)) !== undefined, outcomes[index] === 'committed', `whether ${id} is there`);
      }
    },
  },
  {
    name: 'batches that overlap commit each request once, in any order of their changes',
    check: async ({ store }) => {
      const opened = names('request', 10).map((id) => opening(id));
      await commitInOrder(store, opened);
      const batches = names('writer', writers).map((writer, index) => {
        const changes = opened.map((change) => signed(following(change), writer));
        return index % 2 === 0 ? changes : changes.reverse();
      });
      const outcomes = (await Promise.all(batches.map((batch) => outcomesOf(store, batch)))).flat();
      equal(count(outcomes, 'committed'), opened.length, 'committed');
      equal(count(outcomes, 'conflict'), opened.length * (writers - 1), 'conflicts');
      for (const { id } of opened) equal((await store.history(id)).length, 2, `history of ${id}`);
    },
  },
  {
    name: 'many callers that lease counters never get one twice',
    check: async ({ store }) => {
      const sizes = Array.from({ length: 25 * writers }, (_, index) => 1 + (index % 5));
      const blocks = await Promise.all(sizes.map((size) => store.lease('mts/inquiry', size)));
      const counters = blocks.flatMap(({ from, count: size }) =>
        Array.from({ length: size }, (_, index) => String(from + BigInt(index))),
      );
      const found = blocks.map((block) => block.count);
      equal(found, sizes, 'sizes of the blocks');
      equal(new Set(counters).size, counters.length, 'different counters');
    },
  },
];

/** The change, marked by its writer everywhere, so that every trace of another writer is found. */
function signed(change: Change, writer: string): Change {
  const { id, version } = change;
  const entry = sampleEntry(`${id} by ${writer}`, version);
  const text = `by ${writer}`;
  return {
    ...change,
    stored: documentOf(id, version, { text }),
    history: [entry],
    outbox: [sampleMessage(id, version, { message: writer, text })],
  };
}

/** Commits all at the same time and gives the one that was committed. */
async function exactlyOne(store: RequestStore, changes: readonly Change[], others: CommitOutcome): Promise<Change> {
  const outcomes = await Promise.all(changes.map((change) => store.commit(change)));
  sameItems(outcomes, [...changes.slice(1).map(() => others), 'committed'], 'outcomes');
  const winner = changes[outcomes.indexOf('committed')];
  if (winner === undefined) throw new Error('outcomes: expected one committed, found none');
  return winner;
}

/** Reads, adds one and writes until the change is committed. */
async function increment(store: RequestStore, first: Change, writer: string): Promise<void> {
  for (;;) {
    const stored = await store.load(first.id);
    if (stored === undefined) throw new Error('load: expected the request, found undefined');
    const { version, reopenings } = stored.request;
    const change = following({ ...first, version }, { facts: { reopenings: reopenings + 1, text: writer } });
    const outcome = await store.commit(change);
    if (outcome === 'committed') return;
    equal(outcome, 'conflict', 'outcome of a lost race');
  }
}
