/**
 * The facts of the message about an event: from the event where it says them, else from the request. The words are in
 * `message/texts`.
 */
import { civilTime } from '../../../kernel/date-words.ts';
import { Fault } from '../../../kernel/fault.ts';
import type {
  About,
  Deadline,
  MessageChannel,
  MessageFacts,
  MessageName,
  PortingStage,
  Slot,
  Sum,
} from '../../../message/facts.ts';
import { languageOf } from '../../../message/texts/language-tag.ts';
import { speakNumber } from '../../../number/speak.ts';
import type { RequestEvent } from '../../../request/event.ts';
import type { Appointment } from '../../../request/request.ts';
import type { RequestContext } from '../../operator.ts';
import { reasonInWords, stepTitle, writtenLocale } from '../language.ts';
import { subscriberZone } from '../subscriber-zone.ts';

const day = 86_400_000;

/** An event and what a message about it needs to know; `request` is as it is after the event. */
export interface MessageContext extends RequestContext {
  readonly event: RequestEvent;
  /** When the message is written. */
  readonly at: Date;
  /** What the subscriber is promised now. */
  readonly deadline: Deadline | undefined;
  /** Until when the request may be reopened, withdrawn, or its goods given back. */
  readonly reopenUntil: Date | undefined;
  readonly cancelUntil?: Date | undefined;
  readonly returnUntil?: Date | undefined;
  /** What is promised after `at`, by a clock that runs; of a broken promise, the appointment that is agreed instead. */
  readonly next?: Deadline | undefined;
  /** What a message about a later date names; `first` where another promise follows. Asked for by few messages. */
  readonly putOff?: () => (Deadline & { readonly first: boolean }) | undefined;
  /** What was promised before the event, as far as that is known; asked for by few messages. */
  readonly promisedBefore?: () => Deadline | undefined;
  /** Of a breach or a missed appointment: what was promised and has passed. */
  readonly missed?: Deadline | undefined;
  /** How long the operator waits for the reply to its question. */
  readonly replyUntil?: Date | undefined;
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
  const { request, at } = context;
  const { number, kind } = request;
  if (number === undefined) {
    throw new Fault('operator/invalid', `kind '${kind}': a message needs a number, so the kind needs a series`);
  }
  const spokenNumber = channel === 'voice' ? spoken(number, writtenLocale(context, message, channel)) : undefined;
  const about: About = { number, at, timeZone: zoneOf(context), spokenNumber };
  return factsOf[message](about, context, readAt);
}

/** In the languages whose digits have names here; in another one, its groups are read as they stand. */
function spoken(number: string, locale: string): string | undefined {
  const language = languageOf(locale);
  return language === 'ru' || language === 'en' ? speakNumber(number, language).text : undefined;
}

const factsOf: {
  readonly [Name in MessageName]: (about: About, context: MessageContext, readAt: number) => MessageFacts[Name];
} = {
  registered: (about, context) => ({
    ...promised(about, context),
    ...(context.cancelUntil === undefined ? {} : { cancelUntil: context.cancelUntil }),
  }),
  reopened: promised,
  extended: (about, context) => ({ ...promised(about, context), ...context.putOff?.(), ...reasonOf(context) }),
  overdue: (about, { missed, next, at }) => ({
    ...about,
    missed: missed ?? { dueAt: at },
    ...(next === undefined ? {} : { next }),
  }),
  delayed: (about, context) => {
    const before = context.promisedBefore?.();
    const reason = reasonOf(context).reason ?? context.request.reason ?? '';
    return { ...promised(about, context), reason, ...(before === undefined ? {} : { before }) };
  },
  held: (about, { request, next }) => ({ ...about, ...next, reason: request.reason ?? '' }),
  resumed: (about, { next }) => ({ ...about, ...next }),
  needsAnswer: (about, context) => ({ ...about, ...replyUntil(context), question: context.request.question ?? '' }),
  reminder: (about, context, readAt) => ({
    ...about,
    at: new Date(readAt),
    ...replyUntil(context),
    question: context.request.question ?? '',
  }),
  scheduled: (about, context) => ({ ...about, scheduledFor: appointmentOf(context) }),
  rescheduled: (about, context) => ({ ...about, scheduledFor: appointmentOf(context), ...reasonOf(context) }),
  visitReminder: (about, context, readAt) => ({
    ...about,
    at: new Date(readAt),
    scheduledFor: appointmentOf(context),
  }),
  porting: (about, context, readAt) => ({
    ...about,
    at: new Date(readAt),
    scheduledFor: appointmentOf(context),
    stage: stageOf(context),
  }),
  progressed: (about, context) => {
    const { event, request } = context;
    const step = stepTitle(context, writtenLocale(context, 'progressed')) ?? request.step ?? '';
    return { ...about, step, ...('note' in event && event.note !== undefined ? { note: event.note } : {}) };
  },
  resolved: (about, context) => {
    const { outcome = 'satisfied', answer = '' } = context.request;
    return { ...about, outcome, answer, ...sumOf(context) };
  },
  fulfilled: (about, { request, returnUntil }) => ({
    ...about,
    answer: request.answer ?? '',
    ...(returnUntil === undefined ? {} : { returnUntil }),
  }),
  failed: (about, { request }) => ({ ...about, reason: request.reason ?? '' }),
  rejected: (about, { request }) => ({ ...about, reason: request.reason ?? '' }),
  withdrawn: (about) => about,
  cancelled: (about, context) => ({ ...about, ...reasonOf(context) }),
  closed: (about, { reopenUntil }) => ({ ...about, ...(reopenUntil === undefined ? {} : { reopenUntil }) }),
  returned: (about, context) => ({ ...about, ...sumOf(context) }),
  merged: (about, { request }) => ({ ...about, into: request.mergedInto ?? '' }),
};

function stageOf({ event, request }: MessageContext): PortingStage {
  if (event.type === 'appointmentToday') return 'today';
  return request.status === 'scheduled' ? 'confirmed' : 'checking';
}

/**
 * What the subscriber gets: what was decided, else what was demanded, if that was satisfied, and the price of what was given
 * back. Nothing is no sum.
 */
export function sumOf({ request, policy }: Pick<RequestContext, 'request' | 'policy'>): Sum {
  const { amount: decided, status, outcome, details } = request;
  if (outcome === 'refused') return {};
  const isDue = status === 'returned' || (outcome === 'satisfied' && details['demand'] !== undefined);
  const amount = decided ?? (isDue ? details['amount'] : undefined);
  if (typeof amount !== 'number' || amount <= 0) return {};
  const detail = policy.details['amount'];
  return { amount, ...(detail?.type === 'money' && detail.currency !== undefined && { currency: detail.currency }) };
}

/** A promise that has passed gives way to the next one that is ahead. */
function promised(about: About, { deadline: shown, next, request: { kind } }: MessageContext): About & Deadline {
  const deadline = next ?? shown;
  if (deadline !== undefined) return { dueAt: deadline.dueAt, lastDay: deadline.lastDay, ...about };
  throw new Fault('operator/invalid', `kind '${kind}': a message promises a date, but no clock of the kind runs`);
}

function replyUntil({ replyUntil: dueAt }: MessageContext): Partial<Deadline> {
  return dueAt === undefined ? {} : { dueAt };
}

function reasonOf(context: MessageContext): { readonly reason?: string } {
  const { event } = context;
  // An employee says there what was wrong, to other employees.
  if (event.type === 'corrected') return { reason: reasonInWords(context, 'reason.corrected', event.at) };
  return 'reason' in event && event.reason !== undefined ? { reason: event.reason } : {};
}

function appointmentOf(context: MessageContext): Slot {
  const { request, deadline, at } = context;
  if (request.appointment !== undefined) return slotOf(request.appointment, zoneOf(context));
  return { day: deadline?.lastDay ?? civilTime(deadline?.dueAt ?? at, zoneOf(context)).day };
}

/** An appointment as days and hours of the subscriber; of a day or longer, with the day on which it ends. */
export function slotOf({ from, to }: Appointment, timeZone: string): Slot {
  const start = civilTime(new Date(from), timeZone);
  const slot: Slot = { day: start.day, from: start.time };
  if (to === undefined) return slot;
  const end = civilTime(new Date(to), timeZone);
  return { ...slot, to: end.time, ...(to - from >= day && { toDay: end.day }) };
}

function zoneOf(context: RequestContext): string {
  return subscriberZone(context).timeZone;
}
