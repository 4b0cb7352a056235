/**
 * Reads a page from behind a cursor that came from outside: a damaged or a foreign one is a refusal, not a fault.
 */
import { Fault } from '../../kernel/fault.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import type { DeskContext } from '../context/context.ts';
import { invalid } from '../input/fields.ts';
import type { InvalidInput } from '../ports/refusal.ts';

/** @param path the field of the query in which the cursor stands */
export async function withCursor<Page>(
  { cursors }: DeskContext,
  path: string,
  encrypted: string | undefined,
  read: (cursor: string | undefined) => Promise<Page>,
): Promise<Result<Page, InvalidInput>> {
  const cursor = encrypted === undefined ? undefined : cursors.decrypt(encrypted);
  const expected = 'the cursor of an earlier answer of the same call';
  const refusal = invalid([{ path, found: 'a text that is no cursor of this call', expected }]);
  if (encrypted !== undefined && cursor === undefined) return refusal;
  try {
    return accepted(await read(cursor));
  } catch (error) {
    if (!Fault.is(error) || error.code !== 'store/invalid-cursor') throw error;
    return refusal;
  }
}
