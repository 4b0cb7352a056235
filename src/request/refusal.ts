/**
 * Every reason for which a command is refused, with what the caller needs to explain it.
 */
import type { Instant } from '../kernel/instant.ts';
import type { ChoiceField, NeededField } from './command-table.ts';
import type { CommandType, Lifecycle, Status } from './lifecycle.ts';

/**
 * Why a command is refused; nothing has happened to the request then.
 *
 * @see {@link decide}
 */
export type RequestRefusal =
  | IllegalStep
  | MissingText
  | NothingGiven
  | InvalidValue
  | WindowOver
  | ImpossibleAppointment;

/** The status has no such step, or nobody has the request that `release` would give back; `allowed` is what the request accepts. */
export interface IllegalStep {
  readonly code: 'request/illegal-step';
  readonly lifecycle: Lifecycle;
  readonly status: Status;
  readonly command: string;
  readonly allowed: readonly CommandType[];
}

/**
 * The command needs a text that is not blank: a reason, a question, an answer, a number; the outcome is one of the known
 * words.
 */
export interface MissingText {
  readonly code: 'request/missing-text';
  readonly command: CommandType;
  readonly field: NeededField;
}

/** The command needs at least one of these fields. */
export interface NothingGiven {
  readonly code: 'request/nothing-given';
  readonly command: CommandType;
  readonly fields: readonly ChoiceField[];
}

/** An amount is a whole number of kopecks from 0, details are an object, a subscriber has a number. */
export interface InvalidValue {
  readonly code: 'request/invalid-value';
  readonly command: CommandType;
  readonly field: string;
}

/** The step was possible until `until` (exclusive): reopening, returning, withdrawing from a porting. */
interface WindowOver {
  readonly code: 'request/window-over';
  readonly command: CommandType;
  readonly until: Instant;
}

/** An appointment must lie ahead and end after it begins. */
export interface ImpossibleAppointment {
  readonly code: 'request/impossible-appointment';
  readonly command: CommandType;
  readonly field: 'appointment.from' | 'appointment.to';
}
