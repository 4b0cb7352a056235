/**
 * Looks up what callers name; callers without types may pass any name.
 */
import { Fault } from '../kernel/fault.ts';

/**
 * The entry of a table under one of its own names.
 *
 * @throws Fault `message/invalid-fact`: with the place and the names that exist
 */
export function tableEntry<Name extends string, Entry>(
  table: Readonly<Record<Name, Entry>>,
  name: Name,
  place: string,
): Entry {
  if (Object.hasOwn(table, name)) return table[name];
  const names = Object.keys(table).join(', ');
  throw new Fault('message/invalid-fact', `${place}: expected one of ${names}, found ${JSON.stringify(name)}`);
}
