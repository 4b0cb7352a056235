/**
 * Many nodes may tick at once, late, and die at any instant: each event is written exactly once.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HistoryEntry, memoryStore, type RequestStore, type TelemetryEvent } from 'zayavka';
import { mts } from 'zayavka/operators';
import { accepted, given, type World } from '../scenario/desk.ts';
import { dyingStore, methodsOf } from './stores.ts';

const ask = { type: 'ask', question: 'С какого устройства вы входите?' } as const;
const resolve = { type: 'resolve', outcome: 'satisfied', answer: 'Вход восстановлен' } as const;

async function types(world: World, number: string): Promise<string[]> {
  return accepted(await world.desk.history(number)).map(({ event }) =>
    'clock' in event && event.clock !== undefined ? `${event.type} ${event.clock}` : event.type,
  );
}

/** Requests in many states, each with something to happen within three months. None can be extended. */
async function prepare(world: World): Promise<readonly string[]> {
  const numbers: string[] = [];
  const add = async (kind: string, ...commands: Parameters<World['done']>[1][]): Promise<void> => {
    const { number } = await world.registered(mts, kind);
    await world.done(number, ...commands);
    numbers.push(number);
  };
  await add('mistakenPayment');
  await add('mistakenPayment', { type: 'start' }, ask);
  await add('mistakenPayment', { type: 'start' }, resolve);
  await add('claim', { type: 'start' });
  await add('claim', { type: 'start' }, resolve, { type: 'reopen', reason: 'Не согласен' });
  await add('newConnection', { type: 'start' }, ask);
  await add('newConnection', { type: 'start' }, { type: 'fulfil', answer: 'Готово' });
  await add('numberPorting');
  await add('simReplacement', { type: 'reject', reason: 'Номер не обслуживается' });
  return numbers;
}

async function story(world: World, numbers: readonly string[]): Promise<readonly (readonly HistoryEntry[])[]> {
  return Promise.all(numbers.map(async (number) => accepted(await world.desk.history(number))));
}

async function reference(): Promise<readonly (readonly HistoryEntry[])[]> {
  const world = given('2026-11-20 12:00');
  const numbers = await prepare(world);
  await world.until('2027-01-31 12:00');
  return story(world, numbers);
}

describe('tick', () => {
  it('writes the same history, however late it comes and however large its batches are', async () => {
    const expected = await reference();
    expect(expected.flat().length).toBeGreaterThan(35);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 72 * 24 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 20 }),
        async (hours, batch) => {
          const world = given('2026-11-20 12:00');
          const numbers = await prepare(world);
          const start = world.now.getTime();
          for (const hour of [...hours].sort((one, other) => one - other)) {
            world.now = new Date(start + hour * 3_600_000);
            await world.desk.tick({ batch });
          }
          world.at('2027-01-31 12:00');
          await world.desk.tick({ batch });
          expect(await story(world, numbers)).toEqual(expected);
        },
      ),
      { seed: 6, numRuns: 25 },
    );
  });

  it('writes each event once when sixteen nodes tick at the same time', async () => {
    const expected = await reference();
    const world = given('2026-11-20 12:00');
    const numbers = await prepare(world);
    // As if every lease had run out meanwhile.
    const leaseless = {
      ...slow(world.store),
      wake: (now: Date, { limit }: { limit: number }) => world.store.wake(now, { limit, leaseMs: 0 }),
    };
    const nodes = Array.from({ length: 16 }, () => given('2027-01-31 12:00', { store: leaseless }).desk);
    await Promise.all(nodes.map((node) => node.tick({ batch: 2 })));
    await world.at('2027-01-31 12:00').desk.tick();
    expect(await story(world, numbers)).toEqual(expected);
  });

  it.each([
    { batch: 0 },
    { batch: Number.POSITIVE_INFINITY },
    { batch: 10_001 },
    { leaseMs: Number.MAX_SAFE_INTEGER },
    { batches: 0 },
    { leaseMs: 0 },
    { leaseMs: Number.POSITIVE_INFINITY },
  ])('refuses %o', async (options) => {
    const { desk } = given('2026-11-20 12:00');
    await expect(desk.tick(options)).rejects.toEqual(expect.objectContaining({ code: 'desk/invalid-setup' }));
    const more = expect.objectContaining({ code: 'desk/invalid-setup' });
    if ('batch' in options) await expect(desk.deliver(async () => 'sent', options)).rejects.toEqual(more);
    expect((await desk.tick({ batches: Number.POSITIVE_INFINITY })).handled).toBe(0);
  });

  it.each(['before', 'after'] as const)(
    'may be killed %s any call of the store, and another one finishes its work',
    async (when) => {
      const expected = await reference();
      for (let call = 1; ; call += 1) {
        const world = given('2026-11-20 12:00');
        const numbers = await prepare(world);
        const store = dyingStore(world.store, call, when);
        const dying = given('2027-01-31 12:00', { store });
        // A fault of one request is noted and the others go on; a fault of the whole store ends the tick.
        await dying.desk.tick({ batch: 3 }).catch(() => undefined);
        if (!store.hasDied) break;
        await world.at('2027-01-31 12:01').desk.tick();
        expect(await story(world, numbers)).toEqual(expected);
        const keys = (await Promise.all(numbers.map((_, index) => world.store.messages(idOf(expected, index))))).flat();
        expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
      }
    },
  );

  it('reports its progress batch by batch and stops on abort', async () => {
    const world = given('2026-11-20 12:00');
    for (let count = 0; count < 10; count += 1) await world.registered(mts, 'mistakenPayment');
    const stop = new AbortController();
    const seen: number[] = [];
    const report = await world.at('2026-11-24 22:00').desk.tick({
      batch: 3,
      signal: stop.signal,
      onProgress: ({ handled }) => {
        seen.push(handled);
        if (handled >= 6) stop.abort();
      },
    });
    expect(seen).toEqual([3, 6]);
    expect(report).toMatchObject({ handled: 6, events: { warned: 6 }, failed: 0 });
    const rest = await world.at('2026-11-24 22:01').desk.tick();
    expect(rest).toMatchObject({ handled: 4, events: { warned: 4 } });
  });

  it('ends after the allowed batches', async () => {
    const world = given('2026-11-20 12:00');
    for (let count = 0; count < 10; count += 1) await world.registered(mts, 'mistakenPayment');
    const report = await world.at('2026-11-24 22:00').desk.tick({ batch: 2, batches: 3 });
    expect(report.handled).toBe(6);
  });

  it('goes on after a request that cannot be read, and reports it', async () => {
    const notices: TelemetryEvent[] = [];
    const store = memoryStore();
    const world = given('2026-11-20 12:00', { store, telemetry: { onNotice: (notice) => notices.push(notice) } });
    const ids = [];
    for (let count = 0; count < 5; count += 1) ids.push((await world.registered(mts, 'mistakenPayment')).id);
    const damaged = damagedAt(store, ids[2] ?? '');
    const other = given('2026-11-24 22:00', {
      store: damaged,
      telemetry: { onNotice: (notice) => notices.push(notice) },
    });
    const report = await other.desk.tick();
    expect(report).toMatchObject({ handled: 4, failed: 1, events: { warned: 4 } });
    expect(notices).toEqual([
      { name: 'zayavka.wake.failed', at: other.now, attributes: { id: ids[2], code: 'desk/unknown-operator' } },
    ]);
    // Once it is mended it is not too late.
    expect(await world.at('2026-11-24 22:01').desk.tick()).toMatchObject({ handled: 1, events: { warned: 1 } });
  });

  it('reports a request that has a wake-up and does not exist', async () => {
    const notices: unknown[] = [];
    const world = given('2026-11-20 12:00', {
      store: { ...methodsOf(memoryStore()), wake: async () => [{ id: 'gone', token: '1' }] },
      telemetry: { onNotice: ({ attributes }) => notices.push(attributes) },
    });
    expect(await world.desk.tick()).toMatchObject({ handled: 0, failed: 1 });
    expect(notices).toEqual([{ id: 'gone', code: 'store/damaged-row' }]);
  });

  it('keeps no more keys than the present deadlines need', async () => {
    const world = given('2026-11-20 12:00');
    const { number, id } = await world.registered(mts, 'mistakenPayment');
    await world.done(number, { type: 'start' });
    for (let round = 0; round < 30; round += 1) {
      await world.done(number, ask);
      world.now = new Date(world.now.getTime() + 8 * 86_400_000);
      await world.desk.tick();
      await world.done(number, { type: 'reply', text: 'Отвечаю' });
    }
    const stored = await world.store.load(id);
    expect(stored?.firedCrossings.length).toBeLessThanOrEqual(4);
    expect((await types(world, number)).filter((type) => type === 'warned waiting').length).toBeGreaterThan(15);
  });

  it('an access or a note does not change clocks', async () => {
    const world = given('2026-11-20 12:00');
    const { number, id } = await world.registered(mts, 'mistakenPayment');
    await world.done(number, { type: 'start' });
    const before = (await world.store.load(id))?.clocks;
    for (let count = 0; count < 20; count += 1) {
      await world.done(number, { type: 'note', text: 'Звонил' });
      await world.desk.agent({ agentId: 'petrov', number });
    }
    expect((await world.store.load(id))?.clocks).toEqual(before);
  });
});

function idOf(histories: readonly (readonly HistoryEntry[])[], index: number): string {
  const first = histories[index]?.[0]?.event;
  return first?.type === 'registered' ? first.id : '';
}

/** Each call takes a turn of the event loop, so that nodes really meet. */
function slow(store: RequestStore): RequestStore {
  return {
    ...methodsOf(store),
    load: async (id) => {
      await new Promise(setImmediate);
      return store.load(id);
    },
  };
}

function damagedAt(store: RequestStore, id: string): RequestStore {
  return {
    ...methodsOf(store),
    load: async (wanted) => {
      const stored = await store.load(wanted);
      if (stored === undefined || wanted !== id) return stored;
      return { ...stored, request: { ...stored.request, operator: 'nobody' } };
    },
  };
}
