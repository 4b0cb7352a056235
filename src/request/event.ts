/**
 * What has happened to a request: facts in the past tense, numbered by version. A request is the sum of its events, so
 * messages, audit and notifications to other systems all come from here.
 */
import type { Instant } from '../kernel/instant.ts';
import type { CommandDetails } from './command.ts';
import type { EventOf, EventType } from './command-table.ts';
import type { CommandType, Status } from './lifecycle.ts';
import type { Actor, Appointment, Correction, Outcome, Registration } from './request.ts';

export type { EventType };

/** The details of events that no command asks for: registration, and what time or the law brings about. */
interface OccurrenceDetails {
  readonly registered: Registration;
  /** A contact answered on the spot: it has no number and no clock, and is closed from the beginning. */
  readonly consulted: Registration & { readonly answer: string };
  /** Taken over from another system, with what it had become there; `at` is the time of the import. */
  readonly imported: Registration & Imported;
  /** A clock came near its deadline; `key` names the clock, the threshold and the deadline, and happens once. */
  readonly warned: { readonly clock: string; readonly key: string; readonly dueAt: Instant };
  /** A deadline passed. */
  readonly breached: { readonly clock: string; readonly key: string; readonly dueAt: Instant };
  /** The deadline is near and may still be extended: somebody has to decide. */
  readonly extensionProposed: { readonly clock: string; readonly key: string; readonly dueAt: Instant };
  /** A colleague found that another request is about the same and ends it in favour of this one; `number` is that request. */
  readonly duplicateFound: { readonly number: string };
  /** A clock was counted again by another calendar or definition; `dueAt` is its deadline by it, which may be the old one. */
  readonly recalculated: {
    readonly clock: string;
    /** Absent where the rules have changed. */
    readonly reason?: string;
    readonly dueAt: Instant;
    /** yyyy-mm-dd, where the term is counted in days. */
    readonly lastDay?: string;
  };
  /** The appointment is on the next day. */
  readonly appointmentTomorrow: { readonly appointment: Appointment };
  /** The day of the appointment has come. */
  readonly appointmentToday: { readonly appointment: Appointment };
  /** The appointment is over, and neither an end nor another appointment was recorded. */
  readonly appointmentMissed: { readonly appointment: Appointment };
  /** A message that had not reached anybody is sent again; `key` is that of the first one. */
  readonly resent: {
    readonly key: string;
    readonly message: string;
    readonly channel: string;
    readonly reason?: string;
  };
  /** An identity of the subscriber belongs to somebody else now, such as a line that was given to another person. */
  readonly detached: { readonly identity: string; readonly reason: string };
  /** Nothing more can happen by itself: the window for reopening or returning is over. */
  readonly archived: { readonly clock?: string };
  /** An employee opened the whole story. */
  readonly accessed: { readonly purpose?: string };
  /** The personal data were erased; statistics stay. */
  readonly erased: {
    readonly reason: string;
    /** The request stays what it was: it was archived before, or the person is only named in it. */
    readonly keepsRequest?: true;
  };
}

/** What a request had become before it was imported. */
export interface Imported {
  readonly status: Status;
  /** When it ended; absent while it is open. */
  readonly closedAt?: Instant;
  readonly question?: string;
  readonly reason?: string;
  readonly appointment?: Appointment;
  readonly outcome?: Outcome;
  readonly answer?: string;
  /** All its windows were over before the import, and it was not listed any more. */
  readonly isArchived?: true;
}

/** What an event says beside the fields of its command. */
interface Recorded {
  /** The parts as they were before; the fields of the command say what they are now. */
  readonly correct: { readonly before: Correction };
}

/** The details of every type of event. */
export type EventDetails = {
  readonly [C in CommandType as EventOf<C>]: CommandDetails[C] & (C extends keyof Recorded ? Recorded[C] : unknown);
} & OccurrenceDetails;

/**
 * A fact of the history of a request; of type `T` when it is known.
 *
 * @see {@link evolve}
 */
export type RequestEvent<T extends EventType = EventType> = T extends EventType
  ? { readonly type: T; readonly at: Instant; readonly by?: Actor } & EventDetails[T]
  : never;
