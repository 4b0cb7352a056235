/**
 * Sending what was written: at least once towards the gateway with a key that never changes, in order within a request,
 * some requests at a time. What is no longer true, too late or not wanted is not sent, and that is noted too.
 */

import { Fault } from '../../kernel/fault.ts';
import { assertPositiveIntegers, assertPositiveIntegersOrInfinity } from '../../kernel/option-checks.ts';
import { nextAttempt } from '../../message/delivery-policy.ts';
import type { DeskContext } from '../context/context.ts';
import type { DeliveryOutcome, OutboxRecord, Settlement } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { reasonNotToSend } from './delivery-checks.ts';

/**
 * Hands a message to a gateway. Resolving means that the gateway has taken it, resolving with `failed` that it never will (no such
 * address); a rejection that it may be tried again. The gateway gets the same `key` for the same message for ever.
 */
export type Send = (message: OutboxRecord, options: { readonly signal?: AbortSignal }) => Promise<unknown>;

export interface DeliverOptions {
  /** Messages per call of the store; 100 unless said. */
  readonly batch?: number;
  /** Requests whose messages are sent at the same time; 8 unless said. */
  readonly concurrency?: number;
  /** How long a batch is this node's: longer than it takes to send it; one minute unless said. */
  readonly leaseMs?: number;
  /** Stops after the messages that are with the gateway now; the rest is given back. */
  readonly signal?: AbortSignal;
}

export type DeliverReport = { readonly [Outcome in DeliveryOutcome]: number } & {
  /** Attempts in vain that will be repeated. */
  readonly retried: number;
  /** Messages that could not be looked at: each was reported to `onNotice`, and is tried again when its lease ends. */
  readonly postponed: number;
};

export async function deliver(context: DeskContext, send: Send, options: DeliverOptions = {}): Promise<DeliverReport> {
  const { batch = 100, concurrency = 8, leaseMs = 60_000, signal } = options;
  if (typeof send !== 'function') throw new Fault('desk/invalid-setup', 'deliver: expected a function that sends');
  assertPositiveIntegers('deliver', { batch, leaseMs });
  assertPositiveIntegersOrInfinity('deliver', { concurrency });
  const report = { sent: 0, failed: 0, expired: 0, suppressed: 0, superseded: 0, retried: 0, postponed: 0 };
  while (signal?.aborted !== true) {
    const takenAt = context.now();
    const records = await context.store.outbox(takenAt, batch, leaseMs);
    const round = { signal, report, leasedUntil: takenAt.getTime() + leaseMs };
    const queues = [...groupByRequest(records)];
    const lanes = Array.from({ length: Math.min(concurrency, queues.length) }, async () => {
      try {
        for (let queue = queues.shift(); queue !== undefined; queue = queues.shift()) {
          await sendInOrder(context, send, queue, round);
        }
      } catch (error) {
        // Where the store fails no other request is begun.
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
    const group = groups.get(record.requestId);
    if (group === undefined) groups.set(record.requestId, [record]);
    else group.push(record);
  }
  return groups.values();
}

/** One batch on its way. */
interface Round {
  readonly signal: AbortSignal | undefined;
  readonly leasedUntil: number;
  readonly report: { -readonly [Field in keyof DeliverReport]: number };
}

/**
 * A message that has to be repeated holds up those behind it: the order within a request is kept. What was not begun when the
 * lease ended is somebody else's by now.
 */
async function sendInOrder(
  context: DeskContext,
  send: Send,
  queue: readonly OutboxRecord[],
  { signal, leasedUntil, report }: Round,
): Promise<void> {
  const giveBack = (rest: readonly OutboxRecord[], retryAt: number): readonly Settlement[] =>
    rest.map(({ key, attempts }) => ({ key, retryAt, attempts }));
  for (const [index, record] of queue.entries()) {
    const now = context.now().getTime();
    if (now >= leasedUntil) return;
    if (signal?.aborted === true) return context.store.settle(giveBack(queue.slice(index), now));
    const obstacle = await checkBeforeSending(context, record);
    if (obstacle === 'postponed') {
      report.postponed += 1;
      return;
    }
    // Looking may have taken as long as the lease.
    if (obstacle === undefined && context.now().getTime() >= leasedUntil) return;
    const settlement = obstacle ?? (await attempt(context, send, record, signal));
    if ('outcome' in settlement) report[settlement.outcome] += 1;
    if (!isFailure(settlement, record)) {
      await context.store.settle([settlement]);
      continue;
    }
    report.retried += 1;
    return context.store.settle([settlement, ...giveBack(queue.slice(index + 1), settlement.retryAt)]);
  }
}

function isFailure(settlement: Settlement, { attempts }: OutboxRecord): settlement is Settlement & { retryAt: number } {
  return 'retryAt' in settlement && settlement.attempts > attempts;
}

/**
 * Why the message is not sent now, if it is not. What cannot be found out, because the store, the preferences or the set-up
 * of this desk fail, says nothing about the gateway: the message stays with its lease, and those behind it too.
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

async function attempt(
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
    // Whoever stops the work has not learnt anything about the gateway.
    if (signal?.aborted === true) return { key, retryAt: at, attempts };
    const retryAt = nextAttempt(attempts + 1, at, random(), retry);
    if (retryAt === undefined) return { key, outcome: 'failed', at };
    // What became pointless while it was tried must not hold up the newer one until the next attempt.
    const obstacle = await reasonNotToSend(context, record).catch(() => undefined);
    if (obstacle !== undefined && 'outcome' in obstacle) return obstacle;
    const attributes = { message, channel, attempts: attempts + 1 };
    notify(telemetry, { name: 'zayavka.delivery.retry', at: now(), attributes });
    return { key, retryAt, attempts: attempts + 1 };
  }
}
