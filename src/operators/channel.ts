/**
 * The channels by which a subscriber reaches an operator. Which ones an operator has, what a channel proves of a caller, and
 * where the messages go, is data of the operator.
 */
import type { Source, Translated } from '../kernel/source.ts';
import type { MessageChannel } from '../message/facts.ts';
import type { IdentityKind } from '../request/identity.ts';
import type { Json } from '../request/request.ts';
import { type DetailCondition, meets } from './detail.ts';

/**
 * The channels that an operator has unless it says otherwise.
 *
 * @example
 * channels.slice(0, 3) //=> ['hotline', 'chat', 'app']
 */
export const channels = [
  'hotline',
  'chat',
  'app',
  'messenger',
  'socialNetwork',
  'email',
  'shop',
  'site',
  'post',
] as const;

/** One of {@link channels}: every built-in operator has it. */
export type StandardChannel = (typeof channels)[number];

/** One of the standard channels or of an operator's own, see {@link ChannelPolicy}. */
export type Channel = StandardChannel | (string & {});

/**
 * What a channel is good for.
 *
 * @example
 * const kiosk = { ...mts.channels.shop, title: { ru: 'Терминал', en: 'Kiosk' }, proves: [] };
 * extendOperator(mts, { channels: { kiosk } }).channels.kiosk.messages //=> 'sms'
 */
export interface ChannelPolicy {
  /** For forms and lists. */
  readonly title: Translated;
  /** What is known for certain of who writes or calls there: the line of a call, the line and the account of a login. */
  readonly proves: readonly IdentityKind[];
  /** Where messages about a request from this channel go. */
  readonly messages: MessageChannel;
  /** Whom it serves and when, each entry enough by itself; everybody at any time when left out. */
  readonly open?: readonly Opening[];
  readonly source: Source;
}

/** Days yyyy-mm-dd of the operator, `until` not included; `when`: only requests whose detail is so, such as those of companies. */
interface Opening {
  readonly from?: string;
  readonly until?: string;
  readonly when?: DetailCondition;
}

interface Reachable {
  readonly channels: { readonly [name: string]: ChannelPolicy };
}

export function channelPolicy({ channels }: Reachable, name: string): ChannelPolicy | undefined {
  return Object.hasOwn(channels, name) ? channels[name] : undefined;
}

/** Whether a request that is registered on that local day may come by the channel. */
export function serves(
  { open }: Pick<ChannelPolicy, 'open'>,
  day: string,
  details: { readonly [name: string]: Json },
): boolean {
  if (open === undefined) return true;
  return open.some(
    ({ from = '', until, when }) =>
      from <= day && (until === undefined || day < until) && (when === undefined || meets(details, when)),
  );
}
