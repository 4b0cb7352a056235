/**
 * Why a message is not given to the gateway now. It is checked right before sending, because a night or an outage may lie
 * between writing and sending. Refusal of mailings: 126-FZ art. 44.1.
 */
import { Fault } from '../../kernel/fault.ts';
import type { Instant } from '../../kernel/instant.ts';
import { firstDue, isReplaced, nextCheck, supersedes } from '../../message/delivery-policy.ts';
import { isMessageName } from '../../message/message-table.ts';
import { isDemanded, isUrgent } from '../../operators/rules/message/event-message.ts';
import { isAddressOf } from '../../operators/rules/message/message-address.ts';
import { sendableFrom } from '../../operators/rules/message/sendable-from.ts';
import { isErased } from '../../request/erased.ts';
import type { DeskContext } from '../context/context.ts';
import { yesOrNo } from '../ports/option-checks.ts';
import type { OutboxRecord, Stored } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { policyOf } from '../work/open-request.ts';
import { assertValidDocument, assertValidMessage, isValidMessage } from '../work/stored-document.ts';
import { earlierAttempts, readKey, type Verdict } from './verdict.ts';

/** A message that may go, in the words that are true now. */
export interface Sendable {
  readonly present: OutboxRecord;
}

/**
 * The verdict on a message that is not sent now, or what is sent. When the check itself fails (the row, the store, the
 * preferences, the set-up), that says nothing about the gateway: the message is checked again later, and no attempt counts.
 */
export async function checkBeforeSending(context: DeskContext, record: OutboxRecord): Promise<Verdict | Sendable> {
  try {
    return await reasonNotToSend(context, record);
  } catch (error) {
    const { message, channel, requestId } = record;
    const code = Fault.is(error) ? error.code : 'unknown';
    const at = context.now();
    const attributes = { message, channel, id: requestId, code };
    notify(context.telemetry, { name: 'zayavka.delivery.postponed', at, attributes });
    return {
      retryAt: nextCheck(await waitingSince(context, record), at.getTime()),
      attempts: earlierAttempts(record),
      reason: isValidMessage(record) ? 'postponed' : 'damaged',
    };
  }
}

/** Since when a message waits, also where its row is damaged: then since the event that it tells, which its key names. */
async function waitingSince(context: DeskContext, record: OutboxRecord): Promise<Instant> {
  const now = context.now().getTime();
  const due: unknown = firstDue(record);
  const times: unknown[] = [due];
  if (typeof due !== 'number' || !(due <= now)) {
    const { id, version } = readKey(String(record.key));
    const history = await context.store.history(id).catch(() => undefined);
    if (history === undefined) return now;
    times.push(history.find((entry) => String(entry.version) === version)?.event.at);
  }
  const known = times.filter((time): time is number => Number.isFinite(time));
  // Of what is nothing known has waited for long.
  return known.length === 0 ? 0 : Math.min(...known);
}

/**
 * @throws Fault `store/damaged-row`, `store/newer-schema`: the message or its request cannot be read
 * @throws Fault `desk/unknown-operator`: the desk does not have the operator or kind of the request
 * @throws Fault `desk/invalid-setup`: the preferences answer neither `true` nor `false`
 */
export async function reasonNotToSend(context: DeskContext, record: OutboxRecord): Promise<Verdict | Sendable> {
  assertValidMessage(record);
  const now = context.now();
  const at = now.getTime();
  if (hasPassed(record, at) && record.dateless === undefined) return { outcome: 'expired' };
  const stored = await context.store.load(record.requestId);
  if (stored === undefined) return { outcome: 'suppressed' };
  assertValidDocument(stored);
  if (isErased(stored.request)) return { outcome: 'suppressed' };
  const replaced = isFor(context, record, stored) ? await replacement(context, record, stored) : 'whole';
  if (replaced === 'whole') return { outcome: 'superseded' };
  if (!(await isWanted(context, record))) return { outcome: 'suppressed' };
  const morning = sendableAt(context, record, stored, now).getTime();
  const retryAt = Math.max(morning, await postponedBefore(context, record, stored, now));
  if (retryAt > at) return { retryAt, attempts: earlierAttempts(record) };
  return { present: replaced === 'date' ? { ...record, ...record.dateless } : record };
}

/** No clear answer is no consent. */
async function isWanted({ preferences }: DeskContext, record: OutboxRecord): Promise<boolean> {
  if (preferences === undefined) return true;
  const { operator, to, channel, message } = record;
  return yesOrNo('preferences: wants', await preferences.wants({ operator, to, channel, message }));
}

/** After a correction, or when the line has changed hands, a message that waits for the old line or address is for somebody else. */
function isFor(context: DeskContext, { to }: OutboxRecord, stored: Stored): boolean {
  return isAddressOf(policyOf(context, stored).operator, stored.request, to, context.now());
}

/** What is sent now: once its date has passed, a registration notice tells the number alone. */
export function presentWording(record: OutboxRecord, at: number): OutboxRecord {
  return hasPassed(record, at) ? { ...record, ...record.dateless } : record;
}

/**
 * How much of a message newer ones have replaced. Of a notice on a channel that its rule demands, news on another channel replaces
 * the date alone: the number is told there in any case.
 */
async function replacement(
  context: DeskContext,
  { requestId, message, version, channel, dateless }: OutboxRecord,
  stored: Stored,
): Promise<'none' | 'date' | 'whole'> {
  if (!isReplaced(message, version, stored.lastMessageVersion)) return 'none';
  const { policy } = policyOf(context, stored);
  if (dateless === undefined || !isDemanded(policy, message, channel)) return 'whole';
  const messages = await context.store.messages(requestId);
  const isTold = messages.some(
    (newer) =>
      newer.channel === channel &&
      newer.version > version &&
      isMessageName(newer.message) &&
      isMessageName(message) &&
      supersedes(newer.message, message),
  );
  return isTold ? 'whole' : 'date';
}

function hasPassed({ trueUntil }: OutboxRecord, at: number): boolean {
  return trueUntil !== undefined && at >= trueUntil;
}

/** A repeated attempt waits for the end of the quiet hours like any other message. */
function sendableAt(context: DeskContext, { message, channel }: OutboxRecord, stored: Stored, at: Date): Date {
  const { operator, policy } = policyOf(context, stored);
  const urgent = isUrgent(policy, message);
  return sendableFrom(operator, stored.request, { channel, urgent, at });
}

/**
 * When the earlier messages of the request are checked again that could not be checked, 0 if there are none: they are not
 * overtaken. A store cannot tell them from those that wait for the morning, which hold nothing up.
 */
async function postponedBefore(
  context: DeskContext,
  { key, requestId, message: newer, version }: OutboxRecord,
  stored: Stored,
  now: Date,
): Promise<Instant> {
  const mayHaveEarlier = Object.entries(stored.lastMessageVersion).some(
    ([name, at]) => at < version && !(isMessageName(name) && isMessageName(newer) && supersedes(newer, name)),
  );
  if (!mayHaveEarlier) return 0;
  const messages = await context.store.messages(requestId);
  const earlier = messages.slice(
    0,
    messages.findIndex((message) => message.key === key),
  );
  const postponed = earlier.filter(
    (message) =>
      message.outcome === undefined &&
      isValidMessage(message) &&
      !(hasPassed(message, now.getTime()) && message.dateless === undefined) &&
      message.notBefore > firstDue(message) &&
      sendableAt(context, message, stored, now) <= now,
  );
  return Math.max(0, ...postponed.map(({ notBefore }) => notBefore));
}
