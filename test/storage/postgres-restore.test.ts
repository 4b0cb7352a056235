/**
 * The feed after a dump and a restore: rows come back in any order and with other transaction ids, and places stay.
 */
import { expect, it } from 'vitest';
import type { RequestStore } from '#src/desk/ports/store.ts';
import { migrate, postgresStore } from '#src/storage/postgres/index.ts';
import { following, names, opening } from '#src/testing/sample.ts';
import { database } from './database.ts';

const db = database();

async function rest(store: RequestStore, after?: string) {
  const { events, cursor } = await store.events(after, 1_000);
  return { keys: events.map(({ id, version }) => `${id}/${version}`), cursor };
}

/** What a dump holds and a restore does: the rows of each table and the values of the sequences. */
async function restore(): Promise<RequestStore> {
  await migrate(db.pool, { schema: 'restored' });
  const tables = await db.pool.query(`select tablename as name from pg_tables where schemaname = 'restored'`);
  for (const { name } of tables.rows) {
    await db.pool.query(`delete from restored.${name}`);
    await db.pool.query(
      `insert into restored.${name} overriding system value select * from zayavka.${name} order by random()`,
    );
  }
  const sequences = await db.pool.query(
    `select sequencename as name, last_value as last from pg_sequences where schemaname = 'zayavka'`,
  );
  for (const { name, last } of sequences.rows) {
    if (last !== null) await db.pool.query('select setval($1::regclass, $2)', [`restored.${name}`, last]);
  }
  return postgresStore(db.pool, { schema: 'restored' });
}

it('goes on at the cursor of before, with what was read in the same order and the rest behind it', async () => {
  const firsts = names('r', 20).map((id) => opening(id));
  for (const change of firsts) await db.store.commit(change);
  const read = await rest(db.store);
  expect(read.keys).toEqual(names('r', 20).map((id) => `${id}/1`));
  // Nobody has read these before the dump: they have no places yet.
  const seconds = firsts.map((first) => following(first));
  for (const change of seconds) await db.store.commit(change);
  const restored = await restore();
  const behind = await rest(restored, read.cursor);
  expect(behind.keys).toEqual(names('r', 20).map((id) => `${id}/2`));
  expect((await rest(restored)).keys).toEqual([...read.keys, ...behind.keys]);
  for (const change of seconds) await restored.commit(following(change));
  expect((await rest(restored, behind.cursor)).keys).toEqual(names('r', 20).map((id) => `${id}/3`));
  // The first one goes on by itself, in the same order.
  expect((await rest(db.store, read.cursor)).keys).toEqual(behind.keys);
});
