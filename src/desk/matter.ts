/**
 * Opening a stored request for work: with its operator, its kind, and the desk's present.
 */
import { Fault, type FaultCode } from '../fault.ts';
import type { KindPolicy } from '../operators/kind.ts';
import type { Operator } from '../operators/operator.ts';
import { Draft } from './draft.ts';
import type { Equipment } from './equipment.ts';
import { assertReadable } from './readable.ts';
import type { Stored } from './store.ts';
import { type Notice, notify } from './telemetry.ts';

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

/**
 * What `work` makes of a request among others, or `undefined` where it cannot be read here: one damaged row must not take the
 * others of its line with it. Whoever watches is told.
 */
export async function unlessUnreadable<Value>(
  { telemetry, now }: Equipment,
  { request }: Stored,
  work: () => Value | Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!Fault.is(error) || !unreadable.includes(error.code)) throw error;
    notify(telemetry, unreadableNotice(String(request?.id), error.code, now()));
    return undefined;
  }
}

const unreadable: readonly FaultCode[] = [
  'store/damaged-row',
  'store/newer-schema',
  'desk/unknown-operator',
  'calendar/unknown-version',
];

export function unreadableNotice(id: string, code: FaultCode, at: Date): Notice {
  return { name: 'zayavka.request.unreadable', at, attributes: { id, code } };
}
