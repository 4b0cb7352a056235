/**
 * Writing an event that needs no decision onto a stored request: an access, an erasure, what time has done.
 */
import type { RequestEvent } from '../../request/event.ts';
import type { Equipment } from '../context/context.ts';
import type { Stored } from '../ports/store.ts';
import { letTimePass, nextWake } from './due-events.ts';
import { draftOf } from './open-request.ts';
import type { Draft } from './unit-of-work.ts';

/** How often it is tried anew when others were faster. */
const mostAttempts = 10;

/**
 * Lets time pass on a request and then `event` happen, if one is given, and writes it down; where nothing happened, only
 * when to look again. The draft as committed, or `undefined` when the request is not there or others were faster every time.
 */
export async function record(
  equipment: Equipment,
  stored: Stored,
  event?: (draft: Draft) => RequestEvent,
): Promise<Draft | undefined> {
  const { id } = stored.request;
  let current: Stored | undefined = stored;
  for (let attempt = 0; attempt < mostAttempts && current !== undefined; attempt += 1) {
    const draft = draftOf(equipment, current);
    letTimePass(draft);
    if (event !== undefined) draft.happen(event(draft));
    const outcome = await equipment.store.commit(draft.change(nextWake(draft)));
    if (outcome === 'committed') return draft;
    current = await equipment.store.load(id);
  }
  return undefined;
}
