/**
 * A channel that the operator has and that does not serve this request, by its day or by what the request is about: a foreign
 * messenger that the law forbids.
 */
import { civilTime } from '../../kernel/date-words.ts';
import type { Json } from '../../request/request.ts';
import { type ChannelPolicy, serves } from '../channel.ts';

/** An operator, as far as it is asked here. */
interface Served {
  readonly channels: { readonly [name: string]: ChannelPolicy };
  readonly timeZone: string;
}

/** What is wrong, with the reason, and what would be right. */
export interface ClosedChannel {
  readonly found: string;
  readonly expected: string;
}

/** `undefined` for a channel that serves the request, and for an unknown one, which is told elsewhere. */
export function closedChannel(
  { channels, timeZone }: Served,
  name: string,
  details: { readonly [name: string]: Json },
  at: number,
): ClosedChannel | undefined {
  const policy = Object.hasOwn(channels, name) ? channels[name] : undefined;
  const { day } = civilTime(new Date(at), timeZone);
  if (policy === undefined || serves(policy, day, details)) return undefined;
  const others = Object.entries(channels).filter(([, other]) => serves(other, day, details));
  const expected = [...conditionsOf(policy, day), `one of ${others.map(([other]) => other).join(', ')}`];
  return { found: `${name}, which is closed: ${reasonOf(policy, day)}`, expected: expected.join(', or ') };
}

/** The day from which it will be open, or the source that says why it is not. */
function reasonOf({ open = [], source }: ChannelPolicy, day: string): string {
  const opens = open.flatMap(({ from }) => (from !== undefined && from > day ? [from] : [])).sort()[0];
  return `${opens === undefined ? '' : `it opens on ${opens}; `}${source.reference.en}`;
}

/** What the details would have to say for it to be open on that day. */
function conditionsOf({ open = [] }: ChannelPolicy, day: string): readonly string[] {
  return open.flatMap(({ when, ...days }) =>
    when !== undefined && serves({ open: [days] }, day, {})
      ? [`details.${when.detail} ${JSON.stringify(when.is)}`]
      : [],
  );
}
