/**
 * Moves one open request to the calendar and the definitions that its operator has now.
 */
import { nextWake } from '../../operators/rules/time/due-events.ts';
import { RequestClocks } from '../../operators/rules/time/request-clocks.ts';
import type { DeskContext } from '../context/context.ts';
import type { Stored } from '../ports/store.ts';
import { assertOutcome } from './assert-outcome.ts';
import { openRequest, policyOf } from './open-request.ts';
import { recountAll } from './recount-clocks.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

/** A request whose promised date has moved. */
export interface MovedRequest {
  readonly id: string;
  readonly number: string | undefined;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
}

/** `undefined` when the promised date stays; the clocks may have another target all the same. */
export function recalculateRequest(
  context: DeskContext,
  stored: Stored,
  isDryRun: boolean,
): Promise<MovedRequest | undefined> {
  return retryOnConflict(async (attempt) => {
    const current = attempt === 1 ? stored : await context.store.load(stored.request.id);
    if (current === undefined) return undefined;
    const promised = new RequestClocks({
      ...policyOf(context, current),
      calendars: context.calendars,
      clocks: current.clocks,
    });
    const unit = openRequest(context, current);
    if (!recountAll(unit) && unit.history.length === 0) return undefined;
    if (!isDryRun) {
      const outcome = await context.store.commit(unit.toChange(nextWake(unit)));
      assertOutcome('commit', outcome, undefined);
      if (outcome !== 'committed') return 'conflict';
    }
    const [from, to] = [promised.deadline?.dueAt, unit.clocks.deadline?.dueAt];
    const { id, number } = unit.request;
    return from?.getTime() === to?.getTime() ? undefined : { id, number, from, to };
  });
}
