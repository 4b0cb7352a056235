/**
 * Writes what became of messages. A message about which nothing can be written, while the store works, is put off and holds
 * nothing else up; when the store itself fails, nothing more may be sent.
 */
import { Fault } from '../../kernel/fault.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { DeskContext } from '../context/context.ts';
import type { StopSignal } from '../ports/stop-signal.ts';
import type { OutboxRecord, Settlement } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { readKey } from './verdict.ts';

/** Milliseconds before the repetitions of a settlement that may fail because of a message; later pauses grow by half. */
const repetitions = [0, 100, 400] as const;

/** However long a lease is, and even where the clock was set back: milliseconds. */
const longestWait = 30_000;

/** No message has this key. Stores ignore unknown keys, so such a settlement only shows whether the store works. */
const unknownKey = 'zayavka/no-message';

/** What became of messages that are leased until then, and what ends the waiting. */
export interface Settling {
  readonly leasedUntil: Instant;
  readonly signal?: StopSignal | undefined;
}

/**
 * An outcome is written again when the store fails, for half of the rest of the lease, because a message that was sent would
 * go again; anything else is tried again anyway. What cannot be written is in `context.postponed` afterwards; what waits there
 * already is left as it is. Rejects when the store fails for every message.
 */
export async function settle(context: DeskContext, given: readonly Settlement[], settling: Settling): Promise<void> {
  const { postponed, now } = context;
  const due = given.filter(({ key }) => postponed.until(key, now().getTime()) === undefined);
  if (due.length === 0) return;
  const failure = await settleRepeatedly(context, due, settling);
  if (failure === undefined) {
    for (const { key } of due) postponed.delete(key);
    return;
  }
  const { why, error } = failure;
  if (why === 'message') {
    await Promise.all(due.map((settlement) => settleAlone(context, settlement)));
    return;
  }
  for (const settlement of due) {
    if (why === 'late') postpone(context, settlement, error);
    else if ('outcome' in settlement) postponed.keep(settlement, now().getTime());
  }
  throw error;
}

interface Failure {
  /**
   * `late`: the lease is over, so somebody else may have the messages by now, and what hung so long is not waited for again
   * soon; `store`: it fails for everything; `message`: only for one of these.
   */
  readonly why: 'late' | 'store' | 'message';
  readonly error: unknown;
}

async function settleRepeatedly(
  context: DeskContext,
  due: readonly Settlement[],
  { leasedUntil, signal }: Settling,
): Promise<Failure | undefined> {
  const { store, now } = context;
  const pauses = pausesFor(due, leasedUntil - now().getTime());
  for (let count = 0; ; count += 1) {
    try {
      await store.settle(due);
      return undefined;
    } catch (error) {
      if (now().getTime() >= leasedUntil) return { why: 'late', error };
      const pause = pauses[count];
      if (pause === undefined || count >= repetitions.length) {
        if (await isWorking(context)) return { why: 'message', error };
        if (pause === undefined || signal?.aborted === true) return { why: 'store', error };
      }
      await waitFor(pause, signal);
    }
  }
}

/** Of settlements without an outcome none. */
function pausesFor(settlements: readonly Settlement[], leftMs: number): number[] {
  if (!settlements.some((settlement) => 'outcome' in settlement)) return [];
  const pauses: number[] = [...repetitions];
  const limit = Math.min(longestWait, leftMs / 2);
  let [pause, sum] = [600, 500];
  for (; sum + pause <= limit; pause *= 1.5) {
    pauses.push(pause);
    sum += pause;
  }
  return pauses;
}

/** Short timers, because not every signal tells when it is aborted. */
async function waitFor(ms: number, signal: StopSignal | undefined): Promise<void> {
  for (let left = ms; left > 0 && signal?.aborted !== true; left -= 100) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(left, 100)));
  }
}

async function isWorking({ store, now }: DeskContext): Promise<boolean> {
  try {
    await store.settle([{ key: unknownKey, retryAt: now().getTime(), attempts: 0 }]);
    return true;
  } catch {
    return false;
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
