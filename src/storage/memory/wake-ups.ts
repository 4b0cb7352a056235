/**
 * When requests wake: those that were not handed out yet ordered by their time, the others by the end of their lease.
 */
import type { LeaseOptions } from '../../desk/ports/store.ts';
import { type Laned, Lanes } from './lanes.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

interface WakeUp<Item> extends Laned {
  readonly item: Item;
  readonly wakeAt: number;
  /** How many times it was handed out. */
  leases: number;
  leasedAt: number;
  leasedUntil: number;
  token: string | undefined;
}

/** What is leased, and the name of the lease. */
export interface LeasedItem<Item> {
  readonly item: Item;
  readonly token: string;
}

export class WakeUps<Item> {
  readonly #present = new Map<Item, WakeUp<Item>>();
  readonly #fresh = new Lanes<WakeUp<Item>>((one, other) => one.wakeAt < other.wakeAt);
  readonly #repeated = new Lanes<WakeUp<Item>>((one, other) => one.leasedUntil < other.leasedUntil);
  #tokens = 0;

  /** Replaces the wake-up of a request and ends its lease; without an instant the request never wakes. */
  set(item: Item, { operator, kind }: Laned, wakeAt: number | undefined): void {
    const before = this.#present.get(item);
    if (before !== undefined) {
      this.#fresh.remove(before);
      this.#repeated.remove(before);
      this.#present.delete(item);
    }
    if (wakeAt === undefined) return;
    const wakeUp = { item, operator, kind, wakeAt, leases: 0, leasedAt: 0, leasedUntil: 0, token: undefined };
    this.#present.set(item, wakeUp);
    this.#fresh.add(wakeUp);
  }

  /** Whether this is the latest lease of the request's wake-up. */
  isHeld(item: Item, token: string): boolean {
    return this.#present.get(item)?.token === token;
  }

  /** Ends this lease, if it is the latest one. */
  giveBack(item: Item, token: string): void {
    const wakeUp = this.#present.get(item);
    if (wakeUp === undefined || wakeUp.token !== token) return;
    this.#repeated.remove(wakeUp);
    wakeUp.leases = 1;
    wakeUp.leasedUntil = wakeUp.leasedAt;
    this.#repeated.add(wakeUp);
  }

  /** `now` decides what is due, `clock` which leases are over. */
  take(now: number, clock: number, { limit, leaseMs, ...wanted }: LeaseOptions): readonly LeasedItem<Item>[] {
    const taken: WakeUp<Item>[] = [];
    const early: WakeUp<Item>[] = [];
    const isDue = ({ wakeAt }: WakeUp<Item>): boolean => wakeAt <= now;
    for (const wakeUp of this.#fresh.take(wanted, (next) => taken.length < limit && isDue(next))) taken.push(wakeUp);
    const isFree = ({ leasedUntil }: WakeUp<Item>): boolean => taken.length < limit && leasedUntil <= clock;
    for (const wakeUp of this.#repeated.take(wanted, isFree)) (isDue(wakeUp) ? taken : early).push(wakeUp);
    for (const wakeUp of early) this.#repeated.add(wakeUp);
    return taken.map((wakeUp) => this.#lease(wakeUp, clock, leaseMs));
  }

  #lease(wakeUp: WakeUp<Item>, clock: number, leaseMs: number): LeasedItem<Item> {
    this.#tokens += 1;
    const token = String(this.#tokens);
    wakeUp.leases += 1;
    wakeUp.leasedAt = clock;
    wakeUp.leasedUntil = clock + leaseOf(wakeUp.leases, leaseMs);
    wakeUp.token = token;
    this.#repeated.add(wakeUp);
    return { item: wakeUp.item, token };
  }
}

/** How long the nth lease of a wake-up lasts. */
function leaseOf(n: number, leaseMs: number): number {
  return n === 1 ? leaseMs : Math.max(leaseMs, Math.min(2 ** (n - 2) * minute, day));
}
