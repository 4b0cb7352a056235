/**
 * What all measurements of storage share: a durable PostgreSQL of its own on the loopback, registrations to write, and
 * rates taken in turns, so that a machine that is busy for a while is busy for everybody.
 */
import type { Change, RequestStore } from '../../src/desk/ports/store.ts';
import { memoryStore, openDesk } from '../../src/index.ts';
import { mts } from '../../src/operators/index.ts';
import { migrate } from '../../src/storage/postgres/index.ts';
import { type Server, startServer } from '../../test/storage/server.ts';
import { median, significant } from '../measure.ts';

export const secret = '000102030405060708090a0b0c0d0e0f';
export const now = (): Date => new Date('2026-11-20T09:00:00Z');

/** How long one measurement of one round runs: many short rounds, because disks pause now and then for longer than a commit takes. */
export const milliseconds = Number(process.env['BENCH_MS'] ?? 500);
export const rounds = Number(process.env['BENCH_ROUNDS'] ?? 11);

export async function ground(): Promise<Server> {
  return startServer([
    '-c',
    'shared_buffers=1GB',
    '-c',
    'max_wal_size=8GB',
    '-c',
    'checkpoint_timeout=30min',
    '-c',
    'max_connections=400',
  ]);
}

export async function emptyPool(server: Server, connections: number): Promise<ReturnType<Server['pool']>> {
  const database = await server.createDatabase();
  await migrate(server.pool({ database, max: 1 }));
  const pool = server.pool({ database, max: connections });
  await Promise.all(Array.from({ length: connections }, () => pool.query('select pg_sleep(0.05)')));
  return pool;
}

/** What `desk.register` commits for as many forms, taken down without a database. */
export async function registrations(count: number): Promise<readonly Change[]> {
  const changes: Change[] = [];
  const memory = memoryStore();
  const store: RequestStore = Object.create(memory, {
    commit: {
      value: async (change: Change) => {
        changes.push(change);
        return 'committed';
      },
    },
    find: { value: async () => ({ found: [] }) },
    lease: { value: (series: string, size: number) => memory.lease(series, size) },
  });
  const desk = openDesk({ operators: [mts], store, secret, now });
  for (let index = 0; index < count; index += 1) await desk.register(form(index));
  return changes;
}

/** As warm as a process is that has taken in requests for a minute: on one connection no round would get it there. */
export async function warm(): Promise<void> {
  const desk = openDesk({ operators: [mts], store: memoryStore(), secret, now, showSimilar: false });
  for (let index = 0; index < 20_000; index += 1) await desk.register(form(index));
}

let tag = 0;
export function form(index: number) {
  tag += 1;
  return {
    operator: 'mts',
    kind: 'serviceFault',
    channel: 'hotline',
    subscriber: { msisdn: `+7916${String(1_000_000 + (index % 9_000_000))}` },
    text: 'Не могу войти в личный кабинет: пишет, что пароль неверный, хотя я его только что сменил',
    commandId: `command-${process.pid}-${tag}`,
  } as const;
}

/** The same change for another request: nothing of the same length is changed but what has to be unique. */
export function renamed(change: Change, index: number): Change {
  const id = `${change.id}/${index}`;
  const [entry] = change.history;
  const commandId = `${change.commandId}/${index}`;
  return {
    ...change,
    id,
    commandId,
    stored: { ...change.stored, request: { ...change.stored.request, id } },
    keys: { ...change.keys, number: `${change.keys.number}${index}` },
    history: entry === undefined ? [] : [{ ...entry, commandId }],
    outbox: change.outbox.map((record) => ({ ...record, key: `${id}/${record.message}/1`, requestId: id })),
  };
}

/** 1, 2, 3, … */
export function counter(): () => number {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
}

export interface Way {
  readonly name: string;
  readonly run: () => Promise<unknown>;
  /** What one run counts as. */
  readonly worth?: number;
  /** How many run it at once, where that is its own matter. */
  readonly callers?: number;
  /** Before and after each round: what is made ready must burden nobody else's memory. */
  readonly prepare?: () => void;
  readonly release?: () => void;
}

/** A way that takes ready made things one after another; makes more when they run out, which its rate then pays for. */
export function supplied<Thing>(
  name: string,
  make: () => Thing,
  run: (thing: Thing) => Promise<unknown>,
  { count = 6_000, worth = 1, ...rest }: { readonly count?: number } & Pick<Way, 'worth' | 'callers'> = {},
): Way {
  let ready: Thing[] = [];
  return {
    name,
    worth,
    ...rest,
    prepare: () => {
      ready = Array.from({ length: count }, make);
    },
    release: () => {
      ready = [];
    },
    run: () => run(ready.pop() ?? make()),
  };
}

/** What one round, or the median of all, says of a way. */
export interface Figures {
  readonly perSecond: number;
  /** Milliseconds that one run takes. */
  readonly p50: number;
  readonly p99: number;
}

/** The figures of each way, round by round. */
export type Measured = ReadonlyMap<string, readonly Figures[]>;

/** Runs the ways in turns with so many callers at once. The first round is for the compiler and for the caches of the server. */
export async function inTurns(title: string, callers: number, ways: readonly Way[]): Promise<Measured> {
  const measured = new Map<string, Figures[]>(ways.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const way of ways) {
      way.prepare?.();
      const figures = await rate(way, way.callers ?? callers);
      way.release?.();
      if (round >= 0) measured.get(way.name)?.push(figures);
    }
  }
  console.log(`\n${title}, ${callers} at once`);
  for (const [name, figures] of measured) {
    const of = (wanted: keyof Figures): string => significant(median(figures.map((round) => round[wanted])));
    console.log(
      `  ${name.padEnd(52)} ${`${of('perSecond')}/s`.padStart(12)}   p50 ${of('p50')} ms, p99 ${of('p99')} ms`,
    );
  }
  return measured;
}

async function rate(way: Way, callers: number): Promise<Figures> {
  const latencies: number[] = [];
  const start = performance.now();
  const end = start + milliseconds;
  const caller = async (): Promise<void> => {
    for (let begin = performance.now(); begin < end; ) {
      await way.run();
      const finished = performance.now();
      latencies.push(finished - begin);
      begin = finished;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const perSecond = (latencies.length * (way.worth ?? 1) * 1_000) / (performance.now() - start);
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
  return { perSecond, p50: at(0.5), p99: at(0.99) };
}

/** The median of what the rounds say, each of which ran both: a shared machine is now twice as fast as at other times. */
export function ratio(measured: Measured, name: string, to: string, of: keyof Figures = 'perSecond'): number {
  const others = measured.get(to) ?? [];
  return median((measured.get(name) ?? []).map((round, index) => round[of] / (others[index]?.[of] ?? Number.NaN)));
}
