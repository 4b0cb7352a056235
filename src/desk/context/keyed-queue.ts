/**
 * Calls for one request take turns instead of racing: whoever waits decides on what the one before has written, so a
 * busy request is written once per call and not once per attempt.
 */
export class KeyedQueue {
  /** The last call of each key that is still running; nothing stays of a key that nobody uses. */
  readonly #last = new Map<string, Promise<unknown>>();

  get size(): number {
    return this.#last.size;
  }

  /** Runs `work` when every earlier call with this key has ended, however it ended. */
  run<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    const before = this.#last.get(key);
    const mine = before === undefined ? work() : before.then(work, work);
    this.#last.set(key, mine);
    const leave = (): void => {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    };
    mine.then(leave, leave);
    return mine;
  }
}
