/**
 * What happened to requests, and messages that wait to be sent, as CloudEvents 1.0.2 in the JSON format: for brokers,
 * functions and webhooks. Nothing personal goes out unless it is asked for.
 */
import type { HistoryEntry, OutboxRecord } from '../desk/ports/store.ts';
import { Fault } from '../kernel/fault.ts';
import type { Appointment, Json, Outcome, Request } from '../request/request.ts';

/** An event of CloudEvents 1.0 as JSON; `partitionkey` and `sequence` are its documented extensions. */
export interface CloudEvent<Data = Json> {
  readonly specversion: '1.0';
  /** With `source`, the same whenever the same event is sent: receivers drop repeats by it. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** The id of the request. */
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** The id of the request: its events stay in order on one partition. */
  readonly partitionkey: string;
  /** The version of the request, filled with zeros so that texts sort as numbers do. */
  readonly sequence: string;
  readonly data: Data;
}

/** What an event says: nothing about the person, about agents and about texts, unless `event` was asked for. */
export interface RequestData {
  readonly id: string;
  readonly number?: string;
  readonly operator: string;
  readonly kind: string;
  readonly lifecycle: Request['lifecycle'];
  readonly channel: string;
  readonly version: number;
  /** Who acted. */
  readonly role?: 'subscriber' | 'agent' | 'system';
  readonly outcome?: Outcome;
  /** Of a decision about money: kopecks. */
  readonly amount?: number;
  /** Of progress: the name of the step. */
  readonly step?: string;
  /** Of a merged request: the number of the one that goes on. */
  readonly into?: string;
  readonly appointment?: { readonly from: string; readonly to?: string };
  /** Of a warning or a breach: the clock. */
  readonly clock?: string;
  /** The deadline that the subscriber was promised after this event. */
  readonly dueAt?: string;
  readonly lastDay?: string;
  /** The whole event, texts and persons included. */
  readonly event?: HistoryEntry['event'];
}

export interface MessageData {
  readonly key: string;
  readonly requestId: string;
  readonly operator: string;
  readonly message: string;
  readonly version: number;
  readonly channel: string;
  readonly locale: string;
  readonly notBefore: string;
  /** What it says is true until then. */
  readonly trueUntil?: string;
  readonly attempts: number;
  /** The last three only when asked for. */
  readonly to?: string;
  readonly subject?: string;
  readonly text?: string;
}

export interface CloudEventOptions {
  /** Where it happened, a URI reference (RFC 3986): by default `/zayavka/` and the operator. */
  readonly source?: string;
  /** Also says who the subscriber is and what was written: the whole event, or address and text of the message. */
  readonly personal?: boolean;
}

/**
 * One event of a request: type `zayavka.request.registered`, `zayavka.request.resolved`, …
 *
 * @throws Fault `cloudevents/invalid-attribute`: `source` is not a URI reference, or an id has control characters
 *
 * @example
 * // `registered` is the first event of an inquiry
 * toCloudEvent(evolve(undefined, registered), { version: 1, event: registered }).type //=> 'zayavka.request.registered'
 */
export function toCloudEvent(
  request: Request,
  entry: HistoryEntry,
  { source, personal = false }: CloudEventOptions = {},
): CloudEvent<RequestData> {
  const { version, event, dueAt, lastDay } = entry;
  const data: RequestData = {
    id: request.id,
    ...(request.number !== undefined && { number: request.number }),
    operator: request.operator,
    kind: request.kind,
    lifecycle: request.lifecycle,
    channel: request.channel,
    version,
    ...(event.by !== undefined && { role: event.by.role }),
    ...(event.type === 'resolved' && { outcome: event.outcome }),
    ...(event.type === 'resolved' && event.amount !== undefined && { amount: event.amount }),
    ...(event.type === 'progressed' && { step: event.step }),
    ...(event.type === 'merged' && { into: event.into }),
    ...('appointment' in event && { appointment: written(event.appointment) }),
    ...('clock' in event && event.clock !== undefined && { clock: event.clock }),
    ...(dueAt !== undefined && { dueAt: dateTime(dueAt) }),
    ...(lastDay !== undefined && { lastDay }),
    ...(personal && { event }),
  };
  const type = `zayavka.request.${event.type}`;
  return envelope({ id: `${request.id}/${version}`, type, subject: request.id, at: event.at, data }, source);
}

/**
 * A message that waits to be sent: type `zayavka.message.queued`, its key as id.
 *
 * @throws Fault `cloudevents/invalid-attribute`: `source` is not a URI reference, or an id has control characters
 *
 * @example
 * const record = {
 *   key: 'r-1/registered/1', requestId: 'r-1', operator: 'mts', message: 'registered', version: 1, channel: 'sms',
 *   to: '+79161234567', locale: 'ru', text: '…', createdAt: 0, notBefore: 0, attempts: 0,
 * };
 * messageToCloudEvent(record).data.to //=> undefined
 */
export function messageToCloudEvent(
  record: OutboxRecord,
  { source, personal = false }: CloudEventOptions = {},
): CloudEvent<MessageData> {
  const { key, requestId, operator, message, version, channel, locale, attempts, to, subject, text } = record;
  const data: MessageData = {
    key,
    requestId,
    operator,
    message,
    version,
    channel,
    locale,
    notBefore: dateTime(record.notBefore),
    ...(record.trueUntil !== undefined && { trueUntil: dateTime(record.trueUntil) }),
    attempts,
    ...(personal && { to, text, ...(subject !== undefined && { subject }) }),
  };
  return envelope({ id: key, type: 'zayavka.message.queued', subject: requestId, at: record.createdAt, data }, source);
}

/** CloudEvents 1.0.2 §2.1: a String has no control character, no noncharacter and no half of a surrogate pair. */
const attributeText = /^[^\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]+$/u;

/** RFC 3986: reserved, unreserved and percent-encoded characters. */
const uriReference = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/u;

function envelope<Data extends { readonly operator: string; readonly version: number }>(
  about: Pick<CloudEvent, 'id' | 'type' | 'subject'> & { readonly at: number; readonly data: Data },
  source = `/zayavka/${encodeURIComponent(about.data.operator)}`,
): CloudEvent<Data> {
  const { id, type, subject, at, data } = about;
  if (!uriReference.test(source)) {
    throw new Fault('cloudevents/invalid-attribute', "attribute 'source': expected a URI reference (RFC 3986)");
  }
  for (const [attribute, value] of Object.entries({ id, subject })) {
    if (attributeText.test(value)) continue;
    throw new Fault(
      'cloudevents/invalid-attribute',
      `attribute '${attribute}': expected a text without control characters`,
    );
  }
  return {
    specversion: '1.0',
    id,
    source,
    type,
    subject,
    time: dateTime(at),
    datacontenttype: 'application/json',
    partitionkey: subject,
    sequence: String(data.version).padStart(10, '0'),
    data,
  };
}

function written({ from, to }: Appointment): { readonly from: string; readonly to?: string } {
  return to === undefined ? { from: dateTime(from) } : { from: dateTime(from), to: dateTime(to) };
}

function dateTime(at: number): string {
  return new Date(at).toISOString();
}
