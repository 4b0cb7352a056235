/**
 * The event that a command leaves behind, once its fields have been found complete. Only the fields of the command table
 * are copied: nothing else of a command gets into the history.
 */
import { isRecord } from '../kernel/input/is-object.ts';
import type { Instant } from '../kernel/instant.ts';
import { accepted, type Result, refused } from '../kernel/result.ts';
import { isBlank } from '../kernel/text.ts';
import type { Command } from './command.ts';
import { commandTable } from './command-table.ts';
import type { RequestEvent } from './event.ts';
import type { IdentityKind } from './identity.ts';
import type { ImpossibleAppointment, InvalidValue, MissingText, NothingGiven } from './refusal.ts';
import {
  type Appointment,
  type Correction,
  correctedParts,
  mediaTypePattern,
  outcomes,
  type Request,
  relations,
  sha256Pattern,
  urlPattern,
} from './request.ts';

type FieldRefusal = MissingText | InvalidValue | ImpossibleAppointment;

/** Turns a command that its lifecycle allows into its event, or says which field is missing or wrong. */
export function eventOfCommand(
  request: Request,
  command: Command,
  at: Instant,
): Result<readonly RequestEvent[], FieldRefusal | NothingGiven> {
  const { type, by } = command;
  const row = commandTable[type];
  const given: { readonly [field: string]: unknown } = command;
  const details: { [field: string]: unknown } = {};
  for (const [field, fieldType] of Object.entries(row.fields)) {
    const read = readField({ command: type, field, fieldType, value: given[field], at });
    if (!read.ok) return read;
    if (read.value !== undefined) details[field] = read.value;
  }
  if ('oneOf' in row && row.oneOf.every((field) => details[field] === undefined)) {
    return refused({ code: 'request/nothing-given', command: type, fields: row.oneOf });
  }
  const before = type === 'correct' ? { before: partsBefore(request, details) } : undefined;
  const actor = by && { by: by.id === undefined ? { role: by.role } : { role: by.role, id: by.id } };
  // The table says which event the command leaves behind and what it carries.
  return accepted([{ type: row.event, at, ...actor, ...details, ...before } as RequestEvent]);
}

interface GivenField {
  readonly command: Command['type'];
  readonly field: string;
  readonly fieldType: string;
  readonly value: unknown;
  readonly at: Instant;
}

/** The value that the event gets; `undefined` when it may be left out and shows nothing. */
function readField({ command, field, fieldType, value, at }: GivenField): Result<unknown, FieldRefusal> {
  if (fieldType === 'appointment') {
    const appointment = readAppointment(value, at);
    if (typeof appointment !== 'string') return accepted(appointment);
    return refused({ code: 'request/impossible-appointment', command, field: appointment });
  }
  const isValidData = dataFields[fieldType];
  if (isValidData !== undefined) {
    const isRight = value === undefined ? fieldType.endsWith('?') : isValidData(value);
    if (!isRight) return refused({ code: 'request/invalid-value', command, field });
    return accepted(isRecord(value) ? Object.assign({}, value) : value);
  }
  if (fieldType === 'outcome' ? outcomes.some((outcome) => outcome === value) : isText(value)) return accepted(value);
  if (fieldType.endsWith('?')) return accepted(undefined);
  // `Object.entries` types the names of fields as plain strings.
  return refused({ code: 'request/missing-text', command, field: field as MissingText['field'] });
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && !isBlank(value);
}

/** The types of fields that are no text: a wrong value is refused, for leaving it out would change what the command means. */
const dataFields: { readonly [fieldType: string]: ((value: unknown) => boolean) | undefined } = {
  'amount?': isCount,
  byteCount: isCount,
  relation: (value) => relations.some((relation) => relation === value),
  mediaType: (value) => isLike(mediaTypePattern, value),
  url: (value) => isLike(urlPattern, value),
  'sha256?': (value) => isLike(sha256Pattern, value),
  'details?': isRecord,
  'subscriber?': (value) => isRecord(value) && isKnown(Object(value)),
};

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isLike(pattern: RegExp, value: unknown): boolean {
  return typeof value === 'string' && pattern.test(value);
}

/** Whether somebody can be known by it. */
function isKnown({ msisdn, email, account, user }: { readonly [Kind in IdentityKind]?: unknown }): boolean {
  return [msisdn, email, account, Object(user).id].some(isText);
}

/** What the parts that a correction replaces were before. */
function partsBefore(request: Request, replaced: { readonly [field: string]: unknown }): Correction {
  const parts = correctedParts.filter((part) => replaced[part] !== undefined);
  return Object.fromEntries(parts.map((part) => [part, request[part]]));
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
