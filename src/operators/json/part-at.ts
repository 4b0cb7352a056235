/**
 * What stands at a place in JSON.
 */
import { isObject } from '../../kernel/input/is-object.ts';

export function partAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, name) => (isObject(value) ? Reflect.get(value, name) : undefined), json);
}
