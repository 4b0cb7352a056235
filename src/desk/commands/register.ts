/**
 * Taking a request in: what the kind demands is checked, a number is issued, the clocks start, the subscriber is told.
 */
import { Fault } from '../../kernel/fault.ts';
import { canonicalJson, fingerprint } from '../../kernel/fingerprint.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import type { RequestEvent } from '../../request/event.ts';
import type { Actor, Registration, Request } from '../../request/request.ts';
import { dueAt } from '../../sla/term/due-at.ts';
import type { DeskContext } from '../context/context.ts';
import { invalid } from '../input/fields.ts';
import { type ReadRegistration, readRegistration } from '../input/registration.ts';
import type { DeskRefusal, InputIssue, NumbersExhausted } from '../ports/refusal.ts';
import type { Change } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { applyDueEvents, nextWake } from '../work/due-events.ts';
import { voiceScript } from '../work/notification.ts';
import { type CommandKey, UnitOfWork } from '../work/unit-of-work.ts';
import { type Answer, answerOf } from './answer.ts';
import { originalAnswer } from './idempotency.ts';
import { type SimilarRequest, similarRequests } from './similar-requests.ts';

export interface Registered<N extends string | undefined = string | undefined> extends Answer<N> {
  /** What an agent or a robot says to the subscriber, with the number digit by digit. */
  readonly script: N;
  /** Open requests of the same line and kind that read alike: perhaps it is one of them again. Nothing is merged. */
  readonly similar: readonly SimilarRequest[];
}

/** A registration that is decided and waits for its commit. */
export interface Prepared {
  readonly unit: UnitOfWork;
  readonly change: Change;
  readonly script: string | undefined;
}

/** A number that is taken already is the fault of the set-up; a few are passed by, then it is said aloud. */
const mostTakenNumbers = 3;

export async function register(context: DeskContext, input: unknown): Promise<Result<Registered, DeskRefusal>> {
  const now = context.now();
  const read = readForm(context, input, now);
  if (!read.ok) return read;
  const form = read.value;
  if (form.impossible.length > 0) return refusedUnlessRepeated(context, form);
  const similar = context.showSimilar ? await similarRequests(context.store, form, now) : [];
  for (let taken = 0; taken <= mostTakenNumbers; taken += 1) {
    const prepared = await prepare(context, form, now);
    if (!prepared.ok) return prepared;
    const { unit, change, script } = prepared.value;
    const outcome = await context.store.commit(change);
    if (outcome === 'committed') return accepted(Object.assign(answerOf(unit), { script, similar }));
    if (outcome === 'duplicate') return repeated(context, form, similar);
  }
  throw new Fault(
    'number/exhausted',
    `${form.operator.id}: the numbers that are issued are taken; were the counters of the store reset?`,
  );
}

/** What came from outside, checked against the operators and the calendars of the desk. */
export function readForm(context: DeskContext, input: unknown, now: Date): Result<ReadRegistration, DeskRefusal> {
  const read = readRegistration(input, context.operators, now.getTime());
  if (!read.ok || read.value.impossible.length > 0) return read;
  return accepted({ ...read.value, impossible: impossibleDays(read.value, now) });
}

/** Dates that are impossible today were possible when the same registration came first: then it gets the answer that it got. */
export async function refusedUnlessRepeated(
  context: DeskContext,
  form: ReadRegistration,
): Promise<Result<Registered, DeskRefusal>> {
  const { commandId, impossible } = form;
  if (commandId === undefined) return invalid(impossible);
  const { found } = await context.store.find({ commandId });
  return found.length === 0 ? invalid(impossible) : repeated(context, form, []);
}

/** Everything that a registration brings about, up to its commit. */
export async function prepare(
  context: DeskContext,
  form: ReadRegistration,
  now: Date,
): Promise<Result<Prepared, NumbersExhausted>> {
  const { operator, policy, kind, channel, subscriber, text, details } = form;
  const issued = await issue(context, form);
  if (!issued.ok) return issued;
  const at = now.getTime();
  // One constant shape, field by field: what is kept a million times is small and quick to copy.
  const registration: Registration = {
    id: issued.value.id,
    number: issued.value.number,
    operator: operator.id,
    kind,
    lifecycle: policy.lifecycle,
    channel,
    subscriber,
    text,
    details,
    receivedAt: form.receivedEarlier ?? at,
    registeredAt: at,
  };
  const unit = new UnitOfWork({ operator, policy, calendars: context.calendars, now });
  unit.apply(firstEvent(registration, form));
  const [first] = unit.history;
  const script =
    policy.series === undefined || first === undefined ? undefined : voiceScript(unit.messageContext(first.event));
  applyDueEvents(unit);
  return accepted({ unit, change: unit.toChange(nextWake(unit), causeOf(form)), script });
}

function firstEvent(registration: Registration, { policy, agentId, answer }: ReadRegistration): RequestEvent {
  const { id, number, operator, kind, lifecycle, channel, subscriber, text, details, receivedAt, registeredAt } =
    registration;
  const by: { readonly by?: Actor } = agentId === undefined ? {} : { by: { role: 'agent', id: agentId } };
  if (policy.series === undefined) return { type: 'consulted', at: registeredAt, ...registration, answer, ...by };
  return {
    type: 'registered',
    at: registeredAt,
    id,
    number,
    operator,
    kind,
    lifecycle,
    channel,
    subscriber,
    text,
    details,
    receivedAt,
    registeredAt,
    ...by,
  };
}

/** An id for machines always, a number for people where the kind has one. */
async function issue(
  { allocator, seriesOf, telemetry, now }: DeskContext,
  { operator, policy }: ReadRegistration,
): Promise<Result<Pick<Registration, 'id' | 'number'>, NumbersExhausted>> {
  const name = `${operator.id}/${policy.series ?? 'consultation'}`;
  const series = policy.series === undefined ? undefined : seriesOf.get(name);
  if (series === undefined) {
    const counter = await allocator.counter(name);
    return accepted({ id: `${name}/${counter}`, number: undefined });
  }
  const next = await allocator.next(series);
  if (!next.ok) return next;
  const { counter, number, nearingEnd } = next.value;
  if (nearingEnd !== undefined) {
    const { used, capacity } = nearingEnd;
    const attributes = { series: name, used: Number(used), capacity: Number(capacity) };
    notify(telemetry, { name: 'zayavka.series.nearing_end', at: now(), attributes });
  }
  return accepted({ id: `${name}/${counter}`, number });
}

/** A day that the subscriber wishes has to lie where the clocks of the kind allow an appointment. */
function impossibleDays(form: ReadRegistration, now: Date): readonly InputIssue[] {
  const wished = form.details['desiredOn'];
  if (typeof wished !== 'string') return [];
  for (const { bounds, when, term, roll } of form.policy.clocks) {
    if (bounds === undefined || (when !== undefined && form.details[when.detail] !== when.is)) continue;
    const limit = dueAt(term, now, form.operator.calendar, { roll: roll ?? true }).lastDay ?? wished;
    const isOutside = bounds === 'notBefore' ? wished < limit : wished > limit;
    if (!isOutside) continue;
    const expected = bounds === 'notBefore' ? `${limit} or later` : `${limit} or earlier`;
    return [{ path: 'details.desiredOn', found: wished, expected }];
  }
  return [];
}

/** The answer to a registration whose command id was committed before. */
export async function repeated(
  context: DeskContext,
  form: ReadRegistration,
  similar: readonly SimilarRequest[],
): Promise<Result<Registered, DeskRefusal>> {
  const cause = causeOf(form);
  if (cause === undefined)
    throw new Fault('store/broken-promise', "commit: found 'duplicate' for a change without a command id");
  const first = await originalAnswer(context, cause);
  if (!first.ok) return first;
  const stored = await context.store.load(first.value.id);
  const answer = first.value;
  return accepted({
    ...answer,
    script: stored === undefined ? undefined : scriptOf(context, form, stored.request, answer),
    similar: similar.filter(
      ({ number, registeredAt }) => number !== answer.number && registeredAt < answer.registeredAt,
    ),
  });
}

function scriptOf(
  context: DeskContext,
  { operator, policy }: ReadRegistration,
  request: Request,
  answer: Answer,
): string | undefined {
  if (answer.number === undefined || answer.dueAt === undefined) return undefined;
  const deadline = { dueAt: answer.dueAt, ...(answer.lastDay === undefined ? {} : { lastDay: answer.lastDay }) };
  const event = { type: 'registered', at: request.registeredAt, ...request } as const;
  return voiceScript({ operator, policy, request, event, at: context.now(), deadline, reopenUntil: undefined });
}

function causeOf(form: ReadRegistration): CommandKey | undefined {
  const { commandId, operator, kind, channel, subscriber, text, details, answer, receivedEarlier } = form;
  if (commandId === undefined) return undefined;
  const content = { operator: operator.id, kind, channel, subscriber, text, details, answer, receivedEarlier };
  return { commandId, fingerprint: fingerprint(canonicalJson(content)) };
}
