/**
 * Checks of options that count something: with zero or a negative number nothing would ever happen.
 */
import { Fault } from '../../kernel/fault.ts';

type Amounts = { readonly [option: string]: number };

/**
 * `Infinity` means no limit.
 *
 * @throws Fault `desk/invalid-setup`: one of them is neither a whole number from 1 nor `Infinity`
 */
export function assertPositiveIntegersOrInfinity(of: string, amounts: Amounts): void {
  const limits = Object.entries(amounts).filter(([, amount]) => amount !== Number.POSITIVE_INFINITY);
  assertPositiveIntegers(of, Object.fromEntries(limits));
}

/**
 * For what a store is asked for: a store takes no `Infinity`, and a lease without end would lock a request without end when
 * its holder fails.
 *
 * @throws Fault `desk/invalid-setup`: one of them is no whole number from 1
 */
export function assertPositiveIntegers(of: string, amounts: Amounts): void {
  for (const [option, amount] of Object.entries(amounts)) {
    if (Number.isSafeInteger(amount) && amount >= 1) continue;
    throw new Fault('desk/invalid-setup', `${of}: ${option}: expected a whole number from 1, found ${String(amount)}`);
  }
}
