/**
 * A command on a request: what was due before it happens first, then the command is decided on the request as it stands,
 * and all of it is committed together.
 */

import { canonicalJson, fingerprint } from '../../kernel/fingerprint.ts';
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
import { applyDueEvents, nextWake } from '../work/due-events.ts';
import { openRequest } from '../work/open-request.ts';
import { definitionOf } from '../work/request-clocks.ts';
import type { CommandKey, UnitOfWork } from '../work/unit-of-work.ts';
import { type Answer, answerOf } from './answer.ts';
import { originalAnswer } from './idempotency.ts';

/** How often a command is decided anew when others were faster. */
const mostDecisions = 10;

export async function execute(
  context: DeskContext,
  written: unknown,
  input: unknown,
): Promise<Result<Answer, DeskRefusal>> {
  const read = readCommand(input);
  if (!read.ok) return read;
  const { caller, channel = 'hotline', proof } = read.value.envelope;
  const carryOutInTurn = async (): Promise<Result<Answer, DeskRefusal>> => {
    const number = readNumber(context, written);
    if (!number.ok) return number;
    return context.queue.run(number.value, () => carryOut(context, number.value, read.value));
  };
  if (caller === undefined) return carryOutInTurn();
  return authorizeCaller(context, { caller, channel, proof }, async () => {
    const { type } = read.value.command;
    const allowed = subscriberCommands();
    return allowed.includes(type) ? carryOutInTurn() : refused({ code: 'command/agents-only', command: type, allowed });
  });
}

async function carryOut(
  context: DeskContext,
  number: string,
  { command, envelope }: ReadCommand,
): Promise<Result<Answer, DeskRefusal>> {
  const { store, telemetry, now } = context;
  const { commandId, caller } = envelope;
  const actor = actorOf(envelope);
  const asked: Command = actor === undefined ? command : { ...command, by: actor };
  for (let decision = 1; decision <= mostDecisions; decision += 1) {
    const found = await findRequest(context, number, caller);
    if (!found.ok) return found;
    const unit = openRequest(context, found.value);
    const { id } = unit.request;
    const cause =
      commandId === undefined
        ? undefined
        : { commandId, fingerprint: fingerprint(canonicalJson({ id, command, caller })) };
    applyDueEvents(unit);
    const decided = apply(unit, asked);
    if (!decided.ok) return (await repeated(context, cause)) ?? decided;
    const outcome = await store.commit(unit.toChange(nextWake(unit), cause));
    if (outcome === 'committed') return accepted(answerOf(unit));
    if (outcome === 'duplicate' && cause !== undefined) return originalAnswer(context, cause);
    notify(telemetry, { name: 'zayavka.request.conflict', at: now(), attributes: { decision } });
  }
  return refused({ code: 'request/changed-meanwhile' });
}

/** A command that is refused now may have been done before: then it gets the answer that it got. */
async function repeated(
  context: DeskContext,
  cause: CommandKey | undefined,
): Promise<Result<Answer, DeskRefusal> | undefined> {
  if (cause === undefined) return undefined;
  const { found } = await context.store.find({ commandId: cause.commandId });
  return found.length === 0 ? undefined : originalAnswer(context, cause);
}

/** Decides a command on a unit and lets its events happen. */
function apply(unit: UnitOfWork, command: Command): Result<void, DeskRefusal> {
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

/** An appointment lies on days between the clocks that bound it; the last day of either term is itself allowed. */
function outsideOfBounds({ clocks, operator }: UnitOfWork, from: number): Result<never, DeskRefusal> | undefined {
  for (const clock of clocks.all) {
    const { bounds } = definitionOf(clock);
    const end = bounds === undefined ? undefined : clocks.endOf(clock);
    if (end === undefined) continue;
    if (bounds === 'notAfter') {
      if (from >= end.dueAt.getTime()) return refused({ code: 'request/appointment-outside', notAfter: end.dueAt });
      continue;
    }
    const notBefore = startOfLastDay(end, operator);
    if (from < notBefore.getTime()) return refused({ code: 'request/appointment-outside', notBefore });
  }
  return undefined;
}

/** The end of the day before: noon of it is a day and a half back, also where a day has 23 or 25 hours. */
function startOfLastDay({ dueAt: end, lastDay }: Deadline, { calendar }: Operator): Date {
  if (lastDay === undefined) return end;
  return dueAt(days(0), new Date(end.getTime() - 36 * 3_600_000), calendar, { roll: false }).at;
}

function actorOf({ caller, agentId }: ReadCommand['envelope']): Actor | undefined {
  if (caller !== undefined) return { role: 'subscriber' };
  return agentId === undefined ? undefined : { role: 'agent', id: agentId };
}
