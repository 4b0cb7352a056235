/**
 * Cases about the list of open requests.
 */
import type { ListQuery, RequestStore } from '../desk/ports/store.ts';
import type { ContractCase } from './case.ts';
import { equal } from './expect.ts';
import { commitInOrder, erasing, following, minute, names, noon, opening, pagesOf } from './sample.ts';

async function idsOf(store: RequestStore, query: Partial<ListQuery> = {}): Promise<readonly string[]> {
  return (await store.list({ limit: 99, ...query })).found.map(({ id }) => id);
}

const pages = (store: RequestStore, query: ListQuery, between?: () => Promise<void>): Promise<string[][]> =>
  pagesOf((from) => store.list({ ...query, ...from }), between);

const known = (calendar: string, knownTo: string) => ({ preliminary: { calendar, knownTo } });

export const lists: readonly ContractCase[] = [
  {
    name: 'open requests are listed in the order of their registration, those of one instant by id',
    check: async ({ store }) => {
      const times: readonly [string, number][] = [
        ['b', 1],
        ['d', 2],
        ['a', 1],
        ['c', 1],
        ['e', 0],
      ];
      const changes = times.map(([id, time]) =>
        opening(id, { keys: { registeredAt: noon + time * minute, identities: [`tel:+7999000000${time}`] } }),
      );
      await commitInOrder(store, changes);
      equal(await idsOf(store), ['e', 'a', 'b', 'c', 'd'], 'found');
      const { identities: _, ...keys } = opening('e').keys;
      equal((await store.list({ limit: 1 })).found, [{ id: 'e', details: {}, ...keys }], 'what is listed');
    },
  },
  {
    name: 'a request is listed while it is open, by its present keys',
    check: async ({ store }) => {
      const first = opening('a');
      const closed = following(first, { keys: { open: false } });
      const reopened = following(closed, { keys: { open: true, operator: 'beeline', kind: 'complaint' } });
      await commitInOrder(store, [first, opening('b', { keys: { open: false } })]);
      equal(await idsOf(store), ['a'], 'at first');
      await commitInOrder(store, [closed]);
      equal(await idsOf(store), [], 'when it is closed');
      await commitInOrder(store, [reopened]);
      equal(await idsOf(store), ['a'], 'when it is open again');
      equal(await idsOf(store, { operator: 'mts' }), [], 'for its former operator');
      equal(await idsOf(store, { operator: 'beeline', kind: 'complaint' }), ['a'], 'for its present keys');
      const erasure = erasing(reopened, await store.history('a'));
      await store.erase({ ...erasure, keys: { ...erasure.keys, active: false, open: false } });
      equal(await idsOf(store), [], 'when its person is erased');
    },
  },
  {
    name: 'open requests are listed for one operator and one kind when they are named',
    check: async ({ store }) => {
      const changes = names('r', 12).map((id, index) => {
        const operator = index % 2 === 0 ? 'mts' : 'beeline';
        const kind = index % 3 === 0 ? 'serviceFault' : 'complaint';
        return opening(id, { keys: { operator, kind, registeredAt: noon + index } });
      });
      await commitInOrder(store, changes);
      const ofMts = [
        ['r-00', 'r-02', 'r-04', 'r-06'],
        ['r-08', 'r-10'],
      ];
      equal(await pages(store, { operator: 'mts', limit: 4 }), ofMts, 'of one operator');
      equal(
        await pages(store, { kind: 'serviceFault', limit: 3 }),
        [['r-00', 'r-03', 'r-06'], ['r-09']],
        'of one kind',
      );
      equal(await idsOf(store, { operator: 'beeline', kind: 'serviceFault' }), ['r-03', 'r-09'], 'of both');
      equal(await idsOf(store, { operator: 'tele2' }), [], 'of an operator without requests');
    },
  },
  {
    name: 'requests are listed whose deadline is preliminary by an older calendar, until they are archived, and no others',
    check: async ({ store }) => {
      await commitInOrder(store, [
        opening('old', { keys: known('russia', '2025-12-31') }),
        opening('older', { keys: known('russia', '2024-12-31') }),
        opening('present', { keys: known('russia', '2026-12-31') }),
        opening('office', { keys: known('office', '2025-12-31') }),
        opening('closed', { keys: { ...known('russia', '2025-12-31'), open: false } }),
        opening('archived', { keys: { ...known('russia', '2025-12-31'), open: false, active: false } }),
        opening('exact'),
        opening('beeline', { keys: { ...known('russia', '2025-12-31'), operator: 'beeline' } }),
      ]);
      const query = known('russia', '2026-12-31');
      equal(
        await pages(store, { ...query, limit: 2 }),
        [
          ['beeline', 'closed'],
          ['old', 'older'],
        ],
        'of all operators',
      );
      equal(await idsOf(store, { ...query, operator: 'beeline' }), ['beeline'], 'of one operator');
      equal(await idsOf(store, known('russia', '2024-12-31')), [], 'of a calendar that knew less');
      const first = opening('old', { keys: known('russia', '2025-12-31') });
      const { preliminary: _, ...keys } = first.keys;
      await commitInOrder(store, [{ ...following(first), keys }]);
      equal(await idsOf(store, query), ['beeline', 'closed', 'older'], 'when one has become exact');
    },
  },
  {
    name: 'pages of open requests are full, and the last one has no cursor',
    check: async ({ store }) => {
      const changes = names('r', 6).map((id, index) => opening(id, { keys: { registeredAt: noon + (index >> 1) } }));
      await commitInOrder(store, changes);
      const expected = [
        ['r-00', 'r-01', 'r-02'],
        ['r-03', 'r-04', 'r-05'],
      ];
      equal(await pages(store, { limit: 3 }), expected, 'pages');
    },
  },
  {
    name: 'pages of open requests neither repeat nor skip one while others are registered, changed and closed',
    check: async ({ store }) => {
      const changes = names('r', 20).map((id, index) => opening(id, { keys: { registeredAt: noon + (index >> 2) } }));
      await commitInOrder(store, changes);
      let round = 0;
      const between = async (): Promise<void> => {
        const [changed, closed] = [changes[19 - round], changes[round]];
        round += 1;
        const old = names(`old-${round}`, 4).map((id) => opening(id, { keys: { registeredAt: noon - minute } }));
        await Promise.all(old.map((change) => store.commit(change)));
        if (changed !== undefined) await store.commit(following(changed));
        if (closed !== undefined) await store.commit(following(closed, { keys: { open: false } }));
      };
      const found = (await pages(store, { limit: 3 }, between)).flat();
      equal(found, names('r', 20), 'all pages');
    },
  },
  {
    name: 'pages of open requests go on where they ended, also when the request there is closed or erased now',
    check: async ({ store }) => {
      const changes = names('r', 12).map((id, index) => opening(id, { keys: { registeredAt: noon + (index >> 1) } }));
      await commitInOrder(store, changes);
      const left = [...changes];
      const between = async (): Promise<void> => {
        const last = left.splice(0, 3).at(-1);
        if (last === undefined) return;
        if (left.length % 2 === 0) await store.commit(following(last, { keys: { open: false } }));
        else await store.erase({ ...erasing(last, last.history), keys: { ...last.keys, active: false, open: false } });
      };
      equal((await pages(store, { limit: 3 }, between)).flat(), names('r', 12), 'all pages');
    },
  },
];
