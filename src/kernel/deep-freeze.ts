/**
 * Makes plain data unchangeable, so that it can be shared without copies.
 */

/** Freezes the value in place and returns it. A part that is frozen already is taken as frozen through and through. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}

/** A frozen copy of data that stays its owner's. */
export function deepFrozenCopy<Value>(value: Value): Value {
  return deepFreeze(structuredClone(value));
}
