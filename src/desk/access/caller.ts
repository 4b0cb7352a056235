/**
 * Whether a caller may ask about a line at all: questions in vain are counted, and a channel that does not prove the line
 * needs a one-time proof first.
 */

import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { Channel } from '../../operators/channel.ts';
import type { DeskContext } from '../context/context.ts';
import type { DeskRefusal, ProofNeeded, TooManyAttempts } from '../ports/refusal.ts';

export interface Caller {
  readonly caller: string;
  readonly channel: Channel;
  readonly proof: string | undefined;
}

/**
 * Asks on behalf of a caller once the line is proven. Questions of one caller take turns, so that many at once are counted
 * like many in a row.
 */
export function authorizeCaller<Value>(
  context: DeskContext,
  { caller, channel, proof }: Caller,
  ask: () => Promise<Result<Value, DeskRefusal>>,
): Promise<Result<Value, DeskRefusal>> {
  const { attempts, now, queue } = context;
  return queue.run(`caller ${caller}`, async () => {
    const proven = await verifyLine(context, { caller, channel, proof });
    if (!proven.ok) return proven;
    if (!(await attempts.allowed(caller, now()))) return refused({ code: 'status/too-many-attempts' });
    const answer = await ask();
    if (!answer.ok && isFailedAttempt(answer.refusal)) await attempts.failed(caller, now());
    return answer;
  });
}

/**
 * Codes that were asked for or wrong are counted apart from the line itself: a stranger who only claims to call from it must
 * not be able to lock its holder out, nor to have codes sent without end.
 */
async function verifyLine(
  context: DeskContext,
  { caller, channel, proof }: Caller,
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

/** A number that does not exist, is not the caller's or is none at all. */
function isFailedAttempt({ code }: DeskRefusal): boolean {
  return code === 'request/unknown' || (code.startsWith('number/') && code !== 'number/exhausted');
}

/** A channel proves a line only if it does so for every operator of the desk: which one the caller has is not known yet. */
function provesLine({ operators }: DeskContext, channel: Channel): boolean {
  return [...operators.values()].every((operator) => operator.channels[channel]?.provesLine === true);
}
