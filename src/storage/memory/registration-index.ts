/**
 * Lists of requests in the order of their registration, one for each line for instance. A place is found by binary search, so
 * that a list may be long.
 */
import type { IndexKeys } from '../../desk/ports/store.ts';
import type { Cursor } from '../cursor.ts';

interface Listed {
  readonly id: string;
  readonly keys: IndexKeys;
}

export class RegistrationIndex<Item extends Listed> {
  /** Oldest first, so that a new request usually goes to the end. */
  readonly #lists = new Map<string, Item[]>();
  readonly #listOf: (keys: IndexKeys) => string | undefined;

  /** `listOf` names the list of a request; one without a list is left out. */
  constructor(listOf: (keys: IndexKeys) => string | undefined) {
    this.#listOf = listOf;
  }

  add(item: Item): void {
    const name = this.#listOf(item.keys);
    if (name === undefined) return;
    const list = this.#lists.get(name) ?? [];
    list.splice(placeOf(list, cursorOf(item)), 0, item);
    this.#lists.set(name, list);
  }

  /** Does nothing when the item is not listed. */
  remove(item: Item): void {
    const name = this.#listOf(item.keys) ?? '';
    const list = this.#lists.get(name) ?? [];
    const place = placeOf(list, cursorOf(item));
    if (list[place] === item) list.splice(place, 1);
    if (list.length === 0) this.#lists.delete(name);
  }

  /** From behind the cursor. */
  *newestFirst(name: string, cursor: Cursor | undefined): Generator<Item> {
    const list = this.#lists.get(name) ?? [];
    const end = cursor === undefined ? list.length : placeOf(list, cursor);
    for (let place = end - 1; place >= 0; place -= 1) {
      const item = list[place];
      if (item !== undefined) yield item;
    }
  }

  /** From behind the cursor. */
  *oldestFirst(name: string, cursor: Cursor | undefined): Generator<Item> {
    const list = this.#lists.get(name) ?? [];
    for (let place = cursor === undefined ? 0 : placeOf(list, cursor); place < list.length; place += 1) {
      const item = list[place];
      const isLast = cursor?.id === item?.id && cursor?.registeredAt === item?.keys.registeredAt;
      if (item !== undefined && !isLast) yield item;
    }
  }
}

function cursorOf({ id, keys }: Listed): Cursor {
  return { id, registeredAt: keys.registeredAt };
}

/** How many items of a list come before the cursor. */
function placeOf(list: readonly Listed[], cursor: Cursor): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && isBefore(item, cursor)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBefore({ id, keys }: Listed, other: Cursor): boolean {
  return keys.registeredAt < other.registeredAt || (keys.registeredAt === other.registeredAt && id < other.id);
}
