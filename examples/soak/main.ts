/**
 * Several processes over one PostgreSQL, each with other operators and kinds, while processes and connections are killed,
 * clocks jump and gateways fail; at the end it proves from the database and from the journal of the gateway that nothing was
 * harmed:
 *
 *   npm run soak -- --minutes 2 --seed 1
 *
 * It starts a database of its own, or uses the one of DATABASE_URL (without the schemas `zayavka` and `soak`). Exit code: 0
 * when all promises hold, 1 when one is broken.
 */
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { migrate } from 'zayavka/postgres';
import { openDatabase } from '../scale-out/database.ts';
import { readEvidence } from './evidence.ts';
import { Fleet } from './fleet.ts';
import { createJournal, deskConnection } from './journal.ts';
import { clockSkewMs, lastOffset } from './plan.ts';
import { writePoison } from './poison.ts';
import { randomOf } from './random.ts';
import { countsOf, tableOf, verdictOn } from './report.ts';
import { Waiting } from './waiting.ts';

const options = { minutes: { type: 'string', default: '2' }, seed: { type: 'string', default: '1' } } as const;
const { minutes, seed } = parseArgs({ options }).values;
const startedAt = Date.now();
const chaosEndsAt = startedAt + Number(minutes) * 60_000;
if (Number.isNaN(chaosEndsAt)) throw new Error(`--minutes: expected a number, found ${minutes}`);

const random = randomOf(`${seed} main`);
const database = await openDatabase();
const pool = new pg.Pool({ connectionString: database.url, application_name: 'soak-main' });
pool.on('error', () => {});
await migrate(pool);
await createJournal(pool);
const poisons = await writePoison(pool);
const fleet = new Fleet(database.url, seed);
let connections = 0;
let waiting: Waiting | undefined;

fleet.start();
await Promise.all([killProcesses(), killConnections(), report()]);
fleet.tell('drain');
const horizon = Date.now() + lastOffset;
waiting = new Waiting(pool, poisons, horizon);
for (let count = 0; !(await waiting.isOver()); count += 1) {
  if (count % 10 === 0) await reportProgress();
  await setTimeout(500);
}
fleet.tell('stop');
while (fleet.size > 0) await setTimeout(50);

const evidence = await readEvidence(pool, { poisons, horizon, clockSkewMs });
for (const line of tableOf(countsOf(evidence, { deaths: fleet.deaths, connections }))) console.log(line);
const { lines, violations } = verdictOn(evidence);
for (const line of lines) console.log(line);
for (const failure of fleet.failures) console.log(`BROKEN no process fails\n       ${failure}`);
await pool.end();
await database.close();
process.exit(violations + fleet.failures.length === 0 ? 0 : 1);

async function killProcesses(): Promise<void> {
  for (;;) {
    await setTimeout(random.between(3_000, 9_000));
    if (Date.now() >= chaosEndsAt) return;
    fleet.kill(random);
  }
}

async function killConnections(): Promise<void> {
  for (;;) {
    await setTimeout(random.between(200, 2_000));
    if (Date.now() >= chaosEndsAt) return;
    const text = 'select pid from pg_stat_activity where application_name = $1 order by pid';
    const victim = random.oneOf((await pool.query<{ pid: number }>(text, [deskConnection])).rows);
    if (victim === undefined) continue;
    await pool.query('select pg_terminate_backend($1)', [victim.pid]);
    connections += 1;
  }
}

async function report(): Promise<void> {
  while (Date.now() < chaosEndsAt) {
    await reportProgress();
    await setTimeout(5_000);
  }
}

async function reportProgress(): Promise<void> {
  const text = `select (select count(*)::integer from zayavka.request) as requests,
(select count(*)::integer from zayavka.event) as events,
(select count(*)::integer from zayavka.delivery where outcome is not null) as settled`;
  const [row] = (await pool.query<{ requests: number; events: number; settled: number }>(text)).rows;
  const left = waiting === undefined ? '' : `, ${(await waiting.left()).length} left`;
  const time = `${Math.round((Date.now() - startedAt) / 1_000)} s`.padStart(6);
  const killed = `${fleet.deaths} killed`;
  console.log(`${time}  ${row?.requests} requests, ${row?.events} events, ${row?.settled} messages, ${killed}${left}`);
}
