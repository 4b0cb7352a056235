/**
 * Commits many changes at once, whether the store has a way for it or not.
 */
import type { Change, CommitOutcome, RequestStore } from './store.ts';

/** Commits independent changes through `commitAll` where the store has it. */
export async function commitAll(
  store: RequestStore,
  changes: readonly Change[],
): Promise<readonly PromiseSettledResult<CommitOutcome>[]> {
  return store.commitAll?.(changes) ?? Promise.allSettled(changes.map((change) => store.commit(change)));
}
