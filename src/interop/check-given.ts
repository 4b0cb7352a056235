/**
 * The first look at what the exported functions of this room are given: the usual mistakes, each named with what would be right.
 */
import { hasMethods } from '../desk/ports/option-checks.ts';
import { Fault } from '../kernel/fault.ts';
import { described } from '../kernel/input/described.ts';
import { isRecord } from '../kernel/input/is-object.ts';

/** @throws Fault `input/invalid`: `isRight` says no; a text is not repeated, it may be personal */
export function checkGiven(
  place: string,
  value: unknown,
  expected: string,
  isRight: (value: unknown) => boolean = isRecord,
): void {
  if (isRight(value)) return;
  const found = typeof value === 'string' ? 'a text' : described(value);
  throw new Fault('input/invalid', `${place}: expected ${expected}, found ${found}`);
}

/** @throws Fault `input/invalid`: methods of the port are missing */
export function checkPort(place: string, port: unknown, methods: readonly string[]): void {
  const isRight = (value: unknown): boolean => isRecord(value) && hasMethods(value, methods);
  checkGiven(place, port, `an object with ${methods.join(', ')}`, isRight);
}

/** An entry of a history, which is more than its event. */
export function isEntry(value: unknown): boolean {
  return isRecord(value) && 'version' in value && 'event' in value && isRecord(value.event);
}

export function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}
