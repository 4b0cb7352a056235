/**
 * The two lifecycles of a request, each one table on one screen. Every other view of them (types of commands,
 * `allowedCommands`, refusals, the diagram, the exhaustive test) is derived from here. The vocabulary maps to TM Forum
 * TMF621 (inquiry) and TMF622 (order).
 */
import { type EventType, eventOf, occurrences } from './event.ts';

export const lifecycles = {
  /** обращение, жалоба, претензия, неисправность, списание: ends with an answer. */
  inquiry: {
    registered: { start: 'inProgress', reject: 'rejected', withdraw: 'withdrawn' },
    inProgress: {
      ask: 'awaitingSubscriber',
      hold: 'onHold',
      resolve: 'resolved',
      reject: 'rejected',
      withdraw: 'withdrawn',
    },
    awaitingSubscriber: { reply: 'inProgress', resolve: 'resolved', withdraw: 'withdrawn' },
    onHold: { resume: 'inProgress', resolve: 'resolved', withdraw: 'withdrawn' },
    resolved: { close: 'closed', reopen: 'inProgress' },
    closed: { reopen: 'inProgress' },
    rejected: {},
    withdrawn: {},
  },
  /** заказ, подключение, перенос номера, замена SIM, расторжение: ends with something done. */
  order: {
    registered: { start: 'inProgress', reject: 'rejected', cancel: 'cancelled' },
    inProgress: {
      schedule: 'scheduled',
      ask: 'awaitingSubscriber',
      hold: 'onHold',
      fulfil: 'fulfilled',
      fail: 'failed',
      cancel: 'cancelled',
    },
    scheduled: {
      reschedule: 'scheduled',
      ask: 'awaitingSubscriber',
      hold: 'onHold',
      fulfil: 'fulfilled',
      fail: 'failed',
      cancel: 'cancelled',
    },
    awaitingSubscriber: { reply: 'inProgress', cancel: 'cancelled' },
    onHold: { resume: 'inProgress', cancel: 'cancelled' },
    fulfilled: { close: 'closed', return: 'returned' },
    closed: { return: 'returned' },
    failed: {},
    cancelled: {},
    rejected: {},
    returned: {},
  },
} as const;

/** The statuses in which the operator still owes the answer or the result. */
export const openStatuses = {
  inquiry: ['registered', 'inProgress', 'awaitingSubscriber', 'onHold'],
  order: ['registered', 'inProgress', 'scheduled', 'awaitingSubscriber', 'onHold'],
} as const;

/** What may be asked in every open status and changes none: `extend` moves a clock, the others tell who works and why. */
export const commandsWhileOpen = ['extend', 'assign', 'escalate', 'note'] as const;

export type Lifecycle = keyof typeof lifecycles;

/** A status of one lifecycle; of either, when none is named. */
export type Status<L extends Lifecycle = Lifecycle> = L extends Lifecycle ? keyof (typeof lifecycles)[L] : never;

export type OpenStatus<L extends Lifecycle = Lifecycle> = L extends Lifecycle
  ? (typeof openStatuses)[L][number]
  : never;

/** The commands that a request of lifecycle `L` accepts in status `S`. */
export type CommandType<L extends Lifecycle = Lifecycle, S extends Status = Status> = L extends Lifecycle
  ? S extends keyof (typeof lifecycles)[L]
    ? keyof (typeof lifecycles)[L][S] | (S extends OpenStatus<L> ? (typeof commandsWhileOpen)[number] : never)
    : never
  : never;

/**
 * Whether the operator still owes the subscriber something.
 *
 * @example
 * isOpenStatus('inquiry', 'onHold') //=> true
 */
export function isOpenStatus(lifecycle: Lifecycle, status: Status): boolean {
  const open: readonly Status[] = openStatuses[lifecycle];
  return open.includes(status);
}

/** What may happen in one status, and where it leads. */
interface Row {
  readonly allowed: readonly CommandType[];
  readonly afterCommand: ReadonlyMap<string, Status>;
  readonly afterEvent: ReadonlyMap<string, Status>;
}
type Rows = ReadonlyMap<string, Row>;

/** The tables as look-ups for requests whose status is known only at run time; built when first asked. */
let inquiry: Rows | undefined;
let order: Rows | undefined;

function rowOf(lifecycle: Lifecycle, status: Status): Row | undefined {
  inquiry ??= rowsOf('inquiry');
  order ??= rowsOf('order');
  return (lifecycle === 'inquiry' ? inquiry : order).get(status);
}

function rowsOf(lifecycle: Lifecycle): Rows {
  // The keys of a table are statuses; `Object.entries` types them as plain strings.
  const entries = Object.entries(lifecycles[lifecycle]) as readonly [Status, Steps][];
  return new Map(entries.map(([status, steps]) => [status, row(status, steps, isOpenStatus(lifecycle, status))]));
}

type Steps = { readonly [command: string]: Status };

function row(status: Status, steps: Steps, open: boolean): Row {
  // The keys of the steps are commands, likewise.
  const allowed = [...Object.keys(steps), ...(open ? commandsWhileOpen : [])] as CommandType[];
  const afterCommand = new Map<CommandType, Status>(allowed.map((command) => [command, steps[command] ?? status]));
  const afterEvent = new Map<EventType, Status>(occurrences.map((occurrence) => [occurrence, status]));
  for (const [command, after] of afterCommand) afterEvent.set(eventOf[command], after);
  return { allowed: Object.freeze(allowed), afterCommand, afterEvent };
}

/**
 * Whether a stored value is a status of its lifecycle.
 *
 * @example
 * isStatus('inquiry', 'scheduled') //=> false
 */
export function isStatus(lifecycle: Lifecycle, status: Status): boolean {
  return Object.hasOwn(lifecycles, lifecycle) && rowOf(lifecycle, status) !== undefined;
}

/**
 * The status that `command` leads to; the same one for a command that changes none; `undefined` when the table has no
 * such step.
 *
 * @example
 * statusAfter('order', 'inProgress', 'schedule') //=> 'scheduled'
 */
export function statusAfter(lifecycle: Lifecycle, status: Status, command: CommandType): Status | undefined {
  return rowOf(lifecycle, status)?.afterCommand.get(command);
}

/**
 * The status in which `event` leaves a request; `undefined` when it cannot happen there.
 *
 * @example
 * statusAfterEvent('inquiry', 'onHold', 'resumed') //=> 'inProgress'
 */
export function statusAfterEvent(lifecycle: Lifecycle, status: Status, event: EventType): Status | undefined {
  return rowOf(lifecycle, status)?.afterEvent.get(event);
}

/**
 * The commands that a request accepts now: the buttons to show.
 *
 * @example
 * allowedCommands('inquiry', 'resolved') //=> ['close', 'reopen']
 */
export function allowedCommands(lifecycle: Lifecycle, status: Status): readonly CommandType[] {
  return rowOf(lifecycle, status)?.allowed ?? [];
}
