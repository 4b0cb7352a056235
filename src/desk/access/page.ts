/**
 * One page of the requests of a line. A cursor comes from outside: a damaged one is the caller's mistake and no fault.
 */
import { Fault } from '../../kernel/fault.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import type { DeskContext } from '../context/context.ts';
import { invalid } from '../input/fields.ts';
import type { InvalidInput } from '../ports/refusal.ts';
import type { Page, Search } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { damagedRequestEvent } from '../work/stored-document.ts';

export async function findPage(
  { store, cursors, telemetry, now }: DeskContext,
  { cursor: sealed, ...search }: Extract<Search, { readonly limit: number }>,
): Promise<Result<Page, InvalidInput>> {
  const cursor = sealed === undefined ? undefined : cursors.decrypt(sealed);
  if (sealed !== undefined && cursor === undefined) return noCursor;
  try {
    const page = await store.find(cursor === undefined ? search : { ...search, cursor });
    for (const id of page.damaged ?? []) notify(telemetry, damagedRequestEvent(id, 'store/damaged-row', now()));
    return accepted(page.cursor === undefined ? page : { ...page, cursor: cursors.encrypt(page.cursor) });
  } catch (error) {
    if (!Fault.is(error) || error.code !== 'store/invalid-cursor') throw error;
    return noCursor;
  }
}

const noCursor = /* @__PURE__ */ invalid([
  { path: 'cursor', found: 'a text that is no cursor', expected: 'the cursor of the page before' },
]);
