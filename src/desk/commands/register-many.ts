/**
 * Taking many requests in at once, for imports: each by itself, committed together as far as the store can.
 */
import { Fault } from '../../kernel/fault.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import type { DeskContext } from '../context/context.ts';
import type { ReadRegistration } from '../input/registration.ts';
import type { DeskRefusal } from '../ports/refusal.ts';
import type { CommitOutcome } from '../ports/store.ts';
import { answerOf } from './answer.ts';
import { yieldToEventLoop } from './event-loop.ts';
import {
  type Prepared,
  prepare,
  type Registered,
  readForm,
  refusedUnlessRepeated,
  register,
  repeated,
} from './register.ts';

/** Requests in one call of the store: enough to share its costs, few enough to decide the next while it writes. */
const batchSize = 100;
/** The first is small, so that the store soon has something to write while the next is decided. */
const firstBatchSize = 25;
/** While one is being written, the next one waits at the store's door, and one more is being decided. */
const mostUnderWay = 2;

type Answered = Result<Registered, DeskRefusal>;

/** A registration of the batch that is decided. */
interface Waiting {
  readonly place: number;
  readonly input: unknown;
  readonly form: ReadRegistration;
  readonly prepared: Prepared;
}

/** What has become of the inputs so far, by their places. */
interface Journal {
  readonly answers: Answered[];
  readonly faults: Map<number, unknown>;
  readonly commandIds: Set<string>;
  /** Repetitions within the call: they have to find the first one committed. */
  readonly later: number[];
}

/**
 * Answers in the order of the inputs. One that is refused does not concern the others. When the store fails for some of
 * them, the first of its faults is thrown after all the others are done: repeat the call with the same command ids.
 */
export async function registerMany(context: DeskContext, inputs: readonly unknown[]): Promise<readonly Answered[]> {
  if (!Array.isArray(inputs)) throw new Fault('desk/invalid-setup', 'registerMany: expected a list of forms');
  const journal: Journal = { answers: [], faults: new Map(), commandIds: new Set(), later: [] };
  const underWay: Promise<void>[] = [];
  try {
    for (let from = 0, to = firstBatchSize; from < inputs.length; from = to, to += batchSize) {
      const batch = await decided(context, inputs.slice(from, to), from, journal);
      underWay.push(settle(context, batch, journal));
      // A driver sends what it was given no sooner; deciding on would only keep the store waiting.
      if (to < inputs.length) await yieldToEventLoop();
      if (underWay.length === mostUnderWay) await underWay.shift();
    }
  } finally {
    await Promise.all(underWay);
  }
  for (const place of journal.later) await noted(journal, place, () => register(context, inputs[place]));
  const [first] = [...journal.faults].sort(([one], [other]) => one - other);
  if (first !== undefined) throw first[1];
  return journal.answers;
}

/** The answer of one input; what fails is put among the faults, and the others go on. */
async function noted(
  { answers, faults }: Journal,
  place: number,
  work: () => Promise<Answered | undefined>,
): Promise<void> {
  try {
    const answer = await work();
    if (answer !== undefined) answers[place] = answer;
  } catch (error) {
    faults.set(place, error);
  }
}

/** The registrations of one batch that have to be committed. */
async function decided(
  context: DeskContext,
  inputs: readonly unknown[],
  from: number,
  journal: Journal,
): Promise<readonly Waiting[]> {
  const { commandIds, later } = journal;
  const batch: Waiting[] = [];
  const now = context.now();
  const decide = (input: unknown, index: number): Promise<void> => {
    const place = from + index;
    return noted(journal, place, async () => {
      const read = readForm(context, input, now);
      if (!read.ok) return read;
      const form = read.value;
      if (form.commandId !== undefined && commandIds.has(form.commandId)) {
        later.push(place);
        return undefined;
      }
      if (form.commandId !== undefined) commandIds.add(form.commandId);
      if (form.impossible.length > 0) return refusedUnlessRepeated(context, form);
      const prepared = await prepare(context, form, now);
      if (!prepared.ok) return prepared;
      batch.push({ place, input, form, prepared: prepared.value });
      return undefined;
    });
  };
  // Together, so that all wait for one lease of counters, and one that fails is not waited for by each anew.
  await Promise.all(Array.from(inputs, decide));
  return batch;
}

/** Never rejects. */
async function settle(context: DeskContext, batch: readonly Waiting[], journal: Journal): Promise<void> {
  const outcomes = await committed(context, batch);
  for (const [index, waiting] of batch.entries()) {
    const outcome = outcomes[index];
    if (outcome?.status !== 'fulfilled') {
      journal.faults.set(waiting.place, outcome?.reason ?? unanswered());
    } else await noted(journal, waiting.place, () => concluded(context, waiting, outcome.value));
  }
}

function unanswered(): Fault {
  return new Fault('store/broken-promise', 'commitAll: expected an answer to every change');
}

/** A store that fails as a whole has failed for each. */
async function committed(
  { store }: DeskContext,
  batch: readonly Waiting[],
): Promise<readonly PromiseSettledResult<CommitOutcome>[]> {
  try {
    const outcomes = await store.commitAll(batch.map(({ prepared }) => prepared.change));
    return Array.isArray(outcomes) ? outcomes : [];
  } catch (reason) {
    return batch.map(() => ({ status: 'rejected', reason }));
  }
}

async function concluded(
  context: DeskContext,
  { input, form, prepared }: Waiting,
  outcome: CommitOutcome,
): Promise<Answered> {
  if (outcome === 'duplicate') return repeated(context, form, []);
  // The number is taken: registered alone, it gets another one or the fault that tells why.
  if (outcome === 'conflict') return register(context, input);
  return accepted({ ...answerOf(prepared.unit), script: prepared.script, similar: [] });
}
