/**
 * Who a subscriber is, as URIs by which requests are found: a line is `tel:` and E.164 (RFC 3966).
 */
import type { Subscriber } from './request.ts';

export function phoneIdentity(msisdn: string): string {
  return `tel:${msisdn}`;
}

/** None for a subscriber whose personal data were erased. */
export function identitiesOf({ msisdn }: Subscriber): readonly string[] {
  return msisdn === '' ? [] : [phoneIdentity(msisdn)];
}
