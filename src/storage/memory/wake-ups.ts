/**
 * When requests wake: those that wait ordered by their time, those that are leased by the end of the lease.
 */
import { BinaryHeap } from './binary-heap.ts';

export interface Wakeable {
  wakeAt: number;
  /** Valid while the item is leased. */
  leasedUntil: number;
}

export class WakeUps<Item extends Wakeable> {
  readonly #waiting = new BinaryHeap<Item>((one, other) => one.wakeAt < other.wakeAt);
  readonly #leased = new BinaryHeap<Item>((one, other) => one.leasedUntil < other.leasedUntil);

  /** Replaces the wake-up of a request and ends its lease; without an instant the request never wakes. */
  set(item: Item, wakeAt: number | undefined): void {
    this.#waiting.remove(item);
    this.#leased.remove(item);
    if (wakeAt === undefined) return;
    item.wakeAt = wakeAt;
    this.#waiting.add(item);
  }

  take(now: number, limit: number, leaseMs: number): readonly Item[] {
    for (let item = this.#leased.first; item !== undefined && item.leasedUntil <= now; item = this.#leased.first) {
      this.#leased.remove(item);
      this.#waiting.add(item);
    }
    const taken: Item[] = [];
    for (let item = this.#waiting.first; item !== undefined && item.wakeAt <= now; item = this.#waiting.first) {
      if (taken.length >= limit) break;
      this.#waiting.remove(item);
      item.leasedUntil = now + leaseMs;
      this.#leased.add(item);
      taken.push(item);
    }
    return taken;
  }
}
