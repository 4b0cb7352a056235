/**
 * The request that goes on in place of a duplicate: which ones are possible, and what is written down there.
 */
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { nextWake } from '../../operators/rules/time/due-events.ts';
import { isErased } from '../../request/erased.ts';
import type { RequestEvent } from '../../request/event.ts';
import { attachedSubscriber, identitiesOf } from '../../request/identity.ts';
import type { Request } from '../../request/request.ts';
import { findRequest, isAmbiguous, readNumber } from '../access/lookup.ts';
import type { DeskContext } from '../context/context.ts';
import type { CannotMerge, ChangedMeanwhile } from '../ports/refusal.ts';
import { openRequest } from '../work/open-request.ts';
import { retryOnConflict } from '../work/retry-on-conflict.ts';

/**
 * The number of the other request, after it was written down there that a duplicate was found. That changes the version of the
 * other request, so of two requests that are merged into each other at the same time only one ends.
 */
export async function prepareMerge(
  context: DeskContext,
  request: Request,
  { into, by }: RequestEvent<'merged'>,
): Promise<Result<string, CannotMerge | ChangedMeanwhile>> {
  const { store } = context;
  const { number } = request;
  const other = await readNumber(context, into);
  if (!other.ok) return cannotMerge(isAmbiguous(other) ? 'several' : 'unknown');
  if (number === undefined) return cannotMerge('unknown');
  if (other.value === number) return cannotMerge('itself');
  const prepared = await retryOnConflict<Result<string, CannotMerge>>(async () => {
    const found = await findRequest(context, other.value);
    if (!found.ok) return cannotMerge('unknown');
    const why = obstacle(request, found.value.request);
    if (why !== undefined) return cannotMerge(why);
    const unit = openRequest(context, found.value);
    unit.apply({ type: 'duplicateFound', at: unit.now.getTime(), ...(by && { by }), number });
    const outcome = await store.commit(unit.toChange(nextWake(unit)));
    return outcome === 'committed' ? accepted(other.value) : 'conflict';
  });
  return prepared ?? refused({ code: 'request/changed-meanwhile' });
}

function obstacle(request: Request, other: Request): CannotMerge['why'] | undefined {
  if (isErased(other)) return 'erased';
  if (other.operator !== request.operator) return 'otherOperator';
  const own = identitiesOf(attachedSubscriber(request), request.operator);
  if (!identitiesOf(attachedSubscriber(other), other.operator).some((one) => own.includes(one)))
    return 'otherSubscriber';
  return other.status === 'merged' ? 'merged' : undefined;
}

function cannotMerge(why: CannotMerge['why']): Result<never, CannotMerge> {
  return refused({ code: 'request/cannot-merge', why });
}
