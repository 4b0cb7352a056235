/**
 * A channel that the operator has and that does not serve this request, by its day or by what the request is about: a foreign
 * messenger that the law forbids.
 */
import { civilTime } from '../../kernel/date-words.ts';
import { type ChannelPolicy, channelPolicy, serves } from '../../operators/channel.ts';
import type { Operator } from '../../operators/operator.ts';
import type { InputIssue } from '../ports/refusal.ts';
import type { Details } from './details.ts';

/** Nothing for an unknown channel, which is told elsewhere. */
export function closedChannel(operator: Operator, name: string, details: Details, at: number): readonly InputIssue[] {
  const policy = channelPolicy(operator, name);
  const { day } = civilTime(new Date(at), operator.timeZone);
  if (policy === undefined || serves(policy, day, details)) return [];
  const others = Object.entries(operator.channels).filter(([, other]) => serves(other, day, details));
  const expected = [...conditionsOf(policy, day), `one of ${others.map(([other]) => other).join(', ')}`];
  return [
    { path: 'channel', found: `${name}, which is closed: ${reasonOf(policy, day)}`, expected: expected.join(', or ') },
  ];
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
