/**
 * Many workers over one PostgreSQL, some of them killed while they work:
 *
 *   npx tsx examples/scale-out/main.ts --workers 4 --requests 400 --kills 5
 *
 * It starts a database of its own, or uses the one of DATABASE_URL (with an empty schema `zayavka`). Exit code: 0 when all
 * promises hold, 1 when one is broken.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { migrate } from 'zayavka/postgres';
import { openDatabase } from './database.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { prove } from './proof.ts';

const options = { workers: { type: 'string' }, requests: { type: 'string' }, kills: { type: 'string' } } as const;
const { values } = parseArgs({ options });
const [workers, requests, kills] = [values.workers ?? 4, values.requests ?? 400, values.kills ?? 5].map(Number) as [
  number,
  number,
  number,
];

const day = 86_400_000;
/** Noon in Moscow: no quiet hours. */
let now = Date.UTC(2026, 10, 20, 9);
const delivered = new Map<string, number>();
const answered = new Map<string, string>();
const forms = new Map<string, ToWorker & { type: 'register' }>();
/** The forms that each worker is registering. */
const running = new Map<ChildProcess, Set<string>>();
let killed = 0;

const database = await openDatabase();
const pool = new pg.Pool({ connectionString: database.url });
// An idle connection may break: the pool opens another one.
pool.on('error', () => {});
await migrate(pool);
await Promise.all(Array.from({ length: workers }, startWorker));
const progress = setInterval(report, 500);

await Promise.all([load(), kill()]);
await until(() => answered.size === requests);
// What killed workers had leased is free again when their leases end, two seconds later.
await until(isDelivered);
// Two weeks pass, half a day at a time; no employee works on the requests, so all their clocks run out.
for (let step = 0; step < 28; step += 1) {
  pass(day / 2);
  await setTimeout(150);
  await until(isDelivered);
}
clearInterval(progress);
report();
for (const worker of running.keys()) tell(worker, { type: 'stop' });
await until(() => running.size === 0);

const findings = await prove(pool, { delivered, answered });
for (const { promise, holds, found } of findings) console.log(`${holds ? 'holds ' : 'BROKEN'} ${promise} (${found})`);
await pool.end();
await database.close();
process.exit(findings.every(({ holds }) => holds) ? 0 : 1);

function pass(time: number): void {
  now += time;
  for (const worker of running.keys()) tell(worker, { type: 'time', now });
}

/** Whether no message is left whose time has come. */
async function isDelivered(): Promise<boolean> {
  const text = 'select from zayavka.delivery where outcome is null and not_before <= $1 limit 1';
  return (await pool.query(text, [now])).rows.length === 0;
}

/** Starts a worker; when it dies, its forms go to other workers under the same command ids. */
async function startWorker(): Promise<void> {
  const worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [String(now)], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: database.url },
  });
  const ready = new Promise<void>((resolve) => {
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'ready') resolve();
      if (message.type === 'sms') delivered.set(message.key, (delivered.get(message.key) ?? 0) + 1);
      if (message.type === 'registered') {
        answered.set(message.commandId, message.number);
        running.get(worker)?.delete(message.commandId);
      }
    });
  });
  once(worker, 'exit').then(([code]) => {
    // A worker may be killed, but it must not fail.
    if (code !== null && code !== 0) process.exit(1);
    const left = running.get(worker) ?? [];
    running.delete(worker);
    for (const commandId of left) assign(commandId);
  });
  await ready;
  running.set(worker, new Set());
  tell(worker, { type: 'time', now });
}

function tell(worker: ChildProcess, message: ToWorker): void {
  if (worker.connected) worker.send(message, () => {});
}

function assign(commandId: string): void {
  const leastBusy = [...running].sort(([, one], [, other]) => one.size - other.size)[0];
  const form = forms.get(commandId);
  if (leastBusy === undefined || form === undefined || answered.has(commandId)) return;
  leastBusy[1].add(commandId);
  tell(leastBusy[0], form);
}

/** The load: eight forms for each worker at the same time. */
async function load(): Promise<void> {
  for (let index = 0; index < requests; index += 1) {
    const commandId = `form-${index}`;
    const msisdn = `+7916${1_000_000 + (index % 97)}`;
    const form = {
      operator: 'mts',
      kind: 'serviceFault',
      channel: 'site',
      text: `Нет связи, случай ${index}`,
    } as const;
    forms.set(commandId, { type: 'register', form: { ...form, subscriber: { msisdn }, commandId } });
    assign(commandId);
    await until(() => forms.size - answered.size < 8 * workers);
  }
}

/** Kills random workers while the load runs, and starts others. */
async function kill(): Promise<void> {
  while (killed < kills) {
    await until(() => answered.size >= ((killed + 1) * requests) / (kills + 2) || answered.size === requests);
    const victims = [...running.keys()];
    victims[Math.floor(Math.random() * victims.length)]?.kill('SIGKILL');
    killed += 1;
    await startWorker();
  }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await setTimeout(10);
}

function report(): void {
  const date = new Date(now).toISOString().slice(0, 10);
  const sent = [...delivered.values()].reduce((sum, times) => sum + times, 0);
  console.log(
    `${date}  ${running.size} workers, ${killed} killed  ${answered.size}/${requests} registered  ${sent} messages sent`,
  );
}
