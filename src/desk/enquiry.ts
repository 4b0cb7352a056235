/**
 * Small questions of an employee's screen about one request: which buttons to show, what has happened.
 */
import type { CommandType } from '../request/lifecycle.ts';
import { accepted, type Result } from '../result.ts';
import type { Equipment } from './equipment.ts';
import { lookUp } from './lookup.ts';
import { draftOf } from './matter.ts';
import { letTimePass } from './passing-time.ts';
import type { DeskRefusal } from './refusal.ts';
import type { HistoryEntry } from './store.ts';
import { commandsAllowed } from './windows.ts';

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
