/**
 * Runs the calls for one request one after another: each is decided on what the one before has written, so a busy request is
 * written once per call and not once per attempt. A call that hangs delays the others for half of their time, not for all of it.
 */
import { endOrTime, withinTime } from '../ports/time-limit.ts';

/** A call and its place in the queue. */
interface Place {
  readonly call: Promise<unknown>;
  /** When the call has begun; `undefined` when that was at once. */
  readonly begun: Promise<void> | undefined;
}

/** Of a call that does not begin, because its caller has an answer. */
const never = new Promise<never>(() => undefined);

export class KeyedQueue {
  /** The last call of each key. A key is deleted when its last call has ended. */
  readonly #last = new Map<string, Place>();
  readonly #timeoutMs: number;

  /** @param timeoutMs how long a call waits and runs together, in milliseconds; `Infinity` is no limit */
  constructor(timeoutMs: number = Number.POSITIVE_INFINITY) {
    this.#timeoutMs = timeoutMs;
  }

  /**
   * Runs `work` when every earlier call with this key has ended, however it ended, or has had half of the time. Calls that
   * hang one after another do not add up: each caller has an answer after its own time, and what has not begun by then never
   * begins.
   *
   * @throws Fault `store/unavailable`: no answer in time
   */
  run<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    const before = this.#last.get(key);
    const begun = before && this.#afterwards(before);
    const until = performance.now() + this.#timeoutMs;
    const call: Promise<Value> =
      begun === undefined
        ? // One call of a port takes as long at most, and its fault says more: it comes first.
          withinTime('ports', this.#timeoutMs + 1, work)
        : withinTime('earlier calls and ports', this.#timeoutMs, () =>
            begun.then(() => (performance.now() < until ? work() : never)),
          );
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
    await endOrTime(call, this.#timeoutMs / 2);
  }
}
