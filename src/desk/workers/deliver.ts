/**
 * Sends the messages that were written: at least once towards the gateway, with a key that never changes, in order within a
 * request, several requests at a time. A message that is outdated, late or unwanted is not sent; its outcome says why.
 */
import { Fault } from '../../kernel/fault.ts';
import { nextAttempt } from '../../message/delivery-policy.ts';
import type { DeskContext } from '../context/context.ts';
import { assertPositiveIntegers, assertPositiveIntegersOrInfinity } from '../ports/option-checks.ts';
import type { DeliveryOutcome, OutboxRecord, Settlement } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { reasonNotToSend } from './delivery-checks.ts';

/**
 * Gives a message to a gateway. It resolves when the gateway has accepted the message, and resolves with `failed` when the
 * gateway never will (no such address); after a rejection it is tried again. The `key` of a message never changes.
 */
export type Send = (message: OutboxRecord, options: { readonly signal?: AbortSignal }) => Promise<unknown>;

export interface DeliverOptions {
  /** Messages per call of the store; 100 by default. */
  readonly batch?: number;
  /** Requests whose messages are sent at the same time; 8 by default. */
  readonly concurrency?: number;
  /** How long a batch belongs to this process: longer than it takes to send it; one minute by default. */
  readonly leaseMs?: number;
  /** Stops after the messages that are with the gateway now; the others are released. */
  readonly signal?: AbortSignal;
}

export type DeliverReport = { readonly [Outcome in DeliveryOutcome]: number } & {
  /** Failed attempts that will be repeated. */
  readonly retried: number;
  /** Messages that could not be checked: each was reported to `onNotice` and is tried again when its lease ends. */
  readonly postponed: number;
};

export async function deliver(context: DeskContext, send: Send, options: DeliverOptions = {}): Promise<DeliverReport> {
  const { batch = 100, concurrency = 8, leaseMs = 60_000, signal } = options;
  if (typeof send !== 'function') throw new Fault('desk/invalid-setup', 'deliver: expected a function that sends');
  assertPositiveIntegers('deliver', { batch, leaseMs });
  assertPositiveIntegersOrInfinity('deliver', { concurrency });
  const report = { sent: 0, failed: 0, expired: 0, suppressed: 0, superseded: 0, retried: 0, postponed: 0 };
  while (signal?.aborted !== true) {
    const leasedAt = context.now();
    const records = await context.store.outbox(leasedAt, { limit: batch, leaseMs });
    const current = { signal, report, leasedUntil: leasedAt.getTime() + leaseMs };
    const queues = [...groupByRequest(records)];
    const lanes = Array.from({ length: Math.min(concurrency, queues.length) }, async () => {
      try {
        for (let queue = queues.shift(); queue !== undefined; queue = queues.shift()) {
          await sendInOrder(context, send, queue, current);
        }
      } catch (error) {
        // When the store fails, no other request is started.
        queues.length = 0;
        throw error;
      }
    });
    const failed = (await Promise.allSettled(lanes)).find((lane) => lane.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    if (records.length === 0 || records.length < batch) break;
  }
  return report;
}

function groupByRequest(records: readonly OutboxRecord[]): Iterable<readonly OutboxRecord[]> {
  const groups = new Map<string, OutboxRecord[]>();
  for (const record of records) {
    groups.set(record.requestId, [...(groups.get(record.requestId) ?? []), record]);
  }
  return groups.values();
}

/** One batch. */
interface Batch {
  readonly signal: AbortSignal | undefined;
  readonly leasedUntil: number;
  readonly report: { -readonly [Field in keyof DeliverReport]: number };
}

/**
 * Messages wait behind one that has to be repeated: the order within a request is kept. When the lease has ended, another
 * worker may have the rest.
 */
async function sendInOrder(
  context: DeskContext,
  send: Send,
  queue: readonly OutboxRecord[],
  { signal, leasedUntil, report }: Batch,
): Promise<void> {
  const release = (rest: readonly OutboxRecord[], retryAt: number): readonly Settlement[] =>
    rest.map(({ key, attempts }) => ({ key, retryAt, attempts: attempts - 1 }));
  for (const [index, record] of queue.entries()) {
    const now = context.now().getTime();
    if (now >= leasedUntil) return;
    if (signal?.aborted === true) return context.store.settle(release(queue.slice(index), now));
    const check = await checkBeforeSending(context, record);
    if (check === 'postponed') {
      report.postponed += 1;
      return context.store.settle(release(queue.slice(index), leasedUntil));
    }
    // The check may have taken longer than the lease.
    if (check === undefined && context.now().getTime() >= leasedUntil) return;
    const settlement = check ?? (await attemptToSend(context, send, record, signal));
    if ('outcome' in settlement) report[settlement.outcome] += 1;
    if (!isFailure(settlement, record)) {
      await context.store.settle([settlement]);
      continue;
    }
    report.retried += 1;
    return context.store.settle([settlement, ...release(queue.slice(index + 1), settlement.retryAt)]);
  }
}

function isFailure(settlement: Settlement, { attempts }: OutboxRecord): settlement is Settlement & { retryAt: number } {
  return 'retryAt' in settlement && settlement.attempts === attempts;
}

/**
 * Why the message is not sent now, or `undefined`. When the check itself fails (the store, the preferences, the set-up), that
 * says nothing about the gateway: the message and those behind it wait until the end of their lease.
 */
async function checkBeforeSending(
  context: DeskContext,
  record: OutboxRecord,
): Promise<Settlement | 'postponed' | undefined> {
  try {
    return await reasonNotToSend(context, record);
  } catch (error) {
    const { message, channel, requestId } = record;
    const code = Fault.is(error) ? error.code : 'unknown';
    const attributes = { message, channel, id: requestId, code };
    notify(context.telemetry, { name: 'zayavka.delivery.postponed', at: context.now(), attributes });
    return 'postponed';
  }
}

async function attemptToSend(
  context: DeskContext,
  send: Send,
  record: OutboxRecord,
  signal: AbortSignal | undefined,
): Promise<Settlement> {
  const { now, random, retry, telemetry } = context;
  const { key, message, channel, attempts } = record;
  try {
    const answer = await send(record, signal === undefined ? {} : { signal });
    return { key, outcome: answer === 'failed' ? 'failed' : 'sent', at: now().getTime() };
  } catch {
    const at = now().getTime();
    // An abort says nothing about the gateway.
    if (signal?.aborted === true) return { key, retryAt: at, attempts: attempts - 1 };
    const retryAt = nextAttempt(attempts, at, random(), retry);
    if (retryAt === undefined) return { key, outcome: 'failed', at };
    // A message that was superseded meanwhile must not delay the newer one until the next attempt.
    const check = await reasonNotToSend(context, record).catch(() => undefined);
    if (check !== undefined && 'outcome' in check) return check;
    const attributes = { message, channel, attempts };
    notify(telemetry, { name: 'zayavka.delivery.retry', at: now(), attributes });
    return { key, retryAt, attempts };
  }
}
