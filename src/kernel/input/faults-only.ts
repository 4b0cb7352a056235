/**
 * The edge of a public function: a service without types, or an object whose getters throw, gets a `Fault` and no other error.
 */
import { Fault, type FaultCode } from '../fault.ts';

/**
 * What `work` answers. It reads the arguments of the public function `call`, which are of the right types where a compiler has
 * looked; its own faults say more.
 *
 * @throws Fault `code`: an argument of another type, or one that cannot be read; `cause` is the error
 */
export function faultsOnly<Value>(call: string, work: () => Value, code: FaultCode = 'input/invalid'): Value {
  try {
    return work();
  } catch (cause) {
    if (Fault.is(cause)) throw cause;
    throw new Fault(code, `${call}: expected arguments of its types, found one that cannot be read`, {
      cause,
    });
  }
}
