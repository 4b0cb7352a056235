import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk } from '#src/index.ts';
import { mts } from '#src/operators/index.ts';
import { migrate, postgresStore } from '#src/storage/postgres/index.ts';
import { names, noon, opening } from '#src/testing/sample.ts';
import { accepted, form, secret } from '../scenario/desk.ts';
import { careless, type Server, startServer } from './server.ts';

let server: Server;
beforeAll(async () => {
  server = await startServer(careless);
});
afterAll(() => server.stop());

type Child = ChildProcessByStdio<Writable, Readable, null>;
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Starts a process; `heard` gets every line it says. */
function start(heard: (line: string) => void, ...words: readonly string[]): { child: Child; ended: Promise<unknown> } {
  const file = fileURLToPath(new URL('process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...words], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', heard);
  return { child, ended: Promise.all([once(child, 'exit'), once(lines, 'close')]) };
}

it('several processes lose nothing and double nothing, though one of the workers is killed', async () => {
  const database = await server.createDatabase();
  const pool = server.pool({ database });
  await migrate(pool);
  const store = postgresStore(pool);
  await store.commit(opening('shared', { facts: { reopenings: 0 } }));
  const [writers, each] = [4, 40];
  const told: string[] = [];
  const arguments_ = [String(server.port), database];

  const victim = start(
    (line) => {
      told.push(line);
      if (line.startsWith('sent')) victim.child.kill('SIGKILL');
    },
    'worker',
    'victim',
    ...arguments_,
  );
  const workers = ['one', 'two'].map((name) => start((line) => told.push(line), 'worker', name, ...arguments_));
  const writing = names('writer', writers).map((name) =>
    start((line) => told.push(line), 'writer', name, ...arguments_, String(each)),
  );
  const exits = await Promise.all(writing.map(({ ended }) => ended));
  expect(exits.map((exit) => JSON.stringify(exit).slice(0, 4))).toEqual(Array(writers).fill('[[0,'));
  await victim.ended;
  // What the killed worker had leased is free a second later: until then no worker may end.
  for (let left = 1; left > 0; ) {
    const { rows } = await pool.query(
      `select (select count(*) from zayavka.delivery where outcome is null)::int
            + (select count(*) from zayavka.wake_up)::int as n`,
    );
    left = rows[0].n;
    if (left > 0) await setTimeout(50);
  }
  for (const { child } of workers) child.stdin.end();
  await Promise.all(workers.map(({ ended }) => ended));

  const ids = names('writer', writers).flatMap((name) => names(name, each));
  const said = (word: string): string[] =>
    told.filter((line) => line.startsWith(word)).map((line) => line.slice(word.length + 1));
  // Every request exactly once, and no update is lost.
  expect(said('committed').sort()).toEqual([...ids].sort());
  const { rows } = await pool.query('select id from zayavka.request order by id collate "C"');
  expect(rows.map(({ id }) => id)).toEqual([...ids, 'shared'].sort());
  expect((await store.load('shared'))?.request.reopenings).toBe(writers * each);
  // No number twice, and none lost on the way.
  const numbers = await pool.query('select count(distinct number)::int as n from zayavka.request');
  expect(numbers.rows).toEqual([{ n: ids.length }]);
  // Every wake-up was carried out once: by the rules of the store, not by luck.
  expect(said('woken').length).toBeGreaterThanOrEqual(ids.length - 1);
  const histories = await pool.query(
    `select count(*)::int as n from zayavka.event where request_id <> 'shared' group by request_id`,
  );
  expect(histories.rows).toEqual(ids.map(() => ({ n: 2 })));
  // Every message was delivered; only what the killed worker had in hand may have gone twice, under the same key.
  const sent = said('sent');
  expect([...new Set(sent)].sort()).toEqual(ids.map((id) => `${id}/registered/1`).sort());
  expect(sent.length - new Set(sent).size).toBeLessThanOrEqual(1);
  const open = await pool.query('select count(*)::int as n from zayavka.delivery where outcome is null');
  expect(open.rows).toEqual([{ n: 0 }]);
});

it.each(['alone', 'in a transaction'])('a take that is killed before its commit loses nothing: %s', async (how) => {
  const database = await server.createDatabase();
  const pool = server.pool({ database });
  await migrate(pool);
  const desk = openDesk({
    operators: [mts],
    store: postgresStore(pool),
    secret,
    now: () => new Date(noon),
    clockSkewMs: Number.POSITIVE_INFINITY,
  });
  const { id, number } = accepted(await desk.register(form(mts, 'complaint')));
  const told: string[] = [];
  const victim = start(
    (line) => {
      told.push(line);
      victim.child.kill('SIGKILL');
    },
    'employee',
    'victim',
    String(server.port),
    database,
    how,
  );
  await victim.ended;
  expect(told).toEqual([`taking ${id}`]);
  const untilFree = async (): Promise<unknown> => {
    // The server notices that the process is gone, and ends its transaction.
    const busy = `select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`;
    while ((await pool.query(busy)).rows.length > 0) await setTimeout(20);
    return desk.take({ agentId: 'ivanova' });
  };
  expect(await untilFree()).toMatchObject({ value: { request: { number, assignee: 'ivanova' } } });
  const { events } = accepted(await desk.events());
  expect(events.map(({ version, event }) => [version, event.type])).toEqual([
    [1, 'registered'],
    [2, 'assigned'],
    [3, 'accessed'],
  ]);
  expect(await desk.take({ agentId: 'petrov' })).toEqual({ ok: true, value: undefined });
});
