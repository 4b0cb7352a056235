/**
 * Writes onto a stored request what needs no decision: an access, or events whose time has come.
 */
import { applyDueEvents, nextWake } from '../../operators/rules/time/due-events.ts';
import type { RequestEvent } from '../../request/event.ts';
import type { DeskContext } from '../context/context.ts';
import type { Stored } from '../ports/store.ts';
import { assertOutcome } from './assert-outcome.ts';
import { openRequest, unitOf } from './open-request.ts';
import { recountPreliminary } from './recount-clocks.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/**
 * Applies the due events and then `event`, and commits them. The unit as committed, or `undefined` when the request does not
 * exist or every attempt had a conflict.
 */
export function commitEvent(
  context: DeskContext,
  stored: Stored,
  event: (unit: UnitOfWork) => RequestEvent,
): Promise<UnitOfWork | undefined> {
  return retryOnConflict(async (attempt) => {
    const current = attempt === 1 ? stored : await context.store.load(stored.request.id);
    if (current === undefined) return undefined;
    const unit = openRequest(context, current);
    unit.apply(event(unit));
    const outcome = await context.store.commit(unit.toChange(nextWake(unit)));
    assertOutcome('commit', outcome, undefined);
    return outcome === 'committed' ? unit : 'conflict';
  });
}

/**
 * Commits the due events and the next wake-up for the holder of a lease. The unit as committed, or `undefined` when somebody
 * else was faster: who commits applies the due events too, so there is nothing left to do.
 */
export async function commitDueEvents(
  context: DeskContext,
  stored: Stored,
  leaseToken: string,
): Promise<UnitOfWork | undefined> {
  const unit = openRequest(context, stored);
  const change = Object.freeze({ leaseToken, ...unit.toChange(nextWake(unit)) });
  const outcome = await context.store.commit(change);
  assertOutcome('commit', outcome, undefined);
  return outcome === 'committed' ? unit : undefined;
}

/**
 * Commits preliminary deadlines as they are by the days that are known now, and what is due after that. The unit as committed,
 * or `undefined` when somebody else was faster.
 */
export async function commitRecount(context: DeskContext, stored: Stored): Promise<UnitOfWork | undefined> {
  const unit = unitOf(context, stored);
  recountPreliminary(unit);
  applyDueEvents(unit);
  const outcome = await context.store.commit(unit.toChange(nextWake(unit)));
  assertOutcome('commit', outcome, undefined);
  return outcome === 'committed' ? unit : undefined;
}
