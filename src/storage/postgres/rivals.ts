/**
 * Changes of one batch that stand in each other's way: one statement for both could only fail, and inside a transaction of
 * the caller's a failure is the end of it.
 */
import type { Change } from '../../desk/ports/store.ts';

/** Places of changes that want the id, the number or the command id of one before them: they have to wait for their turn. */
export function conflictsWithin(changes: readonly Change[]): ReadonlySet<number> {
  const wanted = new Set<string>();
  const rivals = new Set<number>();
  for (const [place, { id, keys, commandId }] of changes.entries()) {
    const wants = [`id ${id}`];
    if (keys.number !== undefined) wants.push(`number ${keys.number}`);
    if (commandId !== undefined) wants.push(`command ${commandId}`);
    if (wants.some((want) => wanted.has(want))) rivals.add(place);
    for (const want of wants) wanted.add(want);
  }
  return rivals;
}
