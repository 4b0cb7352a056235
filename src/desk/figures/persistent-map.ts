/**
 * A map of plain JSON data that is never changed: a new version shares all parts with the one before but the few that lead to
 * the changed value. Equal content has equal form, in whatever order it was put in.
 */
import { fingerprint } from '../../kernel/fingerprint.ts';

export interface PersistentMap<Value> {
  readonly branches?: { readonly [digit: string]: PersistentMap<Value> };
  readonly values?: { readonly [key: string]: Value };
}

/** Enough for a million keys with some sixteen in one place. */
const depth = 4;

export function valueAt<Value>(map: PersistentMap<Value>, key: string): Value | undefined {
  let node: PersistentMap<Value> | undefined = map;
  for (const digit of pathOf(key)) node = node.branches?.[digit] ?? {};
  return node.values !== undefined && Object.hasOwn(node.values, key) ? node.values[key] : undefined;
}

/** The map with `value` under `key`; without the key when the value is `undefined`. */
export function withValue<Value>(
  map: PersistentMap<Value>,
  key: string,
  value: Value | undefined,
): PersistentMap<Value> {
  return changed(map, pathOf(key), key, value) ?? {};
}

export function* entriesOf<Value>({ branches = {}, values = {} }: PersistentMap<Value>): Generator<[string, Value]> {
  for (const branch of Object.values(branches)) yield* entriesOf(branch);
  yield* Object.entries(values);
}

function pathOf(key: string): string {
  return fingerprint(key).slice(0, depth);
}

function changed<Value>(
  { branches = {}, values = {} }: PersistentMap<Value>,
  path: string,
  key: string,
  value: Value | undefined,
): PersistentMap<Value> | undefined {
  const [digit] = path;
  if (digit === undefined) {
    const kept = changedRecord(values, key, value);
    return kept && { values: kept };
  }
  const branch = changed(branches[digit] ?? {}, path.slice(1), key, value);
  const kept = changedRecord(branches, digit, branch);
  return kept && { branches: kept };
}

/** `undefined` instead of an empty record, so that nothing remains of what was removed. */
function changedRecord<Part>(
  record: { readonly [key: string]: Part },
  key: string,
  part: Part | undefined,
): { readonly [key: string]: Part } | undefined {
  if (part !== undefined) return { ...record, [key]: part };
  const { [key]: _removed, ...others } = record;
  return Object.keys(others).length === 0 ? undefined : others;
}
