/**
 * Many workers over one PostgreSQL, some of them killed while they work:
 *
 *   npx tsx examples/scale-out/main.ts --workers 4 --requests 400 --kills 5
 *
 * It starts a database of its own, or takes the one that DATABASE_URL names (in an empty schema `zayavka`). Exit code: 0
 * when all that has to be true afterwards is true, 1 when something is not.
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
const told = new Map<string, string>();
const forms = new Map<string, ToWorker & { type: 'register' }>();
/** Which worker has which forms in hand. */
const crew = new Map<ChildProcess, Set<string>>();
let killed = 0;

const database = await openDatabase();
const pool = new pg.Pool({ connectionString: database.url });
// A connection that breaks while nobody uses it is no failure: the pool opens another one.
pool.on('error', () => {});
await migrate(pool);
await Promise.all(Array.from({ length: workers }, hire));
const progress = setInterval(report, 500);

await Promise.all([load(), kill()]);
await until(() => told.size === requests);
// What killed workers had in hand is free again when their leases are over.
pass(day);
await until(isDelivered);
// Two weeks pass, half a day at a time; nobody works on the requests, so all their clocks run out.
for (let step = 0; step < 28; step += 1) {
  pass(day / 2);
  await setTimeout(150);
}
await until(isDelivered);
clearInterval(progress);
report();
for (const worker of crew.keys()) tell(worker, { type: 'stop' });
await until(() => crew.size === 0);

const findings = await prove(pool, { delivered, told });
for (const { promise, holds, found } of findings) console.log(`${holds ? 'holds ' : 'BROKEN'} ${promise} (${found})`);
await pool.end();
await database.close();
process.exit(findings.every(({ holds }) => holds) ? 0 : 1);

function pass(time: number): void {
  now += time;
  for (const worker of crew.keys()) tell(worker, { type: 'time', now });
}

async function isDelivered(): Promise<boolean> {
  return (await pool.query('select from zayavka.delivery where outcome is null limit 1')).rows.length === 0;
}

/** Starts a worker; when it dies, what it had in hand goes to others, under the same command ids. */
async function hire(): Promise<void> {
  const worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [String(now)], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: database.url },
  });
  const ready = new Promise<void>((resolve) => {
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'ready') resolve();
      if (message.type === 'sms') delivered.set(message.key, (delivered.get(message.key) ?? 0) + 1);
      if (message.type === 'registered') {
        told.set(message.commandId, message.number);
        crew.get(worker)?.delete(message.commandId);
      }
    });
  });
  once(worker, 'exit').then(([code]) => {
    // Killed is what this is about; broken is not.
    if (code !== null && code !== 0) process.exit(1);
    const left = crew.get(worker) ?? [];
    crew.delete(worker);
    for (const commandId of left) assign(commandId);
  });
  await ready;
  crew.set(worker, new Set());
  tell(worker, { type: 'time', now });
}

function tell(worker: ChildProcess, message: ToWorker): void {
  if (worker.connected) worker.send(message, () => {});
}

function assign(commandId: string): void {
  const hands = [...crew].sort(([, one], [, other]) => one.size - other.size)[0];
  const form = forms.get(commandId);
  if (hands === undefined || form === undefined || told.has(commandId)) return;
  hands[1].add(commandId);
  tell(hands[0], form);
}

/** The load: forms at random intervals, always as many in hand as the crew bears. */
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
    await until(() => forms.size - told.size < 8 * workers);
  }
}

/** Kills workers at random while the load runs, and hires others. */
async function kill(): Promise<void> {
  while (killed < kills) {
    await until(() => told.size >= ((killed + 1) * requests) / (kills + 2) || told.size === requests);
    const victims = [...crew.keys()];
    victims[Math.floor(Math.random() * victims.length)]?.kill('SIGKILL');
    killed += 1;
    await hire();
  }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await setTimeout(10);
}

function report(): void {
  const date = new Date(now).toISOString().slice(0, 10);
  const sent = [...delivered.values()].reduce((sum, times) => sum + times, 0);
  console.log(
    `${date}  ${crew.size} workers, ${killed} killed  ${told.size}/${requests} registered  ${sent} messages sent`,
  );
}
