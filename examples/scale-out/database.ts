/**
 * The database that DATABASE_URL names, or one that is started for this run and removed after it.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readablePostgres } from './readable-postgres.ts';

export interface Database {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export async function openDatabase(): Promise<Database> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return { url: given, close: async () => {} };
  const directory = await mkdtemp(join(tmpdir(), 'zayavka-scale-out-'));
  // The server runs as another user when this runs as root.
  await chmod(directory, 0o755);
  const port = await freePort();
  const Postgres = await readablePostgres(directory);
  const server = new Postgres({
    databaseDir: join(directory, 'data'),
    port,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:password@127.0.0.1:${port}/postgres`,
    close: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
