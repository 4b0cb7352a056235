/**
 * Whether a caller may ask about a line: failed attempts are counted, and a channel that does not prove the line needs a
 * one-time code first.
 */

import { accepted, type Result, refused } from '../../kernel/result.ts';
import { type Channel, channelPolicy } from '../../operators/channel.ts';
import type { DeskContext } from '../context/context.ts';
import { unknownName } from '../input/fields.ts';
import type { DeskRefusal, InvalidInput, ProofNeeded, TooManyAttempts } from '../ports/refusal.ts';

export interface Caller {
  readonly caller: string;
  /** `hotline` by default. */
  readonly channel: Channel | undefined;
  readonly proof: string | undefined;
}

/**
 * Runs `work` for a caller whose line is proven. Calls of one caller run one after another, so that many at once are counted
 * like many in a row.
 */
export function authorizeCaller<Value>(
  context: DeskContext,
  { caller, channel: given, proof }: Caller,
  work: () => Promise<Result<Value, DeskRefusal>>,
): Promise<Result<Value, DeskRefusal>> {
  const { attempts, now, queue } = context;
  const unknown = given && unknownChannel(context, given);
  if (unknown) return Promise.resolve(refused(unknown));
  const channel = given ?? 'hotline';
  return queue.run(`caller ${caller}`, async () => {
    const proven = await verifyLine(context, { caller, channel, proof });
    if (!proven.ok) return proven;
    if (!(await attempts.allowed(caller, now()))) return refused({ code: 'status/too-many-attempts' });
    const answer = await work();
    if (!answer.ok && isFailedAttempt(answer.refusal)) await attempts.failed(caller, now());
    return answer;
  });
}

/**
 * Requested and wrong codes are counted apart from the attempts of the line itself: a stranger who pretends to call from it can
 * neither lock out its holder nor have codes sent without a limit.
 */
async function verifyLine(
  context: DeskContext,
  { caller, channel, proof }: Caller & { readonly channel: Channel },
): Promise<Result<void, ProofNeeded | TooManyAttempts>> {
  if (provesLine(context, channel)) return accepted(undefined);
  const { attempts, now, proof: port } = context;
  if (port === undefined) return refused({ code: 'status/proof-needed' });
  const claimant = `unproven ${caller}`;
  if (!(await attempts.allowed(claimant, now()))) return refused({ code: 'status/too-many-attempts' });
  if (proof === undefined) await port.ask(caller);
  else if (await port.check(caller, proof)) return accepted(undefined);
  await attempts.failed(claimant, now());
  return refused({ code: 'status/proof-needed' });
}

/** The number does not exist, is not the caller's, or is not a number. */
function isFailedAttempt({ code }: DeskRefusal): boolean {
  return code === 'request/unknown' || (code.startsWith('number/') && code !== 'number/exhausted');
}

/** A channel proves a line only if it does so for every operator that has it: the caller's operator is not known yet. */
function provesLine({ operators }: DeskContext, channel: Channel): boolean {
  const policies = [...operators.values()].flatMap((operator) => channelPolicy(operator, channel) ?? []);
  return policies.length > 0 && policies.every((policy) => policy.provesLine);
}

/** What is wrong with a channel that no operator of the desk has. */
function unknownChannel({ operators }: DeskContext, channel: Channel): InvalidInput | undefined {
  const known = new Set([...operators.values()].flatMap((operator) => Object.keys(operator.channels)));
  if (known.has(channel)) return undefined;
  return { code: 'input/invalid', issues: [unknownName('channel', channel, known)] };
}
