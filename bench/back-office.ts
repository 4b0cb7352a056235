/**
 * The back office on a real PostgreSQL: a queue page and a take among many open and closed requests beside a bare indexed select
 * of the same rows, the feed beside a bare select of the same events, an import beside registrations; and figures.
 *
 * BENCH_OPEN and BENCH_CLOSED say how many requests there are.
 */
import { addToFigures, type Desk, type FiguresEvent, figures, openDesk } from '../src/index.ts';
import { mts } from '../src/operators/index.ts';
import { postgresStore } from '../src/storage/postgres/index.ts';
import type { Server } from '../test/storage/server.ts';
import { counter, form, noon, secret } from './fixtures.ts';
import { processorTime } from './measure.ts';
import { compareRates, type Rates } from './storage/rates.ts';
import { emptyPool, repeatableForm, startBenchServer } from './storage/setup.ts';
import { duration, type Row, significant } from './table.ts';

type Pool = Awaited<ReturnType<typeof emptyPool>>;

const open = Number(process.env['BENCH_OPEN'] ?? 1_000_000);
const closed = Number(process.env['BENCH_CLOSED'] ?? 10_000_000);
const page = 50;

/** What a list shows, by the index that has its order. */
const bareQueue = `select id, operator, kind, number, status, registered_at::text, due_at::text, last_day, clock, team,
  (stored->'request'->'details')::text as details
from zayavka.request where open and operator = $1 order by request.due_at, due_rank, request.registered_at, id limit ${page}`;

const bareUnassigned = `select id, stored::text from zayavka.request
where open and assignee is null order by due_at, due_rank, registered_at, id limit 10`;

const bareEvents = `select request_id, version, entry::text, number, operator, kind, channel
from zayavka.event where position > $1 order by position limit $2`;

export async function measure(): Promise<readonly Row[]> {
  const server = await startBenchServer();
  try {
    return [...(await queues(server)), await feed(server), await imports(server), await counting()];
  } finally {
    await server.stop();
  }
}

function deskOver(pool: Pool): Desk {
  const now = (): Date => new Date(noon);
  return openDesk({ operators: [mts], store: postgresStore(pool), secret, now, showSimilar: false });
}

async function queues(server: Server): Promise<readonly Row[]> {
  const pool = await emptyPool(server, 1);
  const desk = deskOver(pool);
  await fill(pool, desk);
  const among = `among ${significant(open)} open and ${significant(closed)} closed`;
  const reading = await compareRates(
    { callers: 1, worth: page, run: async () => assertOk(await desk.queue({ operator: 'mts', limit: page })) },
    { callers: 1, worth: page, run: () => pool.query({ name: 'bare_queue', text: bareQueue, values: ['mts'] }) },
  );
  const taking = await compareRates(
    { callers: 1, run: async () => assertOk(await desk.take({ agentId: 'ivanova' })) },
    { callers: 1, run: () => pool.query({ name: 'bare_unassigned', text: bareUnassigned, values: [] }) },
  );
  await pool.end();
  return [
    rowOf(`a queue page of ${page}, ${among}`, reading, 'bare indexed select', 0.5),
    rowOf(
      'a take, which also writes, reads the history and shows the whole story',
      taking,
      'bare indexed select of 10',
    ),
  ];
}

/** Copies of one registration, and of one that was answered, with deadlines of their own. */
async function fill(pool: Pool, desk: Desk): Promise<void> {
  const answered = await desk.register(form(1));
  const waiting = await desk.register(form(2));
  if (!answered.ok || !waiting.ok) throw new Error('nothing was registered');
  await desk.execute(answered.value.number ?? '', { type: 'reject', reason: 'Ошибка' });
  for (const [of, count] of [
    [waiting.value, open],
    [answered.value, closed],
  ] as const) {
    await pool.query(
      `insert into zayavka.request
select id || '/' || n, version, jsonb_set(jsonb_set(stored, '{request,id}', to_jsonb(id || '/' || n)), '{request,number}', to_jsonb(number || '/' || n)), operator, kind, number || '/' || n,
  identities, active, open, registered_at + n, preliminary_calendar, preliminary_known_to, external_number, status, assignee,
  team, due_at + (n::bigint * 7919 % 1000003), due_rank, last_day, clock, due_is_preliminary
from zayavka.request, generate_series(1, $2::integer) as n where id = $1`,
      [of.id, count],
    );
  }
  await pool.query('vacuum analyze zayavka.request');
}

async function feed(server: Server): Promise<Row> {
  const pool = await emptyPool(server, 1);
  const desk = deskOver(pool);
  const events = 20_000;
  const line = counter();
  for (let count = 0; count < events; count += 1_000) {
    await desk.registerMany(Array.from({ length: 1_000 }, () => form(line())));
  }
  const readAll = async (): Promise<void> => {
    let after: string | undefined;
    for (let read = 0; read < events; ) {
      const answer = await desk.events(after === undefined ? {} : { after });
      if (!answer.ok) throw new Error(answer.refusal.code);
      read += answer.value.events.length;
      after = answer.value.cursor;
    }
  };
  // The first reader gives the places.
  await readAll();
  const rates = await compareRates(
    { callers: 1, worth: events, run: readAll },
    {
      callers: 1,
      worth: events,
      run: async () => {
        for (let read = 0; read < events; read += 1_000) {
          const { rows } = await pool.query({ name: 'bare_events', text: bareEvents, values: [read, 1_000] });
          for (const { entry } of rows) JSON.parse(entry);
        }
      },
    },
  );
  await pool.end();
  const { ratio: _, ...row } = rowOf('events read, without personal fields', rates, 'bare select');
  return { ...row, value: rates.ours, goal: { atLeast: 50_000 } };
}

async function imports(server: Server): Promise<Row> {
  const pool = await emptyPool(server, 4);
  const desk = deskOver(pool);
  const line = counter();
  const closedAt = new Date(noon - 86_400_000);
  const record = (index: number) => ({
    ...form(index),
    externalNumber: `HD-${process.pid}/${index}`,
    registeredAt: new Date(noon - 30 * 86_400_000),
    closedAt,
    answer: 'Исправлено',
  });
  const hundred = <Made>(make: (index: number) => Made): Made[] => Array.from({ length: 100 }, () => make(line()));
  const rates = await compareRates(
    { callers: 1, worth: 100, run: () => desk.importMany(hundred(record)) },
    { callers: 1, worth: 100, run: () => desk.registerMany(hundred(repeatableForm)) },
  );
  await pool.end();
  return rowOf('closed requests imported, 100 in a batch', rates, 'registerMany');
}

async function counting(): Promise<Row> {
  const requests = 20_000;
  let counted = figures();
  const index = counter();
  const time = await processorTime(() => {
    const event = index();
    const id = `mts/inquiry/${event >> 1}`;
    const [version, type] = event % 2 === 0 ? [1, 'registered' as const] : [2, 'resolved' as const];
    const fed: FiguresEvent = {
      id,
      operator: 'mts',
      kind: 'serviceFault',
      channel: 'hotline',
      version,
      event: { type, at: noon + event * 1_000 },
      dueAt: noon + 86_400_000,
    };
    counted = addToFigures(counted, fed);
  }, 2 * requests);
  return { what: 'figures, per event', ours: `${duration(time)} (${significant(1e9 / time)}/s)` };
}

function assertOk(answer: { readonly ok: boolean }): void {
  if (!answer.ok) throw new Error('refused');
}

function rowOf(what: string, { ours, limit, ratio }: Rates, beside: string, atLeast?: number): Row {
  return {
    what,
    ours: `${significant(ours)}/s`,
    limit: `${beside}: ${significant(limit)}/s`,
    ratio,
    ...(atLeast === undefined ? {} : { goal: { atLeast } }),
  };
}
