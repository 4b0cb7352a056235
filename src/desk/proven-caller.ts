/**
 * Whether a caller may ask about a line at all: attempts are counted, and a channel that does not prove the line needs a
 * one-time proof first.
 */
import type { Channel } from '../operators/channel.ts';
import { accepted, type Result, refused } from '../result.ts';
import type { Equipment } from './equipment.ts';
import type { ProofNeeded, TooManyAttempts } from './refusal.ts';

export interface Caller {
  readonly caller: string;
  readonly channel: Channel;
  readonly proof: string | undefined;
}

/** Accepted once the line is proven. `failed` counts a question in vain. */
export async function proveCaller(
  equipment: Equipment,
  { caller, channel, proof }: Caller,
): Promise<Result<void, ProofNeeded | TooManyAttempts>> {
  const { attempts, now } = equipment;
  if (!(await attempts.allowed(caller, now()))) return refused({ code: 'status/too-many-attempts' });
  if (provesLine(equipment, channel)) return accepted(undefined);
  if (equipment.proof === undefined) return refused({ code: 'status/proof-needed' });
  if (proof === undefined) {
    await equipment.proof.ask(caller);
    return refused({ code: 'status/proof-needed' });
  }
  if (await equipment.proof.check(caller, proof)) return accepted(undefined);
  await attempts.failed(caller, now());
  return refused({ code: 'status/proof-needed' });
}

/** A channel proves a line only if it does so for every operator of the desk: which one the caller has is not known yet. */
function provesLine({ operators }: Equipment, channel: Channel): boolean {
  return [...operators.values()].every((operator) => operator.channels[channel]?.provesLine === true);
}
