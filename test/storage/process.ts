/**
 * One of several processes on one database: a writer that registers and changes requests, a worker that wakes them and
 * delivers their messages until its input ends, or an employee who takes the next request and never gets to the commit. What it did it says
 * line by line.
 */
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { RequestStore } from '#src/desk/ports/store.ts';
import { openDesk } from '#src/index.ts';
import { mts } from '#src/operators/index.ts';
import { postgresStore } from '#src/storage/postgres/index.ts';
import { following, names, noon, opening, sampleMessage } from '#src/testing/sample.ts';
import { methodsOf } from '../desk/stores.ts';
import { secret } from '../scenario/desk.ts';

const [role, name = '', port, database = '', howMany] = process.argv.slice(2);
const pool = new pg.Pool({
  host: '127.0.0.1',
  port: Number(port),
  user: 'postgres',
  password: 'password',
  database,
  max: 4,
});
// The server may go first.
pool.on('error', () => {});
const store: RequestStore = postgresStore(pool);
const say = (word: string, what: string): void => {
  process.stdout.write(`${word} ${what}\n`);
};

/** Registers requests of its own and adds one to a request that all writers share. */
async function write(): Promise<void> {
  const shared = opening('shared');
  for (const id of names(name, Number(howMany))) {
    const { from } = await store.lease('mts/inquiry', 1);
    const number = String(from);
    const outbox = [sampleMessage(id, 1, { notBefore: 0 })];
    const change = opening(id, { outbox, facts: { number }, keys: { number }, wakeAt: 0, commandId: id });
    const outcome = await store.commit(change);
    say(outcome, id);
    for (;;) {
      const stored = await store.load('shared');
      const { version = 0, reopenings = 0 } = stored?.request ?? {};
      const change = following({ ...shared, version }, { facts: { reopenings: reopenings + 1 } });
      if ((await store.commit(change)) === 'committed') break;
    }
  }
}

/** Takes what is due, with leases that a dead worker leaves behind for a second. */
async function work(): Promise<void> {
  let ended = false;
  process.stdin.resume();
  once(process.stdin, 'end').then(() => {
    ended = true;
  });
  for (;;) {
    const woken = await store.wake(new Date(), { limit: 7, leaseMs: 1000 });
    for (const { id } of woken) {
      const stored = await store.load(id);
      if (stored === undefined) throw new Error(`woken, but not there: ${id}`);
      const { number = '', version } = stored.request;
      const change = following({ ...opening(id, { keys: { number } }), version }, { facts: { number } });
      const outcome = await store.commit({ ...change, commandId: `wake ${id}` });
      if (outcome === 'committed') say('woken', id);
    }
    const messages = await store.outbox(new Date(), { limit: 7, leaseMs: 1000 });
    for (const { key } of messages) {
      say('sent', key);
      await store.settle([{ key, outcome: 'sent', at: Date.now() }]);
    }
    if (woken.length + messages.length === 0) {
      if (ended) return;
      await setTimeout(20);
    }
  }
}

/** Takes a request: up to its commit, or up to that of the transaction around it. Then it waits to be killed. */
async function take(): Promise<void> {
  process.stdin.resume();
  const isInTransaction = howMany === 'in a transaction';
  const client = await pool.connect();
  if (isInTransaction) await client.query('begin');
  const inner = postgresStore(client);
  const commit: RequestStore['commit'] = async (change) => {
    if (isInTransaction) await inner.commit(change);
    say('taking', change.id);
    return new Promise(() => {});
  };
  const operators = [mts];
  const methods = { ...methodsOf(inner), commit };
  const desk = openDesk({
    operators,
    store: methods,
    secret,
    now: () => new Date(noon),
    clockSkewMs: Number.POSITIVE_INFINITY,
  });
  await desk.take({ agentId: name });
}

await (role === 'writer' ? write() : role === 'employee' ? take() : work());
await pool.end();
process.exit(0);
