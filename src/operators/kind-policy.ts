/**
 * The shape of a kind of request: its lifecycle, number, clocks, messages and how long it is kept.
 */
import type { Source, Translated } from '../kernel/source.ts';
import type { MessageChannel, MessageName } from '../message/facts.ts';
import type { SenderKind } from '../message/sender.ts';
import type { CommandType, EventTypeOf, Lifecycle, Status } from '../request/lifecycle.ts';
import { type Clock, type ClockPolicy, currentPolicy } from '../sla/clock/clock.ts';
import type { Term } from '../sla/term/term.ts';
import type { AccountFormat } from './conditions/account-format.ts';
import type { Charge } from './conditions/charge.ts';
import type { Visits } from './conditions/visits.ts';
import type { Detail, DetailCondition } from './detail.ts';

/**
 * A kind of lifecycle `L`, with the names of its details and clocks and of the series of its operator: with literal names, a name
 * that does not exist does not compile.
 *
 * @example
 * const eSim = { ...kinds.simReplacement, title: { ru: 'Перенос eSIM', en: 'eSIM transfer' } };
 * extendOperator(mts, { kinds: { eSim } }).kinds.eSim.lifecycle //=> 'order'
 */
export interface KindPolicy<
  L extends Lifecycle = Lifecycle,
  DetailName extends string = string,
  ClockName extends string = string,
  SeriesName extends string = string,
> extends SenderKind {
  readonly title: Translated;
  readonly lifecycle: L;
  /** The series of its numbers; absent for a consultation, which gets no number and is closed at once. */
  readonly series?: SeriesName | undefined;
  /** What it is told beside the text, by name. */
  readonly details: { readonly [Name in DetailName]: Detail };
  /** Whether the day of receipt must be given: a written claim, which is received before it is registered. */
  readonly receivedFirst: boolean;
  /** Whether a stranger could do harm with it: it is registered only by who is proven to be the subscriber, or by an employee. */
  readonly needsProof?: boolean;
  /** Whether the line may be in other hands when it is asked for, so that a code that was sent there proves nothing. */
  readonly lineMayBeLost?: boolean;
  /** The steps that `progress` may report, in their usual order: none when left out. */
  readonly steps?: readonly KindStep[];
  /** Why an employee may reject it, by code, in words for the subscriber. Other reasons are given in words. */
  readonly rejectReasons?: { readonly [code: string]: RejectReason };
  /** What it costs: nothing is known when left out. */
  readonly charges?: readonly Charge[];
  /** When somebody comes to the subscriber. */
  readonly visits?: Visits;
  /** How the contract is written by which its customers are known. */
  readonly account?: AccountFormat;
  /** Its terms: what is promised, what the law demands, and housekeeping such as the closing of an answered request. */
  readonly clocks: readonly KindClock<L, DetailName, ClockName>[];
  /** The events about which the subscriber gets a message. */
  readonly messages: { readonly [Event in Words['event'][L]]?: MessageRule<ClockName> };
  /** How long after its end personal data are kept. */
  readonly retention: { readonly term: Term; readonly source: Source };
}

/**
 * A step between taking a request up and its end, such as the dispatch of an order.
 *
 * @example
 * beeline.kinds.fixedFault.steps.map(({ name }) => name) //=> ['sent', 'onTheWay', 'working']
 */
export interface KindStep {
  /** For machines. */
  readonly name: string;
  /** At most 60 characters in each language: a message shows no more. */
  readonly title: Translated;
  readonly source?: Source;
}

/**
 * What a code of `rejectReasons` means. The command `reject` takes the code.
 *
 * @example
 * mts.kinds.numberPorting.rejectReasons.debt.title.en //=> 'there is a debt to the former operator'
 */
export interface RejectReason {
  /** For the subscriber, as it stands behind «Причина:» and "Reason:", without a stop at the end. */
  readonly title: Translated;
  readonly source?: Source;
}

/**
 * Which message reports an event.
 *
 * @example
 * kinds.complaint.messages.registered //=> { message: 'registered', urgent: true }
 */
export interface MessageRule<ClockName extends string = string> {
  readonly message: MessageName;
  /** Passes quiet hours. */
  readonly urgent: boolean;
  /** Only for an event of this clock. */
  readonly clock?: ClockName;
  /** The ways that it takes, all of them; only the one of the request itself when left out. */
  readonly channels?: readonly RuleChannel[];
  /** The ways that it takes one after another when it has failed on all those before, each at most once. */
  readonly otherwise?: readonly RuleChannel[];
}

/** `origin`: the way that the channel of the request has for messages. */
export type RuleChannel = MessageChannel | 'origin';

/** What clocks react to: the events of a request, and its arrival, which may come before its registration. */
export type ClockEvent = 'received' | EventTypeOf;

/** By lifecycle, so that a kind of one lifecycle is a kind. */
interface Words {
  readonly event: { readonly [L in Lifecycle]: EventTypeOf<L> };
  readonly status: { readonly [L in Lifecycle]: Status<L> };
  readonly command: { readonly [L in Lifecycle]: CommandType<L> };
  readonly ending: {
    readonly inquiry: 'close' | 'archive' | 'withdraw';
    readonly order: 'close' | 'archive' | 'cancel';
  };
}

/**
 * A clock of a kind: how it runs, and what it does to the request. Warnings of every clock are recorded; a breach is recorded
 * unless the clock has `atEnd`, `allows` or `bounds`.
 *
 * @example
 * const quicker = extendOperator(mts, { kinds: { complaint: { clocks: { review: { term: workingDays(3) } } } } });
 * quicker.kinds.complaint.clocks.find(({ name }) => name === 'review').term //=> workingDays(3)
 */
export interface KindClock<
  L extends Lifecycle = Lifecycle,
  DetailName extends string = string,
  ClockName extends string = string,
> extends ClockPolicy<'received' | Words['event'][L], Words['status'][L]> {
  readonly name: ClockName;
  /** Only for requests whose detail is so; it takes the place of a clock of the same name without a condition. */
  readonly when?: DetailCondition<DetailName>;
  /**
   * Only for requests registered on this local day, yyyy-mm-dd, or later: when the rule came into force. It takes the place of an
   * earlier one of the same name and condition.
   */
  readonly validFrom?: string;
  /**
   * The clock ends on the day named in this detail, when the detail is there: at 24:00 of that very day in the operator's zone,
   * whenever it starts. No pause and no day off moves it; an extension does.
   */
  readonly endsOn?: DetailName;
  /** What happens at the deadline without a command. */
  readonly atEnd?: Words['ending'][L];
  /** The command that may be given only while this clock runs. */
  readonly allows?: Words['command'][L];
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
