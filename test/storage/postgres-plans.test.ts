import { describe, expect, it } from 'vitest';
import type { ListQuery } from '#src/desk/ports/store.ts';
import type { Statement } from '#src/storage/postgres/client.ts';
import { feedStatements } from '#src/storage/postgres/event-feed.ts';
import { queueStatements } from '#src/storage/postgres/queue-statements.ts';
import { listStatement, readStatements } from '#src/storage/postgres/read-statements.ts';
import { writeStatements } from '#src/storage/postgres/write-statements.ts';
import { database } from './database.ts';

const db = database();

/**
 * A server keeps the plan of a prepared statement. A plan that was made while the tables were empty must still be good when
 * they have grown, so every row is reached through an index.
 */
describe('no statement reads a whole table', () => {
  const schema = '"zayavka"';
  const statements: readonly Statement[] = [writeStatements, readStatements, queueStatements, feedStatements].flatMap(
    (of) => Object.values(of(schema)),
  );
  for (const { name, text } of statements.filter((statement) => statement.name !== '')) {
    it(name.replace(/^zayavka_|_[0-9a-f]+$/g, ''), async () => {
      expect(await plan(text)).not.toMatch(/Seq Scan/);
    });
  }

  const filters: Partial<ListQuery> = {
    operator: 'mts',
    kind: 'serviceFault',
    status: 'registered',
    statuses: ['registered'],
    assignee: 'ivanova',
    team: 'billing',
    dueFrom: 1,
    dueBefore: 2,
    isRunning: true,
    preliminary: { calendar: 'russia', knownTo: '2026-12-31' },
  };
  for (const order of ['deadline', 'registered'] as const) {
    it(`a list by ${order}, with any filter and with all`, async () => {
      const each = Object.entries(filters).map(([name, value]): Partial<ListQuery> => ({ [name]: value }));
      const cursor = order === 'deadline' ? '1.1.1/a' : '1/a';
      for (const query of [{}, ...each, filters, { assignee: null }, { cursor }, { assignee: null, cursor }]) {
        expect(await plan(listStatement(schema, { order, limit: 20, ...query }).text)).not.toMatch(/Seq Scan/);
      }
    });
  }

  it('those of the queues that are planned at every call, once there are a few thousand rows', async () => {
    const unnamed = Object.values(queueStatements(schema)).filter(({ name }) => name === '');
    expect(unnamed).toHaveLength(6);
    await db.pool.query(`insert into ${schema}.wake_up (request_id, operator, kind, wake_at)
      select n, 'mts', 'serviceFault', n from generate_series(1, 5000) as n`);
    await db.pool.query(`insert into ${schema}.delivery
      (position, id, request_id, operator, kind, not_before, waiting, attempts)
      select n, n, n, 'mts', 'serviceFault', n, false, 0 from generate_series(1, 5000) as n`);
    await db.pool.query(`analyze ${schema}.wake_up; analyze ${schema}.delivery`);
    for (const { text } of unnamed) expect(await plan(text)).not.toMatch(/Seq Scan/);
  });

  it('the check finds a statement that does', async () => {
    expect(await plan(`select from ${schema}.request where version = $1`)).toMatch(/Seq Scan on request/);
  });
});

describe('a call of a worker costs nothing for what it cannot do', () => {
  const schema = '"zayavka"';
  const [now, rows] = [1_000_000, 20_000];

  it('whether others have much that is due, or its own is not due yet', async () => {
    for (const [name, operator, at] of [
      ['foreign', 'beeline', 0],
      ['later', 'mts', now],
    ] as const) {
      const names = `'${name}' || n, '${operator}', 'serviceFault'`;
      await db.pool.query(`insert into ${schema}.wake_up (request_id, operator, kind, wake_at)
        select ${names}, ${at} + n from generate_series(1, ${rows}) as n`);
      // Half of them have failed before and may be handed out again.
      await db.pool.query(
        `update ${schema}.wake_up set leases = 1, token = '', leased_until = 0
        where operator = 'beeline' and wake_at % 2 = 0`,
      );
      await db.pool.query(`insert into ${schema}.delivery
        (position, id, request_id, operator, kind, not_before, waiting, attempts)
        select ${at} + n, '${name}' || n, ${names}, ${at} + n, ${at >= now}, 0 from generate_series(1, ${rows}) as n`);
    }
    await db.pool.query(`vacuum analyze ${schema}.wake_up`);
    await db.pool.query(`vacuum analyze ${schema}.delivery`);
    const { claimRequests, claimMessages, operatorsOfWakeUps, operatorsOfMessages } = queueStatements(schema);
    const values = [now, 100, 60_000, ['mts', 'tele2'], ['serviceFault', 'complaint'], 'token'];
    for (const [{ text }, given] of [
      [claimRequests, values],
      [claimMessages, values],
      [operatorsOfWakeUps, []],
      [operatorsOfMessages, []],
    ] as const) {
      expect(await pagesRead(text, given)).toBeLessThan(50);
    }
  });
});

async function pagesRead(text: string, values: readonly unknown[]): Promise<number> {
  const { rows } = await db.pool.query(`explain (analyze, buffers, format json) ${text}`, [...values]);
  const { Plan: top } = rows[0]['QUERY PLAN'][0];
  return top['Shared Hit Blocks'] + top['Shared Read Blocks'];
}

async function plan(text: string): Promise<string> {
  const { rows } = await db.pool.query<{ readonly 'QUERY PLAN': string }>(`explain (generic_plan) ${text}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
