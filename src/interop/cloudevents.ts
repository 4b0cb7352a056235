/**
 * What happened to requests, and messages that wait to be sent, as CloudEvents 1.0.2 in the JSON format: for brokers,
 * functions and webhooks. Nothing personal goes out unless it is asked for.
 */
import type { HistoryEntry, OutboxRecord } from '../desk/ports/store.ts';
import { Fault } from '../kernel/fault.ts';
import type { EventType } from '../request/event.ts';
import type { Appointment, Json, Outcome, Request } from '../request/request.ts';

/** An event of CloudEvents 1.0 as JSON; `partitionkey` and `sequence` are its documented extensions. */
export interface CloudEvent<Data = Json> {
  readonly specversion: '1.0';
  /** With `source`, the same for the same event for ever: receivers drop repeats by it. */
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

/** What an event tells: of the person, of agents and of texts nothing, unless `event` was asked for. */
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
  readonly expiresAt: string;
  readonly attempts: number;
  /** These only when asked for. */
  readonly to?: string;
  readonly subject?: string;
  readonly text?: string;
}

export interface CloudEventOptions {
  /** Where it happened, a URI reference (RFC 3986): `/zayavka/` and the operator unless told otherwise. */
  readonly source?: string;
  /** Also what tells who the subscriber is and what was written: the whole event, or address and text of the message. */
  readonly personal?: boolean;
}

/**
 * One event of a request: type `zayavka.request.registered`, `zayavka.request.resolved`, …
 *
 * @throws Fault `cloudevents/invalid-attribute` when `source` is no URI reference
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
    ...('appointment' in event && { appointment: written(event.appointment) }),
    ...('clock' in event && event.clock !== undefined && { clock: event.clock }),
    ...(dueAt !== undefined && { dueAt: dateTime(dueAt) }),
    ...(lastDay !== undefined && { lastDay }),
    ...(personal && { event }),
  };
  const type: `zayavka.request.${EventType}` = `zayavka.request.${event.type}`;
  return envelope({ id: `${request.id}/${version}`, type, of: request.id, at: event.at, source, version, data });
}

/**
 * A message that waits to be sent: type `zayavka.message.queued`, its key as id.
 *
 * @throws Fault `cloudevents/invalid-attribute` when `source` is no URI reference
 *
 * @example
 * const record = {
 *   key: 'r-1/registered/1', requestId: 'r-1', operator: 'mts', message: 'registered', version: 1, channel: 'sms',
 *   to: '+79161234567', locale: 'ru', text: '…', createdAt: 0, notBefore: 0, expiresAt: 9, attempts: 0,
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
    expiresAt: dateTime(record.expiresAt),
    attempts,
    ...(personal && { to, text, ...(subject !== undefined && { subject }) }),
  };
  return envelope({
    id: key,
    type: 'zayavka.message.queued',
    of: requestId,
    at: record.createdAt,
    source,
    version,
    data,
  });
}

function envelope<Data extends { readonly operator: string }>(about: {
  readonly id: string;
  readonly type: string;
  readonly of: string;
  readonly at: number;
  readonly source: string | undefined;
  readonly version: number;
  readonly data: Data;
}): CloudEvent<Data> {
  const event: CloudEvent<Data> = {
    specversion: '1.0',
    id: about.id,
    source: about.source ?? `/zayavka/${encodeURIComponent(about.data.operator)}`,
    type: about.type,
    subject: about.of,
    time: dateTime(about.at),
    datacontenttype: 'application/json',
    partitionkey: about.of,
    sequence: String(about.version).padStart(10, '0'),
    data: about.data,
  };
  const [wrong] = attributeIssues(event);
  if (wrong === undefined) return event;
  throw new Fault('cloudevents/invalid-attribute', `attribute '${wrong.attribute}': expected ${wrong.expected}`);
}

function written({ from, to }: Appointment): { readonly from: string; readonly to?: string } {
  return to === undefined ? { from: dateTime(from) } : { from: dateTime(from), to: dateTime(to) };
}

function dateTime(at: number): string {
  return new Date(at).toISOString();
}

/** An attribute that breaks a rule of the specification. */
export interface AttributeIssue {
  readonly attribute: string;
  readonly expected: string;
}

/** CloudEvents 1.0.2 §2.1: a String holds no control character, no noncharacter and no half of a surrogate pair. */
const cleanText = /^[^\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]+$/u;
/** RFC 3986: reserved, unreserved and percent-encoded characters. */
const uriReference = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/u;
const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/u;
const rfc3339 =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/u;
const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;\s*[\w!#$&^.+-]+=(?:[\w!#$&^.+-]+|"[^"]*"))*$/u;

interface Rule {
  readonly required?: true;
  readonly holds: (value: string) => boolean;
  readonly expected: string;
}

const rules: { readonly [attribute: string]: Rule } = {
  specversion: { required: true, holds: (value) => value === '1.0', expected: "'1.0'" },
  id: { required: true, holds: (value) => cleanText.test(value), expected: 'a text that is not empty' },
  source: { required: true, holds: (value) => uriReference.test(value), expected: 'a URI reference (RFC 3986)' },
  type: { required: true, holds: (value) => cleanText.test(value), expected: 'a text that is not empty' },
  subject: { holds: (value) => cleanText.test(value), expected: 'a text that is not empty' },
  time: { holds: (value) => rfc3339.test(value), expected: 'a date-time (RFC 3339)' },
  datacontenttype: { holds: (value) => mediaType.test(value), expected: 'a media type (RFC 2046)' },
  dataschema: { holds: (value) => scheme.test(value) && uriReference.test(value), expected: 'an absolute URI' },
};

/**
 * Where an event breaks the rules for attributes of CloudEvents 1.0.2: empty for one that keeps them. For events from
 * elsewhere; those made here keep them.
 *
 * @example
 * attributeIssues({ specversion: '1.0', id: '1', source: 'a b', type: 't' })[0].attribute //=> 'source'
 */
export function attributeIssues(event: object): readonly AttributeIssue[] {
  // The JSON format lets an attribute that is not there be written as null.
  const attributes = Object.entries(event).filter(([, value]) => value !== undefined && value !== null);
  const missing = Object.entries(rules).filter(
    ([name, { required }]) => required === true && !attributes.some(([attribute]) => attribute === name),
  );
  return [
    ...missing.map(([attribute, { expected }]) => ({ attribute, expected })),
    ...attributes.flatMap(([attribute, value]) => issuesOf(attribute, value)),
  ];
}

function issuesOf(attribute: string, value: unknown): readonly AttributeIssue[] {
  if (attribute === 'data' || attribute === 'data_base64') return [];
  if (!/^[a-z0-9]+$/u.test(attribute))
    return [{ attribute, expected: 'a name of lower-case Latin letters and digits' }];
  const rule = Object.hasOwn(rules, attribute) ? rules[attribute] : undefined;
  if (rule !== undefined) {
    return typeof value === 'string' && rule.holds(value) ? [] : [{ attribute, expected: rule.expected }];
  }
  return isExtensionValue(value) ? [] : [{ attribute, expected: 'a text, a whole number of 32 bits, true or false' }];
}

function isExtensionValue(value: unknown): boolean {
  if (typeof value === 'string') return value === '' || cleanText.test(value);
  return typeof value === 'boolean' || (typeof value === 'number' && (value | 0) === value);
}
