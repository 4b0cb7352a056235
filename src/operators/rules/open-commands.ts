/**
 * Until when commands may be given that depend on a clock (cancelling a porting, reopening, returning), and what may be done
 * with a request now.
 */

import { definitionOf, type RequestClocks } from '../../desk/work/request-clocks.ts';
import type { Windows } from '../../request/decide.ts';
import { isErased } from '../../request/erased.ts';
import { allowedCommands, type CommandType } from '../../request/lifecycle.ts';
import type { Request } from '../../request/request.ts';

/** A request that has ended and has no such clock, as a consultation, cannot be opened again. */
export function commandWindows({ status, statusAt }: Request, clocks: RequestClocks): Windows {
  const windows: { [Command in CommandType]?: number } = {};
  if (status === 'closed') {
    windows.reopen = statusAt;
    windows.return = statusAt;
  }
  for (const clock of clocks.all) {
    const { allows } = definitionOf(clock);
    const end = allows === undefined ? undefined : clocks.endOf(clock);
    if (allows !== undefined && end !== undefined) windows[allows] = end.dueAt.getTime();
  }
  return windows;
}

/** The commands of the status whose window is not over, in the order of the table; `extend` where the kind knows it. */
export function openCommands(request: Request, clocks: RequestClocks, at: number): readonly CommandType[] {
  if (request.number === undefined || isErased(request)) return [];
  const windows = commandWindows(request, clocks);
  return allowedCommands(request.lifecycle, request.status).filter((command) => {
    if (command === 'extend' && !clocks.canBeExtended) return false;
    const until = windows[command];
    return until === undefined || at < until;
  });
}
