/**
 * Options that count something: a zero or a negative number would let nothing happen, for ever and in silence.
 */
import { Fault } from './fault.ts';

type Counts = { readonly [option: string]: number };

/** @throws Fault `desk/invalid-setup` unless all are whole numbers from 1; `Infinity` is as many as there are */
export function assertPositiveIntegersOrInfinity(of: string, counts: Counts): void {
  for (const [option, count] of Object.entries(counts)) {
    if (count === Number.POSITIVE_INFINITY) continue;
    assertPositiveIntegers(of, { [option]: count });
  }
}

/**
 * For what a store is asked for: it takes no `Infinity`, and a lease that never ends would keep from everybody what a dead
 * node held.
 *
 * @throws Fault `desk/invalid-setup` unless all are whole numbers from 1
 */
export function assertPositiveIntegers(of: string, amounts: Counts): void {
  for (const [option, amount] of Object.entries(amounts)) {
    if (Number.isSafeInteger(amount) && amount >= 1) continue;
    throw new Fault('desk/invalid-setup', `${of}: ${option}: expected a whole number from 1, found ${String(amount)}`);
  }
}
