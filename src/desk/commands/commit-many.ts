/**
 * New requests that are committed together, each independently.
 */
import { Fault } from '../../kernel/fault.ts';
import type { Result } from '../../kernel/result.ts';
import type { DeskContext } from '../context/context.ts';
import { commitAll } from '../ports/commit-all.ts';
import type { DeskRefusal } from '../ports/refusal.ts';
import type { Change, CommitOutcome } from '../ports/store.ts';
import { assertOutcome } from '../work/assert-outcome.ts';
import { refusalOfFault } from './answer-many.ts';
import type { Registered } from './register.ts';

type Answered = Result<Registered, DeskRefusal>;
type Settled<Value> = PromiseSettledResult<Value>;

/** A new request that is decided and waits for its commit. */
interface Pending {
  readonly change: Change;
  readonly committed: () => Answered;
  /** The answer when its command id was committed before. */
  readonly repeated: () => Promise<Answered>;
}

/** What the preparation gives: an answer that needs no commit, or `repeated` for the same that came before in the chunk. */
export type DecidedRequest = Answered | Pending | 'repeated';

export interface NewRequests {
  /** @param seen what stands for the inputs before it in the chunk */
  readonly prepare: (input: unknown, seen: Set<string>) => Promise<DecidedRequest>;
  /** Does all of it for one. */
  readonly alone: (input: unknown) => Promise<Answered>;
}

/** Answers in the order of the inputs. One that is refused or fails does not stop the others. */
export async function commitMany(
  { store }: DeskContext,
  inputs: readonly unknown[],
  { prepare, alone }: NewRequests,
): Promise<readonly Answered[]> {
  const seen = new Set<string>();
  // All together, so that they share one lease of counters.
  const steps = await Promise.allSettled(inputs.map((input) => prepare(input, seen)));
  const pending = steps.flatMap((step) => (step.status === 'fulfilled' && isPending(step.value) ? [step.value] : []));
  const outcomes = await commitPending(store, pending);
  const answers: Answered[] = [];
  for (const [index, step] of steps.entries()) {
    // One after another, so that a repetition finds the first one committed.
    const [settled] = await Promise.allSettled([answerTo(step, outcomes, () => alone(inputs[index]))]);
    answers.push(settled.status === 'fulfilled' ? settled.value : refusalOfFault(settled.reason));
  }
  return answers;
}

function isPending(step: DecidedRequest): step is Pending {
  return typeof step === 'object' && 'change' in step;
}

/** Never rejects: a store that fails as a whole fails for each. */
async function commitPending(
  store: DeskContext['store'],
  pending: readonly Pending[],
): Promise<ReadonlyMap<DecidedRequest, Settled<CommitOutcome>>> {
  if (pending.length === 0) return new Map();
  const changes = pending.map(({ change }) => change);
  const [all] = await Promise.allSettled([commitAll(store, changes)]);
  const unanswered = new Fault('store/broken-promise', 'commitAll: expected an answer to every change');
  const failure = { status: 'rejected', reason: all.status === 'rejected' ? all.reason : unanswered } as const;
  return new Map(pending.map((one, index) => [one, (all.status === 'fulfilled' && all.value?.[index]) || failure]));
}

async function answerTo(
  prepared: Settled<DecidedRequest>,
  outcomes: ReadonlyMap<DecidedRequest, Settled<CommitOutcome>>,
  alone: () => Promise<Answered>,
): Promise<Answered> {
  const step = resultOf(prepared);
  if (step === 'repeated') return alone();
  if (!isPending(step)) return step;
  const settled = outcomes.get(step);
  const outcome = settled && resultOf(settled);
  assertOutcome('commitAll', outcome, step.change.commandId);
  if (outcome === 'committed') return step.committed();
  if (outcome === 'duplicate') return step.repeated();
  // The number is taken: alone it gets another one, or the fault that gives the reason.
  return alone();
}

function resultOf<Value>(settled: Settled<Value>): Value {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}
