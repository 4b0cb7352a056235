/**
 * Every way in which the desk says no: one closed union on `code`, so that a caller can handle all of them.
 */
import type { NumberRefusal } from '../../number/refusal.ts';
import type { CommandType } from '../../request/lifecycle.ts';
import type { RequestRefusal } from '../../request/refusal.ts';
import type { ExtensionRefusal } from '../../sla/clock/clock.ts';

export type DeskRefusal =
  | InvalidInput
  | UnknownRequest
  | ChangedMeanwhile
  | PersonForgotten
  | CommandIdReused
  | AgentsOnly
  | ProofNeeded
  | TooManyAttempts
  | AppointmentOutside
  | NumbersExhausted
  | NumberRefusal
  | ExtensionRefusal
  | RequestRefusal;

/** Something in the input is not what it has to be; every fault of the input is listed. */
export interface InvalidInput {
  readonly code: 'input/invalid';
  readonly issues: readonly InputIssue[];
}

export interface InputIssue {
  /** Where: `subscriber.msisdn`, `details.items.0.name`; empty for the input as a whole. */
  readonly path: string;
  /** What stands there, in short. */
  readonly found: string;
  /** What would be right. */
  readonly expected: string;
}

/** There is no such request, or it is somebody else's: a stranger cannot tell which. */
export interface UnknownRequest {
  readonly code: 'request/unknown';
}

/** Others changed the request faster than the command could be decided, several times in a row: try again. */
export interface ChangedMeanwhile {
  readonly code: 'request/changed-meanwhile';
}

/** The person was forgotten, by law or by retention: what is left is for the statistics, and nothing can be done with it. */
export interface PersonForgotten {
  readonly code: 'request/forgotten';
}

/** The command id was used before, for something else. */
export interface CommandIdReused {
  readonly code: 'command/reused-id';
  readonly commandId: string;
}

/** A subscriber may not give this command, not even for the own request. */
export interface AgentsOnly {
  readonly code: 'command/agents-only';
  readonly command: CommandType;
  readonly allowed: readonly CommandType[];
}

/** The channel does not prove that the line is the caller's: a one-time proof has been asked for or was wrong. */
export interface ProofNeeded {
  readonly code: 'status/proof-needed';
}

/** Too many questions in vain from this caller. */
export interface TooManyAttempts {
  readonly code: 'status/too-many-attempts';
}

/** The date is outside of what the kind of request allows: number porting not before day 8, not after six months. */
export interface AppointmentOutside {
  readonly code: 'request/appointment-outside';
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

/** The series has no numbers left: give it more digits. */
export interface NumbersExhausted {
  readonly code: 'number/exhausted';
  readonly series: string;
}
