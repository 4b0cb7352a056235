/**
 * What each command leaves behind, once its details have been found complete: one line per command. Every event is one
 * literal, so nothing else of a command gets into the history, and events are built as fast as by hand.
 */
import type { Instant } from '../kernel/instant.ts';
import { accepted, type Result, refused } from '../kernel/result.ts';
import { isBlank } from '../kernel/text.ts';
import type { Command } from './command.ts';
import type { eventOf, RequestEvent } from './event.ts';
import type { CommandType } from './lifecycle.ts';
import type { ImpossibleAppointment, MissingText } from './refusal.ts';
import type { Actor, Appointment, Outcome } from './request.ts';

type InvalidField = MissingText['field'] | ImpossibleAppointment['field'];

/** The event, or the detail that is missing or wrong. */
type EventBuilder<C extends CommandType> = (
  command: Command<C>,
  at: Instant,
  by: Actor,
) => RequestEvent<(typeof eventOf)[C]> | InvalidField;

const eventBuilders: { readonly [C in CommandType]: EventBuilder<C> } = {
  start: ({ assignee }, at, by) =>
    isText(assignee) ? { type: 'started', at, by, assignee } : { type: 'started', at, by },
  ask: ({ question }, at, by) => (isText(question) ? { type: 'asked', at, by, question } : 'question'),
  reply: ({ text }, at, by) => (isText(text) ? { type: 'replied', at, by, text } : 'text'),
  hold: ({ reason }, at, by) => (isText(reason) ? { type: 'held', at, by, reason } : 'reason'),
  resume: ({ note }, at, by) => (isText(note) ? { type: 'resumed', at, by, note } : { type: 'resumed', at, by }),
  resolve: ({ outcome, answer }, at, by) => {
    if (!isOutcome(outcome)) return 'outcome';
    return isText(answer) ? { type: 'resolved', at, by, outcome, answer } : 'answer';
  },
  close: ({ note }, at, by) => (isText(note) ? { type: 'closed', at, by, note } : { type: 'closed', at, by }),
  reopen: ({ reason }, at, by) => (isText(reason) ? { type: 'reopened', at, by, reason } : 'reason'),
  reject: ({ reason }, at, by) => (isText(reason) ? { type: 'rejected', at, by, reason } : 'reason'),
  withdraw: ({ reason }, at, by) =>
    isText(reason) ? { type: 'withdrawn', at, by, reason } : { type: 'withdrawn', at, by },
  schedule: (command, at, by) => {
    const appointment = appointmentAfter(at, command.appointment);
    return typeof appointment === 'string' ? appointment : { type: 'scheduled', at, by, appointment };
  },
  reschedule: (command, at, by) => {
    const appointment = appointmentAfter(at, command.appointment);
    if (typeof appointment === 'string') return appointment;
    const { reason } = command;
    return isText(reason) ? { type: 'rescheduled', at, by, appointment, reason } : 'reason';
  },
  fulfil: ({ answer }, at, by) => (isText(answer) ? { type: 'fulfilled', at, by, answer } : 'answer'),
  fail: ({ reason }, at, by) => (isText(reason) ? { type: 'failed', at, by, reason } : 'reason'),
  cancel: ({ reason }, at, by) =>
    isText(reason) ? { type: 'cancelled', at, by, reason } : { type: 'cancelled', at, by },
  return: ({ reason }, at, by) =>
    isText(reason) ? { type: 'returned', at, by, reason } : { type: 'returned', at, by },
  extend: ({ reason }, at, by) => (isText(reason) ? { type: 'extended', at, by, reason } : 'reason'),
  assign: ({ assignee }, at, by) => (isText(assignee) ? { type: 'assigned', at, by, assignee } : 'assignee'),
  escalate: ({ to, reason }, at, by) => {
    if (!isText(to)) return 'to';
    return isText(reason) ? { type: 'escalated', at, by, to, reason } : { type: 'escalated', at, by, to };
  },
  note: ({ text }, at, by) => (isText(text) ? { type: 'noted', at, by, text } : 'text'),
};

const nobody: Actor = { role: 'system' };

/** Turns a command that its lifecycle allows into its event, or says what it lacks. */
export function eventOfCommand(
  command: Command,
  at: Instant,
): Result<readonly RequestEvent[], MissingText | ImpossibleAppointment> {
  const { type, by } = command;
  // The recorder of a command's own type takes that command; the compiler cannot follow the correlation.
  const recorder = eventBuilders[type] as EventBuilder<CommandType>;
  const event = recorder(command, at, by === undefined ? nobody : actor(by));
  if (typeof event === 'string') return refused(refusalFor(type, event));
  return accepted([by === undefined ? anonymous(event) : event]);
}

function actor(by: Actor): Actor {
  return by.id === undefined ? { role: by.role } : { role: by.role, id: by.id };
}

function anonymous({ by: _, ...event }: RequestEvent): RequestEvent {
  return event;
}

function refusalFor(command: CommandType, field: InvalidField): MissingText | ImpossibleAppointment {
  if (field === 'appointment.from' || field === 'appointment.to') {
    return { code: 'request/impossible-appointment', command, field };
  }
  return { code: 'request/missing-text', command, field };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && !isBlank(value);
}

const outcomes: { readonly [outcome in Outcome]: true } = { satisfied: true, partlySatisfied: true, refused: true };

function isOutcome(value: unknown): value is Outcome {
  return typeof value === 'string' && Object.hasOwn(outcomes, value);
}

/** The appointment and nothing else of what was given, or what is wrong with it: it lies ahead and ends after it begins. */
function appointmentAfter(at: Instant, value: unknown): Appointment | ImpossibleAppointment['field'] {
  const { from, to } = (value ?? {}) as { readonly [field in keyof Appointment]?: unknown };
  if (!isInstantAfter(at, from)) return 'appointment.from';
  if (to === undefined) return { from };
  return isInstantAfter(from, to) ? { from, to } : 'appointment.to';
}

/** The last instant that a `Date` can hold (ECMA-262, "Time Values and Time Range"). */
const lastInstant: Instant = 8.64e15;

function isInstantAfter(before: Instant, value: unknown): value is Instant {
  return typeof value === 'number' && Number.isInteger(value) && value > before && value <= lastInstant;
}
