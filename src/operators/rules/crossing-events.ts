/**
 * What happens to a request when a clock crosses a threshold: warning, breach, extension, closing, the end of waiting and of
 * listing.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { RequestEvent } from '../../request/event.ts';
import { isOpenStatus, statusAfter } from '../../request/lifecycle.ts';
import type { Actor, Request } from '../../request/request.ts';
import type { Crossing } from '../../sla/clock/crossing.ts';
import type { KindClock } from '../kind-policy.ts';
import type { Operator } from '../operator.ts';
import { reasonInWords } from './language.ts';

/** A crossing and what decides about its events. */
export interface CrossingContext {
  readonly operator: Operator;
  readonly definition: KindClock;
  readonly crossing: Crossing;
  /** Before the crossing. */
  readonly request: Request;
  /** The time of the events. */
  readonly at: Instant;
  /** When the crossing is acted on, which may be later. */
  readonly now: Date;
  /** Whether the clock can still be extended. */
  readonly isExtendable: boolean;
  /** From when on a message about an extension may be sent. */
  readonly noticeFrom: Date;
}

/** Who acts when the desk does something without a command. */
export const system: Actor = { role: 'system' };

/** In their order. `extended` means that the clocks are extended, at the same time. */
export function crossingEvents(context: CrossingContext): readonly RequestEvent[] {
  const { definition, crossing, at } = context;
  const { clock, key } = crossing;
  const details = { at, by: system, clock, key, dueAt: crossing.dueAt.getTime() };
  if (crossing.type === 'warning') {
    const isLast = crossing.warning === definition.warnings?.at(-1);
    return [{ type: 'warned', ...details }, ...(isLast ? onLastWarning(context, details) : [])];
  }
  if (definition.atEnd !== undefined) return atEnd(context, definition.atEnd);
  const isWindow = definition.allows !== undefined || definition.bounds !== undefined;
  return isWindow ? [] : [{ type: 'breached', ...details }];
}

/** The last moment to ask for more time, or to take it where the policy says so. */
function onLastWarning(
  context: CrossingContext,
  details: Omit<RequestEvent<'extensionProposed'>, 'type'>,
): readonly RequestEvent[] {
  const { definition, crossing, request, at, now, isExtendable, noticeFrom } = context;
  const { nearDeadline } = definition;
  const { dueAt } = crossing;
  if (nearDeadline === undefined || !isExtendable || !isOpenStatus(request.lifecycle, request.status)) return [];
  // An extension is announced before the old date passes: after it only the breach can be recorded.
  if (now >= dueAt) return [];
  // Where quiet hours would hold the message until the old date has passed, an employee decides.
  if (nearDeadline === 'propose' || noticeFrom >= dueAt) return [{ type: 'extensionProposed', ...details }];
  return [{ type: 'extended', at, by: system, reason: reasonInWords(context, 'reason.furtherChecks', at) }];
}

function atEnd(context: CrossingContext, action: NonNullable<KindClock['atEnd']>): readonly RequestEvent[] {
  const { crossing, request, at } = context;
  const { clock } = crossing;
  if (action === 'archive') return [{ type: 'archived', at, by: system, clock }];
  if (statusAfter(request.lifecycle, request.status, action) === undefined) return [];
  if (action === 'close') return [{ type: 'closed', at, by: system }];
  const reason = reasonInWords(context, 'reason.unanswered', at);
  return [{ type: action === 'withdraw' ? 'withdrawn' : 'cancelled', at, by: system, reason }];
}
