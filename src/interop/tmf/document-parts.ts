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

export type TmfVersion = 'v4' | 'v5';

/** An inquiry becomes a trouble ticket, an order a product order. */
export type RequestOf<L extends Lifecycle> = Extract<Request, { readonly lifecycle: L }>;

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

export interface NoteDocument {
  readonly '@type': 'Note';
  readonly id: string;
  readonly date: string;
  readonly author: string;
  readonly text: string;
}

export interface PartyV4 {
  readonly '@type': 'RelatedParty';
  readonly '@referredType': 'Individual' | 'Organization';
  /** The line of the subscriber in E.164, the id of the operator, the login of the assignee, the name of the team. */
  readonly id: string;
  readonly name?: string;
  readonly role: PartyRole;
}

export type PartyRole = 'customer' | 'provider' | 'assignee' | 'team';

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

export interface ChannelDocument {
  readonly '@type': 'ChannelRef';
  readonly id: string;
}

export interface IdentifierDocument {
  readonly '@type': 'ExternalIdentifier';
  readonly owner?: string;
  /** `requestNumber` for our own. */
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
