/**
 * Open periods of a stretch of time as sorted arrays with prefix sums, and two indexes that lead to the right period at once, so
 * that no question costs more for a longer span.
 */
import type { Instant } from '../../kernel/instant.ts';
import { DAY_MS } from '../../kernel/local-day.ts';

export type IndexArray = Uint16Array | Uint32Array;

/** Half the memory while the numbers allow it, which is for some two centuries. */
export function indexArray(length: number, largest: number): IndexArray {
  return largest < 65_536 ? new Uint16Array(length) : new Uint32Array(length);
}

export class OpenPeriods {
  /** The stretch: [from, to). */
  readonly from: Instant;
  readonly to: Instant;
  readonly count: number;
  /** Open time of the whole stretch, in milliseconds. */
  readonly total: number;
  /** Period i is [starts[i], ends[i]); before[i] is the open time before it. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly before: Float64Array;
  /** The first period that ends after 00:00 UTC, by days since `#firstDay`. */
  readonly #byDay: IndexArray;
  readonly #firstDay: number;
  /** The first period that ends with more than k steps of open time, by k; a step is the mean length of a period, rounded up. */
  readonly #bySum: IndexArray;
  readonly #step: number;

  constructor(from: Instant, to: Instant, starts: Float64Array, ends: Float64Array) {
    this.from = from;
    this.to = to;
    this.count = starts.length;
    this.starts = starts;
    this.ends = ends;
    this.before = new Float64Array(this.count + 1);
    let sum = 0;
    for (let index = 0; index < this.count; index += 1) {
      sum += (ends[index] ?? 0) - (starts[index] ?? 0);
      this.before[index + 1] = sum;
    }
    this.total = sum;
    this.#firstDay = Math.floor(from / DAY_MS);
    this.#byDay = this.#indexDays();
    this.#step = Math.max(1, Math.ceil(this.total / Math.max(1, this.count)));
    this.#bySum = this.#indexSums();
  }

  /** The first period that ends after `at`; `count` when there is none. `at` lies in the stretch or at its end. */
  indexAt(at: Instant): number {
    const { ends, count } = this;
    let index = this.#byDay[Math.floor(at / DAY_MS) - this.#firstDay] ?? 0;
    while (index < count && (ends[index] ?? 0) <= at) index += 1;
    return index;
  }

  /** Open time of the stretch before `at`. */
  openBefore(at: Instant): number {
    const index = this.indexAt(at);
    const sum = this.before[index] ?? 0;
    if (index === this.count) return sum;
    const since = at - (this.starts[index] ?? 0);
    return since > 0 ? sum + since : sum;
  }

  /** The instant before which `sum` of open time lies; of many, the earliest one, or the latest when `isLatest`. */
  instantAt(sum: number, isLatest: boolean): Instant {
    const { before } = this;
    const step = Math.floor(sum / this.#step);
    let low = this.#bySum[step] ?? 0;
    // The earliest instant of a sum that ends a period is that period's end.
    if (!isLatest && low > 0 && (before[low] ?? 0) >= sum) low -= 1;
    let high = this.#bySum[step + 1] ?? this.count - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const end = before[middle + 1] ?? 0;
      if (isLatest ? end > sum : end >= sum) high = middle;
      else low = middle + 1;
    }
    return (this.starts[low] ?? 0) + sum - (before[low] ?? 0);
  }

  #indexDays(): IndexArray {
    const byDay = indexArray(Math.floor(this.to / DAY_MS) - this.#firstDay + 1, this.count);
    let index = 0;
    for (let day = 0; day < byDay.length; day += 1) {
      const midnight = (this.#firstDay + day) * DAY_MS;
      while (index < this.count && (this.ends[index] ?? 0) <= midnight) index += 1;
      byDay[day] = index;
    }
    return byDay;
  }

  #indexSums(): IndexArray {
    const bySum = indexArray(this.count + 1, this.count);
    let index = 0;
    for (let step = 0; step < bySum.length; step += 1) {
      while (index < this.count - 1 && (this.before[index + 1] ?? 0) <= step * this.#step) index += 1;
      bySum[step] = index;
    }
    return bySum;
  }
}
