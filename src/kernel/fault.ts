/**
 * The one class of errors that the library throws: a mistake of the program, or something outside that does not work. What
 * the rules of the domain do not allow is a refusal and is returned instead (`result.ts`).
 */

/**
 * Stable names of everything that can be thrown, `area/what-is-wrong`.
 *
 * @see {@link Fault}
 */
export type FaultCode =
  // operators and the desk
  | 'operator/invalid'
  | 'desk/invalid-setup'
  | 'desk/unknown-operator'
  | 'desk/clock-skew'
  | 'input/invalid'
  | 'store/broken-promise'
  | 'figures/different-zones'
  // requests
  | 'request/impossible-event'
  | 'request/invalid-instant'
  // calendars, terms, clocks
  | 'calendar/invalid-interval'
  | 'calendar/overlapping-intervals'
  | 'calendar/invalid-date'
  | 'calendar/invalid-weekday'
  | 'calendar/unknown-zone'
  | 'calendar/unknown-date'
  | 'calendar/no-working-time'
  | 'calendar/unknown-version'
  | 'calendar/invalid-instant'
  | 'calendar/invalid-duration'
  | 'calendar/foreign-object'
  | 'calendar/invalid'
  | 'term/invalid-amount'
  | 'clock/invalid-fact'
  // numbers
  | 'number/invalid-series'
  | 'number/invalid-secret'
  | 'number/invalid-counter'
  | 'number/exhausted'
  // messages
  | 'message/invalid-template'
  | 'message/invalid-fact'
  | 'message/invalid-sender'
  | 'message/invalid-quiet-hours'
  // storage
  | 'store/invalid-cursor'
  | 'store/damaged-row'
  | 'store/unstorable-value'
  | 'store/unavailable'
  | 'store/not-migrated'
  | 'store/newer-schema'
  | 'store/invalid-schema-name'
  // events for other systems
  | 'cloudevents/invalid-attribute';

const brand = Symbol.for('zayavka.fault');

/**
 * A mistake of the program, or something outside that does not work; `code` says what. What the rules of the domain do not
 * allow is never thrown: it is returned as a refusal.
 *
 * @example
 * const fault = new Fault('term/invalid-amount', 'days: expected a whole number from 0, found -3');
 * Fault.is(fault) && fault.code //=> 'term/invalid-amount'
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;

  /** `message` says what was found, where, and what would be right; never a phone number, a text or a secret. */
  constructor(code: FaultCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
    Object.defineProperty(this, brand, { value: true });
  }

  /** Holds also for a fault thrown by another copy of this library, where `instanceof` does not. */
  static is(error: unknown): error is Fault {
    return typeof error === 'object' && error !== null && brand in error;
  }
}
