/**
 * One process of the soak: a desk with its own operators, kinds and clock, a load, a ticking and a delivering worker. It keeps
 * no state that matters, so it may be killed at any instant.
 *
 *   node --expose-gc --import tsx examples/soak/process.ts <name> <life> <seed>
 */
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { Fault, openDesk } from 'zayavka';
import { postgresStore } from 'zayavka/postgres';
import { Customers } from './customers.ts';
import { openGateway } from './gateway.ts';
import { deskConnection, type Entry, openJournal } from './journal.ts';
import { Pausable } from './pausable.ts';
import { clockSkewMs, largestOffset, lastOffset, leaseMs, plans, retry, secret } from './plan.ts';
import { randomOf } from './random.ts';

/** `load` at the beginning, `drain` when only the workers go on. */
export type Phase = 'drain' | 'stop';

const [, , name = '', life = '0', seed = '1'] = process.argv;
const plan = plans.find((one) => one.name === name);
if (plan === undefined) throw new Error(`no process '${name}' is planned`);
const url = process.env['DATABASE_URL'] ?? '';
const year = 365 * 86_400_000;

const random = randomOf(`${seed} ${name} ${life}`);
const journal = openJournal(url, name);
const pool = new pg.Pool({ connectionString: url, application_name: deskConnection, max: 6 });
// Connections are killed on purpose: the pool opens others.
pool.on('error', () => {});

let phase: 'load' | Phase = 'load';
let offset = random.between(-largestOffset, largestOffset);
let jumps = 0;
/** Whether the clock is wrong by a year. */
let isWrong = false;
const now = (): Date => new Date(Date.now() + offset);
const gateway = openGateway(journal, random, plan.mayDie);
const desk = openDesk({
  operators: plan.operators,
  store: gateway.watched(postgresStore(pool)),
  secret,
  now,
  random: random.share,
  retry,
  clockSkewMs,
  telemetry: {
    onNotice: ({ name: notice, attributes: { id = '', code = '' } }) => {
      if (id !== '') note({ type: 'notice', name: notice, id: String(id), code: String(code) });
    },
  },
});
const customers = new Customers(desk, journal, { random, now, life: { plan, life: Number(life) } });
const actions = new Pausable();

/** Without its journal a process proves nothing: it fails. */
function note(entry: Entry): void {
  journal.write(entry).catch(() => process.exit(2));
}

function codeOf(error: unknown): string {
  return Fault.is(error) ? error.code : 'unknown';
}

/** Repeats a call until `ends`; a fault is written down, and the next call comes. */
async function repeat(call: string, pauseMs: number, ends: () => boolean, work: () => Promise<void>): Promise<void> {
  while (!ends()) {
    const [jumpsBefore, wasWrong] = [jumps, isWrong];
    try {
      await work();
    } catch (error) {
      const code = codeOf(error);
      // A worker that meets a jump refuses to go on, as it has to.
      const isSkewed = code === 'desk/clock-skew' && (wasWrong || jumps !== jumpsBefore);
      if (isSkewed) await journal.write({ type: 'skewed', call, code });
      else await journal.write({ type: 'fault', call, code, text: String(error) });
    }
    await setTimeout(random.between(0, pauseMs));
  }
}

/** What a person does by a clock that is wrong by a year is dated by it: nobody acts then. */
function act(): Promise<void> {
  return actions.run(() => customers.act());
}

async function tick(): Promise<void> {
  const from = await journal.snapshot();
  const before = now().getTime();
  const jumpsBefore = jumps;
  await desk.tick({ batch: 20, leaseMs });
  const to = await journal.snapshot();
  // After a jump backwards less is due than before: such a tick proves nothing.
  if (jumps === jumpsBefore) await journal.write({ type: 'tick', now: before, from, to });
}

async function deliver(): Promise<void> {
  await desk.deliver(gateway.send, { batch: 20, concurrency: 6, leaseMs });
  await journal.write({ type: 'delivery' });
}

/** The clock is wrong by a year for a moment: both workers have to refuse, and those that are at work have to stop. */
async function jumpByAYear(): Promise<void> {
  const usual = offset;
  jumps += 1;
  isWrong = true;
  offset = random.share() < 0.5 ? year : -year;
  for (const [call, work] of Object.entries({ tick: () => desk.tick(), deliver: () => desk.deliver(gateway.send) })) {
    const code = await work().then(() => 'no fault', codeOf);
    await journal.write({ type: 'skewed', call, code });
  }
  offset = usual;
  isWrong = false;
  jumps += 1;
}

async function moveClock(): Promise<void> {
  while (phase === 'load') {
    await setTimeout(random.between(1_000, 6_000));
    if (phase !== 'load') break;
    if (random.share() < 0.3) {
      await actions.pause(jumpByAYear);
      continue;
    }
    offset = random.between(-largestOffset, largestOffset);
    jumps += 1;
  }
}

async function watchMemory(): Promise<void> {
  while (phase !== 'stop') {
    globalThis.gc?.();
    await journal.write({ type: 'heap', bytes: process.memoryUsage().heapUsed });
    await setTimeout(1_000);
  }
}

process.on('message', (next: Phase) => {
  phase = next;
  if (next === 'drain') gateway.behaveWell();
});
process.on('disconnect', () => process.exit(2));

const isDraining = (): boolean => phase !== 'load';
const isStopped = (): boolean => phase === 'stop';
await Promise.all([
  repeat('customer', 60, isDraining, act),
  repeat('customer', 60, isDraining, act),
  moveClock().then(() => {
    offset = lastOffset;
    jumps += 1;
  }),
  repeat('tick', 300, isStopped, tick),
  repeat('deliver', 200, isStopped, deliver),
  watchMemory(),
]);
await pool.end();
await journal.close();
process.exit(0);
