/**
 * Runs the calls for one request one after another: each is decided on what the one before has written, so a busy request is
 * written once per call and not once per attempt.
 */
export class KeyedQueue {
  /** The last call of each key. A key is deleted when its last call has ended. */
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `work` when every earlier call with this key has ended, however it ended. */
  run<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    const before = this.#last.get(key);
    const call = before === undefined ? work() : before.then(work, work);
    this.#last.set(key, call);
    const end = (): void => {
      if (this.#last.get(key) === call) this.#last.delete(key);
    };
    call.then(end, end);
    return call;
  }
}
