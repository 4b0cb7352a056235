/**
 * Forgetting a person (152-FZ art. 21): what the subscriber said, was told and can be known by goes from the request, its
 * history and its messages; numbers, kinds, dates and outcomes stay for the statistics.
 */

import { system } from '../../operators/rules/crossing-events.ts';
import { erasedSubscriber, isErased } from '../../request/erased.ts';
import type { RequestEvent } from '../../request/event.ts';
import { evolve } from '../../request/evolve.ts';
import type { Request } from '../../request/request.ts';
import type { DeskContext } from '../context/context.ts';
import type { Erasure, HistoryEntry, Stored } from '../ports/store.ts';
import { schema } from '../work/stored-document.ts';

/** Fields of events that hold words of people or name them. */
const personal = ['text', 'answer', 'question', 'reason', 'note', 'name', 'purpose'] as const;

const mostAttempts = 10;

/** Whether the person is forgotten now; `false` when others changed the request every time it was tried. */
export async function erasePerson(context: DeskContext, stored: Stored, reason: string): Promise<boolean> {
  const { store } = context;
  let current: Stored | undefined = stored;
  for (let attempt = 0; attempt < mostAttempts && current !== undefined; attempt += 1) {
    if (isErased(current.request)) return true;
    const at = Math.max(context.now().getTime(), current.request.changedAt);
    const { id, version } = current.request;
    // What came after the document was read is of a later version, so the erasure is a conflict; old months may be gone.
    const history = (await store.history(id)).filter((entry) => entry.version <= version);
    const outcome = await store.erase(erasure(current, history, reason, at));
    if (outcome === 'committed') return true;
    current = await store.load(stored.request.id);
  }
  return current === undefined;
}

function erasure(stored: Stored, before: readonly HistoryEntry[], reason: string, at: number): Erasure {
  const erased: RequestEvent = { type: 'erased', at, by: system, reason };
  // A fingerprint of what was said could confirm a guess of it.
  const scrubbed = before.map(({ fingerprint: _, ...entry }) => ({ ...entry, event: withoutPerson(entry.event) }));
  const version = stored.request.version + 1;
  const history = [...scrubbed, { version, event: erased }];
  const request = evolve(withoutPerson(stored.request), erased);
  return {
    id: request.id,
    expected: stored.request.version,
    version,
    stored: { schema, request, clocks: [], firedCrossings: [], lastMessageVersion: {} },
    keys: {
      operator: request.operator,
      ...(request.number === undefined ? {} : { number: request.number }),
      active: false,
      registeredAt: request.registeredAt,
    },
    history,
    at,
  };
}

/** The same kind, times and outcome, and nobody in it. */
function withoutPerson<Facts extends RequestEvent | Request>(facts: Facts): Facts {
  const scrubbed: Record<string, unknown> = { ...facts };
  for (const field of personal) if (typeof scrubbed[field] === 'string') scrubbed[field] = '';
  if ('subscriber' in facts) {
    scrubbed['subscriber'] = erasedSubscriber;
    scrubbed['details'] = {};
  }
  // Only texts were blanked: the shape is the same.
  return scrubbed as Facts;
}
