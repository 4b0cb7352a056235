/**
 * Cases about values and counters that all processes share, about names that look alike, and about the clock of the store.
 */
import type { RequestStore } from '../desk/ports/store.ts';
import type { ContractCase } from './case.ts';
import { equal, isTrue } from './expect.ts';
import { commitInOrder, eventually, names, opening, writers } from './sample.ts';

/** Names that are equal for some databases: without case, accents, spaces at the ends, or what comes after a length. */
const nearlyEqual: readonly string[] = [
  ...['name', 'Name', 'NAME', ' name', 'name ', 'name\u00a0', 'name\n', 'n\u0430me', 'наме', 'Наме'],
  ...['е\u0308', 'ё', 'е', '\u00e9', 'e\u0301', 'stra\u00dfe', 'strasse', '1', '01', '1.0'],
  ...['a', 'b'].map((end) => `${'длинное имя '.repeat(25)}${end}`),
];

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
    name: 'a long value is kept whole',
    check: async ({ store }) => {
      const text = 'значение '.repeat(1000);
      equal(await store.agree('long', text), text, 'the first value');
      equal(await store.agree('long', 'other'), text, 'what is kept');
    },
  },
  {
    name: 'names that look alike have values of their own',
    check: async ({ store }) => {
      for (const [index, name] of nearlyEqual.entries()) {
        equal(await store.agree(name, `value ${index}`), `value ${index}`, `value of ${name}`);
      }
      for (const [index, name] of nearlyEqual.entries()) {
        equal(await store.agree(name, 'other'), `value ${index}`, `value of ${name} afterwards`);
      }
    },
  },
  {
    name: 'series that look alike have counters of their own',
    check: async ({ store }) => {
      for (const name of nearlyEqual) equal((await store.lease(name, 3)).from, 0n, `first counter of ${name}`);
    },
  },
  {
    name: 'ids, numbers and command ids that look alike are different ones',
    check: async ({ store }) => {
      const changes = nearlyEqual.map((id) => opening(id, { commandId: id, keys: { number: id } }));
      await commitInOrder(store, changes);
      for (const { id, stored } of changes) {
        equal(await store.load(id), stored, 'document');
        equal((await store.find({ number: id })).found, [stored], 'found by number');
        equal((await store.find({ commandId: id })).found, [stored], 'found by command id');
      }
    },
  },
  {
    name: 'a value and the counters of a series have nothing in common when their names are equal',
    check: async ({ store }) => {
      equal(await store.agree('both/mts', '7'), '7', 'the value of a name');
      equal(await store.lease('both/mts', 5), { from: 0n, count: 5 }, 'counters of a series of that name');
      equal(await store.agree('both/mts', 'other'), '7', 'the value afterwards');
      await store.lease('both/beeline', 5);
      equal(await store.agree('both/beeline', '7'), '7', 'the value of a name that a series has');
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
    name: 'the counters of a series begin at 0 and follow one another',
    check: async ({ store }) => {
      equal(await store.lease('mts/inquiry', 10), { from: 0n, count: 10 }, 'first block');
      const next = await store.lease('mts/inquiry', 1);
      equal(next.from >= 10n && next.count === 1, true, 'second block behind the first');
    },
  },
  {
    name: 'each series has counters of its own',
    check: async ({ store }) => {
      await store.lease('mts/inquiry', 10);
      equal(await store.lease('mts/order', 5), { from: 0n, count: 5 }, 'another series');
    },
  },
  {
    name: 'counters are exact above 2^53',
    check: async ({ store }) => {
      const size = Number.MAX_SAFE_INTEGER;
      let end = 0n;
      for (let block = 0; block < 3; block += 1) {
        const { from } = await store.lease('long', size);
        isTrue(typeof from === 'bigint' && from >= end, `lease: expected a bigint from ${end}n, found ${String(from)}`);
        end = from + BigInt(size);
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
  {
    name: 'the clock of the store goes, also inside a transaction of the caller',
    check: async ({ store, transaction, pass }) => {
      if (store.time === undefined) return;
      await untilItGoes(store, pass);
      await transaction?.((inside) => untilItGoes(inside, pass));
    },
  },
];

/** Where a test moves the clock, no real time has to pass. */
async function untilItGoes(store: RequestStore, pass: (ms: number) => Promise<boolean>): Promise<void> {
  const before = (await store.time?.())?.getTime() ?? 0;
  await pass(1000);
  const later = await eventually(async () => [await store.time?.()].filter((now) => (now?.getTime() ?? 0) > before));
  isTrue(later.length > 0, `time: expected a later one than ${before} after five seconds, found none`);
}
