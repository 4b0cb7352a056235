/**
 * Counts failed attempts, so that nobody can try numbers or codes one after another: a port, and its implementation for one
 * process.
 */
import type { Instant } from '../../kernel/instant.ts';
import { assertPositiveIntegersOrInfinity } from './option-checks.ts';

/** An integrator with several processes implements it over a store that they share: Redis, a table. */
export interface AttemptCounter {
  /** Whether `who` may ask now. */
  allowed(who: string, at: Date): Promise<boolean>;
  /** Counts a failed attempt of `who`. */
  failed(who: string, at: Date): Promise<void>;
}

/** The failures of one caller since the first of them. */
interface Bucket {
  since: Instant;
  failures: number;
}

/** The memory is bounded: the caller whose failures began first is deleted for one more. */
const mostCallers = 100_000;

/**
 * Allows `limit` failures in each `periodMs` per caller. A period that seems to begin in the future began under a wrong clock:
 * it begins now. At most 100,000 callers are remembered.
 *
 * @param options by default 10 failures in 15 minutes (an assumption: enough for a person who mistypes)
 * @throws Fault `desk/invalid-setup`: an option is neither a whole number from 1 nor `Infinity`
 *
 * @example
 * const attempts = memoryAttempts({ limit: 1 });
 * await attempts.failed('+79161234567', new Date('2026-11-20T09:00:00Z'));
 * await attempts.allowed('+79161234567', new Date('2026-11-20T09:14:00Z')) //=> false
 * await attempts.allowed('+79161234567', new Date('2026-11-20T09:15:00Z')) //=> true
 */
export function memoryAttempts(options: { readonly limit?: number; readonly periodMs?: number } = {}): AttemptCounter {
  const { limit = 10, periodMs = 15 * 60_000 } = options;
  assertPositiveIntegersOrInfinity('memoryAttempts', { limit, periodMs });
  const buckets = new Map<string, Bucket>();

  /** The running period of a caller. */
  function bucketOf(who: string, now: Instant): Bucket | undefined {
    const bucket = buckets.get(who);
    if (bucket === undefined) return undefined;
    bucket.since = Math.min(bucket.since, now);
    if (now < bucket.since + periodMs) return bucket;
    buckets.delete(who);
    return undefined;
  }

  /** Periods are equally long and stand in the order of their beginning, as long as the clock is right. */
  function deleteExpired(now: Instant): void {
    for (const who of buckets.keys()) {
      if (bucketOf(who, now) !== undefined) break;
    }
    const [oldest] = buckets.keys();
    if (buckets.size >= mostCallers && oldest !== undefined) buckets.delete(oldest);
  }

  return {
    async allowed(who, at) {
      const bucket = buckets.get(who);
      if (bucket === undefined) return true;
      bucket.since = Math.min(bucket.since, at.getTime());
      // A question deletes nothing: the clock may be ahead only now.
      return bucket.failures < limit || at.getTime() >= bucket.since + periodMs;
    },
    async failed(who, at) {
      const now = at.getTime();
      const bucket = bucketOf(who, now);
      if (bucket !== undefined) {
        bucket.failures += 1;
        return;
      }
      deleteExpired(now);
      buckets.set(who, { since: now, failures: 1 });
    },
  };
}
