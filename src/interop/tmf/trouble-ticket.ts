/**
 * An inquiry as a TM Forum trouble ticket: TMF621 v4.0.0 and v5.0.1.
 */
import type { HistoryEntry } from '../../desk/ports/store.ts';
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import { readOptions } from '../../kernel/input/read-options.ts';
import type { Link } from '../../request/request.ts';
import { type CharacteristicDocument, characteristicsOf } from './characteristic.ts';
import { checkDocumentOptions, checkHistory, checkRequest, documentOptions } from './document-options.ts';
import {
  type ChannelDocument,
  type CommonDocument,
  channelOf,
  commonFields,
  type DocumentBuilders,
  type DocumentOptions,
  dateTime,
  dateTimeIfAny,
  duplicateOf,
  externalIdOfV4,
  type IdentifierDocument,
  identifiersOf,
  omitUndefined,
  type PartyV4,
  type PartyV5,
  partiesV4,
  partiesV5,
  promised,
  type RequestOf,
  statusesOf,
  type TmfVersion,
} from './document-parts.ts';
import { type TicketStatus, toTicketStatus } from './status.ts';

/** What both versions have under the same name. */
interface Ticket extends CommonDocument {
  readonly '@type': 'TroubleTicket';
  /** The kind of request. */
  readonly ticketType: string;
  readonly severity: string;
  readonly priority?: string;
  readonly creationDate: string;
  /** The deadline that the subscriber was promised last. */
  readonly expectedResolutionDate?: string;
  readonly resolutionDate?: string;
  readonly lastUpdate: string;
  readonly status: TicketStatus;
  readonly statusChangeDate: string;
  readonly statusChangeReason?: string;
  readonly channel: ChannelDocument;
  /** Details, and facts without a field of their own; version 4 has no such field and allows others. */
  readonly troubleTicketCharacteristic?: readonly CharacteristicDocument[];
  readonly attachment?: readonly AttachmentDocument[];
  /** Each `id` is a number of a request. */
  readonly troubleTicketRelationship?: readonly {
    readonly '@type': 'TroubleTicketRelationship';
    readonly id: string;
    readonly relationshipType: Link['relation'];
  }[];
}

/**
 * A file that belongs to a request, by its address; the bytes are never inside. The size is in bytes.
 *
 * @example
 * const photo = { name: 'photo.jpg', mediaType: 'image/jpeg', size: 1024, url: 'https://files.example.ru/1' };
 * const request = replay([registered, { type: 'attached', at: registered.at, ...photo }]);
 * toTroubleTicket(request, [], { version: 'v5' }).attachment[0].size //=> { amount: 1024, units: 'bytes' }
 */
export interface AttachmentDocument {
  readonly '@type': 'Attachment';
  readonly attachmentType: 'file';
  readonly name: string;
  readonly mimeType: string;
  readonly url: string;
  readonly size: { readonly amount: number; readonly units: 'bytes' };
}

/**
 * `TroubleTicket` of TMF621 v4.0.0. `externalId` is the id of the system that sent it, or else the number.
 *
 * @see {@link toTroubleTicket}
 */
export interface TroubleTicketV4 extends Ticket {
  readonly externalId?: string;
  readonly relatedParty: readonly PartyV4[];
  readonly statusChange: readonly {
    readonly '@type': 'StatusChange';
    readonly status: TicketStatus;
    readonly changeDate: string;
    readonly changeReason?: string;
  }[];
}

/**
 * `TroubleTicket` of TMF621 v5.0.1. `externalIdentifier` has the number and the ids of other systems.
 *
 * @see {@link toTroubleTicket}
 */
export interface TroubleTicketV5 extends Ticket {
  readonly externalIdentifier?: readonly IdentifierDocument[];
  readonly relatedParty: readonly PartyV5[];
  readonly statusChangeHistory: readonly {
    readonly '@type': 'StatusChange';
    readonly status: TicketStatus;
    readonly statusChangeDate: string;
    readonly statusChangeReason?: string;
  }[];
}

/**
 * The document of each version.
 *
 * @see {@link toTroubleTicket}
 */
export interface TroubleTickets {
  readonly v4: TroubleTicketV4;
  readonly v5: TroubleTicketV5;
}

/**
 * What a trouble ticket needs beside the request.
 *
 * @see {@link toTroubleTicket}
 */
export interface TicketOptions<V extends TmfVersion = TmfVersion> extends DocumentOptions<V> {
  /**
   * TMF621 demands one of every new ticket. A detail `severity` of the request comes first; without either it is `unclassified`,
   * for this library has none of its own.
   */
  readonly severity?: string;
}

/**
 * The trouble ticket that an inquiry is. Times are in UTC (RFC 3339); the deadline is the one that the subscriber was promised last.
 *
 * @param history all events of the request, as `RequestStore.history` gives them
 *
 * @throws Fault `input/invalid`: no inquiry, no history, an unknown option or version
 *
 * @example
 * // `registered` is the first event of an inquiry
 * const request = evolve(undefined, registered);
 * const history = [{ version: 1, event: registered }];
 * toTroubleTicket(request, history, { version: 'v4', severity: 'Minor' }).severity //=> 'Minor'
 * toTroubleTicket(request, history, { version: 'v4' }).externalId //=> '4829301756'
 * toTroubleTicket(request, history, { version: 'v5' }).externalIdentifier[0].id //=> '4829301756'
 * toTroubleTicket(request, history, { version: 'v5' }).status //=> 'acknowledged'
 */
export function toTroubleTicket<V extends TmfVersion>(
  request: RequestOf<'inquiry'>,
  history: readonly HistoryEntry[],
  options: TicketOptions<V>,
): TroubleTickets[V] {
  return faultsOnly('toTroubleTicket', () => {
    checkRequest('toTroubleTicket', request, 'inquiry');
    checkHistory('toTroubleTicket', history);
    const given = readOptions('toTroubleTicket', options, documentOptions, 'input/invalid');
    checkDocumentOptions('toTroubleTicket', given);
    return ticketDocument(request, history, given);
  });
}

/** The same of what was checked. */
export function ticketDocument<V extends TmfVersion>(
  request: RequestOf<'inquiry'>,
  history: readonly HistoryEntry[],
  options: TicketOptions<V>,
): TroubleTickets[V] {
  return builders[options.version](request, history, options);
}

const builders: DocumentBuilders<'inquiry', TicketOptions, TroubleTickets> = {
  v4: (request, history, options) =>
    omitUndefined({
      ...ticket(request, history, options),
      externalId: externalIdOfV4(request, history),
      relatedParty: partiesV4(request),
      statusChange: changes(history).map(({ status, date, reason }) =>
        omitUndefined({ '@type': 'StatusChange' as const, status, changeDate: date, changeReason: reason }),
      ),
    }),
  v5: (request, history, options) =>
    omitUndefined({
      ...ticket(request, history, options),
      externalIdentifier: identifiersOf(request, history),
      relatedParty: partiesV5(request),
      statusChangeHistory: changes(history).map(({ status, date, reason }) =>
        omitUndefined({ '@type': 'StatusChange' as const, status, statusChangeDate: date, statusChangeReason: reason }),
      ),
    }),
};

function ticket(request: RequestOf<'inquiry'>, history: readonly HistoryEntry[], options: TicketOptions): Ticket {
  const { severity = options.severity ?? 'unclassified', priority } = request.details;
  return omitUndefined({
    '@type': 'TroubleTicket' as const,
    ...commonFields(request, history, options),
    ticketType: request.kind,
    severity: String(severity),
    priority: priority === undefined ? undefined : String(priority),
    creationDate: dateTime(request.registeredAt),
    expectedResolutionDate: promised(history),
    resolutionDate: dateTimeIfAny(request.answeredAt),
    lastUpdate: dateTime(request.changedAt),
    status: toTicketStatus(request.status),
    statusChangeDate: dateTime(request.statusAt),
    statusChangeReason: request.reason ?? duplicateOf(request.mergedInto),
    channel: channelOf(request),
    troubleTicketCharacteristic: characteristicsOf(request, history, ['severity', 'priority']),
    attachment: request.attachments?.map(({ name, mediaType, url, size }) => ({
      '@type': 'Attachment' as const,
      attachmentType: 'file' as const,
      name,
      mimeType: mediaType,
      url,
      size: { amount: size, units: 'bytes' as const },
    })),
    troubleTicketRelationship: request.links?.map(({ to, relation }) => ({
      '@type': 'TroubleTicketRelationship' as const,
      id: to,
      relationshipType: relation,
    })),
  });
}

interface Change {
  readonly status: TicketStatus;
  readonly date: string;
  readonly reason: string | undefined;
}

function changes(history: readonly HistoryEntry[]): readonly Change[] {
  return statusesOf('inquiry', history).map(({ status, at, reason }) => ({
    status: toTicketStatus(status),
    date: dateTime(at),
    reason,
  }));
}
