/**
 * Which requests want to be looked at when: those that wait in the order of their time, those that a worker has in the
 * order in which its lease runs out.
 */
import { Heap, type Placed } from './heap.ts';

export interface Sleeper extends Placed {
  readonly id: string;
  wakeAt: number;
  /** Meaningful while a worker has it. */
  leasedUntil: number;
}

export class WakeUps<Item extends Sleeper> {
  readonly #waiting = new Heap<Item>((one, other) => one.wakeAt < other.wakeAt);
  readonly #leased = new Heap<Item>((one, other) => one.leasedUntil < other.leasedUntil);

  /** Replaces the wake-up of a request and ends its lease; without an instant it never wakes. */
  set(item: Item, wakeAt: number | undefined): void {
    for (const heap of [this.#waiting, this.#leased]) if (heap.has(item)) heap.remove(item);
    if (wakeAt === undefined) return;
    item.wakeAt = wakeAt;
    this.#waiting.add(item);
  }

  take(now: number, limit: number, leaseMs: number): readonly Item[] {
    this.#endLeases(now);
    const taken: Item[] = [];
    while (taken.length < limit) {
      const item = this.#waiting.first;
      if (item === undefined || item.wakeAt > now) break;
      this.#waiting.remove(item);
      item.leasedUntil = now + leaseMs;
      taken.push(item);
    }
    // Only now: a lease of no length would be over at once and hand out the same request for ever.
    for (const item of taken) this.#leased.add(item);
    return taken;
  }

  #endLeases(now: number): void {
    for (let item = this.#leased.first; item !== undefined && item.leasedUntil <= now; item = this.#leased.first) {
      this.#leased.remove(item);
      this.#waiting.add(item);
    }
  }
}
