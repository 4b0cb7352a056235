import { describe, expect, it } from 'vitest';
import type { Statement } from '#src/storage/postgres/client.ts';
import { queueStatements } from '#src/storage/postgres/queue-statements.ts';
import { readStatements } from '#src/storage/postgres/read-statements.ts';
import {
  eraseRequest,
  insertRequests,
  insertUnchecked,
  updateRequests,
} from '#src/storage/postgres/write-statements.ts';
import { database } from './database.ts';

const db = database();

/**
 * A server keeps the plan of a prepared statement; one that was made while the tables were new and of unknown size must
 * serve when they have grown. Every row is reached through an index, whatever the planner believes of their number.
 */
describe('no statement reads a whole table', () => {
  const schema = '"zayavka"';
  const statements: readonly Statement[] = [
    ...Object.values(insertRequests(schema)),
    ...Object.values(insertUnchecked(schema)),
    ...Object.values(updateRequests(schema)),
    eraseRequest(schema),
    ...Object.values(readStatements(schema)).flatMap((found) => ('text' in found ? [found] : Object.values(found))),
    ...Object.values(queueStatements(schema)),
  ];
  for (const { name, text } of statements.filter((statement) => statement.name !== '')) {
    it(name.replace(/^zayavka_|_[0-9a-f]+$/g, ''), async () => {
      expect(await plan(text)).not.toMatch(/Seq Scan/);
    });
  }

  it('wake, which is planned anew each time, as soon as there are a few thousand rows', async () => {
    const { wake } = queueStatements(schema);
    expect(wake.name).toBe('');
    await db.pool.query(`insert into ${schema}.wake_up select n, n from generate_series(1, 5000) as n`);
    expect(await plan(wake.text)).toMatch(/Tid Scan on wake_up/);
  });

  it('and what does is found', async () => {
    expect(await plan(`select from ${schema}.request where version = $1`)).toMatch(/Seq Scan on request/);
  });
});

async function plan(text: string): Promise<string> {
  const { rows } = await db.pool.query<{ readonly 'QUERY PLAN': string }>(`explain (generic_plan) ${text}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
