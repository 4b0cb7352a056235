/**
 * Whether a registration is taken: who asks for something that could harm the subscriber is proven, and nobody fills the line of a
 * stranger with requests.
 */
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { identitiesOf, kindOfIdentity, phoneIdentity } from '../../request/identity.ts';
import type { DeskContext } from '../context/context.ts';
import { invalid } from '../input/fields.ts';
import type { ReadRegistration } from '../input/registration.ts';
import type { InvalidInput, ProofNeeded, TooManyAttempts } from '../ports/refusal.ts';
import { countedAs, mayTry } from './may-try.ts';
import { channelProves, isAsked, type Proven, proveByCode } from './prove.ts';

/** The identities of the subscriber that are known to be those of the person who registers. */
export interface Admitted extends Proven {
  readonly proven: readonly string[];
}

type Refusal = ProofNeeded | TooManyAttempts | InvalidInput;

/** How many registrations that nobody has proven one identity gets (an assumption). */
const registrationLimit = { limit: 10, periodMs: 3_600_000 } as const;

export async function admit(context: DeskContext, form: ReadRegistration): Promise<Result<Admitted, Refusal>> {
  const { operator, policy, channel, subscriber, agentId, proof } = form;
  const identities = identitiesOf(subscriber, operator.id);
  // An employee has seen the document of the person.
  if (agentId !== undefined) return accepted({ proven: identities });
  const byChannel = identities.filter((identity) => channelProves([operator], { identity, channel }));
  const unproven = identities.filter((identity) => !byChannel.includes(identity));
  const concerned = policy.needsProof === true ? harmed(form, identities) : [];
  if (policy.needsProof === true && concerned.length === 0) {
    const expected = 'msisdn or account: what the request would change; or agentId, once an employee knows who asks';
    return invalid([{ path: 'subscriber', found: 'neither msisdn nor account', expected }]);
  }
  const lacking = concerned.filter((one) => !byChannel.includes(one));
  // One code proves one identity, and none proves a line that may be lost.
  const isHopeless = lacking.length > 1 || (policy.lineMayBeLost === true && lacking.some(isLine));
  if (isHopeless) return refused({ code: 'status/proof-needed', agentOnly: true });
  const addressed = contactOf(form);
  const claimed = lacking.length > 0 ? lacking : await claimedBy(context, form, unproven);
  if (claimed.length === 0) return limited(context, [...unproven, ...addressed], { proven: byChannel });
  let refusal: Result<Admitted, Refusal> | undefined;
  for (const identity of claimed) {
    const answer = await context.queue.run(`caller ${identity}`, () =>
      proveByCode(context, { identity, channel }, proof),
    );
    if (answer.ok) {
      const others = [...unproven.filter((other) => other !== identity), ...addressed];
      return limited(context, others, { proven: [...byChannel, identity], ...answer.value });
    }
    refusal = answer;
  }
  return refusal ?? refused({ code: 'status/proof-needed' });
}

/** Whose session the proof is, else those to whom a code was sent; the first one where the codes of others are not counted. */
async function claimedBy(
  context: DeskContext,
  form: ReadRegistration,
  unproven: readonly string[],
): Promise<readonly string[]> {
  if (form.proof === undefined) return [];
  const ofSession = unproven.filter((identity) => isSessionOf(context, form, identity));
  if (ofSession.length > 0) return ofSession;
  const sent = await Promise.all(unproven.map((identity) => isAsked(context, identity)));
  const asked = unproven.filter((_, index) => sent[index]);
  return asked.length > 0 ? asked : unproven.slice(0, 1);
}

/** Where messages go instead, which may be the phone of a stranger. */
function contactOf({ subscriber: { contact = {} }, operator }: ReadRegistration): readonly string[] {
  return identitiesOf(contact, operator.id);
}

/** The line that the kind names as harmed, such as the ported one; else the line and the account of who asks. */
function harmed({ policy, details }: ReadRegistration, identities: readonly string[]): readonly string[] {
  const named = Object.entries(policy.details).flatMap(([name, detail]) => {
    const line = details[name];
    return detail.type === 'phone' && detail.harmed === true && typeof line === 'string' ? [phoneIdentity(line)] : [];
  });
  if (named.length > 0) return named;
  return identities.filter((identity) => ['msisdn', 'account'].includes(kindOfIdentity(identity)));
}

function isLine(identity: string): boolean {
  return kindOfIdentity(identity) === 'msisdn';
}

function isSessionOf({ sessions, now }: DeskContext, { proof, channel }: ReadRegistration, identity: string): boolean {
  return proof !== undefined && sessions.check(proof, { identity, channel }, now()) === 'valid';
}

/** Counts nothing of a registration that is refused. */
async function limited(
  context: DeskContext,
  unproven: readonly string[],
  admitted: Admitted,
): Promise<Result<Admitted, Refusal>> {
  const { attempts, queue, now } = context;
  const counted = [...new Set(unproven.map((identity) => `registrations ${countedAs(identity)}`))];
  const isFree = (who: string): Promise<boolean> => mayTry(context, who, registrationLimit);
  const answers = await Promise.all(counted.map(isFree));
  if (answers.includes(false)) return refused({ code: 'status/too-many-attempts' });
  for (const who of counted) {
    const isAllowed = await queue.run(who, async () => {
      // Others may have come between.
      if (!(await isFree(who))) return false;
      await attempts.failed(who, now(), registrationLimit);
      return true;
    });
    if (!isAllowed) return refused({ code: 'status/too-many-attempts' });
  }
  return accepted(admitted);
}
