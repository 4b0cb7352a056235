/**
 * Registers many requests at once, for imports: each independently, committed in chunks. Every form gets an answer, whatever
 * fails for it or for the others.
 */
import { Fault } from '../../kernel/fault.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import { admit } from '../access/admit.ts';
import type { DeskContext } from '../context/context.ts';
import { type ReadRegistration, readRegistration } from '../input/registration.ts';
import { commitAll } from '../ports/commit-all.ts';
import type { DeskRefusal } from '../ports/refusal.ts';
import type { CommitOutcome } from '../ports/store.ts';
import { assertOutcome } from '../work/assert-outcome.ts';
import { answerOf, reachedBy } from './answer.ts';
import { answerMany, failed } from './answer-many.ts';
import { refusedIfNew } from './idempotency.ts';
import { type Prepared, prepare, type Registered, refusedUnlessRepeated, register, repeated } from './register.ts';

type Answered = Result<Registered, DeskRefusal>;
type Settled<Value> = PromiseSettledResult<Value>;

/** A registration that is decided and waits for its commit. */
interface Pending extends Prepared {
  readonly form: ReadRegistration;
}

/** What the preparation gives: an answer that needs no commit, or `repeated` for a command id that came before in the chunk. */
type Step = Answered | Pending | 'repeated';

/**
 * Answers in the order of the inputs. One that is refused or fails does not stop the others.
 *
 * @throws Fault `desk/invalid-setup`: not a list; see `seriesAgreement`
 */
export async function registerMany(context: DeskContext, inputs: readonly unknown[]): Promise<readonly Answered[]> {
  return answerMany({ name: 'registerMany', items: 'forms' }, inputs, (chunk) => registerChunk(context, chunk));
}

async function registerChunk(context: DeskContext, inputs: readonly unknown[]): Promise<readonly Answered[]> {
  const commandIds = new Set<string>();
  // All together, so that they share one lease of counters.
  const steps = await Promise.allSettled(inputs.map((input) => prepareOne(context, input, commandIds)));
  const pending = steps.flatMap((step) => (step.status === 'fulfilled' && isPending(step.value) ? [step.value] : []));
  const outcomes = await commitPending(context, pending);
  const answers: Answered[] = [];
  for (const [index, step] of steps.entries()) {
    // One after another, so that a repetition finds the first one committed.
    const [settled] = await Promise.allSettled([answerTo(context, inputs[index], step, outcomes)]);
    answers.push(settled.status === 'fulfilled' ? settled.value : failed(settled.reason));
  }
  return answers;
}

async function prepareOne(context: DeskContext, input: unknown, commandIds: Set<string>): Promise<Step> {
  const now = context.now();
  const read = readRegistration(input, context.operators, now);
  if (!read.ok) return read;
  const form = read.value;
  if (form.commandId !== undefined) {
    if (commandIds.has(form.commandId)) return 'repeated';
    commandIds.add(form.commandId);
  }
  if (form.impossible.length > 0) return refusedUnlessRepeated(context, form);
  const admitted = await admit(context, form);
  if (!admitted.ok) return refusedIfNew(context, form.commandId, admitted, () => repeated(context, form, []));
  const prepared = await prepare(context, form, now);
  return prepared.ok ? { ...prepared.value, form } : prepared;
}

function isPending(step: Step): step is Pending {
  return typeof step === 'object' && 'change' in step;
}

/** Never rejects: a store that fails as a whole fails for each. */
async function commitPending(
  { store }: DeskContext,
  pending: readonly Pending[],
): Promise<ReadonlyMap<Step, Settled<CommitOutcome>>> {
  if (pending.length === 0) return new Map();
  const changes = pending.map(({ change }) => change);
  const [all] = await Promise.allSettled([commitAll(store, changes)]);
  const unanswered = new Fault('store/broken-promise', 'commitAll: expected an answer to every change');
  const failure = { status: 'rejected', reason: all.status === 'rejected' ? all.reason : unanswered } as const;
  return new Map(pending.map((one, index) => [one, (all.status === 'fulfilled' && all.value?.[index]) || failure]));
}

async function answerTo(
  context: DeskContext,
  input: unknown,
  prepared: Settled<Step>,
  outcomes: ReadonlyMap<Step, Settled<CommitOutcome>>,
): Promise<Answered> {
  const step = resultOf(prepared);
  if (step === 'repeated') return register(context, input);
  if (!isPending(step)) return step;
  const settled = outcomes.get(step);
  const outcome = settled && resultOf(settled);
  assertOutcome('commitAll', outcome, step.form.commandId);
  if (outcome === 'committed')
    return accepted({
      ...answerOf(step.unit, step.form),
      script: step.script,
      reached: reachedBy(step.unit),
      similar: [],
    });
  if (outcome === 'duplicate') return repeated(context, step.form, []);
  // The number is taken: registered alone, it gets another one, or the fault that gives the reason.
  return register(context, input);
}

function resultOf<Value>(settled: Settled<Value>): Value {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}
