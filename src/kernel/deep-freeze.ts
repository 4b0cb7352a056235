/**
 * Makes plain data of the desk's own unchangeable, in place: what clocks carry and what is handed to a store can be kept
 * and shared by all, without a copy and without a change that nobody noticed.
 */

/** The value itself. What is frozen already counts as settled as a whole. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) for (const part of value) deepFreeze(part);
  else for (const key in value) deepFreeze(value[key]);
  return Object.freeze(value);
}
