/**
 * Cases about values that all processes agree on, and about the clock of the store.
 */
import type { ContractCase } from './case.ts';
import { equal, isTrue } from './expect.ts';
import { names, writers } from './sample.ts';

export const agreements: readonly ContractCase[] = [
  {
    name: 'the first value of a name stays, and each name has a value of its own',
    check: async ({ store }) => {
      const text = 'кавычки «»"\'\\, $1, {}, 👩‍👩‍👧';
      equal(await store.agree('number/mts', text), text, 'the first value');
      equal(await store.agree('number/mts', 'other'), text, 'the second value');
      equal(await store.agree('number/mts', ''), text, 'an empty value');
      equal(await store.agree('number/mts/2', 'other'), 'other', 'another name');
      equal(await store.agree('', ''), '', 'nothing under no name');
      equal(await store.agree('', 'other'), '', 'no name again');
    },
  },
  {
    name: 'of many values at the same time all callers get the one that is kept',
    check: async ({ store }) => {
      for (const name of names('name', 5)) {
        const kept = await Promise.all(names('value', writers).map((value) => store.agree(name, value)));
        equal(new Set(kept).size, 1, 'different values');
        equal(await store.agree(name, 'late'), kept[0], 'the value afterwards');
      }
    },
  },
  {
    name: 'the clock of the store tells a date, and does not go back',
    check: async ({ store }) => {
      if (store.time === undefined) return;
      let before = Number.NEGATIVE_INFINITY;
      for (let turn = 0; turn < 5; turn += 1) {
        const now = await store.time();
        isTrue(now instanceof Date && now.getTime() >= before, `time: expected a later Date, found ${String(now)}`);
        before = now.getTime();
      }
    },
  },
];
