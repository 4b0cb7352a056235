/**
 * Reading and sharing work: lookups beside a bare select, wake-ups out of millions, deliveries beside pg-boss.
 */
import PgBoss from 'pg-boss';
import type { RequestStore } from '../../src/desk/ports/store.ts';
import { postgresStore } from '../../src/storage/postgres/index.ts';
import { messageOf, opening } from '../../src/testing/sample.ts';
import type { Server } from '../../test/storage/server.ts';
import { claim, median, significant } from '../measure.ts';
import { counter, emptyPool, inTurns, now, ratio, registrations, renamed } from './ground.ts';

/** Open and closed requests that the claims are made among; the issue is one of size, so make it as large as you like. */
const open = Number(process.env['BENCH_OPEN'] ?? 1_000_000);
const closed = Number(process.env['BENCH_CLOSED'] ?? 2_000_000);

export async function measureReading(server: Server): Promise<void> {
  await measureLookups(server);
  await measureClaims(server);
  await measureDeliveries(server);
}

async function measureLookups(server: Server): Promise<void> {
  const pool = await emptyPool(server, 8);
  const store = postgresStore(pool);
  const [sample] = await registrations(1);
  if (sample === undefined) throw new Error('no registration');
  const lines = Array.from({ length: 20_000 }, (_, index) => {
    const change = renamed(sample, index);
    return { ...change, keys: { ...change.keys, msisdn: `+7916${1_000_000 + index}` } };
  });
  for (let from = 0; from < lines.length; from += 500) await store.commitAll(lines.slice(from, from + 500));
  await pool.query('vacuum analyze zayavka.request');
  const turn = counter();
  const any = () => lines[turn() % lines.length]?.keys ?? sample.keys;
  const columns = 'select stored from zayavka.request';
  const byNumber = `${columns} where number = $1`;
  const byLine = `${columns} where msisdn = $1 and active order by registered_at desc, id collate "C" desc limit 5`;
  const measured = await inTurns('Lookups among 20,000 requests', 8, [
    { name: 'bare select by number', run: () => pool.query({ name: 'n', text: byNumber, values: [any().number] }) },
    { name: 'find by number', run: () => store.find({ number: any().number ?? '' }) },
    { name: 'bare select by line', run: () => pool.query({ name: 'l', text: byLine, values: [any().msisdn] }) },
    { name: 'find by line', run: () => store.find({ msisdn: any().msisdn ?? '', limit: 5 }) },
  ]);
  claim('bare select / find by number', ratio(measured, 'bare select by number', 'find by number'), { atMost: 1.3 });
  claim('bare select / find by line', ratio(measured, 'bare select by line', 'find by line'), { atMost: 1.3 });
  await pool.end();
}

/**
 * When requests come due: in the order in which they came, as most do, or scattered, as if pauses and extensions had mixed
 * them all; then each of a thousand lies on a page of its own.
 */
type Order = 'as they came' | 'scattered';

/** A store in which `openOnes` requests wait, twenty thousand of them for something that is due, and `closedOnes` are over. */
async function waiting(server: Server, order: Order, openOnes: number, closedOnes: number): Promise<RequestStore> {
  const pool = await emptyPool(server, 1);
  await pool.query(
    `insert into zayavka.request select 'r/' || n, 1, '{"schema": 1}', 'mts', null, '+7' || n, n <= $1, n
     from generate_series(1, $1::bigint + $2::bigint) as n`,
    [openOnes, closedOnes],
  );
  const due = Math.min(20_000, openOnes);
  const wakeAt =
    order === 'scattered'
      ? 'case when n % ($1::bigint / $2::bigint) = 0 then n * 7919 % 1000003 else 1e15 + n end'
      : 'case when n <= $2::bigint then n else 1e15 + n end';
  await pool.query(`insert into zayavka.wake_up select 'r/' || n, ${wakeAt} from generate_series(1, $1::bigint) as n`, [
    openOnes,
    due,
  ]);
  await pool.query('vacuum analyze zayavka.request, zayavka.wake_up');
  return postgresStore(pool);
}

async function claimTime(store: RequestStore): Promise<number> {
  const start = performance.now();
  const woken = await store.wake(now(), 1_000, 1e9);
  if (woken.length !== 1_000) throw new Error(`expected 1,000 woken, found ${woken.length}`);
  return performance.now() - start;
}

/** In turns, so that a machine that is busy for a while is busy for both. */
async function measureClaims(server: Server): Promise<void> {
  for (const order of ['as they came', 'scattered'] as const) {
    const few = await waiting(server, order, 10_000, 0);
    const many = await waiting(server, order, open, closed);
    const times: { readonly few: number[]; readonly many: number[] } = { few: [], many: [] };
    for (let turn = 0; turn < 10; turn += 1) {
      const [ofFew, ofMany] = [await claimTime(few), await claimTime(many)];
      // The first claim opens the connection and makes the plan.
      if (turn === 0) continue;
      times.few.push(ofFew);
      times.many.push(ofMany);
    }
    const all = `${significant(open)} open and ${significant(closed)} closed ones`;
    console.log(`\nClaiming 1,000 due wake-ups, ${order}`);
    console.log(`  of 10,000 open requests: ${significant(median(times.few))} ms`);
    console.log(`  of ${all}: ${significant(median(times.many))} ms`);
    claim(`of many / of few, ${order}`, median(times.many) / median(times.few), { atMost: 1.5 });
  }
}

async function measureDeliveries(server: Server): Promise<void> {
  const [batch, total] = [100, 20_000];
  const pool = await emptyPool(server, 4);
  const store = postgresStore(pool);
  const changes = Array.from({ length: total }, (_, index) =>
    opening(`r${index}`, { outbox: [messageOf(`r${index}`, 1)] }),
  );
  for (let from = 0; from < total; from += 500) await store.commitAll(changes.slice(from, from + 500));
  const { database, port } = {
    database: (await pool.query('select current_database() as d')).rows[0].d,
    port: server.port,
  };
  const boss = new PgBoss({ host: '127.0.0.1', port, user: 'postgres', password: 'password', database, max: 4 });
  boss.on('error', () => {});
  await boss.start();
  await boss.createQueue('message');
  const jobs = changes.map((change) => ({ name: 'message', data: change.outbox[0] ?? {} }));
  for (let from = 0; from < total; from += 1_000) await boss.insert(jobs.slice(from, from + 1_000));
  await pool.query('vacuum analyze');
  const later = new Date(Date.UTC(2026, 10, 21));
  const rate = async (deliver: () => Promise<number>): Promise<number> => {
    const start = performance.now();
    let sent = 0;
    for (let last = 1; last > 0; sent += last) last = await deliver();
    return (sent * 1_000) / (performance.now() - start);
  };
  const ours = await rate(async () => {
    const records = await store.outbox(later, batch, 60_000);
    await store.settle(records.map(({ key }) => ({ key, outcome: 'sent', at: later.getTime() })));
    return records.length;
  });
  const theirs = await rate(async () => {
    const fetched = (await boss.fetch('message', { batchSize: batch })) ?? [];
    if (fetched.length > 0)
      await boss.complete(
        'message',
        fetched.map(({ id }) => id),
      );
    return fetched.length;
  });
  console.log(`\nDelivering ${significant(total)} messages, ${batch} at a time`);
  console.log(`  outbox + settle          ${significant(ours)}/s`);
  console.log(`  pg-boss fetch + complete ${significant(theirs)}/s`);
  claim('outbox + settle / pg-boss', ours / theirs, { atLeast: 1 });
  await boss.stop({ graceful: false });
  await pool.end();
}
