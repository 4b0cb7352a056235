/**
 * Delivery that is stopped, slow, killed or done by many at once: nothing is lost, and doubles have the same key.
 */
import { describe, expect, it } from 'vitest';
import { memoryStore, type OutboxRecord, type Send } from 'zayavka';
import { mts } from 'zayavka/operators';
import { form, given } from '../scenario/desk.ts';
import { dyingStore, methodsOf } from './stores.ts';

const ask = { type: 'ask', question: 'С какого устройства вы входите?' } as const;

describe('deliver', () => {
  it('releases what it has not begun on abort, and counts no attempt', async () => {
    const world = given('2026-11-20 12:00');
    for (let count = 0; count < 5; count += 1) await world.registered(mts, 'complaint');
    const stop = new AbortController();
    const report = await world.desk.deliver(
      async (_, { signal }) => {
        stop.abort();
        signal?.throwIfAborted();
      },
      { signal: stop.signal, concurrency: 1 },
    );
    expect(report).toMatchObject({ sent: 0, failed: 0, retried: 0 });
    expect(await world.delivered()).toHaveLength(5);
    expect(world.sent.every(({ attempts }) => attempts === 1)).toBe(true);
    const before = await world.desk.deliver(async () => undefined, { signal: AbortSignal.abort() });
    expect(before.sent).toBe(0);
  });

  it('starts nothing more when the store fails, and rejects only when all is ended', async () => {
    const settle = () => Promise.reject(new Error('the disk is full'));
    const world = given('2026-11-20 12:00', { store: { ...methodsOf(memoryStore()), settle } });
    await world.desk.registerMany(Array.from({ length: 20 }, () => form(mts, 'complaint')));
    let begun = 0;
    const send: Send = async () => {
      begun += 1;
    };
    await expect(world.desk.deliver(send, { concurrency: 2, leaseMs: 1_000 })).rejects.toThrow('the disk is full');
    const begunThen = begun;
    await new Promise((resolve) => setImmediate(resolve));
    expect([begunThen, begun]).toEqual([2, 2]);
  });

  it.each([0, -1, Number.NaN, 1.5, Number.POSITIVE_INFINITY])('refuses a lease of %s milliseconds', async (leaseMs) => {
    const { desk } = given('2026-11-20 12:00');
    const fault = expect.objectContaining({ code: 'desk/invalid-setup' });
    await expect(desk.deliver(async () => undefined, { leaseMs })).rejects.toEqual(fault);
  });

  it.each(['before', 'after'] as const)(
    'killed %s any call of the store, loses nothing and repeats only with the same key',
    async (when) => {
      for (let call = 1; ; call += 1) {
        const sent = await deliveredDespiteDeath(call, when);
        if (sent === undefined) break;
        const texts = new Map(sent.map(({ key, text }) => [key, text]));
        expect(texts.size).toBe(4);
        expect(sent.every(({ key, text }) => texts.get(key) === text)).toBe(true);
        const asked = sent.find(({ message }) => message === 'needsAnswer')?.requestId;
        const ofFirst = sent.filter(({ requestId }) => requestId === asked).map(({ message }) => message);
        expect(ofFirst.indexOf('registered')).toBeLessThan(ofFirst.indexOf('needsAnswer'));
      }
    },
  );

  it('many nodes send each message once', async () => {
    const store = memoryStore();
    const world = given('2026-11-20 12:00', { store });
    await world.desk.registerMany(Array.from({ length: 200 }, () => form(mts, 'complaint')));
    const keys: string[] = [];
    const nodes = Array.from({ length: 8 }, () => given('2026-11-20 12:00', { store: methodsOf(store) }).desk);
    await Promise.all(
      nodes.map((node) =>
        node.deliver(
          async ({ key }) => {
            await new Promise(setImmediate);
            keys.push(key);
          },
          { batch: 7 },
        ),
      ),
    );
    expect(keys).toHaveLength(200);
    expect(new Set(keys).size).toBe(200);
  });
});

/** Four messages of three requests, delivered by a node that dies and by one that goes on; `undefined` if none died. */
async function deliveredDespiteDeath(
  call: number,
  when: 'before' | 'after',
): Promise<readonly OutboxRecord[] | undefined> {
  const world = given('2026-11-20 12:00');
  const { number } = await world.registered(mts, 'complaint');
  await world.desk.registerMany([form(mts, 'complaint'), form(mts, 'complaint')]);
  await world.done(number, { type: 'start' }, ask);
  const store = dyingStore(world.store, call, when);
  const sent: OutboxRecord[] = [];
  const send: Send = async (message) => void sent.push(message);
  const dying = given('2026-11-20 12:00', { store }).desk;
  // A short lease: a process whose store is gone goes on for half of it.
  await dying.deliver(send, { batch: 2, concurrency: 1, leaseMs: 1_000 }).catch(() => undefined);
  if (!store.hasDied) return undefined;
  await world.at('2026-11-20 12:30').desk.deliver(send);
  await world.at('2026-11-20 13:00').desk.deliver(send);
  return sent;
}
