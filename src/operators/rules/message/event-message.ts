/**
 * Which message reports an event to the subscriber.
 */
import type { RequestEvent } from '../../../request/event.ts';
import type { KindPolicy, MessageRule } from '../../kind-policy.ts';
import type { MessageContext } from './message-facts.ts';
import { earliestNotice } from './sendable-from.ts';

/** The rule that fits the event; `undefined` for an event about which the kind sends no message. */
export function eventMessage({ messages }: KindPolicy, event: RequestEvent): MessageRule | undefined {
  const rule = messages[event.type];
  if (rule === undefined || (rule.clock !== undefined && !('clock' in event && event.clock === rule.clock))) return;
  const hasReason = 'reason' in event && event.reason !== undefined;
  return readsAsCancelled(event.type, hasReason) ? { ...rule, message: 'cancelled' } : rule;
}

/**
 * The rule, as far as the request has what its message tells: an apology needs a promise that has passed; a planned porting needs a day ahead; a delay without a promise ahead tells the pause and its reason alone; a correction,
 * a reply and a delay that is no pause are told only where the promised date becomes later.
 */
export function tellable(rule: MessageRule, context: MessageContext): MessageRule | undefined {
  const { missed, next, request, event, at, policy } = context;
  if (rule.message === 'rescheduled' && policy.messages.scheduled !== undefined) {
    // What still waits for the morning is not known to the subscriber: the new appointment is the first one.
    const firstNotice = earliestNotice(context, 'scheduled', new Date(request.statusAt));
    if (firstNotice > at) return policy.messages.scheduled;
  }
  if (rule.message === 'porting' && next === undefined && request.appointment === undefined) return undefined;
  if (rule.message === 'delayed' && next === undefined) return { ...rule, message: 'held' };
  // A pause is told where the date stays, too.
  const isPause = rule.message === 'delayed' && event.type === 'held';
  const isResumedByReply = rule.message === 'resumed' && event.type === 'replied';
  if ((rule.message === 'delayed' && !isPause) || event.type === 'corrected' || isResumedByReply) {
    return isPutOff(context) ? rule : undefined;
  }
  return rule.message === 'overdue' && missed === undefined ? undefined : rule;
}

/** Whether the event has moved what is promised to a later date. */
function isPutOff({ next, promisedBefore }: MessageContext): boolean {
  const before = promisedBefore?.();
  return next !== undefined && before !== undefined && next.dueAt > before.dueAt;
}

/** The rules whose messages may have this name. */
export function rulesOf({ messages }: Pick<KindPolicy, 'messages'>, message: string): readonly MessageRule[] {
  return Object.entries(messages)
    .filter(
      ([event, rule]) =>
        message === rule.message ||
        (message === 'cancelled' && readsAsCancelled(event, true)) ||
        (message === 'held' && rule.message === 'delayed'),
    )
    .map(([, rule]) => rule);
}

/** Whether the message goes over this channel whatever channel the request came through. */
export function isDemanded(policy: KindPolicy, message: string, channel: string): boolean {
  return rulesOf(policy, message).some(({ channels = [] }) => channels.some((demanded) => demanded === channel));
}

/** Whether a message of this name may pass quiet hours in this kind. */
export function isUrgent(policy: KindPolicy, message: string): boolean {
  return rulesOf(policy, message).some(({ urgent }) => urgent);
}

/**
 * A withdrawal for a reason reads as a cancellation with this reason: when the desk ends a request because no reply came,
 * the message must not say that the subscriber wanted it. `what` is an event or a status.
 */
export function readsAsCancelled(what: string, hasReason: boolean): boolean {
  return what === 'withdrawn' && hasReason;
}
