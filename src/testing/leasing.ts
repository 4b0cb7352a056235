/**
 * What the cases about wake-ups and messages share: leases, and the time that passes until they are over.
 */
import type { LeasedMessage, LeaseOptions, MessageRecord, OutboxRecord, WakeUp } from '../desk/ports/store.ts';
import { minute } from './sample.ts';

export function upTo(limit: number, leaseMs: number = minute): LeaseOptions {
  return { limit, leaseMs };
}

export function idsOf(wakeUps: readonly WakeUp[]): readonly string[] {
  return wakeUps.map(({ id }) => id);
}

export function keysOf(messages: readonly OutboxRecord[]): readonly string[] {
  return messages.map(({ key }) => key);
}

/** Messages that were handed out for the first time, as they were written. */
export function asWritten(messages: readonly LeasedMessage[]): readonly OutboxRecord[] {
  return messages.map(({ token: _, ...record }) => ({ ...record, attempts: record.attempts - 1 }));
}

/** A written message after it was handed out `attempts` times. */
export function handedOut(record: OutboxRecord, attempts = 1): MessageRecord {
  return { ...record, attempts };
}

/** Asks until something comes: a lease of a millisecond is over soon, whatever clock the store has. */
export async function eventually<Item>(ask: () => Promise<readonly Item[]>): Promise<readonly Item[]> {
  for (let left = 500; left > 0; left -= 1) {
    const items = await ask();
    if (items.length > 0) return items;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return [];
}
