/**
 * Taking many requests in at once, for imports: each by itself, committed together as far as the store can.
 */
import { accepted, type Result } from '../result.ts';
import { answerOf } from './answer.ts';
import type { Equipment } from './equipment.ts';
import type { DeskRefusal } from './refusal.ts';
import { type Prepared, prepare, type Registered, readForm, register, repeated } from './register.ts';
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
  const answers: Answered[] = [];
  for (let from = 0; from < inputs.length; from += batchSize) {
    answers.push(...(await registerBatch(equipment, inputs.slice(from, from + batchSize))));
  }
  return answers;
}

async function registerBatch(equipment: Equipment, inputs: readonly unknown[]): Promise<readonly Answered[]> {
  const answers = new Map<number, Answered>();
  const batch: Waiting[] = [];
  const later: number[] = [];
  const commandIds = new Set<string>();
  const now = equipment.now();
  for (const [place, input] of inputs.entries()) {
    const read = readForm(equipment, input, now);
    if (!read.ok) {
      answers.set(place, read);
      continue;
    }
    const form = read.value;
    // A repetition within the batch has to find the first one committed.
    if (form.commandId !== undefined && commandIds.has(form.commandId)) {
      later.push(place);
      continue;
    }
    if (form.commandId !== undefined) commandIds.add(form.commandId);
    const prepared = await prepare(equipment, form, now);
    if (prepared.ok) batch.push({ place, input, form, prepared: prepared.value });
    else answers.set(place, prepared);
  }
  const outcomes = await equipment.store.commitAll(batch.map(({ prepared }) => prepared.change));
  const faults: unknown[] = [];
  for (const [index, waiting] of batch.entries()) {
    const outcome = outcomes[index];
    if (outcome?.status === 'fulfilled') answers.set(waiting.place, await concluded(equipment, waiting, outcome.value));
    else faults.push(outcome?.reason);
  }
  if (faults.length > 0) throw faults[0];
  for (const place of later) answers.set(place, await register(equipment, inputs[place]));
  return [...answers].sort(([one], [other]) => one - other).map(([, answer]) => answer);
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
