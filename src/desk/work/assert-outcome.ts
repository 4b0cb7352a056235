/**
 * Checks what a store answers to a change: one that answers something else cannot be trusted to have written or not written
 * it.
 */
import { Fault } from '../../kernel/fault.ts';
import type { CommitOutcome } from '../ports/store.ts';

/**
 * @param commandId of the change: without one it cannot be a duplicate
 * @throws Fault `store/broken-promise`: `method` of the store answered no outcome that is possible
 */
export function assertOutcome(
  method: 'commit' | 'commitAll' | 'erase',
  outcome: unknown,
  commandId: string | undefined,
): asserts outcome is CommitOutcome {
  if (outcome === 'committed' || outcome === 'conflict') return;
  if (outcome === 'duplicate' && commandId !== undefined) return;
  const found = typeof outcome === 'string' ? `'${outcome.slice(0, 20)}'` : `a value of type ${typeof outcome}`;
  throw new Fault(
    'store/broken-promise',
    `${method}: expected 'committed' or 'conflict', or 'duplicate' for a change with a command id, found ${found}`,
  );
}
