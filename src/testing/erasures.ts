/**
 * Cases about the erasure of a person, about values that must not be shared, and about transactions of the caller.
 */
import type { Change, RequestStore } from '../desk/ports/store.ts';
import type { ContractCase } from './case.ts';
import { count, equal, isTrue } from './expect.ts';
import {
  at,
  commitInOrder,
  erasing,
  following,
  handedOut,
  identity,
  idsOf,
  noon,
  opening,
  sampleMessage,
  upTo,
  writers,
} from './sample.ts';

const outbox = [
  sampleMessage('a', 1, { message: 'sent', subject: 'Тема', dateless: { text: 'Пётр Ильич', subject: 'Тема' } }),
  sampleMessage('a', 1, { message: 'unsent' }),
];
const person: Change = opening('a', { keys: { number: '1' }, outbox, commandId: 'c', wakeAt: noon });

export const erasures: readonly ContractCase[] = [
  {
    name: 'an erased request keeps its number and its messages’ outcomes, and nothing of the person',
    check: async ({ store }) => {
      await commitInOrder(store, [person]);
      await store.settle([{ key: 'a/sent/1', outcome: 'sent', at: noon }]);
      const erasure = erasing(person, await store.history('a'));
      equal(await store.erase(erasure), 'committed', 'erase');
      equal(await store.load('a'), erasure.stored, 'document');
      equal(await store.history('a'), erasure.history, 'history');
      equal((await store.find({ number: '1' })).found, [erasure.stored], 'found by number');
      equal((await store.find({ identity, limit: 9, all: true })).found, [], 'found by identity');
      equal((await store.find({ identity, limit: 9 })).found, [], 'found by identity among the active ones');
      equal((await store.find({ number: '1', identities: [identity] })).found, [], 'found by number and identity');
      const blank = { to: '', text: '', subject: undefined, dateless: undefined };
      const erased = [
        { ...outbox[0], ...blank, outcome: 'sent', settledAt: noon },
        { ...outbox[1], ...blank, outcome: 'suppressed', settledAt: erasure.at },
      ];
      equal(await store.messages('a'), erased, 'messages');
      equal(await store.outbox(at(60), upTo(9)), [], 'outbox');
    },
  },
  {
    name: 'an erasure of somebody who is only named keeps the messages and the wake-up, and rewrites the history',
    check: async ({ store }) => {
      const named = { ...person, keys: { ...person.keys, identities: [identity, 'named:tel:+79050000000'] } };
      await commitInOrder(store, [named]);
      const { keys } = person;
      const erasure = { ...erasing(person, await store.history('a')), keys, keepsMessages: true } as const;
      equal(await store.erase(erasure), 'committed', 'erase');
      equal(await store.history('a'), erasure.history, 'history');
      const byName = { identity: 'named:tel:+79050000000', limit: 9, all: true };
      equal((await store.find(byName)).found, [], 'found by the name');
      equal((await store.find({ identity, limit: 9 })).found, [erasure.stored], 'found by identity');
      equal(await store.messages('a'), person.outbox, 'messages');
      equal(idsOf(await store.wake(at(60), upTo(9))), ['a'], 'wake-up');
    },
  },
  {
    name: 'an erasure from an outdated version is a conflict and leaves nothing behind',
    check: async ({ store }) => {
      const second = following(person);
      await commitInOrder(store, [person, second]);
      const history = await store.history('a');
      equal(await store.erase(erasing(person, [])), 'conflict', 'erase');
      equal(await store.load('a'), second.stored, 'document');
      equal(await store.history('a'), history, 'history');
      equal(await store.messages('a'), person.outbox, 'messages');
      equal(await store.erase(erasing(opening('unknown'), [])), 'conflict', 'erase of an unknown request');
    },
  },
  {
    name: 'an erasure that gives a request the number of another one is a conflict and leaves nothing behind',
    check: async ({ store }) => {
      const other = opening('b', { keys: { number: '2' } });
      await commitInOrder(store, [person, other]);
      const erasure = erasing(person, await store.history('a'));
      equal(await store.erase({ ...erasure, keys: { ...erasure.keys, number: '2' } }), 'conflict', 'erase');
      await isUntouched(store);
      equal((await store.find({ number: '2' })).found, [other.stored], 'found by the number of the other one');
      equal((await store.find({ identity, limit: 9 })).found.length, 2, 'requests of the line');
    },
  },
  {
    name: 'a message that is being sent when its person is erased ends as suppressed, whatever its worker says',
    check: async ({ store }) => {
      await commitInOrder(store, [person]);
      const [one, other] = await store.outbox(at(0), upTo(9, 60 * 60_000));
      const erasure = erasing(person, await store.history('a'));
      await store.erase(erasure);
      await store.settle([
        { key: 'a/sent/1', token: one?.token ?? '', outcome: 'sent', at: noon },
        { key: 'a/unsent/1', token: other?.token ?? '', retryAt: noon, attempts: 0 },
      ]);
      const ends = (await store.messages('a')).map(({ outcome, settledAt }) => ({ outcome, settledAt }));
      const suppressed = { outcome: 'suppressed', settledAt: erasure.at };
      equal(ends, [suppressed, suppressed], 'ends of the messages');
      equal(await store.outbox(at(60), upTo(9)), [], 'outbox');
    },
  },
  {
    name: 'an erased request can change again from the version of its erasure',
    check: async ({ store }) => {
      await commitInOrder(store, [person]);
      const erasure = erasing(person, await store.history('a'));
      await store.erase(erasure);
      equal(await store.commit(following(person)), 'conflict', 'a commit that knew the person');
      equal(await store.commit(following({ ...person, ...erasure })), 'committed', 'a commit after the erasure');
      equal((await store.history('a')).length, 3, 'length of the history');
    },
  },
  {
    name: 'an erased request keeps its wake-up while it is active, and has none afterwards',
    check: async ({ store }) => {
      const closed = opening('closed', { wakeAt: noon });
      await commitInOrder(store, [person, closed]);
      await store.erase(erasing(person, await store.history('a')));
      const erasure = erasing(closed, await store.history('closed'));
      await store.erase({ ...erasure, keys: { ...erasure.keys, active: false } });
      equal(idsOf(await store.wake(at(0), upTo(9))), ['a'], 'woken');
    },
  },
  {
    name: 'of erasures and commits that race from one version exactly one is committed',
    check: async ({ store }) => {
      await commitInOrder(store, [person]);
      const erasure = erasing(person, await store.history('a'));
      const racers = Array.from({ length: writers }, (_, index) =>
        index % 2 === 0 ? store.erase(erasure) : store.commit(following(person, { outbox: [sampleMessage('a', 2)] })),
      );
      const outcomes = await Promise.all(racers);
      equal(count(outcomes, 'committed'), 1, 'committed');
      equal((await store.history('a')).length, 2, 'length of the history');
      const erased = outcomes.indexOf('committed') % 2 === 0;
      equal((await store.messages('a')).length, erased ? 2 : 3, 'messages');
    },
  },
  {
    name: 'a caller that changes what the store returned changes nothing in the store',
    check: async ({ store }) => {
      await commitInOrder(store, [person]);
      vandalize(await store.load('a'));
      vandalize(await store.find({ number: '1' }));
      vandalize(await store.history('a'));
      vandalize(await store.messages('a'));
      vandalize(await store.outbox(at(0), upTo(9)));
      await isUntouched(store, 1);
    },
  },
  {
    name: 'what the store returned does not change when the request does',
    check: async ({ store }) => {
      await commitInOrder(store, [person]);
      const read = async (): Promise<readonly unknown[]> => [
        await store.load('a'),
        await store.find({ number: '1' }),
        await store.history('a'),
        await store.messages('a'),
      ];
      const returned = await read();
      const before = JSON.parse(JSON.stringify(returned));
      await commitInOrder(store, [following(person, { outbox: [sampleMessage('a', 2)], supersedes: ['a/unsent/1'] })]);
      equal(returned, before, 'what was returned before a commit');
      const later = await read();
      const present = JSON.parse(JSON.stringify(later));
      await store.erase(erasing(following(person), await store.history('a')));
      equal(later, present, 'what was returned before an erasure');
    },
  },
  {
    name: 'a caller that changes its change after the commit changes nothing in the store',
    check: async ({ store }) => {
      const change: Change = JSON.parse(JSON.stringify(person));
      const series = JSON.parse(JSON.stringify(following(person)));
      await commitInOrder(store, [change]);
      vandalize(change);
      await isUntouched(store);
      await commitInOrder(store, [series]);
      vandalize(series);
      equal(await store.load('a'), following(person).stored, 'document');
    },
  },
  {
    name: 'nothing remains of a transaction of the caller that is rolled back',
    check: async ({ store, transaction }) => {
      if (transaction === undefined) return;
      const failure = new Error('the caller gave up');
      const rolledBack = transaction(async (inside) => {
        await commitInOrder(inside, [person]);
        equal(await inside.load('a'), person.stored, 'document inside the transaction');
        throw failure;
      });
      equal(await rolledBack.catch((error: unknown) => error === failure), true, 'rejection passed on');
      equal(await store.load('a'), undefined, 'document');
      equal(await store.history('a'), [], 'history');
      equal(await store.outbox(at(0), upTo(9)), [], 'outbox');
      equal(idsOf(await store.wake(at(0), upTo(9))), [], 'wake-ups');
      equal(await store.commit(person), 'committed', 'the same change, its number and its command id');
    },
  },
  {
    name: 'nothing remains of settlements, leases and erasures in a transaction of the caller that is rolled back',
    check: async ({ store, transaction }) => {
      if (transaction === undefined) return;
      await commitInOrder(store, [person]);
      const rolledBack = transaction(async (inside) => {
        equal(idsOf(await inside.wake(at(0), upTo(9))), ['a'], 'wake-ups inside the transaction');
        equal((await inside.outbox(at(0), upTo(9))).length, 2, 'messages inside the transaction');
        await inside.settle([{ key: 'a/sent/1', outcome: 'sent', at: noon }]);
        equal(await inside.erase(erasing(person, person.history)), 'committed', 'erase inside the transaction');
        throw new Error('the caller gave up');
      });
      await rolledBack.catch(() => undefined);
      await isUntouched(store);
      equal((await store.find({ identity, limit: 9 })).found, [person.stored], 'found by line');
      equal(idsOf(await store.wake(at(0), upTo(9))), ['a'], 'wake-ups');
      equal((await store.outbox(at(0), upTo(9))).length, 2, 'outbox');
    },
  },
  {
    name: 'what a transaction of the caller commits is stored, also after a conflict or a duplicate inside it',
    check: async ({ store, transaction }) => {
      if (transaction === undefined) return;
      await commitInOrder(store, [person]);
      await transaction(async (inside) => {
        equal(await inside.commit(opening('a')), 'conflict', 'a conflict');
        equal(await inside.commit(opening('b', { keys: { number: '1' } })), 'conflict', 'a taken number');
        equal(await inside.commit(opening('b', { commandId: 'c' })), 'duplicate', 'a duplicate');
        await commitInOrder(inside, [opening('c')]);
      });
      isTrue((await store.load('c')) !== undefined, 'document: expected what the transaction committed');
      equal(await store.load('b'), undefined, 'what was refused');
    },
  },
];

async function isUntouched(store: RequestStore, attempts = 0): Promise<void> {
  equal(await store.load('a'), person.stored, 'document');
  equal((await store.find({ number: '1' })).found, [person.stored], 'found');
  equal(await store.history('a'), person.history, 'history');
  const messages = person.outbox.map((record) => handedOut(record, attempts));
  equal(await store.messages('a'), messages, 'messages');
}

/** Overwrites everything it can reach; what is frozen refuses, and that is fine. */
function vandalize(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value)) {
    vandalize(part);
    try {
      Object.assign(value, { [name]: 'vandalized' });
    } catch {
      // Frozen: nobody can change it, which is what the case asks for.
    }
  }
}
