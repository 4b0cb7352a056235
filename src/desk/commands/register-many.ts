/**
 * Registers many requests at once: each independently, committed in chunks. Every form gets an answer, whatever fails for it or
 * for the others.
 */
import { accepted, type Result } from '../../kernel/result.ts';
import { admit } from '../access/admit.ts';
import type { DeskContext } from '../context/context.ts';
import { readRegistration } from '../input/registration.ts';
import type { DeskRefusal } from '../ports/refusal.ts';
import { answerOf, reachedBy } from './answer.ts';
import { answerMany } from './answer-many.ts';
import { commitMany, type DecidedRequest } from './commit-many.ts';
import { refusedIfNew } from './idempotency.ts';
import { prepare, type Registered, refusedUnlessRepeated, register, repeated } from './register.ts';

/**
 * Answers in the order of the inputs. One that is refused or fails does not stop the others.
 *
 * @throws Fault `desk/invalid-setup`: not a list; see `seriesAgreement`
 */
export async function registerMany(
  context: DeskContext,
  inputs: readonly unknown[],
): Promise<readonly Result<Registered, DeskRefusal>[]> {
  return answerMany({ name: 'registerMany', items: 'forms' }, inputs, (chunk) =>
    commitMany(context, chunk, {
      prepare: (input, seen) => prepareOne(context, input, seen),
      alone: (input) => register(context, input),
    }),
  );
}

async function prepareOne(context: DeskContext, input: unknown, seen: Set<string>): Promise<DecidedRequest> {
  const now = context.now();
  const read = readRegistration(input, context.operators, now);
  if (!read.ok) return read;
  const form = read.value;
  if (form.commandId !== undefined) {
    if (seen.has(form.commandId)) return 'repeated';
    seen.add(form.commandId);
  }
  if (form.impossible.length > 0) return refusedUnlessRepeated(context, form);
  const admitted = await admit(context, form);
  if (!admitted.ok) return refusedIfNew(context, form.commandId, admitted, () => repeated(context, form, []));
  const prepared = await prepare(context, form, now);
  if (!prepared.ok) return prepared;
  const { unit, change, script } = prepared.value;
  return {
    change,
    committed: () => accepted({ ...answerOf(unit, form), script, reached: reachedBy(unit), similar: [] }),
    repeated: () => repeated(context, form, []),
  };
}
