/**
 * What the page on growth says of change data capture, on a server with logical decoding: the statements, the grants, and what a
 * connector gets of a message and of an erased person.
 */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk } from 'zayavka';
import { mts } from 'zayavka/operators';
import { migrate, postgresStore } from '#src/storage/postgres/index.ts';
import { accepted, form, secret } from '../scenario/desk.ts';
import { type Server, startServer } from './server.ts';

let server: Server;
beforeAll(async () => {
  // What is decoded has to be flushed first.
  server = await startServer(['-c', 'fsync=off', '-c', 'wal_level=logical']);
});
afterAll(() => server.stop());

async function page(): Promise<string> {
  return readFile(new URL('../../docs/growth.md', import.meta.url), 'utf8');
}

it('gives a connector every message once, with the columns of the router, and no update by erasure', async () => {
  const pool = server.pool({ database: await server.createDatabase() });
  await migrate(pool);
  const text = await page();
  const statements = [...text.matchAll(/```sql\n([\s\S]*?)```/g)].flatMap(([, sql = '']) =>
    sql.includes('publication') ? [sql] : [],
  );
  expect(statements).toHaveLength(1);
  for (const sql of statements) await pool.query(sql);
  await pool.query("select pg_create_logical_replication_slot('zayavka_outbox', 'pgoutput')");

  const desk = openDesk({
    operators: [mts],
    store: postgresStore(pool),
    secret,
    now: () => new Date(),
    clockSkewMs: Number.POSITIVE_INFINITY,
  });
  const { id, number } = accepted(await desk.register(form(mts, 'serviceFault')));
  accepted(await desk.erase({ number: number ?? '' }));

  const { rows } = await pool.query<{ data: Buffer }>(
    "select data from pg_logical_slot_peek_binary_changes('zayavka_outbox', null, null, 'proto_version', '1', 'publication_names', 'zayavka_outbox')",
  );
  // Of each change the first byte is its kind (PostgreSQL, "Logical Replication Message Formats").
  const kinds = rows.map(({ data }) => String.fromCharCode(data[0] ?? 0));
  expect(kinds.filter((kind) => kind === 'I')).toHaveLength(1);
  expect(kinds).not.toContain('U');
  const inserted = rows.map(({ data }) => data.toString('utf8')).join(' ');
  for (const column of ['aggregatetype', 'aggregateid', 'payload', `${id}/registered/1`, '+79161234567']) {
    expect(inserted).toContain(column);
  }
  const { rows: left } = await pool.query('select aggregatetype, aggregateid, payload from zayavka.outbox');
  expect(left).toMatchObject([{ aggregatetype: 'request', aggregateid: id, payload: { to: '', text: '' } }]);
  expect(text).toContain('outbox.event.request');
});

it('lets the role of the connector read messages and nothing else', async () => {
  const pool = server.pool({ database: await server.createDatabase() });
  await migrate(pool);
  const sql = /```sql\n(create role[\s\S]*?)```/.exec(await page())?.[1] ?? '';
  // Roles belong to the whole server.
  await pool.query(sql.replaceAll('zayavka_capture', 'another_capture'));
  const { rows } = await pool.query(
    `select relname from pg_class where relnamespace = 'zayavka'::regnamespace and relkind = 'r'
     and has_table_privilege('another_capture', oid, 'select, insert, update, delete')`,
  );
  expect(rows).toEqual([{ relname: 'outbox' }]);
});
