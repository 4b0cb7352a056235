/**
 * Requests in lists, such as those of an identity, each list in one order. A place is found by binary search, so that a list
 * may have many requests.
 */
import type { IndexKeys, ListQuery } from '../../desk/ports/store.ts';
import { type Cursor, placeIn } from '../cursor.ts';

interface Listed {
  readonly id: string;
  readonly keys: IndexKeys;
}

export class OrderedIndex<Item extends Listed> {
  /** The first one first: by registration a new request usually goes to the end. */
  readonly #lists = new Map<string, Item[]>();
  readonly #order: NonNullable<ListQuery['order']>;
  readonly #listsOf: (keys: IndexKeys) => readonly string[];

  /** `listsOf`: the lists in which a request with these keys stands. */
  constructor(order: NonNullable<ListQuery['order']>, listsOf: (keys: IndexKeys) => readonly string[]) {
    this.#order = order;
    this.#listsOf = listsOf;
  }

  cursorOf({ id, keys }: Listed): Cursor {
    return { id, place: placeIn(this.#order, keys) };
  }

  add(item: Item): void {
    for (const name of new Set(this.#listsOf(item.keys))) {
      const list = this.#lists.get(name) ?? [];
      list.splice(this.#placeOf(list, this.cursorOf(item)), 0, item);
      this.#lists.set(name, list);
    }
  }

  /** Does nothing when the item is not listed. */
  remove(item: Item): void {
    for (const name of new Set(this.#listsOf(item.keys))) {
      const list = this.#lists.get(name) ?? [];
      const place = this.#placeOf(list, this.cursorOf(item));
      if (list[place] === item) list.splice(place, 1);
      if (list.length === 0) this.#lists.delete(name);
    }
  }

  /** The last one first, from behind the cursor; one item more than `limit` tells that another page follows. */
  newest(name: string, limit: number, operator: string | undefined, cursor: Cursor | undefined): readonly Item[] {
    const list = this.#lists.get(name) ?? [];
    const end = cursor === undefined ? list.length : this.#placeOf(list, cursor);
    const found: Item[] = [];
    for (let place = end - 1; place >= 0 && found.length <= limit; place -= 1) {
      const item = list[place];
      if (item !== undefined && (operator === undefined || item.keys.operator === operator)) found.push(item);
    }
    return found;
  }

  /** The first one first, those behind the cursor that are wanted; one item more than `limit` as well. */
  oldest(
    name: string,
    limit: number,
    cursor: Cursor | undefined,
    isWanted: (keys: IndexKeys) => boolean,
  ): readonly Item[] {
    const list = this.#lists.get(name) ?? [];
    const found: Item[] = [];
    for (let place = cursor === undefined ? 0 : this.#placeOf(list, cursor); found.length <= limit; place += 1) {
      const item = list[place];
      if (item === undefined) break;
      const isCursor = cursor !== undefined && compare(this.cursorOf(item), cursor) === 0;
      if (!isCursor && isWanted(item.keys)) found.push(item);
    }
    return found;
  }

  /** How many items of a list come before the cursor. */
  #placeOf(list: readonly Item[], cursor: Cursor): number {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const item = list[middle];
      if (item !== undefined && compare(this.cursorOf(item), cursor) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compare(one: Cursor, other: Cursor): number {
  for (const [index, number] of one.place.entries()) {
    const difference = number - (other.place[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.id < other.id ? -1 : Number(one.id > other.id);
}
