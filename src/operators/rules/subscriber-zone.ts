/**
 * In which zone a subscriber lives: the given one, that of the landline, or the operator's own.
 */
import { timeZoneOfPhone } from '../../kernel/phone-number.ts';
import type { Request } from '../../request/request.ts';
import type { Operator } from '../operator.ts';

export interface SubscriberZone {
  /** IANA name. */
  readonly timeZone: string;
  /** Where it is from: it is known for certain only when the subscriber gave it. */
  readonly from: 'subscriber' | 'phone' | 'operator';
}

export function subscriberZone({
  operator,
  request: { subscriber },
}: {
  readonly operator: Pick<Operator, 'timeZone'>;
  readonly request: Pick<Request, 'subscriber'>;
}): SubscriberZone {
  if (subscriber.timeZone !== undefined) return { timeZone: subscriber.timeZone, from: 'subscriber' };
  const ofLine = subscriber.msisdn === undefined ? undefined : timeZoneOfPhone(subscriber.msisdn);
  return ofLine === undefined ? { timeZone: operator.timeZone, from: 'operator' } : { timeZone: ofLine, from: 'phone' };
}
