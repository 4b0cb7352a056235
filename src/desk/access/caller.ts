/**
 * Whether a caller may ask: who asks is proven first, and failed attempts are counted.
 */
import { accepted, type Refused, type Result, refused } from '../../kernel/result.ts';
import type { Channel } from '../../operators/channel.ts';
import type { DeskContext } from '../context/context.ts';
import { unknownName } from '../input/fields.ts';
import { type GivenIdentity, readIdentity } from '../input/identity.ts';
import type { DeskRefusal, InvalidInput } from '../ports/refusal.ts';
import { mayTry } from './may-try.ts';
import { channelProves, type Proven, prove } from './prove.ts';

export interface Caller {
  readonly caller: GivenIdentity;
  readonly channel: Channel;
  readonly proof: string | undefined;
}

/**
 * Runs `work` for a caller who is proven, with the identity. Calls of one caller run one after another, so that many at once are
 * counted like many in a row. Only what is wrong with the form of the number is told before a code is sent, and counts for nobody:
 * what is looked for is looked for after the proof, and with the identity.
 *
 * @param mistyped what the form of the number that was given says, if it is none
 */
export function authorizeCaller<Value extends object>(
  context: DeskContext,
  { caller, channel, proof }: Caller,
  mistyped: Refused<DeskRefusal> | undefined,
  work: (identity: string) => Promise<Result<Value, DeskRefusal>>,
): Promise<Result<Value & Proven, DeskRefusal>> {
  const { attempts, now, queue, operators } = context;
  const read = readIdentity(caller, operators, 'caller.');
  if (!read.ok) return Promise.resolve(read);
  const identity = read.value;
  const unknown = unknownChannel(context, channel);
  if (unknown) return Promise.resolve(refused(unknown));
  const claim = { identity, channel };
  return queue.run(`caller ${identity}`, async () => {
    if (mistyped !== undefined && proof === undefined && !channelProves(operators.values(), claim)) return mistyped;
    const proven = await prove(context, claim, proof);
    if (!proven.ok) return proven;
    if (!(await mayTry(context, identity))) return refused({ code: 'status/too-many-attempts' });
    const answer = await work(identity);
    if (answer.ok) return accepted({ ...proven.value, ...answer.value });
    if (isFailedAttempt(answer.refusal)) await attempts.failed(identity, now());
    return answer;
  });
}

/** The number does not exist, is not the caller's, or is not a number. */
function isFailedAttempt({ code }: DeskRefusal): boolean {
  return code === 'request/unknown' || (code.startsWith('number/') && code !== 'number/exhausted');
}

/** What is wrong with a channel that no operator of the desk has. */
function unknownChannel({ operators }: DeskContext, channel: Channel): InvalidInput | undefined {
  const known = new Set([...operators.values()].flatMap((operator) => Object.keys(operator.channels)));
  if (known.has(channel)) return undefined;
  return { code: 'input/invalid', issues: [unknownName('channel', channel, known)] };
}
