/**
 * The shape of a kind of request: its lifecycle, number, clocks, messages and how long it is kept.
 */

import type { Localized, Source } from '../kernel/source.ts';
import type { MessageName, Subject } from '../message/facts.ts';
import type { EventType } from '../request/event.ts';
import type { CommandType, Lifecycle } from '../request/lifecycle.ts';
import type { ClockPolicy } from '../sla/clock/clock.ts';
import type { Term } from '../sla/term/term.ts';
import type { DetailName } from './detail.ts';

/** The kinds that every operator has out of the box; an operator may have others beside them. */
export type StandardKind =
  | 'consultation'
  | 'serviceFault'
  | 'billingDispute'
  | 'mistakenPayment'
  | 'complaint'
  | 'claim'
  | 'fixedFault'
  | 'fixedConnection'
  | 'shopOrder'
  | 'newConnection'
  | 'numberPorting'
  | 'simReplacement'
  | 'numberChange'
  | 'tariffChange'
  | 'contractTermination';

export interface KindPolicy {
  readonly title: Localized;
  readonly lifecycle: Lifecycle;
  /** What a message calls it: обращение, претензия, заявка, заказ. */
  readonly subject: Subject;
  /** The series of its numbers; absent for a consultation, which gets none and is closed as it is born. */
  readonly series?: string | undefined;
  /** Details without which it cannot be registered. */
  readonly demands: readonly DetailName[];
  /** Details that it may have. */
  readonly accepts: readonly DetailName[];
  /** Whether the day of receipt must be told: a written claim, which is received before it is registered. */
  readonly receivedFirst: boolean;
  readonly clocks: readonly KindClock[];
  /** The events that the subscriber is told of. */
  readonly messages: { readonly [Event in EventType]?: MessageRule };
  /** How long after its end the person is remembered. */
  readonly retention: { readonly term: Term; readonly source: Source };
}

/** Which message tells of an event. */
export interface MessageRule {
  readonly message: MessageName;
  /** Passes quiet hours. */
  readonly urgent: boolean;
  /** Only for an event of this clock. */
  readonly clock?: string;
}

/**
 * A clock of a kind: how it runs, and what it does to the request. Clocks for subscribers and of the law are promises:
 * their warnings and breaches are noted. Internal ones are too, unless they end something, or open and close a window.
 */
export interface KindClock extends ClockPolicy {
  /** Only for requests with this detail. */
  readonly when?: { readonly detail: DetailName; readonly is: string };
  /** Only for requests registered on this local day, yyyy-mm-dd, or later: when the rule came into force. */
  readonly validFrom?: string;
  /** The term ends on the day named in this detail, when the detail is there. */
  readonly endsOn?: DetailName;
  /** What happens by itself at the deadline, beside its being noted. */
  readonly atEnd?: 'close' | 'withdraw' | 'cancel' | 'archive';
  /** The command that may be given only while this clock runs. */
  readonly allows?: CommandType;
  /** Appointments lie not before the last day of this clock, or not after it. */
  readonly bounds?: 'notBefore' | 'notAfter';
  /** What the last warning does while the clock can still be extended. */
  readonly nearDeadline?: 'propose' | 'extend';
}
