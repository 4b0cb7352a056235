/**
 * Whether somebody is who he says: by the channel, by a session, or by a one-time code. A right code begins a session.
 */
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { channelPolicy, channels } from '../../operators/channel.ts';
import type { Operator } from '../../operators/operator.ts';
import { addressOfIdentity, kindOfIdentity, operatorOfAccount } from '../../request/identity.ts';
import type { DeskContext } from '../context/context.ts';
import type { Claim } from '../context/proof-sessions.ts';
import type { ProofNeeded, TooManyAttempts } from '../ports/refusal.ts';

/** What a right code is answered with. */
export interface Proven {
  /**
   * Only after a right code: `proof` of the same identity on the same channel, in place of a code, for the next half hour
   * (`sessionMs` of `openDesk`).
   */
  readonly session?: string;
}

/** How many codes are sent to one identity (an assumption). A right code sets the count back. */
const codeLimit = { limit: 5, periodMs: 3_600_000 } as const;

/**
 * Codes that were sent and wrong codes are counted apart from the attempts of the identity itself: a stranger who pretends to be
 * somebody can neither lock that person out of other channels nor have codes sent without a limit.
 */
export async function proveByCode(
  context: DeskContext,
  claim: Claim,
  given: string | undefined,
): Promise<Result<Proven, ProofNeeded | TooManyAttempts>> {
  const { attempts, now, proof: port, sessions } = context;
  const session = given === undefined ? 'invalid' : sessions.check(given, claim, now());
  if (session === 'valid') return accepted({});
  if (port === undefined) return refused({ code: 'status/proof-needed', missingPort: 'proof' });
  const { identity } = claim;
  const to = addressOfIdentity(identity);
  const [sent, wrong] = [`codes ${identity}`, `unproven ${identity}`];
  if (given === undefined || session === 'invalid') {
    if (!(await attempts.allowed(sent, now(), codeLimit))) return refused({ code: 'status/too-many-attempts' });
    await attempts.failed(sent, now(), codeLimit);
    await port.ask(to);
    return refused({ code: 'status/proof-needed' });
  }
  if (!(await attempts.allowed(wrong, now()))) return refused({ code: 'status/too-many-attempts' });
  if (await port.check(to, given)) {
    await attempts.succeeded?.(sent);
    await attempts.succeeded?.(wrong);
    return accepted({ session: sessions.seal(claim, now()) });
  }
  await attempts.failed(wrong, now());
  return refused({ code: 'status/proof-needed' });
}

/** By the channel, and where it proves nothing by a code or a session. */
export async function prove(
  context: DeskContext,
  claim: Claim,
  given: string | undefined,
): Promise<Result<Proven, ProofNeeded | TooManyAttempts>> {
  return channelProves(context.operators.values(), claim) ? accepted({}) : proveByCode(context, claim, given);
}

/**
 * A channel proves what it proves for every operator that has it, because the operator of a caller is not known yet; an account
 * says its operator.
 */
export function channelProves(operators: Iterable<Operator>, { identity, channel }: Claim): boolean {
  const kind = kindOfIdentity(identity);
  const own = operatorOfAccount(identity);
  if (kind === 'user' && !knowsUser(identity, channel)) return false;
  const policies = [...operators]
    .filter(({ id }) => own === undefined || id === own)
    .flatMap((operator) => channelPolicy(operator, channel) ?? []);
  return policies.length > 0 && policies.every(({ proves }) => proves.includes(kind));
}

/** A channel that is named after a network knows the users of that network; the standard channels know those of any. */
function knowsUser(identity: string, channel: string): boolean {
  return channels.some((standard) => standard === channel) || identity.startsWith(`${channel}:`);
}
