import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SortedList } from '#src/storage/memory/sorted-list.ts';

const numbers = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 3000 })), { maxLength: 3000 });

describe('a sorted list', () => {
  it('holds what an array holds, forwards and backwards from any place', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -1, max: 3001 }), (steps, key) => {
        const list = new SortedList<number, number>((item, other) => item - other);
        const held = new Set<number>();
        for (const [isAdded, value] of steps) {
          if (!isAdded) list.remove(value, value);
          else if (!held.has(value)) list.add(value, value);
          if (isAdded) held.add(value);
          else held.delete(value);
        }
        const sorted = [...held].sort((one, other) => one - other);
        expect([...list.from(undefined)]).toEqual(sorted);
        expect([...list.before(undefined)]).toEqual([...sorted].reverse());
        expect([...list.from(key)]).toEqual(sorted.filter((value) => value >= key));
        expect([...list.before(key)]).toEqual(sorted.filter((value) => value < key).reverse());
        expect(list.isEmpty).toBe(sorted.length === 0);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps another item that has the key', () => {
    const list = new SortedList<{ readonly key: number }, number>(({ key }, other) => key - other);
    const kept = { key: 1 };
    list.add(kept, 1);
    list.remove({ key: 1 }, 1);
    expect([...list.from(undefined)]).toEqual([kept]);
  });
});
