/**
 * What a value of unknown type is, before its fields are read.
 */

/** A list too. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** An object with named fields: no list. */
export function isRecord(value: unknown): value is object {
  return isObject(value) && !Array.isArray(value);
}
