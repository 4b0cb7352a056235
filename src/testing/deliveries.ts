/**
 * Cases about the outbox: every message to one caller at a time, in order, until it has an outcome.
 */
import type { OutboxRecord, RequestStore } from '../desk/ports/store.ts';
import type { ContractCase } from './case.ts';
import { equal, sameItems } from './expect.ts';
import {
  asWritten,
  at,
  commitInOrder,
  eventually,
  following,
  handedOut,
  keysOf,
  minute,
  names,
  noon,
  opening,
  outcomesOf,
  sampleMessage,
  upTo,
  writers,
} from './sample.ts';

/** A request and a later change of it, each with a message. */
const first = opening('a', { outbox: [sampleMessage('a', 1)] });
const second = following(first, { outbox: [sampleMessage('a', 2)] });
const [earlier, later] = ['a/registered/1', 'a/registered/2'];

export const deliveries: readonly ContractCase[] = [
  {
    name: 'messages are handed out as they were written, in the order of their commits',
    check: async ({ store }) => {
      const ids = ['d', 'a', 'c', 'b'];
      const two = (id: string) => [
        sampleMessage(id, 1, { subject: 'Тема', quietUntil: noon, dateless: { text: 'Номер', subject: 'Без даты' } }),
        { ...sampleMessage(id, 1, { message: 'asked' }), ofALaterVersion: [1, null] },
      ];
      const changes = ids.map((id) => opening(id, { outbox: two(id) }));
      await commitInOrder(store, changes);
      const written = changes.flatMap(({ outbox }) => outbox);
      equal(asWritten(await store.outbox(at(0), upTo(99))), written, 'outbox');
    },
  },
  {
    name: 'at most as many messages are handed out as were asked for, the earliest ones',
    check: async ({ store }) => {
      // All have waited, the last one for the shortest time.
      const outbox = (id: string, index: number) => [sampleMessage(id, 1, { notBefore: noon + (5 - index) * minute })];
      const changes = names('request', 5).map((id, index) => opening(id, { outbox: outbox(id, index) }));
      await commitInOrder(store, changes);
      const handed = [await store.outbox(at(5), upTo(3)), await store.outbox(at(5), upTo(3))].flat();
      const written = changes.flatMap(({ outbox }) => outbox);
      equal(keysOf(handed), keysOf(written), 'two calls');
    },
  },
  {
    name: 'a message is handed to one caller at a time',
    check: async ({ store }) => {
      const changes = names('request', 6 * writers).map((id) => opening(id, { outbox: [sampleMessage(id, 1)] }));
      await outcomesOf(store, changes);
      const calls = Array.from({ length: writers }, () => store.outbox(at(0), upTo(10)));
      const handed = keysOf((await Promise.all(calls)).flat());
      equal(new Set(handed).size, handed.length, 'different messages');
      const rest = keysOf(await store.outbox(at(0), upTo(999)));
      const written = changes.flatMap(({ outbox }) => outbox);
      sameItems([...handed, ...rest], keysOf(written), 'all messages');
    },
  },
  {
    name: 'a message whose lease ran out is handed out again, and not before',
    check: async ({ store, pass }) => {
      await commitInOrder(store, [first]);
      equal(keysOf(await store.outbox(at(0), upTo(9, 2 * minute))), [earlier], 'first call');
      if (!(await pass(minute))) return;
      equal(keysOf(await store.outbox(at(1), upTo(9, 2 * minute))), [], 'while the lease runs');
      await pass(minute);
      equal(keysOf(await store.outbox(at(2), upTo(9, 2 * minute))), [earlier], 'when the lease is over');
      await pass(minute);
      equal(keysOf(await store.outbox(at(3), upTo(9, 2 * minute))), [], 'while the second lease runs');
    },
  },
  {
    name: 'a message whose worker died is not lost, whatever clock the store has, and goes before later ones',
    check: async ({ store }) => {
      await commitInOrder(store, [first]);
      equal(keysOf(await store.outbox(at(0), upTo(9, 1))), [earlier], 'first call');
      await commitInOrder(store, [second]);
      equal(keysOf(await eventually(() => store.outbox(at(1), upTo(9)))), [earlier, later], 'when the lease is over');
    },
  },
  {
    name: 'a message waits for its time',
    check: async ({ store }) => {
      await commitInOrder(store, [opening('a', { outbox: [sampleMessage('a', 1, { notBefore: noon + minute })] })]);
      equal(await store.outbox(new Date(noon + minute - 1), upTo(9)), [], 'a millisecond before');
      equal(keysOf(await store.outbox(at(1), upTo(9))), [earlier], 'at its time');
    },
  },
  {
    name: 'a message that only waits for its time does not hold back later ones',
    check: async ({ store }) => {
      const waiting = opening('a', { outbox: [sampleMessage('a', 1, { notBefore: noon + 60 * minute })] });
      await commitInOrder(store, [waiting, second]);
      equal(keysOf(await store.outbox(at(0), upTo(9))), [later], 'outbox');
    },
  },
  {
    name: 'a message is withheld while an earlier one of its request is with another caller',
    check: async ({ store }) => {
      await commitInOrder(store, [first]);
      await store.outbox(at(0), upTo(9, 2 * minute));
      await commitInOrder(store, [second, opening('b', { outbox: [sampleMessage('b', 1)] })]);
      equal(keysOf(await store.outbox(at(1), upTo(9))), ['b/registered/1'], 'while the earlier one is sent');
      await store.settle([{ key: earlier, outcome: 'sent', at: noon + minute }]);
      equal(keysOf(await store.outbox(at(1), upTo(9))), [later], 'when the earlier one is settled');
    },
  },
  {
    name: 'messages of one request go to one caller, also when others call at the same time',
    check: async ({ store }) => {
      const pair = (id: string) => [sampleMessage(id, 1), sampleMessage(id, 1, { message: 'asked' })];
      const ids = names('request', writers);
      const changes = ids.map((id) => opening(id, { outbox: pair(id) }));
      await outcomesOf(store, changes);
      const calls = await Promise.all(ids.map(() => store.outbox(at(0), upTo(3))));
      const holders = new Map<string, number>();
      for (const [caller, records] of calls.entries()) {
        for (const { requestId } of records) {
          equal(holders.get(requestId) ?? caller, caller, `caller that has messages of ${requestId}`);
          holders.set(requestId, caller);
        }
      }
    },
  },
  {
    name: 'a failed message is tried again at its time, and counts its attempts',
    check: async ({ store }) => {
      await commitInOrder(store, [first]);
      await store.outbox(at(0), upTo(9, 60 * minute));
      await store.settle([{ key: earlier, retryAt: noon + 2 * minute, attempts: 1 }]);
      equal(await store.outbox(at(1), upTo(9)), [], 'before its time');
      const again = { ...sampleMessage('a', 1), attempts: 1, notBefore: noon + 2 * minute };
      equal(await store.messages('a'), [again], 'messages before its time');
      equal(asWritten(await store.outbox(at(2), upTo(9))), [again], 'at its time');
      equal(await store.messages('a'), [handedOut(again, 2)], 'messages');
    },
  },
  {
    name: 'a message is withheld while an earlier one of its request waits for another attempt',
    check: async ({ store }) => {
      await commitInOrder(store, [first, second]);
      equal(keysOf(await store.outbox(at(0), upTo(1))), [earlier], 'outbox');
      await store.settle([{ key: earlier, retryAt: noon + 5 * minute, attempts: 1 }]);
      equal(keysOf(await store.outbox(at(1), upTo(9))), [], 'while the earlier one waits');
      equal(keysOf(await store.outbox(at(5), upTo(9))), [earlier, later], 'when its time has come');
    },
  },
  {
    name: 'a message that is given back untried can be handed out at once',
    check: async ({ store }) => {
      await commitInOrder(store, [first, second]);
      equal(keysOf(await store.outbox(at(0), upTo(9))), [earlier, later], 'outbox');
      await store.settle([earlier, later].map((key) => ({ key, retryAt: noon, attempts: 0 })));
      equal(keysOf(await store.outbox(at(0), upTo(9))), [earlier, later], 'given back');
    },
  },
  {
    name: 'a message whose time has come is not handed out with a later one that another caller has',
    check: async ({ store, transaction }) => {
      const outbox = [
        sampleMessage('a', 1, { notBefore: noon + minute }),
        sampleMessage('a', 2),
        sampleMessage('a', 3),
      ];
      await commitInOrder(store, [opening('a', { outbox })]);
      const night = new Date(noon + minute - 1);
      let inTheMorning: Promise<readonly OutboxRecord[]> | undefined;
      const sleepless = async (inside: RequestStore): Promise<void> => {
        equal(keysOf(await inside.outbox(night, upTo(1))), [later], 'in the night');
        // Where there are transactions, somebody else asks before this one has ended.
        inTheMorning = store.outbox(at(1), upTo(9));
        for (let turn = 0; turn < 5; turn += 1) await store.load('a');
      };
      await (transaction ?? ((work) => work(store)))(sleepless);
      equal(keysOf((await inTheMorning) ?? []), [earlier], 'in the morning');
    },
  },
  {
    name: 'a settled message is never handed out again, and has its outcome',
    check: async ({ store }) => {
      const outcomes = ['sent', 'failed', 'expired', 'suppressed', 'superseded'] as const;
      const outbox = outcomes.map((message) => sampleMessage('a', 1, { message }));
      await commitInOrder(store, [opening('a', { outbox })]);
      await store.outbox(at(0), upTo(9));
      await store.settle(outcomes.map((outcome, index) => ({ key: `a/${outcome}/1`, outcome, at: noon + index })));
      equal(await store.outbox(at(600), upTo(9)), [], 'outbox');
      const settled = outbox.map((record, index) => ({
        ...handedOut(record),
        outcome: outcomes[index],
        settledAt: noon + index,
      }));
      equal(await store.messages('a'), settled, 'messages');
    },
  },
  {
    name: 'settling one message does not change another',
    check: async ({ store }) => {
      await commitInOrder(store, [first, second, opening('b', { outbox: [sampleMessage('b', 1)] })]);
      await store.outbox(at(0), upTo(9));
      await store.settle([{ key: earlier, outcome: 'sent', at: noon }]);
      equal(await store.messages('b'), [handedOut(sampleMessage('b', 1))], 'a message of another request');
      const [, next] = await store.messages('a');
      equal(next, handedOut(sampleMessage('a', 2)), 'the next message');
      equal(await store.outbox(at(0), upTo(9)), [], 'what is leased');
    },
  },
  {
    name: 'the first outcome of a message stays, and unknown keys harm nothing',
    check: async ({ store }) => {
      await commitInOrder(store, [first, second]);
      await store.settle([{ key: earlier, outcome: 'sent', at: noon }]);
      await store.settle([
        { key: earlier, outcome: 'failed', at: noon + minute },
        { key: 'unknown', outcome: 'sent', at: noon },
        { key: later, outcome: 'sent', at: noon + minute },
        { key: later, outcome: 'failed', at: noon + 2 * minute },
      ]);
      await store.settle([{ key: earlier, retryAt: noon, attempts: 3 }]);
      const settled = [
        { ...sampleMessage('a', 1), outcome: 'sent', settledAt: noon },
        { ...sampleMessage('a', 2), outcome: 'sent', settledAt: noon + minute },
      ];
      equal(await store.messages('a'), settled, 'messages');
      equal(await store.outbox(at(1), upTo(9)), [], 'outbox');
    },
  },
  {
    name: 'a change supersedes messages that are still unsent, and only those it names',
    check: async ({ store }) => {
      const outbox = ['one', 'two', 'three'].map((message) => sampleMessage('a', 1, { message }));
      const opened = opening('a', { outbox });
      await commitInOrder(store, [opened]);
      await store.settle([{ key: 'a/one/1', outcome: 'sent', at: noon }]);
      const supersedes = ['a/one/1', 'a/two/1', 'a/unknown/1'];
      await commitInOrder(store, [following(opened, { outbox: [sampleMessage('a', 2)], supersedes })]);
      equal(keysOf(await store.outbox(at(0), upTo(9))), ['a/three/1', later], 'outbox');
      const messages = await store.messages('a');
      const outcomes = messages.map((message) => message.outcome);
      equal(outcomes, ['sent', 'superseded', undefined, undefined], 'outcomes');
      // The last event of that change.
      equal(messages[1]?.settledAt, noon + 2, 'when it was superseded');
    },
  },
  {
    name: 'a batch supersedes as its changes would by themselves',
    check: async ({ store }) => {
      const other = opening('b', { outbox: [sampleMessage('b', 1)] });
      await commitInOrder(store, [first, other]);
      const newer = following(other, { outbox: [sampleMessage('b', 2)], supersedes: ['b/registered/1'] });
      await outcomesOf(store, [{ ...second, supersedes: [earlier] }, newer]);
      sameItems(keysOf(await store.outbox(at(0), upTo(9))), [later, 'b/registered/2'], 'outbox');
    },
  },
  {
    name: 'a leased message is not superseded, and holds back the newer one until it is settled',
    check: async ({ store }) => {
      await commitInOrder(store, [first]);
      equal(keysOf(await store.outbox(at(0), upTo(9))), [earlier], 'first call');
      await commitInOrder(store, [{ ...second, supersedes: [earlier] }]);
      equal(keysOf(await store.outbox(at(0), upTo(9))), [], 'while it is being sent');
      await store.settle([{ key: earlier, outcome: 'sent', at: noon }]);
      equal(keysOf(await store.outbox(at(0), upTo(9))), [later], 'afterwards');
      const outcomes = (await store.messages('a')).map((message) => message.outcome);
      equal(outcomes, ['sent', undefined], 'outcomes');
    },
  },
  {
    name: 'messages of a request are listed in the order of their commits',
    check: async ({ store }) => {
      const other = opening('b', { outbox: [sampleMessage('b', 1)] });
      await commitInOrder(store, [first, other, second]);
      // More than nine: a version is a number, not a text.
      let last = second;
      const keys = [earlier, later];
      while (last.version < 12) {
        last = following(last, { outbox: [sampleMessage('a', last.version + 1)] });
        keys.push(...keysOf(last.outbox));
        await commitInOrder(store, [last]);
      }
      await store.settle([{ key: later, outcome: 'sent', at: noon }]);
      equal(keysOf(await store.messages('a')), keys, 'messages');
    },
  },
];
