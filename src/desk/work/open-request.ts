/**
 * Opening a stored request for work: with its operator, its kind, and the desk's present.
 */
import { Fault } from '../../kernel/fault.ts';
import type { KindPolicy } from '../../operators/kind-policy.ts';
import type { Operator } from '../../operators/operator.ts';
import type { DeskContext } from '../context/context.ts';
import type { Stored } from '../ports/store.ts';
import { assertValidDocument } from './stored-document.ts';
import { UnitOfWork } from './unit-of-work.ts';

export interface RequestPolicy {
  readonly operator: Operator;
  readonly policy: KindPolicy;
}

/**
 * @throws Fault `desk/unknown-operator` when the request is of an operator or kind that this desk was not given; what
 * `assertReadable` throws
 */
export function policyOf({ operators }: DeskContext, stored: Stored): RequestPolicy {
  assertValidDocument(stored);
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
export function openRequest(context: DeskContext, stored: Stored): UnitOfWork {
  const { operator, policy } = policyOf(context, stored);
  const now = new Date(Math.max(context.now().getTime(), stored.request.changedAt));
  return new UnitOfWork({ operator, policy, calendars: context.calendars, now, stored });
}
