/**
 * Cases about finding and paging.
 */
import type { RequestStore, Search } from '../desk/ports/store.ts';
import type { ContractCase } from './case.ts';
import { equal } from './expect.ts';
import { commitInOrder, following, identity, minute, names, noon, opening, otherIdentity, pagesOf } from './sample.ts';

type ByIdentity = Extract<Search, { limit: number }>;

async function idsOf(store: RequestStore, by: Search): Promise<readonly string[]> {
  return (await store.find(by)).found.map((stored) => stored.request.id);
}

const pages = (store: RequestStore, by: ByIdentity, between?: () => Promise<void>): Promise<string[][]> =>
  pagesOf((from) => store.find({ ...by, ...from }), between);

export const searches: readonly ContractCase[] = [
  {
    name: 'a request is found by its own number and by no other',
    check: async ({ store }) => {
      const change = opening('a', { keys: { number: '4829301756' } });
      await commitInOrder(store, [change, opening('b', { keys: { number: '4829301757' } })]);
      equal((await store.find({ number: '4829301756' })).found, [change.stored], 'found');
      equal((await store.find({ number: '482930175' })).found, [], 'found by a part of the number');
    },
  },
  {
    name: 'a request is found by number and identity only when both are its own',
    check: async ({ store }) => {
      const change = opening('a', { keys: { number: '1' } });
      await commitInOrder(store, [change]);
      equal((await store.find({ number: '1', identities: [identity] })).found, [change.stored], 'its own identity');
      equal((await store.find({ number: '1', identities: [otherIdentity] })).found, [], 'another identity');
    },
  },
  {
    name: 'a request is found by the id of every command that wrote it',
    check: async ({ store }) => {
      const first = opening('a', { commandId: 'c1' });
      const second = following(first, { commandId: 'c2' });
      await commitInOrder(store, [first, second, opening('b', { commandId: 'c3' })]);
      equal((await store.find({ commandId: 'c1' })).found, [second.stored], 'by the first');
      equal((await store.find({ commandId: 'c2' })).found, [second.stored], 'by the second');
      equal((await store.find({ commandId: 'c4' })).found, [], 'by an unknown one');
    },
  },
  {
    name: 'the requests of an identity are listed newest first, those of one instant by id in descending order',
    check: async ({ store }) => {
      const times: readonly [string, number][] = [
        ['b', 1],
        ['d', 2],
        ['a', 1],
        ['c', 1],
        ['e', 0],
      ];
      const changes = times.map(([id, time]) => opening(id, { keys: { registeredAt: noon + time * minute } }));
      await commitInOrder(store, [...changes, opening('x', { keys: { identities: [otherIdentity] } })]);
      equal(await idsOf(store, { identity, limit: 9 }), ['d', 'c', 'b', 'a', 'e'], 'found');
      equal(await idsOf(store, { identity: 'tel:+79991111111', limit: 9 }), [], 'an identity without requests');
    },
  },
  {
    name: 'only active requests of an identity are listed by default',
    check: async ({ store }) => {
      const first = opening('a');
      const later = opening('b', { keys: { registeredAt: noon + 1 } });
      await commitInOrder(store, [first, later, following(first, { keys: { active: false } })]);
      equal(await idsOf(store, { identity, limit: 9 }), ['b'], 'active ones');
      equal(await idsOf(store, { identity, limit: 9, all: true }), ['b', 'a'], 'all');
    },
  },
  {
    name: 'a request is found by its number and its commands also when it is no longer active',
    check: async ({ store }) => {
      const first = opening('a', { commandId: 'c1', keys: { number: '1' } });
      await commitInOrder(store, [first, following(first, { commandId: 'c2', keys: { active: false, open: false } })]);
      equal(await idsOf(store, { number: '1' }), ['a'], 'by number');
      equal(await idsOf(store, { number: '1', identities: [identity] }), ['a'], 'by number and line');
      equal(await idsOf(store, { commandId: 'c1' }), ['a'], 'by its first command');
      equal(await idsOf(store, { commandId: 'c2' }), ['a'], 'by its last command');
    },
  },
  {
    name: 'the requests of an identity are listed for one operator when it is named',
    check: async ({ store }) => {
      const operators = ['mts', 'beeline', 'mts', 'megafon', 'mts'];
      const changes = operators.map((operator, index) =>
        opening(`r${index}`, { keys: { operator, registeredAt: noon + index } }),
      );
      await commitInOrder(store, changes);
      equal(await pages(store, { identity, operator: 'mts', limit: 2 }), [['r4', 'r2'], ['r0']], 'pages');
      equal(await idsOf(store, { identity, operator: 'tele2', limit: 9 }), [], 'an operator without requests');
    },
  },
  {
    name: 'pages are full, and the last one has no cursor',
    check: async ({ store }) => {
      const changes = names('r', 6).map((id, index) => opening(id, { keys: { registeredAt: noon + (index >> 1) } }));
      await commitInOrder(store, changes);
      const expected = [
        ['r-05', 'r-04', 'r-03'],
        ['r-02', 'r-01', 'r-00'],
      ];
      equal(await pages(store, { identity, limit: 3 }), expected, 'pages');
    },
  },
  {
    name: 'pages neither repeat nor skip a request while others are registered and changed',
    check: async ({ store }) => {
      const changes = names('r', 20).map((id, index) => opening(id, { keys: { registeredAt: noon + (index >> 2) } }));
      await commitInOrder(store, changes);
      let round = 0;
      const between = async (): Promise<void> => {
        const changed = changes[19 - round];
        round += 1;
        const young = names(`young-${round}`, 4).map((id) => opening(id, { keys: { registeredAt: noon + minute } }));
        await Promise.all(young.map((change) => store.commit(change)));
        if (changed !== undefined) await store.commit(following(changed));
      };
      const found = (await pages(store, { identity, limit: 3 }, between)).flat();
      equal(found, changes.map((change) => change.id).reverse(), 'all pages');
    },
  },
  {
    name: 'pages go on where they ended, also when the request there is archived or belongs to another person now',
    check: async ({ store }) => {
      const changes = names('r', 12).map((id, index) => opening(id, { keys: { registeredAt: noon + (index >> 1) } }));
      await commitInOrder(store, changes);
      const left = [...changes].reverse();
      const between = async (): Promise<void> => {
        const last = left.splice(0, 3).at(-1);
        const keys = left.length % 2 === 0 ? { active: false } : { identities: [otherIdentity] };
        if (last !== undefined) await store.commit(following(last, { keys }));
      };
      const found = (await pages(store, { identity, limit: 3 }, between)).flat();
      equal(found, changes.map((change) => change.id).reverse(), 'all pages');
    },
  },
  {
    name: 'a request is found by its present keys and no longer by those it had',
    check: async ({ store }) => {
      const first = opening('a', { keys: { number: '1' } });
      const moved = following(first, { keys: { number: '2', identities: [otherIdentity], registeredAt: noon + 1 } });
      await commitInOrder(store, [first, moved]);
      equal(await idsOf(store, { number: '1' }), [], 'by the old number');
      equal(await idsOf(store, { number: '2' }), ['a'], 'by the new number');
      equal(await idsOf(store, { identity, limit: 9, all: true }), [], 'by the old identity');
      equal(await idsOf(store, { identity: otherIdentity, limit: 9 }), ['a'], 'by the new identity');
      equal(await store.commit(opening('b', { keys: { number: '1' } })), 'committed', 'the old number, free again');
    },
  },
];
