/**
 * Requests in lists, such as those of an identity, in the order of their registration. A place is found by binary search, so that a
 * list may have many requests.
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
  readonly #listsOf: (keys: IndexKeys) => readonly string[];

  /** `listsOf`: the lists in which a request with these keys stands. */
  constructor(listsOf: (keys: IndexKeys) => readonly string[]) {
    this.#listsOf = listsOf;
  }

  add(item: Item): void {
    for (const name of new Set(this.#listsOf(item.keys))) {
      const list = this.#lists.get(name) ?? [];
      list.splice(placeOf(list, cursorOf(item)), 0, item);
      this.#lists.set(name, list);
    }
  }

  /** Does nothing when the item is not listed. */
  remove(item: Item): void {
    for (const name of new Set(this.#listsOf(item.keys))) {
      const list = this.#lists.get(name) ?? [];
      const place = placeOf(list, cursorOf(item));
      if (list[place] === item) list.splice(place, 1);
      if (list.length === 0) this.#lists.delete(name);
    }
  }

  /** Newest first, from behind the cursor; one item more than `limit` tells that another page follows. */
  newest(name: string, limit: number, operator: string | undefined, cursor: Cursor | undefined): readonly Item[] {
    const list = this.#lists.get(name) ?? [];
    const end = cursor === undefined ? list.length : placeOf(list, cursor);
    const found: Item[] = [];
    for (let place = end - 1; place >= 0 && found.length <= limit; place -= 1) {
      const item = list[place];
      if (item !== undefined && (operator === undefined || item.keys.operator === operator)) found.push(item);
    }
    return found;
  }

  /** Oldest first, those behind the cursor that are wanted; one item more than `limit` tells that another page follows. */
  oldest(
    name: string,
    limit: number,
    cursor: Cursor | undefined,
    isWanted: (keys: IndexKeys) => boolean,
  ): readonly Item[] {
    const list = this.#lists.get(name) ?? [];
    const found: Item[] = [];
    for (let place = cursor === undefined ? 0 : placeOf(list, cursor); found.length <= limit; place += 1) {
      const item = list[place];
      if (item === undefined) break;
      const isCursor = item.id === cursor?.id && item.keys.registeredAt === cursor.registeredAt;
      if (!isCursor && isWanted(item.keys)) found.push(item);
    }
    return found;
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
