/**
 * Messages that cannot be checked: they are put off with growing pauses, reported, never sent unasked, never overtaken and
 * never lost.
 */
import { describe, expect, it } from 'vitest';
import { memoryStore, type Preferences, type TelemetryEvent } from 'zayavka';
import { mts } from 'zayavka/operators';
import { form, given, moscow, type World } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

const ask = { type: 'ask', question: 'С какого устройства вы входите?' } as const;

/** Preferences that may be switched off. */
function switched(): { readonly wants: Preferences['wants']; isDown: boolean; asked: number } {
  const preferences = {
    isDown: true,
    asked: 0,
    wants: async () => {
      preferences.asked += 1;
      if (preferences.isDown) throw new Error('down');
      return true;
    },
  };
  return preferences;
}

function minutes(world: World, count: number): void {
  world.now = new Date(world.now.getTime() + count * 60_000);
}

describe('a message that cannot be checked', () => {
  it('is checked again after a minute and then after longer and longer pauses, and counts no attempt', async () => {
    const notices: TelemetryEvent[] = [];
    const preferences = switched();
    const telemetry = { onNotice: (notice: TelemetryEvent) => void notices.push(notice) };
    const world = given('2026-11-20 12:00', { preferences, telemetry });
    const { id } = await world.registered(mts, 'serviceFault');
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      await world.desk.deliver(async () => expect.unreachable());
      minutes(world, 1);
    }
    const at = notices.map((notice) => (notice.at.getTime() - moscow('2026-11-20 12:00').getTime()) / 60_000);
    expect(at).toEqual([0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]);
    expect(notices[0]).toMatchObject({ name: 'zayavka.delivery.postponed', attributes: { id, code: 'unknown' } });
    expect(await world.store.messages(id)).toMatchObject([{ attempts: 0 }]);
    preferences.isDown = false;
    minutes(world, 24 * 60);
    expect(await world.delivered()).toEqual(['registered']);
  });

  it('pauses from the morning on, if it was to wait for the morning', async () => {
    const preferences = switched();
    const world = given('2026-11-20 12:00', { preferences });
    const { number } = await world.registered(mts, 'serviceFault');
    preferences.isDown = false;
    await world.delivered();
    await world.at('2026-11-20 22:30').done(number, { type: 'start' }, ask);
    preferences.isDown = true;
    await world.at('2026-11-21 08:00').delivered();
    preferences.isDown = false;
    expect(await world.at('2026-11-21 08:01').delivered()).toEqual(['needsAnswer']);
  });

  it('does not stand in front of others', async () => {
    const store = memoryStore();
    const whole = given('2026-11-20 12:00', { store });
    const opened = await whole.desk.registerMany(Array.from({ length: 30 }, () => form(mts, 'complaint')));
    const damaged = new Set(opened.map((answer) => (answer.ok ? answer.value.id : '')));
    await whole.registered(mts, 'serviceFault');
    const world = given('2026-11-20 12:00', {
      store: {
        ...methodsOf(store),
        load: async (id) => {
          const stored = await store.load(id);
          return stored && damaged.has(id) ? { ...stored, schema: 99 } : stored;
        },
      },
    });
    expect(await world.desk.deliver(async () => undefined, { batch: 10 })).toMatchObject({ sent: 1, postponed: 30 });
    expect(await world.desk.deliver(async () => undefined, { batch: 10 })).toMatchObject({ sent: 0, postponed: 0 });
  });

  it('is not overtaken by a later one that was handed out with it', async () => {
    const preferences = switched();
    const world = given('2026-11-20 12:00', { preferences });
    const { number } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' }, ask);
    expect(await world.desk.deliver(async () => expect.unreachable())).toMatchObject({ postponed: 1 });
    preferences.isDown = false;
    expect(await world.delivered()).toEqual([]);
    expect(await world.at('2026-11-20 12:01').delivered()).toEqual(['registered', 'needsAnswer']);
  });

  it('is not overtaken by a later one that was written meanwhile', async () => {
    const preferences = switched();
    const world = given('2026-11-20 12:00', { preferences });
    const { number, id } = await world.registered(mts, 'serviceFault');
    for (const time of ['12:00', '12:01', '12:02', '12:04']) await world.at(`2026-11-20 ${time}`).delivered();
    preferences.isDown = false;
    await world.at('2026-11-20 12:05').done(number, { type: 'start' }, ask);
    expect(await world.delivered()).toEqual([]);
    expect(await world.store.messages(id)).toMatchObject([{ attempts: 0 }, { attempts: 0 }]);
    expect(await world.at('2026-11-20 12:08').delivered()).toEqual(['registered', 'needsAnswer']);
  });

  it('does not hold up one that makes it pointless', async () => {
    const preferences = switched();
    const world = given('2026-11-20 12:00', { preferences });
    const { number } = await world.registered(mts, 'serviceFault');
    await world.delivered();
    preferences.isDown = false;
    await world.done(number, { type: 'start' }, { type: 'resolve', outcome: 'satisfied', answer: 'Вход восстановлен' });
    expect(await world.delivered()).toEqual(['resolved']);
  });

  it('ends as expired when it is too late', async () => {
    const preferences = switched();
    const world = given('2026-11-20 12:00', { preferences });
    const { id, number } = await world.registered(mts, 'fixedConnection');
    const appointment = { from: new Date(world.now.getTime() + 86_400_000) };
    await world.done(number, { type: 'start' }, { type: 'schedule', appointment });
    for (let hour = 0; hour < 5 * 24; hour += 1) {
      await world.desk.deliver(async () => expect.unreachable());
      minutes(world, 60);
    }
    const scheduled = (await world.store.messages(id)).filter(({ message }) => message === 'scheduled');
    expect(scheduled).toMatchObject([{ outcome: 'expired' }]);
  });
});

describe('preferences', () => {
  it.each([undefined, null, 1, 0, 'true', '', {}])('that answer %o give no consent', async (answer) => {
    const wants = async (): Promise<boolean> => {
      const unclear: unknown = answer;
      // What a port without types may answer.
      return unclear as boolean;
    };
    const notices: TelemetryEvent[] = [];
    const telemetry = { onNotice: (notice: TelemetryEvent) => void notices.push(notice) };
    const world = given('2026-11-20 12:00', { preferences: { wants }, telemetry });
    const { id } = await world.registered(mts, 'serviceFault');
    expect(await world.desk.deliver(async () => expect.unreachable())).toMatchObject({ postponed: 1, suppressed: 0 });
    expect((await world.store.messages(id))[0]).not.toHaveProperty('outcome');
    expect(notices).toMatchObject([{ attributes: { id, code: 'desk/invalid-setup' } }]);
  });
});
