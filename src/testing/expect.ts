/**
 * The few comparisons that the contract needs, without a test framework. A property that is `undefined` equals one that
 * is absent, and the order of properties is ignored: databases keep neither.
 */

export function isTrue(condition: boolean, promise: string): void {
  if (!condition) throw new Error(promise);
}

export function equal(found: unknown, expected: unknown, what: string): void {
  const difference = firstDifference(found, expected, what);
  if (difference !== undefined) throw new Error(difference);
}

/** Holds when the values are the expected ones in any order. */
export function sameItems(found: readonly string[], expected: readonly string[], what: string): void {
  equal([...found].sort(), [...expected].sort(), what);
}

export function count<Value>(values: readonly Value[], wanted: Value): number {
  return values.filter((value) => value === wanted).length;
}

function firstDifference(found: unknown, expected: unknown, path: string): string | undefined {
  if (Object.is(found, expected)) return undefined;
  if (!isObject(found) || !isObject(expected) || Array.isArray(found) !== Array.isArray(expected)) {
    return `${path}: expected ${show(expected)}, found ${show(found)}`;
  }
  if (Array.isArray(found) && Array.isArray(expected) && found.length !== expected.length) {
    return `${path}: expected a list of ${expected.length}, found one of ${found.length}: ${show(found)}`;
  }
  const [foundParts, expectedParts] = [new Map(Object.entries(found)), new Map(Object.entries(expected))];
  for (const name of new Set([...foundParts.keys(), ...expectedParts.keys()])) {
    const difference = firstDifference(foundParts.get(name), expectedParts.get(name), `${path}.${name}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function show(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Date) return `a Date, ${value.toISOString()}`;
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
