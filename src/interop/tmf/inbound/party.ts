/**
 * Whose request it is: from the parties of a document to a subscriber. The standard refers to parties of another system, so what a
 * party's id means is known to the integrator alone; by default phone numbers, addresses and URIs are understood.
 */
import type { SubscriberInput } from '../../../desk/input/subscriber.ts';
import { faultsOnly } from '../../../kernel/input/faults-only.ts';
import { checkGiven, isRecord } from '../../check-given.ts';
import { type Characteristic, valuesByName } from './characteristics.ts';
import { type DocumentReader, fieldOf, hasFields, type Part, sameWord, textOf, wordOf } from './document-reader.ts';

/** A party that may be the subscriber. */
export interface Party {
  /** As it is written; empty when it has none. */
  readonly role: string;
  readonly id?: string;
  readonly name?: string;
  /** All its fields; in version 5 those under `partyOrPartyRole`. */
  readonly fields: { readonly [field: string]: unknown };
}

/**
 * The subscriber that a party is; `undefined` for one that is none. `characteristics` are those of the whole document, by name.
 */
export type PartyResolver = (
  party: Party,
  characteristics: { readonly [name: string]: unknown },
) => SubscriberInput | undefined;

/** What is known of a subscriber, perhaps not enough. */
type PersonFields = { readonly [Field in keyof SubscriberInput]?: SubscriberInput[Field] | undefined };

/** A subscriber, and the place in the document that says who it is. */
export interface FoundSubscriber {
  readonly subscriber: SubscriberInput;
  readonly pointer: string;
}

const customerRoles = new Set(
  (
    'customer originator user enduser endcustomer subscriber requester requestor reporter reportedby complainant ' +
    'owner accountowner holder buyer caller'
  ).split(' '),
);

const phoneNames = new Set(
  (
    'telmsisdn msisdn phonenumber phone mobile mobilenumber mobilephone telephonenumber telephone subscribernumber ' +
    'linenumber ctn'
  ).split(' '),
);

/**
 * By its id (`+79161234567`, `tel:`, `mailto:`, `account:`, `telegram:42`), its contact mediums, or a characteristic such as
 * `TEL_MSISDN`, in this order.
 *
 * @throws Fault `input/invalid`: not a party, or no object of characteristics
 *
 * @example
 * subscriberOfParty({ role: 'customer', id: 'tel:+79161234567', fields: {} }, {}) //=> { msisdn: '+79161234567' }
 */
export function subscriberOfParty(
  party: Party,
  characteristics: { readonly [name: string]: unknown },
): SubscriberInput | undefined {
  return faultsOnly('subscriberOfParty', () => {
    checkGiven('subscriberOfParty: party', party, 'a party with its fields', isParty);
    checkGiven('subscriberOfParty: characteristics', characteristics, 'an object of values by name');
    return subscriberIn(party, characteristics);
  });
}

function isParty(value: unknown): boolean {
  return isRecord(value) && 'fields' in value && isRecord(value.fields);
}

function subscriberIn(
  { id = '', name, fields }: Party,
  characteristics: { readonly [name: string]: unknown },
): SubscriberInput | undefined {
  const named = name === undefined ? {} : { name };
  const known = { ...contactsOf(fields), ...identityIn(id), ...named };
  return asSubscriber(known) ?? asSubscriber({ ...phoneAmong(Object.entries(characteristics)), ...named });
}

/** Each is compared with all characteristics. */
const mostParties = 50;

/** The subscriber of a document; what is wrong is reported. */
export function findSubscriber(
  reader: DocumentReader,
  parties: Part,
  characteristics: readonly Characteristic[],
  resolver?: PartyResolver,
): FoundSubscriber | undefined {
  const values = valuesByName(characteristics);
  // Few of many: the default looks at them for each party.
  const phones = Object.fromEntries(Object.entries(values).filter(([name]) => phoneNames.has(sameWord(name))));
  const resolve = (party: Party): SubscriberInput | undefined =>
    resolver === undefined ? subscriberIn(party, phones) : resolver(party, values);
  const list = reader.list(parties);
  if (list.length > mostParties) {
    reader.unusable(parties, `at most ${mostParties} parties`);
    return undefined;
  }
  const all = list.map((part) => ({ part, party: readParty(reader, part) }));
  const candidates = all.filter(({ party }) => party.role === '' || isCustomerRole(party.role));
  const known = candidates.flatMap(({ part, party }) => {
    const subscriber = resolve(party);
    return subscriber === undefined ? [] : [{ subscriber, part, pointer: placeOf(subscriber, part, characteristics) }];
  });
  const different = known.filter(
    ({ subscriber }, index) => known.findIndex((other) => sameSubscriber(other.subscriber, subscriber)) === index,
  );
  const withPhone = different.filter(({ subscriber }) => subscriber.msisdn !== undefined);
  const [found, another] = withPhone.length === 1 ? withPhone : different;
  if (another !== undefined) {
    reader.unusable(
      parties,
      `one subscriber: ${different.length} parties could be it, so one of them needs another role`,
    );
    return undefined;
  }
  const alone = candidates.length === 0 ? asSubscriber(phoneAmong(Object.entries(phones))) : undefined;
  const chosen =
    found ?? (alone && { subscriber: alone, part: undefined, pointer: placeOf(alone, parties, characteristics) });
  if (chosen !== undefined) {
    for (const { part } of all) if (part !== chosen.part) reader.drop(part, 'a party that is not the subscriber');
    return chosen;
  }
  reader.unusable(
    candidates[0]?.part ?? parties,
    'a party with role customer that names a phone number with its country code: as its id, in a contact medium or in the characteristic TEL_MSISDN; for ids of another system the reader needs resolveParty',
  );
  return undefined;
}

export function isCustomerRole(role: string): boolean {
  return customerRoles.has(sameWord(role));
}

/** Version 5 puts the party one level deeper. */
export function readParty(reader: DocumentReader, part: Part): Party {
  const role = reader.text(fieldOf(part, 'role')) ?? '';
  const nested = fieldOf(part, 'partyOrPartyRole');
  const inner = nested.value === undefined ? part : nested;
  const id = wordOf(fieldOf(inner, 'partyId')) ?? wordOf(fieldOf(inner, 'id'));
  const name = textOf(fieldOf(inner, 'name')) ?? textOf(fieldOf(inner, 'partyName'));
  return {
    role,
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    fields: hasFields(inner.value) ? inner.value : {},
  };
}

/** A phone number or an address that a document gives for messages. */
export function contactIn(written: string): { readonly msisdn: string } | { readonly email: string } | undefined {
  const { msisdn, email } = identityIn(written);
  return msisdn !== undefined ? { msisdn } : email !== undefined ? { email } : undefined;
}

/** The identity that a URI or a plain number or address is. */
export function identityIn(id: string): PersonFields {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9-]{0,30}):(.{1,2000})$/i.exec(id) ?? [];
  switch (scheme?.toLowerCase()) {
    case undefined:
      if (looksLikePhone(id)) return { msisdn: id };
      return /^[^\s@/]{1,64}@[^\s@/]{1,253}$/.test(id) ? { email: id } : {};
    case 'tel':
    case 'msisdn':
      return { msisdn: rest };
    case 'mailto':
      return { email: rest };
    case 'account':
      return { account: decoded(rest.slice(rest.indexOf('/') + 1)) };
    case 'urn':
    case 'uuid':
    case 'http':
    case 'https':
    case 'sip':
      return {};
    default:
      return { user: { channel: String(scheme).toLowerCase(), id: decoded(rest) } };
  }
}

/**
 * With a country code, or a mobile one of ten digits: without it a number of another country would be read as a Russian one, and an
 * id of another system as a number.
 */
function looksLikePhone(text: string): boolean {
  if (!/^\+?[\d\s().-]{10,24}$/.test(text)) return false;
  const digits = text.replace(/\D/g, '');
  return text.startsWith('+') || /^(?:[78]\d{10}|9\d{9})$/.test(digits);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The contact mediums of a party: version 4 puts the values under `characteristic`, version 5 beside the type. */
function contactsOf(fields: Party['fields']): PersonFields {
  const mediums: unknown = fields['contactMedium'];
  const known: { msisdn?: string; email?: string } = {};
  for (const medium of Array.isArray(mediums) ? mediums : []) {
    if (!hasFields(medium)) continue;
    const values = hasFields(medium['characteristic']) ? medium['characteristic'] : medium;
    const { phoneNumber: phone, emailAddress: email } = values;
    if (typeof phone === 'string' && looksLikePhone(phone)) known.msisdn ??= phone;
    if (typeof email === 'string') known.email ??= email;
  }
  return known;
}

function phoneAmong(characteristics: readonly (readonly [name: string, value: unknown])[]): PersonFields {
  const found = characteristics.find(
    ([name, value]) => phoneNames.has(sameWord(name)) && looksLikePhone(String(value)),
  );
  return found === undefined ? {} : { msisdn: String(found[1]) };
}

export function asSubscriber(fields: PersonFields): SubscriberInput | undefined {
  const { msisdn, email, account, user } = fields;
  if (msisdn !== undefined) return { ...fields, msisdn };
  if (email !== undefined) return { ...fields, email };
  if (account !== undefined) return { ...fields, account };
  return user === undefined ? undefined : { ...fields, user };
}

function sameSubscriber(one: SubscriberInput, other: SubscriberInput): boolean {
  return (
    one.msisdn === other.msisdn &&
    one.email === other.email &&
    one.account === other.account &&
    one.user?.id === other.user?.id
  );
}

/** Where the phone number stands, if it is found there as it was given. */
function placeOf({ msisdn }: SubscriberInput, party: Part, characteristics: readonly Characteristic[]): string {
  const id = fieldOf(
    fieldOf(party, 'partyOrPartyRole').value === undefined ? party : fieldOf(party, 'partyOrPartyRole'),
    'id',
  );
  if (msisdn === undefined || identityIn(wordOf(id) ?? '').msisdn === msisdn) return id.pointer;
  return characteristics.find(({ part }) => wordOf(part) === msisdn)?.part.pointer ?? party.pointer;
}
