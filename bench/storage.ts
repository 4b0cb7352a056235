/**
 * Writing to a real, durable PostgreSQL on this machine: registrations of the desk beside a bare insert of the same rows.
 */
import { type Change, type Desk, groupCommit, openDesk } from '../src/index.ts';
import { mts } from '../src/operators/index.ts';
import { postgresStore } from '../src/storage/postgres/index.ts';
import type { Server } from '../test/storage/server.ts';
import { counter, noon, secret } from './fixtures.ts';
import { bareInsert, bareInsertMany, listsOf, valuesOf } from './storage/bare-insert.ts';
import { compareRates, prepared, type Rates } from './storage/rates.ts';
import { emptyPool, recordedChanges, repeatableForm, startBenchServer } from './storage/setup.ts';
import { type Row, significant } from './table.ts';

type Pool = Awaited<ReturnType<typeof emptyPool>>;

export async function measure(): Promise<readonly Row[]> {
  const server = await startBenchServer();
  try {
    const next = await recordedChanges();
    const rows: Row[] = [];
    for (const [connections, atLeast] of [
      [1, 0.7],
      [8, 0.65],
      [32, 0.65],
    ] as const) {
      rows.push(rowOf(`register, ${connections} at once`, await registering(server, next, connections), atLeast));
    }
    rows.push(rowOf('register 100 in a batch', await batches(server, next), 0.65));
    for (const callers of [32, 256] as const) {
      rows.push(rowOf(`group commit, ${callers} callers`, await groups(server, next, callers), 0.65));
    }
    return rows;
  } finally {
    await server.stop();
  }
}

function rowOf(what: string, { ours, limit, ratio }: Rates, atLeast: number): Row {
  return {
    what,
    ours: `${significant(ours)}/s`,
    limit: `bare insert: ${significant(limit)}/s`,
    ratio,
    goal: { atLeast },
  };
}

function deskOver(pool: Pool): Desk {
  const now = (): Date => new Date(noon);
  return openDesk({ operators: [mts], store: postgresStore(pool), secret, now, showSimilar: false });
}

async function registering(server: Server, next: () => Change, connections: number): Promise<Rates> {
  const pool = await emptyPool(server, connections);
  const desk = deskOver(pool);
  const line = counter();
  const rates = await compareRates(
    { callers: connections, run: () => desk.register(repeatableForm(line())) },
    prepared(
      () => valuesOf(next()),
      (values) => pool.query({ name: 'bare', text: bareInsert, values }),
      { callers: connections },
    ),
  );
  await pool.end();
  return rates;
}

async function batches(server: Server, next: () => Change): Promise<Rates> {
  const pool = await emptyPool(server, 1);
  const desk = deskOver(pool);
  const line = counter();
  const rates = await compareRates(
    { callers: 1, worth: 100, run: () => desk.registerMany(Array.from({ length: 100 }, () => repeatableForm(line()))) },
    bareInserts(pool, next, 100, 1),
  );
  await pool.end();
  return rates;
}

/** While one group is written the next one gathers, so half of the callers are in each of two bare inserts. */
async function groups(server: Server, next: () => Change, callers: number): Promise<Rates> {
  const pool = await emptyPool(server, 32);
  const store = groupCommit(postgresStore(pool));
  const rates = await compareRates(
    prepared(next, (change) => store.commit(change), { callers }),
    bareInserts(pool, next, callers / 2, 2),
  );
  await pool.end();
  return rates;
}

function bareInserts(pool: Pool, next: () => Change, rows: number, callers: number) {
  return prepared(
    () => listsOf(Array.from({ length: rows }, next)),
    (values) => pool.query({ name: 'bare_many', text: bareInsertMany, values }),
    { callers, worth: rows },
  );
}
