/**
 * Cases about identities: whose request it is, and who finds it.
 */
import type { RequestStore, Search } from '../../desk/ports/store.ts';
import type { ContractCase } from '../case.ts';
import { equal } from '../expect.ts';
import { commitInOrder, erasing, following, names, noon, opening, outcomesOf, pagesOf, writers } from '../sample.ts';

const [phone, mail, account] = ['tel:+79161234567', 'mailto:a@b.ru', 'account:mts/123456'];

async function found(store: RequestStore, identity: string, all = true): Promise<readonly string[]> {
  return (await store.find({ identity, all, limit: 99 })).found.map(({ request }) => request.id);
}

async function foundByNumber(store: RequestStore, by: Extract<Search, { number: string }>): Promise<number> {
  return (await store.find(by)).found.length;
}

export const identities: readonly ContractCase[] = [
  {
    name: 'a request is found by each of its identities, once, and by no part and no other case of one',
    check: async ({ store }) => {
      const alone = opening('a', { keys: { identities: [phone, mail, account, mail] } });
      const batch = ['b', 'c'].map((id) => opening(id, { keys: { identities: [account, phone, account] } }));
      await commitInOrder(store, [alone]);
      await outcomesOf(store, batch);
      equal(await found(store, phone), ['c', 'b', 'a'], 'by phone');
      equal(await found(store, mail), ['a'], 'by mail');
      equal(await found(store, account, false), ['c', 'b', 'a'], 'by account');
      for (const other of ['tel:+7916123456', 'MAILTO:A@B.RU', ' mailto:a@b.ru', 'tel:', '', '%', 'mailto:a_b.ru']) {
        equal(await found(store, other), [], `by ${other}`);
      }
    },
  },
  {
    name: 'a number and several identities find a request that has one of them',
    check: async ({ store }) => {
      await commitInOrder(store, [
        opening('a', { keys: { number: '1', identities: [phone, mail] } }),
        opening('b', { keys: { number: '2', identities: [] } }),
      ]);
      equal(await foundByNumber(store, { number: '1', identities: [account, mail] }), 1, 'one of two');
      equal(await foundByNumber(store, { number: '1', identities: [account, 'vk:1'] }), 0, 'none of two');
      equal(await foundByNumber(store, { number: '1', identities: [] }), 0, 'nobody');
      equal(await foundByNumber(store, { number: '2', identities: [phone] }), 0, 'a request of nobody');
      equal(await foundByNumber(store, { number: '2' }), 1, 'by the number alone');
    },
  },
  {
    name: 'a change of identities counts at once: a detached one finds nothing, a new one finds the request',
    check: async ({ store }) => {
      const first = opening('a', { keys: { number: '1', identities: [phone, mail] } });
      const ported = following(first, { keys: { identities: [mail, account] } });
      const closed = following(ported, { keys: { active: false } });
      const back = following(closed, { keys: { active: true, operator: 'beeline', registeredAt: noon + 1 } });
      const rest = ['b', 'c'].map((id) => opening(id, { keys: { identities: [phone] } }));
      await commitInOrder(store, [first, ...rest, ported]);
      equal(await found(store, phone), ['c', 'b'], 'by the detached one');
      equal(await foundByNumber(store, { number: '1', identities: [phone] }), 0, 'by number and the detached one');
      equal([await found(store, mail), await found(store, account)], [['a'], ['a']], 'by the others');
      await outcomesOf(store, [closed, ...rest.map((change) => following(change, { keys: { identities: [mail] } }))]);
      equal(await found(store, account, false), [], 'active ones, when it is closed');
      equal(await found(store, mail), ['c', 'b', 'a'], 'by what a batch has given them');
      equal(await found(store, phone), [], 'by what a batch has taken from them');
      await commitInOrder(store, [back]);
      equal(await found(store, mail, false), ['a', 'c', 'b'], 'when it is active again and younger');
      const ofOperator = await store.find({ identity: account, operator: 'beeline', limit: 9 });
      equal(ofOperator.found, [back.stored], 'by its present operator');
    },
  },
  {
    name: 'an erasure takes away every identity',
    check: async ({ store }) => {
      const change = opening('a', { keys: { number: '1', identities: [phone, mail, account] } });
      const archived = opening('b', { keys: { identities: [mail, phone], active: false } });
      await commitInOrder(store, [change, archived]);
      for (const one of [change, archived]) await store.erase(erasing(one, await store.history(one.id)));
      for (const identity of [phone, mail, account]) equal(await found(store, identity), [], `by ${identity}`);
      equal(await foundByNumber(store, { number: '1', identities: [phone, mail, account] }), 0, 'by number and all');
      equal(await foundByNumber(store, { number: '1' }), 1, 'by the number alone');
    },
  },
  {
    name: 'active and archived requests of an identity share their pages, newest first',
    check: async ({ store }) => {
      const changes = names('r', 12).map((id, index) => {
        const keys = { identities: [phone, `vk:${index}`], active: index % 3 !== 0, registeredAt: noon + (index >> 1) };
        return opening(id, { keys });
      });
      await commitInOrder(store, changes);
      const pages = await pagesOf((from) => store.find({ identity: phone, all: true, limit: 5, ...from }));
      equal(pages.flat(), names('r', 12).toReversed(), 'all');
      equal(
        pages.map(({ length }) => length),
        [5, 5, 2],
        'lengths of the pages',
      );
    },
  },
  {
    name: 'of writers that race to give a request an identity the one that commits decides who finds it',
    check: async ({ store }) => {
      const first = opening('a');
      await commitInOrder(store, [first]);
      const ids = names('vk:', writers);
      const outcomes = await Promise.all(
        ids.map((identity) => store.commit(following(first, { keys: { identities: [identity] } }))),
      );
      const finding = await Promise.all(ids.map(async (identity) => (await found(store, identity)).length));
      equal(
        finding,
        outcomes.map((outcome) => Number(outcome === 'committed')),
        'who finds it',
      );
      equal(await found(store, phone), [], 'by the old one');
    },
  },
];
