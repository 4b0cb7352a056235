import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { storeContract } from '#src/testing/index.ts';
import { following, opening } from '#src/testing/sample.ts';
import { database } from './database.ts';
import { emptyTables } from './empty-tables.ts';

const db = database();

/** The SQL of the page, as a reader would copy it. */
async function statements(): Promise<readonly string[]> {
  const page = await readFile(new URL('../../docs/growth.md', import.meta.url), 'utf8');
  return [...page.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql = '']) => sql);
}

function event(version: number, date: string) {
  return { version, event: { type: 'noted', at: Date.parse(date), text: date } } as const;
}

it('history can be partitioned by month while the store is in use, as the page says', async () => {
  const [partition = '', detach = ''] = await statements();
  const first = opening('a', { history: [event(1, '2026-11-20T09:00:00Z')] });
  await db.store.commit(first);
  await db.pool.query(partition);

  const second = following(first, { history: [event(2, '2026-12-01T00:00:00Z')] });
  const third = following(second, { history: [event(3, '2031-01-01T00:00:00Z')] });
  for (const change of [second, third]) expect(await db.store.commit(change)).toBe('committed');
  expect(await db.store.history('a')).toEqual([...first.history, ...second.history, ...third.history]);
  const { rows } = await db.pool.query('select tableoid::regclass::text as name from zayavka.event order by version');
  expect(rows.map(({ name }) => name)).toEqual([
    'zayavka.event_until_2026_12',
    'zayavka.event_2026_12',
    'zayavka.event_later',
  ]);

  await db.pool.query(detach);
  expect(await db.store.history('a')).toEqual([...second.history, ...third.history]);
});

it('a partitioned history keeps the contract where history is concerned', async () => {
  const [partition = ''] = await statements();
  await db.pool.query(partition);
  const open = async () => {
    await emptyTables(db.pool);
    return { store: db.store, close: async () => {} };
  };
  const cases = storeContract(open).filter(({ name }) => /history|eras|nothing behind|many writers/.test(name));
  expect(cases.length).toBeGreaterThan(8);
  for (const { name, run } of cases) await expect(run().catch((error) => `${name}: ${error}`)).resolves.toBeUndefined();
});
