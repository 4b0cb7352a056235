/**
 * The first look at data from outside, such as an operator or a calendar: a copy of it as plain JSON data, or where it is too
 * large, too deep or no JSON at all. What reads the copy meets no getters, proxies or circles, and never more than it can read in
 * a moment.
 */
import { described } from './described.ts';

const mostLevels = 16;
/** UTF-16 units of the name of a field. */
const longestName = 200;

export interface JsonLimits {
  /** Items of one list, fields of one object. */
  readonly entries: number;
  /** The same of single fields, by their names. */
  readonly entriesOf?: { readonly [field: string]: number };
  readonly values: number;
  /** UTF-16 units of one text. */
  readonly characters: number;
}

export interface JsonFault {
  /** Where it stands: names of fields and places in lists. */
  readonly path: readonly string[];
  readonly expected: string;
}

/** The copy, and what could not be copied; with a fault the copy is of no use. A field that is `undefined` is left out. */
export function copyJson(
  value: unknown,
  limits: JsonLimits,
): { readonly copy: unknown; readonly faults: readonly JsonFault[] } {
  const reader = new Reader(limits);
  const copy = reader.copy(value, []);
  return { copy, faults: reader.faults };
}

class Reader {
  readonly faults: JsonFault[] = [];
  readonly #most: JsonLimits;
  #values = 0;

  constructor(most: JsonLimits) {
    this.#most = most;
  }

  copy(value: unknown, path: readonly string[]): unknown {
    const most = this.#most;
    this.#values += 1;
    if (this.#values === most.values) this.#refuse([], `at most ${most.values} values in all`);
    if (this.#values >= most.values) return undefined;
    if (typeof value === 'string' && value.length > most.characters) {
      return this.#refuse(path, `a text of at most ${most.characters} characters, found ${value.length}`);
    }
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value !== 'object') return this.#refuse(path, `JSON data, found ${described(value)}`);
    if (path.length >= mostLevels) return this.#refuse(path, `at most ${mostLevels} levels of objects and lists`);
    try {
      return Array.isArray(value) ? this.#list(value, path) : this.#object(value, path);
    } catch {
      return this.#refuse(path, 'a value that can be read');
    }
  }

  #list(list: readonly unknown[], path: readonly string[]): unknown {
    const { length } = list;
    const most = this.#mostIn(path);
    if (!(length <= most)) return this.#refuse(path, `at most ${most} items, found ${length}`);
    return Array.from({ length }, (_, index) => this.copy(list[index], [...path, String(index)]));
  }

  #object(object: object, path: readonly string[]): unknown {
    if (!isPlain(object)) return this.#refuse(path, 'JSON data, found an object of a class');
    const names = Object.keys(object);
    const most = this.#mostIn(path);
    if (names.length > most) return this.#refuse(path, `at most ${most} fields, found ${names.length}`);
    return Object.fromEntries(
      names.flatMap((name) => {
        if (name.length > longestName)
          return [[name, this.#refuse(path, `names of at most ${longestName} characters`)]];
        // It would change what an object is, not what it has.
        if (name === '__proto__') return [[name, this.#refuse([...path, name], 'no such field')]];
        const part: unknown = Reflect.get(object, name);
        return part === undefined ? [] : [[name, this.copy(part, [...path, name])]];
      }),
    );
  }

  #mostIn(path: readonly string[]): number {
    const { entries, entriesOf = {} } = this.#most;
    const field = path.at(-1) ?? '';
    return Object.hasOwn(entriesOf, field) ? (entriesOf[field] ?? entries) : entries;
  }

  #refuse(path: readonly string[], expected: string): undefined {
    this.faults.push({ path, expected });
  }
}

/** Also of another realm. */
function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null);
}
