/**
 * Messages about which nothing can be written, and messages whose rows are damaged: they are put off with growing pauses and
 * reported, they stand in front of nobody, and none is lost or sent again and again.
 */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type DeliverOptions,
  type DeliverReport,
  type LeasedMessage,
  memoryStore,
  type RequestStore,
  type TelemetryEvent,
} from 'zayavka';
import { mts } from 'zayavka/operators';
import { form, given, type World } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const ask = { type: 'ask', question: 'С какого устройства вы входите?' } as const;
const growing = [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

interface Trial {
  readonly world: World;
  /** Ids of the requests whose messages are bad; all are good in the beginning. */
  readonly bad: Set<string>;
  /** Minutes since the beginning at which each bad message was reported. */
  readonly reports: number[];
  /** Ids of the requests whose messages the gateway got. */
  readonly sent: string[];
  deliver(options?: DeliverOptions, answer?: 'retry' | 'sent'): Promise<DeliverReport>;
}

function trial(storeOf: (store: RequestStore, isBad: (key: string) => boolean) => RequestStore): Trial {
  const bad = new Set<string>();
  const [reports, sent]: [number[], string[]] = [[], []];
  const isBad = (key: string): boolean => [...bad].some((id) => key.startsWith(`${id}/`));
  const telemetry = {
    onNotice: ({ name, at }: TelemetryEvent) => {
      if (name === 'zayavka.delivery.postponed') reports.push((at.getTime() - start) / 60_000);
    },
  };
  const world = given('2026-11-20 12:00', { store: storeOf(memoryStore(), isBad), telemetry });
  const start = world.now.getTime();
  const deliver: Trial['deliver'] = async (options, answer) => {
    const call = world.desk.deliver(async ({ key }) => {
      sent.push(key.slice(0, key.lastIndexOf('/', key.lastIndexOf('/') - 1)));
      return answer;
    }, options);
    // A settlement is written again after pauses.
    const [report] = await Promise.all([call, vi.advanceTimersByTimeAsync(28_000)]);
    return report;
  };
  return { world, bad, reports, sent, deliver };
}

function minutes({ world }: Trial, count: number): void {
  world.now = new Date(world.now.getTime() + count * 60_000);
}

/** The settlement of a bad message always fails. */
const unsettled = (store: RequestStore, isBad: (key: string) => boolean): RequestStore => ({
  ...methodsOf(store),
  settle: async (settlements) => {
    if (settlements.some(({ key }) => isBad(key))) throw new Error('a constraint of the table');
    return store.settle(settlements);
  },
});

/** The row of a bad message is damaged by `damage`. */
const damagedRows =
  (damage: (message: LeasedMessage) => object) =>
  (store: RequestStore, isBad: (key: string) => boolean): RequestStore => ({
    ...methodsOf(store),
    outbox: async (now, options) => {
      const messages = await store.outbox(now, options);
      // What a row holds that was changed by hand.
      return messages.map((message) => (isBad(message.key) ? (damage(message) as LeasedMessage) : message));
    },
    messages: async (id) => {
      const messages = await store.messages(id);
      return messages.map((message) =>
        isBad(message.key) ? { ...message, ...damage({ token: '', ...message }) } : message,
      );
    },
  });

const damages: readonly (readonly [string, (message: LeasedMessage) => object])[] = [
  ['no time', ({ createdAt: _, ...message }) => message],
  ['NaN', (message) => ({ ...message, createdAt: Number.NaN })],
  ['a text', (message) => ({ ...message, createdAt: 'noon' })],
  ['a time in the far future', (message) => ({ ...message, createdAt: 9e15, text: 7 })],
  ['quiet hours that are none', (message) => ({ ...message, quietUntil: 'morning', text: 7 })],
  ['only a key', ({ key, token }) => ({ key, token })],
];

describe.each<readonly [string, Parameters<typeof trial>[0]]>([
  ['a message whose settlement always fails', unsettled],
  ...damages.map(([name, damage]) => [`a damaged row: ${name}`, damagedRows(damage)] as const),
])('%s', (_name, storeOf) => {
  it('is put off with growing pauses, reported, and not lost', async () => {
    const one = trial(storeOf);
    const { id } = await one.world.registered(mts, 'serviceFault');
    one.bad.add(id);
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      await one.deliver();
      minutes(one, 1);
    }
    expect(one.reports).toEqual(growing);
    expect(one.sent.length).toBeLessThanOrEqual(1);
    one.bad.clear();
    minutes(one, 24 * 60);
    await one.deliver();
    expect(await one.world.store.messages(id)).toMatchObject([{ outcome: 'sent', attempts: expect.any(Number) }]);
    expect(one.sent).toEqual([id]);
  });

  it.each([1, 30])('stands in front of nobody, not even %i of them', async (count) => {
    const one = trial(storeOf);
    const ids = async (): Promise<readonly string[]> => {
      const opened = await one.world.desk.registerMany(Array.from({ length: count }, () => form(mts, 'complaint')));
      return opened.map((answer) => (answer.ok ? answer.value.id : ''));
    };
    for (const id of await ids()) one.bad.add(id);
    const healthy = await ids();
    const report = await one.deliver({ batch: 10 });
    expect(report).toMatchObject({ sent: count, postponed: count });
    for (const id of healthy) expect(one.sent).toContain(id);
    // And again when all of them come back, some in front of the healthy.
    for (let round = 0; round < 5; round += 1) {
      minutes(one, 1);
      const more = await ids();
      await one.deliver({ batch: 10 });
      for (const id of more) expect(one.sent).toContain(id);
    }
    expect(one.sent.length).toBeLessThanOrEqual(count * 7);
  });
});

describe('a message whose settlement always fails', () => {
  it('is not overtaken by a later one of its request, and goes no second time', async () => {
    const one = trial(unsettled);
    const { id, number } = await one.world.registered(mts, 'serviceFault');
    await one.world.done(number, { type: 'start' }, ask);
    one.bad.add(id);
    for (let minute = 0; minute < 60; minute += 1) {
      await one.deliver();
      minutes(one, 1);
    }
    expect(one.sent).toEqual([id]);
    one.bad.clear();
    minutes(one, 24 * 60);
    await one.deliver();
    await one.deliver();
    expect(await one.world.store.messages(id)).toMatchObject([{ outcome: 'sent' }, { outcome: 'sent' }]);
    expect(one.sent).toEqual([id, id]);
  });

  it('does not stop one that has perhaps ended its worker', async () => {
    const one = trial(unsettled);
    const [suspect, bad] = [
      await one.world.registered(mts, 'serviceFault'),
      await one.world.registered(mts, 'complaint'),
    ];
    const { id } = await one.world.registered(mts, 'billingDispute');
    one.bad.add(bad.id);
    // A worker ended while it had the first one.
    await one.world.store.outbox(one.world.now, { limit: 1, leaseMs: 1_000 });
    minutes(one, 1);
    await one.deliver();
    expect(one.sent).toEqual([suspect.id, id]);
  });

  it('keeps its attempts while it was put off', async () => {
    const one = trial(unsettled);
    const { id } = await one.world.registered(mts, 'serviceFault');
    one.bad.add(id);
    for (let minute = 0; minute < 30; minute += 1) {
      await one.deliver({}, 'retry');
      minutes(one, 1);
    }
    one.bad.clear();
    minutes(one, 24 * 60);
    expect(await one.deliver()).toMatchObject({ sent: 1, failed: 0 });
    expect(await one.world.store.messages(id)).toMatchObject([{ outcome: 'sent' }]);
  });

  it('is told from a store that fails for all: then nothing more is sent', async () => {
    const one = trial((store) => ({
      ...methodsOf(store),
      settle: async () => {
        throw new Error('no connection');
      },
    }));
    for (let count = 0; count < 30; count += 1) await one.world.registered(mts, 'serviceFault');
    const [end] = await Promise.allSettled([one.deliver({ concurrency: 1 })]);
    expect(end).toMatchObject({ status: 'rejected', reason: { message: 'no connection' } });
    expect(one.sent).toHaveLength(1);
  });

  it('never keeps a healthy one back, whichever are bad', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 12 }),
        async (pattern, batch) => {
          const one = trial(unsettled);
          const healthy: string[] = [];
          for (const isBad of pattern) {
            const { id } = await one.world.registered(mts, 'serviceFault');
            if (isBad) one.bad.add(id);
            else healthy.push(id);
          }
          await one.deliver({ batch });
          for (const id of healthy) expect(one.sent).toContain(id);
          expect(new Set(one.sent).size).toBe(one.sent.length);
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe('a damaged row', () => {
  it('holds up no later message of its request', async () => {
    const one = trial(damagedRows((message) => (message.message === 'registered' ? { ...message, text: 7 } : message)));
    const { id, number } = await one.world.registered(mts, 'serviceFault');
    one.bad.add(id);
    await one.world.done(number, { type: 'start' }, ask);
    expect(await one.deliver()).toMatchObject({ sent: 1, postponed: 1 });
  });
});

describe('a clock that jumps while the gateway has a message', () => {
  it.each([
    ['a year ahead', 1],
    ['a year back', -1],
  ])('%s: what became of it is dated within its lease', async (_name, sign) => {
    for (const answer of ['sent', 'retry'] as const) {
      const one = trial((store) => store);
      const { id } = await one.world.registered(mts, 'serviceFault');
      const at = one.world.now.getTime();
      await one.world.desk.deliver(async () => {
        one.world.now = new Date(at + sign * 365 * 86_400_000);
        return answer;
      });
      const [{ settledAt, notBefore } = { notBefore: 0 }] = await one.world.store.messages(id);
      const written = answer === 'sent' ? (settledAt ?? 0) : notBefore;
      expect(written).toBeGreaterThanOrEqual(at);
      expect(written).toBeLessThan(at + 5 * 60_000);
    }
  });
});
