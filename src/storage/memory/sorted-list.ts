/**
 * Items in one order, in short chunks: an item is put in or taken out without moving all those behind it.
 */

/** Longer chunks are split into two. */
const longestChunk = 512;

export class SortedList<Item, Key> {
  readonly #compare: (item: Item, key: Key) => number;
  readonly #chunks: Item[][] = [];

  /** `compare`: below 0 for an item before the key, 0 for the item of the key, above 0 for an item behind it. */
  constructor(compare: (item: Item, key: Key) => number) {
    this.#compare = compare;
  }

  get isEmpty(): boolean {
    return this.#chunks.length === 0;
  }

  add(item: Item, key: Key): void {
    const place = this.#chunkOf(key);
    const chunk = this.#chunks[place];
    if (chunk === undefined) {
      this.#chunks.push([item]);
      return;
    }
    chunk.splice(this.#placeIn(chunk, key), 0, item);
    if (chunk.length > longestChunk) this.#chunks.splice(place + 1, 0, chunk.splice(longestChunk >> 1));
  }

  /** Does nothing when another item, or none, has the key. */
  remove(item: Item, key: Key): void {
    const at = this.#chunkOf(key);
    const chunk = this.#chunks[at];
    if (chunk === undefined) return;
    const place = this.#placeIn(chunk, key);
    if (chunk[place] === item) chunk.splice(place, 1);
    if (chunk.length === 0) this.#chunks.splice(at, 1);
  }

  /** From the first one that is not before the key; from the first of all without a key. */
  *from(key: Key | undefined): Generator<Item> {
    const first = key === undefined ? 0 : this.#chunkOf(key);
    for (let at = first; at < this.#chunks.length; at += 1) {
      const chunk = this.#chunks[at] ?? [];
      const start = key !== undefined && at === first ? this.#placeIn(chunk, key) : 0;
      yield* start === 0 ? chunk : chunk.slice(start);
    }
  }

  /** Backwards from the last one that is before the key; from the last of all without a key. */
  *before(key: Key | undefined): Generator<Item> {
    const last = key === undefined ? this.#chunks.length - 1 : this.#chunkOf(key);
    for (let at = last; at >= 0; at -= 1) {
      const chunk = this.#chunks[at] ?? [];
      const end = key !== undefined && at === last ? this.#placeIn(chunk, key) : chunk.length;
      yield* chunk.slice(0, end).reverse();
    }
  }

  /** The first chunk that does not end before the key; the last one when all do. */
  #chunkOf(key: Key): number {
    const isBefore = (chunk: readonly Item[]): boolean => this.#isBefore(chunk.at(-1), key);
    return Math.min(firstWithout(this.#chunks, isBefore), Math.max(this.#chunks.length - 1, 0));
  }

  #placeIn(chunk: readonly Item[], key: Key): number {
    return firstWithout(chunk, (item) => this.#isBefore(item, key));
  }

  #isBefore(item: Item | undefined, key: Key): boolean {
    return item !== undefined && this.#compare(item, key) < 0;
  }
}

/** The first place whose entry does not have what all those before it have. */
function firstWithout<Entry>(entries: readonly Entry[], has: (entry: Entry) => boolean): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry !== undefined && has(entry)) low = middle + 1;
    else high = middle;
  }
  return low;
}
