/**
 * Which requests want to be looked at when: those that wait in the order of their time, those that a worker has in the
 * order in which its lease runs out.
 */
import { SortedList } from './sorted-list.ts';

export interface Wakeable {
  readonly id: string;
  /** Tells apart those of one instant. */
  readonly order: number;
  wakeAt: number;
  /** Meaningful while a worker has it. */
  leasedUntil: number;
}

export class WakeUps<Item extends Wakeable> {
  readonly #waiting = new SortedList<Item>(
    (one, other) => one.wakeAt < other.wakeAt || (one.wakeAt === other.wakeAt && one.order < other.order),
  );
  readonly #leased = new SortedList<Item>(
    (one, other) =>
      one.leasedUntil < other.leasedUntil || (one.leasedUntil === other.leasedUntil && one.order < other.order),
  );

  /** Replaces the wake-up of a request and ends its lease; without an instant it never wakes. */
  set(item: Item, wakeAt: number | undefined): void {
    this.#waiting.remove(item);
    this.#leased.remove(item);
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
