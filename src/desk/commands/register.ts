/**
 * Taking a request in: what the kind demands is checked, a number is issued, the clocks start, the subscriber is told.
 */
import { Fault } from '../../kernel/fault.ts';
import { digest } from '../../kernel/fingerprint.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import type { RequestEvent } from '../../request/event.ts';
import type { Actor, Registration, Request } from '../../request/request.ts';
import { dueAt } from '../../sla/term/due-at.ts';
import type { Equipment } from '../context/context.ts';
import { invalid } from '../input/fields.ts';
import { type ReadRegistration, readRegistration } from '../input/registration.ts';
import type { DeskRefusal, InputIssue, NumbersExhausted } from '../ports/refusal.ts';
import type { Change } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { letTimePass, nextWake } from '../work/due-events.ts';
import { voiceScript } from '../work/notification.ts';
import { type Cause, Draft } from '../work/unit-of-work.ts';
import { type Answer, answerOf } from './answer.ts';
import { firstAnswer } from './idempotency.ts';
import { type SimilarRequest, similarRequests } from './similar-requests.ts';

export interface Registered<N extends string | undefined = string | undefined> extends Answer<N> {
  /** What an agent or a robot says to the subscriber, with the number digit by digit. */
  readonly script: N;
  /** Open requests of the same line and kind that read alike: perhaps it is one of them again. Nothing is merged. */
  readonly similar: readonly SimilarRequest[];
}

/** A registration that is decided and waits for its commit. */
export interface Prepared {
  readonly draft: Draft;
  readonly change: Change;
  readonly script: string | undefined;
}

/** A number that is taken already is the fault of the set-up; a few are passed by, then it is said aloud. */
const mostTakenNumbers = 3;

export async function register(equipment: Equipment, input: unknown): Promise<Result<Registered, DeskRefusal>> {
  const now = equipment.now();
  const read = readForm(equipment, input, now);
  if (!read.ok) return read;
  const form = read.value;
  if (form.impossible.length > 0) return refusedUnlessRepeated(equipment, form);
  const similar = equipment.showSimilar ? await similarRequests(equipment.store, form, now) : [];
  for (let taken = 0; taken <= mostTakenNumbers; taken += 1) {
    const prepared = await prepare(equipment, form, now);
    if (!prepared.ok) return prepared;
    const { draft, change, script } = prepared.value;
    const outcome = await equipment.store.commit(change);
    if (outcome === 'committed') return accepted(Object.assign(answerOf(draft), { script, similar }));
    if (outcome === 'duplicate') return repeated(equipment, form, similar);
  }
  throw new Fault(
    'number/exhausted',
    `${form.operator.id}: the numbers that are issued are taken; were the counters of the store reset?`,
  );
}

/** What came from outside, checked against the operators and the calendars of the desk. */
export function readForm(equipment: Equipment, input: unknown, now: Date): Result<ReadRegistration, DeskRefusal> {
  const read = readRegistration(input, equipment.operators, now.getTime());
  if (!read.ok || read.value.impossible.length > 0) return read;
  return accepted({ ...read.value, impossible: impossibleDays(read.value, now) });
}

/** Dates that are impossible today were possible when the same registration came first: then it gets the answer that it got. */
export async function refusedUnlessRepeated(
  equipment: Equipment,
  form: ReadRegistration,
): Promise<Result<Registered, DeskRefusal>> {
  const { commandId, impossible } = form;
  if (commandId === undefined) return invalid(impossible);
  const { found } = await equipment.store.find({ commandId });
  return found.length === 0 ? invalid(impossible) : repeated(equipment, form, []);
}

/** Everything that a registration brings about, up to its commit. */
export async function prepare(
  equipment: Equipment,
  form: ReadRegistration,
  now: Date,
): Promise<Result<Prepared, NumbersExhausted>> {
  const { operator, policy, kind, channel, subscriber, text, details } = form;
  const issued = await issue(equipment, form);
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
  const draft = new Draft(operator, policy, equipment.reader, now);
  draft.happen(firstEvent(registration, form));
  const [first] = draft.history;
  const script =
    policy.series === undefined || first === undefined ? undefined : voiceScript(draft.occasion(first.event));
  letTimePass(draft);
  return accepted({ draft, change: draft.change(nextWake(draft), causeOf(form)), script });
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
  { allocator, seriesOf, telemetry, now }: Equipment,
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
  equipment: Equipment,
  form: ReadRegistration,
  similar: readonly SimilarRequest[],
): Promise<Result<Registered, DeskRefusal>> {
  const cause = causeOf(form);
  if (cause === undefined)
    throw new Fault('store/broken-promise', "commit: found 'duplicate' for a change without a command id");
  const first = await firstAnswer(equipment, cause);
  if (!first.ok) return first;
  const stored = await equipment.store.load(first.value.id);
  const answer = first.value;
  return accepted({
    ...answer,
    script: stored === undefined ? undefined : scriptOf(equipment, form, stored.request, answer),
    similar: similar.filter(
      ({ number, registeredAt }) => number !== answer.number && registeredAt < answer.registeredAt,
    ),
  });
}

function scriptOf(
  equipment: Equipment,
  { operator, policy }: ReadRegistration,
  request: Request,
  answer: Answer,
): string | undefined {
  if (answer.number === undefined || answer.dueAt === undefined) return undefined;
  const deadline = { dueAt: answer.dueAt, ...(answer.lastDay === undefined ? {} : { lastDay: answer.lastDay }) };
  const event = { type: 'registered', at: request.registeredAt, ...request } as const;
  return voiceScript({ operator, policy, request, event, at: equipment.now(), deadline, reopenUntil: undefined });
}

function causeOf(form: ReadRegistration): Cause | undefined {
  const { commandId, operator, kind, channel, subscriber, text, details, answer, receivedEarlier } = form;
  if (commandId === undefined) return undefined;
  const content = { operator: operator.id, kind, channel, subscriber, text, details, answer, receivedEarlier };
  return { commandId, digest: digest(content) };
}
