/**
 * A worker whose clock is wrong does nothing: no lease, no expiry, no erasure.
 */
import { describe, expect, it } from 'vitest';
import { type Desk, memoryStore, openDesk, type RequestStore } from 'zayavka';
import { mts } from 'zayavka/operators';
import { accepted, form, given, moscow, secret } from '../scenario/desk.ts';
import { methodsOf, watchedStore } from './stores.ts';

const skewed = expect.objectContaining({ code: 'desk/clock-skew' });

/** A store that has a clock of its own. */
function clocked(now: () => Date): RequestStore & { readonly time: () => Promise<Date> } {
  return Object.assign(memoryStore({ now }), { time: async () => now() });
}

describe('a desk whose clock is wrong', () => {
  it.each([
    ['a year ahead', '2027-11-20 12:00'],
    ['four days ahead', '2026-11-24 12:00'],
    ['five years ahead', '2031-11-20 12:00'],
    ['six minutes ahead', '2026-11-20 12:06'],
    ['six minutes behind', '2026-11-20 11:54'],
    ['a year behind', '2025-11-20 12:00'],
  ])('by %s leases nothing, lets nothing expire and erases nobody', async (_, wrong) => {
    const store = clocked(() => moscow('2026-11-20 12:00'));
    const right = given('2026-11-20 12:00', { store });
    const { id, number } = await right.registered(mts, 'serviceFault');
    const called: string[] = [];
    const watched = watchedStore(store, { before: (name) => void called.push(name) });
    const node = given(wrong, { store: Object.assign(watched, { time: () => store.time() }) });
    await expect(node.desk.tick()).rejects.toEqual(skewed);
    await expect(node.desk.deliver(async () => expect.unreachable())).rejects.toEqual(skewed);
    await expect(node.desk.recalculate()).rejects.toEqual(skewed);
    await expect(node.desk.recalculate({ dryRun: true })).rejects.toEqual(skewed);
    // Whether the numbers still fit is asked once, at the first call of a desk.
    expect(called.filter((name) => name !== 'agree' && name !== 'lease')).toEqual([]);
    expect(await store.messages(id)).toMatchObject([{ attempts: 0 }]);
    expect(await right.delivered()).toEqual(['registered']);
    expect(await right.events(number)).toEqual(['registered']);
  });

  it('stops in the middle of its work when its clock jumps', async () => {
    const store = clocked(() => moscow('2026-11-20 12:00'));
    const world = given('2026-11-20 12:00', { store });
    for (let count = 0; count < 3; count += 1) await world.registered(mts, 'serviceFault');
    const send = async (): Promise<void> => void world.at('2026-11-24 12:00');
    await expect(world.desk.deliver(send, { batch: 1 })).rejects.toEqual(skewed);
    expect(await world.at('2026-11-20 12:00').delivered()).toHaveLength(2);
  });

  it.each(['2026-11-20 12:05', '2026-11-20 11:55'])('works while it is right to five minutes: %s', async (at) => {
    const store = clocked(() => moscow('2026-11-20 12:00'));
    await given('2026-11-20 11:00', { store }).registered(mts, 'serviceFault');
    const world = given(at, { store });
    expect(await world.desk.tick()).toMatchObject({ handled: 0 });
    expect(await world.delivered()).toEqual(['registered']);
  });

  it('moves nothing more once its clock has jumped', async () => {
    const store = clocked(() => moscow('2026-11-20 12:00'));
    const world = given('2026-11-20 12:00', { store });
    const numbers: string[] = [];
    for (let count = 0; count < 3; count += 1) numbers.push((await world.registered(mts, 'serviceFault')).number);
    const onProgress = (): void => void world.at('2027-11-20 12:00');
    await expect(world.desk.recalculate({ batch: 1, onProgress })).rejects.toEqual(skewed);
    world.at('2026-11-20 12:00');
    for (const number of numbers) expect(await world.events(number)).toEqual(['registered']);
  });

  it('that jumps while the store tells its time loses no message', async () => {
    let offset = 0;
    const clock = (): Date => new Date(moscow('2026-11-20 12:00').getTime() + offset);
    const store = memoryStore({ now: () => moscow('2026-11-20 12:00') });
    const time = async (): Promise<Date> => {
      offset = 400 * 86_400_000;
      return moscow('2026-11-20 12:00');
    };
    const desk: Desk = openDesk({ operators: [mts], store: { ...methodsOf(store), time }, secret, now: clock });
    const { id } = accepted(await desk.register(form(mts, 'serviceFault')));
    await desk.deliver(async () => undefined).catch(() => undefined);
    expect((await store.messages(id)).map(({ outcome }) => outcome)).not.toContain('expired');
  });

  it('that jumps between the lease and the commit lets nothing happen early', async () => {
    let offset = 0;
    const real = (): Date => new Date(moscow('2026-11-20 12:00').getTime());
    const clock = (): Date => new Date(real().getTime() + offset);
    const inner = memoryStore();
    const methods = methodsOf(inner);
    const load: typeof inner.load = async (id) => {
      const stored = await inner.load(id);
      offset = 400 * 86_400_000;
      return stored;
    };
    const desk: Desk = openDesk({ operators: [mts], store: { ...methods, load }, secret, now: clock });
    const { number } = accepted(await desk.register(form(mts, 'serviceFault')));
    offset = 4.5 * 86_400_000;
    await desk.tick({ batches: 1, batch: 1 });
    offset = 4.5 * 86_400_000;
    const events = accepted(await desk.history(number ?? '')).map(({ event }) => event.type);
    expect(events).toContain('warned');
    expect(events).not.toContain('breached');
  });

  it('is allowed more, or anything, where the set-up says so', async () => {
    const store = clocked(() => moscow('2026-11-20 12:00'));
    await given('2026-11-20 12:00', { store }).registered(mts, 'mistakenPayment');
    const hour = given('2026-11-20 13:00', { store, clockSkewMs: 3_600_000 });
    expect(await hour.desk.tick()).toMatchObject({ handled: 0 });
    await expect(hour.at('2026-11-20 13:01').desk.tick()).rejects.toEqual(skewed);
    const simulated = given('2026-11-24 22:00', { store, clockSkewMs: Number.POSITIVE_INFINITY });
    expect(await simulated.desk.tick()).toMatchObject({ handled: 1 });
  });

  it('is not compared where the store tells no time', async () => {
    const world = given('2026-11-20 12:00', { store: memoryStore() });
    await world.registered(mts, 'mistakenPayment');
    expect(await world.at('2026-11-24 22:00').desk.tick()).toMatchObject({ handled: 1 });
  });

  it('is not blamed for a store that answers late', async () => {
    const store = memoryStore();
    const world = given('2026-11-20 12:00', {
      store: {
        ...methodsOf(store),
        time: async () => {
          const asked = world.now;
          world.at('2026-11-20 12:30');
          return asked;
        },
      },
    });
    expect(await world.desk.tick()).toMatchObject({ handled: 0 });
  });

  it.each([undefined, 'now', Number.NaN, new Date(Number.NaN)])('cannot be checked by %s', async (time) => {
    const answer: unknown = time;
    // What a store without types may answer.
    const store = { ...methodsOf(memoryStore()), time: async () => answer as Date };
    await expect(given('2026-11-20 12:00', { store }).desk.tick()).rejects.toEqual(
      expect.objectContaining({ code: 'store/broken-promise' }),
    );
  });

  it.each([0, -1, Number.NaN, 1.5])('cannot be opened with a skew of %s', (clockSkewMs) => {
    expect(() => given('2026-11-20 12:00', { clockSkewMs })).toThrow('openDesk: clockSkewMs');
  });
});
