/**
 * The decision: the events that a command brings about, or why it is refused. Pure: the same question always gets the
 * same answer.
 */
import { Fault } from '../kernel/fault.ts';
import { faultsOnly } from '../kernel/input/faults-only.ts';
import type { Instant } from '../kernel/instant.ts';
import { type Result, refused } from '../kernel/result.ts';
import type { Command, CommandFor } from './command.ts';
import type { RequestEvent } from './event.ts';
import { eventOfCommand } from './event-of-command.ts';
import { type CommandType, commandsFor } from './lifecycle.ts';
import type { IllegalStep, RequestRefusal } from './refusal.ts';
import type { Request } from './request.ts';

type Decision = Result<readonly RequestEvent[], RequestRefusal>;

/**
 * Until when (exclusive) a command may be given at all, where a policy sets such a window.
 *
 * @see {@link decide}
 */
export type Windows = { readonly [C in CommandType]?: Instant };

/**
 * Decides a command on a request at an instant. Where the status of the request is known to the compiler, a command that
 * does not fit it does not compile; where it is not, it is refused with `request/illegal-step`. So is the `release` of a request
 * that nobody has.
 *
 * @param windows instants from which a command comes too late, as the policy of the kind says
 * @throws Fault `request/invalid-instant`: `at` is an invalid date
 *
 * @example
 * // `registered` is the first event of an inquiry
 * const request = evolve(undefined, registered);
 * const by = { role: 'agent', id: 'ivanova' };
 * decide(request, { type: 'start', by, assignee: 'ivanova' }, new Date(5)).value //=> [{ type: 'started', at: 5, by, assignee: 'ivanova' }]
 * decide(request, { type: 'reopen', reason: 'Again' }, new Date(5)).refusal.code //=> 'request/illegal-step'
 * // Resolved at 6, it may be reopened before 9.
 * const answer = { outcome: 'satisfied', answer: 'The line works again' };
 * const resolved = replay([registered, { type: 'started', at: 5 }, { type: 'resolved', at: 6, ...answer }]);
 * const late = decide(resolved, { type: 'reopen', reason: 'Again' }, new Date(9), { reopen: 9 });
 * late.refusal //=> { code: 'request/window-over', command: 'reopen', until: 9 }
 */
export function decide<R extends Request>(request: R, command: CommandFor<R>, at: Date, windows?: Windows): Decision;
export function decide(request: Request, command: Command, at: Date, windows?: Windows): Decision {
  return faultsOnly('decide', () => {
    const instant = at.getTime();
    if (Number.isNaN(instant))
      throw new Fault('request/invalid-instant', 'decide: found an invalid date, expected a valid one');
    const allowed = commandsFor(request);
    if (!allowed.includes(command.type)) return refused(illegalStep(request, command, allowed));
    const until = windows?.[command.type];
    if (until !== undefined && !(instant < until)) {
      return refused({ code: 'request/window-over', command: command.type, until });
    }
    return eventOfCommand(request, command, instant);
  });
}

function illegalStep(
  { lifecycle, status }: Request,
  { type }: { readonly type: unknown },
  allowed: IllegalStep['allowed'],
): IllegalStep {
  // `type` may be any value. If it is not a string, the refusal shows only its type.
  const command = typeof type === 'string' ? type : typeof type;
  return { code: 'request/illegal-step', lifecycle, status, command, allowed };
}
