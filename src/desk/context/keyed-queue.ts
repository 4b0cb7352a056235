/**
 * Runs the calls for one request one after another: each is decided on what the one before has written, so a busy request is
 * written once per call and not once per attempt.
 */
import { endOrTime } from '../ports/time-limit.ts';

/** A call and its place in the queue. */
interface Place {
  readonly call: Promise<unknown>;
  /** When the call has begun; `undefined` when that was at once. */
  readonly begun: Promise<void> | undefined;
}

export class KeyedQueue {
  /** The last call of each key. A key is deleted when its last call has ended. */
  readonly #last = new Map<string, Place>();
  readonly #timeoutMs: number;

  /** @param timeoutMs how long a call may hold the next one up, in milliseconds; `Infinity` is no limit */
  constructor(timeoutMs: number = Number.POSITIVE_INFINITY) {
    this.#timeoutMs = timeoutMs;
  }

  /** Runs `work` when every earlier call with this key has ended, however it ended, or has had its time. */
  run<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    const before = this.#last.get(key);
    const begun = before && this.#afterwards(before);
    const call = begun === undefined ? work() : begun.then(work);
    const place = { call, begun };
    this.#last.set(key, place);
    const end = (): void => {
      if (this.#last.get(key) === place) this.#last.delete(key);
    };
    call.then(end, end);
    return call;
  }

  async #afterwards({ begun, call }: Place): Promise<void> {
    await begun;
    await endOrTime(call, this.#timeoutMs);
  }
}
