/**
 * Whether somebody is who he says: by the channel, by a session, or by a one-time code. A right code begins a session.
 */
import { Fault } from '../../kernel/fault.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { channelPolicy, channels } from '../../operators/channel.ts';
import type { Operator } from '../../operators/operator.ts';
import { addressOfIdentity, kindOfIdentity, operatorOfAccount } from '../../request/identity.ts';
import type { DeskContext } from '../context/context.ts';
import type { Claim } from '../context/proof-sessions.ts';
import type { AttemptLimit } from '../ports/attempts.ts';
import { yesOrNo } from '../ports/option-checks.ts';
import type { ProofNeeded, TooManyAttempts } from '../ports/refusal.ts';
import type { IdentityProof } from '../ports/subscriber.ts';
import { countedAs, mayTry } from './may-try.ts';

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
 * Codes that were sent and wrong codes are counted apart from the attempts of the identity itself, and wrong ones for each channel:
 * a stranger who pretends to be somebody can neither lock that person out of other channels nor have codes sent without a limit.
 */
export async function proveByCode(
  context: DeskContext,
  claim: Claim,
  given: string | undefined,
): Promise<Result<Proven, ProofNeeded | TooManyAttempts>> {
  const { attempts, now, proof: port, sessions } = context;
  const { identity, channel } = claim;
  const session = given === undefined ? 'invalid' : sessions.check(given, claim, now());
  const isNewHolder = await changedHands(context, identity);
  if (session === 'valid' && !isNewHolder) return accepted({});
  if (port === undefined) return refused({ code: 'status/proof-needed', missingPort: 'proof' });
  if (given === undefined || session !== 'unknown') return sendCode(context, port, identity);
  const wrong = `unproven ${identity} ${channel}`;
  if (!(await mayTry(context, wrong))) return refused({ code: 'status/too-many-attempts' });
  const answer: unknown = await answered('check', () => port.check(addressOfIdentity(identity), given));
  if (answer === true) {
    await attempts.succeeded?.(sentTo(identity));
    await attempts.succeeded?.(wrong);
    return accepted(isNewHolder ? {} : { session: sessions.seal(claim, now()) });
  }
  await attempts.failed(wrong, now());
  yesOrNo('proof: check', answer);
  return refused({ code: 'status/proof-needed' });
}

async function sendCode(
  context: DeskContext,
  port: IdentityProof,
  identity: string,
): Promise<Result<never, ProofNeeded | TooManyAttempts>> {
  const { attempts, now, queue } = context;
  const sent = sentTo(identity);
  // Several identities may be one mailbox.
  return queue.run(sent, async () => {
    if (!(await mayTry(context, sent, codeLimit))) return refused({ code: 'status/too-many-attempts' });
    await answered('ask', () => port.ask(addressOfIdentity(identity)));
    await attempts.failed(sent, now(), codeLimit);
    return refused({ code: 'status/proof-needed' });
  });
}

function sentTo(identity: string): string {
  return `codes ${countedAs(identity)}`;
}

/** Whether a code was sent there within the last hour, and no right one was given since. */
export async function isAsked(context: DeskContext, identity: string): Promise<boolean> {
  return !(await mayTry(context, sentTo(identity), { ...codeLimit, limit: 1 }));
}

/** The text of a gateway may name the person. */
async function answered<Answer>(method: string, call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (Fault.is(error)) throw error;
    throw new Fault('store/unavailable', `proof: ${method}: expected an answer, found an error`);
  }
}

/**
 * For as long as a session lasts after an identity was detached, none of it counts: it may be one of the earlier holder. Who holds
 * it now gives a code each time. Kept by the port `attempts`, which the processes share.
 */
async function changedHands(context: DeskContext, identity: string): Promise<boolean> {
  return !(await mayTry(context, detachedFrom(identity), sessionLimit(context)));
}

/** Ends the sessions of an identity. */
export async function endSessions(context: DeskContext, identity: string): Promise<void> {
  await context.attempts.failed(detachedFrom(identity), context.now(), sessionLimit(context));
}

function detachedFrom(identity: string): string {
  return `detached ${identity}`;
}

function sessionLimit({ sessions: { lifetimeMs } }: DeskContext): AttemptLimit {
  return { limit: 1, periodMs: lifetimeMs };
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
