/**
 * The refusals of the desk: one closed union on `code`, so that a caller can handle all of them.
 */
import type { FaultCode } from '../../kernel/fault.ts';
import type { NumberRefusal } from '../../number/refusal.ts';
import type { CommandType } from '../../request/lifecycle.ts';
import type { RequestRefusal } from '../../request/refusal.ts';
import type { ExtensionRefusal } from '../../sla/clock/clock.ts';

/**
 * What the desk answers instead of doing something: nothing has changed then. `code` tells what it is, the other fields what would be right.
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * const opened = await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '123' }, text: 'Нет связи' });
 * opened.ok || opened.refusal.code //=> 'input/invalid'
 * opened.ok || opened.refusal.issues.map(({ path, found }) => `${path}: ${found}`) //=> ['subscriber.msisdn: a text of 3 characters']
 */
export type DeskRefusal =
  | InvalidInput
  | UnknownRequest
  | ChangedMeanwhile
  | PersonErased
  | CommandIdReused
  | AgentsOnly
  | ProofNeeded
  | TooManyAttempts
  | AppointmentOutside
  | CannotMerge
  | CannotLink
  | CannotResend
  | NumbersExhausted
  | StoreUnavailable
  | FormFailed
  | NumberRefusal
  | ExtensionRefusal
  | RequestRefusal;

/** The input is wrong; every fault of it is listed. */
export interface InvalidInput {
  readonly code: 'input/invalid';
  readonly issues: readonly InputIssue[];
}

/** One fault of an input, see {@link DeskRefusal}. */
export interface InputIssue {
  /** The place: `subscriber.msisdn`, `details.items.0.name`; empty for the input as a whole. */
  readonly path: string;
  /** What stands there, in short. */
  readonly found: string;
  /** What would be right. */
  readonly expected: string;
}

/** The request does not exist, or belongs to somebody else: a stranger cannot tell which. */
export interface UnknownRequest {
  readonly code: 'request/unknown';
}

/** Other writers changed the request each time before the command was committed: try again. */
export interface ChangedMeanwhile {
  readonly code: 'request/changed-meanwhile';
}

/** The person was erased, on demand or after the retention: the rest is for statistics and takes no commands. */
export interface PersonErased {
  readonly code: 'request/forgotten';
}

/** The command id was used before, for another command. */
export interface CommandIdReused {
  readonly code: 'command/reused-id';
  readonly commandId: string;
}

/** A subscriber may not give this command, not even on an own request. */
interface AgentsOnly {
  readonly code: 'command/agents-only';
  readonly command: CommandType;
  readonly allowed: readonly CommandType[];
}

/**
 * The channel does not prove who asks: a one-time code was sent, or the given one was wrong. No code was sent with `missingPort`,
 * for the desk has no such port, and with `agentOnly`, where no code is proof: an employee has to see a document.
 */
export interface ProofNeeded {
  readonly code: 'status/proof-needed';
  readonly missingPort?: 'proof';
  readonly agentOnly?: true;
}

/** This caller has failed too often, or too many codes or registrations were asked for this identity. */
export interface TooManyAttempts {
  readonly code: 'status/too-many-attempts';
}

/** The kind of request does not allow this date: a number is ported not before day 8 and not after six months; nothing is agreed for more than a year ahead. */
interface AppointmentOutside {
  readonly code: 'request/appointment-outside';
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

/**
 * The request cannot end in favour of the other one. `unknown`: there is no request with this number; `itself`: it is its own
 * number; `otherOperator`, `otherSubscriber`: the other one belongs to another operator or line; `merged`: it has ended in
 * favour of a third one; `erased`: its person was erased; `several`: it is the old number of several requests.
 */
export interface CannotMerge {
  readonly code: 'request/cannot-merge';
  readonly why: 'unknown' | 'itself' | 'otherOperator' | 'otherSubscriber' | 'merged' | 'erased' | 'several';
}

/**
 * The request cannot belong to the other one. `unknown`: there is no request with this number; `itself`: it is its own number;
 * `several`: it is the old number of several requests.
 */
export interface CannotLink {
  readonly code: 'request/cannot-link';
  readonly why: 'unknown' | 'itself' | 'several';
}

/**
 * The message cannot be sent again. `unknown`: there is none with this key; `waiting`: it is still on its way; `delivered`: it has not
 * failed; `resent`: it was sent again already, see the later one; `outdated`: what it says is over, or a later message has replaced it;
 * `erased`: its person was erased.
 */
export interface CannotResend {
  readonly code: 'message/cannot-resend';
  readonly why: 'unknown' | 'waiting' | 'delivered' | 'resent' | 'outdated' | 'erased';
}

/** The series has no numbers left: it needs more digits. */
export interface NumbersExhausted {
  readonly code: 'number/exhausted';
  readonly series: string;
}

/**
 * Only of calls for many: the store failed for this one, or gave no answer in time. Whether it is done cannot be known: give it
 * again with the same command id, and it is done once.
 */
interface StoreUnavailable {
  readonly code: 'store/unavailable';
  /** The code of the fault, for logs; `unknown` for an error that is no `Fault`. */
  readonly fault: FaultCode | 'unknown';
}

/** Only of calls for many: a fault of the set-up or of the data in the store. This one is not done; the others are. */
interface FormFailed {
  readonly code: 'registration/failed';
  readonly fault: FaultCode;
  /** The message of the fault, for a log: what was found and what would be right. */
  readonly problem: string;
}
