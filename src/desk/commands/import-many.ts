/**
 * Imports many requests at once: each independently, committed in chunks. Every record gets an answer, whatever fails for it or for
 * the others.
 */
import { accepted, type Result } from '../../kernel/result.ts';
import { externalNumberKey } from '../../number/external-number.ts';
import type { DeskContext } from '../context/context.ts';
import { readImport } from '../input/import/import-record.ts';
import type { DeskRefusal } from '../ports/refusal.ts';
import { answerOf } from './answer.ts';
import { answerMany } from './answer-many.ts';
import { commitMany, type DecidedRequest } from './commit-many.ts';
import { importedBefore, importedByCommand, importRequest, prepareImport, registered } from './import.ts';
import type { Registered } from './register.ts';

/** @throws Fault `desk/invalid-setup`: not a list, or more than 10,000 records */
export async function importMany(
  context: DeskContext,
  inputs: readonly unknown[],
): Promise<readonly Result<Registered, DeskRefusal>[]> {
  return answerMany({ name: 'importMany', items: 'records' }, inputs, (chunk) =>
    commitMany(context, chunk, {
      prepare: (input, seen) => prepareOne(context, input, seen),
      alone: (input) => importRequest(context, input),
    }),
  );
}

async function prepareOne(context: DeskContext, input: unknown, seen: Set<string>): Promise<DecidedRequest> {
  const now = context.now();
  const read = readImport(input, context.operators, now);
  if (!read.ok) return read;
  const form = read.value;
  const { operator, externalNumber, commandId } = form;
  const names = [
    ...(commandId === undefined ? [] : [`command ${commandId}`]),
    ...(externalNumber === undefined ? [] : [`number ${operator.id}/${externalNumberKey(externalNumber)}`]),
  ];
  if (names.some((name) => seen.has(name))) return 'repeated';
  for (const name of names) seen.add(name);
  const known = await importedBefore(context, form);
  if (known !== undefined) return known;
  const prepared = await prepareImport(context, form, now);
  if (!prepared.ok) return prepared;
  const { unit, change } = prepared.value;
  return {
    change,
    committed: () => accepted(registered(answerOf(unit, form))),
    repeated: () => importedByCommand(context, form),
  };
}
