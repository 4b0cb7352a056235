/**
 * What a desk is opened with.
 */
import type { RetryPolicy } from '../../message/delivery-policy.ts';
import type { Secret } from '../../number/secret.ts';
import type { ListedSecret } from '../../number/series.ts';
import type { Operator } from '../../operators/operator.ts';
import type { WorkingCalendar } from '../../sla/calendar/working-calendar.ts';
import type { AttemptCounter } from '../ports/attempts.ts';
import type { RequestStore } from '../ports/store.ts';
import type { IdentityProof, Preferences } from '../ports/subscriber.ts';
import type { Telemetry } from '../ports/telemetry.ts';

/**
 * What {@link openDesk} takes. Four fields are needed; the others are ports and limits with defaults.
 *
 * @typeParam Known the operators as the compiler knows them
 */
export interface DeskSetup<Known extends Operator = Operator> {
  /** Those whose requests this desk takes: built in, from a file, or your own. */
  readonly operators: readonly Known[];
  /** `memoryStore()`, `postgresStore(pool)`, or one of your own that passes the storage contract. */
  readonly store: RequestStore;
  /**
   * It makes numbers impossible to guess: 16, 24 or 32 bytes, as bytes, hex or base64. Keep it as long as the numbers are
   * used. To change it give a list, oldest first: `[{ plain: older }, { digit: '1', secret: newer }]`, see `numberSeries`.
   */
  readonly secret: Secret | readonly ListedSecret[];
  /** The clock of the service: `() => new Date()`; in tests one that you move. */
  readonly now: () => Date;
  /**
   * How many milliseconds `now` may differ from the clock of the store: beyond them `tick`, `deliver` and
   * `recalculate` throw `desk/clock-skew` and do nothing. Five minutes by default; `Infinity` means no check, as for a simulated clock.
   */
  readonly clockSkewMs?: number | undefined;
  /** From `[0, 1)`: it spreads repeated deliveries; without it they are not spread. */
  readonly random?: (() => number) | undefined;
  /**
   * Calendars for requests whose clocks started with them, where the operator's own does not serve these: another name, or an
   * old year has changed. A calendar that only knows more years serves them, and `russia` is always there.
   * Open requests need an old one until `recalculate` has moved them, ended ones until they have left the list of their line.
   */
  readonly calendars?: readonly WorkingCalendar[] | undefined;
  /** Counts failed attempts; by default in the memory of this process. */
  readonly attempts?: AttemptCounter | undefined;
  /** Says whether a subscriber wants a message; without it everybody gets all of them. */
  readonly preferences?: Preferences | undefined;
  /** Sends and checks one-time codes. Without it nobody is proven whom the channel does not prove; `onNotice` says so. */
  readonly proof?: IdentityProof | undefined;
  /** How long a session after a right code is proof, in milliseconds; 30 minutes by default. */
  readonly sessionMs?: number | undefined;
  /** How attempts to send follow each other: 10 in all by default, the second after a minute, each further one after twice as long, up to two hours. */
  readonly retry?: RetryPolicy | undefined;
  /** Hooks for spans (`onSpan`) and for what somebody should know now (`onNotice`), without personal data. */
  readonly telemetry?: Telemetry | undefined;
  /**
   * How long the desk waits for one call of a port (store, attempts, preferences, proof), in milliseconds; 30,000 by default,
   * `Infinity` for no limit. After it the call of the desk ends with Fault `store/unavailable`, which names the port. Give a
   * store that waits in a queue of its own, such as `groupCommit`, a shorter limit there.
   */
  readonly timeoutMs?: number | undefined;
  /** Whether `register` looks for similar open requests of the line, which costs a query; `true` by default. */
  readonly showSimilar?: boolean | undefined;
}
