import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BinaryHeap } from '#src/storage/memory/binary-heap.ts';

it('gives the first of what was added and not removed', () => {
  const step = fc.record({ isAdded: fc.boolean(), value: fc.integer({ min: 0, max: 9 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const heap = new BinaryHeap<{ value: number }>((one, other) => one.value < other.value);
      const items: { value: number }[] = [];
      for (const { isAdded, value } of steps) {
        if (isAdded) {
          items.push({ value });
          heap.add(items.at(-1) ?? { value });
        } else heap.remove(items.splice(value, 1)[0] ?? { value });
        expect(heap.first?.value ?? Number.POSITIVE_INFINITY).toBe(Math.min(...items.map((item) => item.value)));
      }
      const sorted: number[] = [];
      for (let { first } = heap; first !== undefined; { first } = heap) {
        heap.remove(first);
        sorted.push(first.value);
      }
      expect(sorted).toEqual(items.map(({ value }) => value).sort((a, b) => a - b));
    }),
  );
});
