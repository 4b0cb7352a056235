/**
 * A registration as it comes from outside: the same fields for every kind, and the details that its kind demands.
 */
import * as z from 'zod/mini';
import { civilTime } from '../../kernel/date-words.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import { type Channel, channels } from '../../operators/channel.ts';
import type { DetailName } from '../../operators/detail.ts';
import type { KindPolicy } from '../../operators/kind-policy.ts';
import type { Operator } from '../../operators/operator.ts';
import type { StandardKind } from '../../operators/standard-kinds.ts';
import type { Json, Subscriber } from '../../request/request.ts';
import type { InputIssue, InvalidInput } from '../ports/refusal.ts';
import { detailSchemas, futureDays, pastDays } from './details.ts';
import { identifier, instant, invalid, named, oneOf, optional, read, text } from './fields.ts';
import { lazy } from './lazy.ts';
import { canonical, canonicalLocale, canonicalTimeZone, email } from './locale.ts';
import { phoneNumber } from './phone-number.ts';

/** What `desk.register` takes. */
export interface RegistrationInput<Kind extends StandardKind | (string & {}) = string> {
  readonly operator: string;
  readonly kind: Kind;
  readonly channel: Channel;
  readonly subscriber: SubscriberInput;
  /** What the subscriber said or wrote: 1 to 10,000 characters. */
  readonly text: string;
  /** What the kind demands beside the text, see `KindPolicy.demands` and `accepts`. */
  readonly details?: { readonly [Name in DetailName]?: Json };
  /** When it reached the operator, if not now: a written claim. */
  readonly receivedAt?: Date | string;
  /** Of a consultation: what was answered. */
  readonly answer?: string;
  /** The same id twice is the same registration: done once, answered twice alike. It is kept for ever: make it of nothing personal. */
  readonly commandId?: string;
  /** Who took the request in. */
  readonly agentId?: string;
}

export interface SubscriberInput {
  /** The line that the request is about, as people write phone numbers. */
  readonly msisdn: string;
  readonly name?: string;
  readonly email?: string;
  /** Language of the messages; `ru` unless said otherwise. */
  readonly locale?: string;
  /** IANA zone; the operator's own unless said otherwise. */
  readonly timeZone?: string;
}

/** A registration that has been read: all checks passed, defaults filled in. */
export interface ReadRegistration {
  readonly operator: Operator;
  readonly kind: string;
  readonly policy: KindPolicy;
  readonly channel: Channel;
  readonly subscriber: Subscriber;
  readonly text: string;
  readonly details: { readonly [name: string]: Json };
  /** When it reached the operator, where that was not now. */
  readonly receivedEarlier: number | undefined;
  readonly answer: string;
  readonly commandId: string | undefined;
  readonly agentId: string | undefined;
  /** Faults that depend on the day on which it came, and on nothing else. */
  readonly impossible: readonly InputIssue[];
}

const registration = /* @__PURE__ */ lazy(() => {
  const details = z.strictObject(
    Object.fromEntries(Object.entries(detailSchemas()).map(([name, schema]) => [name, optional(schema)])),
    { error: 'an object of details' },
  );
  return z.strictObject(
    {
      operator: identifier(),
      kind: identifier(),
      channel: oneOf(channels),
      subscriber: z.strictObject(
        {
          msisdn: phoneNumber(),
          name: optional(text(200)),
          email: optional(email()),
          locale: optional(canonical(canonicalLocale, 'a BCP 47 tag such as ru or en')),
          timeZone: optional(canonical(canonicalTimeZone, 'an IANA zone such as Asia/Yekaterinburg')),
        },
        { error: 'an object with msisdn' },
      ),
      text: text(),
      details: optional(details),
      receivedAt: optional(instant()),
      answer: optional(text()),
      commandId: optional(identifier()),
      agentId: optional(identifier()),
    },
    { error: 'an object with operator, kind, channel, subscriber and text' },
  );
});

/** Reads a registration against the operators of the desk; reports every fault at once. */
export function readRegistration(
  input: unknown,
  operators: ReadonlyMap<string, Operator>,
  now: number,
): Result<ReadRegistration, InvalidInput> {
  const checked = read(registration(), input);
  if (!checked.ok) return checked;
  const form = checked.value;
  const operator = operators.get(form.operator);
  if (operator === undefined) {
    return invalid([
      { path: 'operator', found: named(form.operator), expected: `one of ${[...operators.keys()].join(', ')}` },
    ]);
  }
  const policy = Object.hasOwn(operator.kinds, form.kind) ? operator.kinds[form.kind] : undefined;
  if (policy === undefined) {
    return invalid([
      { path: 'kind', found: named(form.kind), expected: `one of ${Object.keys(operator.kinds).join(', ')}` },
    ]);
  }
  const given = form.details ?? noDetails;
  const impossible = [...daysOf(given, now), ...receiptOf(form.receivedAt, operator, now)];
  const issues = [
    ...missingOf(policy, given, form.receivedAt),
    ...superfluousOf(policy, given),
    ...(operator.channels[form.channel] === undefined
      ? [{ path: 'channel', found: form.channel, expected: `one of ${Object.keys(operator.channels).join(', ')}` }]
      : []),
  ];
  if (issues.length > 0) return invalid([...issues, ...impossible]);
  return accepted({
    operator,
    kind: form.kind,
    policy,
    channel: form.channel,
    subscriber: form.subscriber,
    text: form.text,
    details: given,
    receivedEarlier: form.receivedAt,
    answer: form.answer ?? '',
    commandId: form.commandId,
    agentId: form.agentId,
    impossible,
  });
}

/** One for all requests of which the text says it all. */
const noDetails: Details = /* @__PURE__ */ Object.freeze({});

type Details = { readonly [Name in DetailName]?: Json };

function missingOf(policy: KindPolicy, given: Details, receivedAt: number | undefined): readonly InputIssue[] {
  const missing = policy.demands
    .filter((name) => given[name] === undefined)
    .map((name) => ({ path: `details.${name}`, found: 'nothing', expected: `${name}: this kind of request needs it` }));
  if (!policy.receivedFirst || receivedAt !== undefined) return missing;
  return [...missing, { path: 'receivedAt', found: 'nothing', expected: 'the date on which it reached the operator' }];
}

function superfluousOf(policy: KindPolicy, given: Details): readonly InputIssue[] {
  const known: readonly string[] = [...policy.demands, ...policy.accepts];
  return Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path: `details.${name}`,
      found: 'a detail of other kinds',
      expected: known.length === 0 ? 'no details for this kind' : `one of ${known.join(', ')}`,
    }));
}

const dayMs = 86_400_000;
/** How far ahead a day may be wished or agreed (an assumption): whoever names a later one has mistyped it. */
const longestAhead = 3_660 * dayMs;
/** How long ago something may have been received that is registered now: what is older is time-barred (Civil Code art. 196). */
const longestAgo = 3 * 366 * dayMs;

/** Terms count from the receipt, so the calendar has to know that day. */
function receiptOf(receivedAt: number | undefined, { calendar }: Operator, now: number): readonly InputIssue[] {
  if (receivedAt === undefined) return [];
  const issue = (found: string, expected: string) => [{ path: 'receivedAt', found, expected }];
  if (receivedAt > now) return issue('a date in the future', 'now or earlier');
  if (receivedAt < now - longestAgo) return issue('a date more than three years back', 'one of the last three years');
  const first = calendar.known?.from;
  if (first === undefined || civilTime(new Date(receivedAt), calendar.timeZone).day >= first) return [];
  return issue('a date that the calendar of the operator does not know', `${first} or later`);
}

/** Days are compared with a day of slack: which day it is depends on where the subscriber is. */
function daysOf(given: Details, now: number): readonly InputIssue[] {
  if (![...pastDays, ...futureDays].some((name) => given[name] !== undefined)) return [];
  const dayAt = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
  const [yesterday, tomorrow, last] = [dayAt(now - dayMs), dayAt(now + dayMs), dayAt(now + longestAhead)];
  const day = (name: DetailName): string => String(given[name] ?? '');
  return [
    ...pastDays
      .filter((name) => day(name) > tomorrow)
      .map((name) => ({
        path: `details.${name}`,
        found: `${day(name)}, a day in the future`,
        expected: 'today or earlier',
      })),
    ...futureDays
      .filter((name) => day(name) !== '' && day(name) < yesterday)
      .map((name) => ({
        path: `details.${name}`,
        found: `${day(name)}, a day in the past`,
        expected: 'today or later',
      })),
    ...futureDays
      .filter((name) => day(name) > last)
      .map((name) => ({ path: `details.${name}`, found: day(name), expected: `${last} or earlier` })),
  ];
}
