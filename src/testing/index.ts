/**
 * The storage contract: what every store has to promise, as data. It imports nothing at run time, so it runs in any test
 * framework and without one.
 *
 * @module zayavka/testing
 */
import { agreements } from './agreements.ts';
import type { ContractCase, OpenedStore, StoreCase } from './case.ts';
import { events } from './cases/events.ts';
import { externalNumbers } from './cases/external-numbers.ts';
import { identities } from './cases/identities.ts';
import { queues } from './cases/queues.ts';
import { undelivered } from './cases/undelivered.ts';
import { commits } from './commits.ts';
import { deliveries } from './deliveries.ts';
import { erasures } from './erasures.ts';
import { leases } from './leases.ts';
import { lists } from './lists.ts';
import { races } from './races.ts';
import { searches } from './searches.ts';
import { wakeups } from './wakeups.ts';

export type { OpenedStore, StoreCase } from './case.ts';

const promises: readonly ContractCase[] = [
  ...commits,
  ...races,
  ...deliveries,
  ...wakeups,
  ...leases,
  ...searches,
  ...identities,
  ...externalNumbers,
  ...lists,
  ...queues,
  ...events,
  ...undelivered,
  ...erasures,
  ...agreements,
];

/**
 * The cases that a store has to pass. `run` calls `open`, which gives every case an empty store of its own. Give the store
 * several connections: the races are only real when its writers run at the same time.
 *
 * @example
 * const cases = storeContract(async () => ({ store: memoryStore(), close: async () => {} }));
 * for (const { run } of cases.slice(0, 3)) await run();
 * cases.length > 50 //=> true
 */
export function storeContract(open: () => Promise<OpenedStore>): readonly StoreCase[] {
  return promises.map(({ name, check }) => ({
    name,
    run: async () => {
      const opened = await open();
      try {
        await check({ ...opened, pass: (ms) => pass(opened, ms) });
      } finally {
        await opened.close();
      }
    },
  }));
}

async function pass({ store, advance }: OpenedStore, ms: number): Promise<boolean> {
  if (store.time === undefined) return true;
  await advance?.(ms);
  return advance !== undefined;
}
