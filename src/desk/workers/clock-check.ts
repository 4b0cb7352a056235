/**
 * Compares the clock of the desk with that of its store, before anything is leased: a worker whose clock is a year ahead would
 * let messages expire and erase people.
 */
import { Fault } from '../../kernel/fault.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { DeskContext } from '../context/context.ts';

/**
 * A check for one call of a worker, to be made before each lease: it answers the instant that it has checked, and what was
 * leased then is done as of that instant, so that a clock which jumps in the meantime harms nothing. It asks the store at the
 * beginning and when the clock of the desk has moved.
 *
 * @throws Fault `desk/clock-skew`: the clocks are more than `clockSkewMs` apart
 * @throws Fault `store/broken-promise`: `time` of the store answers no `Date`
 */
export function clockCheck(context: DeskContext): () => Promise<Date> {
  const { store, now, clockSkewMs } = context;
  let comparedAt: Instant | undefined;
  return async () => {
    const instant = now();
    if (store.time === undefined || clockSkewMs === Number.POSITIVE_INFINITY) return instant;
    const at = instant.getTime();
    if (comparedAt !== undefined && at >= comparedAt && at - comparedAt <= clockSkewMs) return instant;
    comparedAt = at;
    await compare(context, at, store.time());
    return instant;
  };
}

/** @param before when the store was asked */
async function compare({ now, clockSkewMs }: DeskContext, before: Instant, answer: Promise<unknown>): Promise<void> {
  const time = await answer;
  const after = now().getTime();
  const stored = time instanceof Date ? time.getTime() : Number.NaN;
  if (Number.isNaN(stored)) throw new Fault('store/broken-promise', 'time: expected a Date, found something else');
  // The store answered at some instant in between, so a slow store is no wrong clock.
  const apart = Math.max(before - stored, stored - after);
  if (apart <= clockSkewMs) return;
  throw new Fault(
    'desk/clock-skew',
    `the clock of the desk and that of the store differ by ${apart} ms, at most ${clockSkewMs} ms are allowed: ` +
      'set the clock of this machine, or give `openDesk` another `clockSkewMs`',
  );
}
