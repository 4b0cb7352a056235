/**
 * On which line a subscriber can be reached at an instant: a number may have changed, may not work yet, may be in other hands.
 */
import { attachedSubscriber } from '../../../request/identity.ts';
import { isOpenStatus } from '../../../request/lifecycle.ts';
import type { Request, Subscriber } from '../../../request/request.ts';
import type { KindPolicy } from '../../kind-policy.ts';
import type { Operator } from '../../operator.ts';

export interface PresentLine {
  /** With the line that the person has then. */
  readonly subscriber: Subscriber;
  /** Whether nobody can be called and written to there: the SIM card is lost or broken, and is not replaced yet. */
  readonly isLost: boolean;
}

export function presentLine({ kinds }: Pick<Operator, 'kinds'>, request: Request, at: number): PresentLine {
  const policy = kinds[request.kind];
  const { extension, ...subscriber } = attachedSubscriber(request);
  const line = policy && lineOfOrder(policy, request, at);
  if (line !== undefined) return { subscriber: { ...subscriber, msisdn: line }, isLost: false };
  const isLost = policy?.lineMayBeLost === true && isOpenStatus(request.lifecycle, request.status);
  return { subscriber: extension === undefined ? subscriber : { ...subscriber, extension }, isLost };
}

/** The number in the details that has become the line. */
function lineOfOrder({ details: known }: KindPolicy, request: Request, at: number): string | undefined {
  const { status, appointment, details } = request;
  const isDone = status === 'fulfilled' || status === 'closed';
  const hasBegun = isDone || (appointment !== undefined && appointment.from <= at);
  for (const [name, detail] of Object.entries(known)) {
    const number = details[name];
    if (detail.type !== 'phone' || typeof number !== 'string') continue;
    if (detail.becomesLine === 'fulfilled' ? isDone : detail.becomesLine === 'appointment' && hasBegun) return number;
  }
  return undefined;
}
