/**
 * Ticks and deliveries as jobs of pg-boss 10, inserted in a transaction of the caller: either the request, the caller's row
 * and the jobs are stored, or none of them. `npx tsx examples/pg-boss.ts`
 */
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import PgBoss from 'pg-boss';
import { type Desk, openDesk } from 'zayavka';
import { mts } from 'zayavka/operators';
import { migrate, postgresStore } from 'zayavka/postgres';
import { openDatabase } from './scale-out/database.ts';

const secret = '000102030405060708090a0b0c0d0e0f';
/** Five days pass in one step, see below. */
let now = new Date('2026-11-20T09:00:00Z');

/** Registers a request, writes a row of the caller and plans the jobs; with `fails` the transaction is rolled back. */
async function register(pool: pg.Pool, desk: Desk, boss: PgBoss, msisdn: string, fails = false): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    // pg-boss accepts a transaction of the caller as `postgresStore` does.
    const db: PgBoss.Db = { executeSql: (text, values) => client.query(text, values) };
    const registered = await desk.within(postgresStore(client)).register({
      operator: 'mts',
      kind: 'serviceFault',
      channel: 'site',
      subscriber: { msisdn },
      text: 'Не работает интернет',
    });
    if (!registered.ok) throw new Error(`refused: ${registered.refusal.code}`);
    const { number } = registered.value;
    await client.query('insert into visits (number) values ($1)', [number]);
    const { rows } = await client.query<{ wakeAt: string }>(
      `select wake_at::text as "wakeAt" from zayavka.wake_up join zayavka.request on id = request_id where number = $1`,
      [number],
    );
    // The jobs only wake the worker: the store knows what is due, so a job too many or too early is harmless.
    await boss.send('deliver', {}, { db });
    for (const { wakeAt } of rows) await boss.send('tick', {}, { db, startAfter: new Date(startOf(Number(wakeAt))) });
    if (fails) throw new Error('the caller gave up');
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** In a project of your own this is the instant itself; here the days until then pass in three seconds. */
function startOf(wakeAt: number): number {
  return wakeAt <= now.getTime() ? wakeAt : Date.now() + 3_000;
}

export async function run(say: (line: string) => void): Promise<void> {
  const database = await openDatabase();
  const pool = new pg.Pool({ connectionString: database.url });
  // Never waits for a connection that a transaction holds while it waits for counters.
  const leases = new pg.Pool({ connectionString: database.url, max: 1 });
  // An idle connection may break: the pool opens another one.
  for (const one of [pool, leases]) one.on('error', () => {});
  await migrate(pool);
  // The clock of this example is simulated; that of the database is not.
  const clockSkewMs = Number.POSITIVE_INFINITY;
  const desk = openDesk({
    operators: [mts],
    store: postgresStore(pool, { leases }),
    secret,
    now: () => now,
    clockSkewMs,
  });
  await pool.query('create table visits (number text primary key)');
  const boss = new PgBoss(database.url);
  let stopping = false;
  // When it stops, pg-boss takes the connections from its own workers that are still looking for jobs; they say so here.
  boss.on('error', (error) => {
    if (!stopping) say(`pg-boss: ${error.message}`);
  });
  await boss.start();
  for (const queue of ['deliver', 'tick']) await boss.createQueue(queue);

  await register(pool, desk, boss, '+79161234567');
  await register(pool, desk, boss, '+79161234568', true).catch((error: Error) => say(`rolled back: ${error.message}`));
  const count = async (table: string): Promise<number> =>
    (await pool.query(`select count(*)::int as count from ${table}`)).rows[0].count;
  say(`requests ${await count('zayavka.request')}, visits ${await count('visits')}`);
  say(`jobs ${await count(`pgboss.job where name in ('deliver', 'tick')`)}`);

  let [sent, woken] = [0, 0];
  await boss.work('deliver', { pollingIntervalSeconds: 0.5 }, () =>
    desk.deliver(async ({ message }) => {
      sent += 1;
      say(`sent: ${message}`);
    }),
  );
  while (sent === 0) await setTimeout(50);
  now = new Date('2026-11-26T09:00:00Z');
  await boss.work('tick', { pollingIntervalSeconds: 0.5 }, async () => {
    const { handled, events } = await desk.tick();
    woken += handled;
    say(`woken ${handled}: ${Object.keys(events).sort().join(', ')}`);
  });
  while (woken === 0) await setTimeout(50);

  stopping = true;
  await boss.stop();
  await Promise.all([pool.end(), leases.end()]);
  await database.close();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await run(console.log);
  process.exit(0);
}
