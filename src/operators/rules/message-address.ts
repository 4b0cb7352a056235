/**
 * Where a message about a request goes.
 */
import type { MessageChannel } from '../../message/facts.ts';
import type { Request } from '../../request/request.ts';
import { channelPolicy } from '../channel.ts';
import type { RuleChannel } from '../kind-policy.ts';
import type { Operator } from '../operator.ts';

export interface MessageAddress {
  readonly channel: MessageChannel;
  /** A phone number or an e-mail address. */
  readonly to: string;
}

/** All ways of a rule, each once; there is always one. An e-mail without an address becomes a text message. */
export function messageAddresses(
  operator: Operator,
  request: Request,
  channels: readonly RuleChannel[] = ['origin'],
): readonly [MessageAddress, ...MessageAddress[]] {
  const found = new Map<MessageChannel, MessageAddress>();
  for (const channel of channels) {
    const address = addressOf(channel === 'origin' ? originOf(operator, request) : channel, request);
    found.set(address.channel, address);
  }
  const [first = addressOf('sms', request), ...others] = found.values();
  return [first, ...others];
}

/** The request may have come through a channel that the operator no longer has. */
function originOf(operator: Operator, { channel }: Request): MessageChannel {
  return channelPolicy(operator, channel)?.messages ?? 'sms';
}

/** Somebody who lost the SIM card is reached elsewhere. An app and a chat know the line. */
function addressOf(channel: MessageChannel, { subscriber: { msisdn, email, contact } }: Request): MessageAddress {
  const mail = contact?.email ?? email;
  if (channel === 'email' && mail !== undefined) return { channel, to: mail };
  const isCarried = channel === 'push' || channel === 'chat';
  return { channel: channel === 'email' ? 'sms' : channel, to: isCarried ? msisdn : (contact?.msisdn ?? msisdn) };
}
