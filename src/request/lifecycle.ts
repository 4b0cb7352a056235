/**
 * The two lifecycles of a request, each one table on one screen. Every other view of them (types of commands,
 * `allowedCommands`, refusals, the diagram, the exhaustive test) is derived from here. The vocabulary maps to TM Forum
 * TMF621 (inquiry) and TMF622 (order).
 */
import { faultsOnly } from '../kernel/input/faults-only.ts';
import {
  commandOf,
  commandsAlways,
  commandsWhileOpen,
  type EventOf,
  type EventType,
  eventOf,
  isCommandName,
  occurrences,
} from './command-table.ts';

/**
 * Both lifecycles: by status the commands that move a request, and the status to which each leads.
 *
 * @example
 * lifecycles.inquiry.resolved //=> { close: 'closed', reopen: 'inProgress' }
 */
export const lifecycles = {
  /** обращение, жалоба, претензия, неисправность, списание: ends with an answer. */
  inquiry: {
    registered: { start: 'inProgress', reject: 'rejected', withdraw: 'withdrawn', merge: 'merged' },
    inProgress: {
      ask: 'awaitingSubscriber',
      hold: 'onHold',
      resolve: 'resolved',
      reject: 'rejected',
      withdraw: 'withdrawn',
      merge: 'merged',
    },
    awaitingSubscriber: { reply: 'inProgress', resolve: 'resolved', withdraw: 'withdrawn', merge: 'merged' },
    onHold: { resume: 'inProgress', resolve: 'resolved', withdraw: 'withdrawn', merge: 'merged' },
    resolved: { close: 'closed', reopen: 'inProgress' },
    closed: { reopen: 'inProgress' },
    rejected: {},
    withdrawn: {},
    merged: {},
  },
  /** заказ, подключение, перенос номера, замена SIM, расторжение: ends with something done. */
  order: {
    registered: { start: 'inProgress', reject: 'rejected', cancel: 'cancelled', merge: 'merged' },
    inProgress: {
      schedule: 'scheduled',
      ask: 'awaitingSubscriber',
      hold: 'onHold',
      fulfil: 'fulfilled',
      fail: 'failed',
      cancel: 'cancelled',
      merge: 'merged',
    },
    scheduled: {
      reschedule: 'scheduled',
      ask: 'awaitingSubscriber',
      hold: 'onHold',
      fulfil: 'fulfilled',
      fail: 'failed',
      cancel: 'cancelled',
      merge: 'merged',
    },
    awaitingSubscriber: { reply: 'inProgress', cancel: 'cancelled', merge: 'merged' },
    onHold: { resume: 'inProgress', cancel: 'cancelled', merge: 'merged' },
    fulfilled: { close: 'closed', return: 'returned' },
    closed: { return: 'returned' },
    failed: {},
    cancelled: {},
    rejected: {},
    returned: {},
    merged: {},
  },
} as const;

/**
 * The statuses in which the operator still owes the answer or the result.
 *
 * @example
 * openStatuses.order.includes('scheduled') //=> true
 */
export const openStatuses = {
  inquiry: ['registered', 'inProgress', 'awaitingSubscriber', 'onHold'],
  order: ['registered', 'inProgress', 'scheduled', 'awaitingSubscriber', 'onHold'],
} as const;

/**
 * Which of the two tables a request follows: an `inquiry` ends with an answer, an `order` with something done.
 *
 * @see {@link lifecycles}
 */
export type Lifecycle = keyof typeof lifecycles;

/**
 * A status of one lifecycle; of either, when none is named.
 *
 * @see {@link statusAfter}
 */
export type Status<L extends Lifecycle = Lifecycle> = L extends Lifecycle ? keyof (typeof lifecycles)[L] : never;

/**
 * A status in which the operator still owes something.
 *
 * @see {@link openStatuses}
 */
export type OpenStatus<L extends Lifecycle = Lifecycle> = L extends Lifecycle
  ? (typeof openStatuses)[L][number]
  : never;

/**
 * The commands that a request of lifecycle `L` accepts in status `S`.
 *
 * @see {@link allowedCommands}
 */
export type CommandType<L extends Lifecycle = Lifecycle, S extends Status = Status> = L extends Lifecycle
  ? S extends keyof (typeof lifecycles)[L]
    ?
        | keyof (typeof lifecycles)[L][S]
        | (S extends OpenStatus<L> ? (typeof commandsWhileOpen)[number] : never)
        | (typeof commandsAlways)[number]
    : never
  : never;

/** What happens to appointments, which only orders have. */
type AppointmentOccurrence = Extract<(typeof occurrences)[number], `appointment${string}`>;

/** What can happen to a request of lifecycle `L`. */
export type EventTypeOf<L extends Lifecycle = Lifecycle> = L extends Lifecycle
  ?
      | 'registered'
      | 'consulted'
      | 'imported'
      | EventOf<CommandType<L>>
      | Exclude<(typeof occurrences)[number], L extends 'order' ? never : AppointmentOccurrence>
  : never;

/** The commands of a lifecycle, in any status of it. */
export function commandsOf(lifecycle: Lifecycle): readonly CommandType[] {
  const own = Object.values(lifecycles[lifecycle]).flatMap((steps) => Object.keys(steps).filter(isCommandName));
  return [...new Set([...own, ...commandsWhileOpen, ...commandsAlways])];
}

/** What can happen to a registered request of a lifecycle. */
export function eventsOf(lifecycle: Lifecycle): readonly EventType[] {
  const byItself = occurrences.filter((name) => lifecycle === 'order' || !name.startsWith('appointment'));
  return ['registered', ...commandsOf(lifecycle).map(eventOf), ...byItself];
}

/**
 * Whether the operator still owes the subscriber something.
 *
 * @example
 * isOpenStatus('inquiry', 'onHold') //=> true
 */
export function isOpenStatus(lifecycle: Lifecycle, status: Status): boolean {
  return faultsOnly('isOpenStatus', () => {
    const open: readonly Status[] = openStatuses[lifecycle];
    return open.includes(status);
  });
}

/** The steps of a status, or `undefined` for what is no status of the lifecycle: a stored value may be anything. */
function stepsFrom(lifecycle: Lifecycle, status: Status): { readonly [command: string]: Status } | undefined {
  if (!Object.hasOwn(lifecycles, lifecycle)) return undefined;
  const table: { readonly [status: string]: { readonly [command: string]: Status } } = lifecycles[lifecycle];
  return Object.hasOwn(table, status) ? table[status] : undefined;
}

/** Whether a stored value is a status of its lifecycle. */
export function isStatus<L extends Lifecycle>(lifecycle: L, status: Status): status is Status<L> {
  return stepsFrom(lifecycle, status) !== undefined;
}

/**
 * The status that `command` leads to, which may be the same; `undefined` when the table has no such step.
 *
 * @example
 * statusAfter('order', 'inProgress', 'schedule') //=> 'scheduled'
 */
export function statusAfter(lifecycle: Lifecycle, status: Status, command: CommandType): Status | undefined {
  return faultsOnly('statusAfter', () => {
    if (!allowedCommands(lifecycle, status).includes(command)) return undefined;
    return stepsFrom(lifecycle, status)?.[command] ?? status;
  });
}

/** The status in which `event` leaves a request; `undefined` when it cannot happen there. */
export function statusAfterEvent(lifecycle: Lifecycle, status: Status, event: EventType): Status | undefined {
  if (occurrences.some((occurrence) => occurrence === event)) return isStatus(lifecycle, status) ? status : undefined;
  const command = commandOf(event);
  return command && statusAfter(lifecycle, status, command);
}

/**
 * The commands that a request accepts now: the buttons to show.
 *
 * @example
 * allowedCommands('inquiry', 'resolved') //=> ['close', 'reopen', 'note', 'link', 'attach']
 */
export function allowedCommands(lifecycle: Lifecycle, status: Status): readonly CommandType[] {
  return faultsOnly('allowedCommands', () => {
    const steps = stepsFrom(lifecycle, status);
    if (steps === undefined) return [];
    const whileOpen = isOpenStatus(lifecycle, status) ? commandsWhileOpen : [];
    return Object.freeze([...Object.keys(steps).filter(isCommandName), ...whileOpen, ...commandsAlways]);
  });
}

/** What decides which commands a request accepts. */
interface Accepting {
  readonly lifecycle: Lifecycle;
  readonly status: Status;
  readonly assignee: string | undefined;
}

/** Of the commands of its status those that a request accepts: there is nothing to `release` where nobody has it. */
export function commandsFor({ lifecycle, status, assignee }: Accepting): readonly CommandType[] {
  const allowed = allowedCommands(lifecycle, status);
  return assignee === undefined ? Object.freeze(allowed.filter((command) => command !== 'release')) : allowed;
}
