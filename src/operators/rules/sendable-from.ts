/**
 * When a message may go: not in the operator's quiet hours where the subscriber is, if it would ring there. The same rule
 * holds when it is written and when it is sent.
 */
import { notBefore } from '../../message/quiet-hours.ts';
import type { Request } from '../../request/request.ts';
import type { MessageRule } from '../kind-policy.ts';
import type { Operator } from '../operator.ts';

/** What rings at night; a letter or a chat waits until it is read. */
const ringing: readonly string[] = ['sms', 'push', 'voice'];

export function sendableFrom(
  operator: Operator,
  request: Request,
  { channel, urgent, at }: { readonly channel: string; readonly at: Date } & Pick<MessageRule, 'urgent'>,
): Date {
  const passes = urgent || !ringing.includes(channel);
  return notBefore(at, operator.quietHours, request.subscriber.timeZone ?? operator.timeZone, passes);
}
