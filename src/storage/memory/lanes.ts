/**
 * Ordered items by operator and kind, so that a caller pays only for what it asks for.
 */
import type { LeaseOptions } from '../../desk/ports/store.ts';
import { BinaryHeap } from './binary-heap.ts';

export interface Laned {
  readonly operator: string;
  readonly kind: string;
}

interface Lane<Item> extends Laned {
  readonly heap: BinaryHeap<Item>;
}

export class Lanes<Item extends Laned> {
  readonly #lanes = new Map<string, Lane<Item>>();
  readonly #isBefore: (one: Item, other: Item) => boolean;

  /** The order of an item must not change while it is here. */
  constructor(isBefore: (one: Item, other: Item) => boolean) {
    this.#isBefore = isBefore;
  }

  add(item: Item): void {
    const name = nameOf(item);
    const { operator, kind } = item;
    const lane = this.#lanes.get(name) ?? { operator, kind, heap: new BinaryHeap(this.#isBefore) };
    this.#lanes.set(name, lane);
    lane.heap.add(item);
  }

  /** Does nothing when the item is not here. */
  remove(item: Item): void {
    this.#lanes.get(nameOf(item))?.heap.remove(item);
  }

  /** Takes out the items that are asked for, in order, as long as `isWanted` says so of the next one. */
  *take(
    { operators, kinds }: Pick<LeaseOptions, 'operators' | 'kinds'>,
    isWanted: (item: Item) => boolean,
  ): Generator<Item> {
    const heaps = [...this.#lanes.values()]
      .filter(({ operator, kind }) => (operators?.includes(operator) ?? true) && (kinds?.includes(kind) ?? true))
      .map(({ heap }) => heap);
    for (let item = this.#first(heaps); item !== undefined && isWanted(item); item = this.#first(heaps)) {
      this.remove(item);
      yield item;
    }
  }

  #first(heaps: readonly BinaryHeap<Item>[]): Item | undefined {
    let first: Item | undefined;
    for (const { first: item } of heaps) {
      if (item !== undefined && (first === undefined || this.#isBefore(item, first))) first = item;
    }
    return first;
  }
}

function nameOf({ operator, kind }: Laned): string {
  return JSON.stringify([operator, kind]);
}
