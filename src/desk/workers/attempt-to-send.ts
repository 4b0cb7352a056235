/**
 * Gives a message to the gateway and reads what it answers. A gateway that does not answer is waited for until the lease ends.
 */
import { described } from '../../kernel/input/described.ts';
import type { Instant } from '../../kernel/instant.ts';
import { nextAttempt } from '../../message/delivery-policy.ts';
import type { DeskContext } from '../context/context.ts';
import type { StopSignal } from '../ports/stop-signal.ts';
import type { OutboxRecord } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { longestDelay } from '../ports/time-limit.ts';
import { presentWording, reasonNotToSend } from './delivery-checks.ts';
import { gatewayError } from './gateway-error.ts';
import { isTakenOver } from './settle.ts';
import type { Verdict } from './verdict.ts';

/**
 * Gives a message to a gateway and answers
 *
 * - `sent`, or nothing: the gateway has accepted the message;
 * - `failed`: the gateway never will (no such address);
 * - `retry`, or a rejection: it is tried again later, after longer and longer pauses.
 *
 * Anything else, such as the response of a web service, does not tell these apart: the message ends as `failed`, because
 * sending it again could send it many times, and `onNotice` gets `zayavka.delivery.failed`. The `key` of a message never
 * changes: a gateway that knows it can drop a repetition. `attempts` is 1 at the first attempt. A call that takes longer than
 * the lease counts as `retry`.
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * const sent = [];
 * const send = async ({ to, text }) => { sent.push(to); return 'sent'; };
 * (await desk.deliver(send, { concurrency: 4 })).sent //=> 1
 * sent //=> ['+79161234567']
 */
export type Send = (
  message: OutboxRecord,
  options: { readonly signal?: StopSignal },
) => Promise<'sent' | 'failed' | 'retry' | NoAnswer>;

/** The type `void`: with `undefined` a function would have to return it. */
type NoAnswer = ReturnType<() => void>;

interface Attempt {
  readonly signal: StopSignal | undefined;
  readonly leasedUntil: Instant;
}

export async function attemptToSend(
  context: DeskContext,
  send: Send,
  message: OutboxRecord,
  { signal, leasedUntil }: Attempt,
): Promise<Verdict | 'given back' | 'taken over'> {
  const ms = Math.min(leasedUntil - context.now().getTime(), longestDelay);
  let answer: unknown;
  let error: string | undefined;
  try {
    const present = presentWording(message, context.now().getTime());
    answer = await within(ms, send(present, signal === undefined ? {} : { signal }));
  } catch (thrown) {
    // An abort says nothing about the gateway.
    if (signal?.aborted === true) return 'given back';
    answer = 'retry';
    error = gatewayError(thrown, message);
  }
  if (await isTakenOver(context, message, leasedUntil)) return 'taken over';
  if (answer === undefined || answer === 'sent') return { outcome: 'sent' };
  if (answer === 'retry') {
    return { ...(await verdictOnFailure(context, message)), ...(error === undefined ? {} : { error }) };
  }
  if (answer === 'failed') return failed(context, message, 'refused');
  error = gatewayError(`the gateway answered ${described(answer)}`, message);
  return { error, ...failed(context, message, 'unknown-answer') };
}

/** Rejects when it takes longer than `ms`. */
async function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function verdictOnFailure(context: DeskContext, message: OutboxRecord): Promise<Verdict> {
  const { now, retry, telemetry } = context;
  const { message: name, channel, attempts } = message;
  const retryAt = nextAttempt(attempts, now().getTime(), randomShare(context), retry);
  if (retryAt === undefined) return failed(context, message, 'attempts');
  // A message that was superseded meanwhile must not delay the newer one until the next attempt.
  const check = await reasonNotToSend(context, message).catch(() => undefined);
  if (check !== undefined && 'outcome' in check) return check;
  notify(telemetry, { name: 'zayavka.delivery.retry', at: now(), attributes: { message: name, channel, attempts } });
  return { retryAt, attempts, reason: 'retried' };
}

/** A source of chance that fails must not stop the delivery. */
function randomShare({ random }: DeskContext): number {
  try {
    const share: unknown = random();
    return typeof share === 'number' ? share : 1;
  } catch {
    return 1;
  }
}

/** Ends a message that was not sent, and reports it. */
export function failed(
  { telemetry, now }: DeskContext,
  { message, channel, requestId: id }: OutboxRecord,
  reason: 'refused' | 'attempts' | 'unknown-answer',
): Verdict {
  notify(telemetry, { name: 'zayavka.delivery.failed', at: now(), attributes: { message, channel, id, reason } });
  return { outcome: 'failed' };
}
