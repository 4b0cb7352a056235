/**
 * What a command with an id has done before, so that a repetition does not do it again.
 */
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { isErased } from '../../request/erased.ts';
import type { DeskContext } from '../context/context.ts';
import type { CommandIdReused, PersonErased } from '../ports/refusal.ts';
import type { HistoryEntry, Stored } from '../ports/store.ts';
import type { CommandKey } from './command-key.ts';

interface Committed {
  readonly stored: Stored;
  readonly history: readonly HistoryEntry[];
  /** The entries of this command. */
  readonly entries: readonly HistoryEntry[];
  readonly last: HistoryEntry;
}

/** `undefined` for a new id; a refusal when the id was used for something else, or the person was erased since. */
export async function committedBefore(
  { store }: Pick<DeskContext, 'store'>,
  { commandId, fingerprint }: CommandKey,
): Promise<Result<Committed | undefined, CommandIdReused | PersonErased>> {
  const { found } = await store.find({ commandId });
  const [stored] = found;
  if (stored === undefined) return accepted(undefined);
  // What is left has no fingerprints: they could confirm a guess of the text.
  if (isErased(stored.request)) return refused({ code: 'request/forgotten' });
  const history = await store.history(stored.request.id);
  const entries = history.filter((entry) => entry.commandId === commandId);
  const last = entries.at(-1);
  if (last?.fingerprint !== fingerprint) return refused({ code: 'command/reused-id', commandId });
  return accepted({ stored, history, entries, last });
}
