/**
 * How a forgotten person is told from a known one: by a line that nobody has.
 */
import type { Request, Subscriber } from './request.ts';

/** Stands where a subscriber was. */
export const erasedSubscriber: Subscriber = { msisdn: '' };

export function isErased({ subscriber }: Request): boolean {
  return subscriber.msisdn === erasedSubscriber.msisdn;
}
