/**
 * Documents of the requests that the store lists, page by page.
 */
import { Fault } from '../../kernel/fault.ts';
import type { DeskContext } from '../context/context.ts';
import type { ListQuery, Stored } from '../ports/store.ts';

interface LoadedPage {
  readonly found: readonly Stored[];
  /** Ids of requests that cannot be read. */
  readonly damaged: readonly string[];
}

export async function* listedPages(
  { store }: DeskContext,
  query: Omit<ListQuery, 'cursor'>,
): AsyncGenerator<LoadedPage> {
  let cursor: string | undefined;
  do {
    const page = await store.list(cursor === undefined ? query : { ...query, cursor });
    const found: Stored[] = [];
    const damaged: string[] = [];
    for (const { id } of page.found) {
      try {
        const stored = await store.load(id);
        if (stored !== undefined) found.push(stored);
      } catch (error) {
        if (!Fault.is(error) || error.code !== 'store/damaged-row') throw error;
        damaged.push(id);
      }
    }
    yield { found, damaged };
    cursor = page.cursor;
  } while (cursor !== undefined);
}
