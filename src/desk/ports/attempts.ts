/**
 * Counts failed attempts, so that nobody can try numbers or codes one after another: a port, and its implementation for one
 * process.
 */
import type { Instant } from '../../kernel/instant.ts';

/** An integrator with several processes implements it over a store that they share: Redis, a table. */
export interface AttemptCounter {
  /** Whether `who` may ask now. */
  allowed(who: string, at: Date): Promise<boolean>;
  /** Counts a failed attempt of `who`. */
  failed(who: string, at: Date): Promise<void>;
}

interface Bucket {
  readonly until: Instant;
  failures: number;
}

/**
 * Allows `limit` failures in each `periodMs` per caller. A caller is deleted when the period is over, so the memory is
 * bounded by the callers of one period.
 *
 * @param options by default 10 failures in 15 minutes (an assumption: enough for a person who mistypes)
 *
 * @example
 * const attempts = memoryAttempts({ limit: 1 });
 * await attempts.failed('+79161234567', new Date('2026-11-20T09:00:00Z'));
 * await attempts.allowed('+79161234567', new Date('2026-11-20T09:14:00Z')) //=> false
 * await attempts.allowed('+79161234567', new Date('2026-11-20T09:15:00Z')) //=> true
 */
export function memoryAttempts(options: { readonly limit?: number; readonly periodMs?: number } = {}): AttemptCounter {
  const { limit = 10, periodMs = 15 * 60_000 } = options;
  const buckets = new Map<string, Bucket>();

  /** All periods are equally long, so the buckets stand in the order of their end. */
  function deleteExpired(now: Instant): void {
    for (const [who, bucket] of buckets) {
      if (bucket.until > now) return;
      buckets.delete(who);
    }
  }

  return {
    async allowed(who, at) {
      deleteExpired(at.getTime());
      return (buckets.get(who)?.failures ?? 0) < limit;
    },
    async failed(who, at) {
      deleteExpired(at.getTime());
      const bucket = buckets.get(who);
      if (bucket === undefined) buckets.set(who, { until: at.getTime() + periodMs, failures: 1 });
      else bucket.failures += 1;
    },
  };
}
