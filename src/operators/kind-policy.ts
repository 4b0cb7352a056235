/**
 * The shape of a kind of request: its lifecycle, number, clocks, messages and how long it is kept.
 */
import type { Source, Translated } from '../kernel/source.ts';
import type { MessageChannel, MessageName } from '../message/facts.ts';
import type { SenderKind } from '../message/sender.ts';
import type { EventType } from '../request/event.ts';
import type { CommandType, Lifecycle, Status } from '../request/lifecycle.ts';
import { type Clock, type ClockPolicy, currentPolicy } from '../sla/clock/clock.ts';
import type { Term } from '../sla/term/term.ts';
import type { Detail, DetailCondition } from './detail.ts';

export interface KindPolicy extends SenderKind {
  readonly title: Translated;
  readonly lifecycle: Lifecycle;
  /** The series of its numbers; absent for a consultation, which gets no number and is closed at once. */
  readonly series?: string | undefined;
  /** What it is told beside the text, by name. */
  readonly details: { readonly [name: string]: Detail };
  /** Whether the day of receipt must be given: a written claim, which is received before it is registered. */
  readonly receivedFirst: boolean;
  /** The steps that `progress` may report, in their usual order: none when left out. */
  readonly steps?: readonly KindStep[];
  /** Why an employee may reject it, by code, in words for the subscriber. Other reasons are given in words. */
  readonly rejectReasons?: { readonly [code: string]: Translated };
  readonly clocks: readonly KindClock[];
  /** The events about which the subscriber gets a message. */
  readonly messages: { readonly [Event in EventType]?: MessageRule };
  /** How long after its end personal data are kept. */
  readonly retention: { readonly term: Term; readonly source: Source };
}

/** A step between taking a request up and its end, such as the dispatch of an order. */
export interface KindStep {
  /** For machines. */
  readonly name: string;
  readonly title: Translated;
}

/** Which message reports an event. */
export interface MessageRule {
  readonly message: MessageName;
  /** Passes quiet hours. */
  readonly urgent: boolean;
  /** Only for an event of this clock. */
  readonly clock?: string;
  /** The ways that it takes, all of them; only the one of the request itself when left out. */
  readonly channels?: readonly RuleChannel[];
  /** The ways that it takes one after another when it has failed on all those before, each at most once. */
  readonly otherwise?: readonly RuleChannel[];
}

/** `origin`: the way that the channel of the request has for messages. */
export type RuleChannel = MessageChannel | 'origin';

/** What clocks react to: the events of a request, and its arrival, which may come before its registration. */
export type ClockEvent = 'received' | EventType;

/**
 * A clock of a kind: how it runs, and what it does to the request. Warnings of every clock are recorded; a breach is recorded
 * unless the clock has `atEnd`, `allows` or `bounds`.
 */
export interface KindClock extends ClockPolicy<ClockEvent, Status> {
  /** Only for requests whose detail is so. */
  readonly when?: DetailCondition;
  /** Only for requests registered on this local day, yyyy-mm-dd, or later: when the rule came into force. */
  readonly validFrom?: string;
  /**
   * The clock ends on the day named in this detail, when the detail is there: at 24:00 of that very day in the operator's zone,
   * whenever it starts. No pause and no day off moves it; an extension does.
   */
  readonly endsOn?: string;
  /** What happens at the deadline without a command. */
  readonly atEnd?: 'close' | 'withdraw' | 'cancel' | 'archive';
  /** The command that may be given only while this clock runs. */
  readonly allows?: CommandType;
  /** Appointments lie not before the last day of this clock, or not after it. */
  readonly bounds?: 'notBefore' | 'notAfter';
  /** What the last warning does while the clock can still be extended. */
  readonly nearDeadline?: 'propose' | 'extend';
}

/** Whether the subscriber or the law relies on its deadline. */
export function isPromise({ audience }: Pick<ClockPolicy, 'audience'>): boolean {
  return audience !== 'internal';
}

/** The definition that a clock of a request follows now. */
export function definitionOf(clock: Clock): KindClock {
  // The clocks of requests are started and re-targeted by `KindClock`s only, and a clock keeps the whole definition.
  return currentPolicy(clock) as KindClock;
}
