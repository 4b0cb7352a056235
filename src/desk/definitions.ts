/**
 * Makes the definitions of an operator's kinds unchangeable: clocks carry them whole, so what was promised cannot be changed
 * later, and all requests of a process share one copy.
 */
import type { Operator } from '../operators/operator.ts';

export function settleDefinitions({ kinds }: Operator): void {
  freeze(kinds);
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}
