/**
 * Taking many requests in at once, for imports: each by itself, committed together as far as the store can.
 */
import { Fault } from '../fault.ts';
import { accepted, type Result } from '../result.ts';
import { answerOf } from './answer.ts';
import type { Equipment } from './equipment.ts';
import type { DeskRefusal } from './refusal.ts';
import {
  type Prepared,
  prepare,
  type Registered,
  readForm,
  refusedUnlessRepeated,
  register,
  repeated,
} from './register.ts';
import type { ReadRegistration } from './registration-input.ts';
import type { CommitOutcome } from './store.ts';

/** Requests in one call of the store. */
const batchSize = 100;

type Answered = Result<Registered, DeskRefusal>;

/** A registration of the batch that is decided. */
interface Waiting {
  readonly place: number;
  readonly input: unknown;
  readonly form: ReadRegistration;
  readonly prepared: Prepared;
}

/**
 * Answers in the order of the inputs. One that is refused does not concern the others. When the store fails for some of
 * them, the first of its faults is thrown after all the others are done: repeat the call with the same command ids.
 */
export async function registerMany(equipment: Equipment, inputs: readonly unknown[]): Promise<readonly Answered[]> {
  if (!Array.isArray(inputs)) throw new Fault('desk/invalid-setup', 'registerMany: expected a list of forms');
  const answers: Answered[] = [];
  const faults: unknown[] = [];
  for (let from = 0; from < inputs.length; from += batchSize) {
    answers.push(...(await registerBatch(equipment, inputs.slice(from, from + batchSize), faults)));
  }
  if (faults.length > 0) throw faults[0];
  return answers;
}

/** What fails is put into `faults`, and the others go on. */
async function registerBatch(
  equipment: Equipment,
  inputs: readonly unknown[],
  faults: unknown[],
): Promise<readonly Answered[]> {
  const answers = new Map<number, Answered>();
  const batch: Waiting[] = [];
  const later: number[] = [];
  const commandIds = new Set<string>();
  const now = equipment.now();
  const unlessItFails = async (place: number, work: () => Promise<Answered | undefined>): Promise<void> => {
    try {
      const answer = await work();
      if (answer !== undefined) answers.set(place, answer);
    } catch (error) {
      faults.push(error);
    }
  };
  for (const [place, input] of inputs.entries()) {
    await unlessItFails(place, async () => {
      const read = readForm(equipment, input, now);
      if (!read.ok) return read;
      const form = read.value;
      // A repetition within the batch has to find the first one committed.
      if (form.commandId !== undefined && commandIds.has(form.commandId)) {
        later.push(place);
        return undefined;
      }
      if (form.commandId !== undefined) commandIds.add(form.commandId);
      if (form.impossible.length > 0) return refusedUnlessRepeated(equipment, form);
      const prepared = await prepare(equipment, form, now);
      if (!prepared.ok) return prepared;
      batch.push({ place, input, form, prepared: prepared.value });
      return undefined;
    });
  }
  const outcomes = await committed(equipment, batch);
  for (const [index, waiting] of batch.entries()) {
    const outcome = outcomes[index];
    if (outcome?.status !== 'fulfilled') faults.push(outcome?.reason);
    else await unlessItFails(waiting.place, () => concluded(equipment, waiting, outcome.value));
  }
  for (const place of later) await unlessItFails(place, () => register(equipment, inputs[place]));
  return [...answers].sort(([one], [other]) => one - other).map(([, answer]) => answer);
}

/** A store that fails as a whole has failed for each. */
async function committed(
  { store }: Equipment,
  batch: readonly Waiting[],
): Promise<readonly PromiseSettledResult<CommitOutcome>[]> {
  try {
    return await store.commitAll(batch.map(({ prepared }) => prepared.change));
  } catch (reason) {
    return batch.map(() => ({ status: 'rejected', reason }));
  }
}

async function concluded(
  equipment: Equipment,
  { input, form, prepared }: Waiting,
  outcome: CommitOutcome,
): Promise<Answered> {
  if (outcome === 'duplicate') return repeated(equipment, form, []);
  // The number is taken: registered alone, it gets another one or the fault that tells why.
  if (outcome === 'conflict') return register(equipment, input);
  return accepted({ ...answerOf(prepared.draft), script: prepared.script, similar: [] });
}
