/**
 * A command on a request: what was due before it happens first, then the command is decided on the request as it stands,
 * and all of it is committed together.
 */

import type { Command } from '../request/command.ts';
import { decide, type Windows } from '../request/decide.ts';
import { type CommandType, isOpenStatus } from '../request/lifecycle.ts';
import type { Actor } from '../request/request.ts';
import { accepted, type Result, refused } from '../result.ts';
import { type Answer, answerOf } from './answer.ts';
import { type ReadCommand, readCommand } from './command-input.ts';
import { digest } from './digest.ts';
import type { Draft } from './draft.ts';
import type { Equipment } from './equipment.ts';
import { lookUp } from './lookup.ts';
import { draftOf } from './matter.ts';
import { letTimePass, nextWake } from './passing-time.ts';
import { proveCaller } from './proven-caller.ts';
import type { DeskRefusal } from './refusal.ts';
import { firstAnswer } from './repetition.ts';

/** What a subscriber may do to a request of the own line. */
const subscriberCommands: readonly CommandType[] = ['reply', 'withdraw', 'cancel', 'reopen', 'return', 'close'];

/** How often a command is decided anew when others were faster. */
const mostDecisions = 10;

export async function execute(
  equipment: Equipment,
  number: string,
  input: unknown,
): Promise<Result<Answer, DeskRefusal>> {
  const read = readCommand(input);
  if (!read.ok) return read;
  const { command, envelope } = read.value;
  const { caller, channel = 'hotline', proof } = envelope;
  if (caller !== undefined) {
    const proven = await proveCaller(equipment, { caller, channel, proof });
    if (!proven.ok) return proven;
    if (!subscriberCommands.includes(command.type)) {
      return refused({ code: 'command/agents-only', command: command.type, allowed: subscriberCommands });
    }
  }
  const turn = number.replaceAll(/\D/gu, '');
  return equipment.turns.take(turn, () => carryOut(equipment, number, read.value));
}

async function carryOut(
  equipment: Equipment,
  number: string,
  { command, envelope }: ReadCommand,
): Promise<Result<Answer, DeskRefusal>> {
  const { store, telemetry, attempts, now } = equipment;
  const { commandId, caller } = envelope;
  const actor = actorOf(envelope);
  const asked: Command = actor === undefined ? command : { ...command, by: actor };
  for (let decision = 1; decision <= mostDecisions; decision += 1) {
    const found = await lookUp(equipment, number, caller);
    if (!found.ok) {
      if (caller !== undefined) await attempts.failed(caller, now());
      return found;
    }
    const draft = draftOf(equipment, found.value);
    const content = digest({ id: draft.request.id, command, caller });
    letTimePass(draft);
    const decided = apply(draft, asked, commandId === undefined ? {} : { commandId, digest: content });
    if (!decided.ok) return (await repeated(equipment, commandId, content)) ?? decided;
    const outcome = await store.commit(draft.change(nextWake(draft), commandId));
    if (outcome === 'committed') return accepted(answerOf(draft));
    if (outcome === 'duplicate' && commandId !== undefined) return firstAnswer(equipment, commandId, content);
    telemetry.onNotice?.({ name: 'zayavka.request.conflict', at: now(), attributes: { decision } });
  }
  return refused({ code: 'request/changed-meanwhile' });
}

/** A command that is refused now may have been done before: then it gets the answer that it got. */
async function repeated(
  equipment: Equipment,
  commandId: string | undefined,
  content: string,
): Promise<Result<Answer, DeskRefusal> | undefined> {
  if (commandId === undefined) return undefined;
  const { found } = await equipment.store.find({ commandId });
  return found.length === 0 ? undefined : firstAnswer(equipment, commandId, content);
}

/** Decides a command on a draft and lets its events happen. */
export function apply(
  draft: Draft,
  command: Command,
  cause: { readonly commandId?: string; readonly digest?: string } = {},
): Result<void, DeskRefusal> {
  const at = draft.now.getTime();
  const decided = decide(draft.request, command, draft.now, windowsOf(draft, at));
  if (!decided.ok) return decided;
  if (command.type === 'schedule' || command.type === 'reschedule') {
    const outside = outsideOfBounds(draft, command.appointment.from, at);
    if (outside !== undefined) return outside;
  }
  if (command.type === 'extend') {
    const extended = draft.extend(at, command.reason);
    if (!extended.ok) return extended;
  }
  for (const event of decided.value) draft.happen(event, cause);
  return accepted(undefined);
}

/**
 * Until when commands may be given that depend on a clock: cancelling a porting, reopening, returning. A request that has
 * ended and has no such clock, as a consultation, cannot be opened again.
 */
function windowsOf(draft: Draft, at: number): Windows {
  const { lifecycle, status, statusAt } = draft.request;
  const windows: { [Command in CommandType]?: number } = {};
  if (!isOpenStatus(lifecycle, status) && status === 'closed') {
    windows.reopen = statusAt;
    windows.return = statusAt;
  }
  for (const clock of draft.clocks) {
    const { allows } = draft.definitionOf(clock);
    const end = allows === undefined ? undefined : draft.endOf(clock, at);
    if (allows !== undefined && end !== undefined) windows[allows] = end.getTime();
  }
  return windows;
}

/** An appointment lies on days between the clocks that bound it. */
function outsideOfBounds(draft: Draft, from: number, at: number): Result<never, DeskRefusal> | undefined {
  for (const clock of draft.clocks) {
    const { bounds } = draft.definitionOf(clock);
    const end = bounds === undefined ? undefined : draft.endOf(clock, at);
    if (end === undefined) continue;
    // The last day of the term counts: it is the first day of the switch, and the last one allowed.
    const firstInstant = end.getTime() - 86_400_000;
    if (bounds === 'notBefore' && from < firstInstant) {
      return refused({ code: 'request/appointment-outside', notBefore: new Date(firstInstant) });
    }
    if (bounds === 'notAfter' && from >= end.getTime())
      return refused({ code: 'request/appointment-outside', notAfter: end });
  }
  return undefined;
}

function actorOf({ caller, agentId }: ReadCommand['envelope']): Actor | undefined {
  if (caller !== undefined) return { role: 'subscriber' };
  return agentId === undefined ? undefined : { role: 'agent', id: agentId };
}
