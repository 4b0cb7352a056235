/**
 * The decision: what a command makes of a request, as facts, or why it makes nothing. Pure, so the same question always
 * gets the same answer.
 */
import type { Instant } from '../instant.ts';
import { accepted, type Result, refused } from '../result.ts';
import type { Command, CommandDetails, CommandFor } from './command.ts';
import { eventOf, type RequestEvent } from './event.ts';
import { allowedCommands, type CommandType, statusAfter } from './lifecycle.ts';
import type { RequestRefusal } from './refusal.ts';
import type { Appointment, Request } from './request.ts';

/** Until when (exclusive) a command may be given at all, where a policy sets such a window. */
export type Windows = { readonly [C in CommandType]?: Instant };

/** The text without which a command makes no sense. */
const demandedText = {
  ask: 'question',
  reply: 'text',
  hold: 'reason',
  resolve: 'answer',
  reopen: 'reason',
  reject: 'reason',
  reschedule: 'reason',
  fulfil: 'answer',
  fail: 'reason',
  extend: 'reason',
  assign: 'assignee',
  escalate: 'to',
  note: 'text',
} as const satisfies { readonly [C in CommandType]?: keyof CommandDetails[C] };

const noWindows: Windows = {};

/**
 * Decides a command on a request at an instant. Where the status of the request is known to the compiler, a command that
 * does not fit it does not compile; where it is not, it is refused with `request/illegal-step`.
 *
 * @param windows instants from which a command comes too late, as the policy of the kind says
 */
export function decide<R extends Request>(
  request: R,
  command: CommandFor<R>,
  at: Date,
  windows: Windows = noWindows,
): Result<readonly RequestEvent[], RequestRefusal> {
  // A command for some status is a command: the union over all statuses, seen without the request's type parameter.
  const refusal = objection(request, command as Command, at.getTime(), windows);
  return refusal === undefined ? accepted([record(command as Command, at.getTime())]) : refused(refusal);
}

function objection(request: Request, command: Command, at: Instant, windows: Windows): RequestRefusal | undefined {
  const { lifecycle, status } = request;
  if (statusAfter(lifecycle, status, command.type) === undefined) {
    const allowed = allowedCommands(lifecycle, status);
    return { code: 'request/illegal-step', lifecycle, status, command: command.type, allowed };
  }
  const until = windows[command.type];
  if (until !== undefined && at >= until) {
    return { code: 'request/window-over', command: command.type, until };
  }
  if ('appointment' in command) {
    const field = impossible(command.appointment, at);
    if (field !== undefined) return { code: 'request/impossible-appointment', command: command.type, field };
  }
  const field = missingText(command);
  return field === undefined ? undefined : { code: 'request/missing-text', command: command.type, field };
}

function impossible(appointment: Appointment, at: Instant): 'appointment.from' | 'appointment.to' | undefined {
  const { from, to } = appointment;
  if (!(from > at)) return 'appointment.from';
  return to === undefined || to > from ? undefined : 'appointment.to';
}

function missingText(command: Command): string | undefined {
  if (!(command.type in demandedText)) return undefined;
  const field = demandedText[command.type as keyof typeof demandedText];
  const text: unknown = Reflect.get(command, field);
  return typeof text === 'string' && text.trim() !== '' ? undefined : field;
}

function record(command: Command, at: Instant): RequestEvent {
  const { type, ...details } = command;
  // The event of a command has the command's details by definition of `EventDetails`.
  return { type: eventOf[type], at, ...details } as RequestEvent;
}
