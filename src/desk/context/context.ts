/**
 * What every use case of the desk works with; `openDesk` creates it once.
 */
import type { RetryPolicy } from '../../message/delivery-policy.ts';
import type { NumberSeries } from '../../number/series.ts';
import type { Operator } from '../../operators/operator.ts';
import type { WorkingCalendar } from '../../sla/calendar/working-calendar.ts';
import type { Calendars } from '../../sla/clock/clock.ts';
import type { AttemptCounter } from '../ports/attempts.ts';
import type { RequestStore } from '../ports/store.ts';
import type { IdentityProof, Preferences } from '../ports/subscriber.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import type { KeyedQueue } from './keyed-queue.ts';
import type { NumberAllocator } from './number-allocator.ts';
import type { Postponed } from './postponed.ts';
import type { ProofSessions } from './proof-sessions.ts';
import type { RequestIds } from './request-ids.ts';
import type { TextCipher } from './text-cipher.ts';

export interface DeskContext {
  /** By id and by alias, each with the calendar that its new clocks start with. */
  readonly operators: ReadonlyMap<string, Operator>;
  readonly series: readonly NumberSeries[];
  /** `operator id/group` → series. */
  readonly seriesOf: ReadonlyMap<string, NumberSeries>;
  /** Every calendar that a clock may be pinned to. */
  readonly calendars: Calendars;
  readonly replaceCalendar: (calendar: WorkingCalendar) => void;
  /** Each call has a limit of time, and the first one waits until the store has agreed on the series. */
  readonly store: RequestStore;
  /** The same for another store, see `Desk.within`. */
  readonly guard: (store: RequestStore) => RequestStore;
  /** What is waited for before a number is read, see `seriesAgreement`. */
  readonly agreed: () => Promise<void> | undefined;
  readonly cursors: TextCipher;
  readonly sessions: ProofSessions;
  readonly allocator: NumberAllocator;
  readonly idOf: RequestIds;
  readonly queue: KeyedQueue;
  readonly postponed: Postponed;
  readonly now: () => Date;
  /** Milliseconds that the clocks of the desk and of its store may be apart. */
  readonly clockSkewMs: number;
  /** From `[0, 1)`: it spreads repeated deliveries. */
  readonly random: () => number;
  readonly attempts: AttemptCounter;
  readonly preferences: Preferences | undefined;
  readonly proof: IdentityProof | undefined;
  readonly retry: RetryPolicy;
  readonly telemetry: Telemetry;
  readonly showSimilar: boolean;
}
