/**
 * Why a message is not handed to the gateway now: looked at right before, because a night or an outage may lie between
 * writing and sending. Refusing mailings: 126-FZ art. 44.1.
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

/** @throws Fault `store/damaged-row` for a message or a request that cannot be read; what the store and the preferences throw */
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
  if (isOvertaken(record, stored)) return { key, outcome: 'superseded', at };
  const isWanted = (await preferences?.wants({ operator, to, channel, message })) ?? true;
  if (!isWanted) return { key, outcome: 'suppressed', at };
  const morning = quietUntil(context, record, stored, now).getTime();
  return morning > at ? { key, retryAt: morning, attempts } : undefined;
}

/** Whether the subscriber would get older news after newer ones, or news that is not true any more. */
function isOvertaken(record: OutboxRecord, { lastMessageVersion }: Stored): boolean {
  const { message, version } = record;
  if (!isMessageName(message)) return false;
  if (questions.some((question) => question === message) && lastMessageVersion[message] !== version) return true;
  return Object.entries(lastMessageVersion).some(
    ([name, at]) => at > version && isMessageName(name) && supersedes(name, message),
  );
}

/** A repetition that falls into the night waits for the morning like any other message. */
function quietUntil(context: DeskContext, { message, channel }: OutboxRecord, stored: Stored, at: Date): Date {
  const { operator, policy } = policyOf(context, stored);
  const urgent = isUrgent(policy, message);
  return sendableFrom(operator, stored.request, { channel, urgent, at });
}
