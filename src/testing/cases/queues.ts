/**
 * Cases about the list of open requests by their deadline: what staff has to do, and who takes it.
 */
import type { IndexKeys, ListQuery, RequestStore } from '../../desk/ports/store.ts';
import type { ContractCase } from '../case.ts';
import { equal, isTrue } from '../expect.ts';
import { commitInOrder, erasing, following, minute, names, noon, opening, pagesOf, writers } from '../sample.ts';

async function listed(store: RequestStore, query: Partial<ListQuery> = {}): Promise<readonly string[]> {
  return (await store.list({ order: 'deadline', limit: 99, ...query })).found.map(({ id }) => id);
}

function due(minutes: number, audience: IndexKeys['audience'] = 'subscriber'): Partial<IndexKeys> {
  return { dueAt: noon + minutes * minute, audience, clock: 'review' };
}

/** Four requests with filters of their own, due one after another. */
const various = [
  opening('a', { keys: { ...due(1), assignee: 'ivanova', team: 'billing' } }),
  opening('b', { keys: { ...due(2), status: 'onHold', kind: 'complaint', team: 'billing' } }),
  opening('c', { keys: { ...due(3), status: 'inProgress', assignee: 'petrov', operator: 'beeline' } }),
  opening('d', { keys: { status: 'inProgress', assignee: 'ivanova', kind: 'complaint' } }),
];

export const queues: readonly ContractCase[] = [
  {
    name: 'the earliest deadline comes first, of one instant law, promise, internal, then by registration; none comes last',
    check: async ({ store }) => {
      const keys: readonly [string, Partial<IndexKeys>][] = [
        ['none', {}],
        ['internal', due(2, 'internal')],
        ['younger', { ...due(2), registeredAt: noon + 1 }],
        ['same-b', due(2)],
        ['same-a', due(2)],
        ['law', { ...due(2, 'law'), registeredAt: noon + 9 }],
        ['none-older', { registeredAt: noon - 1 }],
        ['past', due(-9_999_999, 'internal')],
        ['far', due(99_999_999, 'law')],
      ];
      await commitInOrder(
        store,
        keys.map(([id, difference]) => opening(id, { keys: difference })),
      );
      const expected = ['past', 'law', 'same-a', 'same-b', 'younger', 'internal', 'far', 'none-older', 'none'];
      equal(await listed(store), expected, 'found');
      for (const limit of [1, 2, 4]) {
        const pages = await pagesOf((from) => store.list({ order: 'deadline', limit, ...from }));
        equal(pages.flat(), expected, `in pages of ${limit}`);
      }
    },
  },
  {
    name: 'what is listed has its keys and details as they are now, and nobody’s identity',
    check: async ({ store }) => {
      const first = opening('a', { keys: { number: '1', ...due(1), lastDay: '2026-11-20' } });
      const details = { priority: 'высокий', parts: [1, { two: null }] };
      const preliminary = { calendar: 'russia', knownTo: '2026-12-31' };
      const next = {
        ...due(5, 'law'),
        clock: 'legalReview',
        dueIsPreliminary: true,
        dueIsPaused: true,
        preliminary,
      } as const;
      const second = following(first, {
        facts: { details },
        keys: { ...next, status: 'inProgress', assignee: 'ivanova', team: 'billing', externalNumber: 'HD7' },
      });
      const keysOf = ({ identities: _, ...keys }: IndexKeys) => keys;
      await commitInOrder(store, [first]);
      equal(
        (await store.list({ order: 'deadline', limit: 9 })).found,
        [{ id: 'a', details: {}, ...keysOf(first.keys) }],
        'at first',
      );
      await commitInOrder(store, [second]);
      const { found } = await store.list({ order: 'deadline', limit: 9 });
      equal(found, [{ id: 'a', details, ...keysOf(second.keys) }], 'later');
      const { dueAt: _, audience: __, clock: ___, lastDay: ____, assignee: _____, ...rest } = second.keys;
      await commitInOrder(store, [{ ...following(second, { facts: { details } }), keys: rest }]);
      equal((await store.list({ limit: 9 })).found, [{ id: 'a', details, ...keysOf(rest) }], 'without a deadline');
    },
  },
  {
    name: 'filters of the list work alone and together, and before a page is cut',
    check: async ({ store }) => {
      await commitInOrder(store, various);
      const expected: readonly [Partial<ListQuery>, readonly string[]][] = [
        [{ assignee: 'ivanova' }, ['a', 'd']],
        [{ assignee: null }, ['b']],
        [{ assignee: 'ivanov' }, []],
        [{ assignee: '' }, []],
        [{ team: 'billing' }, ['a', 'b']],
        [{ status: 'inProgress' }, ['c', 'd']],
        [{ statuses: ['onHold', 'inProgress'] }, ['b', 'c', 'd']],
        [{ statuses: ['onHold'], assignee: null, team: 'billing' }, ['b']],
        [{ statuses: ['onHold'], status: 'inProgress' }, []],
        [{ statuses: [] }, []],
        [{ kind: 'complaint' }, ['b', 'd']],
        [{ operator: 'mts' }, ['a', 'b', 'd']],
        [{ assignee: 'ivanova', status: 'inProgress', kind: 'complaint', operator: 'mts' }, ['d']],
        [{ assignee: 'ivanova', team: 'billing' }, ['a']],
        [{ assignee: null, team: 'billing', kind: 'complaint', status: 'onHold' }, ['b']],
        [{ assignee: 'petrov', operator: 'mts' }, []],
        [{ dueBefore: noon + 2 * minute }, ['a']],
        [{ dueBefore: noon + 2 * minute + 1 }, ['a', 'b']],
        [{ dueFrom: noon + 2 * minute }, ['b', 'c', 'd']],
        [{ dueFrom: noon + 2 * minute, dueBefore: noon + 3 * minute }, ['b']],
        [{ dueFrom: noon + minute, assignee: 'ivanova' }, ['a', 'd']],
      ];
      for (const [query, ids] of expected) {
        equal(await listed(store, query), ids, JSON.stringify(query));
        const byRegistration = await listed(store, { ...query, order: 'registered' });
        equal(byRegistration, ids, `${JSON.stringify(query)} by registration`);
        const pages = await pagesOf((from) => store.list({ order: 'deadline', limit: 1, ...query, ...from }));
        equal(pages, ids.length === 0 ? [[]] : ids.map((id) => [id]), `pages of ${JSON.stringify(query)}`);
      }
    },
  },
  {
    name: 'a deadline that stands still is neither before nor after an instant, and is left out where only those are asked for that run',
    check: async ({ store }) => {
      const paused = { dueIsPaused: true } as const;
      const keys: readonly [string, Partial<IndexKeys>][] = [
        ['a', { ...due(1), ...paused }],
        ['b', due(1)],
        ['c', { ...due(3), ...paused }],
        ['d', due(3)],
        ['e', {}],
      ];
      await commitInOrder(
        store,
        keys.map(([id, difference]) => opening(id, { keys: difference })),
      );
      const from = noon + 2 * minute;
      equal(await listed(store, { dueFrom: from }), ['a', 'c', 'd', 'e'], 'dueFrom');
      equal(await listed(store, { isRunning: true }), ['b', 'd', 'e'], 'isRunning');
      equal(await listed(store, { isRunning: true, dueFrom: from }), ['d', 'e'], 'isRunning and dueFrom');
      equal(await listed(store, { isRunning: true, dueBefore: from }), ['b'], 'isRunning and dueBefore');
    },
  },
  {
    name: 'a list by deadline follows every change: another deadline, another person, an end, an erasure',
    check: async ({ store }) => {
      await commitInOrder(store, various);
      const [a, b, c, d] = various;
      if (a === undefined || b === undefined || c === undefined || d === undefined) return;
      const { assignee: _, ...nobody } = a.keys;
      await commitInOrder(store, [
        { ...following(a), keys: { ...nobody, ...due(9) } },
        following(b, { keys: { ...due(4), assignee: 'ivanova' } }),
        following(c, { keys: { open: false } }),
        following(d, { keys: due(0, 'law') }),
      ]);
      equal(await listed(store), ['d', 'b', 'a'], 'all');
      equal(await listed(store, { assignee: null }), ['a'], 'of nobody');
      equal(await listed(store, { assignee: 'ivanova' }), ['d', 'b'], 'of one person');
      const erasure = erasing(following(d), await store.history('d'));
      await store.erase({ ...erasure, keys: { ...erasure.keys, open: false, active: false } });
      equal(await listed(store), ['b', 'a'], 'after the erasure');
    },
  },
  {
    name: 'pages by deadline neither repeat nor skip a request while others come, move and go',
    check: async ({ store }) => {
      const staying = names('r', 24).map((id, index) => opening(id, { keys: due(index >> 2) }));
      const leaving = names('s', 24).map((id, index) => opening(id, { keys: due(index >> 2) }));
      await commitInOrder(store, [...staying, ...leaving]);
      let round = 0;
      const between = async (): Promise<void> => {
        const [gone, moved] = [leaving[round], leaving[23 - round]];
        round += 1;
        const early = names(`early-${round}`, 3).map((id) => opening(id, { keys: due(-1, 'law') }));
        await Promise.all([
          ...early.map((change) => store.commit(change)),
          ...(gone === undefined || round > 12 ? [] : [store.commit(following(gone, { keys: { open: false } }))]),
          ...(moved === undefined || round > 12 ? [] : [store.commit(following(moved, { keys: due(-2) }))]),
        ]);
      };
      const pages = await pagesOf((from) => store.list({ order: 'deadline', limit: 3, ...from }), between);
      const found = pages.flat().filter((id) => id.startsWith('r'));
      equal(found, names('r', 24), 'those that stayed');
      equal(new Set(pages.flat()).size, pages.flat().length, 'repeated');
    },
  },
  {
    name: 'of agents that race for the earliest request of nobody each takes another one',
    check: async ({ store }) => {
      const ids = names('r', writers);
      await commitInOrder(
        store,
        ids.map((id, index) => opening(id, { keys: due(index) })),
      );
      const take = async (assignee: string): Promise<string | undefined> => {
        for (let turn = 0; turn < 100; turn += 1) {
          const [first] = (await store.list({ order: 'deadline', assignee: null, limit: 1 })).found;
          if (first === undefined) return undefined;
          const before = opening(first.id, { keys: due(ids.indexOf(first.id)) });
          if ((await store.commit(following(before, { keys: { assignee } }))) === 'committed') return first.id;
        }
        throw new Error('take: expected a request after 100 turns, found conflicts');
      };
      const taken = await Promise.all(names('agent', writers).map(take));
      equal([...taken].sort(), ids, 'taken');
      equal(await take('late'), undefined, 'one that is left');
      for (const [index, id] of taken.entries()) {
        isTrue(id !== undefined, 'take: expected a request, found none');
        equal(await listed(store, { assignee: names('agent', writers)[index] ?? '' }), [id], 'what an agent has');
      }
    },
  },
];
