/**
 * A map of bounded size that forgets what was set the longest ago, each call in constant time: the keys of a `Map` from which
 * many were deleted cannot be walked quickly.
 */

/** It keeps the latest `most` keys and at most twice as many. */
export class RecentMap<Key, Value> {
  readonly #most: number;
  #recent = new Map<Key, Value>();
  /** What was set before, and perhaps again since. */
  #earlier = new Map<Key, Value>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: Key): Value | undefined {
    return this.#recent.get(key) ?? this.#earlier.get(key);
  }

  set(key: Key, value: Value): void {
    this.#recent.set(key, value);
    if (this.#recent.size < this.#most) return;
    this.#earlier = this.#recent;
    this.#recent = new Map();
  }

  delete(key: Key): void {
    this.#recent.delete(key);
    this.#earlier.delete(key);
  }

  /** Deletes the values that are wanted no more. */
  deleteAll(isOver: (value: Value) => boolean): void {
    for (const values of [this.#earlier, this.#recent]) {
      for (const [key, value] of values) if (isOver(value)) values.delete(key);
    }
  }
}
