/**
 * Sends the messages that were written: at least once towards the gateway, with a key that never changes, in order within a
 * request, several requests at a time. A message that is outdated, late or unwanted is not sent; its outcome says why.
 */
import { Fault } from '../../kernel/fault.ts';
import { readOptions } from '../../kernel/input/read-options.ts';
import { nextCheck } from '../../message/delivery-policy.ts';
import type { DeskContext } from '../context/context.ts';
import { assertCallbacks, assertLeaseAmounts, assertPositiveIntegersOrInfinity } from '../ports/option-checks.ts';
import type { StopSignal } from '../ports/stop-signal.ts';
import type { DeliveryOutcome, LeasedMessage, Settlement } from '../ports/store.ts';
import { attemptToSend, failed, type Send } from './attempt-to-send.ts';
import { checkBeforeSending } from './delivery-checks.ts';
import { type Batch, MessageSource, type QueueEnd, type RequestQueue } from './message-source.ts';
import { isTakenOver, settle } from './settle.ts';
import { givenBack, type Verdict } from './verdict.ts';
import { writeOtherwise } from './write-otherwise.ts';

/** How much `desk.deliver` takes at once, and for how long, see {@link Send}. */
export interface DeliverOptions {
  /** Messages per call of the store at most, up to 10,000; 100 by default. The first call asks for `concurrency`, the next for more. */
  readonly batch?: number | undefined;
  /** Requests whose messages are sent at the same time, at most `batch`; 8 by default. */
  readonly concurrency?: number | undefined;
  /**
   * How long a message belongs to this process, by the clock of the store: at least twice as long as the gateway takes for
   * it. One minute by default. What has not begun after half of it is given back; a call of the gateway that has not ended
   * after all of it counts as an attempt that failed.
   */
  readonly leaseMs?: number | undefined;
  /** Stops after the messages that are with the gateway now; the others are given back. */
  readonly signal?: StopSignal | undefined;
}

/** How the messages of one call ended, by outcome, see {@link Send}. */
export type DeliverReport = { readonly [Outcome in DeliveryOutcome]: number } & {
  /** Failed attempts that will be repeated. */
  readonly retried: number;
  /**
   * Messages that could not be checked, or about which nothing could be written: each was reported to `onNotice`
   * (`zayavka.delivery.postponed`) and comes again after as long as it has waited, at least a minute and at most a day.
   */
  readonly postponed: number;
};

/** What the lanes of one call share. */
interface Delivery {
  readonly context: DeskContext;
  readonly send: Send;
  readonly signal: StopSignal | undefined;
  readonly source: MessageSource;
  readonly report: { -readonly [Field in keyof DeliverReport]: number };
}

export async function deliver(context: DeskContext, send: Send, options: DeliverOptions = {}): Promise<DeliverReport> {
  const given = readOptions('deliver', options, { batch: true, concurrency: true, leaseMs: true, signal: true });
  const { batch = 100, concurrency = 8, leaseMs = 60_000, signal } = given;
  assertCallbacks('deliver', given);
  if (typeof send !== 'function') throw new Fault('desk/invalid-setup', 'deliver: expected a function that sends');
  assertLeaseAmounts('deliver', { batch, leaseMs });
  assertPositiveIntegersOrInfinity('deliver', { concurrency });
  const report = { sent: 0, failed: 0, expired: 0, suppressed: 0, superseded: 0, retried: 0, postponed: 0 };
  const lanes = Math.min(concurrency, batch);
  const source = new MessageSource(context, { lanes, batch, leaseMs, signal });
  const delivery: Delivery = { context, send, signal, source, report };
  const running = Array.from({ length: lanes }, () => source.lane((queue) => sendInOrder(delivery, queue)));
  const failed = (await Promise.allSettled(running)).find((lane) => lane.status === 'rejected');
  source.close();
  if (failed !== undefined) throw failed.reason;
  return report;
}

/** Messages wait behind one that waits for another attempt or check: the order within a request is kept. */
async function sendInOrder(delivery: Delivery, { messages, batch }: RequestQueue): Promise<QueueEnd> {
  // A message that was tried before may have ended its worker: those behind it must not count attempts that do not begin.
  const first = messages.findIndex(({ attempts }) => attempts > 1) + 1 || messages.length;
  const begun = messages.slice(0, first);
  await settle(delivery.context, givenBack(messages.slice(first)), batch);
  for (const [index, message] of begun.entries()) {
    const end = await sendNext(delivery, message, begun.slice(index + 1), batch);
    if (end === 'given back' && index > 0) return 'partly given back';
    if (end === 'given back' || end === 'left') return end;
    if (end === 'waits') break;
  }
  return first < messages.length ? 'partly given back' : 'settled';
}

/** Sends a message; `later` are those of its request that may have to wait for it. */
async function sendNext(
  delivery: Delivery,
  message: LeasedMessage,
  later: readonly LeasedMessage[],
  batch: Batch,
): Promise<'done' | 'waits' | 'given back' | 'left'> {
  const { context, signal } = delivery;
  const { leasedUntil } = batch;
  const write = (settlements: readonly Settlement[]): Promise<void> =>
    settle(context, settlements, { leasedUntil, signal });
  const { key, token } = message;
  if (isPostponed(context, key)) return leave(delivery, message, later, batch);
  const verdict = await otherwise(context, message, await verdictOn(delivery, message, batch));
  if (verdict === 'given back') {
    await write(givenBack([message, ...later]));
    return 'given back';
  }
  if (verdict === 'taken over') {
    await write(givenBack(later));
    return 'left';
  }
  if ('outcome' in verdict) {
    await write([{ key, token, at: withinLease(context, batch).getTime(), ...verdict }]);
  } else {
    const { retryAt, attempts, reason, error } = verdict;
    // A store withholds messages behind one that waits for another attempt, but not behind one that waits for a check.
    const notBefore = reason === 'postponed' ? retryAt : undefined;
    const waiting = reason === 'retried' || reason === 'postponed' ? givenBack(later, notBefore) : [];
    await write([{ key, token, retryAt, attempts, ...(error === undefined ? {} : { error }) }, ...waiting]);
  }
  if (isPostponed(context, key)) {
    delivery.report.postponed += 1;
    return leave(delivery, message, later, batch);
  }
  return count(delivery, verdict);
}

/** A message that has failed goes another way, where its rule has one. If that cannot be written, it is checked again. */
async function otherwise(
  context: DeskContext,
  { token: _, ...message }: LeasedMessage,
  verdict: Decision,
): Promise<Decision> {
  if (typeof verdict === 'string' || !('outcome' in verdict) || verdict.outcome !== 'failed') return verdict;
  if (await writeOtherwise(context, message)) return verdict;
  const at = context.now().getTime();
  return { retryAt: nextCheck(at, at), attempts: message.attempts, reason: 'postponed' };
}

function count({ report }: Delivery, verdict: Verdict): 'done' | 'waits' {
  if ('outcome' in verdict) {
    report[verdict.outcome] += 1;
    return 'done';
  }
  if (verdict.reason === undefined) return 'done';
  report[verdict.reason === 'retried' ? 'retried' : 'postponed'] += 1;
  return verdict.reason === 'damaged' ? 'done' : 'waits';
}

function isPostponed({ postponed, now }: DeskContext, key: string): boolean {
  return postponed.until(key, now().getTime()) !== undefined;
}

/** Nothing can be written about the message, so its lease has to end by itself. */
async function leave(
  { context }: Delivery,
  { key }: LeasedMessage,
  later: readonly LeasedMessage[],
  batch: Batch,
): Promise<'left'> {
  const until = context.postponed.until(key, context.now().getTime());
  await settle(context, givenBack(later, until), batch);
  return 'left';
}

/** Nothing is decided outside of the lease, so a clock that has jumped lets no message expire or wait for a year. */
function withinLease({ now }: Pick<DeskContext, 'now'>, { leasedAt, leasedUntil }: Batch): Date {
  return new Date(Math.min(Math.max(now().getTime(), leasedAt), leasedUntil));
}

/** What becomes of a message, or that it is given back because there was no time for it, or that another worker has it by now. */
type Decision = Verdict | 'given back' | 'taken over';

async function verdictOn(
  { context: { now, ...others }, send, signal, source }: Delivery,
  { token: _, ...message }: LeasedMessage,
  batch: Batch,
): Promise<Decision> {
  if (source.isOver(batch)) return 'given back';
  const known = others.postponed.settlement(message.key);
  if (known !== undefined && 'outcome' in known) {
    const { key: _, token: __, ...verdict } = known;
    return verdict;
  }
  const context: DeskContext = { now: () => withinLease({ now }, batch), ...others };
  // Each time its worker ended before it could say why.
  if (message.attempts > context.retry.attempts) return failed(context, message, 'attempts');
  const check = await checkBeforeSending(context, message);
  if (!('present' in check)) return (await isTakenOver(context, message, batch.leasedUntil)) ? 'taken over' : check;
  // The check may have taken long.
  if (source.isOver(batch)) return 'given back';
  return attemptToSend(context, send, check.present, { signal, leasedUntil: batch.leasedUntil });
}
