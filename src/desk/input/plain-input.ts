/**
 * The first look at every input: a copy of it as plain data, and a refusal of what is too large, too deep or cannot be read.
 * What reads the input afterwards meets no getters, proxies or circles, and never more than it can read in a moment.
 */
import { counted } from '../../kernel/input/described.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { InvalidInput } from '../ports/refusal.ts';

/** Far above every form of the desk. Characters are UTF-16 units of all texts together. */
const most = { depth: 20, items: 1_000, fields: 200, values: 10_000, characters: 1_000_000 };

const anyInput = 'plain data: texts, numbers, lists, objects and dates';

/**
 * A field that is `undefined` is left out. The getters of a class instance are fields too, but not listed ones. A list is
 * refused by its length before its items are looked at. Of too many fields only the first are copied, and one that no form
 * has, so that the schema refuses unknown fields without a look at each.
 */
export function plainInput(input: unknown): Result<unknown, InvalidInput> {
  const reader = new Reader();
  try {
    return accepted(reader.copy(input));
  } catch (error) {
    const {
      found,
      expected,
      path = reader.path,
    } = error instanceof Excess ? error : new Excess('a value that cannot be read', anyInput);
    return refused({ code: 'input/invalid', issues: [{ path: path.join('.'), found, expected }] });
  }
}

/** A name from the input. What does not look like a name may be personal, so it does not get into logs. */
export function named(name: string): string {
  if (/^[A-Za-z_][\w-]{0,39}$/u.test(name)) return name;
  return `a name of ${counted(name.length, 'character')}`;
}

class Excess extends Error {
  readonly found: string;
  readonly expected: string;
  /** Where it stands, if that is not the place that was read last. */
  readonly path: readonly string[] | undefined;

  constructor(found: string, expected: string, path?: readonly string[]) {
    super(found);
    this.path = path;
    this.found = found;
    this.expected = expected;
  }
}

class Reader {
  /** The place that is being read. After an error it is the place of the error. */
  readonly path: string[] = [];
  #values = 0;
  #characters = 0;
  #longest: { readonly length: number; readonly path: readonly string[] } = { length: 0, path: [] };

  copy(value: unknown): unknown {
    this.#values += 1;
    if (this.#values > most.values) throw new Excess('too many values', `at most ${most.values} values in all`);
    if (typeof value === 'string') this.#count(value);
    // Its type is all that a refusal says of it.
    if (typeof value === 'function') return () => undefined;
    if (typeof value !== 'object' || value === null) return value;
    if (this.path.length >= most.depth)
      throw new Excess('an object', `at most ${most.depth} levels of objects and lists`);
    if (Array.isArray(value)) return this.#list(value);
    // Each byte or character of them would be a field.
    if (ArrayBuffer.isView(value) || value instanceof String) throw new Excess('bytes', anyInput);
    const date = dateOf(value);
    if (date !== undefined) return date;
    // What a Map, a RegExp, an Error or a Promise holds is in no fields, so they would be read as empty objects.
    const [, type = ''] = /^\[object (.*)\]$/su.exec(Object.prototype.toString.call(value)) ?? [];
    if (type !== 'Object') throw new Excess(`an object of type ${named(type)}`, anyInput);
    return this.#object(value);
  }

  #count({ length }: string): void {
    this.#characters += length;
    if (length > this.#longest.length) this.#longest = { length, path: [...this.path] };
    if (this.#characters <= most.characters) return;
    const longest = this.#longest;
    const expected = `at most ${most.characters} characters in all`;
    throw new Excess(`a text of ${counted(longest.length, 'character')}`, expected, longest.path);
  }

  #list(list: readonly unknown[]): readonly unknown[] {
    const { length } = list;
    if (!(length <= most.items)) throw new Excess(`a list of ${length}`, `a list of at most ${most.items}`);
    return Array.from({ length }, (_, index) => this.#part(index, () => list[index]));
  }

  #object(object: object): object {
    const names = Object.keys(object);
    const copied: [string, unknown][] = [];
    for (const name of names.slice(0, most.fields)) {
      const part = this.#part(name, () => Reflect.get(object, name));
      if (part !== undefined) copied.push([name, part]);
    }
    if (names.length > most.fields) copied.push([counted(names.length - most.fields, 'more field'), true]);
    const copy: object = Object.fromEntries(copied);
    this.#addGetters(copy, object);
    return copy;
  }

  /** Those of the class itself before those that it inherits. */
  #addGetters(copy: object, object: object): void {
    let prototype: object | null = Object.getPrototypeOf(object);
    for (let depth = 0; prototype !== null && prototype !== Object.prototype; depth += 1) {
      if (depth > most.depth) throw new Excess('an object of a class', anyInput);
      for (const name of Object.getOwnPropertyNames(prototype).slice(0, most.fields)) {
        if (name === '__proto__' || Object.hasOwn(copy, name) || Object.hasOwn(object, name)) continue;
        if (Object.getOwnPropertyDescriptor(prototype, name)?.get === undefined) continue;
        const value = this.#part(name, () => Reflect.get(object, name));
        if (value !== undefined) Object.defineProperty(copy, name, { value });
      }
      prototype = Object.getPrototypeOf(prototype);
    }
  }

  #part(name: string | number, get: () => unknown): unknown {
    this.path.push(typeof name === 'number' ? String(name) : named(name));
    const part = this.copy(get());
    this.path.pop();
    return part;
  }
}

/** A date of any realm, without what was changed in it. */
function dateOf(value: object): Date | undefined {
  // An error for each object would take longer than all the rest.
  if (Object.prototype.toString.call(value) !== '[object Date]') return undefined;
  try {
    return new Date(Date.prototype.getTime.call(value));
  } catch {
    return undefined;
  }
}
