/**
 * The requests of one line in the order of their registration: a page is a binary search and a few steps, however many
 * requests the line has.
 */
import type { Stored } from '../../desk/ports/store.ts';
import type { Cursor } from '../cursor.ts';

/** What a line keeps of a request. */
export interface Listed {
  readonly id: string;
  readonly keys: { readonly operator: string; readonly registeredAt: number };
  readonly stored: Stored;
}

export class LineIndex<Item extends Listed> {
  /** Oldest first, so that a new request usually goes to the end. */
  #items: Item[] = [];

  get isEmpty(): boolean {
    return this.#items.length === 0;
  }

  add(item: Item): void {
    // Most lines have one request: an array that is made for one takes no room for more.
    if (this.isEmpty) this.#items = [item];
    else this.#items.splice(this.#placeOf({ registeredAt: item.keys.registeredAt, id: item.id }), 0, item);
  }

  remove(item: Item): void {
    const place = this.#placeOf({ registeredAt: item.keys.registeredAt, id: item.id });
    if (this.#items[place] === item) this.#items.splice(place, 1);
  }

  /** Newest first, from behind the cursor; one more than `limit` tells the caller that another page follows. */
  page(limit: number, operator: string | undefined, cursor: Cursor | undefined): readonly Item[] {
    const found: Item[] = [];
    const end = cursor === undefined ? this.#items.length : this.#placeOf(cursor);
    for (let place = end - 1; place >= 0 && found.length <= limit; place -= 1) {
      const item = this.#items[place];
      if (item !== undefined && (operator === undefined || item.keys.operator === operator)) found.push(item);
    }
    return found;
  }

  /** How many come before it: its place when it is here. */
  #placeOf(wanted: Cursor): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const item = this.#items[middle];
      if (item !== undefined && isBefore(item, wanted)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isBefore(item: Listed, other: Cursor): boolean {
  const { registeredAt } = item.keys;
  return registeredAt < other.registeredAt || (registeredAt === other.registeredAt && item.id < other.id);
}
