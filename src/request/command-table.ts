/**
 * The commands as a table: one row says which event a command leaves behind, what it has to say and who may give it. The
 * types of commands and events, the events themselves and what `desk.execute` takes all derive from here.
 */

/**
 * `event`: the event that the command leaves behind. `subscriber`: whether subscribers may give it too, or only agents.
 * `fields`: what it has to say, each with its type (see `FieldType`); a type that ends with `?` may be left out.
 * `oneOf`: fields that may be left out, but not all of them.
 */
export const commandTable = {
  /** Somebody takes the request up. */
  start: { event: 'started', subscriber: false, fields: { assignee: 'identifier?' } },
  /** The operator needs something from the subscriber. */
  ask: { event: 'asked', subscriber: false, fields: { question: 'shortText' } },
  reply: { event: 'replied', subscriber: true, fields: { text: 'text' } },
  /** The operator waits for somebody else: a supplier, another operator, a repair. */
  hold: { event: 'held', subscriber: false, fields: { reason: 'shortText' } },
  resume: { event: 'resumed', subscriber: false, fields: { note: 'text?' } },
  /** `amount`: what the subscriber gets, in kopecks; what was asked for is a detail of the request. */
  resolve: { event: 'resolved', subscriber: false, fields: { outcome: 'outcome', answer: 'text', amount: 'amount?' } },
  /** `reason`: in words for the subscriber. `code`: which of the reasons of the kind it is. */
  reject: { event: 'rejected', subscriber: false, fields: { reason: 'shortText', code: 'identifier?' } },
  /** The subscriber takes an inquiry back. */
  withdraw: { event: 'withdrawn', subscriber: true, fields: { reason: 'shortText?' } },
  /** A visit, a delivery, the night in which a number is ported. */
  schedule: { event: 'scheduled', subscriber: false, fields: { appointment: 'appointment' } },
  reschedule: { event: 'rescheduled', subscriber: false, fields: { appointment: 'appointment', reason: 'shortText' } },
  fulfil: { event: 'fulfilled', subscriber: false, fields: { answer: 'text' } },
  fail: { event: 'failed', subscriber: false, fields: { reason: 'shortText' } },
  /** The subscriber takes an order back before it is fulfilled. */
  cancel: { event: 'cancelled', subscriber: true, fields: { reason: 'shortText?' } },
  reopen: { event: 'reopened', subscriber: true, fields: { reason: 'shortText' } },
  /** The subscriber gives back what was delivered. */
  return: { event: 'returned', subscriber: true, fields: { reason: 'shortText?' } },
  close: { event: 'closed', subscriber: true, fields: { note: 'text?' } },
  /** A duplicate ends in favour of another request, whose number is `into`. */
  merge: { event: 'merged', subscriber: false, fields: { into: 'requestNumber' } },
  /** More time, once, as the policy of the operator allows: moves the deadline, not the status. */
  extend: { event: 'extended', subscriber: false, fields: { reason: 'shortText' } },
  assign: {
    event: 'assigned',
    subscriber: false,
    fields: { assignee: 'identifier?', team: 'identifier?' },
    oneOf: ['assignee', 'team'],
  },
  /** The assignee gives it back: nobody has it then, and its team stays. */
  release: { event: 'released', subscriber: false, fields: { reason: 'shortText?' } },
  /** To the next line (functional) or to a manager (hierarchical). */
  escalate: { event: 'escalated', subscriber: false, fields: { to: 'identifier', reason: 'shortText?' } },
  /** A step of the kind is done: an order is paid, assembled, shipped. */
  progress: { event: 'progressed', subscriber: false, fields: { step: 'identifier', note: 'text?' } },
  /** What the registration says was wrong. Each part that is given replaces the whole part. */
  correct: {
    event: 'corrected',
    subscriber: false,
    fields: {
      kind: 'identifier?',
      text: 'text?',
      details: 'details?',
      subscriber: 'subscriber?',
      reason: 'shortText',
    },
    oneOf: ['kind', 'text', 'details', 'subscriber'],
  },
  /** For colleagues only, never shown to the subscriber. */
  note: { event: 'noted', subscriber: false, fields: { text: 'text' } },
  /** It belongs to another request, whose number is `to`; the subscriber is told nothing. */
  link: { event: 'linked', subscriber: false, fields: { to: 'requestNumber', relation: 'relation' } },
  /** A file that is kept elsewhere: a reference, never its bytes. */
  attach: {
    event: 'attached',
    subscriber: false,
    fields: { name: 'fileName', mediaType: 'mediaType', size: 'byteCount', url: 'url', sha256: 'sha256?' },
  },
} as const;

/** Commands for every open status, which they do not change; the lifecycles say where the others may be given. */
export const commandsWhileOpen = ['extend', 'assign', 'release', 'escalate', 'progress', 'correct'] as const;

/** Commands for every status, which they do not change. */
export const commandsAlways = ['note', 'link', 'attach'] as const;

/** What happens by itself, at any time after the registration, and changes no status. */
export const occurrences = [
  'warned',
  'breached',
  'extensionProposed',
  'duplicateFound',
  'recalculated',
  'appointmentTomorrow',
  'appointmentToday',
  'appointmentMissed',
  'resent',
  'detached',
  'archived',
  'accessed',
  'erased',
] as const;

type CommandTable = typeof commandTable;

export type CommandName = keyof CommandTable;

export type CommandFields<C extends CommandName> = CommandTable[C]['fields'];

/** The fields of which a command needs at least one; `never` where there are none. */
export type ChoiceOf<C extends CommandName> = CommandTable[C] extends { readonly oneOf: readonly (infer F)[] }
  ? F
  : never;

export type ChoiceField = { [C in CommandName]: ChoiceOf<C> }[CommandName];

/** Types of needed fields whose value is data or a word for machines. */
type DataField = 'appointment' | 'relation' | 'mediaType' | 'byteCount' | 'url';

/** The fields that are needed and are texts or an outcome. */
export type NeededField = {
  [C in CommandName]: {
    [F in keyof CommandFields<C>]: CommandFields<C>[F] extends DataField | `${string}?` ? never : F;
  }[keyof CommandFields<C>];
}[CommandName];

/** The event of each command. */
export type EventOf<C extends CommandName> = CommandTable[C]['event'];

/**
 * Everything that can happen to a request: how it came about, what each command leaves behind, and what time or the law bring
 * about.
 *
 * @see {@link evolve}
 */
export type EventType = 'registered' | 'consulted' | 'imported' | EventOf<CommandName> | (typeof occurrences)[number];

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandTable, name);
}

export function commandNames(): readonly CommandName[] {
  return Object.keys(commandTable).filter(isCommandName);
}

/** What a subscriber may do to a request of the own line. */
export function subscriberCommands(): readonly CommandName[] {
  return commandNames().filter((command) => commandTable[command].subscriber);
}

export function eventOf<C extends CommandName>(command: C): EventOf<C> {
  return commandTable[command].event;
}

/** The command that leaves `event` behind; `undefined` for an event that no command asks for. */
export function commandOf(event: EventType): CommandName | undefined {
  return commandNames().find((command) => eventOf(command) === event);
}
