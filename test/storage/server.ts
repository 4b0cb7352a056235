/**
 * A real PostgreSQL on a free port of the loopback, with its data in a directory of its own; gone when it is stopped.
 */
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { readablePostgres } from '../../examples/scale-out/readable-postgres.ts';

export interface Server {
  readonly port: number;
  /** A pool of connections to a database; ended when the server stops. */
  readonly pool: (settings?: pg.PoolConfig) => pg.Pool;
  /** Makes an empty database and gives its name; of the locale C, or whatever the options of `create database` say. */
  readonly createDatabase: (options?: string) => Promise<string>;
  /** Ends the server as a power cut does: nothing is flushed, no client gets a message. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same data after `kill`. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** For tests that do not ask what survives a crash: nothing waits for the disk. */
export const careless: readonly string[] = [
  '-c',
  'fsync=off',
  '-c',
  'synchronous_commit=off',
  '-c',
  'full_page_writes=off',
];

export async function startServer(flags: readonly string[] = []): Promise<Server> {
  const directory = await mkdtemp(join(tmpdir(), 'zayavka-postgres-'));
  // The server runs as another user when the tests run as root.
  await chmod(directory, 0o755);
  const databaseDir = join(directory, 'data');
  const port = await freePort();
  const Postgres = await readablePostgres(directory);
  const server = new Postgres({
    databaseDir,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...flags],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const pools: pg.Pool[] = [];
  const connection = { host: '127.0.0.1', port, user: 'postgres', password: 'password' };
  const pool = (settings: pg.PoolConfig = {}): pg.Pool => {
    const opened = new pg.Pool({ ...connection, database: 'postgres', max: 20, ...settings });
    // An idle connection that breaks is no failure: tests that break connections look at the calls.
    opened.on('error', () => {});
    pools.push(opened);
    return opened;
  };
  const administration = pool({ max: 1 });
  let databases = 0;
  return {
    port,
    pool,
    createDatabase: async (options = '') => {
      databases += 1;
      const name = `test_${databases}`;
      await administration.query(`create database ${name} ${options}`);
      return name;
    },
    kill: async () => {
      const [pid] = (await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGKILL');
      await untilGone(Number(pid));
    },
    restart: async () => {
      // The processes of the old server hold its shared memory until they notice that it is gone.
      for (let attempt = 0; ; attempt += 1) {
        try {
          await server.start();
          return;
        } catch (error) {
          if (attempt === 50) throw error;
          await setTimeout(100);
        }
      }
    },
    stop: async () => {
      await Promise.all(pools.map((opened) => (opened.ended ? undefined : opened.end())));
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function untilGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await setTimeout(10);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
