/**
 * Checks of plain data that came from outside: every fault with its JSON Pointer (RFC 6901), what was expected and found.
 */

/** The faults of a value that stands at a JSON Pointer. */
export type Shape = (value: unknown, pointer: string) => readonly string[];

export function shapeFault(pointer: string, expected: string, found: unknown): string {
  return `${pointer === '' ? 'the calendar' : pointer}: expected ${expected}, found ${described(found)}`;
}

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
    isObject(value)
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
  const names = [...Object.keys(required), ...Object.keys(optional)].join(', ');
  return (value, pointer) => {
    if (!isObject(value)) return [shapeFault(pointer, `an object with ${names}`, value)];
    const given = new Map(Object.entries(value).filter(([, part]) => part !== undefined));
    const missing = Object.keys(required).filter((name) => !given.has(name));
    return [
      ...missing.map((name) => `${pointer}/${name}: expected this field, found none`),
      ...[...given].flatMap(([name, part]) => {
        const place = `${pointer}/${escaped(name)}`;
        const shape = Object.hasOwn(required, name) ? required[name] : undefined;
        const known = shape ?? (Object.hasOwn(optional, name) ? optional[name] : undefined);
        return known === undefined ? [`${place}: expected no such field; the fields are ${names}`] : known(part, place);
      }),
    ];
  };
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function described(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 60 ? `${value.slice(0, 60)}…` : value}'`;
  if (typeof value === 'number' || typeof value === 'boolean' || value == null) return String(value);
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}

/** A part of a JSON Pointer. */
export function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
