/**
 * A limit for each wait: a call of a port that hangs ends with a fault, so that nothing waits for it without end.
 */
import { Fault } from '../../kernel/fault.ts';

/** The longest delay of `setTimeout`, 2^31 - 1 ms; a longer one would run out at once. */
export const longestDelay = 2_147_483_647;

/**
 * The answer of `work`. What `work` does after the limit has no effect on the caller.
 *
 * @param timeoutMs milliseconds; `Infinity` is no limit
 * @throws Fault `store/unavailable`: no answer in time; whether the call has done its work cannot be known
 */
export function withinTime<Value>(call: string, timeoutMs: number, work: () => Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const answer = Promise.resolve(work());
    if (timeoutMs > longestDelay) {
      resolve(answer);
      return;
    }
    const timer = setTimeout(
      () => reject(new Fault('store/unavailable', `${call}: expected an answer within ${timeoutMs} ms, found none`)),
      timeoutMs,
    );
    const settle =
      <Outcome>(end: (outcome: Outcome) => void) =>
      (outcome: Outcome): void => {
        clearTimeout(timer);
        end(outcome);
      };
    answer.then(settle(resolve), settle(reject));
  });
}

/** Resolves when `work` has ended, however it ended, and at the latest when the time is over. Never rejects. */
export function endOrTime(work: Promise<unknown>, timeoutMs: number): Promise<void> {
  const end = (): void => undefined;
  return withinTime('work', timeoutMs, () => work).then(end, end);
}

/**
 * The same port, each of whose calls has the limit.
 *
 * @param before what a call of this method waits for first, if it is not `undefined`
 */
export function timeLimited<Port extends object>(
  name: string,
  port: Port,
  timeoutMs: number,
  before: (method: string) => Promise<void> | undefined = () => undefined,
): Port {
  const handler: ProxyHandler<object> = {
    has: (_, key) => key in port,
    get(_, key) {
      const method: unknown = Reflect.get(port, key);
      if (typeof method !== 'function') return method;
      return (...given: readonly unknown[]) =>
        withinTime(`${name}.${String(key)}`, timeoutMs, () => {
          const call = () => Reflect.apply(method, port, given);
          return before(String(key))?.then(call) ?? call();
        });
    },
  };
  // It has the methods of the port and nothing else. A frozen port cannot be the target: a proxy of it has to give its own methods.
  return new Proxy({}, handler) as Port;
}
