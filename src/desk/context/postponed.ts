/**
 * What this process puts off by itself, because nothing can be written about it in the store: with pauses that grow from a
 * minute to a day.
 */
import type { Instant } from '../../kernel/instant.ts';
import { nextCheck } from '../../message/delivery-policy.ts';
import { RecentMap } from '../ports/recent-map.ts';
import type { Settlement } from '../ports/store.ts';

interface Item {
  readonly since: Instant;
  readonly until: Instant;
  readonly settlement: Settlement | undefined;
}

/** The memory is bounded: the last so many are kept. */
const mostItems = 100_000;

export class Postponed {
  readonly #items = new RecentMap<string, Item>(mostItems);

  /** Until when something is put off; `undefined` when it may be tried. */
  until(key: string, now: Instant): Instant | undefined {
    const item = this.#items.get(key);
    // A pause that seems to begin in the future began under a wrong clock.
    return item !== undefined && item.since <= now && now < item.until ? item.until : undefined;
  }

  /** What could not be written about a message. */
  settlement(key: string): Settlement | undefined {
    return this.#items.get(key)?.settlement;
  }

  /** Puts off what has failed, and answers until when. */
  add(key: string, now: Instant, settlement?: Settlement): Instant {
    const since = Math.min(this.#items.get(key)?.since ?? now, now);
    const until = nextCheck(since, now);
    this.#items.set(key, { since, until, settlement });
    return until;
  }

  /** Remembers what could not be written about a message while the store was away; it may be tried at once. */
  keep(settlement: Settlement, now: Instant): void {
    this.#items.set(settlement.key, { since: now, until: now, settlement });
  }

  /** Whatever is no settlement may be tried again. */
  deleteWork(): void {
    this.#items.deleteAll(({ settlement }) => settlement === undefined);
  }

  delete(key: string): void {
    this.#items.delete(key);
  }
}
