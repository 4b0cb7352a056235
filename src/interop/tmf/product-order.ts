/**
 * An order as a TM Forum product order: TMF622 v4.0.0 and v5.0.0.
 */
import type { HistoryEntry } from '../../desk/ports/store.ts';
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import { readOptions } from '../../kernel/input/read-options.ts';
import type { Json, Link, Request } from '../../request/request.ts';
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
  type TmfVersion,
} from './document-parts.ts';
import { returnedItem } from './inbound/order-items.ts';
import { orderActions } from './inbound/standard-words.ts';
import { type JeopardyAlert, jeopardyAlerts } from './jeopardy.ts';
import { type OrderState, toOrderState } from './status.ts';

/**
 * `OrderItemActionType`: what the order does to the product.
 *
 * @see {@link toProductOrder}
 */
export type OrderAction = 'add' | 'modify' | 'delete' | 'noChange';

/**
 * What is ordered: an item for each of the goods of a shop order, or one named after the kind.
 *
 * @see {@link toProductOrder}
 */
export interface OrderItem {
  readonly '@type': 'ProductOrderItem';
  /** '1', '2', …; `return` for what was given back. */
  readonly id: string;
  readonly action: OrderAction;
  readonly quantity: number;
  readonly state: OrderState;
  readonly product: {
    readonly '@type': 'Product';
    readonly name: string;
    /** Of the first item: details, and facts without a field of their own. */
    readonly productCharacteristic?: readonly CharacteristicDocument[];
  };
  /** The description is the agreed time, or an interval of two (ISO 8601, UTC). */
  readonly appointment?: { readonly '@type': 'AppointmentRef'; readonly id: string; readonly description: string };
}

/** What both versions have under the same name. */
interface Order extends CommonDocument {
  readonly '@type': 'ProductOrder';
  /** The kind of request. */
  readonly category: string;
  readonly expectedCompletionDate?: string;
  readonly completionDate?: string;
  readonly cancellationDate?: string;
  readonly cancellationReason?: string;
  readonly state: OrderState;
  readonly productOrderItem: readonly OrderItem[];
}

/**
 * `ProductOrder` of TMF622 v4.0.0. `externalId` is the id of the system that sent it, or else the number.
 *
 * @see {@link toProductOrder}
 */
export interface ProductOrderV4 extends Order {
  readonly externalId?: string;
  readonly orderDate: string;
  readonly relatedParty: readonly PartyV4[];
  readonly channel: readonly { readonly '@type': 'RelatedChannel'; readonly id: string; readonly role: string }[];
}

/**
 * `ProductOrder` of TMF622 v5.0.0, which also has deadlines in danger, steps that were done and relations.
 *
 * @see {@link toProductOrder}
 */
export interface ProductOrderV5 extends Order {
  readonly externalId?: readonly IdentifierDocument[];
  readonly creationDate: string;
  readonly relatedParty: readonly PartyV5[];
  readonly channel: readonly {
    readonly '@type': 'RelatedChannel';
    readonly role: string;
    readonly channel: ChannelDocument;
  }[];
  readonly productOrderJeopardyAlert?: readonly JeopardyAlert[];
  readonly productOrderMilestone?: readonly MilestoneDocument[];
  /** Each `id` is a number of a request. */
  readonly orderRelationship?: readonly {
    readonly '@type': 'OrderRelationship';
    readonly id: string;
    readonly relationshipType: Link['relation'];
  }[];
}

/**
 * A step of the kind that was done.
 *
 * @example
 * const step = { type: 'progressed', at: ordered.at, step: 'packed' };
 * const history = [{ version: 1, event: ordered }, { version: 2, event: step }];
 * const { productOrderMilestone } = toProductOrder(replay([ordered, step]), history, { version: 'v5' });
 * productOrderMilestone[0].name //=> 'packed'
 */
export interface MilestoneDocument {
  readonly '@type': 'ProductOrderMilestone';
  readonly id: string;
  readonly name: string;
  readonly milestoneDate: string;
  readonly status: 'Completed';
}

/**
 * The document of each version.
 *
 * @see {@link toProductOrder}
 */
export interface ProductOrders {
  readonly v4: ProductOrderV4;
  readonly v5: ProductOrderV5;
}

/**
 * What a product order needs beside the request.
 *
 * @see {@link toProductOrder}
 */
export interface OrderOptions<V extends TmfVersion = TmfVersion> extends DocumentOptions<V> {
  /** What orders of this kind do. By default a termination deletes, a change of tariff, number or SIM card modifies, others add. */
  readonly action?: OrderAction;
}

/**
 * The product order that an order is. Times are in UTC (RFC 3339). An order that was given back is `completed` with one more item: id `return`, action `delete`.
 *
 * @param history all events of the request, as `RequestStore.history` gives them
 *
 * @throws Fault `input/invalid`: no order, no history, an unknown option or version
 *
 * @example
 * // `ordered` is the first event of an order
 * const request = evolve(undefined, ordered);
 * const history = [{ version: 1, event: ordered }];
 * toProductOrder(request, history, { version: 'v4' }).orderDate //=> '2026-01-12T07:00:00.000Z'
 * const { state, productOrderItem } = toProductOrder(request, history, { version: 'v5', action: 'modify' });
 * state //=> 'acknowledged'
 * productOrderItem[1].action //=> 'modify'
 * productOrderItem[1].quantity //=> 2
 */
export function toProductOrder<V extends TmfVersion>(
  request: RequestOf<'order'>,
  history: readonly HistoryEntry[],
  options: OrderOptions<V>,
): ProductOrders[V] {
  return faultsOnly('toProductOrder', () => {
    checkRequest('toProductOrder', request, 'order');
    checkHistory('toProductOrder', history);
    const given = readOptions('toProductOrder', options, documentOptions, 'input/invalid');
    checkDocumentOptions('toProductOrder', given);
    return orderDocument(request, history, given);
  });
}

/** The same of what was checked. */
export function orderDocument<V extends TmfVersion>(
  request: RequestOf<'order'>,
  history: readonly HistoryEntry[],
  options: OrderOptions<V>,
): ProductOrders[V] {
  return builders[options.version](request, history, options);
}

/** The role of the channel. */
const takenIn = 'registration';

const builders: DocumentBuilders<'order', OrderOptions, ProductOrders> = {
  v4: (request, history, options) =>
    omitUndefined({
      ...order(request, history, options),
      externalId: externalIdOfV4(request, history),
      orderDate: dateTime(request.registeredAt),
      relatedParty: partiesV4(request),
      channel: [{ '@type': 'RelatedChannel' as const, id: request.channel, role: takenIn }],
    }),
  v5: (request, history, options) => {
    const alerts = jeopardyAlerts(request.id, history);
    return omitUndefined({
      ...order(request, history, options),
      externalId: identifiersOf(request, history),
      creationDate: dateTime(request.registeredAt),
      relatedParty: partiesV5(request),
      channel: [{ '@type': 'RelatedChannel' as const, role: takenIn, channel: channelOf(request) }],
      productOrderJeopardyAlert: alerts.length > 0 ? alerts : undefined,
      productOrderMilestone: milestonesOf(request, history),
      orderRelationship: request.links?.map(({ to, relation }) => ({
        '@type': 'OrderRelationship' as const,
        id: to,
        relationshipType: relation,
      })),
    });
  },
};

function order(request: RequestOf<'order'>, history: readonly HistoryEntry[], options: OrderOptions): Order {
  const cancelled = request.status === 'cancelled' || request.status === 'merged';
  return omitUndefined({
    '@type': 'ProductOrder' as const,
    ...commonFields(request, history, options),
    category: request.kind,
    expectedCompletionDate: promised(history),
    completionDate: dateTimeIfAny(request.answeredAt),
    cancellationDate: cancelled ? dateTime(request.statusAt) : undefined,
    cancellationReason: cancelled ? (request.reason ?? duplicateOf(request.mergedInto)) : undefined,
    state: toOrderState(request.status),
    productOrderItem: items(request, history, options.action ?? orderActions[request.kind] ?? 'add'),
  });
}

function milestonesOf({ id }: Request, history: readonly HistoryEntry[]): readonly MilestoneDocument[] | undefined {
  const steps = history.flatMap(({ version, event }) => {
    if (event.type !== 'progressed') return [];
    const [milestoneDate, name] = [dateTime(event.at), event.step];
    const status = 'Completed' as const;
    return [{ '@type': 'ProductOrderMilestone' as const, id: `${id}.${version}`, name, milestoneDate, status }];
  });
  return steps.length > 0 ? steps : undefined;
}

function items(
  request: RequestOf<'order'>,
  history: readonly HistoryEntry[],
  action: OrderAction,
): readonly OrderItem[] {
  const ordered = goods(request.details['items']);
  const state = toOrderState(request.status);
  const appointment = appointmentOf(request);
  const facts = characteristicsOf(request, history, ordered.length > 0 ? ['items'] : []);
  const item = (id: string, name: string, quantity: number, what: OrderAction): OrderItem => {
    const productCharacteristic = id === '1' ? facts : undefined;
    return omitUndefined({
      '@type': 'ProductOrderItem' as const,
      id,
      action: what,
      quantity,
      state,
      product: omitUndefined({ '@type': 'Product' as const, name, productCharacteristic }),
      appointment,
    });
  };
  const all = (ordered.length > 0 ? ordered : [{ name: request.kind, quantity: 1 }]).map(({ name, quantity }, index) =>
    item(String(index + 1), name, quantity, action),
  );
  return request.status === 'returned' ? [...all, item(returnedItem, request.kind, 1, 'delete')] : all;
}

/** What a shop order lists: `{ name, quantity }` each. */
function goods(listed: Json | undefined): readonly { readonly name: string; readonly quantity: number }[] {
  const entries: readonly Json[] = Array.isArray(listed) ? listed : [];
  return entries.flatMap((entry) => {
    if (typeof entry !== 'object' || entry === null || !('name' in entry)) return [];
    const { name, quantity } = entry;
    return typeof name === 'string' ? [{ name, quantity: typeof quantity === 'number' ? quantity : 1 }] : [];
  });
}

/** TMF622 refers to appointments of another API; what was agreed becomes an ISO 8601 interval. */
function appointmentOf({ id, appointment }: RequestOf<'order'>): OrderItem['appointment'] {
  if (appointment === undefined) return undefined;
  const { from, to } = appointment;
  const description = to === undefined ? dateTime(from) : `${dateTime(from)}/${dateTime(to)}`;
  return { '@type': 'AppointmentRef', id: `${id}/appointment`, description };
}
