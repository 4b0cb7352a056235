/**
 * Open requests that the store lists, page by page.
 */
import type { DeskContext } from '../context/context.ts';
import type { ListQuery, Page } from '../ports/store.ts';

export async function* listedPages({ store }: DeskContext, query: Omit<ListQuery, 'cursor'>): AsyncGenerator<Page> {
  let page: Page = await store.list(query);
  yield page;
  while (page.cursor !== undefined) {
    page = await store.list({ ...query, cursor: page.cursor });
    yield page;
  }
}
