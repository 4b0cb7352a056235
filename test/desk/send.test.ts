/**
 * What a gateway may do: answer something, nothing, too late, or end its worker; and a store that fails right after it.
 */
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { memoryStore, type OutboxRecord, type RequestStore, type Send, type TelemetryEvent } from 'zayavka';
import { mts } from 'zayavka/operators';
import { form, given, type World } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

/** A world that keeps its notices. */
function told(at: string, setup: Parameters<typeof given>[1] = {}): { world: World; notices: TelemetryEvent[] } {
  const notices: TelemetryEvent[] = [];
  return { notices, world: given(at, { ...setup, telemetry: { onNotice: (notice) => void notices.push(notice) } }) };
}

/** A store that may be switched off. */
function fragile(store: RequestStore): { readonly store: RequestStore; isDown: boolean } {
  const state = { isDown: false, store };
  const alive = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (state.isDown) throw new Error('the process was killed');
    return work();
  };
  state.store = {
    ...methodsOf(store),
    load: (id) => alive(() => store.load(id)),
    settle: (settlements) => alive(() => store.settle(settlements)),
    outbox: (now, options) => alive(() => store.outbox(now, options)),
  };
  return state;
}

describe('the answer of a gateway', () => {
  it.each([undefined, 'sent'] as const)('%s: the message is sent', async (answer) => {
    const { world, notices } = told('2026-11-20 12:00');
    const { id } = await world.registered(mts, 'serviceFault');
    expect(await world.desk.deliver(async () => answer)).toMatchObject({ sent: 1, failed: 0, retried: 0 });
    expect(await world.store.messages(id)).toMatchObject([{ outcome: 'sent', attempts: 1 }]);
    expect(notices).toEqual([]);
  });

  it.each([
    ["'retry'", async () => 'retry' as const],
    ['a rejection', () => Promise.reject(new Error('timed out'))],
    [
      'an exception',
      () => {
        throw new Error('no connection');
      },
    ],
  ])('%s: the message is tried again after the first delay, not at once', async (_, send) => {
    const { world, notices } = told('2026-11-20 12:00', { random: () => 0 });
    const { id } = await world.registered(mts, 'serviceFault');
    expect(await world.desk.deliver(send)).toMatchObject({ sent: 0, failed: 0, retried: 1 });
    expect(notices).toMatchObject([{ name: 'zayavka.delivery.retry', attributes: { attempts: 1 } }]);
    const [message] = await world.store.messages(id);
    expect(message).toMatchObject({ attempts: 1, notBefore: world.now.getTime() + 30_000 });
    expect(await world.delivered()).toEqual([]);
    expect(await world.at('2026-11-20 12:01').delivered()).toEqual(['registered']);
    expect(world.sent).toMatchObject([{ attempts: 2 }]);
  });

  it("'failed': the message ends, and that is reported", async () => {
    const { world, notices } = told('2026-11-20 12:00');
    const { id } = await world.registered(mts, 'serviceFault');
    expect(await world.desk.deliver(async () => 'failed')).toMatchObject({ failed: 1, retried: 0 });
    expect(await world.store.messages(id)).toMatchObject([{ outcome: 'failed' }]);
    const attributes = { message: 'registered', channel: 'sms', id, reason: 'refused' };
    expect(notices).toEqual([{ name: 'zayavka.delivery.failed', at: world.now, attributes }]);
  });

  it.each([null, false, true, 0, 200, 'SENT', 'ok', '', [], {}, { status: 500 }, new Response(null, { status: 500 })])(
    '%o says neither yes nor no: the message ends as failed, is reported and not sent again',
    async (answer) => {
      const { world, notices } = told('2026-11-20 12:00');
      const { id } = await world.registered(mts, 'serviceFault');
      // What a caller without types may do.
      const send = (async () => answer) as unknown as Send;
      expect(await world.desk.deliver(send)).toMatchObject({ sent: 0, failed: 1, retried: 0 });
      expect(await world.store.messages(id)).toMatchObject([{ outcome: 'failed' }]);
      expect(notices).toMatchObject([
        { name: 'zayavka.delivery.failed', attributes: { id, reason: 'unknown-answer' } },
      ]);
      expect(await world.at('2026-11-20 13:00').delivered()).toEqual([]);
    },
  );

  it('goes to the gateway without the token of the lease', async () => {
    const world = given('2026-11-20 12:00');
    await world.registered(mts, 'serviceFault');
    await world.delivered();
    expect(world.sent[0]).not.toHaveProperty('token');
    expect(world.sent[0]).toMatchObject({ attempts: 1, kind: 'serviceFault' });
  });
});

describe('a message that ends its worker', () => {
  it('is handed out as often as attempts are allowed, and ends as failed', async () => {
    const store = memoryStore();
    const { id } = await given('2026-11-20 12:00', { store }).registered(mts, 'serviceFault');
    const notices: TelemetryEvent[] = [];
    let begun = 0;
    for (let minute = 0; minute < 50; minute += 1) {
      const host = fragile(store);
      const telemetry = { onNotice: (notice: TelemetryEvent) => void notices.push(notice) };
      const world = given(`2026-11-20 12:${String(minute).padStart(2, '0')}`, { store: host.store, telemetry });
      const kill: Send = async () => {
        begun += 1;
        host.isDown = true;
        throw new Error('out of memory');
      };
      await world.desk.deliver(kill).catch(() => undefined);
    }
    expect(begun).toBe(10);
    expect(await store.messages(id)).toMatchObject([{ outcome: 'failed' }]);
    expect(notices.at(-1)).toMatchObject({ name: 'zayavka.delivery.failed', attributes: { id, reason: 'attempts' } });
  });

  it.each([1, 8])('does not take along the others that wait: %i lanes', async (concurrency) => {
    const store = memoryStore();
    const forms = Array.from({ length: 60 }, () => form(mts, 'complaint'));
    const opened = await given('2026-11-20 12:00', { store }).desk.registerMany(forms);
    const ids = opened.map((answer) => (answer.ok ? answer.value.id : ''));
    const poison = ids[25];
    for (let minute = 0; minute < 16; minute += 1) {
      const host = fragile(store);
      const world = given(`2026-11-20 12:${String(minute).padStart(2, '0')}`, { store: host.store });
      const send: Send = async ({ requestId }) => {
        if (requestId !== poison) return;
        host.isDown = true;
        throw new Error('out of memory');
      };
      await world.desk.deliver(send, { concurrency, leaseMs: 1_000 }).catch(() => undefined);
    }
    const messages = (await Promise.all(ids.map((id) => store.messages(id)))).flat();
    expect(messages.map(({ outcome }) => outcome)).toEqual(ids.map((id) => (id === poison ? 'failed' : 'sent')));
  });
});

describe('a settlement that fails', () => {
  it.each([1, 2, 3])('%i times is repeated, so that the message is sent once', async (failures) => {
    const store = memoryStore();
    let left = failures;
    const world = given('2026-11-20 12:00', {
      store: {
        ...methodsOf(store),
        settle: async (settlements) => {
          left -= 1;
          if (left >= 0) throw new Error('connection terminated');
          return store.settle(settlements);
        },
      },
    });
    const { id } = await world.registered(mts, 'serviceFault');
    expect(await world.delivered()).toEqual(['registered']);
    expect(await store.messages(id)).toMatchObject([{ outcome: 'sent' }]);
    expect(await world.at('2026-11-20 12:30').delivered()).toEqual([]);
  });

  it('for a while is repeated, and nothing goes twice', async () => {
    vi.useFakeTimers();
    try {
      const store = memoryStore();
      let isAway = false;
      const settle: typeof store.settle = async (settlements) => {
        if (isAway) throw new Error('failover');
        return store.settle(settlements);
      };
      const world = given('2026-11-20 12:00', { store: { ...methodsOf(store), settle } });
      await world.desk.registerMany(Array.from({ length: 3 }, () => form(mts, 'complaint')));
      const comeBack = (): void => {
        isAway = false;
      };
      const send = async (): Promise<void> => {
        if (!isAway) globalThis.setTimeout(comeBack, 1_900);
        isAway = true;
      };
      const call = world.desk.deliver(send, { leaseMs: 5_000 });
      const [report] = await Promise.all([call, vi.advanceTimersByTimeAsync(5_000)]);
      expect(report).toMatchObject({ sent: 3 });
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each(['until the lease is over', 'until an abort'])(
    '%s is kept, and written first by this process',
    async (end) => {
      const store = memoryStore();
      let isAway = true;
      const settle: typeof store.settle = async (settlements) => {
        if (isAway) throw new Error('failover');
        return store.settle(settlements);
      };
      const world = given('2026-11-20 12:00', { store: { ...methodsOf(store), settle } });
      const { id } = await world.registered(mts, 'serviceFault');
      const stop = new AbortController();
      let handed = 0;
      const send: Send = async () => {
        handed += 1;
        if (end === 'until an abort') globalThis.setTimeout(() => stop.abort(), 10);
      };
      const leaseMs = end === 'until an abort' ? 600_000 : 1_000;
      await expect(world.desk.deliver(send, { leaseMs, signal: stop.signal })).rejects.toThrow('failover');
      isAway = false;
      world.now = new Date(world.now.getTime() + leaseMs);
      expect(await world.desk.deliver(send)).toMatchObject({ sent: 1 });
      expect(handed).toBe(1);
      expect(await store.messages(id)).toMatchObject([{ outcome: 'sent' }]);
    },
  );

  it('although it was written is repeated without harm', async () => {
    const store = memoryStore();
    let calls = 0;
    const world = given('2026-11-20 12:00', {
      store: {
        ...methodsOf(store),
        settle: async (settlements) => {
          calls += 1;
          await store.settle(settlements);
          if (calls === 1) throw new Error('connection terminated');
        },
      },
    });
    const { id } = await world.registered(mts, 'serviceFault');
    expect(await world.delivered()).toEqual(['registered']);
    expect(calls).toBe(2);
    expect(await store.messages(id)).toMatchObject([{ outcome: 'sent', attempts: 1 }]);
  });

  it('is not repeated when the lease is over', async () => {
    const store = memoryStore();
    let calls = 0;
    const world: World = given('2026-11-20 12:00', {
      store: {
        ...methodsOf(store),
        settle: async () => {
          calls += 1;
          world.at('2026-11-20 12:02');
          throw new Error('connection terminated');
        },
      },
    });
    await world.registered(mts, 'serviceFault');
    await expect(world.delivered()).rejects.toThrow('connection terminated');
    expect(calls).toBe(1);
  });
});

describe('a gateway that takes its time', () => {
  it('blocks one lane and no other when it never answers, until the lease ends', async () => {
    const store = memoryStore();
    const world = given('2026-11-20 12:00', { store });
    const opened = await world.desk.registerMany(Array.from({ length: 10 }, () => form(mts, 'complaint')));
    const sent: string[] = [];
    let release = (): void => {};
    const others = new Promise<void>((resolve) => {
      release = resolve;
    });
    const send: Send = async ({ key }) => {
      sent.push(key);
      // The first one is answered only when all the others have been sent, in batches that were leased meanwhile.
      if (sent.length === 1) await others;
      if (sent.length === 10) release();
    };
    expect(await world.desk.deliver(send, { batch: 2, concurrency: 2 })).toMatchObject({ sent: 10 });
    expect(opened).toHaveLength(10);
  });

  it('is waited for until the lease ends; then the message is tried again later', async () => {
    const { world, notices } = told('2026-11-20 12:00');
    const { id } = await world.registered(mts, 'serviceFault');
    await world.registered(mts, 'complaint');
    const report = await world.desk.deliver(
      ({ requestId }) => (requestId === id ? new Promise(() => undefined) : Promise.resolve()),
      { leaseMs: 30, concurrency: 1 },
    );
    expect(report).toMatchObject({ sent: 1, retried: 1 });
    expect(notices).toMatchObject([{ name: 'zayavka.delivery.retry' }]);
    expect(await world.store.messages(id)).toMatchObject([{ attempts: 1 }]);
    expect(await world.delivered()).toEqual([]);
    expect(await world.at('2026-11-20 12:01').delivered()).toEqual(['registered']);
  });

  it('gets no message while another worker sends it: what cannot begin early enough is given back', async () => {
    const store = memoryStore();
    const world = given('2026-11-20 12:00', { store });
    const other = given('2026-11-20 12:00', { store });
    await world.desk.registerMany(Array.from({ length: 6 }, () => form(mts, 'complaint')));
    const sent: OutboxRecord[] = [];
    await world.desk.deliver(
      async (message) => {
        sent.push(message);
        // The gateway takes forty seconds for each, and another worker looks after every one.
        world.now = new Date(world.now.getTime() + 40_000);
        other.now = world.now;
        await other.desk.deliver(async (stolen) => void sent.push(stolen));
      },
      { concurrency: 1, leaseMs: 60_000, batch: 4 },
    );
    expect(sent.map(({ key }) => key)).toHaveLength(6);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(6);
    expect(sent.every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it('gets every message in the end, and none counts an attempt that did not take place', async () => {
    const world = given('2026-11-20 12:00');
    await world.desk.registerMany(Array.from({ length: 30 }, () => form(mts, 'complaint')));
    const sent: OutboxRecord[] = [];
    const send: Send = async (message) => {
      sent.push(message);
      world.now = new Date(world.now.getTime() + 5_000);
    };
    expect(await world.desk.deliver(send, { concurrency: 1 })).toMatchObject({ sent: 30 });
    expect(sent.every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it('ends when the clock is set back, and loses nothing', async () => {
    const world = given('2026-11-20 12:00');
    await world.desk.registerMany(Array.from({ length: 4 }, () => form(mts, 'complaint')));
    const sent: string[] = [];
    await world.desk.deliver(
      async ({ key }) => {
        sent.push(key);
        world.at('2026-11-20 11:00');
      },
      { concurrency: 1 },
    );
    await world.at('2026-11-20 12:05').desk.deliver(async ({ key }) => void sent.push(key));
    expect(new Set(sent).size).toBe(4);
    expect(sent).toHaveLength(4);
  });
});

describe('a lease', () => {
  it('is half over by a timer too: a clock that is set back gives a message no more time', async () => {
    const leaseMs = 1_000;
    const memory = memoryStore();
    let leases = 0;
    const outbox: RequestStore['outbox'] = (now, options) => {
      leases += 1;
      return memory.outbox(now, options);
    };
    // The clock stands still.
    const world = given('2026-11-20 12:00', { store: { ...methodsOf(memory), outbox } });
    await world.desk.registerMany(Array.from({ length: 3 }, () => form(mts, 'complaint')));
    const asked: number[] = [];
    await world.desk.deliver(
      async () => {
        asked.push(leases);
        await setTimeout(leaseMs / 2 + 5);
      },
      { concurrency: 1, leaseMs },
    );
    // The second lease had two messages, and the later one was asked for again.
    expect(asked).toHaveLength(3);
    expect(new Set(asked).size).toBe(3);
  });
});

describe('a source of chance', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 2, 'half', undefined, 1n])(
    'that gives %s delays a message like 1',
    async (share) => {
      const wrong: unknown = share;
      // What a set-up without types may answer.
      const world = given('2026-11-20 12:00', { random: () => wrong as number });
      const { id } = await world.registered(mts, 'serviceFault');
      await world.desk.deliver(async () => 'retry');
      expect(await world.store.messages(id)).toMatchObject([{ notBefore: world.now.getTime() + 60_000 }]);
    },
  );

  it('that throws does not stop the delivery', async () => {
    const world = given('2026-11-20 12:00', {
      random: () => {
        throw new Error('no entropy');
      },
    });
    await world.registered(mts, 'serviceFault');
    expect(await world.desk.deliver(async () => 'retry')).toMatchObject({ retried: 1 });
    expect(await world.at('2026-11-20 12:01').delivered()).toEqual(['registered']);
  });
});
