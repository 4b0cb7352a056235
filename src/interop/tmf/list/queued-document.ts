/**
 * An open request of the queue as a document: what a list shows, without the person and the words of people.
 */
import type { QueueItem } from '../../../desk/queries/queue.ts';
import { type OpenStatus, openStatuses } from '../../../request/lifecycle.ts';
import { dateTime, dateTimeIfAny, omitUndefined, type TmfVersion } from '../document-parts.ts';
import type { OrderOptions } from '../product-order.ts';
import { toOrderState, toTicketStatus } from '../status.ts';
import type { TicketOptions } from '../trouble-ticket.ts';
import type { TmfResource } from './attributes.ts';

type Options = TicketOptions & OrderOptions;

/** The promise to the subscriber is shown; an internal deadline is not. */
export function queuedDocument(item: QueueItem, resource: TmfResource, options: Options): object {
  const { id, number, operator, kind, registeredAt, dueAt, audience, details } = item;
  const isV4 = options.version === 'v4';
  const created = dateTime(registeredAt.getTime());
  const expected = audience === 'internal' ? undefined : dateTimeIfAny(dueAt?.getTime());
  const href = options.href?.(id);
  const party = { '@type': 'PartyRef', '@referredType': 'Organization', id: operator };
  const relatedParty = isV4
    ? [{ ...party, '@type': 'RelatedParty', role: 'provider' }]
    : [{ '@type': 'RelatedPartyRefOrPartyRoleRef', role: 'provider', partyOrPartyRole: party }];
  const identifier = {
    '@type': 'ExternalIdentifier',
    owner: operator,
    externalIdentifierType: 'requestNumber',
    id: number,
  };
  const identifiers = isV4 || number === undefined ? number : [identifier];
  if (resource === 'troubleTicket') {
    return omitUndefined({
      '@type': 'TroubleTicket',
      id,
      href,
      [isV4 ? 'externalId' : 'externalIdentifier']: identifiers,
      ticketType: kind,
      severity: String(details['severity'] ?? options.severity ?? 'unclassified'),
      priority: details['priority'] === undefined ? undefined : String(details['priority']),
      creationDate: created,
      expectedResolutionDate: expected,
      status: ticketStatusOf(item.status),
      relatedParty,
    });
  }
  const state = orderStateOf(item.status);
  const { action = 'add' } = options;
  return omitUndefined({
    '@type': 'ProductOrder',
    id,
    href,
    externalId: identifiers,
    category: kind,
    [isV4 ? 'orderDate' : 'creationDate']: created,
    expectedCompletionDate: expected,
    state,
    relatedParty,
    productOrderItem: [
      { '@type': 'ProductOrderItem', id: '1', action, quantity: 1, state, product: { '@type': 'Product', name: kind } },
    ],
  });
}

/**
 * What such a document has: attributes to show and to sort by, and paths to filter by. A severity or a priority that is no detail
 * stands in a note, so nothing is found by it.
 */
export function queueAttributes(
  resource: TmfResource,
  version: TmfVersion,
  details: ReadonlySet<string>,
): { readonly shown: readonly string[]; readonly filtered: readonly string[] } {
  const isV4 = version === 'v4';
  const lists = ['relatedParty', ...(resource === 'productOrder' ? ['productOrderItem'] : [])];
  const own =
    resource === 'troubleTicket'
      ? ['ticketType', 'creationDate', 'expectedResolutionDate', 'status']
      : ['category', isV4 ? 'orderDate' : 'creationDate', 'expectedCompletionDate', 'state'];
  const external = resource === 'troubleTicket' && !isV4 ? 'externalIdentifier' : 'externalId';
  const plain = ['id', 'href', '@type', ...own];
  return {
    shown: [...plain, external, ...lists, ...(resource === 'troubleTicket' ? ['severity', 'priority'] : [])],
    filtered: [
      ...plain,
      ...['severity', 'priority'].filter((name) => resource === 'troubleTicket' && details.has(name)),
      isV4 ? external : `${external}.id`,
      'relatedParty.role',
      ...(resource === 'productOrder' ? ['productOrderItem.state', 'productOrderItem.product.name'] : []),
    ],
  };
}

/** The open statuses of the resource, those of the given words alone; `undefined` when a word stands for an ended one. */
export function openStatusesOf(
  resource: TmfResource,
  wanted: readonly string[] | undefined,
): readonly OpenStatus[] | undefined {
  const all: readonly OpenStatus[] = openStatuses[resource === 'troubleTicket' ? 'inquiry' : 'order'];
  const wordOf = resource === 'troubleTicket' ? ticketStatusOf : orderStateOf;
  if (wanted === undefined) return all;
  const open = all.map((status) => ({ status, word: wordOf(status) }));
  if (!wanted.every((word) => open.some((one) => one.word === word))) return undefined;
  return open.filter(({ word }) => wanted.some((one) => one === word)).map(({ status }) => status);
}

function ticketStatusOf(status: QueueItem['status']): string | undefined {
  const open = openStatuses.inquiry.find((one) => one === status);
  return open && toTicketStatus(open);
}

function orderStateOf(status: QueueItem['status']): string | undefined {
  const open = openStatuses.order.find((one) => one === status);
  return open && toOrderState(open);
}
