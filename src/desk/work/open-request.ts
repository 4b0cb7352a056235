/**
 * Opens a stored request for work: with its operator and kind, at the time of the desk.
 */
import { Fault } from '../../kernel/fault.ts';
import { applyDueEvents } from '../../operators/rules/time/due-events.ts';
import type { ShownDeadline } from '../../operators/rules/time/shown-clock.ts';
import type { DeskContext } from '../context/context.ts';
import type { HistoryEntry, Stored } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { assertValidDocument, damagedRequestEvent } from './stored-document.ts';
import { UnitOfWork } from './unit-of-work.ts';

/** What can be shown of a request. */
export type ReadableRequest = Pick<UnitOfWork, 'operator' | 'policy' | 'request' | 'clocks' | 'calendars' | 'now'>;

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
 * @throws Fault `calendar/unknown-version`, `calendar/unknown-date`: the desk does not have a calendar of its clocks
 */
export function openRequest(context: DeskContext, stored: Stored): UnitOfWork {
  const unit = unitOf(context, stored);
  try {
    applyDueEvents(unit);
  } catch (error) {
    if (!isMissingCalendar(error)) throw error;
    const expected =
      'expected that calendar in openDesk, as that of the operator or in `calendars`: give it there, and recalculate moves open ' +
      'requests to the present one; or update the library, where a newer one wrote the request';
    throw new Fault(error.code, `request ${stored.request.id}: ${error.message}; ${expected}`, { cause: error });
  }
  return unit;
}

/**
 * The same for those who only read. Where the desk does not have a calendar of its clocks, the request is as it was stored: it
 * has no clocks, its deadline is the last one that was promised, and `onNotice` gets `zayavka.request.unreadable`.
 *
 * @throws Fault see `policyOf`
 */
export async function openForReading(context: DeskContext, stored: Stored): Promise<ReadableRequest> {
  try {
    return openRequest(context, stored);
  } catch (error) {
    if (!isMissingCalendar(error)) throw error;
    const { id } = stored.request;
    notify(context.telemetry, damagedRequestEvent(id, error.code, context.now()));
    const last = (await context.store.history(id)).at(-1);
    return unitOf(context, { ...stored, clocks: [] }, last && promisedBy(last));
  }
}

/** Another process knows more years, or other calendars, than this one. */
export function isMissingCalendar(error: unknown): error is Fault {
  return Fault.is(error) && (error.code === 'calendar/unknown-version' || error.code === 'calendar/unknown-date');
}

/**
 * The same as `openRequest` before anything that is due has happened.
 *
 * @param lastPromise shown in place of the deadline of the clocks
 * @throws Fault see `policyOf`
 */
export function unitOf(context: DeskContext, stored: Stored, lastPromise?: ShownDeadline): UnitOfWork {
  const { operator, policy } = policyOf(context, stored);
  const now = new Date(Math.max(context.now().getTime(), stored.request.changedAt));
  return new UnitOfWork({ operator, policy, calendars: context.calendars, now, stored, lastPromise });
}

function promisedBy({ dueAt, lastDay, preliminary }: HistoryEntry): ShownDeadline | undefined {
  if (dueAt === undefined) return undefined;
  return {
    dueAt: new Date(dueAt),
    ...(lastDay === undefined ? {} : { lastDay }),
    ...(preliminary === undefined ? {} : { preliminary }),
  };
}
