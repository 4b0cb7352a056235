/**
 * What every use case of the desk works with, put together once by `openDesk`.
 */
import type { RetryPolicy } from '../../message/delivery-policy.ts';
import type { NumberSeries } from '../../number/series.ts';
import type { Operator } from '../../operators/operator.ts';
import type { Calendars } from '../../sla/clock/clock.ts';
import type { AttemptCounter } from '../ports/attempts.ts';
import type { RequestStore } from '../ports/store.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import type { CursorCipher } from './cursor-cipher.ts';
import type { KeyedQueue } from './keyed-queue.ts';
import type { NumberAllocator } from './number-allocator.ts';

/** Whether a subscriber wants messages: 126-FZ art. 44.1 cl. 1.1 lets one refuse mailings, those of the operator too. */
export interface Preferences {
  wants(message: {
    readonly operator: string;
    readonly to: string;
    readonly channel: string;
    readonly message: string;
  }): Promise<boolean>;
}

/** A one-time proof that a line is the caller's, for channels that prove nothing by themselves. */
export interface LineProof {
  /** Sends a code to the line, or does nothing if one is on its way. */
  ask(msisdn: string): Promise<void>;
  /** Whether the code is right; a code holds once. */
  check(msisdn: string, proof: string): Promise<boolean>;
}

export interface DeskContext {
  /** By id and by alias. */
  readonly operators: ReadonlyMap<string, Operator>;
  readonly series: readonly NumberSeries[];
  /** `operator id/group` → series. */
  readonly seriesOf: ReadonlyMap<string, NumberSeries>;
  /** Every calendar that a clock may be pinned to. */
  readonly calendars: Calendars;
  readonly store: RequestStore;
  readonly cursors: CursorCipher;
  readonly allocator: NumberAllocator;
  readonly queue: KeyedQueue;
  readonly now: () => Date;
  /** From `[0, 1)`: spreads repeated deliveries. */
  readonly random: () => number;
  readonly attempts: AttemptCounter;
  readonly preferences: Preferences | undefined;
  readonly proof: LineProof | undefined;
  readonly retry: RetryPolicy;
  readonly telemetry: Telemetry;
  readonly showSimilar: boolean;
}
