/**
 * Details that name nobody, whatever kind of the operator has them: sums, days and choices. An address, a phone number and what
 * was ordered do.
 */
import { isPersonal } from '../../operators/detail.ts';
import type { Operator } from '../../operators/operator.ts';

export function keptDetails(operator: Operator | undefined): ReadonlySet<string> {
  const all = Object.values(operator?.kinds ?? {}).flatMap(({ details }) => Object.entries(details));
  const kept = new Set(all.map(([name]) => name));
  for (const [name, detail] of all) if (isPersonal(detail)) kept.delete(name);
  return kept;
}
