/**
 * What this process puts off by itself, because nothing can be written about it in the store: with pauses that grow from a
 * minute to a day.
 */
import type { Instant } from '../../kernel/instant.ts';
import { nextCheck } from '../../message/delivery-policy.ts';
import type { Settlement } from '../ports/store.ts';

interface Item {
  readonly since: Instant;
  readonly until: Instant;
  readonly settlement: Settlement | undefined;
}

/** The memory is bounded: what was put off the longest ago is forgotten for one more. */
const mostItems = 100_000;

export class Postponed {
  readonly #items = new Map<string, Item>();

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
    this.#items.delete(key);
    this.#items.set(key, { since, until, settlement });
    const [oldest] = this.#items.keys();
    if (this.#items.size > mostItems && oldest !== undefined) this.#items.delete(oldest);
    return until;
  }

  /** Whatever is no settlement may be tried again. */
  deleteWork(): void {
    for (const [key, { settlement }] of this.#items) if (settlement === undefined) this.#items.delete(key);
  }

  delete(key: string): void {
    this.#items.delete(key);
  }
}
