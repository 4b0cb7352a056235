/**
 * Lists that are mostly in order already: asking whether they are costs less than putting them in order.
 */

/** The list itself where it is in order, else a sorted copy. */
export function sorted<Item>(items: readonly Item[], compare: (one: Item, other: Item) => number): readonly Item[] {
  let before: Item | undefined;
  for (const item of items) {
    if (before !== undefined && compare(before, item) > 0) return [...items].sort(compare);
    before = item;
  }
  return items;
}
