/**
 * Open periods of a stretch of time with prefix sums of their lengths: every question is a binary search, so that its cost
 * does not grow with the span.
 */
import type { Instant } from '../../kernel/instant.ts';

/** Half-open: [start, end). */
export interface OpenPeriod {
  readonly start: Instant;
  readonly end: Instant;
}

export class OpenPeriods {
  /** The stretch: [from, to). */
  readonly from: Instant;
  readonly to: Instant;
  /** Sorted and disjoint. */
  readonly list: readonly OpenPeriod[];
  /** Open time of the whole stretch, in milliseconds. */
  readonly total: number;
  /** The end of each period, and the open time up to it. */
  readonly #ends: readonly Instant[];
  readonly #sums: readonly number[];

  constructor(from: Instant, to: Instant, list: readonly OpenPeriod[]) {
    this.from = from;
    this.to = to;
    this.list = list;
    this.#ends = list.map(({ end }) => end);
    let sum = 0;
    this.#sums = list.map(({ start, end }) => {
      sum += end - start;
      return sum;
    });
    this.total = sum;
  }

  /** The first period that ends after `at`; the length of the list when there is none. */
  indexAt(at: Instant): number {
    return indexAbove(this.#ends, at);
  }

  /** Open time of the stretch before `at`. */
  openBefore(at: Instant): number {
    const index = this.indexAt(at);
    return (this.#sums[index - 1] ?? 0) + Math.max(0, at - (this.list[index]?.start ?? at));
  }

  /** The instant before which `sum` of open time lies; of many, the earliest one, or the latest when `isLatest`. */
  instantAt(sum: number, isLatest: boolean): Instant {
    // Sums are whole milliseconds, so the first one from `sum` on is the first one above the number before it.
    const index = indexAbove(this.#sums, isLatest ? sum : sum - 1);
    return (this.list[index]?.start ?? 0) + sum - (this.#sums[index - 1] ?? 0);
  }
}

/** The index of the first of the sorted numbers that is above `limit`; their count when none is. */
export function indexAbove(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
