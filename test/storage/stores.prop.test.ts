/**
 * Two different stores and one random list of steps: both answer the same.
 */
import { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Change, RequestStore } from '#src/desk/ports/store.ts';
import { memoryStore } from '#src/storage/memory/memory-store.ts';
import { migrate, postgresStore } from '#src/storage/postgres/index.ts';
import { erasing, following, minute, noon, opening, sampleMessage } from '#src/testing/sample.ts';
import { emptyTables } from './empty-tables.ts';
import { passLeases } from './pass-leases.ts';

let client: PGlite;
beforeAll(async () => {
  client = await PGlite.create();
  await migrate(client);
});
afterAll(() => client.close());

const ids = ['a', 'b', 'c', 'd'];
const id = fc.constantFrom(...ids);
const soon = fc.integer({ min: 0, max: 12 }).map((minutes) => noon + minutes * minute);
const limit = fc.integer({ min: 1, max: 5 });
const operator = fc.constantFrom('mts', 'beeline');
const kind = fc.constantFrom('serviceFault', 'tariffChange');
/** Any of two, one, none, or no filter. */
const some = (values: readonly [string, string]) => fc.option(fc.subarray([...values]), { nil: undefined, freq: 2 });
const asked = {
  limit,
  leaseMs: limit.map((minutes) => minutes * minute),
  operators: some(['mts', 'beeline']),
  kinds: some(['serviceFault', 'tariffChange']),
};
const preliminary = fc.record({
  calendar: fc.constantFrom('russia', 'office'),
  knownTo: fc.constantFrom('2025-12-31', '2026-12-31', '2027-12-31'),
});
const status = fc.constantFrom('registered', 'onHold');
const person = fc.option(fc.constantFrom('ivanova', 'petrov'), { nil: undefined });
const dueAt = fc.option(soon, { nil: undefined });
const audience = fc.constantFrom('law', 'subscriber', 'internal', undefined);
const externalNumber = fc.constantFrom('HD7', 'HD8', undefined);
/** Whose lease it is: the first one of the row, the latest one, or nobody asks. */
const by = fc.constantFrom('nobody', 'first', 'latest');
const key = fc
  .tuple(id, fc.integer({ min: 1, max: 6 }), fc.constantFrom('one', 'two'))
  .map(([of, version, name]) => `${of}/${name}/${version}`);

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('commit' as const),
      id,
      /** Behind, at or ahead of the present version. */
      off: fc.constantFrom(0, 0, 0, 0, -1, 1),
      number: fc.option(fc.constantFrom('1', '2', '3'), { nil: undefined }),
      lines: fc.subarray(['tel:+71', 'tel:+72', 'mailto:a@b.ru']),
      active: fc.boolean(),
      open: fc.boolean(),
      operator,
      kind,
      staff: fc.record({ status, assignee: person, team: person, dueAt, audience, externalNumber }),
      preliminary: fc.option(preliminary, { nil: undefined }),
      by,
      commandId: fc.option(fc.integer({ min: 0, max: 20 }).map(String), { nil: undefined }),
      wakeAt: fc.option(soon, { nil: undefined }),
      messages: fc.array(soon, { maxLength: 2 }),
      supersedes: fc.array(key, { maxLength: 2 }),
      registeredAt: fc.integer({ min: 0, max: 2 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('outbox' as const), now: soon, ...asked }) },
  // Of one instant any order will do, so all are taken.
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wake' as const), now: soon, ...asked, limit: fc.constant(99) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('events' as const), limit }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('agree' as const), value: fc.constantFrom('one', 'two') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('list' as const),
      operator: fc.option(operator, { nil: undefined }),
      kind: fc.option(kind, { nil: undefined }),
      preliminary: fc.option(preliminary, { nil: undefined }),
      status: fc.option(status, { nil: undefined }),
      statuses: fc.option(fc.uniqueArray(status), { nil: undefined }),
      assignee: fc.option(fc.constantFrom('ivanova', null), { nil: undefined }),
      team: person,
      dueFrom: dueAt,
      dueBefore: dueAt,
      isRunning: fc.constantFrom(undefined, true as const),
      order: fc.constantFrom('deadline', 'registered', undefined),
      limit,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      key,
      by,
      attempts: fc.integer({ min: 0, max: 1 }),
      retryAt: fc.option(soon, { nil: undefined }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('external' as const),
      search: fc.record({
        externalNumber: fc.constantFrom('HD7', 'HD8'),
        operator: fc.option(operator, { nil: undefined }),
        identities: fc.option(fc.subarray(['tel:+71', 'tel:+72']), { nil: undefined }),
      }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), id, active: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('find' as const),
      line: fc.constantFrom('tel:+71', 'tel:+72', 'mailto:a@b.ru'),
      operator: fc.option(fc.constantFrom('mts', 'beeline'), { nil: undefined }),
      all: fc.boolean(),
      limit,
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

interface Subject {
  readonly store: RequestStore;
  readonly pass: (ms: number) => Promise<void>;
  /** The leases of each wake-up and message, oldest first. */
  readonly leases: Map<string, string[]>;
  /** How far the feed was read. */
  cursor: string | undefined;
}

/** The next page of the feed: places differ, so the cursor is remembered and left out. */
async function eventsOf(subject: Subject, limit: number): Promise<unknown> {
  const page = await subject.store.events(subject.cursor, limit);
  subject.cursor = page.cursor;
  return JSON.parse(JSON.stringify(page.events));
}

/** Does a step to a store; `versions` are the same for both. Tokens differ, so they are remembered and left out. */
async function take(subject: Subject, todo: Step, versions: ReadonlyMap<string, number>): Promise<unknown> {
  const { store, pass, leases } = subject;
  const tokenOf = (of: string, whose: (typeof todo & { do: 'settle' })['by']): string | undefined =>
    whose === 'nobody' ? undefined : leases.get(of)?.at(whose === 'first' ? 0 : -1);
  const remember = (of: string, token: string): void => {
    leases.set(of, [...(leases.get(of) ?? []), token]);
  };
  if (todo.do === 'commit') return store.commit(changeOf(todo, versions, tokenOf(todo.id, todo.by)));
  if (todo.do === 'pass') return pass(todo.minutes * minute);
  if (todo.do === 'events') return eventsOf(subject, todo.limit);
  if (todo.do === 'agree') return store.agree('name', todo.value);
  if (todo.do === 'list') {
    const { do: _, ...query } = todo;
    const pages: unknown[] = [];
    for (let cursor: string | undefined, page = 0; page === 0 || cursor !== undefined; page += 1) {
      const next = await store.list({ ...present(query), ...present({ cursor }) });
      pages.push(JSON.parse(JSON.stringify(next)));
      ({ cursor } = next);
    }
    return pages;
  }
  if (todo.do === 'external') return JSON.parse(JSON.stringify(await store.find(present(todo.search))));
  if (todo.do === 'outbox') {
    const messages = await store.outbox(new Date(todo.now), present(todo));
    for (const { key: of, token } of messages) remember(of, token);
    return messages.map(({ token: _, ...record }) => record);
  }
  if (todo.do === 'wake') {
    const wakeUps = await store.wake(new Date(todo.now), present(todo));
    for (const { id: of, token } of wakeUps) remember(of, token);
    return wakeUps.map(({ id: of }) => of).toSorted();
  }
  if (todo.do === 'settle') {
    const { key: of, retryAt, attempts } = todo;
    const settled = retryAt === undefined ? { outcome: 'sent' as const, at: noon } : { retryAt, attempts };
    return store.settle([{ key: of, ...present({ token: tokenOf(of, todo.by) }), ...settled }]);
  }
  if (todo.do === 'erase') {
    const before = opening(todo.id, { version: versions.get(todo.id) ?? 1, keys: { active: todo.active } });
    return store.erase(erasing(before, await store.history(todo.id)));
  }
  const { line, ...rest } = todo;
  return JSON.parse(JSON.stringify(await store.find({ identity: line, ...present(rest) })));
}

type Present<Fields> = { [Name in keyof Fields]: Exclude<Fields[Name], undefined> };

/** Without the fields that are undefined. */
function present<Fields extends object>(fields: Fields): Present<Fields> {
  // What is undefined is left out, so what is there has the rest of its type.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>;
}

function changeOf(
  todo: Extract<Step, { do: 'commit' }>,
  versions: ReadonlyMap<string, number>,
  leaseToken: string | undefined,
): Change {
  const { number, lines, wakeAt, commandId } = todo;
  const version = (versions.get(todo.id) ?? 0) + todo.off;
  const base = version < 1 ? opening(todo.id) : following(opening(todo.id, { version }));
  const keys = {
    ...base.keys,
    operator: todo.operator,
    kind: todo.kind,
    active: todo.active,
    open: todo.open,
  };
  return {
    ...base,
    keys: {
      ...keys,
      ...present(todo.staff),
      registeredAt: noon + todo.registeredAt,
      ...(number === undefined ? {} : { number }),
      ...present({ preliminary: todo.preliminary }),
      identities: lines,
    },
    outbox: todo.messages.map((notBefore, index) =>
      sampleMessage(todo.id, base.version, {
        message: index === 0 ? 'one' : 'two',
        operator: todo.operator,
        kind: todo.kind,
        notBefore,
      }),
    ),
    supersedes: todo.supersedes,
    ...(wakeAt === undefined ? {} : { wakeAt }),
    ...(commandId === undefined ? {} : { commandId }),
    ...present({ leaseToken }),
  };
}

it('memory and PostgreSQL answer alike, whatever is done to them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      await emptyTables(client);
      // Real time passes in both, and more of it when a step says so.
      let passed = 0;
      const memory = memoryStore({ now: () => new Date(Date.now() + passed) });
      const stores = [memory, postgresStore(client)] as const;
      const passes = [
        async (ms: number) => {
          passed += ms;
        },
        (ms: number) => passLeases(client, ms),
      ] as const;
      const [one, other] = [0, 1].map((index) => ({
        store: stores[index] ?? memory,
        pass: passes[index] ?? passes[0],
        leases: new Map<string, string[]>(),
        cursor: undefined,
      })) as [Subject, Subject];
      const versions = new Map<string, number>();
      for (const todo of steps) {
        const [expected, found] = [await take(one, todo, versions), await take(other, todo, versions)];
        expect(found, JSON.stringify(todo)).toEqual(expected);
        for (const of of ids) {
          const stored = await stores[0].load(of);
          if (stored !== undefined) versions.set(of, stored.request.version);
        }
      }
      for (const of of ids) {
        const seen = await Promise.all(
          stores.map(async (store) => [await store.load(of), await store.history(of), await store.messages(of)]),
        );
        expect(JSON.parse(JSON.stringify(seen[1]))).toEqual(JSON.parse(JSON.stringify(seen[0])));
      }
    }),
    { seed: 20_261_120, numRuns: 120 },
  );
});
