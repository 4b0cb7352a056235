/**
 * A registration as it comes from outside: the same fields for every kind, and the details that its kind demands.
 */
import * as z from 'zod/mini';
import { civilTime } from '../../kernel/date-words.ts';
import { lazy } from '../../kernel/lazy.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import { type Channel, channelPolicy } from '../../operators/channel.ts';
import { meets } from '../../operators/detail.ts';
import type { KindPolicy } from '../../operators/kind-policy.ts';
import type { Operator } from '../../operators/operator.ts';
import { closedChannel } from '../../operators/profile/closed-channel.ts';
import { subscriberZone } from '../../operators/rules/subscriber-zone.ts';
import type { StandardKind } from '../../operators/standard-kinds.ts';
import type { Json, Subscriber } from '../../request/request.ts';
import { dueAt } from '../../sla/term/due-at.ts';
import type { InputIssue, InvalidInput } from '../ports/refusal.ts';
import { type Details, givenDetails, readDetails, wrongDays } from './details.ts';
import { type Cleaning, identifier, instant, invalid, optional, proof, read, text, unknownName } from './fields.ts';
import { type SubscriberInput, subscriber } from './subscriber.ts';

/** What {@link Desk.register} takes, see {@link openDesk}. Which details a kind needs, the kind says: the compiler knows it of the standard ones. */
export interface RegistrationInput<Kind extends StandardKind | (string & {}) = string> {
  /** Id or alias of an operator of the desk. */
  readonly operator: string;
  readonly kind: Kind;
  /** By which it came. It decides what is proven of the person, and where messages go. */
  readonly channel: Channel;
  readonly subscriber: SubscriberInput;
  /** What the subscriber said or wrote: 1 to 10,000 characters. */
  readonly text: string;
  /** What the kind is told beside the text, see `KindPolicy.details`. */
  readonly details?: { readonly [name: string]: Json } | undefined;
  /** When it reached the operator, if that was earlier, such as a written claim: a `Date`, or ISO 8601 with its zone. */
  readonly receivedAt?: Date | string | undefined;
  /** Of a consultation: what was answered. */
  readonly answer?: string | undefined;
  /** A registration with the same id is done once and always gets the same answer. The id is never deleted: it must not be personal. */
  readonly commandId?: string | undefined;
  /** Who took the request in. It says that this employee knows the person, such as by a passport, and is proof. */
  readonly agentId?: string | undefined;
  /** The one-time code that was sent to the subscriber, or the `session` of an earlier answer. */
  readonly proof?: string | undefined;
}

/** A registration that has been read: all checks passed, defaults filled in. */
export interface ReadRegistration extends Cleaning {
  readonly operator: Operator;
  readonly kind: string;
  readonly policy: KindPolicy;
  readonly channel: Channel;
  readonly subscriber: Subscriber;
  readonly text: string;
  readonly details: { readonly [name: string]: Json };
  /** When it reached the operator, if that was earlier. */
  readonly receivedAt?: number;
  readonly answer: string;
  readonly commandId?: string;
  readonly agentId?: string;
  readonly proof?: string;
  /** Faults that depend on the day on which the registration comes, and on nothing else. */
  readonly impossible: readonly InputIssue[];
}

const registration = /* @__PURE__ */ lazy(() =>
  z.strictObject(
    {
      operator: identifier('an operator of the desk, such as mts'),
      kind: identifier('a kind of the operator, such as serviceFault'),
      channel: identifier('the channel by which it came, such as hotline'),
      subscriber: subscriber(),
      text: text(),
      details: optional(givenDetails()),
      receivedAt: optional(instant()),
      answer: optional(text()),
      commandId: optional(identifier()),
      agentId: optional(identifier()),
      proof: optional(proof()),
    },
    { error: 'an object with operator, kind, channel, subscriber and text' },
  ),
);

/** Reads a registration against the operators of the desk; reports every fault at once. */
export function readRegistration(
  input: unknown,
  operators: ReadonlyMap<string, Operator>,
  now: Date,
): Result<ReadRegistration, InvalidInput> {
  const checked = read(registration(), input, (form) => faultsByOperator(form, operators));
  if (!checked.ok) return checked;
  const { value: form, cleaned } = checked;
  const operator = operators.get(form.operator);
  if (operator === undefined) return invalid([unknownName('operator', form.operator, operators.keys())]);
  const policy = Object.hasOwn(operator.kinds, form.kind) ? operator.kinds[form.kind] : undefined;
  if (policy === undefined) return invalid([unknownName('kind', form.kind, Object.keys(operator.kinds))]);
  const { details, issues: detailIssues } = readDetails(policy.details, form.details ?? {});
  const issues = [
    ...detailIssues,
    ...missingReceipt(policy, form.receivedAt),
    ...unknownChannel(operator, form.channel),
  ];
  const impossible = [
    ...wrongDays(policy.details, details, now.getTime(), zoneOf(form.subscriber, operator)),
    ...wrongReceipt(form.receivedAt, operator, now.getTime()),
    ...unservedChannel(operator, form.channel, details, now),
  ];
  if (issues.length > 0) return invalid([...issues, ...impossible]);
  if (impossible.length === 0) impossible.push(...unavailableWish(details, policy, operator, now));
  return accepted({ policy, impossible, cleaned, ...form, operator, details, answer: form.answer ?? '' });
}

function zoneOf(person: Subscriber, operator: Operator): string {
  return subscriberZone({ operator, request: { subscriber: person } }).timeZone;
}

/** Of a form with other faults: what is wrong with its names and its details, as far as operator and kind are there. */
function faultsByOperator(form: unknown, operators: ReadonlyMap<string, Operator>): readonly InputIssue[] {
  const {
    operator: id,
    kind,
    channel,
    details,
  }: { readonly [Field in keyof RegistrationInput]?: unknown } = Object(form);
  const operator = operators.get(String(id));
  if (operator === undefined) return isName(id) ? [unknownName('operator', id, operators.keys())] : [];
  const policy = isName(kind) && Object.hasOwn(operator.kinds, kind) ? operator.kinds[kind] : undefined;
  const given = givenDetails().safeParse(details);
  return [
    ...(isName(kind) && policy === undefined ? [unknownName('kind', kind, Object.keys(operator.kinds))] : []),
    ...(isName(channel) ? unknownChannel(operator, channel) : []),
    ...(policy !== undefined && given.success ? readDetails(policy.details, given.data).issues : []),
  ];
}

/** What no other check objects to. */
function isName(given: unknown): given is string {
  return identifier().safeParse(given).success;
}

function unknownChannel(operator: Operator, channel: Channel): readonly InputIssue[] {
  if (channelPolicy(operator, channel) !== undefined) return [];
  return [unknownName('channel', channel, Object.keys(operator.channels))];
}

/** A foreign messenger that the law forbids. */
function unservedChannel(operator: Operator, channel: Channel, details: Details, now: Date): readonly InputIssue[] {
  const closed = closedChannel(operator, channel, details, now.getTime());
  return closed === undefined ? [] : [{ path: 'channel', ...closed }];
}

export function missingReceipt(policy: KindPolicy, receivedAt: number | undefined): readonly InputIssue[] {
  if (!policy.receivedFirst || receivedAt !== undefined) return [];
  return [{ path: 'receivedAt', found: 'nothing', expected: 'the date on which it reached the operator' }];
}

/** How long ago a request may have been received: an older one is time-barred (Civil Code art. 196). */
const longestAgo = 3 * 366 * 86_400_000;

/** Terms count from the receipt, so the calendar has to know that day. */
function wrongReceipt(receivedAt: number | undefined, { calendar }: Operator, now: number): readonly InputIssue[] {
  if (receivedAt === undefined) return [];
  const issue = (found: string, expected: string) => [{ path: 'receivedAt', found, expected }];
  if (receivedAt > now) return issue('a date in the future', 'now or earlier');
  if (receivedAt < now - longestAgo) return issue('a date more than three years back', 'one of the last three years');
  const first = calendar.known?.from;
  if (first === undefined || civilTime(new Date(receivedAt), calendar.timeZone).day >= first) return [];
  return issue('a date that the calendar of the operator does not know', `${first} or later`);
}

/** A day that a promise names has to be one on which the clocks of the kind allow an appointment. */
export function unavailableWish(
  details: Details,
  { clocks }: KindPolicy,
  { calendar }: Operator,
  now: Date,
): readonly InputIssue[] {
  const applicable = clocks.filter(({ when }) => when === undefined || meets(details, when));
  for (const { bounds, term, roll } of applicable) {
    if (bounds === undefined) continue;
    const limit = dueAt(term, now, calendar, { roll: roll ?? true }).lastDay;
    for (const name of new Set(applicable.flatMap(({ endsOn = [] }) => endsOn))) {
      const wished = details[name];
      if (typeof wished !== 'string' || limit === undefined) continue;
      const isOutside = bounds === 'notBefore' ? wished < limit : wished > limit;
      if (!isOutside) continue;
      const expected = bounds === 'notBefore' ? `${limit} or later` : `${limit} or earlier`;
      return [{ path: `details.${name}`, found: wished, expected }];
    }
  }
  return [];
}
