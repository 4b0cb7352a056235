/**
 * Cases about numbers that requests had in another system.
 */
import type { RequestStore, Search } from '../../desk/ports/store.ts';
import type { ContractCase } from '../case.ts';
import { count, equal } from '../expect.ts';
import {
  commitInOrder,
  erasing,
  following,
  identity,
  names,
  noon,
  opening,
  otherIdentity,
  outcomesOf,
  writers,
} from '../sample.ts';

type ByExternalNumber = Omit<Extract<Search, { externalNumber: string }>, 'externalNumber'>;

async function found(
  store: RequestStore,
  externalNumber: string,
  by: ByExternalNumber = {},
): Promise<readonly string[]> {
  return (await store.find({ externalNumber, ...by })).found.map(({ request }) => request.id);
}

const [beeline, younger] = [{ operator: 'beeline' }, { registeredAt: noon + 1 }];

export const externalNumbers: readonly ContractCase[] = [
  {
    name: 'a request is found by its external number, of one operator or of all, and by its own identities',
    check: async ({ store }) => {
      await commitInOrder(store, [
        opening('a', { keys: { externalNumber: 'HD7', number: '7' } }),
        opening('b', { keys: { externalNumber: 'HD7', ...beeline, ...younger, active: false, open: false } }),
        opening('c', { keys: { externalNumber: 'HD77' } }),
      ]);
      equal(await found(store, 'HD7'), ['b', 'a'], 'of all operators');
      equal(await found(store, 'HD7', beeline), ['b'], 'of one operator');
      equal(await found(store, 'HD7', { operator: 'tele2' }), [], 'of another operator');
      equal(await found(store, 'HD7', { identities: [otherIdentity, identity] }), ['b', 'a'], 'of its identities');
      equal(await found(store, 'HD7', { identities: [otherIdentity] }), [], 'of another identity');
      equal(await found(store, '7'), [], 'by the number');
      equal(await found(store, 'hd7'), [], 'in small letters');
      equal((await store.find({ number: 'HD7' })).found, [], 'as a number');
    },
  },
  {
    name: 'an external number that the operator has already is a conflict, alone, in a batch and in a change',
    check: async ({ store }) => {
      const first = opening('a', { keys: { externalNumber: 'HD7' } });
      const other = opening('b', { keys: { externalNumber: 'HD7', ...beeline } });
      await commitInOrder(store, [first, other, following(first)]);
      equal(await store.commit(opening('c', { keys: { externalNumber: 'HD7' } })), 'conflict', 'alone');
      const batch = ['d', 'e'].map((id) => opening(id, { keys: { externalNumber: 'HD8' } }));
      equal([...(await outcomesOf(store, batch))].sort(), ['committed', 'conflict'], 'two of a batch');
      equal(await store.commit(following(other, { keys: { operator: 'mts' } })), 'conflict', 'another operator');
      equal(await store.load('c'), undefined, 'what was refused');
      const moved = following(following(first), { keys: { externalNumber: 'HD9' } });
      await commitInOrder(store, [moved, opening('f', { keys: { externalNumber: 'HD7' } })]);
      equal([await found(store, 'HD9'), await found(store, 'HD7')], [['a'], ['f', 'b']], 'when it has become free');
    },
  },
  {
    name: 'an erased request keeps its external number',
    check: async ({ store }) => {
      const first = opening('a', { keys: { externalNumber: 'HD7' } });
      await commitInOrder(store, [first]);
      await store.erase(erasing(first, await store.history('a')));
      equal(await found(store, 'HD7'), ['a'], 'found');
      equal(await store.commit(opening('b', { keys: { externalNumber: 'HD7' } })), 'conflict', 'for another request');
    },
  },
  {
    name: 'of writers that race for one external number of an operator exactly one commits',
    check: async ({ store }) => {
      const changes = names('r', writers).map((id, index) =>
        opening(id, { keys: { externalNumber: 'HD7', ...(index % 2 === 0 ? beeline : {}) } }),
      );
      const outcomes = await Promise.all(changes.map((change) => store.commit(change)));
      equal(count(outcomes, 'committed'), 2, 'committed at two operators');
      equal((await found(store, 'HD7')).length, 2, 'found');
    },
  },
];
