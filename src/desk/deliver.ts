/**
 * Sending what was written: at least once towards the gateway with a key that never changes, in order within a request,
 * some requests at a time. What is no longer true, too late or not wanted is not sent, and that is noted too.
 */

import { type MessageName, messageNames } from '../message/facts.ts';
import { nextAttempt, supersedes } from '../message/outbox.ts';
import type { Equipment } from './equipment.ts';
import type { DeliveryOutcome, OutboxRecord, Settlement } from './store.ts';

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
};

export async function deliver(equipment: Equipment, send: Send, options: DeliverOptions = {}): Promise<DeliverReport> {
  const { batch = 100, concurrency = 8, leaseMs = 60_000, signal } = options;
  const report = { sent: 0, failed: 0, expired: 0, suppressed: 0, superseded: 0, retried: 0 };
  while (signal?.aborted !== true) {
    const records = await equipment.store.outbox(equipment.now(), batch, leaseMs);
    const queues = [...groupByRequest(records)];
    const lanes = Array.from({ length: Math.min(concurrency, queues.length) }, async () => {
      for (let queue = queues.shift(); queue !== undefined; queue = queues.shift()) {
        await sendInOrder(equipment, send, queue, signal, report);
      }
    });
    await Promise.all(lanes);
    if (records.length < batch) break;
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

type Counting = { -readonly [Field in keyof DeliverReport]: number };

/** A message that has to be repeated holds up those behind it: the order within a request is kept. */
async function sendInOrder(
  equipment: Equipment,
  send: Send,
  queue: readonly OutboxRecord[],
  signal: AbortSignal | undefined,
  report: Counting,
): Promise<void> {
  const giveBack = (rest: readonly OutboxRecord[], retryAt: number): readonly Settlement[] =>
    rest.map(({ key, attempts }) => ({ key, retryAt, attempts }));
  for (const [index, record] of queue.entries()) {
    const now = equipment.now().getTime();
    if (signal?.aborted === true) return equipment.store.settle(giveBack(queue.slice(index), now));
    const settlement = await attempt(equipment, send, record, signal);
    if ('outcome' in settlement) {
      report[settlement.outcome] += 1;
      await equipment.store.settle([settlement]);
    } else {
      report.retried += 1;
      const rest = giveBack(queue.slice(index + 1), settlement.retryAt);
      return equipment.store.settle([settlement, ...rest]);
    }
  }
}

async function attempt(
  equipment: Equipment,
  send: Send,
  record: OutboxRecord,
  signal: AbortSignal | undefined,
): Promise<Settlement> {
  const { key } = record;
  const settled = (outcome: DeliveryOutcome): Settlement => ({ key, outcome, at: equipment.now().getTime() });
  const obstacle = await obstacleTo(equipment, record);
  if (obstacle !== undefined) return settled(obstacle);
  try {
    const answer = await send(record, signal === undefined ? {} : { signal });
    return settled(answer === 'failed' ? 'failed' : 'sent');
  } catch {
    const { now, random, retry, telemetry } = equipment;
    const attempts = record.attempts + 1;
    const retryAt = nextAttempt(attempts, now().getTime(), random(), retry);
    if (retryAt === undefined) return settled('failed');
    const { message, channel } = record;
    telemetry.onNotice?.({ name: 'zayavka.delivery.retry', at: now(), attributes: { message, channel, attempts } });
    return { key, retryAt, attempts };
  }
}

/** Why a message is not sent at all: looked at again right before, because a night may lie between writing and sending. */
async function obstacleTo(
  { store, preferences, now }: Equipment,
  record: OutboxRecord,
): Promise<DeliveryOutcome | undefined> {
  if (now().getTime() >= record.expiresAt) return 'expired';
  const stored = await store.load(record.requestId);
  if (stored === undefined || stored.request.subscriber.msisdn === '') return 'suppressed';
  const isOvertaken = Object.entries(stored.told).some(
    ([name, version]) =>
      version > record.version && isMessage(name) && isMessage(record.message) && supersedes(name, record.message),
  );
  if (isOvertaken) return 'superseded';
  const { operator, to, channel, message } = record;
  const isWanted = (await preferences?.wants({ operator, to, channel, message })) ?? true;
  return isWanted ? undefined : 'suppressed';
}

function isMessage(name: string): name is MessageName {
  return messageNames.some((known) => known === name);
}
