/**
 * Counts attempts, so that nobody can try numbers or codes one after another or fill a line with requests: a port, and its
 * implementation for one process.
 */
import { Fault } from '../../kernel/fault.ts';
import { described } from '../../kernel/input/described.ts';
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import { readOptions } from '../../kernel/input/read-options.ts';
import type { Instant } from '../../kernel/instant.ts';
import { assertPositiveIntegersOrInfinity } from './option-checks.ts';
import { RecentMap } from './recent-map.ts';

/** An integrator with several processes implements it over a store that they share: Redis, a table. {@link memoryAttempts} serves one process. */
export interface AttemptCounter {
  /** Whether `who` may ask now: by `limit` where the desk gives one, else by a limit of your own. */
  allowed(who: string, at: Date, limit?: AttemptLimit): Promise<boolean>;
  /** Counts a failed attempt of `who`, a code that was sent, or a registration that nobody has proven. */
  failed(who: string, at: Date, limit?: AttemptLimit): Promise<void>;
  /** Sets the count of `who` back, after a right code. Without it the codes of people who give right ones are limited too. */
  succeeded?(who: string): Promise<void>;
}

/** At most so many in a period of so many milliseconds, see {@link memoryAttempts}. */
export interface AttemptLimit {
  readonly limit: number;
  readonly periodMs: number;
}

/** Failures of one caller since the first of them, by the clock as it stood then. */
interface Period {
  readonly since: Instant;
  failures: number;
  /** How many of them were counted in a later period first, because the clock was set back. */
  brought: number;
  /** How many of them count in an earlier period too. */
  carried: number;
}

/** The memory is bounded: the callers who failed last are kept. */
const mostCallers = 100_000;
/** Of one caller. A clock that is never set needs one. */
const mostPeriods = 4;

/**
 * Allows `limit` failures in each `periodMs` per caller, also while the clock is set: failures that seem to lie in the future
 * were counted under a clock that was ahead or before one that is behind, and count from now on too. So a lock never ends
 * early, and a wrong clock makes it longer by a few periods at most. Only the last 100,000 callers who failed are surely
 * remembered: who fails under more names than that ends the locks before.
 *
 * @param options by default 10 failures in 15 minutes (an assumption: enough for a person who mistypes)
 * @throws Fault `desk/invalid-setup`: an option is unknown, or neither a whole number from 1 nor `Infinity`
 *
 * @example
 * const attempts = memoryAttempts({ limit: 1 });
 * await attempts.failed('+79161234567', new Date('2026-11-20T09:00:00Z'));
 * await attempts.allowed('+79161234567', new Date('2026-11-20T09:14:00Z')) //=> false
 * await attempts.allowed('+79161234567', new Date('2026-11-20T09:15:00Z')) //=> true
 * await attempts.allowed('+79161234567', new Date('2026-11-20T09:14:00Z'), { limit: 5, periodMs: 60_000 }) //=> true
 */
export function memoryAttempts(
  options: { readonly limit?: number | undefined; readonly periodMs?: number | undefined } = {},
): AttemptCounter {
  const { limit = 10, periodMs = 15 * 60_000 } = readOptions('memoryAttempts', options, {
    limit: true,
    periodMs: true,
  });
  const own: AttemptLimit = { limit, periodMs };
  assertPositiveIntegersOrInfinity('memoryAttempts', { ...own });
  const callers = new RecentMap<string, Period[]>(mostCallers);

  /** The periods that contain `now`, with the failures that seem to lie in the future. */
  function current(periods: Period[], now: Instant, periodMs: number): readonly Period[] {
    const containing = periods.filter(({ since }) => since <= now && now < since + periodMs);
    const later = periods.filter(({ since }) => since > now);
    const seen = later.reduce((sum, { failures, carried }) => sum + failures - carried, 0);
    if (seen === 0) return containing;
    for (const period of later) period.carried = period.failures;
    const [first = begun(periods, now)] = containing;
    first.failures += seen;
    first.brought += seen;
    return containing.length > 0 ? containing : [first];
  }

  return {
    async allowed(who, at, given = own) {
      const { now, limit, periodMs } = readCall(at, given);
      return current(callers.get(who) ?? [], now, periodMs).every(({ failures }) => failures < limit);
    },
    async failed(who, at, given = own) {
      const { now, periodMs } = readCall(at, given);
      const periods = callers.get(who) ?? [];
      const containing = current(periods, now, periodMs);
      for (const period of containing.length > 0 ? containing : [begun(periods, now)]) period.failures += 1;
      // Nothing is deleted by the clock, which may be ahead only now.
      callers.set(who, periods);
    },
    async succeeded(who) {
      callers.delete(who);
    },
  };
}

function readCall(at: Date, given: AttemptLimit): AttemptLimit & { readonly now: Instant } {
  const call = faultsOnly('memoryAttempts', () => ({
    now: at.getTime(),
    limit: given.limit,
    periodMs: given.periodMs,
  }));
  assertPositiveIntegersOrInfinity('memoryAttempts', { limit: call.limit, periodMs: call.periodMs });
  if (Number.isFinite(call.now)) return call;
  throw new Fault('input/invalid', `memoryAttempts: at: expected a valid Date, found ${described(at)}`);
}

/** A new period; for it the one is deleted in which the fewest failures were counted first, of these the oldest. */
function begun(periods: Period[], since: Instant): Period {
  if (periods.length >= mostPeriods) {
    const own = periods.map(({ failures, brought }) => failures - brought);
    periods.splice(own.indexOf(Math.min(...own)), 1);
  }
  const period = { since, failures: 0, brought: 0, carried: 0 };
  periods.push(period);
  return period;
}
