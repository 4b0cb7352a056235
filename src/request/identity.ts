/**
 * Who a subscriber is, as URIs by which requests are found: a line is `tel:` and E.164 (RFC 3966), a mailbox `mailto:` (RFC 6068),
 * an account `account:mts/123456`, somebody in a messenger or a social network `telegram:42`.
 */
import { foldLookAlikes } from '../kernel/text.ts';
import type { Request, Subscriber } from './request.ts';

/** By what a subscriber can be known. */
export const identityKinds = ['msisdn', 'email', 'account', 'user'] as const;
export type IdentityKind = (typeof identityKinds)[number];

/** What a subscriber is known by: at least one of them, unless the person was erased. */
export type IdentityFields = { readonly [Kind in IdentityKind]?: Subscriber[Kind] | undefined };

export function phoneIdentity(msisdn: string): string {
  return `tel:${msisdn}`;
}

/** All identities of a subscriber of that operator, lines first; none when the personal data were erased. */
export function identitiesOf({ msisdn, email, account, user }: IdentityFields, operator: string): readonly string[] {
  return [
    msisdn === undefined || msisdn === '' ? undefined : phoneIdentity(msisdn),
    email && `mailto:${email}`,
    account && `account:${operator}/${encodeURIComponent(accountKey(account))}`,
    user && `${user.channel}:${encodeURIComponent(user.id)}`,
  ].flatMap((identity) => identity ?? []);
}

const e164 = /^\+[1-9]\d{6,14}$/;

/** Everybody who is named in a request: the subscriber, the contact, and the phone numbers in the details. */
export function identitiesIn({
  subscriber,
  details,
  operator,
}: Pick<Request, 'subscriber' | 'details' | 'operator'>): readonly string[] {
  const phones = Object.values(details).flatMap((value) =>
    typeof value === 'string' && e164.test(value) ? [phoneIdentity(value)] : [],
  );
  return [...identitiesOf(subscriber, operator), ...identitiesOf(subscriber.contact ?? {}, operator), ...phones];
}

/** Accounts that people take for the same one are the same: hyphens are for the eye, and `А` of Cyrillic looks like `A` of Latin. */
function accountKey(account: string): string {
  return foldLookAlikes(account.toUpperCase().replace(/[\s-]/gu, ''));
}

/** The subscriber without what belongs to somebody else now. */
export function attachedSubscriber({
  subscriber,
  operator,
  detached = [],
}: Pick<Request, 'subscriber' | 'operator' | 'detached'>): Subscriber {
  if (detached.length === 0) return subscriber;
  const attached = <Fields extends IdentityFields>(fields: Fields): Fields =>
    // Only fields that may be absent are left out.
    Object.fromEntries(
      Object.entries(fields).filter(([field, value]) =>
        identitiesOf({ [field]: value }, operator).every((identity) => !detached.includes(identity)),
      ),
    ) as Fields;
  const { contact, ...person } = attached(subscriber);
  const left = contact && attached(contact);
  return left === undefined || Object.keys(left).length === 0 ? person : { ...person, contact: left };
}

const schemes: { readonly [scheme: string]: IdentityKind } = { tel: 'msisdn', mailto: 'email', account: 'account' };

/** Every other scheme is the name of a messenger or a social network; `named` is for people whom a request only names. */
export const reservedSchemes: readonly string[] = /* @__PURE__ */ (() => [...Object.keys(schemes), 'named'])();

export function kindOfIdentity(identity: string): IdentityKind {
  return schemes[identity.slice(0, identity.indexOf(':'))] ?? 'user';
}

/** Where somebody is written to: a phone number and an e-mail address as they are dialled and sent to, any other one as a URI. */
export function addressOfIdentity(identity: string): string {
  return identity.replace(/^(?:tel|mailto):/, '');
}

/** The operator beside which an account counts. */
export function operatorOfAccount(identity: string): string | undefined {
  return /^account:([^/]*)\//.exec(identity)?.[1];
}
