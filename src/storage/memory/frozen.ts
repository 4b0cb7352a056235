/**
 * Plain data that nobody can change any more: a copy is made once, when a value comes in, so reading needs none.
 */

/**
 * A deep copy that throws when it is written to. Parts that are frozen already are taken as they are, so what two
 * versions of a document have in common exists once.
 */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  // An array stays an array of the same parts.
  if (Array.isArray(value)) return frozenArray(value) as Value;
  let copy: Value | undefined = Object.isFrozen(value) ? undefined : { ...value };
  for (const key in value) {
    const part = value[key];
    const kept = frozen(part);
    if (kept !== part) {
      copy ??= { ...value };
      copy[key] = kept;
    }
  }
  return copy === undefined ? value : Object.freeze(copy);
}

function frozenArray(value: readonly unknown[]): readonly unknown[] {
  const copy = value.map(frozen);
  if (Object.isFrozen(value) && copy.every((part, index) => part === value[index])) return value;
  return Object.freeze(copy);
}
