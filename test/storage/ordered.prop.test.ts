import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '#src/storage/memory/memory-store.ts';
import { SortedList } from '#src/storage/memory/sorted-list.ts';
import { at, line, messageOf, minute, noon, opening } from '#src/testing/sample.ts';

interface Item {
  readonly time: number;
  readonly order: number;
}
const before = (one: Item, other: Item): boolean =>
  one.time < other.time || (one.time === other.time && one.order < other.order);

describe('ordered pieces', () => {
  it('give items back in order, whatever was put in and taken out between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.boolean()), { minLength: 1_500, maxLength: 4_000 }),
        (steps) => {
          const ordered = new SortedList<Item>(before);
          const kept = new Set<Item>();
          const gone: Item[] = [];
          for (const [order, [time, removes]] of steps.entries()) {
            const item = { time, order };
            ordered.add(item);
            kept.add(item);
            const victim = removes ? [...kept][(order * 7_919) % kept.size] : undefined;
            if (victim === undefined || order % 3 > 0) continue;
            ordered.remove(victim);
            kept.delete(victim);
            gone.push(victim);
          }
          // What is not in there any more is taken out without harm.
          for (const item of gone) ordered.remove(item);
          const found: Item[] = [];
          for (let item = ordered.first; item !== undefined; item = ordered.first) {
            found.push(item);
            ordered.remove(item);
          }
          expect(found).toEqual([...kept].sort((one, other) => (before(one, other) ? -1 : 1)));
        },
      ),
      { seed: 20_261_120, numRuns: 20 },
    );
  });
});

describe('memoryStore with thousands of requests', () => {
  it('wakes, sends and lists them in order, to the last', async () => {
    const store = memoryStore();
    const count = 3_000;
    for (let index = 0; index < count; index += 1) {
      // An order that is neither that of the times nor the other way round.
      const time = (index * 1_009) % count;
      const id = `r${String(time).padStart(4, '0')}`;
      const outbox = [messageOf(id, 1)];
      await store.commit(opening(id, { wakeAt: noon - time, keys: { registeredAt: noon + time }, outbox }));
    }
    const ids = Array.from({ length: count }, (_, time) => `r${String(time).padStart(4, '0')}`).reverse();
    const woken: string[] = [];
    for (
      let some = await store.wake(at(0), 700, minute);
      some.length > 0;
      some = await store.wake(at(0), 700, minute)
    ) {
      woken.push(...some);
    }
    expect(woken).toEqual(ids);
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.find({ msisdn: line, limit: 700, ...(cursor === undefined ? {} : { cursor }) });
      listed.push(...page.found.map((stored) => stored.request.id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(listed).toEqual(ids);
    const sent = [await store.outbox(at(0), 2_000, minute), await store.outbox(at(0), 2_000, minute)].flat();
    expect(sent.map(({ requestId }) => requestId)).toEqual(
      Array.from({ length: count }, (_, index) => `r${String((index * 1_009) % count).padStart(4, '0')}`),
    );
  });
});
