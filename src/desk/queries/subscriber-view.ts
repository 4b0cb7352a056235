/**
 * What a subscriber sees of a request: the status in plain words, dates, the operator's question, the answer. It never shows
 * notes, employees or other lines.
 */
import { describeKind, describeStatus } from '../../message/describe-status.ts';
import type { Deadline, StatusFacts } from '../../message/facts.ts';
import { findText } from '../../message/find-text.ts';
import { formatNumber } from '../../number/speak.ts';
import { isPromise } from '../../operators/kind-policy.ts';
import { missedAppointment } from '../../operators/rules/appointment-reminders.ts';
import { stepTitle } from '../../operators/rules/language.ts';
import { readsAsCancelled } from '../../operators/rules/message/event-message.ts';
import { slotOf, sumOf } from '../../operators/rules/message/message-facts.ts';
import { subscriberWindows } from '../../operators/rules/open-commands.ts';
import { subscriberZone } from '../../operators/rules/subscriber-zone.ts';
import type { Lifecycle, Status } from '../../request/lifecycle.ts';
import type { Outcome } from '../../request/request.ts';
import { type ClockReading, readClock } from '../../sla/clock/reading.ts';
import type { Proven } from '../access/prove.ts';
import type { ReadableRequest } from '../work/open-request.ts';

/** A request as its subscriber may see it, see {@link Desk.status}: no notes, no names of employees. */
export interface SubscriberView extends Proven {
  readonly number: string;
  /** The number in groups, as it is dictated. */
  readonly dictated: string;
  readonly operator: string;
  readonly kind: string;
  /** The kind in the subscriber's language: «Не работает услуга». */
  readonly title: string;
  readonly lifecycle: Lifecycle;
  readonly status: Status;
  /** Since when it has this status. */
  readonly statusAt: Date;
  /** When all this was so. */
  readonly at: Date;
  /** One or two sentences in the subscriber's language. */
  readonly text: string;
  /** The language in which the text is: another one where the operator has no words in the subscriber's. */
  readonly locale: string;
  /** IANA zone in which the text tells times. */
  readonly timeZone: string;
  /** Where the zone is from: `phone` (the area code of a landline) and `operator` are assumed. */
  readonly timeZoneFrom: 'subscriber' | 'phone' | 'operator';
  readonly registeredAt: Date;
  /** What is promised: the earliest deadline that runs, or one that stands still where none runs. In time means before it. */
  readonly dueAt: Date | undefined;
  /** yyyy-mm-dd: the date to show. */
  readonly lastDay: string | undefined;
  /** Whether that deadline depends on days of which the calendar has no decree yet, so that it may still move. */
  readonly preliminary: boolean;
  readonly appointment: { readonly from: Date; readonly to: Date | undefined } | undefined;
  /** The clocks of what the subscriber and the law rely on: every promise, pause and extension. */
  readonly clocks: readonly ClockReading[];
  /** Why it waits for somebody else, or why it ended without a result: in the words that the subscriber was told. */
  readonly reason: string | undefined;
  /** The question to which the operator waits for a reply. */
  readonly question: string | undefined;
  /** When the wait for the reply ends (exclusive); `dueAt`, the deadline of the operator, stands still until then. */
  readonly replyUntil: Date | undefined;
  readonly outcome: Outcome | undefined;
  readonly answer: string | undefined;
  /** Kopecks: what was decided, where the decision is about money. */
  readonly amount: number | undefined;
  readonly answeredAt: Date | undefined;
  /** The step that was done last, in the subscriber's language: «Собран». */
  readonly step: string | undefined;
  /** Of a merged request: the number of the request that goes on in its place, if that is the subscriber's too. */
  readonly mergedInto: string | undefined;
  /**
   * Where the text of the question has several numbers of the caller: all these requests, in their order there; this is the first
   * one.
   */
  readonly requests?: readonly SubscriberView[];
}

/**
 * The view at the time of the unit; `undefined` for a consultation, which has no number.
 *
 * @param successor of a merged request: the one that goes on in its place, if the subscriber may see it
 * @param asked the language that is asked for; else that of the subscriber
 */
export function subscriberView(
  unit: ReadableRequest,
  successor?: ReadableRequest,
  asked?: string,
): SubscriberView | undefined {
  const { request, operator } = unit;
  const { number, appointment, question, outcome, answer, amount, answeredAt, status } = request;
  if (number === undefined) return undefined;
  const { deadline } = unit.clocks;
  const zone = subscriberZone(unit);
  const wished = asked ?? request.subscriber.locale ?? operator.defaultLocale;
  const mergedInto = successor?.request.number;
  const { text, locale } = statusInWords(unit, wished, mergedInto);
  return {
    number,
    dictated: formatNumber(number),
    operator: operator.id,
    kind: request.kind,
    title: describeKind(operator, { number, at: unit.now }, { locale, kind: request.kind }),
    lifecycle: request.lifecycle,
    status,
    statusAt: new Date(request.statusAt),
    at: new Date(unit.now),
    text: successor === undefined ? text : `${text} ${statusInWords(successor, locale).text}`,
    locale,
    timeZone: zone.timeZone,
    timeZoneFrom: zone.from,
    registeredAt: new Date(request.registeredAt),
    dueAt: deadline?.dueAt,
    lastDay: deadline?.lastDay,
    preliminary: deadline?.preliminary ?? false,
    appointment:
      appointment === undefined
        ? undefined
        : { from: new Date(appointment.from), to: appointment.to === undefined ? undefined : new Date(appointment.to) },
    clocks: unit.clocks.all
      .filter(({ policy }) => isPromise(policy))
      .flatMap((clock) => readClock(clock, unit.calendars, unit.now) ?? []),
    reason: request.reason,
    question,
    replyUntil: subscriberWindows(unit.clocks).replyUntil,
    outcome,
    answer,
    amount,
    answeredAt: answeredAt === undefined ? undefined : new Date(answeredAt),
    step: stepTitle(unit, locale),
    mergedInto,
  };
}

/**
 * The status in words. A withdrawal for a reason gives the reason, as its message does.
 *
 * @param mergedInto of a merged request: the number that may be named
 */
export function statusInWords(
  unit: ReadableRequest,
  locale: string,
  mergedInto?: string,
): { readonly text: string; readonly locale: string } {
  const { status, reason, kind } = unit.request;
  const shown = readsAsCancelled(status, reason !== undefined) ? 'cancelled' : status;
  const written = findText(unit.operator, { name: `status.${shown}`, channel: 'chat', locale, kind }).locale;
  return describeStatus(unit.operator, shown, statusFacts(unit, written, mergedInto), { locale, kind });
}

/** The apology is for what was promised last. */
function latestMissed(unit: ReadableRequest): Deadline | undefined {
  const promise = unit.clocks.missedBefore(unit.now);
  const appointment = missedAppointment(unit, unit.now);
  return promise !== undefined && appointment !== undefined && promise.dueAt > appointment.dueAt
    ? promise
    : (appointment ?? promise);
}

function statusFacts(unit: ReadableRequest, locale: string, into: string | undefined): StatusFacts {
  const { request, now, clocks } = unit;
  // A consultation has no number, and its text names none.
  const { appointment, question, outcome, answer, reason, number = '-' } = request;
  const { timeZone } = subscriberZone(unit);
  return {
    number,
    timeZone,
    at: now,
    due: latestMissed(unit) ?? clocks.toldDeadline,
    next: clocks.deadlineAfter(now),
    extended: clocks.isExtended,
    scheduledFor: appointment === undefined ? undefined : slotOf(appointment, timeZone),
    ...subscriberWindows(clocks),
    question,
    outcome,
    answer,
    reason,
    ...sumOf(unit),
    step: stepTitle(unit, locale),
    into,
  };
}
