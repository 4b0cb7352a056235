/**
 * Calls that can be paused: the clock of a process jumps by a year only while no customer acts.
 */
export class Pausable {
  #running = 0;
  #paused: Promise<void> | undefined;
  #whenIdle: (() => void) | undefined;

  /** Does `call` when there is no pause. */
  async run(call: () => Promise<void>): Promise<void> {
    while (this.#paused !== undefined) await this.#paused;
    this.#running += 1;
    try {
      await call();
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.#whenIdle?.();
    }
  }

  /** Waits until no call is under way, and does `work` before any other begins. */
  async pause(work: () => Promise<void>): Promise<void> {
    const { promise, resolve } = signal();
    this.#paused = promise;
    try {
      if (this.#running > 0) {
        const idle = signal();
        this.#whenIdle = idle.resolve;
        await idle.promise;
      }
      await work();
    } finally {
      this.#paused = undefined;
      this.#whenIdle = undefined;
      resolve();
    }
  }
}

function signal(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
