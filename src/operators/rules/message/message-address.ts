/**
 * Where a message about a request goes.
 */
import { isMobile, takesSms } from '../../../kernel/phone-number.ts';
import type { MessageChannel } from '../../../message/facts.ts';
import { identitiesOf } from '../../../request/identity.ts';
import type { Request, Subscriber } from '../../../request/request.ts';
import { channelPolicy } from '../../channel.ts';
import type { RuleChannel } from '../../kind-policy.ts';
import type { Operator } from '../../operator.ts';
import { presentLine } from './present-line.ts';

export interface MessageAddress {
  readonly channel: MessageChannel;
  /** For `sms` and `voice` a phone number (of a landline with `;ext=` and its extension), for `email` an address, else an identity or a line. */
  readonly to: string;
  /** Present when it is a line that works only after the SIM card is replaced: what is sent there waits until then. */
  readonly isLost?: true;
}

interface Told {
  readonly operator: string;
  readonly subscriber: Subscriber;
  readonly isLost: boolean;
}

/**
 * All ways of a rule, each once. Where the wished way does not lead to the person, the next one is taken that does: a text
 * message, a letter, a chat, a call. None leads to a person who has only an account, unless an app or a chat knows it.
 *
 * @param at when it is written: a line may have changed since then
 */
export function messageAddresses(
  operator: Operator,
  request: Request,
  channels: readonly RuleChannel[] = ['origin'],
  at: Date = new Date(request.changedAt),
): readonly MessageAddress[] {
  const told = toldAbout(operator, request, at);
  const found = new Map<MessageChannel, MessageAddress>();
  for (const channel of channels) {
    const address = nearestWay(channel === 'origin' ? originOf(operator, request) : channel, told);
    if (address !== undefined) found.set(address.channel, address);
  }
  return [...found.values()];
}

/** Whether a message that was written earlier still goes to the person of the request. */
export function isAddressOf(operator: Operator, request: Request, to: string, at: Date): boolean {
  const { subscriber } = toldAbout(operator, request, at);
  const { msisdn, email, contact } = subscriber;
  const plain = [msisdn, email, contact?.msisdn, contact?.email, callable(subscriber)];
  return plain.includes(to) || identitiesOf(subscriber, request.operator).includes(to);
}

function toldAbout(operator: Operator, request: Request, at: Date): Told {
  return { operator: request.operator, ...presentLine(operator, request, at.getTime()) };
}

/** The request may have come through a channel that the operator no longer has. */
function originOf(operator: Operator, { channel }: Request): MessageChannel {
  return channelPolicy(operator, channel)?.messages ?? 'sms';
}

function nearestWay(wished: MessageChannel, told: Told): MessageAddress | undefined {
  const carried = wished === 'push' || wished === 'chat' ? carriedTo(wished, told) : undefined;
  if (carried !== undefined) return { channel: wished, to: carried };
  const ways: readonly MessageChannel[] = [wished, 'sms', 'email', 'chat', 'voice'];
  for (const channel of ways) {
    const to = addressOn(channel, told);
    if (to !== undefined) return { channel, to };
  }
  const waiting = told.isLost ? nearestWay(wished, { ...told, isLost: false }) : undefined;
  return waiting && { ...waiting, isLost: true };
}

/** An app and a chat that the request came from know the line or the account; a messenger knows the user; none knows a contact. */
function carriedTo(
  wished: 'push' | 'chat',
  { subscriber: { email: _, contact, ...known }, operator }: Told,
): string | undefined {
  if (contact !== undefined) return undefined;
  const { user, msisdn } = known;
  if (wished === 'chat' && user !== undefined) return identitiesOf({ user }, operator)[0];
  return msisdn ?? identitiesOf(known, operator)[0];
}

/** Somebody who lost the SIM card is reached elsewhere: what is said of a contact stands in place of the rest. */
function addressOn(channel: MessageChannel, { subscriber, operator, isLost }: Told): string | undefined {
  const { email, user, contact } = subscriber;
  const own = isLost ? undefined : subscriber.msisdn;
  const msisdn = contact === undefined ? own : contact.msisdn;
  switch (channel) {
    case 'sms':
      return msisdn !== undefined && takesSms(msisdn) ? msisdn : undefined;
    case 'email':
      return contact === undefined ? email : contact.email;
    case 'chat':
      return contact === undefined && user !== undefined ? identitiesOf({ user }, operator)[0] : undefined;
    case 'voice':
      return contact === undefined && !isLost ? callable(subscriber) : msisdn;
    case 'push':
      return undefined;
  }
}

/** RFC 3966 §5.1.1: an extension stands behind the line. */
function callable({ msisdn, extension }: Subscriber): string | undefined {
  if (msisdn === undefined || extension === undefined || isMobile(msisdn) === true) return msisdn;
  return `${msisdn};ext=${extension}`;
}
