/**
 * Every reason for which a command is refused, with what the caller needs to explain it.
 */

import type { Instant } from '../kernel/instant.ts';
import type { NeededField } from './command-table.ts';
import type { CommandType, Lifecycle, Status } from './lifecycle.ts';

export type RequestRefusal = IllegalStep | MissingText | WindowOver | ImpossibleAppointment;

/** The table has no such step: what the status allows is in `allowed`. */
export interface IllegalStep {
  readonly code: 'request/illegal-step';
  readonly lifecycle: Lifecycle;
  readonly status: Status;
  readonly command: string;
  readonly allowed: readonly CommandType[];
}

/** The command needs a text that is not blank: a reason, a question, an answer; the outcome is one of the known words. */
export interface MissingText {
  readonly code: 'request/missing-text';
  readonly command: CommandType;
  readonly field: NeededField;
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
