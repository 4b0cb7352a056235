/**
 * Plain data that nobody can change any more: a copy is made once, when a value comes in, so reading needs none.
 */

/**
 * A deep copy that throws when it is written to. Parts that are frozen already are taken as they are, so what two
 * versions of a document have in common exists once.
 */
export function deepFrozenCopy<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  let copy = Object.isFrozen(value) ? undefined : copied(value);
  for (const key in value) {
    const part = value[key];
    const kept = deepFrozenCopy(part);
    if (kept !== part) {
      copy ??= copied(value);
      copy[key] = kept;
    }
  }
  return copy === undefined ? value : Object.freeze(copy);
}

function copied<Value extends object>(value: Value): Value {
  // An array stays an array of the same parts.
  return Array.isArray(value) ? (value.slice() as typeof value) : { ...value };
}
