/**
 * A durable PostgreSQL for the measurements, and registrations to write.
 */
import { type Change, memoryStore, openDesk, type RegistrationInput } from '../../src/index.ts';
import { mts } from '../../src/operators/index.ts';
import { migrate } from '../../src/storage/postgres/index.ts';
import { type Server, startServer } from '../../test/storage/server.ts';
import { counter, form, noon, secret } from '../fixtures.ts';

export async function startBenchServer(): Promise<Server> {
  const settings = ['shared_buffers=1GB', 'max_wal_size=8GB', 'checkpoint_timeout=30min', 'max_connections=400'];
  return startServer(settings.flatMap((setting) => ['-c', setting]));
}

/** An empty migrated database with all connections of its pool open. */
export async function emptyPool(server: Server, connections: number): Promise<ReturnType<Server['pool']>> {
  const database = await server.createDatabase();
  await migrate(server.pool({ database, max: 1 }));
  const pool = server.pool({ database, max: connections });
  await Promise.all(Array.from({ length: connections }, () => pool.query('select pg_sleep(0.05)')));
  return pool;
}

const commandId = counter();

/** A form with a command id of its own, as a service sends it that may repeat a call. */
export function repeatableForm(line: number): RegistrationInput {
  return { ...form(line), commandId: `command-${process.pid}-${commandId()}` };
}

/** What `desk.register` commits: 64 changes of real registrations, returned in turns under other keys. */
export async function recordedChanges(): Promise<() => Change> {
  const changes: Change[] = [];
  const store = Object.assign(memoryStore(), {
    commit: async (change: Change) => {
      if (changes.length < 64) changes.push(change);
      return 'committed' as const;
    },
  });
  const desk = openDesk({ operators: [mts], store, secret, now: () => new Date(noon), showSimilar: false });
  const line = counter();
  // More than are kept: the desk has to be as warm as in a process that works for a minute.
  for (let count = 0; count < 20_000; count += 1) await desk.register(repeatableForm(line()));
  const index = counter();
  return () => {
    const turn = index();
    const change = changes[turn % changes.length];
    if (change === undefined) throw new Error('no registrations');
    return renamed(change, turn);
  };
}

/** The same change for another request: other keys, the same length of everything else. */
function renamed(change: Change, index: number): Change {
  const id = `${change.id}/${index}`;
  const [entry] = change.history;
  const command = `${change.commandId}/${index}`;
  return {
    ...change,
    id,
    commandId: command,
    stored: { ...change.stored, request: { ...change.stored.request, id } },
    keys: { ...change.keys, number: `${change.keys.number}${index}` },
    history: entry === undefined ? [] : [{ ...entry, commandId: command }],
    outbox: change.outbox.map((record) => ({ ...record, key: `${id}/${record.message}/1`, requestId: id })),
  };
}
