/**
 * Cases about `commit`, one writer at a time: all of a change or nothing of it.
 */
import type { Change, HistoryEntry, RequestStore } from '../desk/ports/store.ts';
import type { ContractCase } from './case.ts';
import { equal, isTrue } from './expect.ts';
import {
  asWritten,
  at,
  commitInOrder,
  type Difference,
  documentOf,
  following,
  identity,
  idsOf,
  minute,
  noon,
  opening,
  otherIdentity,
  outcomesOf,
  sampleEntry,
  sampleMessage,
  upTo,
} from './sample.ts';

export const commits: readonly ContractCase[] = [
  {
    name: 'what was committed is read as it was written: text of every script, numbers, instants, nothing and emptiness',
    check: async ({ store }) => {
      const details = {
        text: 'кавычки «»"\'\\, перенос\n, ё, 𝔘, 👩‍👩‍👧, \u200f\u0301, \ue000, $1, {}, %s, --, ;',
        numbers: [0, -1, 0.1, 1e21, 5e-7, Number.MAX_SAFE_INTEGER],
        instant: noon + 1,
        iso: '2026-11-20T09:00:00.000Z',
        nothing: null,
        empty: ['', [], {}, false],
        nested: { b: { z: 1, a: [{ y: 2 }, [null]] }, a: 1 },
      };
      const change = opening('a', { facts: { details, text: details.text } });
      await commitInOrder(store, [change]);
      equal(await store.load('a'), change.stored, 'load');
      const dated = await store.load('a');
      isTrue(typeof dated?.request.registeredAt === 'number', 'load: expected instants to stay numbers');
    },
  },
  {
    name: 'property names with a meaning in JavaScript are stored like any other',
    check: async ({ store }) => {
      const change = opening('a', { facts: { details: JSON.parse('{"__proto__":{"a":[1]},"constructor":{"b":2}}') } });
      await commitInOrder(store, [change]);
      equal(await store.load('a'), change.stored, 'load');
    },
  },
  {
    name: 'a document is kept whole: when its person is erased, and fields of a later version of the library',
    check: async ({ store }) => {
      const later = { eraseAt: noon + 7 * minute, ofALaterVersion: { list: [1, null], text: 'новое' } };
      const [first, second] = [1, 2].map((version) => ({ ...documentOf('a', version), ...later }));
      const change = opening('a', { stored: { ...documentOf('a', 1), ...first } });
      await commitInOrder(store, [change]);
      equal(await store.load('a'), first, 'load');
      await outcomesOf(store, [following(change, { stored: { ...documentOf('a', 2), ...second } }), opening('b')]);
      equal(await store.load('a'), second, 'load after another change');
    },
  },
  {
    name: 'the number of a document’s schema is kept, whatever it is',
    check: async ({ store }) => {
      const stored = { ...documentOf('a', 1), schema: 4711 };
      await commitInOrder(store, [opening('a', { stored })]);
      equal((await store.load('a'))?.schema, 4711, 'schema');
    },
  },
  {
    name: 'an unknown request is undefined, and has neither history nor messages',
    check: async ({ store }) => {
      equal(await store.load('a'), undefined, 'load');
      equal(await store.history('a'), [], 'history');
      equal(await store.messages('a'), [], 'messages');
    },
  },
  {
    name: 'a commit from the current version replaces the document',
    check: async ({ store }) => {
      const first = opening('a');
      const second = following(first, { facts: { text: 'другое' } });
      await commitInOrder(store, [first, second]);
      equal(await store.load('a'), second.stored, 'load');
    },
  },
  {
    name: 'history is kept entry by entry, with command, fingerprint and deadline',
    check: async ({ store }) => {
      const first = opening('a');
      const deadline = { dueAt: noon + minute, lastDay: '2026-11-20', preliminary: true } as const;
      const full: HistoryEntry = { ...sampleEntry('a', 1), commandId: 'c', fingerprint: 'd', ...deadline };
      const second = following(first);
      await commitInOrder(store, [{ ...first, history: [full] }, second]);
      equal(await store.history('a'), [full, ...second.history], 'history');
    },
  },
  {
    name: 'a change of several events and messages is kept whole, alone and in a batch',
    check: async ({ store }) => {
      const several = (id: string): readonly Change[] => {
        const first = opening(id, twoMore(id, 0));
        return [first, following(first, twoMore(id, 2))];
      };
      const [alone, one, other] = [several('a'), several('b'), several('c')];
      await commitInOrder(store, alone);
      const batches = [0, 1].map((step) => [one, other].flatMap((changes) => changes[step] ?? []));
      for (const batch of batches) await outcomesOf(store, batch);
      for (const [id, changes] of Object.entries({ a: alone, b: one, c: other })) {
        const [history, messages] = [
          changes.flatMap((change) => change.history),
          changes.flatMap(({ outbox }) => outbox),
        ];
        equal(await store.history(id), history, 'history');
        equal(await store.messages(id), messages, 'messages');
      }
    },
  },
  {
    name: 'a message that comes twice in one change is written once, alone and in a batch',
    check: async ({ store }) => {
      const twice = (id: string) => opening(id, { outbox: [sampleMessage(id, 1), sampleMessage(id, 1)] });
      await commitInOrder(store, [twice('a')]);
      equal(await outcomesOf(store, [twice('b'), twice('c')]), ['committed', 'committed'], 'commitAll');
      for (const id of ['a', 'b', 'c']) equal(await store.messages(id), [sampleMessage(id, 1)], 'messages');
    },
  },
  {
    name: 'a commit from an outdated version is a conflict',
    check: async ({ store }) => {
      const first = opening('a');
      await commitInOrder(store, [first, following(first)]);
      equal(await store.commit(following(first, { facts: { text: 'late' } })), 'conflict', 'commit');
    },
  },
  {
    name: 'a commit from a version that is not reached yet is a conflict',
    check: async ({ store }) => {
      const first = opening('a');
      await commitInOrder(store, [first]);
      equal(await store.commit(following(following(first))), 'conflict', 'commit');
    },
  },
  {
    name: 'a new request whose id exists is a conflict',
    check: async ({ store }) => {
      const first = opening('a');
      await commitInOrder(store, [first]);
      equal(await store.commit(opening('a', { facts: { text: 'other' } })), 'conflict', 'commit');
      equal(await store.load('a'), first.stored, 'load');
    },
  },
  {
    name: 'a change of a request that does not exist is a conflict',
    check: async ({ store }) => {
      equal(await store.commit(following(opening('a'))), 'conflict', 'commit');
      equal(await store.load('a'), undefined, 'load');
    },
  },
  {
    name: 'a number that is taken is a conflict, also at another operator',
    check: async ({ store }) => {
      await commitInOrder(store, [opening('a', { keys: { number: '4829301756' } })]);
      const other = opening('b', { keys: { number: '4829301756', operator: 'beeline' } });
      equal(await store.commit(other), 'conflict', 'commit');
      equal(await store.load('b'), undefined, 'load');
    },
  },
  {
    name: 'a request keeps its own number through its changes',
    check: async ({ store }) => {
      const first = opening('a', { keys: { number: '4829301756' } });
      await commitInOrder(store, [first, following(first)]);
      equal((await store.find({ number: '4829301756' })).found.length, 1, 'found by number');
    },
  },
  {
    name: 'a command id that was committed before is a duplicate, also with another request',
    check: async ({ store }) => {
      const first = opening('a', { commandId: 'c' });
      await commitInOrder(store, [first]);
      equal(await store.commit(following(first, { commandId: 'c' })), 'duplicate', 'the same request');
      equal(await store.commit(opening('b', { commandId: 'c' })), 'duplicate', 'another request');
    },
  },
  {
    name: 'a change that is a duplicate and a conflict is reported as a duplicate',
    check: async ({ store }) => {
      const first = opening('a', { commandId: 'c', keys: { number: '1' } });
      await commitInOrder(store, [first, following(first, { commandId: 'd' })]);
      equal(await store.commit(first), 'duplicate', 'the opening again');
      equal(await store.commit(following(first, { commandId: 'd' })), 'duplicate', 'the following again');
    },
  },
  {
    name: 'changes without a command id are never duplicates',
    check: async ({ store }) => {
      const first = opening('a');
      await commitInOrder(store, [first, following(first), opening('b')]);
    },
  },
  {
    name: 'a change without events moves the wake-up and keeps version and history',
    check: async ({ store }) => {
      const first = opening('a', { wakeAt: noon });
      const { version, stored } = first;
      const moved = { ...following(first), expected: 1, version, stored, history: [], wakeAt: noon + 5 * minute };
      await commitInOrder(store, [first, moved]);
      equal(idsOf(await store.wake(at(4), upTo(9))), [], 'woken before the new time');
      equal(idsOf(await store.wake(at(5), upTo(9))), ['a'], 'woken at the new time');
      equal(await store.history('a'), first.history, 'history');
      equal(await store.commit(following(first)), 'committed', 'the next change');
    },
  },
  {
    name: 'a conflict leaves nothing behind',
    check: async ({ store }) => {
      const before = await crowded(store);
      equal(await store.commit({ ...intruder(before), expected: 7 }), 'conflict', 'commit');
      await isUntouched(store, before);
      equal(await store.commit(following(before, { commandId: 'late' })), 'committed', 'its command id afterwards');
    },
  },
  {
    name: 'a taken number leaves nothing behind',
    check: async ({ store }) => {
      const before = await crowded(store);
      await commitInOrder(store, [opening('b', { keys: { number: '2', identities: ['tel:+79990000002'] } })]);
      equal(await store.commit({ ...intruder(before), keys: { ...before.keys, number: '2' } }), 'conflict', 'commit');
      await isUntouched(store, before);
      equal(await store.commit(following(before, { commandId: 'late' })), 'committed', 'its command id afterwards');
    },
  },
  {
    name: 'a duplicate leaves nothing behind',
    check: async ({ store }) => {
      const before = await crowded(store);
      equal(await store.commit({ ...intruder(before), commandId: 'first' }), 'duplicate', 'commit');
      await isUntouched(store, before);
      equal(await store.commit(following(before)), 'committed', 'the next change');
    },
  },
];

/** A change of two events and two messages, after `after` of them. */
function twoMore(id: string, after: number): Difference {
  const versions = [after + 1, after + 2];
  return {
    version: after + 2,
    stored: documentOf(id, after + 2),
    history: versions.map((version) => sampleEntry(id, version)),
    outbox: versions.map((version) => sampleMessage(id, version)),
  };
}

/** A request that has one of everything. */
async function crowded(store: RequestStore): Promise<Change> {
  const outbox = [sampleMessage('a', 1)];
  const change = opening('a', { commandId: 'first', keys: { number: '1' }, outbox, wakeAt: noon });
  await commitInOrder(store, [change]);
  return change;
}

/** A change that must be refused, and that would be seen everywhere. */
function intruder(before: Change): Change {
  return following(before, {
    commandId: 'late',
    facts: { text: 'intruder' },
    keys: { identities: [otherIdentity], active: false },
    outbox: [sampleMessage('a', 2, { message: 'resolved' })],
    supersedes: ['a/registered/1'],
    wakeAt: noon + 60 * minute,
  });
}

async function isUntouched(store: RequestStore, before: Change): Promise<void> {
  equal(await store.load('a'), before.stored, 'document');
  equal(await store.history('a'), before.history, 'history');
  equal(await store.messages('a'), before.outbox, 'messages');
  equal((await store.find({ commandId: 'late' })).found, [], 'found by the command id');
  equal((await store.find({ identity: otherIdentity, limit: 9, all: true })).found, [], 'found by the new identity');
  equal((await store.find({ identity, limit: 9 })).found, [before.stored], 'found by the old identity');
  equal(idsOf(await store.wake(at(0), upTo(9))), ['a'], 'wake-up');
  equal(asWritten(await store.outbox(at(0), upTo(9))), before.outbox, 'outbox');
}
