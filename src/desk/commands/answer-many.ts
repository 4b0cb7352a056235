/**
 * Many calls in one: each is answered, in their order, whatever fails for it or for the others.
 */
import { Fault, type FaultCode } from '../../kernel/fault.ts';
import { type Refused, type Result, refused } from '../../kernel/result.ts';
import type { DeskRefusal } from '../ports/refusal.ts';

/** Calls that are answered together. */
const chunkSize = 100;

/** When so many chunks in a row have failed as a whole, the store is not asked any more. */
const mostFailedChunks = 3;

/** A longer list would hold up everything else in the process. */
const mostItems = 10_000;

/**
 * @param call the name of the call and of its items, for faults
 * @throws Fault `desk/invalid-setup`: not a list, or more than 10,000 items
 */
export async function answerMany<Value>(
  call: { readonly name: string; readonly items: string },
  inputs: readonly unknown[],
  answerChunk: (chunk: readonly unknown[]) => Promise<readonly Result<Value, DeskRefusal>[]>,
): Promise<readonly Result<Value, DeskRefusal>[]> {
  const items = itemsOf(call, inputs);
  const answers: Result<Value, DeskRefusal>[] = [];
  let failedChunks = 0;
  for (let from = 0; from < items.length; from += chunkSize) {
    const chunk = items.slice(from, from + chunkSize);
    const given =
      failedChunks < mostFailedChunks
        ? await answerChunk(chunk)
        : chunk.map((): Result<Value, DeskRefusal> => unavailable('store/unavailable'));
    const hasFailed = given.some(isUnavailable) && !given.some(({ ok }) => ok);
    failedChunks = hasFailed ? failedChunks + 1 : 0;
    for (const answer of given) answers.push(answer);
  }
  return answers;
}

/** An item that its list does not give is refused like any other wrong one. */
function itemsOf(
  { name, items }: { readonly name: string; readonly items: string },
  inputs: readonly unknown[],
): readonly unknown[] {
  try {
    if (Array.isArray(inputs) && inputs.length > mostItems) {
      const message = `${name}: expected at most ${mostItems} ${items}, found ${inputs.length}: give them in several calls`;
      throw new Fault('desk/invalid-setup', message);
    }
    if (Array.isArray(inputs)) return Array.from({ length: inputs.length }, (_, index) => itemOf(inputs, index));
  } catch (error) {
    if (Fault.is(error)) throw error;
    // A proxy that throws is no list.
  }
  throw new Fault('desk/invalid-setup', `${name}: expected a list of ${items}`);
}

function itemOf(list: readonly unknown[], index: number): unknown {
  try {
    return list[index];
  } catch {
    return undefined;
  }
}

/**
 * The refusal of an item for which something was thrown.
 *
 * @throws Fault `desk/invalid-setup`: nothing can be done under this set-up
 */
export function refusalOfFault(error: unknown): Refused<DeskRefusal> {
  if (!Fault.is(error)) return unavailable();
  const { code, message: problem } = error;
  if (code === 'desk/invalid-setup') throw error;
  return code.startsWith('store/') ? unavailable(code) : refused({ code: 'registration/failed', fault: code, problem });
}

function unavailable(fault: FaultCode | 'unknown' = 'unknown'): Refused<DeskRefusal> {
  return refused({ code: 'store/unavailable', fault });
}

function isUnavailable(answer: Result<unknown, DeskRefusal>): boolean {
  return !answer.ok && answer.refusal.code === 'store/unavailable';
}
