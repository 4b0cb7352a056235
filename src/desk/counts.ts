/**
 * Options that count something: a zero or a negative number would let nothing happen, for ever and in silence.
 */
import { Fault } from '../fault.ts';

/** @throws Fault `desk/invalid-setup` unless all are whole numbers from 1; `Infinity` is as many as there are */
export function assertCounts(of: string, counts: { readonly [option: string]: number }): void {
  for (const [option, count] of Object.entries(counts)) {
    if (count >= 1 && (Number.isInteger(count) || count === Number.POSITIVE_INFINITY)) continue;
    throw new Fault('desk/invalid-setup', `${of}: ${option}: expected a whole number from 1, found ${String(count)}`);
  }
}
