/**
 * A binary heap (Williams 1964) that can also remove an item from the middle: all steps take logarithmic time.
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

  /** Fills a free place: moves parents down that come later, then children up that come earlier. */
  #insert(item: Item, free: number): void {
    let place = free;
    for (let next: number | undefined = place; next !== undefined; next = this.#moved(place, item)) place = next;
    this.#items[place] = item;
    this.#places.set(item, place);
  }
}
