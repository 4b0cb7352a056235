/**
 * Optimistic concurrency: when other writers were faster, the decision is made again on the new version.
 */

/** How many attempts are made before the caller has to try again. */
const mostAttempts = 10;

/** Calls `attempt`, with 1, 2, …, until it answers; `undefined` when every attempt had a conflict. */
export async function retryOnConflict<Value>(
  attempt: (count: number) => Promise<Value | 'conflict'>,
): Promise<Value | undefined> {
  for (let count = 1; count <= mostAttempts; count += 1) {
    const value = await attempt(count);
    if (value !== 'conflict') return value;
  }
  return undefined;
}
