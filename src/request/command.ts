/**
 * What may be asked of a request: one imperative per step of the lifecycle tables, each with the details it demands.
 */
import type { CommandType } from './lifecycle.ts';
import type { Actor, Appointment, Outcome, Request } from './request.ts';

/**
 * What each command has to say. A reason, a question, an answer is a text that is not blank, and the subscriber is shown it;
 * what is for colleagues only goes into a `note`.
 */
export interface CommandDetails {
  /** Somebody takes the request up. */
  readonly start: { readonly assignee?: string };
  /** The operator needs something from the subscriber. */
  readonly ask: { readonly question: string };
  readonly reply: { readonly text: string };
  /** The operator waits for somebody else: a supplier, another operator, a repair. */
  readonly hold: { readonly reason: string };
  readonly resume: { readonly note?: string };
  readonly resolve: { readonly outcome: Outcome; readonly answer: string };
  readonly close: { readonly note?: string };
  readonly reopen: { readonly reason: string };
  readonly reject: { readonly reason: string };
  /** The subscriber takes an inquiry back. */
  readonly withdraw: { readonly reason?: string };
  /** A visit, a delivery, the night in which a number is ported. */
  readonly schedule: { readonly appointment: Appointment };
  readonly reschedule: { readonly appointment: Appointment; readonly reason: string };
  readonly fulfil: { readonly answer: string };
  readonly fail: { readonly reason: string };
  /** The subscriber takes an order back before it is fulfilled. */
  readonly cancel: { readonly reason?: string };
  /** The subscriber gives back what was delivered. */
  readonly return: { readonly reason?: string };
  /** More time, once, as the policy of the operator allows: moves the deadline, not the status. */
  readonly extend: { readonly reason: string };
  readonly assign: { readonly assignee: string };
  /** To the next line (functional) or to a chief (hierarchical). */
  readonly escalate: { readonly to: string; readonly reason?: string };
  /** For colleagues only, never shown to the subscriber. */
  readonly note: { readonly text: string };
}

/** A command; of type `C` when it is known. */
export type Command<C extends CommandType = CommandType> = C extends CommandType
  ? { readonly type: C; readonly by?: Actor } & CommandDetails[C]
  : never;

/** The commands that fit the status of `R`: for a request whose status is known, others do not compile. */
export type CommandFor<R extends Request> = R extends Request
  ? Command<CommandType<R['lifecycle'], R['status']>>
  : never;
