/**
 * When a message may go: after the operator's quiet hours where the subscriber is, if it would ring there. The same rule
 * holds when it is written and when it is sent.
 */
import { notBefore } from '../../../message/quiet-hours.ts';
import type { EventType } from '../../../request/event.ts';
import type { Request } from '../../../request/request.ts';
import type { MessageRule } from '../../kind-policy.ts';
import type { Operator, RequestContext } from '../../operator.ts';
import { subscriberZone } from '../subscriber-zone.ts';
import { messageAddresses } from './message-address.ts';

/** What rings at night; a letter or a chat waits until it is read. */
const ringing: readonly string[] = ['sms', 'push', 'voice'];

export function sendableFrom(
  operator: Operator,
  request: Request,
  { channel, urgent, at }: { readonly channel: string; readonly at: Date } & Pick<MessageRule, 'urgent'>,
): Date {
  const passes = urgent || !ringing.includes(channel);
  return notBefore(at, operator.quietHours, subscriberZone({ operator, request }).timeZone, passes);
}

/** From when on the message about an event may go, if the event happens at `at`. */
export function earliestNotice({ operator, policy, request }: RequestContext, event: EventType, at: Date): Date {
  const rule = policy.messages[event];
  if (rule === undefined) return at;
  const times = messageAddresses(operator, request, rule.channels, at).map(({ channel }) =>
    sendableFrom(operator, request, { channel, urgent: rule.urgent, at }).getTime(),
  );
  return times.length === 0 ? at : new Date(Math.min(...times));
}
