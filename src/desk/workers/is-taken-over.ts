/**
 * Whether another worker got a message while this one was busy with it: then that one decides, reports and counts.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { DeskContext } from '../context/context.ts';
import type { OutboxRecord } from '../ports/store.ts';

/**
 * Asks the store only when the lease is over by the clock of the desk. When the store cannot say it, nobody else is known to
 * have the message.
 */
export async function isTakenOver(
  { store, now, postponed }: DeskContext,
  { key, requestId, attempts }: OutboxRecord,
  leasedUntil: Instant,
): Promise<boolean> {
  if (now().getTime() < leasedUntil) return false;
  const messages = await store.messages(requestId).catch(() => []);
  const own = messages.find((message) => message.key === key);
  if (own === undefined) return false;
  // The count of a message about which nothing could be written is not that of the store.
  return own.outcome !== undefined || (own.attempts !== attempts && postponed.settlement(key) === undefined);
}
