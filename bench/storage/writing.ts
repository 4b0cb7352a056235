/**
 * Writing: what the store and the desk add to a bare insert of the same bytes, and what joining saves.
 */
import type { Change } from '../../src/desk/ports/store.ts';
import { openDesk } from '../../src/index.ts';
import { mts } from '../../src/operators/index.ts';
import { groupCommit } from '../../src/storage/group-commit.ts';
import { postgresStore } from '../../src/storage/postgres/index.ts';
import type { Server } from '../../test/storage/server.ts';
import { claim, limit } from '../measure.ts';
import {
  counter,
  emptyPool,
  form,
  inTurns,
  now,
  ratio,
  registrations,
  renamed,
  secret,
  supplied,
  warm,
} from './ground.ts';

/** The same rows into the same tables, values ready made: what any program would have to write at least. */
export const bare = `with
request as (insert into zayavka.request values ($1, $2, $3::jsonb, $4, $5, $6, $7, $8)),
event as (insert into zayavka.event values ($1, $2, to_timestamp($9::bigint / 1000.0), $10::jsonb)),
command as (insert into zayavka.command values ($11, $1)),
wake_up as (insert into zayavka.wake_up values ($1, $12)),
outbox as (
  insert into zayavka.outbox (id, aggregatetype, aggregateid, type, payload)
  values ($13, 'request', $1, $14, $15::jsonb) returning position
)
insert into zayavka.delivery (position, id, request_id, not_before, waiting, attempts)
select position, $13, $1, $16, false, 0 from outbox`;

export function bareValues({ id, version, stored, keys, history, commandId, wakeAt, outbox }: Change): unknown[] {
  const [[entry], [record]] = [history, outbox];
  if (entry === undefined || record === undefined || outbox.length > 1)
    throw new Error('expected one event, one message');
  return [
    id,
    version,
    JSON.stringify(stored),
    keys.operator,
    keys.number,
    keys.msisdn,
    keys.active,
    keys.registeredAt,
    entry.event.at,
    JSON.stringify(entry),
    commandId,
    wakeAt,
    record.key,
    record.message,
    JSON.stringify(record),
    record.notBefore,
  ];
}

/** The same for many: lists ready made, documents parted by U+001E, no look at what is there. */
export const bareMany = `with
row as materialized (
  select * from unnest(
    $1::text[], $2::integer[], string_to_array($3, chr(30)), $4::text[], $5::text[], $6::text[], $7::boolean[], $8::bigint[],
    $9::bigint[], string_to_array($10, chr(30)), $11::text[], $12::bigint[], $13::text[], $14::text[],
    string_to_array($15, chr(30)), $16::bigint[]
  ) as row (
    id, version, stored, operator, number, msisdn, active, registered_at,
    at, entry, command_id, wake_at, key, message, payload, not_before
  )
),
request as (
  insert into zayavka.request
  select id, version, stored::jsonb, operator, number, msisdn, active, registered_at from row
),
event as (insert into zayavka.event select id, version, to_timestamp(at / 1000.0), entry::jsonb from row),
command as (insert into zayavka.command select command_id, id from row),
wake_up as (insert into zayavka.wake_up select id, wake_at from row),
outbox as (
  insert into zayavka.outbox (id, aggregatetype, aggregateid, type, payload)
  select key, 'request', id, message, payload::jsonb from row returning position, id, aggregateid
)
insert into zayavka.delivery (position, id, request_id, not_before, waiting, attempts)
select position, outbox.id, aggregateid, not_before, false, 0 from outbox join row on row.key = outbox.id`;

const documents: ReadonlySet<number> = new Set([2, 9, 14]);

/** Nothing in these values has to be escaped. */
export function bareLists(changes: readonly Change[]): string[] {
  const rows = changes.map(bareValues);
  return (rows[0] ?? []).map((_, column) => {
    const list = rows.map((row) => row[column]);
    return documents.has(column) ? list.join('\x1e') : `{${list.map((value) => `"${String(value)}"`).join()}}`;
  });
}

export async function measureWriting(server: Server): Promise<void> {
  await warm();
  const samples = await registrations(64);
  let index = 0;
  const next = (): Change => {
    index += 1;
    const sample = samples[index % samples.length];
    if (sample === undefined) throw new Error('no registrations');
    return renamed(sample, index);
  };

  for (const [callers, promised] of [
    [1, 0.8],
    [8, 0.7],
    [32, 0.6],
  ] as const) {
    const pool = await emptyPool(server, callers);
    const store = postgresStore(pool);
    const setup = { operators: [mts], secret, now } as const;
    const desk = openDesk({ ...setup, store, showSimilar: false });
    const joined = openDesk({ ...setup, store: groupCommit(store), showSimilar: false });
    const showing = openDesk({ ...setup, store });
    const line = counter();
    const measured = await inTurns('Registering a request', callers, [
      supplied(
        'bare insert',
        () => bareValues(next()),
        (values) => pool.query({ name: 'bare', text: bare, values }),
      ),
      supplied('store.commit', next, (change) => store.commit(change)),
      { name: 'desk.register', run: () => desk.register(form(line())) },
      { name: 'desk.register over groupCommit', run: () => joined.register(form(line())) },
      { name: 'desk.register that shows similar requests', run: () => showing.register(form(line())) },
    ]);
    for (const name of ['store.commit', 'desk.register', 'desk.register over groupCommit']) {
      claim(`${name} / bare insert, ${callers}`, ratio(measured, name, 'bare insert'), { atLeast: promised });
    }
    await pool.end();
  }

  await measureBatches(server, next);
  for (const callers of [32, 256] as const) await measureGroups(server, next, callers);
  await measureHotRequest(server);
}

async function measureBatches(server: Server, next: () => Change): Promise<void> {
  const pool = await emptyPool(server, 1);
  const store = postgresStore(pool);
  const desk = openDesk({ operators: [mts], store, secret, now, showSimilar: false });
  const line = counter();
  const measured = await inTurns('Batches of 100 over one connection', 1, [
    supplied(
      'bare insert of 100',
      () => bareLists(Array.from({ length: 100 }, next)),
      (values) => pool.query({ name: 'bare_many', text: bareMany, values }),
      { count: 120, worth: 100 },
    ),
    supplied('commit', next, (change) => store.commit(change)),
    supplied(
      'commitAll',
      () => Array.from({ length: 100 }, next),
      (changes) => store.commitAll(changes),
      { count: 120, worth: 100 },
    ),
    { name: 'desk.register', run: () => desk.register(form(line())) },
    {
      name: 'desk.registerMany',
      run: () => desk.registerMany(Array.from({ length: 100 }, () => form(line()))),
      worth: 100,
    },
  ]);
  limit('a bare insert of 100 / commit', ratio(measured, 'bare insert of 100', 'commit'));
  claim('commitAll of 100 / commit', ratio(measured, 'commitAll', 'commit'), { atLeast: 4 });
  claim('registerMany of 100 / register', ratio(measured, 'desk.registerMany', 'desk.register'), { atLeast: 4 });
  await pool.end();
}

async function measureGroups(server: Server, next: () => Change, callers: 32 | 256): Promise<void> {
  const pool = await emptyPool(server, 32);
  const plain = postgresStore(pool);
  const joined = groupCommit(plain);
  const alone = 'every commit alone, 32 connections';
  const half = callers / 2;
  const bareHalves = `bare inserts of ${half}, two at once`;
  const measured = await inTurns('Commits joined', callers, [
    supplied(alone, next, (change) => plain.commit(change)),
    supplied('groupCommit', next, (change) => joined.commit(change)),
    supplied(
      bareHalves,
      () => bareLists(Array.from({ length: half }, next)),
      (values) => pool.query({ name: 'bare_many', text: bareMany, values }),
      { count: 6_000 / half, worth: half, callers: 2 },
    ),
  ]);
  const of = (figure: 'perSecond' | 'p50' | 'p99'): number => ratio(measured, 'groupCommit', alone, figure);
  limit(`${bareHalves} / alone`, ratio(measured, bareHalves, alone));
  claim(`groupCommit / alone, ${callers} callers`, of('perSecond'), { atLeast: callers === 32 ? 2.3 : 4 });
  claim(`p50 joined / p50 alone, ${callers} callers`, of('p50'), { atMost: 1 });
  claim(`p99 joined / p99 alone, ${callers} callers`, of('p99'), { atMost: 1 });
  await pool.end();
}

/** 32 callers on one request: each reads, decides, writes, and begins again when another one was quicker. */
async function measureHotRequest(server: Server): Promise<void> {
  const pool = await emptyPool(server, 32);
  const store = postgresStore(pool);
  const desk = openDesk({ operators: [mts], store, secret, now });
  const opened = await desk.register(form(0));
  if (!opened.ok || opened.value.number === undefined) throw new Error('not registered');
  const { number } = opened.value;
  // A desk of its own for every caller knows no turns of others: that is plain optimistic retry.
  const alone = Array.from({ length: 32 }, () => openDesk({ operators: [mts], store, secret, now }));
  const [turn, mine] = [counter(), counter()];
  const note = () => ({ type: 'note', text: `№ ${turn()}` }) as const;
  const measured = await inTurns('Commands on one hot request', 32, [
    {
      name: 'optimistic retry',
      run: async () => {
        const one = alone[mine() % alone.length];
        while (!(await one?.execute(number, note()))?.ok);
      },
    },
    { name: 'taking turns', run: () => desk.execute(number, note()) },
  ]);
  claim('turns / retry', ratio(measured, 'taking turns', 'optimistic retry'), { atLeast: 4 });
  await pool.end();
}
