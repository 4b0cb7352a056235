/**
 * One worker: registers the forms that it gets, and shares ticks and deliveries with the other workers. It keeps no state, so
 * killing it at any instant loses nothing.
 */
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { openDesk } from 'zayavka';
import { mts } from 'zayavka/operators';
import { postgresStore } from 'zayavka/postgres';
import type { FromWorker, ToWorker } from './messages.ts';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 4 });
// An idle connection may break: the pool opens another one.
pool.on('error', () => {});
let now = Number(process.argv[2]);
let stopped = false;
const secret = '000102030405060708090a0b0c0d0e0f';
// The time of this example is simulated; that of the database is not.
const clockSkewMs = Number.POSITIVE_INFINITY;
const desk = openDesk({ operators: [mts], store: postgresStore(pool), secret, now: () => new Date(now), clockSkewMs });

/** Resolves when the main process has the message. */
function say(message: FromWorker): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error === null ? resolve() : reject(error)));
  });
}

process.on('message', (message: ToWorker) => {
  if (message.type === 'time') now = message.now;
  if (message.type === 'stop') stopped = true;
  if (message.type === 'register') register(message.form);
});
process.on('disconnect', () => process.exit(1));

async function register(form: Extract<ToWorker, { type: 'register' }>['form']): Promise<void> {
  const registered = await desk.register(form);
  if (!registered.ok) throw new Error(`refused: ${registered.refusal.code}`);
  await say({ type: 'registered', commandId: form.commandId ?? '', number: registered.value.number });
}

await say({ type: 'ready' });
// A lease ends by the clock of the database, however fast the days pass here.
const leaseMs = 2_000;
while (!stopped) {
  await desk.tick({ batch: 20, leaseMs });
  await desk.deliver(({ key, text }) => say({ type: 'sms', key, text }), { batch: 20, leaseMs });
  await setTimeout(20);
}
await pool.end();
process.exit(0);
