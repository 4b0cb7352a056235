/** The clocks of a kind, one of them changed. */
import type { KindClock } from '../kind-policy.ts';

export function changedClock(
  clocks: readonly KindClock[],
  name: string,
  change: Partial<KindClock>,
): readonly KindClock[] {
  return clocks.map((clock) => (clock.name === name ? { ...clock, ...change } : clock));
}
