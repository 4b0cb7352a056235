/**
 * From an event to the message that goes into the outbox. Which event has a message, with which facts, on which channel and
 * when are rules of the operators; the words are in `message/texts`.
 */
import { type Composed, compose } from '../../message/compose.ts';
import { expiresAt, messageKey } from '../../message/delivery-policy.ts';
import type { MessageName } from '../../message/facts.ts';
import type { MessageRule } from '../../operators/kind-policy.ts';
import { messageAddress } from '../../operators/rules/message-address.ts';
import { type MessageContext, messageFacts, type Reading } from '../../operators/rules/message-facts.ts';
import { sendableFrom } from '../../operators/rules/sendable-from.ts';
import type { OutboxRecord } from '../ports/store.ts';

/** A message as the subscriber gets it, and its way there. */
export interface OutboundMessage {
  readonly message: MessageName;
  readonly record: OutboxRecord;
  readonly composed: Composed;
}

export function outboundMessage(context: MessageContext, { message, urgent }: MessageRule): OutboundMessage {
  const { operator, request, at } = context;
  const { channel, to } = messageAddress(operator, request);
  const notBefore = sendableFrom(operator, request, { channel, urgent, at }).getTime();
  const composed = write(message, context, { channel, readAt: notBefore });
  const record: OutboxRecord = {
    key: messageKey(request.id, message, request.version),
    requestId: request.id,
    operator: operator.id,
    kind: request.kind,
    message,
    version: request.version,
    channel,
    to,
    locale: localeOf(context),
    text: composed.text,
    createdAt: at.getTime(),
    notBefore,
    // A night in which nothing may be sent does not make a message any older.
    expiresAt: expiresAt(message, notBefore),
    attempts: 0,
    ...(composed.subject === undefined ? {} : { subject: composed.subject }),
  };
  return { message, composed, record };
}

/** What an agent or a voice robot says when a request has been registered. */
export function voiceScript(context: MessageContext): string {
  return write('registered', context, { channel: 'voice', readAt: context.at.getTime() }).text;
}

function write(message: MessageName, context: MessageContext, reading: Reading): Composed {
  const facts = messageFacts(message, context, reading);
  return compose(context.operator, message, facts, { locale: localeOf(context), channel: reading.channel });
}

function localeOf({ request }: MessageContext): string {
  return request.subscriber.locale ?? 'ru';
}
