/**
 * The two lifecycles of a request, each one table on one screen. Every other view of them (types of commands,
 * `allowedCommands`, refusals, the diagram, the exhaustive test) is derived from here. The vocabulary maps to TM Forum
 * TMF621 (inquiry) and TMF622 (order).
 */
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

export type OpenStatus<L extends Lifecycle = Lifecycle> = L extends Lifecycle ? (typeof openStatuses)[L][number] : never;

/** The commands that a request of lifecycle `L` accepts in status `S`. */
export type CommandType<L extends Lifecycle = Lifecycle, S extends Status = Status> = L extends Lifecycle
  ? S extends keyof (typeof lifecycles)[L]
    ? keyof (typeof lifecycles)[L][S] | (S extends OpenStatus<L> ? (typeof commandsWhileOpen)[number] : never)
    : never
  : never;

/** The table as plain look-ups, for requests whose status is known only at run time. */
type Transitions = { readonly [status: string]: { readonly [command: string]: Status } };
const transitions: { readonly [L in Lifecycle]: Transitions } = lifecycles;
const open: { readonly [L in Lifecycle]: readonly Status[] } = openStatuses;
const whileOpen: readonly string[] = commandsWhileOpen;

/**
 * Whether the operator still owes the subscriber something.
 *
 * @example
 * isOpenStatus('inquiry', 'onHold') //=> true
 */
export function isOpenStatus(lifecycle: Lifecycle, status: Status): boolean {
  return open[lifecycle].includes(status);
}

/**
 * The status that `command` leads to; the same one for a command that changes none; `undefined` when the table has no
 * such step.
 */
export function statusAfter(lifecycle: Lifecycle, status: Status, command: CommandType): Status | undefined {
  const steps = transitions[lifecycle][status];
  if (steps !== undefined && Object.hasOwn(steps, command)) return steps[command];
  return whileOpen.includes(command) && isOpenStatus(lifecycle, status) ? status : undefined;
}

/**
 * The commands that a request accepts now: the buttons to show.
 *
 * @example
 * allowedCommands('inquiry', 'resolved') //=> ['close', 'reopen']
 */
export function allowedCommands(lifecycle: Lifecycle, status: Status): readonly CommandType[] {
  const steps = Object.keys(transitions[lifecycle][status] ?? {});
  // The keys of the table are command types by construction; the compiler types them as plain strings.
  return [...steps, ...(isOpenStatus(lifecycle, status) ? whileOpen : [])] as readonly CommandType[];
}
