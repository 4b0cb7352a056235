/**
 * Whether a registration is taken: who asks for something that could harm the subscriber is proven, and nobody fills the line of a
 * stranger with requests.
 */
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { identitiesOf, kindOfIdentity, phoneIdentity } from '../../request/identity.ts';
import type { DeskContext } from '../context/context.ts';
import type { ReadRegistration } from '../input/registration.ts';
import type { ProofNeeded, TooManyAttempts } from '../ports/refusal.ts';
import { channelProves, type Proven, proveByCode } from './prove.ts';

/** The identities of the subscriber that are known to be those of the person who registers. */
export interface Admitted extends Proven {
  readonly proven: readonly string[];
}

type Refusal = ProofNeeded | TooManyAttempts;

/** How many registrations that nobody has proven one identity gets (an assumption). */
const registrationLimit = { limit: 10, periodMs: 3_600_000 } as const;

export async function admit(context: DeskContext, form: ReadRegistration): Promise<Result<Admitted, Refusal>> {
  const { operator, policy, channel, subscriber, agentId, proof } = form;
  const identities = identitiesOf(subscriber, operator.id);
  // An employee has seen the document of the person.
  if (agentId !== undefined) return accepted({ proven: identities });
  const byChannel = identities.filter((identity) => channelProves([operator], { identity, channel }));
  const unproven = identities.filter((identity) => !byChannel.includes(identity));
  const lacking = policy.needsProof === true ? harmed(form, identities).filter((one) => !byChannel.includes(one)) : [];
  // One code proves one identity, and none proves a line that may be lost.
  const isHopeless = lacking.length > 1 || (policy.lineMayBeLost === true && lacking.some(isLine));
  if (isHopeless) return refused({ code: 'status/proof-needed', agentOnly: true });
  const [first] = lacking.length > 0 ? lacking : unproven.filter((identity) => isSessionOf(context, form, identity));
  const asked = first ?? (proof === undefined ? undefined : unproven[0]);
  const addressed = contactOf(form);
  if (asked === undefined) return limited(context, [...unproven, ...addressed], { proven: byChannel });
  const answer = await context.queue.run(`caller ${asked}`, () =>
    proveByCode(context, { identity: asked, channel }, proof),
  );
  if (!answer.ok) return answer;
  const others = [...unproven.filter((identity) => identity !== asked), ...addressed];
  return limited(context, others, { proven: [...byChannel, asked], ...answer.value });
}

/** Where messages go instead, which may be the phone of a stranger. */
function contactOf({ subscriber: { contact = {} }, operator }: ReadRegistration): readonly string[] {
  return identitiesOf(contact, operator.id);
}

/**
 * The line that the kind names as harmed, such as the ported one; else the line and the account of who asks, if there are any: a
 * request concerns them, whatever else the person is known by.
 */
function harmed({ policy, details }: ReadRegistration, identities: readonly string[]): readonly string[] {
  const named = Object.entries(policy.details).flatMap(([name, detail]) => {
    const line = details[name];
    return detail.type === 'phone' && detail.harmed === true && typeof line === 'string' ? [phoneIdentity(line)] : [];
  });
  if (named.length > 0) return named;
  const harmed = identities.filter((identity) => ['msisdn', 'account'].includes(kindOfIdentity(identity)));
  return harmed.length > 0 ? harmed : identities.slice(0, 1);
}

function isLine(identity: string): boolean {
  return kindOfIdentity(identity) === 'msisdn';
}

function isSessionOf({ sessions, now }: DeskContext, { proof, channel }: ReadRegistration, identity: string): boolean {
  return proof !== undefined && sessions.check(proof, { identity, channel }, now()) === 'valid';
}

async function limited(
  { attempts, queue, now }: DeskContext,
  unproven: readonly string[],
  admitted: Admitted,
): Promise<Result<Admitted, Refusal>> {
  for (const identity of unproven) {
    const who = `registrations ${identity}`;
    const isAllowed = await queue.run(who, async () => {
      if (!(await attempts.allowed(who, now(), registrationLimit))) return false;
      await attempts.failed(who, now(), registrationLimit);
      return true;
    });
    if (!isAllowed) return refused({ code: 'status/too-many-attempts' });
  }
  return accepted(admitted);
}
