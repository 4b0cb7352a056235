/**
 * One page of the requests of a line. A cursor comes from outside: a damaged one is the caller's mistake and no fault.
 */
import { Fault } from '../fault.ts';
import { accepted, type Result } from '../result.ts';
import type { Equipment } from './equipment.ts';
import { invalid } from './input.ts';
import { unreadableNotice } from './matter.ts';
import type { InvalidInput } from './refusal.ts';
import type { Page, Search } from './store.ts';
import { notify } from './telemetry.ts';

export async function pageOf(
  { store, telemetry, now }: Equipment,
  search: Extract<Search, { readonly limit: number }>,
): Promise<Result<Page, InvalidInput>> {
  try {
    const page = await store.find(search);
    for (const id of page.damaged ?? []) notify(telemetry, unreadableNotice(id, 'store/damaged-row', now()));
    return accepted(page);
  } catch (error) {
    if (!Fault.is(error) || error.code !== 'store/invalid-cursor') throw error;
    return invalid([{ path: 'cursor', found: 'a text that is no cursor', expected: 'the cursor of the page before' }]);
  }
}
