/**
 * The facts of the message about an event: from the event where it says them, else from the request. The words are in
 * `message/texts`.
 */
import { civilTime } from '../../kernel/date-words.ts';
import { Fault } from '../../kernel/fault.ts';
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
import type { RequestEvent } from '../../request/event.ts';
import type { Appointment, Request } from '../../request/request.ts';
import type { KindPolicy } from '../kind-policy.ts';
import type { RequestContext } from '../operator.ts';
import { languageFor } from './language.ts';

const day = 86_400_000;

/** An event and what a message about it needs to know; `request` is as it is after the event. */
export interface MessageContext extends RequestContext {
  readonly event: RequestEvent;
  /** When the message is written. */
  readonly at: Date;
  /** What the subscriber is promised now. */
  readonly deadline: Deadline | undefined;
  readonly reopenUntil: Date | undefined;
}

/** How the message will be read. */
export interface Reading {
  readonly channel: MessageChannel;
  /** The earliest instant at which it can be read, epoch milliseconds: the morning, if it is written at night. */
  readonly readAt: number;
}

/** @throws Fault `operator/invalid`: the request has no number; the message needs a deadline and no clock of the kind runs */
export function messageFacts<Name extends MessageName>(
  message: Name,
  context: MessageContext,
  { channel, readAt }: Reading,
): MessageFacts[Name] {
  const { policy, request, at } = context;
  const { number, kind } = request;
  if (number === undefined) {
    throw new Fault('operator/invalid', `kind '${kind}': a message needs a number, so the kind needs a series`);
  }
  const spokenNumber = channel === 'voice' ? speakNumber(number, languageFor(request)).text : undefined;
  const { subject } = policy;
  const about: About = { number, subject, promise: promiseOf(policy), at, timeZone: zoneOf(context), spokenNumber };
  return factsOf[message](about, context, readAt);
}

/** An order is done by its date; every other request is answered by it. */
export function promiseOf({ lifecycle }: KindPolicy): PromiseKind {
  return lifecycle === 'order' ? 'fulfilment' : 'answer';
}

const factsOf: {
  readonly [Name in MessageName]: (about: About, context: MessageContext, readAt: number) => MessageFacts[Name];
} = {
  registered: promised,
  reopened: promised,
  extended: (about, context) => ({ ...promised(about, context), ...reasonOf(context) }),
  needsAnswer: (about, { request }) => ({ ...about, question: request.question ?? '' }),
  reminder: (about, { request, event }, readAt) => ({
    ...about,
    question: request.question ?? '',
    daysLeft: 'dueAt' in event ? Math.max(1, Math.ceil((event.dueAt - readAt) / day)) : 1,
  }),
  scheduled: (about, context) => ({ ...about, scheduledFor: appointmentOf(context) }),
  rescheduled: (about, context) => ({ ...about, scheduledFor: appointmentOf(context), ...reasonOf(context) }),
  porting: (about, context) => ({
    ...about,
    scheduledFor: appointmentOf(context),
    stage: context.request.status === 'scheduled' ? 'confirmed' : 'checking',
  }),
  resolved: (about, { request }) => {
    const amount = refundOf(request);
    const refund = amount === undefined || amount === 0 ? {} : { amount };
    return { ...about, outcome: request.outcome ?? 'satisfied', answer: request.answer ?? '', ...refund };
  },
  fulfilled: (about, { request }) => ({ ...about, answer: request.answer ?? '' }),
  failed: (about, { request }) => ({ ...about, reason: request.reason ?? '' }),
  rejected: (about, { request }) => ({ ...about, reason: request.reason ?? '' }),
  withdrawn: (about) => about,
  cancelled: (about, context) => ({ ...about, ...reasonOf(context) }),
  closed: (about, { reopenUntil }) => ({ ...about, ...(reopenUntil === undefined ? {} : { reopenUntil }) }),
  returned: (about) => about,
};

/** What was decided, else what was demanded if it was satisfied. */
function refundOf({ amount: decided, outcome, details: { amount, demand } }: Request): number | undefined {
  if (outcome === 'refused') return undefined;
  if (decided !== undefined) return decided;
  return outcome === 'satisfied' && demand !== undefined && typeof amount === 'number' ? amount : undefined;
}

function promised(about: About, { deadline, request: { kind } }: MessageContext): About & Deadline {
  if (deadline !== undefined) return { dueAt: deadline.dueAt, lastDay: deadline.lastDay, ...about };
  throw new Fault('operator/invalid', `kind '${kind}': a message promises a date, but no clock of the kind runs`);
}

function reasonOf({ event }: MessageContext): { readonly reason?: string } {
  return 'reason' in event && event.reason !== undefined ? { reason: event.reason } : {};
}

function appointmentOf(context: MessageContext): Slot {
  const { request, deadline, at } = context;
  if (request.appointment !== undefined) return slotOf(request.appointment, zoneOf(context));
  return { day: deadline?.lastDay ?? civilTime(deadline?.dueAt ?? at, zoneOf(context)).day };
}

/**
 * An appointment as days and hours of the subscriber. The text names no day for the hour at which it ends, so that hour is left
 * out of an appointment of a day or longer, where it would be read as an hour of the first day.
 */
export function slotOf({ from, to }: Appointment, timeZone: string): Slot {
  const start = civilTime(new Date(from), timeZone);
  const slot: Slot = { day: start.day, from: start.time };
  return to === undefined || to - from >= day ? slot : { ...slot, to: civilTime(new Date(to), timeZone).time };
}

function zoneOf({ operator, request }: RequestContext): string {
  return request.subscriber.timeZone ?? operator.timeZone;
}
