/**
 * Writing an event that needs no decision onto a stored request: an access, an erasure, what time has done.
 */
import type { RequestEvent } from '../../request/event.ts';
import type { DeskContext } from '../context/context.ts';
import type { Stored } from '../ports/store.ts';
import { applyDueEvents, nextWake } from './due-events.ts';
import { openRequest } from './open-request.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** How often it is tried anew when others were faster. */
const mostAttempts = 10;

/**
 * Lets time pass on a request and then `event` happen, if one is given, and writes it down; where nothing happened, only
 * when to look again. The draft as committed, or `undefined` when the request is not there or others were faster every time.
 */
export async function commitEvent(
  context: DeskContext,
  stored: Stored,
  event?: (unit: UnitOfWork) => RequestEvent,
): Promise<UnitOfWork | undefined> {
  const { id } = stored.request;
  let current: Stored | undefined = stored;
  for (let attempt = 0; attempt < mostAttempts && current !== undefined; attempt += 1) {
    const unit = openRequest(context, current);
    applyDueEvents(unit);
    if (event !== undefined) unit.apply(event(unit));
    const outcome = await context.store.commit(unit.toChange(nextWake(unit)));
    if (outcome === 'committed') return unit;
    current = await context.store.load(id);
  }
  return undefined;
}
