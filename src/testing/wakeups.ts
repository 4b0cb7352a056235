/**
 * Cases about wake-ups: each request that is due goes to one worker, and none is lost.
 */
import type { ContractCase } from './case.ts';
import { equal, sameItems } from './expect.ts';
import {
  at,
  commitInOrder,
  eventually,
  following,
  idsOf,
  minute,
  names,
  noon,
  opening,
  outcomesOf,
  upTo,
  writers,
} from './sample.ts';

const day = 24 * 60 * minute;

export const wakeups: readonly ContractCase[] = [
  {
    name: 'requests wake at their time, the earliest first, at most as many as were asked for',
    check: async ({ store }) => {
      const times: readonly [string, number][] = [
        ['late', 3],
        ['early', 1],
        ['middle', 2],
        ['last', 4],
        ['future', 9],
      ];
      const changes = times.map(([id, time]) => opening(id, { wakeAt: noon + time * minute }));
      await commitInOrder(store, changes);
      equal(idsOf(await store.wake(new Date(noon + minute - 1), upTo(9))), [], 'a millisecond before');
      equal(idsOf(await store.wake(at(1), upTo(9, 60 * minute))), ['early'], 'at the first time');
      equal(idsOf(await store.wake(at(5), upTo(1, 60 * minute))), ['middle'], 'one of two');
      equal(idsOf(await store.wake(at(5), upTo(9, 60 * minute))), ['late', 'last'], 'the rest');
    },
  },
  {
    name: 'a request without a wake-up never wakes',
    check: async ({ store }) => {
      const first = opening('a', { wakeAt: noon });
      await commitInOrder(store, [first, following(first), opening('b')]);
      equal(idsOf(await store.wake(at(10_000), upTo(9))), [], 'woken');
    },
  },
  {
    name: 'a request that is no longer active wakes too, so that its person can be erased',
    check: async ({ store }) => {
      const first = opening('a', { wakeAt: noon });
      await commitInOrder(store, [first, following(first, { keys: { active: false }, wakeAt: noon + minute })]);
      equal(idsOf(await store.wake(at(1), upTo(9))), ['a'], 'woken');
    },
  },
  {
    name: 'a request is woken by one worker at a time',
    check: async ({ store }) => {
      const ids = names('request', 6 * writers);
      const changes = ids.map((id) => opening(id, { wakeAt: noon }));
      await outcomesOf(store, changes);
      const calls = Array.from({ length: writers }, () => store.wake(at(0), upTo(10)));
      const woken = idsOf((await Promise.all(calls)).flat());
      equal(new Set(woken).size, woken.length, 'different requests');
      sameItems([...woken, ...idsOf(await store.wake(at(0), upTo(999)))], ids, 'all requests');
    },
  },
  {
    name: 'a request whose worker died is woken again when the lease is over, and not before',
    check: async ({ store, pass }) => {
      await commitInOrder(store, [opening('a', { wakeAt: noon })]);
      equal(idsOf(await store.wake(at(0), upTo(9, 2 * minute))), ['a'], 'first call');
      if (!(await pass(minute))) return;
      // Where real time passes too, no millisecond can be counted.
      const before = store.time === undefined ? new Date(noon + 2 * minute - 1) : at(1);
      equal(idsOf(await store.wake(before, upTo(9))), [], 'while the lease runs');
      await pass(minute);
      equal(idsOf(await store.wake(at(2), upTo(9, 2 * minute))), ['a'], 'when the lease is over');
      await pass(minute);
      equal(idsOf(await store.wake(at(3), upTo(9, 2 * minute))), [], 'while the second lease runs');
    },
  },
  {
    name: 'a request whose worker died is not lost, whatever clock the store has',
    check: async ({ store }) => {
      await commitInOrder(store, [opening('a', { wakeAt: noon })]);
      equal(idsOf(await store.wake(at(0), upTo(9, 1))), ['a'], 'first call');
      equal(idsOf(await eventually(() => store.wake(at(1), upTo(9)))), ['a'], 'when the lease is over');
    },
  },
  {
    name: 'a commit ends the lease of a wake-up and sets the next one',
    check: async ({ store }) => {
      const first = opening('a', { wakeAt: noon });
      await commitInOrder(store, [first]);
      await store.wake(at(0), upTo(9, 600 * minute));
      await commitInOrder(store, [following(first, { wakeAt: noon + 2 * minute })]);
      equal(idsOf(await store.wake(at(1), upTo(9))), [], 'before the next time');
      equal(idsOf(await store.wake(at(2), upTo(9))), ['a'], 'at the next time');
    },
  },
  {
    name: 'a commit of any caller ends the lease of a wake-up: its token is no longer the latest one',
    check: async ({ store }) => {
      const due = opening('a', { wakeAt: noon });
      await commitInOrder(store, [due]);
      const [{ token = '' } = {}] = await store.wake(at(0), upTo(9, 60 * minute));
      // Only the wake-up moves, so the version stays.
      const moved = { ...due, expected: 1, history: [], wakeAt: noon + minute };
      await commitInOrder(store, [moved]);
      equal(await store.commit(following(due, { leaseToken: token })), 'conflict', 'after a commit of somebody else');
      const [{ token: next = '' } = {}] = await store.wake(at(1), upTo(9, 60 * minute));
      equal(await store.commit({ ...moved, leaseToken: next }), 'committed', 'with the present token');
      equal(await store.commit({ ...moved, leaseToken: next }), 'conflict', 'with the same token once more');
    },
  },
  {
    name: 'a wake-up that was given back is handed out at once, behind the others, and not by a late worker',
    check: async ({ store }) => {
      if (store.giveBack === undefined) return;
      await commitInOrder(store, [opening('a', { wakeAt: noon })]);
      const late = await store.wake(at(0), upTo(9, 1));
      const latest = await eventually(() => store.wake(at(1), upTo(9, 60 * minute)));
      await store.giveBack(late);
      equal(idsOf(await store.wake(at(1), upTo(9))), [], 'after a late worker');
      await commitInOrder(store, [opening('b', { wakeAt: noon + minute })]);
      await store.giveBack([...latest, { id: 'unknown', token: '1' }]);
      equal(idsOf(await store.wake(at(1), upTo(1, 60 * minute))), ['b'], 'the first after its holder');
      const again = await store.wake(at(1), upTo(1, 60 * minute));
      equal(idsOf(again), ['a'], 'the second');
      await commitInOrder(store, [following(opening('a'), { wakeAt: noon + 3 * minute })]);
      await store.giveBack(again);
      equal(idsOf(await store.wake(at(2), upTo(9))), [], 'after the holder of a wake-up that a commit has replaced');
    },
  },
  {
    name: 'a wake-up that was given back many times has a short lease',
    check: async ({ store, pass }) => {
      if (store.giveBack === undefined) return;
      await commitInOrder(store, [opening('a', { wakeAt: noon })]);
      for (let time = 0; time < 8; time += 1) await store.giveBack(await store.wake(at(0), upTo(9)));
      equal(idsOf(await store.wake(at(0), upTo(9))), ['a'], 'the last time');
      if (!(await pass(minute))) return;
      equal(idsOf(await store.wake(at(1), upTo(9))), ['a'], 'after a minute');
    },
  },
  {
    name: 'a request wakes for workers of the kind that it has now',
    check: async ({ store }) => {
      const first = opening('a', { wakeAt: noon });
      await commitInOrder(store, [first, following(first, { wakeAt: noon, keys: { kind: 'complaint' } })]);
      equal(await store.wake(at(0), { ...upTo(9), kinds: ['serviceFault'] }), [], 'of its former kind');
      equal(idsOf(await store.wake(at(0), { ...upTo(9), kinds: ['complaint'] })), ['a'], 'of its present kind');
    },
  },
  {
    name: 'a request that was handed out before comes behind those that were not, however early it was due',
    check: async ({ store }) => {
      await commitInOrder(store, [opening('failing', { wakeAt: noon })]);
      await store.wake(at(0), upTo(9, 1));
      await commitInOrder(store, [
        opening('young', { wakeAt: noon + minute }),
        opening('late', { wakeAt: noon + 2 * minute }),
      ]);
      equal(idsOf(await store.wake(at(3), upTo(1))), ['young'], 'the first');
      const rest = idsOf(await store.wake(at(3), upTo(9)));
      equal(rest[0], 'late', 'the second');
      const last = rest.length === 2 ? rest.slice(1) : idsOf(await eventually(() => store.wake(at(3), upTo(9))));
      equal(last, ['failing'], 'the last');
    },
  },
  {
    name: 'a request that is handed out again and again is put off for longer each time, for a day at most',
    check: async ({ store, pass }) => {
      const due = opening('a', { wakeAt: noon });
      await commitInOrder(store, [due]);
      let now = noon;
      const later = (ms: number): Promise<boolean> => {
        now += ms;
        return pass(ms);
      };
      const wake = async (leaseMs = 1000): Promise<number> =>
        (await store.wake(new Date(now), upTo(9, leaseMs))).length;
      if (!(await later(0))) return;
      equal(await wake(), 1, 'the first time');
      await later(1000);
      equal(await wake(), 1, 'the second time, when the lease is over');
      for (const minutes of [1, 2, 4, 8]) {
        await later((minutes * minute) / 2);
        equal(await wake(), 0, `in the middle of ${minutes} minutes`);
        await later((minutes * minute) / 2);
        equal(await wake(), 1, `after ${minutes} minutes`);
      }
      for (let time = 0; time < 40; time += 1) {
        await later(day);
        equal(await wake(), 1, 'a day later');
      }
      await later(day / 2);
      equal(await wake(), 0, 'half a day later');
      await later(day / 2);
      equal(await wake(3 * day), 1, 'the other half later, for three days');
      await later(2 * day);
      equal(await wake(), 0, 'while the longer lease runs');
      await commitInOrder(store, [following(due, { wakeAt: noon })]);
      equal(await wake(), 1, 'after a commit');
      await later(1000);
      equal(await wake(), 1, 'when the first lease after the commit is over');
    },
  },
];
