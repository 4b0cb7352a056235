/**
 * Requests in lists, such as those of an identity, each list in one order.
 */
import type { IndexKeys, ListQuery } from '../../desk/ports/store.ts';
import { type Cursor, placeIn } from '../cursor.ts';
import { SortedList } from './sorted-list.ts';

interface Listed {
  readonly id: string;
  readonly keys: IndexKeys;
}

export class OrderedIndex<Item extends Listed> {
  /** The first one first: by registration a new request usually goes to the end. */
  readonly #lists = new Map<string, SortedList<Item, Cursor>>();
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
      const known = this.#lists.get(name);
      const list = known ?? new SortedList((one, cursor) => compare(this.cursorOf(one), cursor));
      if (known === undefined) this.#lists.set(name, list);
      list.add(item, this.cursorOf(item));
    }
  }

  /** Does nothing when the item is not listed. */
  remove(item: Item): void {
    for (const name of new Set(this.#listsOf(item.keys))) {
      const list = this.#lists.get(name);
      list?.remove(item, this.cursorOf(item));
      if (list?.isEmpty === true) this.#lists.delete(name);
    }
  }

  /** The last one first, from behind the cursor; one item more than `limit` tells that another page follows. */
  newest(name: string, limit: number, operator: string | undefined, cursor: Cursor | undefined): readonly Item[] {
    const isWanted = ({ keys }: Item): boolean => operator === undefined || keys.operator === operator;
    return firstOf(this.#lists.get(name)?.before(cursor) ?? [], limit, isWanted);
  }

  /** The first one first, those behind the cursor that are wanted; one item more than `limit` as well. */
  oldest(
    name: string,
    limit: number,
    cursor: Cursor | undefined,
    isWanted: (keys: IndexKeys) => boolean,
  ): readonly Item[] {
    const isCursor = (item: Item): boolean => cursor !== undefined && compare(this.cursorOf(item), cursor) === 0;
    const items = this.#lists.get(name)?.from(cursor) ?? [];
    return firstOf(items, limit, (item) => !isCursor(item) && isWanted(item.keys));
  }
}

function firstOf<Item>(items: Iterable<Item>, limit: number, isWanted: (item: Item) => boolean): readonly Item[] {
  const found: Item[] = [];
  for (const item of items) {
    if (isWanted(item)) found.push(item);
    if (found.length > limit) break;
  }
  return found;
}

function compare(one: Cursor, other: Cursor): number {
  // Without pairs of index and number: a search compares many times.
  for (let index = 0; index < one.place.length; index += 1) {
    const difference = (one.place[index] ?? 0) - (other.place[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.id < other.id ? -1 : Number(one.id > other.id);
}
