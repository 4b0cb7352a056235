/**
 * What TM Forum documents share: parties, channels, notes, identifiers, in the form of each version. v5 asks for `@type`
 * everywhere, v4 allows it, so all parts carry it.
 */
import type { HistoryEntry } from '../../desk/ports/store.ts';
import { isErased } from '../../request/erased.ts';
import { identitiesOf } from '../../request/identity.ts';
import { isStatus, type Lifecycle, type Status, statusAfterEvent } from '../../request/lifecycle.ts';
import type { Request } from '../../request/request.ts';
import { externalIdOf } from './inbound/external-id.ts';

/**
 * Which version a document has: `v4` is TMF621 4.0.0 and TMF622 4.0.0, `v5` is TMF621 5.0.1 and TMF622 5.0.0.
 *
 * @see {@link toTroubleTicket}
 */
export type TmfVersion = 'v4' | 'v5';

/**
 * A request of one lifecycle: an inquiry becomes a trouble ticket, an order a product order.
 *
 * @see {@link toTroubleTicket}, {@link toProductOrder}
 */
export type RequestOf<L extends Lifecycle> = Extract<Request, { readonly lifecycle: L }>;

/**
 * What trouble tickets and product orders are made with.
 *
 * @example
 * const href = (id) => `https://api.example.ru/troubleTicket/${id}`;
 * const options = { version: 'v5', notes: 'conversation', href };
 * toTroubleTicket(evolve(undefined, registered), [], options).href //=> 'https://api.example.ru/troubleTicket/r-1'
 */
export interface DocumentOptions<V extends TmfVersion = TmfVersion> {
  readonly version: V;
  /**
   * Which notes go out: none (the default); the conversation with the subscriber (questions, replies, steps, answers); or all,
   * with the internal ones of colleagues.
   */
  readonly notes?: 'none' | 'conversation' | 'all';
  /** The address of the resource, from its id. */
  readonly href?: (id: string) => string;
}

/** How a document is built from a request and all its events, by version. */
export type DocumentBuilders<L extends Lifecycle, Options, Documents extends { readonly [V in TmfVersion]: object }> = {
  readonly [V in TmfVersion]: (
    request: RequestOf<L>,
    history: readonly HistoryEntry[],
    options: Options,
  ) => Documents[V];
};

/** What all documents have under the same name. */
export interface CommonDocument {
  readonly id: string;
  readonly href?: string;
  /** What the subscriber said or wrote. */
  readonly description: string;
  readonly note?: readonly NoteDocument[];
}

/**
 * Something that was said. The author is the operator, `subscriber`, or the employee who wrote an internal note.
 *
 * @example
 * const asked = { type: 'asked', at: registered.at, question: 'Which phone?' };
 * const history = [{ version: 2, event: asked }];
 * const { note } = toTroubleTicket(evolve(undefined, registered), history, { version: 'v4', notes: 'all' });
 * note //=> [{ '@type': 'Note', id: '2', date: '2026-01-12T07:00:00.000Z', author: 'mts', text: 'Which phone?' }]
 */
export interface NoteDocument {
  readonly '@type': 'Note';
  /** The version of the request with which it came. */
  readonly id: string;
  readonly date: string;
  readonly author: string;
  readonly text: string;
}

/**
 * Somebody who has to do with a request, in version 4. Once the personal data are erased the subscriber is not among them.
 *
 * @example
 * const { relatedParty } = toTroubleTicket(evolve(undefined, registered), [], { version: 'v4' });
 * relatedParty[1] //=> { '@type': 'RelatedParty', '@referredType': 'Organization', id: 'mts', role: 'provider' }
 */
export interface PartyV4 {
  readonly '@type': 'RelatedParty';
  readonly '@referredType': 'Individual' | 'Organization';
  /** The line of the subscriber in E.164, the id of the operator, the login of the assignee, the name of the team. */
  readonly id: string;
  readonly name?: string;
  readonly role: PartyRole;
}

/**
 * `customer` is the subscriber, `provider` the operator; `assignee` and `team` work on the request.
 *
 * @see {@link PartyV4}, {@link PartyV5}
 */
export type PartyRole = 'customer' | 'provider' | 'assignee' | 'team';

/**
 * The same as {@link PartyV4} in version 5, which puts all but the role one level deeper.
 *
 * @example
 * const { relatedParty } = toTroubleTicket(evolve(undefined, registered), [], { version: 'v5' });
 * relatedParty[1].partyOrPartyRole //=> { '@type': 'PartyRef', '@referredType': 'Organization', id: 'mts' }
 */
export interface PartyV5 {
  readonly '@type': 'RelatedPartyRefOrPartyRoleRef';
  readonly role: PartyRole;
  readonly partyOrPartyRole: {
    readonly '@type': 'PartyRef';
    readonly '@referredType': 'Individual' | 'Organization';
    readonly id: string;
    readonly name?: string;
  };
}

/**
 * By which channel a request came; its id is the name that the operator has for it.
 *
 * @example
 * toTroubleTicket(evolve(undefined, registered), [], { version: 'v5' }).channel //=> { '@type': 'ChannelRef', id: 'hotline' }
 */
export interface ChannelDocument {
  readonly '@type': 'ChannelRef';
  readonly id: string;
}

/**
 * What a request is called elsewhere: its number for people, the id of the system that sent it, the number before it was imported.
 *
 * @example
 * const [first] = toTroubleTicket(evolve(undefined, registered), [], { version: 'v5' }).externalIdentifier;
 * first //=> { '@type': 'ExternalIdentifier', owner: 'mts', externalIdentifierType: 'requestNumber', id: '4829301756' }
 */
export interface IdentifierDocument {
  readonly '@type': 'ExternalIdentifier';
  /** Who gave the id: the operator, or the system that sent the request. */
  readonly owner?: string;
  /** `requestNumber` for our own, `externalNumber` for the number before the import. */
  readonly externalIdentifierType?: string;
  readonly id: string;
}

/** RFC 3339, in UTC. */
export function dateTime(at: number): string {
  return new Date(at).toISOString();
}

export function dateTimeIfAny(at: number | undefined): string | undefined {
  return at === undefined ? undefined : dateTime(at);
}

/** TM Forum has no status for a duplicate: the reason says which request goes on. */
export function duplicateOf(number: string | undefined): string | undefined {
  return number === undefined ? undefined : `duplicate of ${number}`;
}

export function commonFields(
  request: Request,
  history: readonly HistoryEntry[],
  { href, notes }: DocumentOptions,
): CommonDocument {
  const { id, text: description } = request;
  return omitUndefined({ id, href: href?.(id), description, note: notesOf(request, history, notes) });
}

/** The phone number of a line as it is dialled, any other identity as a URI. */
function customerId({ subscriber, operator }: Request): string {
  return subscriber.msisdn ?? identitiesOf(subscriber, operator)[0] ?? '';
}

/** The parties of a request: the subscriber if the personal data are not erased, the operator, and who works on it. */
export function partiesV4(request: Request): readonly PartyV4[] {
  const { operator, subscriber, assignee, team } = request;
  const party = (role: PartyRole, type: PartyV4['@referredType'], id: string, name?: string): PartyV4 =>
    omitUndefined({ '@type': 'RelatedParty' as const, '@referredType': type, id, name, role });
  return [
    ...(isErased(request) ? [] : [party('customer', 'Individual', customerId(request), subscriber.name)]),
    party('provider', 'Organization', operator),
    ...(assignee === undefined ? [] : [party('assignee', 'Individual', assignee)]),
    ...(team === undefined ? [] : [party('team', 'Organization', team)]),
  ];
}

export function partiesV5(request: Request): readonly PartyV5[] {
  return partiesV4(request).map(({ role, '@type': _, ...party }) => ({
    '@type': 'RelatedPartyRefOrPartyRoleRef',
    role,
    partyOrPartyRole: { '@type': 'PartyRef', ...party },
  }));
}

export function channelOf({ channel }: Request): ChannelDocument {
  return { '@type': 'ChannelRef', id: channel };
}

/**
 * The number, which people quote, beside the id, which machines use; a consultation has none. Then the id that the sender of the
 * document has for it, and the number in the system from which it was taken over.
 */
export function identifiersOf(
  { number, operator, externalNumber }: Request,
  history: readonly HistoryEntry[],
): readonly IdentifierDocument[] | undefined {
  const identifier = (id: string, owner?: string, type?: string): IdentifierDocument =>
    omitUndefined({ '@type': 'ExternalIdentifier' as const, owner, externalIdentifierType: type, id });
  const sent = externalIdOf(history[0]?.commandId);
  const all = [
    ...(number === undefined ? [] : [identifier(number, operator, 'requestNumber')]),
    ...(sent === undefined ? [] : [identifier(sent.id, sent.owner, sent.type)]),
    ...(externalNumber === undefined ? [] : [identifier(externalNumber, undefined, 'externalNumber')]),
  ];
  return all.length > 0 ? all : undefined;
}

/** Version 4 has one id of others: that of the sender, or else the number. */
export function externalIdOfV4({ number }: Request, history: readonly HistoryEntry[]): string | undefined {
  return externalIdOf(history[0]?.commandId)?.id ?? number;
}

/** The deadline that the subscriber was promised last; it stays when the answer is given, to be compared with it. */
export function promised(history: readonly HistoryEntry[]): string | undefined {
  return dateTimeIfAny(history.findLast((entry) => entry.dueAt !== undefined)?.dueAt);
}

function notesOf(
  { operator }: Request,
  history: readonly HistoryEntry[],
  wanted: DocumentOptions['notes'] = 'none',
): readonly NoteDocument[] | undefined {
  if (wanted === 'none') return undefined;
  return history.flatMap(({ version, event }) => {
    const note = (author: string, text: string): readonly NoteDocument[] => [
      { '@type': 'Note', id: String(version), date: dateTime(event.at), author, text },
    ];
    switch (event.type) {
      case 'asked':
        return note(operator, event.question);
      case 'replied':
        return note('subscriber', event.text);
      case 'resolved':
      case 'fulfilled':
      case 'consulted':
        return note(operator, event.answer);
      case 'progressed':
        return note(operator, event.note === undefined ? event.step : `${event.step}: ${event.note}`);
      case 'noted':
        return wanted === 'all' ? note(event.by?.id ?? operator, event.text) : [];
      default:
        return [];
    }
  });
}

/** A status that a request had: since which version and when, and the reason for it. */
export interface Passed<L extends Lifecycle> {
  readonly status: Status<L>;
  readonly version: number;
  readonly at: number;
  readonly reason: string | undefined;
}

export function statusesOf<L extends Lifecycle>(lifecycle: L, history: readonly HistoryEntry[]): readonly Passed<L>[] {
  let status: Status | undefined;
  return history.flatMap(({ version, event }) => {
    const before = status;
    if (event.type === 'registered') status = 'registered';
    else if (event.type === 'consulted') status = 'closed';
    else if (event.type === 'imported') status = event.status;
    else if (before !== undefined) status = statusAfterEvent(lifecycle, before, event.type) ?? before;
    if (status === undefined || status === before || !isStatus(lifecycle, status)) return [];
    const reason = event.type === 'merged' ? duplicateOf(event.into) : 'reason' in event ? event.reason : undefined;
    return [{ status, version, at: event.at, reason }];
  });
}

/** Fields whose value may be `undefined` become fields that may be absent: JSON has no `undefined`. */
export type DefinedFields<Fields> = {
  readonly [F in keyof Fields as undefined extends Fields[F] ? never : F]: Fields[F];
} & {
  readonly [F in keyof Fields as undefined extends Fields[F] ? F : never]?: Exclude<Fields[F], undefined>;
};

export function omitUndefined<Fields extends object>(fields: Fields): DefinedFields<Fields> {
  // What is left has every field that is never undefined, and of the others those that have a value.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as DefinedFields<Fields>;
}
