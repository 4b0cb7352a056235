/**
 * How a request looks after its personal data were erased: it has a line that nobody has.
 */
import type { Request, Subscriber } from './request.ts';

/** Stands in place of the subscriber. */
export const erasedSubscriber: Subscriber = { msisdn: '' };

export function isErased({ subscriber }: Request): boolean {
  return subscriber.msisdn === erasedSubscriber.msisdn;
}
