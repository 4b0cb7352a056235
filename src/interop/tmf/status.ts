/**
 * Statuses of this library and of TM Forum, both ways: TMF621 Trouble Ticket v4.0.0 and v5.0.1 (the same eight), TMF622
 * Product Ordering v4.0.0 and v5.0.0.
 */
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import type { Status } from '../../request/lifecycle.ts';

/**
 * `TroubleTicketStatusType` of both versions.
 *
 * @see {@link toTicketStatus}
 */
export type TicketStatus =
  | 'acknowledged'
  | 'rejected'
  | 'pending'
  | 'held'
  | 'inProgress'
  | 'cancelled'
  | 'closed'
  | 'resolved';

/**
 * The values of `ProductOrderStateType` that an order of this library takes; both versions know them.
 *
 * @see {@link toOrderState}
 */
export type OrderState =
  | 'acknowledged'
  | 'rejected'
  | 'pending'
  | 'held'
  | 'inProgress'
  | 'cancelled'
  | 'completed'
  | 'failed';

const ticketStatuses: { readonly [S in Status<'inquiry'>]: TicketStatus } = {
  registered: 'acknowledged',
  inProgress: 'inProgress',
  awaitingSubscriber: 'pending',
  onHold: 'held',
  resolved: 'resolved',
  closed: 'closed',
  rejected: 'rejected',
  withdrawn: 'cancelled',
  merged: 'cancelled',
};

/** TMF622 has no appointment among its states and ends at `completed`; a return shows as one more item of the order. */
const orderStates: { readonly [S in Status<'order'>]: OrderState } = {
  registered: 'acknowledged',
  inProgress: 'inProgress',
  scheduled: 'inProgress',
  awaitingSubscriber: 'pending',
  onHold: 'held',
  fulfilled: 'completed',
  closed: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
  rejected: 'rejected',
  returned: 'completed',
  merged: 'cancelled',
};

const inquiryStatuses: ReadonlyMap<string, Status<'inquiry'>> = new Map([
  ['acknowledged', 'registered'],
  ['inProgress', 'inProgress'],
  ['pending', 'awaitingSubscriber'],
  ['held', 'onHold'],
  ['resolved', 'resolved'],
  ['closed', 'closed'],
  ['rejected', 'rejected'],
  ['cancelled', 'withdrawn'],
]);

/** An order that is partly done, or whose cancellation is being looked at, is still being worked on. */
const statusesOfOrders: ReadonlyMap<string, Status<'order'>> = new Map([
  ['acknowledged', 'registered'],
  ['inProgress', 'inProgress'],
  ['inProgress.accepted', 'inProgress'],
  ['partial', 'inProgress'],
  ['assessingCancellation', 'inProgress'],
  ['pendingCancellation', 'inProgress'],
  ['pending', 'awaitingSubscriber'],
  ['held', 'onHold'],
  ['completed', 'fulfilled'],
  ['failed', 'failed'],
  ['cancelled', 'cancelled'],
  ['rejected', 'rejected'],
]);

/**
 * The TMF621 status of an inquiry: one to one, but a duplicate that was merged is `cancelled` there, as a withdrawn one.
 *
 * @example
 * toTicketStatus('awaitingSubscriber') //=> 'pending'
 */
export function toTicketStatus(status: Status<'inquiry'>): TicketStatus {
  return faultsOnly('toTicketStatus', () => ticketStatuses[status]);
}

/**
 * The status of an inquiry that a TMF621 status stands for; `undefined` for what TMF621 does not know.
 *
 * @example
 * fromTicketStatus('held') //=> 'onHold'
 */
export function fromTicketStatus(status: string): Status<'inquiry'> | undefined {
  return faultsOnly('fromTicketStatus', () => inquiryStatuses.get(status));
}

/**
 * The TMF622 state of an order: `scheduled` is `inProgress` there, `closed` and `returned` are `completed`, `merged`
 * is `cancelled`.
 *
 * @example
 * toOrderState('scheduled') //=> 'inProgress'
 */
export function toOrderState(status: Status<'order'>): OrderState {
  return faultsOnly('toOrderState', () => orderStates[status]);
}

/**
 * The status of an order that a TMF622 state stands for; `undefined` for a `draft`, which is no order yet, and for others.
 *
 * @example
 * fromOrderState('completed') //=> 'fulfilled'
 */
export function fromOrderState(state: string): Status<'order'> | undefined {
  return faultsOnly('fromOrderState', () => statusesOfOrders.get(state));
}
