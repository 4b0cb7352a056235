/**
 * What the message about an event needs to know, from the request and its clocks as they are after the event.
 */
import type { RequestEvent } from '../../../request/event.ts';
import type { RequestContext } from '../../operator.ts';
import { agreedDay, missedBy } from '../appointment-reminders.ts';
import type { MessageContext } from '../message/message-facts.ts';
import { subscriberWindows } from '../open-commands.ts';
import { putOffPromise } from './put-off-promise.ts';
import type { RequestClocks } from './request-clocks.ts';

interface Told extends RequestContext {
  readonly clocks: RequestClocks;
  readonly now: Date;
}

/** @param before the clocks as they were before the event, where they are known */
export function messageContextOf(told: Told, event: RequestEvent, before?: RequestClocks): MessageContext {
  const { operator, policy, request, clocks, now: at } = told;
  return {
    operator,
    policy,
    request,
    event,
    at,
    deadline: clocks.deadline,
    next: (event.type === 'breached' ? agreedDay(told, at) : undefined) ?? clocks.deadlineAfter(at),
    putOff: () => putOffPromise(clocks, event, at),
    promisedBefore: () => before?.deadlineAfter(new Date(event.at)) ?? before?.toldDeadline,
    missed: missedBy(event, told) ?? (event.type === 'breached' ? clocks.promiseNamed(event.clock) : undefined),
    ...subscriberWindows(clocks),
  };
}
