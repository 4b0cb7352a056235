import { describe, expect, it } from 'vitest';
import { numberAllocator } from '#src/desk/context/number-allocator.ts';
import { type NumberSeries, numberSeries } from '#src/number/series.ts';

const secret = '000102030405060708090a0b0c0d0e0f';
const series = numberSeries({ name: 'mts/inquiry', digits: 10, secret });
const small = numberSeries({ name: 'small', digits: 8, secret });

interface Call {
  readonly series: string;
  readonly count: number;
}

/** A store that counts, with a clock that the test moves. */
function ground(first = 0n) {
  const calls: Call[] = [];
  const next = new Map<string, bigint>();
  let milliseconds = 0;
  return {
    calls,
    now: () => new Date(milliseconds),
    pass: (ms: number) => {
      milliseconds += ms;
    },
    store: {
      async lease(name: string, count: number) {
        calls.push({ series: name, count });
        const from = next.get(name) ?? first;
        next.set(name, from + BigInt(count));
        await Promise.resolve();
        return { from, count };
      },
    },
  };
}

async function numbers(allocator: ReturnType<typeof numberAllocator>, of: NumberSeries, count: number) {
  const answers = await Promise.all(Array.from({ length: count }, () => allocator.next(of)));
  return answers.map((answer) => (answer.ok ? answer.value.number : answer.refusal.code));
}

describe('numberAllocator', () => {
  it('gives the number of each counter, in order, from the first counter on', async () => {
    const allocator = numberAllocator(ground());
    expect(await allocator.next(series)).toEqual({ ok: true, value: { counter: 0n, number: series.issue(0) } });
    expect(await allocator.next(series)).toEqual({ ok: true, value: { counter: 1n, number: series.issue(1) } });
  });

  it('asks the store once for a block that many callers wait for at the same time', async () => {
    const { store, now, calls } = ground();
    const allocator = numberAllocator({ store, now, block: { least: 64, most: 64 } });
    expect(new Set(await numbers(allocator, series, 64)).size).toBe(64);
    expect(calls).toEqual([{ series: 'mts/inquiry', count: 64 }]);
  });

  it('sizes the next block by those who are still waiting, within the bounds', async () => {
    const { store, now, calls } = ground();
    const allocator = numberAllocator({ store, now, block: { least: 1, most: 50 } });
    expect(new Set(await numbers(allocator, series, 100)).size).toBe(100);
    expect(calls.map((call) => call.count)).toEqual([1, 50, 49]);
  });

  it('doubles a block that lasted less than a second, up to the bound, and halves one that lasted over a minute', async () => {
    const { store, now, calls, pass } = ground();
    const allocator = numberAllocator({ store, now, block: { least: 2, most: 8 } });
    const useUp = async () => {
      const { count } = calls.at(-1) ?? { count: 0 };
      for (let taken = 1; taken < count; taken += 1) await allocator.next(series);
    };
    const durations = [999, 1_000, 999, 999, 60_000, 60_001, 60_001, 60_001, 999];
    await allocator.next(series);
    for (const duration of durations) {
      await useUp();
      pass(duration);
      await allocator.next(series);
    }
    expect(calls.map((call) => call.count)).toEqual([2, 4, 4, 8, 8, 8, 4, 2, 2, 4]);
  });

  it('gives a failed lease to all who waited for it, and asks again afterwards', async () => {
    const { store, now, calls } = ground();
    let fails = true;
    const allocator = numberAllocator({
      now,
      store: {
        lease: (name, count) => {
          const leased = store.lease(name, count);
          return fails ? leased.then(() => Promise.reject(new Error('down'))) : leased;
        },
      },
    });
    const answers = await Promise.allSettled([allocator.next(series), allocator.next(series)]);
    expect(answers.map((answer) => answer.status === 'rejected' && answer.reason.message)).toEqual(['down', 'down']);
    expect(calls).toHaveLength(1);
    fails = false;
    expect(await allocator.next(series)).toMatchObject({ ok: true, value: { counter: 16n } });
    expect(calls).toEqual([
      { series: 'mts/inquiry', count: 16 },
      { series: 'mts/inquiry', count: 16 },
    ]);
  });

  it('takes what the store gives, also when it is less than requested', async () => {
    let from = 100n;
    const allocator = numberAllocator({
      now: () => new Date(0),
      store: {
        lease: async () => {
          from += 10n;
          return { from, count: 1 };
        },
      },
    });
    expect([await allocator.counter('id'), await allocator.counter('id')]).toEqual([110n, 120n]);
  });

  it.each([
    { from: 0n, count: 0 },
    { from: 0n, count: 1.5 },
    { from: -1n, count: 5 },
  ])('throws at a store that leases $count counters from $from', async (leased) => {
    const allocator = numberAllocator({ now: () => new Date(0), store: { lease: async () => leased } });
    await expect(allocator.counter('request')).rejects.toMatchObject({ code: 'number/invalid-counter' });
  });

  it('reports the end of a series once, on the number with which four fifths are used', async () => {
    const { store, now } = ground(799_997n);
    const allocator = numberAllocator({ store, now });
    const values = [];
    for (let taken = 0; taken < 4; taken += 1) values.push(await allocator.next(small));
    expect(values).toEqual([
      { ok: true, value: { counter: 799_997n, number: small.issue(799_997) } },
      { ok: true, value: { counter: 799_998n, number: small.issue(799_998) } },
      {
        ok: true,
        value: {
          counter: 799_999n,
          number: small.issue(799_999),
          nearingEnd: { series: 'small', used: 800_000n, capacity: 1_000_000n },
        },
      },
      { ok: true, value: { counter: 800_000n, number: small.issue(800_000) } },
    ]);
  });

  it('refuses at the end of a series and stops asking the store', async () => {
    const { store, now, calls } = ground(999_990n);
    const allocator = numberAllocator({ store, now });
    const given = await numbers(allocator, small, 12);
    expect(given.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, index) => small.issue(999_990 + index)));
    expect(given.slice(10)).toEqual(['number/exhausted', 'number/exhausted']);
    for (let taken = 0; taken < 50; taken += 1) await allocator.next(small);
    expect(await allocator.next(small)).toEqual({ ok: false, refusal: { code: 'number/exhausted', series: 'small' } });
    expect(calls).toHaveLength(1);
  });

  it('goes on where it ended when the series is given more digits', async () => {
    const { store, now } = ground(999_999n);
    const allocator = numberAllocator({ store, now });
    const grown = numberSeries({ name: 'small', digits: [8, 11], secret });
    expect(await numbers(allocator, small, 2)).toEqual([small.issue(999_999), 'number/exhausted']);
    expect(await numbers(allocator, grown, 1)).toEqual([grown.issue(1_000_000)]);
  });

  it('serves names without numbers from blocks of their own', async () => {
    const { store, now, calls } = ground();
    const allocator = numberAllocator({ store, now });
    expect(
      await Promise.all([allocator.counter('request'), allocator.next(series), allocator.counter('request')]),
    ).toEqual([0n, { ok: true, value: { counter: 0n, number: series.issue(0) } }, 1n]);
    expect(calls.map((call) => call.series)).toEqual(['request', 'mts/inquiry']);
  });

  it('never repeats a counter among many processes that end with their blocks and start again', async () => {
    const { store, now, calls, pass } = ground();
    const nodes = Array.from({ length: 64 }, () => numberAllocator({ store, now }));
    const seen = new Set<string>();
    let issued = 0;
    // A walk without chance: strides that are coprime to the number of nodes reach them all in ever new orders.
    for (let step = 0; step < 400; step += 1) {
      const index = (step * 37) % nodes.length;
      if (step % 11 === 10) nodes[index] = numberAllocator({ store, now });
      const node = nodes[index] ?? numberAllocator({ store, now });
      for (const number of await numbers(node, series, 1 + ((step * 7) % 90))) {
        issued += 1;
        seen.add(number);
      }
      pass(100);
    }
    expect(seen.size).toBe(issued);
    expect(calls.length).toBeLessThan(issued / 16);
    expect(issued).toBeGreaterThan(15_000);
  });
});
