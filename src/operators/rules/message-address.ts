/**
 * Where a message about a request goes.
 */
import type { MessageChannel } from '../../message/facts.ts';
import type { Request } from '../../request/request.ts';
import type { ChannelPolicy, Operator } from '../operator.ts';

export interface MessageAddress {
  readonly channel: MessageChannel;
  /** A phone number or an e-mail address. */
  readonly to: string;
}

/** Through the channel from which the request came; an e-mail without an address becomes a text message. */
export function messageAddress(operator: Operator, { channel: origin, subscriber }: Request): MessageAddress {
  const { msisdn, email } = subscriber;
  // The request may have come through a channel that the operator no longer has.
  const channels: { readonly [name: string]: ChannelPolicy | undefined } = operator.channels;
  const channel = channels[origin]?.messages ?? 'sms';
  if (channel !== 'email') return { channel, to: msisdn };
  return email === undefined ? { channel: 'sms', to: msisdn } : { channel, to: email };
}
