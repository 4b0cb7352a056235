/**
 * A command that came before: it is not done again, and gets the answer that it got.
 */
import { replay } from '../request/evolve.ts';
import { accepted, type Result, refused } from '../result.ts';
import { type Answer, earlierAnswer } from './answer.ts';
import type { Equipment } from './equipment.ts';
import type { CommandIdReused } from './refusal.ts';

/** The first answer to a command id, or a refusal when the id was used for something else. */
export async function firstAnswer(
  { store }: Equipment,
  commandId: string,
  digest: string,
): Promise<Result<Answer, CommandIdReused>> {
  const { found } = await store.find({ commandId });
  const id = found[0]?.request.id;
  const history = id === undefined ? [] : await store.history(id);
  const ours = history.filter((entry) => entry.commandId === commandId);
  const last = ours.at(-1);
  if (id === undefined || last === undefined || last.digest !== digest) {
    return refused({ code: 'command/reused-id', commandId });
  }
  const then = replay(history.filter(({ version }) => version <= last.version).map(({ event }) => event));
  if (then === undefined) return refused({ code: 'command/reused-id', commandId });
  const versions = new Set(ours.map(({ version }) => version));
  const messages = await store.messages(id);
  return accepted(
    earlierAnswer(
      then,
      last,
      messages.filter(({ version }) => versions.has(version)),
    ),
  );
}
