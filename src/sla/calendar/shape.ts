/**
 * Checks of plain data that came from outside: every fault with its JSON Pointer (RFC 6901), what was expected and found.
 */
import { Fault } from '../../kernel/fault.ts';
import { copyJson } from '../../kernel/input/copy-json.ts';
import { described, escaped, firstFaults, pointerTo } from '../../kernel/input/described.ts';
import { isRecord } from '../../kernel/input/is-object.ts';
import { nearestNames } from '../../kernel/input/nearest-names.ts';

/** The faults of a value that stands at a JSON Pointer. */
export type Shape = (value: unknown, pointer: string) => readonly string[];

export function shapeFault(pointer: string, expected: string, found: unknown): string {
  return `${pointer === '' ? 'the calendar' : pointer}: expected ${expected}, found ${described(found)}`;
}

/** A year has no more Saturdays and Sundays, and no library is a hundred years behind. No calendar has more days of its own. */
const limits = {
  entries: 5_000,
  // Centuries of days, as the lists of a plant or a school have them.
  entriesOf: { years: 100, moves: 106, dates: 250_000, daysOff: 250_000 },
  values: 1_000_000,
  characters: 10_000,
} as const;

/**
 * A copy of plain data: what the caller does to the object later changes nothing here. What is no object is left as it is.
 *
 * @throws Fault `calendar/invalid`: it is too large, too deep, a circle, no JSON, or cannot be read
 */
export function plainCopy<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  const { copy, faults } = copyJson(value, limits);
  if (faults.length > 0) {
    const told = faults.map(({ path, expected }) => `${pointerTo(path) || 'the calendar'}: expected ${expected}`);
    throw new Fault('calendar/invalid', firstFaults(told));
  }
  // The copy has all that the value has.
  return copy as Value;
}

/** @throws Fault `calendar/invalid`: the value has not the shape */
export function assertShape(value: unknown, shape: Shape): void {
  const faults = shape(value, '');
  if (faults.length > 0) throw new Fault('calendar/invalid', firstFaults(faults));
}

/** An object, whatever stands in it. */
export const anyObject: Shape = (value: unknown, pointer: string) =>
  isRecord(value) ? [] : [shapeFault(pointer, 'an object', value)];

/** A text that passes the check; by default any that is not empty. */
export function textShape(
  expected: string,
  isRight: (value: string) => boolean = (value) => value.trim() !== '',
): Shape {
  return (value, pointer) =>
    typeof value === 'string' && isRight(value) ? [] : [shapeFault(pointer, expected, value)];
}

/** A text in both languages. */
export const localizedShape: Shape = (value, pointer) =>
  objectShape({ ru: textShape('a text in Russian'), en: textShape('a text in English') })(value, pointer);

export function integerShape(expected: string): Shape {
  return (value, pointer) => (Number.isSafeInteger(value) ? [] : [shapeFault(pointer, expected, value)]);
}

export function listShape(expected: string, item: Shape): Shape {
  return (value, pointer) =>
    Array.isArray(value)
      ? value.flatMap((part: unknown, index) => item(part, `${pointer}/${index}`))
      : [shapeFault(pointer, expected, value)];
}

/** An object whose keys are data too, such as dates. */
export function recordShape(expected: string, isKey: (key: string) => boolean, item: Shape): Shape {
  return (value, pointer) =>
    isRecord(value)
      ? Object.entries(value).flatMap(([key, part]) => {
          const place = `${pointer}/${escaped(key)}`;
          return isKey(key) ? item(part, place) : [`${place}: expected ${expected}`];
        })
      : [shapeFault(pointer, `an object: ${expected}`, value)];
}

/** An object with these fields and no others; a field that is `undefined` counts as left out. */
export function objectShape(
  required: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
): Shape {
  const known = [...Object.keys(required), ...Object.keys(optional)];
  const names = known.join(', ');
  const meant = (name: string): string => {
    const [near] = nearestNames(name, known);
    return near === undefined ? `the fields are ${names}` : `'${near}' is meant? The fields are ${names}`;
  };
  return (value, pointer) => {
    if (!isRecord(value)) return [shapeFault(pointer, `an object with ${names}`, value)];
    const given = new Map(Object.entries(value).filter(([, part]) => part !== undefined));
    const missing = Object.keys(required).filter((name) => !given.has(name));
    return [
      ...missing.map((name) => `${pointer}/${name}: expected this field, found none`),
      ...[...given].flatMap(([name, part]) => {
        const place = `${pointer}/${escaped(name)}`;
        const shape = Object.hasOwn(required, name) ? required[name] : undefined;
        const right = shape ?? (Object.hasOwn(optional, name) ? optional[name] : undefined);
        return right === undefined ? [`${place}: expected no such field; ${meant(name)}`] : right(part, place);
      }),
    ];
  };
}
