/**
 * The event that a command leaves behind, once its fields have been found complete. Only the fields of the command table
 * are copied: nothing else of a command gets into the history.
 */
import type { Instant } from '../kernel/instant.ts';
import { accepted, type Result, refused } from '../kernel/result.ts';
import { isBlank } from '../kernel/text.ts';
import type { Command } from './command.ts';
import { commandTable } from './command-table.ts';
import type { RequestEvent } from './event.ts';
import type { ImpossibleAppointment, MissingText } from './refusal.ts';
import { type Appointment, outcomes } from './request.ts';

/** Turns a command that its lifecycle allows into its event, or says which field is missing or wrong. */
export function eventOfCommand(
  command: Command,
  at: Instant,
): Result<readonly RequestEvent[], MissingText | ImpossibleAppointment> {
  const { type, by } = command;
  const { event, fields } = commandTable[type];
  const given: { readonly [field: string]: unknown } = command;
  const details: { [field: string]: unknown } = {};
  for (const [field, fieldType] of Object.entries(fields)) {
    const value = given[field];
    if (fieldType === 'appointment') {
      const appointment = readAppointment(value, at);
      if (typeof appointment === 'string') {
        return refused({ code: 'request/impossible-appointment', command: type, field: appointment });
      }
      details[field] = appointment;
    } else if (fieldType === 'outcome' ? outcomes.some((outcome) => outcome === value) : isText(value)) {
      details[field] = value;
    } else if (!fieldType.endsWith('?')) {
      // `Object.entries` types the names of fields as plain strings.
      return refused({ code: 'request/missing-text', command: type, field: field as MissingText['field'] });
    }
  }
  const actor = by && { by: by.id === undefined ? { role: by.role } : { role: by.role, id: by.id } };
  // The table says which event the command leaves behind and what it carries.
  return accepted([{ type: event, at, ...actor, ...details } as RequestEvent]);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && !isBlank(value);
}

/** Checks an appointment: it starts in the future and ends after it starts. Returns it, or the wrong part. */
function readAppointment(value: unknown, at: Instant): Appointment | ImpossibleAppointment['field'] {
  const { from, to }: { readonly [part in keyof Appointment]?: unknown } = Object(value);
  if (!isInstantAfter(at, from)) return 'appointment.from';
  if (to === undefined) return { from };
  return isInstantAfter(from, to) ? { from, to } : 'appointment.to';
}

/** The last instant that a `Date` can hold (ECMA-262, "Time Values and Time Range"). */
const lastInstant: Instant = 8.64e15;

function isInstantAfter(before: Instant, value: unknown): value is Instant {
  return typeof value === 'number' && Number.isInteger(value) && value > before && value <= lastInstant;
}
