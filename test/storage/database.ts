/**
 * An empty, migrated database for every test of a file, and what those tests ask of it.
 */
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Change, RequestStore } from '#src/desk/ports/store.ts';
import { Fault } from '#src/kernel/fault.ts';
import { migrate, postgresStore } from '#src/storage/postgres/index.ts';
import { noon, opening, sampleMessage } from '#src/testing/sample.ts';
import { careless, type Server, startServer } from './server.ts';

export interface Database {
  server: Server;
  pool: pg.Pool;
  store: Required<RequestStore>;
  /** Another pool on the same database, with settings of its own. */
  another: (settings: pg.PoolConfig) => Promise<pg.Pool>;
  /** How many rows every table has, for "nothing was written". */
  contents: () => Promise<unknown>;
  /** Resolves when some connection waits for a lock of another. */
  untilSomebodyWaits: () => Promise<void>;
}

export const nothing = { request: 0, request_identity: 0, event: 0, command: 0, wake_up: 0, outbox: 0, delivery: 0 };

/** A change that writes into every table. */
export const full: Change = opening('a', {
  commandId: 'c',
  keys: { number: '1' },
  outbox: [sampleMessage('a', 1)],
  wakeAt: noon,
});

/** Call it at the top of a test file; what it returns is filled before every test. */
export function database(): Database {
  // Filled by the hooks below, which run before any test reads it.
  const present = {} as Database;
  beforeAll(async () => {
    present.server = await startServer(careless);
  });
  afterAll(() => present.server.stop());
  beforeEach(async () => {
    const name = await present.server.createDatabase();
    const pool = present.server.pool({ database: name });
    await migrate(pool);
    present.pool = pool;
    present.store = postgresStore(pool);
    present.another = async (settings) => present.server.pool({ database: name, ...settings });
    present.contents = async () => {
      const counts = Object.keys(nothing).map((table) => `(select count(*)::int from zayavka.${table}) as ${table}`);
      return (await pool.query(`select ${counts.join(', ')}`)).rows[0];
    };
    present.untilSomebodyWaits = async () => {
      const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      while ((await pool.query(waiting)).rows.length === 0);
    };
  });
  return present;
}

/** The fault that `work` ends with. */
export async function faultOf(work: Promise<unknown>): Promise<Fault> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!Fault.is(error)) throw new Error(`expected a Fault, found ${String(error)}`);
  return error;
}
