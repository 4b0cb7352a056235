/**
 * Small questions of an employee's screen about one request: which buttons to show, what has happened.
 */

import { accepted, type Result } from '../../kernel/result.ts';
import { openCommands } from '../../operators/rules/open-commands.ts';
import type { CommandType } from '../../request/lifecycle.ts';
import { lookUp } from '../access/lookup.ts';
import type { DeskContext } from '../context/context.ts';
import type { DeskRefusal } from '../ports/refusal.ts';
import type { HistoryEntry } from '../ports/store.ts';
import { applyDueEvents } from '../work/due-events.ts';
import { openRequest } from '../work/open-request.ts';

export async function allowed(
  context: DeskContext,
  number: unknown,
): Promise<Result<readonly CommandType[], DeskRefusal>> {
  const found = await lookUp(context, number);
  if (!found.ok) return found;
  const unit = openRequest(context, found.value);
  applyDueEvents(unit);
  return accepted(openCommands(unit.request, unit.clocks, unit.now.getTime()));
}

export async function history(
  context: DeskContext,
  number: unknown,
): Promise<Result<readonly HistoryEntry[], DeskRefusal>> {
  const found = await lookUp(context, number);
  return found.ok ? accepted(await context.store.history(found.value.request.id)) : found;
}
