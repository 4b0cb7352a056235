/**
 * What happened to requests, and messages that wait to be sent, as CloudEvents 1.0.2 in the JSON format: for brokers,
 * functions and webhooks. Nothing personal goes out unless it is asked for.
 *
 * @module zayavka/cloudevents
 */
import type { HistoryEntry, OutboxRecord } from '../desk/ports/store.ts';
import type { DeskEvent } from '../desk/queries/read-events.ts';
import { Fault } from '../kernel/fault.ts';
import { faultsOnly } from '../kernel/input/faults-only.ts';
import { readOptions } from '../kernel/input/read-options.ts';
import type { RequestEvent } from '../request/event.ts';
import type { Appointment, Outcome, Request } from '../request/request.ts';
import { checkGiven, isEntry } from './check-given.ts';
import { type AttributeIssue, cloudEventIssues } from './cloudevents/attribute-rules.ts';

export { type AttributeIssue, cloudEventIssues };

/** The event of {@link toCloudEvent} as JSON; `partitionkey` and `sequence` are documented extensions of CloudEvents 1.0. */
export interface CloudEvent<Data = RequestData | MessageData> {
  readonly specversion: '1.0';
  /** With `source`, the same whenever the same event is sent: receivers drop repeats by it. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** The id of the request. */
  readonly subject: string;
  /** When it happened or the message was written, in UTC (RFC 3339). */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** The `$id` of the JSON Schema of `data`, a file of this package; see {@link dataSchemas}. */
  readonly dataschema: string;
  /** The id of the request: its events stay in order on one partition. */
  readonly partitionkey: string;
  /** The version of the request, filled with zeros so that texts sort as numbers do. */
  readonly sequence: string;
  readonly data: Data;
}

/**
 * Names of the JSON Schemas `zayavka/request-event.schema.json` and `zayavka/queued-message.schema.json`.
 *
 * @example
 * dataSchemas.request //=> 'urn:zayavka:schema:request-event:1'
 */
export const dataSchemas = {
  request: 'urn:zayavka:schema:request-event:1',
  message: 'urn:zayavka:schema:queued-message:1',
} as const;

/** With the words of people or without. */
type AnyEvent = DeskEvent['event'] | RequestEvent;

/**
 * What {@link toCloudEvent} says of an event: nothing about the person, about agents and about texts, except in `event` if that was
 * asked for.
 */
export interface RequestData {
  readonly id: string;
  readonly number?: string;
  readonly operator: string;
  readonly kind: string;
  /** Of an event of the feed only at registration. */
  readonly lifecycle?: Request['lifecycle'];
  readonly channel: string;
  readonly version: number;
  /** Who acted. */
  readonly role?: 'subscriber' | 'agent' | 'system';
  readonly team?: string;
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
  /** Never of an event of the feed. */
  readonly lastDay?: string;
  /** The whole event as it was given, texts and persons included. */
  readonly event?: AnyEvent;
}

/** What {@link messageToCloudEvent} says of a message, and when to send it. Times are in UTC (RFC 3339). */
export interface MessageData {
  readonly key: string;
  readonly requestId: string;
  readonly operator: string;
  readonly message: string;
  /** Of the request, when the message was written. */
  readonly version: number;
  readonly channel: string;
  readonly locale: string;
  readonly notBefore: string;
  /** What it says is true until then. */
  readonly trueUntil?: string;
  /** How often it was tried to send it. */
  readonly attempts: number;
  /** The last three only when asked for. */
  readonly to?: string;
  readonly subject?: string;
  readonly text?: string;
}

/** Who sends, and how much is said: {@link toCloudEvent}. */
export interface CloudEventOptions {
  /**
   * Which deployment it is, a URI reference (RFC 3986), such as `https://support.example.ru/requests`. Give each database another
   * one: receivers drop what has the same `source` and `id`.
   */
  readonly source: string;
  /** Also says who the subscriber is and what was written: the whole event, or address and text of the message. */
  readonly personal?: boolean;
}

/**
 * One event of a request: type `zayavka.request.registered`, `zayavka.request.resolved`, …
 *
 * @throws Fault `cloudevents/invalid-attribute`: `source` is not a URI reference, or an id has control characters
 * @throws Fault `input/invalid`: no request, no entry of a history, an unknown option
 *
 * @example
 * // `registered` is the first event of an inquiry
 * const request = evolve(undefined, registered);
 * const sent = toCloudEvent(request, { version: 1, event: registered }, { source: '/mts' });
 * sent.type //=> 'zayavka.request.registered'
 * sent.data.event //=> undefined
 */
export function toCloudEvent(
  request: Request,
  entry: HistoryEntry,
  options: CloudEventOptions,
): CloudEvent<RequestData> {
  return faultsOnly('toCloudEvent', () => {
    checkGiven('toCloudEvent: request', request, 'a request, as replay gives it');
    checkGiven('toCloudEvent: entry', entry, '{ version, event }, as RequestStore.history gives it', isEntry);
    const { id, number, operator, kind, channel, lifecycle } = request;
    const { version, event, dueAt, lastDay } = entry;
    return requestEnvelope(
      {
        id,
        ...(number !== undefined && { number }),
        operator,
        kind,
        lifecycle,
        channel,
        version,
        event,
        ...(dueAt !== undefined && { dueAt }),
        ...(lastDay !== undefined && { lastDay }),
      },
      readOptions('toCloudEvent', options, optionNames, 'input/invalid'),
    );
  });
}

const optionNames = { source: true, personal: true } as const;

/**
 * The same of an event of the feed, as `desk.events` gives it: it has the same id. With `personal` also ask the feed for
 * `include: 'person'`.
 *
 * @throws Fault `cloudevents/invalid-attribute`, `input/invalid`: as `toCloudEvent`
 *
 * @example
 * const event = { type: 'started', at: 0 };
 * const one = { id: 'r-1', operator: 'mts', kind: 'serviceFault', channel: 'hotline', version: 2, event };
 * feedToCloudEvent(one, { source: '/mts' }).id //=> 'r-1/2'
 */
export function feedToCloudEvent(one: DeskEvent<AnyEvent>, options: CloudEventOptions): CloudEvent<RequestData> {
  return faultsOnly('feedToCloudEvent', () => {
    checkGiven('feedToCloudEvent: one', one, 'an event, as desk.events gives it', isEntry);
    const { event } = one;
    return requestEnvelope(
      'lifecycle' in event ? { lifecycle: event.lifecycle, ...one } : one,
      readOptions('feedToCloudEvent', options, optionNames, 'input/invalid'),
    );
  });
}

type Happened = DeskEvent<AnyEvent> & Pick<RequestData, 'lifecycle' | 'lastDay'>;

function requestEnvelope(happened: Happened, { source, personal = false }: CloudEventOptions): CloudEvent<RequestData> {
  const { id, number, operator, kind, lifecycle, channel, version, event, dueAt, lastDay } = happened;
  const data: RequestData = {
    id,
    ...(number !== undefined && { number }),
    operator,
    kind,
    ...(lifecycle !== undefined && { lifecycle }),
    channel,
    version,
    ...(event.by !== undefined && { role: event.by.role }),
    ...(event.type === 'assigned' && event.team !== undefined && { team: event.team }),
    ...(event.type === 'resolved' && { outcome: event.outcome }),
    ...(event.type === 'resolved' && event.amount !== undefined && { amount: event.amount }),
    ...(event.type === 'progressed' && { step: event.step }),
    ...(event.type === 'merged' && { into: event.into }),
    ...('appointment' in event && event.appointment !== undefined && { appointment: written(event.appointment) }),
    ...('clock' in event && event.clock !== undefined && { clock: event.clock }),
    ...(dueAt !== undefined && { dueAt: dateTime(dueAt) }),
    ...(lastDay !== undefined && { lastDay }),
    ...(personal && { event }),
  };
  return envelope({
    id: `${id}/${version}`,
    source,
    type: `zayavka.request.${event.type}`,
    subject: id,
    dataschema: dataSchemas.request,
    at: event.at,
    data,
  });
}

/**
 * A message that waits to be sent: type `zayavka.message.queued`, its key as id.
 *
 * @throws Fault `cloudevents/invalid-attribute`: `source` is not a URI reference, or an id has control characters
 * @throws Fault `input/invalid`: no message, an unknown option
 *
 * @example
 * const record = {
 *   key: 'r-1/registered/1', requestId: 'r-1', operator: 'mts', message: 'registered', version: 1, channel: 'sms',
 *   to: '+79161234567', locale: 'ru', text: '…', createdAt: 0, notBefore: 0, attempts: 0,
 * };
 * messageToCloudEvent(record, { source: '/mts' }).data.to //=> undefined
 * messageToCloudEvent(record, { source: '/mts', personal: true }).data.to //=> '+79161234567'
 */
export function messageToCloudEvent(record: OutboxRecord, options: CloudEventOptions): CloudEvent<MessageData> {
  return faultsOnly('messageToCloudEvent', () => {
    checkGiven('messageToCloudEvent: record', record, 'a message, as RequestStore.outbox gives it');
    return messageEnvelope(record, readOptions('messageToCloudEvent', options, optionNames, 'input/invalid'));
  });
}

function messageEnvelope(
  record: OutboxRecord,
  { source, personal = false }: CloudEventOptions,
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
  return envelope({
    id: key,
    source,
    type: 'zayavka.message.queued',
    subject: requestId,
    dataschema: dataSchemas.message,
    at: record.createdAt,
    data,
  });
}

function envelope<Data extends { readonly version: number }>(
  about: Pick<CloudEvent<Data>, 'id' | 'source' | 'type' | 'subject' | 'dataschema' | 'data'> & { readonly at: number },
): CloudEvent<Data> {
  const { id, source, type, subject, dataschema, at, data } = about;
  const event: CloudEvent<Data> = {
    specversion: '1.0',
    id,
    source,
    type,
    subject,
    time: dateTime(at),
    datacontenttype: 'application/json',
    dataschema,
    partitionkey: subject,
    sequence: String(data.version).padStart(10, '0'),
    data,
  };
  const [issue] = cloudEventIssues(event);
  if (issue === undefined) return event;
  const { attribute, expected, found } = issue;
  throw new Fault('cloudevents/invalid-attribute', `attribute '${attribute}': expected ${expected}; found ${found}`);
}

function written({ from, to }: Appointment): { readonly from: string; readonly to?: string } {
  return to === undefined ? { from: dateTime(from) } : { from: dateTime(from), to: dateTime(to) };
}

function dateTime(at: number): string {
  return new Date(at).toISOString();
}
