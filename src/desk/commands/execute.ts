/**
 * A command on a request: events that were due before are applied first, then the command is decided on the request as it is,
 * and all of it is committed together.
 */
import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { Deadline } from '../../message/facts.ts';
import type { Operator } from '../../operators/operator.ts';
import { commandWindows } from '../../operators/rules/open-commands.ts';
import type { Command } from '../../request/command.ts';
import { subscriberCommands } from '../../request/command-table.ts';
import { decide } from '../../request/decide.ts';
import { isErased } from '../../request/erased.ts';
import type { Actor } from '../../request/request.ts';
import { dueAt } from '../../sla/term/due-at.ts';
import { days } from '../../sla/term/term.ts';
import { authorizeCaller } from '../access/caller.ts';
import { findRequest, readNumber } from '../access/lookup.ts';
import type { DeskContext } from '../context/context.ts';
import { type ReadCommand, readCommand } from '../input/command.ts';
import type { DeskRefusal } from '../ports/refusal.ts';
import { notify } from '../ports/telemetry.ts';
import { nextWake } from '../work/due-events.ts';
import { openRequest } from '../work/open-request.ts';
import { definitionOf } from '../work/request-clocks.ts';
import { retryOnConflict } from '../work/retry-on-conflict.ts';
import type { UnitOfWork } from '../work/unit-of-work.ts';
import { type Answer, answerOf } from './answer.ts';
import { commandKey, originalAnswer, refusedIfNew } from './idempotency.ts';

export async function execute(
  context: DeskContext,
  text: unknown,
  input: unknown,
): Promise<Result<Answer, DeskRefusal>> {
  const read = readCommand(input);
  if (!read.ok) return read;
  const { caller, channel = 'hotline', proof } = read.value.envelope;
  const executeInTurn = async (): Promise<Result<Answer, DeskRefusal>> => {
    const number = readNumber(context, text);
    if (!number.ok) return number;
    return context.queue.run(number.value, () => decideAndCommit(context, number.value, read.value));
  };
  if (caller === undefined) return executeInTurn();
  return authorizeCaller(context, { caller, channel, proof }, async () => {
    const { type } = read.value.command;
    const allowed = subscriberCommands();
    return allowed.includes(type) ? executeInTurn() : refused({ code: 'command/agents-only', command: type, allowed });
  });
}

async function decideAndCommit(
  context: DeskContext,
  number: string,
  { command, envelope }: ReadCommand,
): Promise<Result<Answer, DeskRefusal>> {
  const { store, telemetry, now } = context;
  const { commandId, caller } = envelope;
  const actor = actorOf(envelope);
  const signed: Command = actor === undefined ? command : { ...command, by: actor };
  const answer = await retryOnConflict<Result<Answer, DeskRefusal>>(async (decision) => {
    const found = await findRequest(context, number, caller);
    if (!found.ok) return found;
    const unit = openRequest(context, found.value);
    const { id } = unit.request;
    const key = commandKey(commandId, { id, command, caller });
    const decided = applyCommand(unit, signed);
    if (!decided.ok) return refusedIfNew(context, commandId, decided, () => originalAnswer(context, key));
    const outcome = await store.commit(unit.toChange(nextWake(unit), key));
    if (outcome === 'committed') return accepted(answerOf(unit));
    if (outcome === 'duplicate') return originalAnswer(context, key);
    notify(telemetry, { name: 'zayavka.request.conflict', at: now(), attributes: { decision } });
    return 'conflict';
  });
  return answer ?? refused({ code: 'request/changed-meanwhile' });
}

/** Decides a command on a unit and applies its events. */
function applyCommand(unit: UnitOfWork, command: Command): Result<void, DeskRefusal> {
  const { request, clocks, now } = unit;
  if (isErased(request)) return refused({ code: 'request/forgotten' });
  const decided = decide(request, command, now, commandWindows(request, clocks));
  if (!decided.ok) return decided;
  if (command.type === 'schedule' || command.type === 'reschedule') {
    const outside = outsideOfBounds(unit, command.appointment.from);
    if (outside !== undefined) return outside;
  }
  let isTold = true;
  if (command.type === 'extend') {
    const extended = clocks.extend(now.getTime(), command.reason, request.version + 1);
    if (!extended.ok) return extended;
    isTold = extended.value;
  }
  for (const event of decided.value) unit.apply(event, isTold);
  return accepted(undefined);
}

/** An appointment lies between the clocks that bound it; the last day of either term is allowed. */
function outsideOfBounds({ clocks, operator }: UnitOfWork, from: number): Result<never, DeskRefusal> | undefined {
  for (const clock of clocks.all) {
    const { bounds } = definitionOf(clock);
    const end = bounds && clocks.endOf(clock);
    if (bounds === undefined || end === undefined) continue;
    const limit = bounds === 'notAfter' ? end.dueAt : startOfLastDay(end, operator);
    const isOutside = bounds === 'notAfter' ? from >= limit.getTime() : from < limit.getTime();
    if (isOutside) return refused({ code: 'request/appointment-outside', [bounds]: limit });
  }
  return undefined;
}

/** The end of the day before. A day and a half back is about noon of it, also where a day has 23 or 25 hours. */
function startOfLastDay({ dueAt: end, lastDay }: Deadline, { calendar }: Operator): Date {
  if (lastDay === undefined) return end;
  return dueAt(days(0), new Date(end.getTime() - 36 * 3_600_000), calendar, { roll: false }).at;
}

function actorOf({ caller, agentId }: ReadCommand['envelope']): Actor | undefined {
  if (caller !== undefined) return { role: 'subscriber' };
  return agentId === undefined ? undefined : { role: 'agent', id: agentId };
}
