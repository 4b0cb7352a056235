/**
 * Which message reports an event to the subscriber.
 */
import type { RequestEvent } from '../../request/event.ts';
import type { KindPolicy, MessageRule } from '../kind-policy.ts';

/** The rule that fits the event; `undefined` for an event about which the kind sends no message. */
export function eventMessage({ messages }: KindPolicy, event: RequestEvent): MessageRule | undefined {
  const rule = messages[event.type];
  if (rule === undefined || (rule.clock !== undefined && !('clock' in event && event.clock === rule.clock))) return;
  const hasReason = 'reason' in event && event.reason !== undefined;
  return readsAsCancelled(event.type, hasReason) ? { ...rule, message: 'cancelled' } : rule;
}

/** Whether a message of this name may pass quiet hours in this kind. */
export function isUrgent({ messages }: KindPolicy, message: string): boolean {
  return Object.entries(messages).some(
    ([event, rule]) =>
      rule.urgent && (message === rule.message || (message === 'cancelled' && readsAsCancelled(event, true))),
  );
}

/**
 * A withdrawal for a reason reads as a cancellation with this reason: when the desk ends a request because no reply came,
 * the message must not say that the subscriber wanted it. `what` is an event or a status.
 */
export function readsAsCancelled(what: string, hasReason: boolean): boolean {
  return what === 'withdrawn' && hasReason;
}
