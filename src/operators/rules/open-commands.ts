/**
 * Until when commands may be given that depend on a clock (cancelling a porting, reopening, returning), and what may be done
 * with a request now.
 */
import type { Windows } from '../../request/decide.ts';
import { isErased } from '../../request/erased.ts';
import { type CommandType, commandsFor } from '../../request/lifecycle.ts';
import type { Request } from '../../request/request.ts';
import { isPromise, type KindClock } from '../kind-policy.ts';

/** A clock of a request: its definition, and when it ends; no `dueAt` once it has been stopped. */
export interface ClockEnd {
  readonly definition: KindClock;
  readonly dueAt?: Date | undefined;
}

/** The clocks of a request, as far as commands depend on them. */
export interface ClockEnds {
  readonly ends: readonly ClockEnd[];
  /** Whether a promise can still be extended at that instant; where it is not known, one whose definition allows it. */
  canExtend?(at: number): boolean;
}

/**
 * From when on each command comes too late. A closed request cannot be reopened or returned, unless a clock of the kind opens a
 * window for it.
 */
export function commandWindows({ status, statusAt }: Request, { ends }: ClockEnds): Windows {
  const windows: { [Command in CommandType]?: number } = {};
  if (status === 'closed') {
    windows.reopen = statusAt;
    windows.return = statusAt;
  }
  for (const { definition, dueAt } of ends) {
    if (definition.allows !== undefined && dueAt !== undefined) windows[definition.allows] = dueAt.getTime();
  }
  return windows;
}

/** Until when the subscriber may reply, withdraw, reopen or give back; no date where nothing ends it. */
export interface SubscriberWindows {
  readonly replyUntil: Date | undefined;
  readonly cancelUntil: Date | undefined;
  readonly reopenUntil: Date | undefined;
  readonly returnUntil: Date | undefined;
}

export function subscriberWindows({ ends }: ClockEnds): SubscriberWindows {
  const endOf = (command: CommandType): Date | undefined =>
    ends.find(({ definition, dueAt }) => definition.allows === command && dueAt !== undefined)?.dueAt;
  const waiting = ends.find(
    ({ definition: { atEnd }, dueAt }) => (atEnd === 'withdraw' || atEnd === 'cancel') && dueAt !== undefined,
  );
  return {
    replyUntil: waiting?.dueAt,
    cancelUntil: endOf('cancel'),
    reopenUntil: endOf('reopen'),
    returnUntil: endOf('return'),
  };
}

/**
 * The commands of the status whose window is not over, in the order of the table; `extend` where a promise can still be extended,
 * `release` where somebody has the request.
 */
export function openCommands(request: Request, clocks: ClockEnds, at: number): readonly CommandType[] {
  if (request.number === undefined || isErased(request)) return [];
  const windows = commandWindows(request, clocks);
  const hasExtension = (): boolean =>
    clocks.ends.some(({ definition }) => isPromise(definition) && definition.extension !== undefined);
  const canExtend = (): boolean => hasExtension() && (clocks.canExtend?.(at) ?? true);
  return commandsFor(request).filter((command) => {
    const until = windows[command];
    return (command !== 'extend' || canExtend()) && (until === undefined || at < until);
  });
}
