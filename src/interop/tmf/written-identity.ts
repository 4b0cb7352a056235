/**
 * Who somebody is, as people and systems write it: URIs, phone numbers, addresses; and digits that may be something else.
 */
import type { SubscriberInput } from '../../desk/input/subscriber.ts';
import { channelPolicy } from '../../operators/channel.ts';
import type { Operator } from '../../operators/operator.ts';

/** What is known of a subscriber, perhaps not enough. */
export type PersonFields = { readonly [Field in keyof SubscriberInput]?: SubscriberInput[Field] | undefined };

/** A phone number or an address that a document gives for messages. */
export function contactIn(written: string): { readonly msisdn: string } | { readonly email: string } | undefined {
  const { msisdn = looksLikePhone(written) ? written : undefined, email } = identityIn(written);
  return msisdn !== undefined ? { msisdn } : email !== undefined ? { email } : undefined;
}

/**
 * The identity that a URI, a number with a plus or an address is: accounts of the operator, users of its messengers. Another
 * scheme is that of another system.
 */
export function identityIn(id: string, operator?: Operator): PersonFields {
  const [, written, rest = ''] = /^([a-z][a-z0-9-]{0,30}):(.{1,2000})$/i.exec(id) ?? [];
  const scheme = written?.toLowerCase();
  switch (scheme) {
    case undefined:
      if (id.trimStart().startsWith('+') && looksLikePhone(id)) return { msisdn: id };
      return /^[^\s@/]{1,64}@[^\s@/]{1,253}$/.test(id) ? { email: id } : {};
    case 'tel':
    case 'msisdn':
    case 'phone':
      return { msisdn: rest };
    case 'mailto':
      return { email: rest };
    case 'account': {
      const [, owner, account = ''] = /^(.*?)\/(.*)$/s.exec(rest) ?? [];
      return owner === undefined || owner !== operator?.id ? {} : { account: decoded(account) };
    }
    default:
      return operator !== undefined && channelPolicy(operator, scheme)?.proves.includes('user')
        ? { user: { channel: scheme, id: decoded(rest) } }
        : {};
  }
}

/**
 * With a country code, or a mobile one of ten digits: without it a number of another country would be read as a Russian one, and an
 * id of another system as a number.
 */
export function looksLikePhone(text: string): boolean {
  if (!/^\+?[\d\s().-]{10,24}$/.test(text)) return false;
  const digits = text.replace(/\D/g, '');
  return text.startsWith('+') || /^(?:[78]\d{10}|9\d{9})$/.test(digits);
}

/** Digits alone that can be a mobile line with its country code, and also an id of another system. */
export function isBareLine(text: string): boolean {
  return looksLikePhone(text) && /^[78]9\d{9}$/.test(text.replace(/\D/g, '')) && !text.startsWith('+');
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** One line may be written in several ways: `8 (916) 123-45-67` is `+79161234567`. */
export function sameLine(one: string | undefined, other: string | undefined): boolean {
  const digits = (text: string): string => text.replace(/;.*$|\D/gs, '').replace(/^(?:8(?=\d{10}$)|(?=9\d{9}$))/, '7');
  return one === undefined || other === undefined ? one === other : digits(one) === digits(other);
}
