/**
 * What happened to a request as TM Forum notifications: the events of TMF621 v4.0.0 and v5.0.1, TMF622 v4.0.0 and v5.0.0,
 * each with the resource as it stands.
 */
import type { HistoryEntry } from '../../desk/ports/store.ts';
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import { readOptions } from '../../kernel/input/read-options.ts';
import type { EventType } from '../../request/event.ts';
import type { Request } from '../../request/request.ts';
import { checkDocumentOptions, checkHistory, checkRequest, documentOptions } from './document-options.ts';
import { dateTime, omitUndefined, statusesOf, type TmfVersion } from './document-parts.ts';
import { impersonalDocument, type NotifiedDocument } from './impersonal-document.ts';
import { type OrderOptions, orderDocument, type ProductOrders } from './product-order.ts';
import { toOrderState, toTicketStatus } from './status.ts';
import { type TicketOptions, type TroubleTickets, ticketDocument } from './trouble-ticket.ts';

/** The order of the standard. */
export const notificationTypes = [
  'TroubleTicketCreateEvent',
  'TroubleTicketAttributeValueChangeEvent',
  'TroubleTicketStatusChangeEvent',
  'TroubleTicketResolvedEvent',
  'TroubleTicketInformationRequiredEvent',
  'ProductOrderCreateEvent',
  'ProductOrderAttributeValueChangeEvent',
  'ProductOrderStateChangeEvent',
  'ProductOrderInformationRequiredEvent',
  'ProductOrderMilestoneEvent',
  'ProductOrderJeopardyAlertEvent',
] as const;

/**
 * What an event of TMF621 or TMF622 is called.
 *
 * @see {@link toNotifications}
 */
export type NotificationType = (typeof notificationTypes)[number];

/**
 * An event as listeners get it, with the ticket or the order as it then stands.
 *
 * @see {@link toNotifications}
 */
export interface Notification<V extends TmfVersion = TmfVersion> {
  readonly '@type': NotificationType;
  /** The same whenever the same event is sent. */
  readonly eventId: string;
  /** When it happened, in UTC (RFC 3339). */
  readonly eventTime: string;
  readonly eventType: NotificationType;
  /** The id of the command that caused it. */
  readonly correlationId?: string;
  readonly domain: 'customer';
  /** Version 4 spells it so. */
  readonly timeOcurred?: string;
  readonly timeOccurred?: string;
  /** The same in version 4: `note`. */
  readonly fieldPath?: string;
  readonly event: NotifiedResource<V> & {
    /** What the subscriber is asked for, in version 5: a note. */
    readonly informationRequired?: { readonly op: 'add'; readonly path: '/note' };
  };
}

type NotifiedResource<V extends TmfVersion> =
  | { readonly troubleTicket: NotifiedDocument<TroubleTickets[V]> }
  | { readonly productOrder: NotifiedDocument<ProductOrders[V]> | ProductOrderRef };

/**
 * Version 5 refers to the order that needs information.
 *
 * @example
 * const { at } = ordered;
 * const events = [ordered, { type: 'started', at }, { type: 'asked', at, question: 'Which colour?' }];
 * const history = events.map((event, index) => ({ version: index + 1, event }));
 * const [, told] = toNotifications(replay(events), history, { version: 'v5' });
 * told.event.productOrder //=> { '@type': 'ProductOrderRef', '@referredType': 'ProductOrder', id: 'r-2' }
 */
export interface ProductOrderRef {
  readonly '@type': 'ProductOrderRef';
  readonly '@referredType': 'ProductOrder';
  readonly id: string;
  readonly href?: string;
}

/**
 * How documents are made, and how much of them listeners get.
 *
 * @see {@link toNotifications}
 */
export interface NotificationOptions<V extends TmfVersion = TmfVersion> extends TicketOptions<V>, OrderOptions<V> {
  /** Also says who the subscriber is, who works on it and what was written: the whole document. `false` by default. */
  readonly personal?: boolean;
}

/**
 * The notifications that one event of a request makes: none for internal events (notes, accesses), two when an inquiry is
 * resolved (its status changed, and it is resolved) or the subscriber is asked something.
 *
 * @param history the events of the request up to the one to be notified, which is the last
 *
 * @throws Fault `input/invalid`: no request, no history, an unknown option or version
 *
 * @example
 * // `registered` is the first event of an inquiry
 * const history = [{ version: 1, event: registered }];
 * const request = evolve(undefined, registered);
 * const [told] = toNotifications(request, history, { version: 'v5' });
 * told.eventType //=> 'TroubleTicketCreateEvent'
 * told.event.troubleTicket.description //=> undefined
 * const [whole] = toNotifications(request, history, { version: 'v5', personal: true });
 * whole.event.troubleTicket.description //=> 'Не могу войти в личный кабинет'
 */
export function toNotifications<V extends TmfVersion>(
  request: Request,
  history: readonly HistoryEntry[],
  options: NotificationOptions<V>,
): readonly Notification<V>[] {
  return faultsOnly('toNotifications', () => {
    checkRequest('toNotifications', request);
    checkHistory('toNotifications', history);
    const given = readOptions('toNotifications', options, documentOptions, 'input/invalid');
    checkDocumentOptions('toNotifications', given);
    return notificationsOf(request, history, given);
  });
}

/** The same of what was checked. */
export function notificationsOf<V extends TmfVersion>(
  request: Request,
  history: readonly HistoryEntry[],
  options: NotificationOptions<V>,
): readonly Notification<V>[] {
  const entry = history.at(-1);
  if (entry === undefined) return [];
  const resource = resourceOf(request, history, options);
  const happened = dateTime(entry.event.at);
  return typesOf(request, history, entry.event.type, options.version).map((type) => {
    const isQuestion = type.endsWith('InformationRequiredEvent');
    return omitUndefined({
      '@type': type,
      eventId: `${request.id}/${entry.version}/${type}`,
      eventTime: happened,
      eventType: type,
      correlationId: entry.commandId,
      domain: 'customer' as const,
      timeOcurred: options.version === 'v4' ? happened : undefined,
      timeOccurred: options.version === 'v5' ? happened : undefined,
      fieldPath: isQuestion && options.version === 'v4' ? 'note' : undefined,
      event: isQuestion && options.version === 'v5' ? questionV5(request, resource, options) : resource,
    });
  });
}

function resourceOf<V extends TmfVersion>(
  request: Request,
  history: readonly HistoryEntry[],
  options: NotificationOptions<V>,
): NotifiedResource<V> {
  const told = <Document extends object>(document: Document): NotifiedDocument<Document> =>
    options.personal === true ? document : impersonalDocument(document);
  return request.lifecycle === 'inquiry'
    ? { troubleTicket: told(ticketDocument(request, history, options)) }
    : { productOrder: told(orderDocument(request, history, options)) };
}

function questionV5<V extends TmfVersion>(
  { id, lifecycle }: Request,
  resource: NotifiedResource<V>,
  { href }: NotificationOptions<V>,
): Notification<V>['event'] {
  if (lifecycle === 'inquiry') return { ...resource, informationRequired };
  const reference = { '@type': 'ProductOrderRef', '@referredType': 'ProductOrder', id } as const;
  return { productOrder: omitUndefined({ ...reference, href: href?.(id) }), informationRequired };
}

const informationRequired = { op: 'add', path: '/note' } as const;

/** Events of which nothing is told where the status stays: work of colleagues, and what time alone brings about. */
const untold: ReadonlySet<EventType> = new Set<EventType>([
  'noted',
  'accessed',
  'closed',
  'archived',
  'resent',
  'extensionProposed',
  'duplicateFound',
  'appointmentTomorrow',
  'appointmentToday',
  'appointmentMissed',
]);

function typesOf(
  { lifecycle }: Request,
  history: readonly HistoryEntry[],
  event: EventType,
  version: TmfVersion,
): readonly NotificationType[] {
  const resource = lifecycle === 'inquiry' ? 'TroubleTicket' : 'ProductOrder';
  if (event === 'registered' || event === 'consulted' || event === 'imported') return [`${resource}CreateEvent`];
  if (event === 'warned' || event === 'breached') {
    return lifecycle === 'order' && version === 'v5' ? ['ProductOrderJeopardyAlertEvent'] : [];
  }
  if (event === 'progressed' && lifecycle === 'order' && version === 'v5') return ['ProductOrderMilestoneEvent'];
  const types: NotificationType[] = [];
  if (statusChanged(lifecycle, history)) {
    types.push(lifecycle === 'inquiry' ? 'TroubleTicketStatusChangeEvent' : 'ProductOrderStateChangeEvent');
  } else if (!untold.has(event)) {
    types.push(`${resource}AttributeValueChangeEvent`);
  }
  if (event === 'resolved') types.push('TroubleTicketResolvedEvent');
  if (event === 'asked') types.push(`${resource}InformationRequiredEvent`);
  return types;
}

/** Whether the last event changed the status as TM Forum sees it: an order that is scheduled stays `inProgress` there. */
function statusChanged(lifecycle: Request['lifecycle'], history: readonly HistoryEntry[]): boolean {
  const seen =
    lifecycle === 'inquiry'
      ? statusesOf('inquiry', history).map(({ version, status }) => ({ version, status: toTicketStatus(status) }))
      : statusesOf('order', history).map(({ version, status }) => ({ version, status: toOrderState(status) }));
  const [before, after] = [seen.at(-2), seen.at(-1)];
  return after?.version === history.at(-1)?.version && after?.status !== before?.status;
}
