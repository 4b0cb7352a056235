/**
 * Opening a stored request for work: with its operator, its kind, and the desk's present.
 */
import { Fault } from '../../kernel/fault.ts';
import type { KindPolicy } from '../../operators/kind-policy.ts';
import type { Operator } from '../../operators/operator.ts';
import type { Equipment } from '../context/context.ts';
import type { Stored } from '../ports/store.ts';
import { assertReadable } from './stored-document.ts';
import { Draft } from './unit-of-work.ts';

export interface Matter {
  readonly operator: Operator;
  readonly policy: KindPolicy;
}

/**
 * @throws Fault `desk/unknown-operator` when the request is of an operator or kind that this desk was not given; what
 * `assertReadable` throws
 */
export function matterOf({ operators }: Equipment, stored: Stored): Matter {
  assertReadable(stored);
  const { request } = stored;
  const operator = operators.get(request.operator);
  const policy = operator?.kinds[request.kind];
  if (operator !== undefined && policy !== undefined) return { operator, policy };
  throw new Fault(
    'desk/unknown-operator',
    `request ${request.id}: expected operator '${request.operator}' with kind '${request.kind}' in openDesk({ operators })`,
  );
}

/** A draft of a stored request, at the desk's present. */
export function draftOf(equipment: Equipment, stored: Stored): Draft {
  const { operator, policy } = matterOf(equipment, stored);
  const now = new Date(Math.max(equipment.now().getTime(), stored.request.changedAt));
  return new Draft(operator, policy, equipment.reader, now, stored);
}
