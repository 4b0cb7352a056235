/**
 * What the message about an event needs to know, from the request and its clocks as they are after the event.
 */
import type { RequestEvent } from '../../../request/event.ts';
import type { RequestContext } from '../../operator.ts';
import { missedBy } from '../appointment-reminders.ts';
import type { MessageContext } from '../message/message-facts.ts';
import { subscriberWindows } from '../open-commands.ts';
import type { RequestClocks } from './request-clocks.ts';

interface Told extends RequestContext {
  readonly clocks: RequestClocks;
  readonly now: Date;
}

export function messageContextOf(told: Told, event: RequestEvent): MessageContext {
  const { operator, policy, request, clocks, now: at } = told;
  return {
    operator,
    policy,
    request,
    event,
    at,
    deadline: clocks.deadline,
    next: clocks.deadlineAfter(at),
    missed: missedBy(event, told) ?? (event.type === 'breached' ? clocks.promiseNamed(event.clock) : undefined),
    ...subscriberWindows(clocks),
  };
}
