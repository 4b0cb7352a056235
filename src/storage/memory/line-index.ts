/**
 * The requests of each line in the order of their registration. A place is found by binary search, so that a line may have
 * many requests.
 */
import type { IndexKeys } from '../../desk/ports/store.ts';
import type { Cursor } from '../cursor.ts';

interface Listed {
  readonly id: string;
  readonly keys: IndexKeys;
}

export class LineIndex<Item extends Listed> {
  /** Oldest first, so that a new request usually goes to the end. */
  readonly #lines = new Map<string, Item[]>();

  add(item: Item): void {
    const { msisdn } = item.keys;
    if (msisdn === undefined) return;
    const line = this.#lines.get(msisdn) ?? [];
    line.splice(placeOf(line, cursorOf(item)), 0, item);
    this.#lines.set(msisdn, line);
  }

  /** Does nothing when the item is not listed. */
  remove(item: Item): void {
    const { msisdn = '' } = item.keys;
    const line = this.#lines.get(msisdn) ?? [];
    const place = placeOf(line, cursorOf(item));
    if (line[place] === item) line.splice(place, 1);
    if (line.length === 0) this.#lines.delete(msisdn);
  }

  /** Newest first, from behind the cursor; one item more than `limit` tells that another page follows. */
  page(msisdn: string, limit: number, operator: string | undefined, cursor: Cursor | undefined): readonly Item[] {
    const line = this.#lines.get(msisdn) ?? [];
    const end = cursor === undefined ? line.length : placeOf(line, cursor);
    const found: Item[] = [];
    for (let place = end - 1; place >= 0 && found.length <= limit; place -= 1) {
      const item = line[place];
      if (item !== undefined && (operator === undefined || item.keys.operator === operator)) found.push(item);
    }
    return found;
  }
}

function cursorOf({ id, keys }: Listed): Cursor {
  return { id, registeredAt: keys.registeredAt };
}

/** How many items of a line come before the cursor. */
function placeOf(line: readonly Listed[], cursor: Cursor): number {
  let [low, high] = [0, line.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = line[middle];
    if (item !== undefined && isBefore(item, cursor)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBefore({ id, keys }: Listed, other: Cursor): boolean {
  return keys.registeredAt < other.registeredAt || (keys.registeredAt === other.registeredAt && id < other.id);
}
