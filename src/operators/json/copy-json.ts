/**
 * The first look at an operator from outside: a copy of it as plain JSON data, or where it is too large, too deep or no JSON at
 * all. What reads the copy meets no getters, proxies or circles, and never more than it can read in a moment.
 */
import { described } from '../../sla/calendar/shape.ts';

/** Far above the largest operator of the library: 6,000 values at 8 levels, 21 in one object. Characters are UTF-16 units of one text. */
const most = { levels: 16, entries: 500, values: 60_000, characters: 10_000 } as const;

export interface JsonFault {
  /** Where it stands: names of fields and places in lists. */
  readonly path: readonly string[];
  readonly expected: string;
}

/** The copy, and what could not be copied; with a fault the copy is of no use. A field that is `undefined` is left out. */
export function copyJson(value: unknown): { readonly copy: unknown; readonly faults: readonly JsonFault[] } {
  const reader = new Reader();
  const copy = reader.copy(value, []);
  return { copy, faults: reader.faults };
}

class Reader {
  readonly faults: JsonFault[] = [];
  #values = 0;

  copy(value: unknown, path: readonly string[]): unknown {
    this.#values += 1;
    if (this.#values === most.values) this.#refuse([], `at most ${most.values} values in all`);
    if (this.#values >= most.values) return undefined;
    if (typeof value === 'string' && value.length > most.characters) {
      return this.#refuse(path, `a text of at most ${most.characters} characters, found ${value.length}`);
    }
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value !== 'object') return this.#refuse(path, `JSON data, found ${described(value)}`);
    if (path.length >= most.levels) return this.#refuse(path, `at most ${most.levels} levels of objects and lists`);
    try {
      return Array.isArray(value) ? this.#list(value, path) : this.#object(value, path);
    } catch {
      return this.#refuse(path, 'a value that can be read');
    }
  }

  #list(list: readonly unknown[], path: readonly string[]): unknown {
    const { length } = list;
    if (length > most.entries) return this.#refuse(path, `at most ${most.entries} items, found ${length}`);
    return Array.from({ length }, (_, index) => this.copy(list[index], [...path, String(index)]));
  }

  #object(object: object, path: readonly string[]): unknown {
    if (!isPlain(object)) return this.#refuse(path, 'JSON data, found an object of a class');
    const names = Object.keys(object);
    if (names.length > most.entries) return this.#refuse(path, `at most ${most.entries} fields, found ${names.length}`);
    return Object.fromEntries(
      names.flatMap((name) => {
        // It would change what an object is, not what it has.
        if (name === '__proto__') return [[name, this.#refuse([...path, name], 'no such field')]];
        const part: unknown = Reflect.get(object, name);
        return part === undefined ? [] : [[name, this.copy(part, [...path, name])]];
      }),
    );
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
