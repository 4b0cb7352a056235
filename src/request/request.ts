/**
 * A request as it stands: facts that every status has, and what its own status guarantees beside them. Plain JSON data;
 * instants are epoch milliseconds. A field without a value is `undefined` or absent, which means the same.
 */
import type { Instant } from '../kernel/instant.ts';
import type { Lifecycle, Status } from './lifecycle.ts';

/**
 * Data that survives JSON and back unchanged.
 *
 * @example
 * // `ordered` is the first event of an order
 * replay([ordered]).details.items[0] //=> { name: 'Телефон', quantity: 1 }
 */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * Who acts: the subscriber, somebody at the operator, or the clock.
 *
 * @see {@link decide}
 */
export interface Actor {
  readonly role: 'subscriber' | 'agent' | 'system';
  /** A login or a personnel number; never shown to a subscriber. */
  readonly id?: string;
}

/** How an inquiry was decided: удовлетворено, удовлетворено частично, отказано. */
export const outcomes = ['satisfied', 'partlySatisfied', 'refused'] as const;
/**
 * How an inquiry was decided.
 *
 * @see {@link decide}
 */
export type Outcome = (typeof outcomes)[number];

/** How a request belongs to another one: it comes after it, is about the same, or is a part of it. */
export const relations = ['followsUp', 'relatesTo', 'partOf'] as const;

/**
 * That a request belongs to another one, whose number is `to`. There is one link to each other request: the last one counts.
 *
 * @example
 * // `registered` is the first event of an inquiry
 * replay([registered, { type: 'linked', at: 5, to: '4829301757', relation: 'followsUp' }]).links //=> [{ to: '4829301757', relation: 'followsUp' }]
 */
export interface Link {
  readonly to: string;
  readonly relation: (typeof relations)[number];
}

/**
 * A file that is kept elsewhere: a reference, never its bytes.
 *
 * @example
 * const file = { name: 'Снимок экрана.png', mediaType: 'image/png', size: 48_213, url: 'https://files.example.ru/48213' };
 * const request = replay([registered]);
 * decide(request, { type: 'attach', ...file }, new Date(5)).value //=> [{ type: 'attached', at: 5, ...file }]
 */
export interface Attachment {
  readonly name: string;
  /** RFC 9110: `application/pdf`, `text/html; charset=utf-8`. */
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  readonly url: string;
  /** SHA-256 of its content, 64 hexadecimal digits. */
  readonly sha256?: string;
}

/** RFC 9110 section 8.3.1: a type of RFC 6838 and its parameters, `text/html; charset=utf-8`. */
export const mediaTypePattern: RegExp =
  /^(?=.{1,500}$)[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}(?:[ \t]*;[ \t]*[\w!#$%&'*+.^`|~-]+=(?:[\w!#$%&'*+.^`|~-]+|"(?:[ !#-[\]-~]|\\[ -~])*"))*$/i;

/**
 * An address from which the file is fetched: on the web or in a store of objects. Not with a password in it, for everybody reads it;
 * not a file of this machine, not a script.
 */
export const urlPattern: RegExp = /^(?=.{1,2000}$)(?:https?|s3|gs):\/\/[a-z0-9._~:[\]-]+(?:[/?#][\x21-\x7e]*)?$/i;

export const sha256Pattern: RegExp = /^[0-9a-f]{64}$/i;

/**
 * When something is agreed to happen; `to` where only a window is agreed.
 *
 * @example
 * // `ordered` is the first event of an order
 * const order = replay([ordered, { type: 'started', at: 5 }]);
 * const appointment = { from: Date.UTC(2026, 10, 25, 7), to: Date.UTC(2026, 10, 25, 9) };
 * decide(order, { type: 'schedule', appointment }, new Date(6)).value //=> [{ type: 'scheduled', at: 6, appointment }]
 */
export interface Appointment {
  readonly from: Instant;
  readonly to?: Instant;
}

/**
 * Who the request is of and how the person is reached. At least one of `msisdn`, `email`, `account` and `user` is there, until
 * the personal data are erased.
 *
 * @example
 * // `registered` is the first event of an inquiry
 * replay([registered]).subscriber //=> { msisdn: '+79161234567', name: 'Пётр Иванов' }
 */
export interface Subscriber {
  /** E.164, `+79161234567`. */
  readonly msisdn?: string;
  /** What is dialled behind a landline to reach the person: 1 to 7 digits. */
  readonly extension?: string;
  readonly email?: string;
  /** What the operator calls the contract, such as of fixed internet; it counts only beside that operator. */
  readonly account?: string;
  /** Who somebody is in a messenger or a social network: `{ channel: 'telegram', id: '42' }`. */
  readonly user?: { readonly channel: string; readonly id: string };
  /** Where messages go instead: somebody whose SIM card is lost cannot read them on the line. */
  readonly contact?: { readonly msisdn?: string; readonly email?: string };
  readonly name?: string;
  /** Language of the messages (BCP 47), `ru` by default. */
  readonly locale?: string;
  /** IANA zone in which dates are shown and quiet hours are kept; without it that of the landline, or the operator's own. */
  readonly timeZone?: string;
}

/** What the registration says; only a correction changes it. */
export interface Registration {
  /** For machines: 22 URL-safe characters that tell nothing, not even the order of registration. */
  readonly id: string;
  /** For people; a consultation has none. */
  readonly number: string | undefined;
  /** The number that it had in the system from which it was taken over, as it was written there. */
  readonly externalNumber?: string | undefined;
  readonly operator: string;
  readonly kind: string;
  readonly lifecycle: Lifecycle;
  readonly channel: string;
  readonly subscriber: Subscriber;
  /** What the subscriber said or wrote. */
  readonly text: string;
  /** What the kind demands beside the text: an amount, a date, items, the number to port. */
  readonly details: { readonly [name: string]: Json };
  /** When it reached the operator; a written claim may wait for its registration until the next working day. */
  readonly receivedAt: Instant;
  readonly registeredAt: Instant;
}

/**
 * The parts of a registration that a correction may replace, each as a whole. An event of a correction keeps them as they were
 * before.
 *
 * @example
 * // `registered` is the first event of an inquiry
 * const command = { type: 'correct', text: 'Не приходят SMS', reason: 'Записано с ошибкой' };
 * decide(replay([registered]), command, new Date(5)).value[0].before //=> { text: 'Не могу войти в личный кабинет' }
 */
export type Correction = { readonly [Part in CorrectedPart]?: Registration[Part] };

export const correctedParts = ['kind', 'text', 'details', 'subscriber'] as const;
type CorrectedPart = (typeof correctedParts)[number];

/**
 * What a request has in every status.
 *
 * @see {@link replay}
 */
export interface Facts extends Registration {
  /** How many events the request has had; of two writers of the same version only one can commit. */
  readonly version: number;
  /** Since when the request has its status. */
  readonly statusAt: Instant;
  /** When the last event happened. */
  readonly changedAt: Instant;
  /** The login or personnel number of the employee who has it. */
  readonly assignee: string | undefined;
  readonly team?: string | undefined;
  /** The next line or the manager who has it last: the `to` of the command. */
  readonly escalatedTo: string | undefined;
  /** The name of the step of the kind that was done last. */
  readonly step?: string | undefined;
  /** How often it was reopened. */
  readonly reopenings: number;
  /** Present only where the status says so, see `Guarantees`. */
  readonly question?: string | undefined;
  readonly reason?: string | undefined;
  readonly appointment?: Appointment | undefined;
  readonly outcome?: Outcome | undefined;
  readonly answer?: string | undefined;
  /** Kopecks: what was decided, where the decision is about money. */
  readonly amount?: number | undefined;
  /** When the answer was given or the order fulfilled. */
  readonly answeredAt?: Instant | undefined;
  /** The number of the request that goes on in its place. */
  readonly mergedInto?: string | undefined;
  /** Never shown to a subscriber. */
  readonly links?: readonly Link[] | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
  /** Identities of the registration that are somebody else's now, such as a line that was given to another person. */
  readonly detached?: readonly string[] | undefined;
  /** Identities that stood there before a correction: the history still has them. */
  readonly formerly?: readonly string[] | undefined;
}

/** What a request carries for certain in the statuses that guarantee something. */
interface Guarantees {
  readonly inquiry: {
    readonly awaitingSubscriber: { readonly question: string };
    readonly onHold: { readonly reason: string };
    readonly resolved: { readonly outcome: Outcome; readonly answer: string; readonly answeredAt: Instant };
    /** Of an imported one the outcome and the answer may be unknown. */
    readonly closed: { readonly answeredAt: Instant };
    readonly rejected: { readonly reason: string };
    readonly merged: { readonly mergedInto: string };
  };
  readonly order: {
    readonly scheduled: { readonly appointment: Appointment };
    readonly awaitingSubscriber: { readonly question: string };
    readonly onHold: { readonly reason: string };
    readonly fulfilled: { readonly answer: string; readonly answeredAt: Instant };
    readonly closed: { readonly answeredAt: Instant };
    readonly failed: { readonly reason: string };
    readonly rejected: { readonly reason: string };
    readonly returned: { readonly answeredAt: Instant };
    readonly merged: { readonly mergedInto: string };
  };
}

/**
 * A request of lifecycle `L` in status `S`, with what that status guarantees: a question where it waits for the subscriber, an
 * answer where it is resolved.
 *
 * @see {@link replay}
 */
export type RequestIn<L extends Lifecycle, S extends Status<L>> = L extends Lifecycle
  ? S extends Status<L>
    ? Facts & { readonly lifecycle: L; readonly status: S } & (S extends keyof Guarantees[L]
          ? Guarantees[L][S]
          : unknown)
    : never
  : never;

/**
 * A request in any status: look at `lifecycle` and `status`, and the compiler knows the rest.
 *
 * @see {@link replay}
 */
export type Request = { [L in Lifecycle]: { [S in Status<L>]: RequestIn<L, S> }[Status<L>] }[Lifecycle];
