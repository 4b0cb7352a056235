/**
 * One page of the requests of a line. A cursor comes from outside: a damaged one is the caller's mistake and no fault.
 */
import { Fault } from '../fault.ts';
import { accepted, type Result } from '../result.ts';
import type { Equipment } from './equipment.ts';
import { invalid } from './input.ts';
import type { InvalidInput } from './refusal.ts';
import type { Page, Search } from './store.ts';

export async function pageOf(
  { store }: Equipment,
  search: Extract<Search, { readonly limit: number }>,
): Promise<Result<Page, InvalidInput>> {
  try {
    return accepted(await store.find(search));
  } catch (error) {
    if (!Fault.is(error) || error.code !== 'store/invalid-cursor') throw error;
    return invalid([{ path: 'cursor', found: 'a text that is no cursor', expected: 'the cursor of the page before' }]);
  }
}
