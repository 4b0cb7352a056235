/**
 * Opens a stored request for work: with its operator and kind, at the time of the desk.
 */
import { Fault } from '../../kernel/fault.ts';
import type { DeskContext } from '../context/context.ts';
import type { Stored } from '../ports/store.ts';
import { applyDueEvents } from './due-events.ts';
import { assertValidDocument } from './stored-document.ts';
import { UnitOfWork } from './unit-of-work.ts';

/**
 * @throws Fault `desk/unknown-operator`: the desk does not have the operator or kind of the request
 * @throws Fault `store/newer-schema`, `store/damaged-row`: see `assertValidDocument`
 */
export function policyOf({ operators }: DeskContext, stored: Stored): Pick<UnitOfWork, 'operator' | 'policy'> {
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

/**
 * A stored request at the time of the desk: all events that are due are applied.
 *
 * @throws Fault see `policyOf`
 */
export function openRequest(context: DeskContext, stored: Stored): UnitOfWork {
  const unit = unitOf(context, stored);
  applyDueEvents(unit);
  return unit;
}

/** The same before anything that is due has happened. @throws Fault see `policyOf` */
export function unitOf(context: DeskContext, stored: Stored): UnitOfWork {
  const { operator, policy } = policyOf(context, stored);
  const now = new Date(Math.max(context.now().getTime(), stored.request.changedAt));
  return new UnitOfWork({ operator, policy, calendars: context.calendars, now, stored });
}
