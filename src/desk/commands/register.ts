/**
 * Registers a request: the input is checked, a number is issued, the clocks start, the message to the subscriber is written.
 */
import { Fault } from '../../kernel/fault.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import type { MessageChannel } from '../../message/facts.ts';
import { subscriberWindows } from '../../operators/rules/open-commands.ts';
import { applyDueEvents, nextWake } from '../../operators/rules/time/due-events.ts';
import type { RequestEvent } from '../../request/event.ts';
import type { Actor, Registration } from '../../request/request.ts';
import { admit } from '../access/admit.ts';
import type { DeskContext } from '../context/context.ts';
import { invalid } from '../input/fields.ts';
import { type ReadRegistration, readRegistration } from '../input/registration.ts';
import type { DeskRefusal, NumbersExhausted } from '../ports/refusal.ts';
import type { Change, Stored } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { assertOutcome } from '../work/assert-outcome.ts';
import { type CommandKey, commandKey } from '../work/command-key.ts';
import { voiceScript } from '../work/notification.ts';
import { unitOf } from '../work/open-request.ts';
import { UnitOfWork } from '../work/unit-of-work.ts';
import { type Answer, answerOf, reachedBy } from './answer.ts';
import { originalAnswer, refusedIfNew } from './idempotency.ts';
import { type SimilarRequest, similarRequests } from './similar-requests.ts';

/**
 * What {@link Desk.register} answers: the request with its number and its deadline, and what to say.
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * const opened = await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * opened.ok && [opened.value.number, opened.value.lastDay, opened.value.reached] //=> ['4258498366', '2026-11-25', 'sms']
 */
export interface Registered<N extends string | undefined = string | undefined> extends Answer<N> {
  /** What an employee or a robot says to the subscriber, with the number digit by digit. */
  readonly script: N;
  /**
   * By which way messages go to the subscriber; `nothing` where no way leads there, such as a text message to a landline. To a line
   * whose SIM card is to be replaced, without a `contact`, nothing leads until it is: text messages wait for the new card.
   */
  readonly reached: MessageChannel | 'nothing';
  /**
   * Open requests of the same person and kind with a similar text: perhaps it is one of them again. Nothing is merged. None
   * unless an employee registers or the person is proven.
   */
  readonly similar: readonly SimilarRequest[];
}

/** A registration that is decided and waits for its commit. */
export interface Prepared {
  readonly unit: UnitOfWork;
  readonly change: Change;
  readonly script: string | undefined;
}

/** A number that is taken already means a wrong set-up: after so many of them a fault is thrown. */
const mostTakenNumbers = 3;

/**
 * Where a plain secret got a newer one, new numbers are old ones by chance: when nine tenths of the old numbers are used, as
 * many in a row as these once in 30,000 times.
 */
const mostTakenByChance = 99;

export async function register(context: DeskContext, input: unknown): Promise<Result<Registered, DeskRefusal>> {
  const now = context.now();
  const read = readRegistration(input, context.operators, now);
  if (!read.ok) return read;
  const form = read.value;
  if (form.impossible.length > 0) return refusedUnlessRepeated(context, form);
  const admitted = await admit(context, form);
  if (!admitted.ok) return refusedIfNew(context, form.commandId, admitted, () => repeated(context, form, []));
  const { proven, ...session } = admitted.value;
  const similar = context.showSimilar ? await similarRequests(context.store, form, proven, now) : [];
  return untilNumberIsFree(context, form, async () => {
    const prepared = await prepare(context, form, now);
    if (!prepared.ok) return prepared;
    const { unit, change, script } = prepared.value;
    const outcome = await context.store.commit(change);
    assertOutcome('commit', outcome, change.commandId);
    if (outcome === 'committed') {
      return accepted(Object.assign(answerOf(unit, form), { script, reached: reachedBy(unit), similar }, session));
    }
    return outcome === 'duplicate' ? repeated(context, form, similar) : 'conflict';
  });
}

/**
 * Tries again as long as the number that was issued is taken.
 *
 * @throws Fault `number/exhausted`: too many of them were taken
 */
export async function untilNumberIsFree<Value>(
  { seriesOf }: DeskContext,
  { operator, policy }: ReadRegistration,
  attempt: () => Promise<Value | 'conflict'>,
): Promise<Value> {
  const keyDigits = seriesOf.get(`${operator.id}/${policy.series}`)?.keyDigits ?? [];
  const most = keyDigits.length > 1 && keyDigits.includes('') ? mostTakenByChance : mostTakenNumbers;
  for (let taken = 0; taken <= most; taken += 1) {
    const answer = await attempt();
    if (answer !== 'conflict') return answer;
  }
  throw new Fault(
    'number/exhausted',
    `${operator.id}: the numbers that are issued are taken; were the counters of the store reset?`,
  );
}

/** Dates that are impossible today were possible when the same registration came first: then it gets the first answer. */
export function refusedUnlessRepeated(
  context: DeskContext,
  form: ReadRegistration,
): Promise<Result<Registered, DeskRefusal>> {
  return refusedIfNew(context, form.commandId, invalid(form.impossible), () => repeated(context, form, []));
}

/** Decides a registration, up to its commit. */
export async function prepare(
  context: DeskContext,
  form: ReadRegistration,
  now: Date,
): Promise<Result<Prepared, NumbersExhausted>> {
  const { operator, policy, answer } = form;
  const issued = await issue(context, form);
  if (!issued.ok) return issued;
  const at = now.getTime();
  const registration = registrationOfForm(form, {
    receivedAt: form.receivedAt ?? at,
    registeredAt: at,
    ...issued.value,
  });
  const unit = new UnitOfWork({ operator, policy, calendars: context.calendars, now });
  const event: RequestEvent =
    policy.series === undefined
      ? { type: 'consulted', at, answer, ...registration }
      : { type: 'registered', at, ...registration };
  unit.apply(event);
  const script = policy.series === undefined ? undefined : voiceScript(unit.messageContext(event));
  applyDueEvents(unit);
  return accepted({ unit, change: unit.toChange(nextWake(unit), commandKeyOf(form)), script });
}

/** An id for machines, and a number for people where the kind has one. */
export async function issue(
  { allocator, idOf, seriesOf, telemetry, now }: DeskContext,
  { operator, policy }: ReadRegistration,
): Promise<Result<Pick<Registration, 'id' | 'number'>, NumbersExhausted>> {
  const name = `${operator.id}/${policy.series ?? 'consultation'}`;
  const series = policy.series === undefined ? undefined : seriesOf.get(name);
  if (series === undefined) {
    const counter = await allocator.counter(name);
    return accepted({ id: idOf(name, counter), number: undefined });
  }
  const next = await allocator.next(series);
  if (!next.ok) return next;
  const { counter, number, nearingEnd } = next.value;
  if (nearingEnd !== undefined) {
    const { used, capacity } = nearingEnd;
    const attributes = { series: name, used: Number(used), capacity: Number(capacity) };
    notify(telemetry, { name: 'zayavka.series.nearing_end', at: now(), attributes });
  }
  return accepted({ id: idOf(name, counter), number });
}

/** The answer to a registration whose command id was committed before. */
export async function repeated(
  context: DeskContext,
  form: ReadRegistration,
  similar: readonly SimilarRequest[],
): Promise<Result<Registered, DeskRefusal>> {
  const first = await originalAnswer(context, commandKeyOf(form), form);
  if (!first.ok) return first;
  const answer = first.value;
  const stored = await context.store.load(answer.id);
  return accepted({
    ...answer,
    script: stored === undefined ? undefined : scriptOf(context, form, stored, answer),
    reached: stored === undefined ? 'nothing' : reachedBy({ ...form, request: stored.request }),
    similar: similar.filter(
      ({ number, registeredAt }) => number !== answer.number && registeredAt < answer.registeredAt,
    ),
  });
}

function scriptOf(
  context: DeskContext,
  { operator, policy }: ReadRegistration,
  stored: Stored,
  answer: Answer,
): string | undefined {
  if (answer.number === undefined || answer.dueAt === undefined) return undefined;
  const deadline = { dueAt: answer.dueAt, ...(answer.lastDay === undefined ? {} : { lastDay: answer.lastDay }) };
  const { request } = stored;
  const event = { type: 'registered', at: request.registeredAt, ...request } as const;
  const windows = subscriberWindows(unitOf(context, stored).clocks);
  return voiceScript({ operator, policy, request, event, at: context.now(), deadline, ...windows });
}

function commandKeyOf(form: ReadRegistration): CommandKey | undefined {
  const { commandId, operator, kind, channel, subscriber, text, details, answer, receivedAt } = form;
  const content = { operator: operator.id, kind, channel, subscriber, text, details, answer, receivedAt };
  return commandKey(commandId, content);
}

/** What a first event says of a form, and who took it in. */
export function registrationOfForm(
  { operator, policy, kind, channel, subscriber, text, details, agentId }: ReadRegistration,
  given: Pick<Registration, 'id' | 'number' | 'receivedAt' | 'registeredAt'>,
): Registration & { readonly by?: Actor } {
  return {
    operator: operator.id,
    kind,
    lifecycle: policy.lifecycle,
    channel,
    subscriber,
    text,
    details,
    ...given,
    ...(agentId === undefined ? {} : { by: { role: 'agent', id: agentId } }),
  };
}
