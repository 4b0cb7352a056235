/**
 * A binary heap that can also remove an item from its middle; every step takes logarithmic time (Williams, 1964).
 */

export class BinaryHeap<Item> {
  readonly #items: Item[] = [];
  readonly #places = new Map<Item, number>();
  readonly #isBefore: (one: Item, other: Item) => boolean;

  /** The order of an item must not change while it is in the heap. */
  constructor(isBefore: (one: Item, other: Item) => boolean) {
    this.#isBefore = isBefore;
  }

  get first(): Item | undefined {
    return this.#items[0];
  }

  add(item: Item): void {
    this.#insert(item, this.#items.length);
  }

  /** Does nothing when the item is not in the heap. */
  remove(item: Item): void {
    const place = this.#places.get(item);
    if (place === undefined) return;
    this.#places.delete(item);
    const last = this.#items.pop();
    if (last !== undefined && last !== item) this.#insert(last, place);
  }

  /** Fills a free place. A parent that comes later or a child that comes earlier moves there and leaves its own place free. */
  #insert(item: Item, free: number): void {
    const parent = free === 0 ? undefined : this.#items[(free - 1) >> 1];
    const [left, right] = this.#items.slice(2 * free + 1, 2 * free + 3);
    const child = left !== undefined && right !== undefined && this.#isBefore(right, left) ? right : left;
    if (parent !== undefined && this.#isBefore(item, parent)) this.#swap(item, parent, free);
    else if (child !== undefined && this.#isBefore(child, item)) this.#swap(item, child, free);
    else this.#put(item, free);
  }

  #swap(item: Item, other: Item, free: number): void {
    const next = this.#places.get(other) ?? free;
    this.#put(other, free);
    this.#insert(item, next);
  }

  #put(item: Item, place: number): void {
    this.#items[place] = item;
    this.#places.set(item, place);
  }
}
