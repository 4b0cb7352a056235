/**
 * Whose request it is: from the parties of a document to a subscriber. The standard refers to parties of another system, so what a
 * party's id means is known to the integrator alone; by default phone numbers, addresses and URIs are understood.
 */
import type { SubscriberInput } from '../../../desk/input/subscriber.ts';
import { faultsOnly } from '../../../kernel/input/faults-only.ts';
import { isRecord } from '../../../kernel/input/is-object.ts';
import type { Operator } from '../../../operators/operator.ts';
import { checkGiven } from '../../check-given.ts';
import { identityIn, isBareLine, looksLikePhone, type PersonFields, sameLine } from '../written-identity.ts';
import { type Characteristic, valuesByName } from './characteristics.ts';
import { type DocumentReader, fieldOf, hasFields, type Part, sameWord, textOf, wordOf } from './document-reader.ts';

/**
 * A party that may be the subscriber.
 *
 * @see {@link subscriberOfParty}
 */
export interface Party {
  /** As it is written; empty when it has none. */
  readonly role: string;
  readonly id?: string;
  readonly name?: string;
  /** All its fields; in version 5 those under `partyOrPartyRole`. */
  readonly fields: { readonly [field: string]: unknown };
}

/**
 * The subscriber that a party is; `undefined` for one that is none. `characteristics` are those of the whole document, by name;
 * `operator` is that of the options. It answers at once: what has to be looked up is looked up before.
 *
 * @see {@link RegistrationOptions}
 */
export type PartyResolver = (
  party: Party,
  characteristics: { readonly [name: string]: unknown },
  operator: Operator,
) => SubscriberInput | undefined;

/** A subscriber, and the place in the document that says who it is. */
export interface FoundSubscriber {
  readonly subscriber: SubscriberInput;
  readonly pointer: string;
}

const customerRoles = new Set(
  (
    'customer originator user enduser endcustomer subscriber requester requestor reporter reportedby complainant ' +
    'owner accountowner holder buyer caller клиент абонент заявитель пользователь владелец'
  ).split(' '),
);

const phoneNames = new Set(
  (
    'telmsisdn msisdn phonenumber phone mobile mobilenumber mobilephone telephonenumber telephone subscribernumber ' +
    'linenumber ctn'
  ).split(' '),
);

/**
 * By its id (`+79161234567`, `tel:`, `mailto:`, `account:` of the operator, `telegram:42` of a messenger of the operator), its contact
 * mediums, or a characteristic such as `TEL_MSISDN`, in this order. An id of digits alone is one of another system, so it counts
 * last, and only when it can be nothing but a Russian mobile line with its country code (`79161234567`).
 *
 * @throws Fault `input/invalid`: not a party, no object of characteristics, no operator
 *
 * @example
 * subscriberOfParty({ role: 'customer', id: 'tel:+79161234567', fields: {} }, {}, mts) //=> { msisdn: '+79161234567' }
 * subscriberOfParty({ role: 'customer', id: '9001234567', fields: {} }, {}, mts) //=> undefined
 */
export function subscriberOfParty(
  party: Party,
  characteristics: { readonly [name: string]: unknown },
  operator: Operator,
): SubscriberInput | undefined {
  return faultsOnly('subscriberOfParty', () => {
    checkGiven('subscriberOfParty: party', party, 'a party with its fields', isParty);
    checkGiven('subscriberOfParty: characteristics', characteristics, 'an object of values by name');
    const isOperator = (one: unknown): boolean => isRecord(one) && 'channels' in one && isRecord(one.channels);
    checkGiven('subscriberOfParty: operator', operator, 'an operator, such as mts of zayavka/operators', isOperator);
    return subscriberIn(party, characteristics, operator);
  });
}

function isParty(value: unknown): boolean {
  return isRecord(value) && 'fields' in value && isRecord(value.fields);
}

function subscriberIn(
  { id = '', name, fields }: Party,
  characteristics: { readonly [name: string]: unknown },
  operator: Operator,
): SubscriberInput | undefined {
  const named = name === undefined ? {} : { name };
  const known = { ...contactsOf(fields), ...identityIn(id, operator), ...named };
  const isSaid = asSubscriber(known) !== undefined && (known.msisdn !== undefined || !isBareLine(id));
  if (isSaid) return asSubscriber(known);
  const line = phoneAmong(Object.entries(characteristics)) ?? (isBareLine(id) ? id : undefined);
  return asSubscriber(line === undefined ? known : { ...known, msisdn: line });
}

/** Each is compared with all characteristics. */
const mostParties = 50;

/** The subscriber of a document; what is wrong is reported. */
export function findSubscriber(
  reader: DocumentReader,
  parties: Part,
  characteristics: readonly Characteristic[],
  { operator, resolveParty }: { readonly operator: Operator; readonly resolveParty?: PartyResolver },
): FoundSubscriber | undefined {
  const values = valuesByName(characteristics);
  // Few of many: the default looks at them for each party.
  const phones = Object.fromEntries(Object.entries(values).filter(([name]) => phoneNames.has(sameWord(name))));
  const resolve = (party: Party): SubscriberInput | undefined =>
    resolveParty === undefined
      ? subscriberIn(party, phones, operator)
      : checkedAnswer(() => resolveParty(party, values, operator));
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
  const alone = candidates.length === 0 ? asSubscriber({ msisdn: phoneAmong(Object.entries(phones)) }) : undefined;
  const chosen =
    found ?? (alone && { subscriber: alone, part: undefined, pointer: placeOf(alone, parties, characteristics) });
  if (chosen !== undefined) {
    for (const { part } of all) if (part !== chosen.part) reader.drop(part, 'a party that is not the subscriber');
    if (chosen.part !== undefined && resolveParty === undefined)
      dropRest(reader, chosen.part, chosen.subscriber, operator);
    return chosen;
  }
  const foreign = candidates.find(({ party }) => /^account:.*\//i.test(party.id ?? ''));
  if (foreign !== undefined && resolveParty === undefined) {
    reader.unusable(idOf(foreign.part), `an account of ${operator.id}, such as account:${operator.id}/277123456`);
    return undefined;
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

export function readParty(reader: DocumentReader, part: Part): Party {
  const role = reader.text(fieldOf(part, 'role')) ?? '';
  const inner = innerOf(part);
  const id = wordOf(idOf(part));
  const name = textOf(fieldOf(inner, 'name')) ?? textOf(fieldOf(inner, 'partyName'));
  return {
    role,
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    fields: hasFields(inner.value) ? inner.value : {},
  };
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

function phoneAmong(characteristics: readonly (readonly [name: string, value: unknown])[]): string | undefined {
  const found = characteristics.find(
    ([name, value]) => phoneNames.has(sameWord(name)) && looksLikePhone(String(value)),
  );
  return found && String(found[1]);
}

/** A promise has no field of a subscriber. */
function checkedAnswer(resolve: () => SubscriberInput | undefined): SubscriberInput | undefined {
  const answer = resolve();
  const isRight = (one: unknown): boolean =>
    one === undefined || (isRecord(one) && ['msisdn', 'email', 'account', 'user'].some((field) => field in one));
  checkGiven('resolveParty', answer, 'undefined or an object with msisdn, email, account or user, no promise', isRight);
  return answer;
}

/** What the party says beside, which no field of a subscriber holds. */
function dropRest(reader: DocumentReader, party: Part, subscriber: SubscriberInput, operator: Operator): void {
  const id = idOf(party);
  const word = wordOf(id) ?? '';
  if (!isBareLine(word) || !sameLine(word, subscriber.msisdn)) {
    if (Object.keys(identityIn(word, operator)).length === 0) reader.drop(id, 'an id of another system');
  }
  for (const medium of reader.list(fieldOf(innerOf(party), 'contactMedium'))) {
    const nested = fieldOf(medium, 'characteristic');
    const values = nested.value === undefined ? medium : nested;
    const [phone, email] = [fieldOf(values, 'phoneNumber'), fieldOf(values, 'emailAddress')];
    if (!sameLine(wordOf(phone), subscriber.msisdn)) reader.drop(phone, 'another phone number of the subscriber');
    if (email.value !== subscriber.email) reader.drop(email, 'another address of the subscriber');
    if (phone.value === undefined && email.value === undefined) reader.drop(medium, 'there is no place for it');
  }
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
    sameLine(one.msisdn, other.msisdn) &&
    one.email === other.email &&
    one.account === other.account &&
    one.user?.id === other.user?.id
  );
}

/** Version 5 puts the party one level deeper. */
function innerOf(part: Part): Part {
  const nested = fieldOf(part, 'partyOrPartyRole');
  return nested.value === undefined ? part : nested;
}

export function idOf(part: Part): Part {
  const inner = innerOf(part);
  const partyId = fieldOf(inner, 'partyId');
  return wordOf(partyId) === undefined ? fieldOf(inner, 'id') : partyId;
}

/** Where the phone number stands, if it is found there as it was given. */
function placeOf({ msisdn }: SubscriberInput, party: Part, characteristics: readonly Characteristic[]): string {
  const id = idOf(party);
  const word = wordOf(id) ?? '';
  if (msisdn === undefined || word === msisdn || identityIn(word).msisdn === msisdn) return id.pointer;
  return characteristics.find(({ part }) => wordOf(part) === msisdn)?.part.pointer ?? party.pointer;
}
