/**
 * A port that hangs: each wait has a limit, and what hangs holds nothing else up.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Desk, type DeskSetup, groupCommit, memoryStore, openDesk, type RequestStore } from 'zayavka';
import { mts } from 'zayavka/operators';
import { KeyedQueue } from '#src/desk/context/keyed-queue.ts';
import { withinTime } from '#src/desk/ports/time-limit.ts';
import { accepted, form, moscow, secret, subscriber } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = new Promise<never>(() => undefined);
const hangs = (): Promise<never> => never;
const now = () => moscow('2026-11-20 12:00');

function deskOn(store: RequestStore, setup: Partial<DeskSetup> = {}): Desk {
  return openDesk({ operators: [mts], store, secret, now, ...setup });
}

async function registered(store: RequestStore): Promise<string> {
  return accepted(await deskOn(store).register(form(mts, 'serviceFault'))).number ?? '';
}

/** What a call ends with when time passes. */
async function outcome(call: Promise<unknown>, ms = 30_000): Promise<unknown> {
  const settled = Promise.allSettled([call]);
  await vi.advanceTimersByTimeAsync(ms);
  const [end] = await settled;
  return end.status === 'fulfilled' ? end.value : end.reason;
}

/** A store whose first call of `method` hangs. */
function hangingOnce(store: RequestStore, method: 'find' | 'commit' | 'agree'): RequestStore {
  let hasHung = false;
  const methods = methodsOf(store);
  const call = (...given: readonly unknown[]): unknown => {
    if (hasHung) return Reflect.apply(methods[method], store, given);
    hasHung = true;
    return never;
  };
  return { ...methods, [method]: call };
}

const unavailable = (call: string) => ({
  code: 'store/unavailable',
  message: `${call}: expected an answer within 30000 ms, found none`,
});

describe('a store that hangs', () => {
  it.each(['find', 'commit', 'lease', 'agree'] as const)('in %s: registering ends with a fault', async (method) => {
    const desk = deskOn({ ...methodsOf(memoryStore()), [method]: hangs });
    expect(await outcome(desk.register(form(mts, 'serviceFault')), 60_000)).toMatchObject({
      code: 'store/unavailable',
    });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends every call of the desk with a fault', async () => {
    const inner = memoryStore();
    const number = await registered(inner);
    const caller = subscriber.msisdn;
    const calls: readonly (readonly [string, keyof RequestStore, (desk: Desk) => Promise<unknown>])[] = [
      ['store.find', 'find', (desk) => desk.execute(number, { type: 'start' })],
      ['store.commit', 'commit', (desk) => desk.execute(number, { type: 'start' })],
      ['store.find', 'find', (desk) => desk.status({ caller, channel: 'hotline' })],
      ['store.find', 'find', (desk) => desk.allowed(number)],
      ['store.history', 'history', (desk) => desk.history(number)],
      ['store.messages', 'messages', (desk) => desk.agent({ number, agentId: 'a' })],
      ['store.history', 'history', (desk) => desk.erase({ number })],
      ['store.erase', 'erase', (desk) => desk.erase({ msisdn: caller })],
      ['store.messages', 'messages', (desk) => desk.export(caller)],
      ['store.wake', 'wake', (desk) => desk.tick()],
      ['store.outbox', 'outbox', (desk) => desk.deliver(async () => undefined)],
    ];
    for (const [name, method, call] of calls) {
      const desk = deskOn({ ...methodsOf(inner), [method]: hangs });
      expect(await outcome(call(desk))).toMatchObject(unavailable(name));
      const within = deskOn(inner).within({ ...methodsOf(inner), [method]: hangs });
      expect(await outcome(call(within))).toMatchObject(unavailable(name));
    }
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits as long as the set-up says, and without a limit for Infinity', async () => {
    const store = { ...methodsOf(memoryStore()), find: hangs };
    let isOver = false;
    const call = deskOn(store, { timeoutMs: 50 })
      .allowed('4829301753')
      .catch(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(49);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await call;
    expect(isOver).toBe(true);
    deskOn(store, { timeoutMs: Number.POSITIVE_INFINITY }).allowed('4829301753');
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
    for (const timeoutMs of [0, -1, Number.NaN, 1.5, '30']) {
      expect(() => deskOn(store, { timeoutMs: timeoutMs as number })).toThrow(
        'openDesk: timeoutMs: expected a whole number',
      );
    }
  });

  it.each(['find', 'commit'] as const)('once in %s: later calls of the same number go on', async (method) => {
    const inner = memoryStore();
    const number = await registered(inner);
    const desk = deskOn(hangingOnce(inner, method));
    const [hung, later, last] = [
      desk.execute(number, { type: 'start' }),
      desk.execute(number, { type: 'start' }),
      desk.execute(number, { type: 'note', text: 'позвонить' }),
    ].map((call) => outcome(call, 0));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await hung).toMatchObject(unavailable(`store.${method}`));
    expect(await later).toMatchObject({ ok: true });
    expect(await last).toMatchObject({ ok: true });
  });

  it.each(['execute', 'status'] as const)(
    'always: many callers of one line wait no longer than one (%s)',
    async (name) => {
      const inner = memoryStore();
      const number = await registered(inner);
      const desk = deskOn({ ...methodsOf(inner), find: hangs });
      const call = (): Promise<unknown> =>
        name === 'status'
          ? desk.status({ caller: subscriber.msisdn, channel: 'hotline' })
          : desk.execute(number, { type: 'start' });
      const ends = Array.from({ length: 20 }, () => outcome(call(), 0));
      await vi.advanceTimersByTimeAsync(30_000);
      expect(await Promise.all(ends)).toMatchObject(Array(20).fill({ code: 'store/unavailable' }));
      await vi.advanceTimersByTimeAsync(30_000);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it('once in commit: a later call of the same number has half of its time left', async () => {
    const inner = memoryStore();
    const number = await registered(inner);
    const desk = deskOn(hangingOnce(inner, 'commit'));
    const hung = outcome(desk.execute(number, { type: 'start' }), 0);
    const later = outcome(desk.execute(number, { type: 'start' }), 0);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await later).toMatchObject({ ok: true });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await hung).toMatchObject(unavailable('store.commit'));
  });

  it('once in find: later calls of the same line go on', async () => {
    const desk = deskOn(hangingOnce(memoryStore(), 'find'));
    const query = { caller: subscriber.msisdn, channel: 'hotline' } as const;
    const [hung, later, last] = [desk.status(query), desk.status(query), desk.status(query)].map((call) =>
      outcome(call, 0),
    );
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await hung).toMatchObject(unavailable('store.find'));
    expect(await later).toEqual({ ok: true, value: { requests: [], cursor: undefined } });
    expect(await last).toEqual(await later);
  });

  it('once in lease: of those who waited for the numbers only the first fails', async () => {
    const inner = memoryStore();
    let leases = 0;
    const lease: RequestStore['lease'] = (series, count) => {
      if (series === 'mts/inquiry') leases += 1;
      return series === 'mts/inquiry' && leases === 1 ? never : inner.lease(series, count);
    };
    const desk = deskOn({ ...methodsOf(inner), lease }, { showSimilar: false });
    const calls = Array.from({ length: 5 }, () => outcome(desk.register(form(mts, 'serviceFault')), 0));
    await vi.advanceTimersByTimeAsync(30_000);
    const [hung, ...others] = await Promise.all(calls);
    expect(hung).toMatchObject(unavailable('store.lease'));
    expect(others).toMatchObject(Array(4).fill({ ok: true }));
    expect(leases).toBe(2);
  });

  it('always in lease: who waits for the lease of another waits no longer than alone', async () => {
    const inner = memoryStore();
    const lease: RequestStore['lease'] = (series, count) =>
      series === 'mts/inquiry' ? never : inner.lease(series, count);
    const desk = deskOn({ ...methodsOf(inner), lease }, { showSimilar: false });
    const first = outcome(desk.register(form(mts, 'serviceFault')), 0);
    await vi.advanceTimersByTimeAsync(20_000);
    const later = Array.from({ length: 10 }, () => outcome(desk.register(form(mts, 'serviceFault')), 0));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await first).toMatchObject(unavailable('store.lease'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await Promise.all(later)).toMatchObject(Array(10).fill(unavailable('store.lease')));
  });

  it('once in agree: the next call asks again', async () => {
    const desk = deskOn(hangingOnce(memoryStore(), 'agree'));
    expect(await outcome(desk.allowed('4829301753'))).toMatchObject({ code: 'store/unavailable' });
    expect(await outcome(desk.allowed('4829301753'))).toMatchObject({ refusal: { code: 'request/unknown' } });
  });
});

describe('another port that hangs', () => {
  const query = { caller: subscriber.msisdn, channel: 'messenger' } as const;

  it.each([
    ['attempts.allowed', { attempts: { allowed: hangs, failed: hangs } }],
    ['proof.ask', { proof: { ask: hangs, check: hangs } }],
  ] as const)('%s ends the call with a fault', async (name, ports) => {
    const desk = deskOn(memoryStore(), { proof: { ask: async () => undefined, check: async () => true }, ...ports });
    expect(await outcome(desk.status(query))).toMatchObject(unavailable(name));
  });
});

describe('KeyedQueue', () => {
  it('answers every caller after its own time, and goes on after half of it', async () => {
    const queue = new KeyedQueue(100);
    const [begun, ended]: [number[], number[]] = [[], []];
    for (const index of [1, 2, 3, 4, 5]) {
      const call = queue.run('a', () => {
        begun.push(index);
        return never;
      });
      call.catch(({ code }) => ended.push(code === 'store/unavailable' ? index : 0));
    }
    await vi.advanceTimersByTimeAsync(49);
    expect(begun).toEqual([1]);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun).toEqual([1, 2]);
    await vi.advanceTimersByTimeAsync(49);
    expect(ended).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    // One that begins at once leaves a millisecond to the port, whose fault says more.
    expect(ended).toEqual([2, 3, 4, 5]);
    await vi.advanceTimersByTimeAsync(1);
    expect(ended).toEqual([2, 3, 4, 5, 1]);
    await vi.advanceTimersByTimeAsync(1_000);
    // What nobody waits for any more is not begun.
    expect(begun).toEqual([1, 2]);
    expect(await queue.run('a', async () => 'works again')).toBe('works again');
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('withinTime', () => {
  it('gives what the work gives, and clears its timer', async () => {
    expect(await withinTime('work', 10, async () => 7)).toBe(7);
    await expect(withinTime('work', 10, () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    const thrown = withinTime('work', 10, () => {
      throw new Error('at once');
    });
    await expect(thrown).rejects.toThrow('at once');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('takes a limit that setTimeout cannot hold as none', async () => {
    const work = withinTime('work', 2 ** 40, async () => 7);
    expect(vi.getTimerCount()).toBe(0);
    expect(await work).toBe(7);
  });

  it('keeps the process alive while a call waits, so that the fault reaches its caller', async () => {
    vi.useRealTimers();
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const call = withinTime('work', 20, hangs);
    expect(timers.mock.results.map(({ value }) => value.hasRef())).toEqual([true]);
    timers.mockRestore();
    await expect(call).rejects.toMatchObject({ code: 'store/unavailable' });
  });
});

describe('groupCommit', () => {
  it('goes on when two commits hang', async () => {
    const inner = memoryStore();
    let hung = 0;
    const commitAll: Required<RequestStore>['commitAll'] = (changes) => {
      hung += 1;
      return hung <= 2 ? never : inner.commitAll(changes);
    };
    const store = groupCommit({ ...methodsOf(inner), commitAll }, { most: 1 });
    const desk = deskOn(store, { showSimilar: false });
    const calls = Array.from({ length: 6 }, () => outcome(desk.register(form(mts, 'serviceFault')), 0));
    await vi.advanceTimersByTimeAsync(10_000);
    const ends = await Promise.all(calls);
    expect(ends.slice(0, 2)).toMatchObject(Array(2).fill({ code: 'store/unavailable' }));
    expect(ends.slice(2)).toMatchObject(Array(4).fill({ ok: true }));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('refuses a limit with which nothing would happen', () => {
    expect(() => groupCommit(memoryStore(), { timeoutMs: 0 })).toThrow('groupCommit: timeoutMs');
  });
});
