/**
 * How much a year of requests weighs: some thousand whole lives, written to PostgreSQL and weighed there.
 */
import type { Change, RequestStore } from '../../src/desk/ports/store.ts';
import { memoryStore, openDesk } from '../../src/index.ts';
import { mts } from '../../src/operators/index.ts';
import { postgresStore } from '../../src/storage/postgres/index.ts';
import type { Server } from '../../test/storage/server.ts';
import { significant } from '../measure.ts';
import { emptyPool, form, secret } from './ground.ts';

const lives = Number(process.env['BENCH_LIVES'] ?? 4_000);
const day = 86_400_000;

export async function measureGrowth(server: Server): Promise<void> {
  const changes = await liveThrough(lives);
  const pool = await emptyPool(server, 2);
  const store = postgresStore(pool);
  const latest = Math.max(...changes.map((change) => change.version));
  // A batch holds no two changes of one request.
  for (let version = 1; version <= latest; version += 1) {
    const step = changes.filter((change) => change.version === version);
    for (let from = 0; from < step.length; from += 250) await store.commitAll(step.slice(from, from + 250));
  }
  // Packed: a batch load leaves more dead rows behind than a year of work does, where their room is used again.
  await pool.query('vacuum (full, analyze)');
  console.log(`\nWhat ${significant(lives)} requests weigh, ${significant(changes.length / lives)} commits each`);
  const { rows } = await pool.query<{ name: string; bytes: string; rows: string }>(
    `select relname as name, pg_total_relation_size(relid)::text as bytes, n_live_tup::text as rows
     from pg_stat_user_tables where schemaname = 'zayavka' order by relname`,
  );
  let total = 0;
  for (const { name, bytes, rows: count } of rows) {
    if (Number(count) < lives / 10) continue;
    total += Number(bytes) / lives;
    console.log(
      `  ${name.padEnd(10)} ${significant(Number(count) / lives).padStart(6)} rows, ${significant(Number(bytes) / lives)} bytes per request`,
    );
  }
  console.log(`  in all ${significant(total)} bytes per request`);
  for (const [requests, meaning] of [
    [5e6, 'one operator, one year'],
    [500e6, 'a hundred times that'],
  ] as const) {
    const commits = (requests * changes.length) / lives / (365 * 86_400);
    console.log(
      `  ${significant(requests)} requests a year (${meaning}): ${significant((requests * total) / 1e9)} GB, ` +
        `${significant(commits)} commits/s on average, ${significant(commits * 20)} at twenty times the average`,
    );
  }
  await pool.end();
}

/** Registered, taken up, answered, closed by itself: all commits of all requests, in order. */
async function liveThrough(count: number): Promise<readonly Change[]> {
  const changes: Change[] = [];
  const memory = memoryStore();
  const store: RequestStore = Object.assign(Object.create(null), {
    commit: async (change: Change) => {
      const outcome = await memory.commit(change);
      if (outcome === 'committed') changes.push(change);
      return outcome;
    },
    load: memory.load.bind(memory),
    find: memory.find.bind(memory),
    lease: memory.lease.bind(memory),
    wake: memory.wake.bind(memory),
    history: memory.history.bind(memory),
    messages: memory.messages.bind(memory),
  });
  let at = Date.UTC(2026, 10, 20, 9);
  const desk = openDesk({ operators: [mts], store, secret, now: () => new Date(at) });
  for (let index = 0; index < count; index += 1) {
    const registered = await desk.register(form(index));
    if (!registered.ok || registered.value.number === undefined) throw new Error('not registered');
    const { number } = registered.value;
    await desk.execute(number, { type: 'start' });
    await desk.execute(number, {
      type: 'resolve',
      outcome: 'satisfied',
      answer: 'Пароль сброшен, новый отправлен в SMS',
    });
  }
  for (let step = 0; step < 60; step += 1) {
    at += day;
    await desk.tick();
  }
  return changes;
}
