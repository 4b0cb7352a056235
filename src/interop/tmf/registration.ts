/**
 * A TM Forum document that somebody sends to create a request (TMF621 `TroubleTicket_Create` / `TroubleTicket_FVO`,
 * TMF622 `ProductOrder_Create` / `ProductOrder_FVO`), as what `desk.register` takes. Only the form of the document is
 * checked here; the desk checks the values (kinds, phone numbers, lengths).
 */
import type { RegistrationInput } from '../../desk/input/registration.ts';
import type { InputIssue, InvalidInput } from '../../desk/ports/refusal.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { Channel } from '../../operators/channel.ts';

export interface RegistrationOptions {
  /** Whose subscriber it is. */
  readonly operator: string;
  /** The kind of request, from the document's `ticketType` or `category`; the same word by default. */
  readonly kind?: (type: string) => string;
  /** The channel that the document came by. */
  readonly channel: Channel;
}

/**
 * `severity`, which TMF621 demands, has no counterpart here: it only has to be there.
 *
 * @example
 * const relatedParty = [{ '@referredType': 'Individual', id: '+79161234567', role: 'customer' }];
 * const ticket = { description: 'No network', ticketType: 'serviceFault', severity: 'Minor', relatedParty };
 * fromTroubleTicket(ticket, { operator: 'mts', channel: 'site' }).value.kind //=> 'serviceFault'
 */
export function fromTroubleTicket(
  document: unknown,
  options: RegistrationOptions,
): Result<RegistrationInput, InvalidInput> {
  const found = fields(document);
  const issues = [...textIssues(found, ['description', 'ticketType', 'severity']), ...customerIssues(found)];
  return issues.length > 0 ? refused({ code: 'input/invalid', issues }) : registration(found, 'ticketType', options);
}

/**
 * TMF622 demands only the items; a `description` and a `category` are needed here too. Items with a named product become
 * `details.items`.
 *
 * @example
 * fromProductOrder({ productOrderItem: [] }, { operator: 'mts', channel: 'site' }).refusal.issues.length //=> 4
 */
export function fromProductOrder(
  document: unknown,
  options: RegistrationOptions,
): Result<RegistrationInput, InvalidInput> {
  const found = fields(document);
  const ordered = list(found['productOrderItem']);
  const issues = [...textIssues(found, ['description', 'category']), ...customerIssues(found)];
  if (ordered.length === 0) {
    issues.push({ path: 'productOrderItem', found: kindOf(found['productOrderItem']), expected: 'a list of items' });
  }
  if (issues.length > 0) return refused({ code: 'input/invalid', issues });
  const items = ordered.flatMap((item) => {
    const name = fields(item['product'])['name'];
    const quantity = item['quantity'];
    return typeof name === 'string' ? [{ name, quantity: typeof quantity === 'number' ? quantity : 1 }] : [];
  });
  return registration(found, 'category', options, items.length > 0 ? { details: { items } } : {});
}

type Fields = { readonly [field: string]: unknown };

function registration(
  found: Fields,
  type: 'ticketType' | 'category',
  { operator, kind = (word) => word, channel }: RegistrationOptions,
  more: Pick<RegistrationInput, 'details'> = {},
): Result<RegistrationInput, InvalidInput> {
  const { id: msisdn, name } = customer(found);
  const subscriber = { msisdn: String(msisdn), ...(typeof name === 'string' ? { name } : {}) };
  const text = String(found['description']);
  return accepted({ operator, kind: kind(String(found[type])), channel, subscriber, text, ...more });
}

/** The party whose role is `customer`; version 5 puts the party one level deeper. */
function customer(found: Fields): Fields {
  const party = list(found['relatedParty']).find(({ role }) => role === 'customer') ?? {};
  return 'partyOrPartyRole' in party ? fields(party['partyOrPartyRole']) : party;
}

function customerIssues(found: Fields): InputIssue[] {
  const { id } = customer(found);
  if (typeof id === 'string' && id !== '') return [];
  const expected = 'a party with role customer whose id is the phone number of the line';
  return [{ path: 'relatedParty', found: kindOf(found['relatedParty']), expected }];
}

function textIssues(found: Fields, names: readonly string[]): InputIssue[] {
  return names
    .filter((name) => typeof found[name] !== 'string' || found[name] === '')
    .map((name) => ({ path: name, found: kindOf(found[name]), expected: 'a text' }));
}

/** The own fields of an object; none of anything else, nor of an object that throws when it is read. */
function fields(value: unknown): Fields {
  return readable(
    () => (typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}),
    {},
  );
}

function list(value: unknown): readonly Fields[] {
  return readable(() => (Array.isArray(value) ? value.map(fields) : []), []);
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === '') return 'an empty text';
  return (
    readable(() => (Array.isArray(value) ? `a list of ${value.length}` : undefined), undefined) ??
    `a value of type ${typeof value}`
  );
}

function readable<Value>(read: () => Value, otherwise: Value): Value {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
