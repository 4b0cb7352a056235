/**
 * From an event to the messages that go into the outbox. Which event has a message, with which facts, on which channels, from
 * when and until when are rules of the operators; the words are in `message/texts`.
 */
import { type Composed, compose, composeNumbered } from '../../message/compose.ts';
import { messageKey } from '../../message/delivery-policy.ts';
import { type MessageName, messageChannels } from '../../message/facts.ts';
import type { MessageRule } from '../../operators/kind-policy.ts';
import { rulesOf } from '../../operators/rules/message/event-message.ts';
import { type MessageAddress, messageAddresses } from '../../operators/rules/message/message-address.ts';
import { type MessageContext, messageFacts, type Reading } from '../../operators/rules/message/message-facts.ts';
import { sendableFrom } from '../../operators/rules/message/sendable-from.ts';
import { trueUntil } from '../../operators/rules/message/true-until.ts';
import type { OutboxRecord } from '../ports/store.ts';

/** A message as the subscriber gets it, and its way there. */
export interface OutboundMessage {
  readonly message: MessageName;
  readonly record: OutboxRecord;
  readonly composed: Composed;
}

/** One for each channel of the rule on which it can be read while it is true. */
export function outboundMessages(context: MessageContext, rule: MessageRule): readonly OutboundMessage[] {
  const { id, version } = context.request;
  const key = messageKey(id, rule.message, version);
  return messageAddresses(context.operator, context.request, rule.channels, context.at).flatMap((address, index) => {
    const written = outboundMessage(context, rule, address, index === 0 ? key : `${key}/${address.channel}`);
    return written === undefined ? [] : [written];
  });
}

/** The message of an earlier event once more, for another way. */
export function rewrittenMessage(
  context: MessageContext,
  rule: MessageRule,
  address: MessageAddress,
  version: number,
): OutboundMessage | undefined {
  const key = `${messageKey(context.request.id, rule.message, version)}/${address.channel}`;
  const written = outboundMessage(context, rule, address, key);
  return written && { ...written, record: { ...written.record, version } };
}

/** The keys that the message of that version may have, by all rules that send it. */
export function possibleKeys(
  { policy, request }: Pick<MessageContext, 'policy' | 'request'>,
  name: MessageName,
  version: number,
): readonly string[] {
  const key = messageKey(request.id, name, version);
  const isAlone = rulesOf(policy, name).every(
    ({ channels = [], otherwise = [] }) => channels.length < 2 && otherwise.length === 0,
  );
  return isAlone ? [key] : [key, ...messageChannels.map((channel) => `${key}/${channel}`)];
}

function outboundMessage(
  context: MessageContext,
  { message, urgent }: MessageRule,
  { channel, to }: MessageAddress,
  key: string,
): OutboundMessage | undefined {
  const { operator, request, at } = context;
  const notBefore = sendableFrom(operator, request, { channel, urgent, at }).getTime();
  const reading = { channel, readAt: notBefore };
  const until = trueUntil(message, context, notBefore);
  if (until !== undefined && until <= notBefore && message !== 'registered') return undefined;
  const composed = write(message, context, reading);
  const dateless = message === 'registered' && until !== undefined ? writeDateless(context, reading) : undefined;
  const record: OutboxRecord = {
    key,
    requestId: request.id,
    operator: operator.id,
    kind: request.kind,
    message,
    version: request.version,
    channel,
    to,
    locale: composed.locale,
    text: composed.text,
    createdAt: at.getTime(),
    notBefore,
    attempts: 0,
    ...(notBefore > at.getTime() ? { quietUntil: notBefore } : {}),
    ...(until === undefined ? {} : { trueUntil: until }),
    ...(composed.subject === undefined ? {} : { subject: composed.subject }),
    ...(dateless === undefined ? {} : { dateless }),
  };
  return { message, composed, record };
}

/** What an agent or a voice robot says when a request has been registered. */
export function voiceScript(context: MessageContext): string {
  return write('registered', context, { channel: 'voice', readAt: context.at.getTime() }).text;
}

function write(message: MessageName, context: MessageContext, reading: Reading): Composed {
  return compose(context.operator, message, messageFacts(message, context, reading), addressing(context, reading));
}

function writeDateless(context: MessageContext, reading: Reading): OutboxRecord['dateless'] {
  const facts = messageFacts('withdrawn', context, reading);
  const { text, subject } = composeNumbered(context.operator, facts, addressing(context, reading));
  return subject === undefined ? { text } : { text, subject };
}

/** The subscriber does not know that an employee has chosen another kind: the words that fit every kind tell of it. */
function addressing({ operator, request, event }: MessageContext, { channel }: Reading): Parameters<typeof compose>[3] {
  const isOtherKind = event.type === 'corrected' && event.kind !== undefined;
  const kind = isOtherKind ? undefined : request.kind;
  return { locale: request.subscriber.locale ?? operator.defaultLocale, channel, kind };
}
