/**
 * The shape of a proof: it looks at the evidence and names each violation.
 */
import type { Evidence, NotedEntry, RowChange } from '../evidence.ts';

export interface Proof {
  /** What holds when nothing is found. */
  readonly promise: string;
  readonly violations: (evidence: Evidence) => readonly string[];
}

/** The entries of one type, in their order. */
export function entriesOf<Type extends NotedEntry['type']>(
  { entries }: Pick<Evidence, 'entries'>,
  type: Type,
): readonly Extract<NotedEntry, { readonly type: Type }>[] {
  return entries.filter((entry): entry is Extract<NotedEntry, { readonly type: Type }> => entry.type === type);
}

export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** The changes of each wake-up and of each message, in their order. */
export function rowsOf({ changes }: Pick<Evidence, 'changes'>): ReadonlyMap<string, readonly RowChange[]> {
  return groupBy(changes, ({ subject, id }) => `${subject} ${id}`);
}

/** Whether this change handed the row out; `before` is the change before it. */
export function isHandOut(change: RowChange, before: RowChange | undefined): boolean {
  return change.token !== null && change.token !== before?.token;
}
