/**
 * All requests that say something of a person, page by page.
 */
import { Fault } from '../../kernel/fault.ts';
import type { DeskContext } from '../context/context.ts';
import type { Stored } from '../ports/store.ts';
import { namedIn } from '../work/index-keys.ts';

const pageSize = 100;

/** The requests of a person, and those of others in which the person is named. */
export async function* requestsAbout(
  context: DeskContext,
  identity: string,
): AsyncGenerator<{ readonly stored: Stored; readonly isOwn: boolean }> {
  for await (const stored of requestsOf(context, identity)) yield { stored, isOwn: true };
  for await (const stored of requestsOf(context, namedIn(identity))) yield { stored, isOwn: false };
}

/**
 * Open and archived requests and consultations with an identity, page by page.
 *
 * @throws Fault `store/damaged-row`: at the end, when one of them cannot be read
 */
async function* requestsOf({ store }: DeskContext, identity: string): AsyncGenerator<Stored> {
  let cursor: string | undefined;
  const damaged: string[] = [];
  do {
    const page = await store.find({
      identity,
      all: true,
      limit: pageSize,
      ...(cursor === undefined ? {} : { cursor }),
    });
    yield* page.found;
    damaged.push(...(page.damaged ?? []));
    cursor = page.cursor;
  } while (cursor !== undefined);
  if (damaged.length === 0) return;
  throw new Fault('store/damaged-row', `request ${damaged[0]}: it cannot be read; all others of the line were`);
}
