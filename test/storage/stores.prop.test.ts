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
      line: fc.option(fc.constantFrom('+71', '+72'), { nil: undefined }),
      active: fc.boolean(),
      operator: fc.constantFrom('mts', 'beeline'),
      commandId: fc.option(fc.integer({ min: 0, max: 20 }).map(String), { nil: undefined }),
      wakeAt: fc.option(soon, { nil: undefined }),
      messages: fc.array(soon, { maxLength: 2 }),
      supersedes: fc.array(key, { maxLength: 2 }),
      registeredAt: fc.integer({ min: 0, max: 2 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('outbox' as const), now: soon, limit, lease: limit }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wake' as const), now: soon, limit, lease: limit }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      key,
      retryAt: fc.option(soon, { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), id, active: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('find' as const),
      line: fc.constantFrom('+71', '+72'),
      operator: fc.option(fc.constantFrom('mts', 'beeline'), { nil: undefined }),
      all: fc.boolean(),
      limit,
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Does a step to a store; `versions` and `clock` are the same for both. */
async function take(store: RequestStore, todo: Step, versions: ReadonlyMap<string, number>): Promise<unknown> {
  if (todo.do === 'commit') return store.commit(changeOf(todo, versions));
  if (todo.do === 'outbox') return store.outbox(new Date(todo.now), todo.limit, todo.lease * minute);
  // Of one instant any order will do.
  if (todo.do === 'wake') return (await store.wake(new Date(todo.now), 99, todo.lease * minute)).toSorted();
  if (todo.do === 'settle') {
    const { key: of, retryAt } = todo;
    const settled = retryAt === undefined ? { outcome: 'sent' as const, at: noon } : { retryAt, attempts: 1 };
    return store.settle([{ key: of, ...settled }]);
  }
  if (todo.do === 'erase') {
    const before = opening(todo.id, { version: versions.get(todo.id) ?? 1, keys: { active: todo.active } });
    return store.erase(erasing(before, await store.history(todo.id)));
  }
  const { line, operator, all } = todo;
  const page = await store.find({
    msisdn: line,
    all,
    limit: todo.limit,
    ...(operator === undefined ? {} : { operator }),
  });
  return JSON.parse(JSON.stringify(page));
}

function changeOf(todo: Extract<Step, { do: 'commit' }>, versions: ReadonlyMap<string, number>): Change {
  const present = versions.get(todo.id);
  const { number, line, wakeAt, commandId } = todo;
  const version = (present ?? 0) + todo.off;
  const base = version < 1 ? opening(todo.id) : following(opening(todo.id, { version }));
  const { msisdn: _, ...keys } = { ...base.keys, operator: todo.operator, active: todo.active };
  return {
    ...base,
    keys: {
      ...keys,
      registeredAt: noon + todo.registeredAt,
      ...(number === undefined ? {} : { number }),
      ...(line === undefined ? {} : { msisdn: line }),
    },
    outbox: todo.messages.map((notBefore, index) =>
      sampleMessage(todo.id, base.version, { message: index === 0 ? 'one' : 'two', notBefore }),
    ),
    supersedes: todo.supersedes,
    ...(wakeAt === undefined ? {} : { wakeAt }),
    ...(commandId === undefined ? {} : { commandId }),
  };
}

it('memory and PostgreSQL answer alike, whatever is done to them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      await client.exec('truncate zayavka.request, zayavka.event, zayavka.command, zayavka.wake_up');
      await client.exec('truncate zayavka.outbox, zayavka.delivery, zayavka.series restart identity');
      const stores = [memoryStore(), postgresStore(client)] as const;
      const versions = new Map<string, number>();
      // Leases are counted from `now`, so a clock that goes back is another question.
      let clock = noon;
      for (const todo of steps) {
        if ('now' in todo) {
          clock = Math.max(clock, todo.now);
          todo.now = clock;
        }
        const [memory, postgres] = [await take(stores[0], todo, versions), await take(stores[1], todo, versions)];
        expect(postgres, JSON.stringify(todo)).toEqual(memory);
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
