/**
 * Small questions of an employee's screen about one request: which buttons to show, what has happened.
 */

import { accepted, type Result } from '../../kernel/result.ts';
import { commandsAllowed } from '../../operators/rules/open-commands.ts';
import type { CommandType } from '../../request/lifecycle.ts';
import { lookUp } from '../access/lookup.ts';
import type { Equipment } from '../context/context.ts';
import type { DeskRefusal } from '../ports/refusal.ts';
import type { HistoryEntry } from '../ports/store.ts';
import { letTimePass } from '../work/due-events.ts';
import { draftOf } from '../work/open-request.ts';

export async function allowed(
  equipment: Equipment,
  number: unknown,
): Promise<Result<readonly CommandType[], DeskRefusal>> {
  const found = await lookUp(equipment, number);
  if (!found.ok) return found;
  const draft = draftOf(equipment, found.value);
  letTimePass(draft);
  return accepted(commandsAllowed(draft.request, draft.clocks, draft.now.getTime()));
}

export async function history(
  equipment: Equipment,
  number: unknown,
): Promise<Result<readonly HistoryEntry[], DeskRefusal>> {
  const found = await lookUp(equipment, number);
  return found.ok ? accepted(await equipment.store.history(found.value.request.id)) : found;
}
