/**
 * Why a message is not given to the gateway now. It is checked right before sending, because a night or an outage may lie
 * between writing and sending. Refusal of mailings: 126-FZ art. 44.1.
 */
import { supersedes } from '../../message/delivery-policy.ts';
import { isMessageName, questions } from '../../message/message-table.ts';
import { isUrgent } from '../../operators/rules/event-message.ts';
import { sendableFrom } from '../../operators/rules/sendable-from.ts';
import { isErased } from '../../request/erased.ts';
import type { DeskContext } from '../context/context.ts';
import type { OutboxRecord, Settlement, Stored } from '../ports/store.ts';
import { policyOf } from '../work/open-request.ts';
import { assertValidDocument, assertValidMessage } from '../work/stored-document.ts';

/** @throws Fault `store/damaged-row`, `store/newer-schema`: the message or its request cannot be read */
export async function reasonNotToSend(context: DeskContext, record: OutboxRecord): Promise<Settlement | undefined> {
  const { store, preferences } = context;
  assertValidMessage(record);
  const now = context.now();
  const { key, attempts, operator, to, channel, message } = record;
  const at = now.getTime();
  if (at >= record.expiresAt) return { key, outcome: 'expired', at };
  const stored = await store.load(record.requestId);
  if (stored === undefined) return { key, outcome: 'suppressed', at };
  assertValidDocument(stored);
  if (isErased(stored.request)) return { key, outcome: 'suppressed', at };
  if (!isFor(record, stored) || isSuperseded(record, stored)) return { key, outcome: 'superseded', at };
  const isWanted = (await preferences?.wants({ operator, to, channel, message })) ?? true;
  if (!isWanted) return { key, outcome: 'suppressed', at };
  const retryAt = sendableAt(context, record, stored, now).getTime();
  return retryAt > at ? { key, retryAt, attempts: attempts - 1 } : undefined;
}

/** After a correction of the subscriber a message that waits for the old line or address is for somebody else. */
function isFor({ to }: OutboxRecord, { request: { subscriber } }: Stored): boolean {
  return to === subscriber.msisdn || to === subscriber.email;
}

/** Whether a newer message replaces it, or its question is answered already. */
function isSuperseded(record: OutboxRecord, { lastMessageVersion }: Stored): boolean {
  const { message, version } = record;
  if (!isMessageName(message)) return false;
  if (questions.some((question) => question === message) && lastMessageVersion[message] !== version) return true;
  return Object.entries(lastMessageVersion).some(
    ([name, at]) => at > version && isMessageName(name) && supersedes(name, message),
  );
}

/** A repeated attempt waits for the end of the quiet hours like any other message. */
function sendableAt(context: DeskContext, { message, channel }: OutboxRecord, stored: Stored, at: Date): Date {
  const { operator, policy } = policyOf(context, stored);
  const urgent = isUrgent(policy, message);
  return sendableFrom(operator, stored.request, { channel, urgent, at });
}
