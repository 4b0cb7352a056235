/**
 * Writes an event that needs no decision onto a stored request: an access, or events whose time has come.
 */
import type { RequestEvent } from '../../request/event.ts';
import type { DeskContext } from '../context/context.ts';
import type { Stored } from '../ports/store.ts';
import { nextWake } from './due-events.ts';
import { openRequest } from './open-request.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/**
 * Applies the due events and then `event`, if one is given, and commits them; without events only the next wake-up. The unit
 * as committed, or `undefined` when the request does not exist or every attempt had a conflict.
 */
export function commitEvent(
  context: DeskContext,
  stored: Stored,
  event?: (unit: UnitOfWork) => RequestEvent,
): Promise<UnitOfWork | undefined> {
  return retryOnConflict(async (attempt) => {
    const current = attempt === 1 ? stored : await context.store.load(stored.request.id);
    if (current === undefined) return undefined;
    const unit = openRequest(context, current);
    if (event !== undefined) unit.apply(event(unit));
    const outcome = await context.store.commit(unit.toChange(nextWake(unit)));
    return outcome === 'committed' ? unit : 'conflict';
  });
}
