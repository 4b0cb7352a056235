/**
 * A command on a request: events that were due before are applied first, then the command is decided on the request as it is,
 * and all of it is committed together.
 */
import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { KindPolicy } from '../../operators/kind-policy.ts';
import { rejectReason } from '../../operators/rules/language.ts';
import { commandWindows } from '../../operators/rules/open-commands.ts';
import { appointmentLimits, limitBroken, longestAheadMs } from '../../operators/rules/time/appointment-limits.ts';
import { applyDueEvents, nextWake } from '../../operators/rules/time/due-events.ts';
import type { Command } from '../../request/command.ts';
import { subscriberCommands } from '../../request/command-table.ts';
import { decide } from '../../request/decide.ts';
import { isErased } from '../../request/erased.ts';
import type { RequestEvent } from '../../request/event.ts';
import type { Actor, Appointment } from '../../request/request.ts';
import { authorizeCaller } from '../access/caller.ts';
import { findRequest, mistypedNumber, readNumber } from '../access/lookup.ts';
import type { DeskContext } from '../context/context.ts';
import { type ReadCommand, readCommand } from '../input/command.ts';
import { readCorrection } from '../input/correction.ts';
import { invalid } from '../input/fields.ts';
import { named } from '../input/plain-input.ts';
import type { DeskRefusal, InputIssue } from '../ports/refusal.ts';
import { notify } from '../ports/telemetry.ts';
import { assertOutcome } from '../work/assert-outcome.ts';
import { commandKey } from '../work/command-key.ts';
import { openRequest } from '../work/open-request.ts';
import { retryOnConflict } from '../work/retry-on-conflict.ts';
import type { UnitOfWork } from '../work/unit-of-work.ts';
import { type Answer, answerOf } from './answer.ts';
import { answerMany, refusalOfFault } from './answer-many.ts';
import { forgottenIfRepeated, originalAnswer, refusedIfNew } from './idempotency.ts';
import { linkedNumber } from './link.ts';
import { prepareMerge } from './merge.ts';

export async function execute(
  context: DeskContext,
  text: unknown,
  input: unknown,
): Promise<Result<Answer, DeskRefusal>> {
  const read = readCommand(input);
  return read.ok ? executeCommand(context, text, read.value) : read;
}

/**
 * The same command on many requests, each independently. Its id counts for each of them.
 *
 * @throws Fault `desk/invalid-setup`: not a list, or more than 10,000 numbers
 */
export async function executeMany(
  context: DeskContext,
  numbers: readonly unknown[],
  input: unknown,
): Promise<readonly Result<Answer, DeskRefusal>[]> {
  const read = readCommand(input);
  const executeOne = async (number: unknown): Promise<Result<Answer, DeskRefusal>> =>
    read.ok ? executeCommand(context, number, { ...read.value, isOneOfMany: true }).catch(refusalOfFault) : read;
  return answerMany({ name: 'executeMany', items: 'numbers' }, numbers, (chunk) => Promise.all(chunk.map(executeOne)));
}

async function executeCommand(
  context: DeskContext,
  text: unknown,
  read: ReadCommand & { readonly isOneOfMany?: true },
): Promise<Result<Answer, DeskRefusal>> {
  const { envelope, isOneOfMany } = read;
  const { caller, channel = '', proof, commandId } = envelope;
  const executeInTurn = async (identity?: string): Promise<Result<Answer, DeskRefusal>> => {
    const number = await readNumber(context, text, identity);
    if (!number.ok) return number;
    const ownId = isOneOfMany && commandId !== undefined ? `${commandId}/${number.value}` : commandId;
    const command = { ...read, envelope: { ...envelope, commandId: ownId } };
    return context.queue.run(number.value, () => decideAndCommit(context, number.value, command, identity));
  };
  if (caller === undefined) return executeInTurn();
  const mistyped = await mistypedNumber(context, text);
  return authorizeCaller(context, { caller, channel, proof }, mistyped, async (identity) => {
    const { type } = read.command;
    const allowed = subscriberCommands();
    return allowed.includes(type)
      ? executeInTurn(identity)
      : refused({ code: 'command/agents-only', command: type, allowed });
  });
}

async function decideAndCommit(
  context: DeskContext,
  number: string,
  { command, envelope, cleaned }: ReadCommand,
  identity: string | undefined,
): Promise<Result<Answer, DeskRefusal>> {
  const { store, telemetry, now } = context;
  const { commandId } = envelope;
  const actor = actorOf(envelope);
  const signed: Command = actor === undefined ? command : { ...command, by: actor };
  const attempt = async (decision: number): Promise<Result<Answer, DeskRefusal> | 'conflict'> => {
    const found = await findRequest(context, number, identity);
    if (!found.ok) return forgottenIfRepeated(context, commandId, found);
    const unit = openRequest(context, found.value);
    const { id } = unit.request;
    const key = commandKey(commandId, { id, command, caller: identity });
    const decided = await applyCommand(context, unit, signed);
    if (!decided.ok) return refusedIfNew(context, commandId, decided, () => originalAnswer(context, key, { cleaned }));
    const outcome = await store.commit(unit.toChange(nextWake(unit), key));
    assertOutcome('commit', outcome, key?.commandId);
    if (outcome === 'committed') return accepted(answerOf(unit, { cleaned }));
    if (outcome === 'duplicate') return originalAnswer(context, key, { cleaned });
    notify(telemetry, { name: 'zayavka.request.conflict', at: now(), attributes: { decision } });
    return 'conflict';
  };
  const decideUntilCommitted = () => retryOnConflict(attempt);
  // Two merges into each other would disturb each other at every attempt.
  const answer = await (command.type === 'merge'
    ? context.queue.run('merge', decideUntilCommitted)
    : decideUntilCommitted());
  return answer ?? refused({ code: 'request/changed-meanwhile' });
}

/** Decides a command on a unit and applies its events. */
async function applyCommand(
  context: DeskContext,
  unit: UnitOfWork,
  command: Command,
): Promise<Result<void, DeskRefusal>> {
  const { request, clocks, now } = unit;
  if (isErased(request)) return refused({ code: 'request/forgotten' });
  const worded = withReason(unit, command);
  if (!worded.ok) return worded;
  const decided = decide(request, worded.value, now, commandWindows(request, clocks));
  if (!decided.ok) return decided;
  for (const event of decided.value) {
    const applied = await applyEvent(context, unit, event);
    if (!applied.ok) return applied;
  }
  return accepted(undefined);
}

/** A rejection for one of the kind's reasons says it in the words of the kind, unless it has words of its own. */
function withReason(unit: UnitOfWork, command: Command): Result<Command, DeskRefusal> {
  if (command.type !== 'reject' || command.code === undefined) return accepted(command);
  const reason = rejectReason(unit, command.code);
  if (reason !== undefined) return accepted({ ...command, reason: command.reason ?? reason });
  const codes = Object.keys(unit.policy.rejectReasons ?? {});
  const expected = codes.length === 0 ? 'no code: this kind of request has none' : `one of ${codes.join(', ')}`;
  return invalid([{ path: 'code', found: named(command.code), expected }]);
}

/** Applies an event of a command, after what the desk alone can check. */
async function applyEvent(
  context: DeskContext,
  unit: UnitOfWork,
  event: RequestEvent,
): Promise<Result<void, DeskRefusal>> {
  const { request, clocks, operator, policy } = unit;
  if (event.type === 'scheduled' || event.type === 'rescheduled') {
    const outside = outsideOfBounds(unit, event.appointment);
    if (outside !== undefined) return outside;
  } else if (event.type === 'progressed') {
    const unknown = unknownStep(policy, event.step);
    if (unknown !== undefined) return invalid([unknown]);
  } else if (event.type === 'extended') {
    const extended = clocks.extend(event.at, event.reason, request.version + 1);
    if (!extended.ok) return extended;
    return accepted(unit.apply(event, extended.value));
  } else if (event.type === 'merged') {
    const into = await prepareMerge(context, unit.request, event);
    if (!into.ok) return into;
    return accepted(unit.apply({ ...event, into: into.value }));
  } else if (event.type === 'linked') {
    const to = await linkedNumber(context, request, event.to);
    if (!to.ok) return to;
    return accepted(unit.apply({ ...event, to: to.value }));
  } else if (event.type === 'corrected') {
    const corrected = readCorrection(operator, request, event);
    if (!corrected.ok) return corrected;
    unit.correct(corrected.value, await pastOf(context, unit));
    return accepted(applyDueEvents(unit));
  }
  return accepted(unit.apply(event));
}

/** All events of a request until now; none when the first ones are deleted. */
async function pastOf({ store }: DeskContext, { request, history }: UnitOfWork): Promise<readonly RequestEvent[]> {
  const stored = await store.history(request.id);
  const known = stored.filter(({ version }) => version <= request.version - history.length);
  return known[0]?.version === 1 ? [...known, ...history].map(({ event }) => event) : [];
}

function unknownStep({ steps = [] }: KindPolicy, step: string): InputIssue | undefined {
  const names = steps.map(({ name }) => name);
  if (names.includes(step)) return undefined;
  const expected = names.length === 0 ? 'no step: this kind of request has none' : `one of ${names.join(', ')}`;
  return { path: 'step', found: named(step), expected };
}

/** An appointment lies between the clocks that bound it, and within a year. */
function outsideOfBounds(
  { clocks, operator, now }: UnitOfWork,
  { from, to = from }: Appointment,
): Result<never, DeskRefusal> | undefined {
  const last = now.getTime() + longestAheadMs;
  if (to > last) return refused({ code: 'request/appointment-outside', notAfter: new Date(last) });
  const broken = limitBroken(appointmentLimits(clocks, operator), from);
  return broken && refused({ code: 'request/appointment-outside', [broken.bounds]: broken.limit });
}

function actorOf({ caller, agentId }: ReadCommand['envelope']): Actor | undefined {
  if (caller !== undefined) return { role: 'subscriber' };
  return agentId === undefined ? undefined : { role: 'agent', id: agentId };
}
