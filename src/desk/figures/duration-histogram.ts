/**
 * Percentiles of durations from counts: each duration is counted in a bucket whose values differ from its middle by 1 % at most
 * (the buckets of DDSketch: Masson, Rim, Lee 2019, §2.1), so that counts of two histograms can be added.
 */

const accuracy = 0.01;
const growth = (1 + accuracy) / (1 - accuracy);

/** Of zero and less, and of the buckets above: `-1` lies below every other bucket, for the least duration is a millisecond. */
export function bucketOf(ms: number): number {
  return ms < 1 ? -1 : Math.ceil(Math.log(ms) / Math.log(growth));
}

function middleOf(bucket: number): number {
  return bucket < 0 ? 0 : (2 * growth ** bucket) / (growth + 1);
}

/**
 * The percentile, `part` from 0 to 1, interpolated between the two nearest values as `percentile_cont` of SQL does; in whole
 * milliseconds, `undefined` where nothing was counted.
 */
export function percentile(counts: ReadonlyMap<number, number>, part: number): number | undefined {
  const buckets = [...counts].sort(([one], [other]) => one - other);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return undefined;
  const rank = (total - 1) * part;
  const lower = valueAtRank(buckets, Math.floor(rank));
  const upper = valueAtRank(buckets, Math.ceil(rank));
  return Math.round(lower + (upper - lower) * (rank - Math.floor(rank)));
}

function valueAtRank(buckets: readonly (readonly [number, number])[], rank: number): number {
  let passed = 0;
  for (const [bucket, count] of buckets) {
    passed += count;
    if (rank < passed) return middleOf(bucket);
  }
  return middleOf(buckets.at(-1)?.[0] ?? -1);
}
