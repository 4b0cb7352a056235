/**
 * From an event to the message that tells of it: with which facts, on which channel, not before when. Which event has
 * one is data of the kind; the wording is the message room's.
 */

import { civilTime } from '../../kernel/date-words.ts';
import { Fault } from '../../kernel/fault.ts';
import { type Composed, compose } from '../../message/compose.ts';
import { expiresAt, messageKey } from '../../message/delivery-policy.ts';
import type {
  About,
  Deadline,
  MessageChannel,
  MessageFacts,
  MessageName,
  PromiseKind,
  Slot,
} from '../../message/facts.ts';
import { speakNumber } from '../../number/speak.ts';
import type { KindPolicy, MessageRule } from '../../operators/kind-policy.ts';
import type { ChannelPolicy, Operator } from '../../operators/operator.ts';
import { languageFor } from '../../operators/rules/language.ts';
import { sendableFrom } from '../../operators/rules/sendable-from.ts';
import type { EventType, RequestEvent } from '../../request/event.ts';
import type { Appointment, Request } from '../../request/request.ts';
import type { OutboxRecord } from '../ports/store.ts';

/** An event and what a message about it needs to know. */
export interface MessageContext {
  readonly operator: Operator;
  readonly policy: KindPolicy;
  /** After the event. */
  readonly request: Request;
  readonly event: RequestEvent;
  readonly at: Date;
  /** What the subscriber is promised now. */
  readonly deadline: Deadline | undefined;
  readonly reopenUntil: Date | undefined;
}

/** A message as the subscriber gets it, and its way there. */
export interface OutboundMessage {
  readonly message: MessageName;
  readonly record: OutboxRecord;
  readonly composed: Composed;
}

export function outboundMessage(occasion: MessageContext, rule: MessageRule): OutboundMessage {
  const { operator, request, at } = occasion;
  const locale = request.subscriber.locale ?? 'ru';
  const { channel, to } = address(operator, request);
  const message = messageOf(occasion, rule);
  const sendable = sendableFrom(operator, request, { channel, urgent: rule.urgent, at }).getTime();
  const composed = write(occasion, message, { locale, channel, readAt: sendable });
  return {
    message,
    composed,
    record: {
      key: messageKey(request.id, message, request.version),
      requestId: request.id,
      operator: operator.id,
      message,
      version: request.version,
      channel,
      to,
      locale,
      text: composed.text,
      createdAt: at.getTime(),
      notBefore: sendable,
      // A night in which nothing may be sent does not make a message any older.
      expiresAt: expiresAt(message, sendable),
      attempts: 0,
      ...(composed.subject === undefined ? {} : { subject: composed.subject }),
    },
  };
}

/** A withdrawal for a reason is told with its reason: nobody may hear that it was his own wish when the desk gave up waiting. */
function messageOf({ event }: MessageContext, { message }: MessageRule): MessageName {
  return event.type === 'withdrawn' && event.reason !== undefined ? 'cancelled' : message;
}

/** What an agent or a voice robot says when a request has been registered. */
export function voiceScript(occasion: MessageContext): string {
  const { at, request } = occasion;
  const locale = request.subscriber.locale ?? 'ru';
  return write(occasion, 'registered', { locale, channel: 'voice', readAt: at.getTime() }).text;
}

/** From when on the message about an event may be sent, if it happens at `at`. */
export function earliestNotice(
  { operator, policy, request }: Pick<MessageContext, 'operator' | 'policy' | 'request'>,
  event: EventType,
  at: Date,
): Date {
  const rule = policy.messages[event];
  if (rule === undefined) return at;
  return sendableFrom(operator, request, { channel: address(operator, request).channel, urgent: rule.urgent, at });
}

/** Where the request came from, there the answers go; an e-mail without an address goes to the line. */
function address(operator: Operator, request: Request): { readonly channel: MessageChannel; readonly to: string } {
  const { msisdn, email } = request.subscriber;
  // A request may have come through a channel that the operator no longer has.
  const channels: { readonly [name: string]: ChannelPolicy | undefined } = operator.channels;
  const channel = channels[request.channel]?.messages ?? 'sms';
  if (channel !== 'email') return { channel, to: msisdn };
  return email === undefined ? { channel: 'sms', to: msisdn } : { channel, to: email };
}

interface Reading {
  readonly locale: string;
  readonly channel: MessageChannel;
  /** The earliest instant at which it can be read, epoch milliseconds: the morning, if it is written at night. */
  readonly readAt: number;
}

function write<Name extends MessageName>(
  occasion: MessageContext,
  message: Name,
  { locale, channel, readAt }: Reading,
): Composed {
  const { operator, policy, request, at } = occasion;
  const { number } = request;
  if (number === undefined) {
    throw new Fault('operator/invalid', `kind '${request.kind}': a message needs a number, so the kind needs a series`);
  }
  const about: About = {
    number,
    subject: policy.subject,
    promise: promiseOf(policy),
    at,
    timeZone: zoneOf(occasion),
    spokenNumber: channel === 'voice' ? speakNumber(number, languageFor(request)).text : undefined,
  };
  return compose(operator, message, factsOf[message](about, occasion, readAt), { locale, channel });
}

/** An order is done by its date; every other request is answered by it. */
export function promiseOf({ lifecycle }: KindPolicy): PromiseKind {
  return lifecycle === 'order' ? 'fulfilment' : 'answer';
}

/** The facts of each message, from the event where it says them and else from the request. */
const factsOf: {
  readonly [Name in MessageName]: (about: About, occasion: MessageContext, readAt: number) => MessageFacts[Name];
} = {
  registered: promised,
  reopened: promised,
  extended: (about, occasion) => ({ ...promised(about, occasion), ...reasonOf(occasion) }),
  needsAnswer: (about, { request }) => ({ ...about, question: request.question ?? '' }),
  reminder: (about, { request, event }, readAt) => ({
    ...about,
    question: request.question ?? '',
    daysLeft: 'dueAt' in event ? Math.max(1, Math.ceil((event.dueAt - readAt) / 86_400_000)) : 1,
  }),
  scheduled: (about, occasion) => ({ ...about, scheduledFor: appointmentOf(occasion) }),
  rescheduled: (about, occasion) => ({ ...about, scheduledFor: appointmentOf(occasion), ...reasonOf(occasion) }),
  porting: (about, occasion) => ({
    ...about,
    scheduledFor: appointmentOf(occasion),
    stage: occasion.request.status === 'scheduled' ? 'confirmed' : 'checking',
  }),
  resolved: (about, { request }) => {
    const { amount, demand } = request.details;
    const isRefund = request.outcome === 'satisfied' && demand !== undefined && typeof amount === 'number';
    const refund = isRefund ? { amount } : {};
    return { ...about, outcome: request.outcome ?? 'satisfied', answer: request.answer ?? '', ...refund };
  },
  fulfilled: (about, { request }) => ({ ...about, answer: request.answer ?? '' }),
  failed: (about, { request }) => ({ ...about, reason: request.reason ?? '' }),
  rejected: (about, { request }) => ({ ...about, reason: request.reason ?? '' }),
  withdrawn: (about) => about,
  cancelled: (about, occasion) => ({ ...about, ...reasonOf(occasion) }),
  closed: (about, { reopenUntil }) => ({ ...about, ...(reopenUntil === undefined ? {} : { reopenUntil }) }),
  returned: (about) => about,
};

function promised(about: About, { deadline, request }: MessageContext): About & Deadline {
  if (deadline !== undefined) return { ...about, ...deadline };
  throw new Fault(
    'operator/invalid',
    `kind '${request.kind}': a message promises a date, but no clock of the kind runs`,
  );
}

function reasonOf({ event }: MessageContext): { readonly reason?: string } {
  return 'reason' in event && event.reason !== undefined ? { reason: event.reason } : {};
}

function appointmentOf(occasion: MessageContext): Slot {
  const { request, deadline } = occasion;
  if (request.appointment !== undefined) return slotOf(request.appointment, zoneOf(occasion));
  return { day: deadline?.lastDay ?? civilTime(deadline?.dueAt ?? occasion.at, zoneOf(occasion)).day };
}

/**
 * An appointment as days and hours of the subscriber. The hour at which it ends goes without its day, so it is told only where
 * it cannot be taken for an earlier one.
 */
export function slotOf(appointment: Appointment, timeZone: string): Slot {
  const from = civilTime(new Date(appointment.from), timeZone);
  const isLong = appointment.to !== undefined && appointment.to - appointment.from >= 86_400_000;
  if (appointment.to === undefined || isLong) return { day: from.day, from: from.time };
  return { day: from.day, from: from.time, to: civilTime(new Date(appointment.to), timeZone).time };
}

function zoneOf({ operator, request }: MessageContext): string {
  return request.subscriber.timeZone ?? operator.timeZone;
}
