/**
 * Details that name nobody, whatever kind of the operator has them: sums, days and choices. An address, a phone number and what
 * was ordered do.
 */
import { isPersonal } from '../../operators/detail.ts';
import type { Operator } from '../../operators/operator.ts';

const ofOperator = new WeakMap<Operator, ReadonlySet<string>>();

/** Found once for each operator: a page asks for every item. */
export function keptDetails(operator: Operator | undefined): ReadonlySet<string> {
  if (operator === undefined) return new Set();
  const known = ofOperator.get(operator) ?? detailsOfNobody(operator);
  ofOperator.set(operator, known);
  return known;
}

function detailsOfNobody({ kinds }: Operator): ReadonlySet<string> {
  const all = Object.values(kinds).flatMap(({ details }) => Object.entries(details));
  const kept = new Set(all.map(([name]) => name));
  for (const [name, detail] of all) if (isPersonal(detail)) kept.delete(name);
  return kept;
}
