/**
 * Writes what became of messages. A message about which nothing can be written, while the store works, is put off and holds
 * nothing else up; when the store itself fails, nothing more may be sent.
 */
import { Fault } from '../../kernel/fault.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { DeskContext } from '../context/context.ts';
import type { OutboxRecord, Settlement } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { readKey } from './verdict.ts';

/** Milliseconds before each repetition of a settlement. */
const repetitions = [0, 100, 1_000];

/** No message has this key. Stores ignore unknown keys, so such a settlement only shows whether the store works. */
const unknownKey = 'zayavka/no-message';

/**
 * An outcome is written again when the store fails, because a message that was sent would go again; anything else is tried
 * again anyway. What cannot be written is in `context.postponed` afterwards; what is in it already is left as it is. Rejects
 * when the store fails for every message.
 */
export async function settle(context: DeskContext, given: readonly Settlement[], leasedUntil: Instant): Promise<void> {
  const { store, postponed } = context;
  const due = given.filter(({ key }) => postponed.until(key, context.now().getTime()) === undefined);
  if (due.length === 0) return;
  try {
    await settleRepeatedly(context, due, leasedUntil);
    for (const { key } of due) postponed.delete(key);
  } catch (error) {
    const at = context.now().getTime();
    if (at >= leasedUntil) {
      // Somebody else may have the messages by now. What hung so long is not waited for again soon.
      for (const settlement of due) postpone(context, settlement, error);
      throw error;
    }
    try {
      await store.settle([{ key: unknownKey, retryAt: at, attempts: 0 }]);
    } catch {
      throw error;
    }
    await Promise.all(due.map((settlement) => settleAlone(context, settlement)));
  }
}

/** Once more, because the connection may have ended before. */
async function settleAlone(context: DeskContext, settlement: Settlement): Promise<void> {
  try {
    await context.store.settle([settlement]);
    context.postponed.delete(settlement.key);
  } catch (error) {
    postpone(context, settlement, error);
  }
}

async function settleRepeatedly(
  { store, now }: DeskContext,
  settlements: readonly Settlement[],
  leasedUntil: Instant,
): Promise<void> {
  const pauses = settlements.some((settlement) => 'outcome' in settlement) ? [...repetitions] : [];
  for (;;) {
    try {
      return await store.settle(settlements);
    } catch (error) {
      const pause = pauses.shift();
      if (pause === undefined || now().getTime() >= leasedUntil) throw error;
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

function postpone({ postponed, telemetry, now }: DeskContext, settlement: Settlement, error: unknown): void {
  const at = now();
  const { key } = settlement;
  postponed.add(key, at.getTime(), settlement);
  const code = Fault.is(error) ? error.code : 'unknown';
  notify(telemetry, { name: 'zayavka.delivery.postponed', at, attributes: { id: readKey(key).id, code } });
}

/**
 * Whether another worker got a message while this one was busy with it: then that one decides, reports and counts. The store is asked
 * only when the lease is over by the clock of the desk. When the store cannot say it, nobody else is known to
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
