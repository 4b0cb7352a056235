/**
 * Erases a person (152-FZ art. 21): the subscriber and the words of people go from the request, its history and its messages;
 * numbers, kinds, dates and outcomes stay for statistics.
 */
import { system } from '../../operators/rules/crossing-events.ts';
import { erasedSubscriber, isErased } from '../../request/erased.ts';
import type { RequestEvent } from '../../request/event.ts';
import { evolve } from '../../request/evolve.ts';
import type { Correction, Request } from '../../request/request.ts';
import type { DeskContext } from '../context/context.ts';
import type { Erasure, HistoryEntry, Stored } from '../ports/store.ts';
import { assertOutcome } from '../work/assert-outcome.ts';
import { indexKeys } from '../work/index-keys.ts';
import { retryOnConflict } from '../work/retry-on-conflict.ts';
import { schema } from '../work/stored-document.ts';
import { keptDetails } from './kept-details.ts';
import { personalFields } from './personal-fields.ts';

/** Whether the person is erased now; `false` when every attempt had a conflict. */
export async function erasePerson(context: DeskContext, stored: Stored, reason: string): Promise<boolean> {
  const { store, now } = context;
  const kept = keptDetails(context.operators.get(stored.request.operator));
  const isDone = await retryOnConflict(async (attempt) => {
    const current = attempt === 1 ? stored : await store.load(stored.request.id);
    if (current === undefined || isErased(current.request)) return true;
    const { id, version, changedAt } = current.request;
    // Later entries belong to a later version, so then the erasure is a conflict. Entries of old months may be deleted.
    const history = (await store.history(id)).filter((entry) => entry.version <= version);
    const outcome = await store.erase(
      erasureOf(current, history, kept, { reason, at: Math.max(now().getTime(), changedAt) }),
    );
    assertOutcome('erase', outcome, undefined);
    return outcome === 'committed' ? true : 'conflict';
  });
  return isDone ?? false;
}

function erasureOf(
  stored: Stored,
  history: readonly HistoryEntry[],
  kept: ReadonlySet<string>,
  { reason, at }: { readonly reason: string; readonly at: number },
): Erasure {
  const isArchived = stored.eraseAt !== undefined;
  const event: RequestEvent = { type: 'erased', at, by: system, reason, ...(isArchived ? { keepsRequest: true } : {}) };
  // A fingerprint of the text could confirm a guess of it.
  const scrubbed = history.map(({ fingerprint: _, ...entry }) => ({
    ...entry,
    event: withoutPerson(entry.event, kept),
  }));
  const expected = stored.request.version;
  const version = expected + 1;
  const request = evolve(withoutPerson(stored.request, kept), event);
  return {
    id: request.id,
    expected,
    version,
    stored: { schema, request, clocks: [], firedCrossings: [], lastMessageVersion: {} },
    keys: indexKeys(request, true, { duties: [], preliminary: undefined }),
    history: [...scrubbed, { version, event }],
    at,
  };
}

/** The same kind, times and outcome, without a person. */
function withoutPerson<Facts extends RequestEvent | Request | Correction>(
  facts: Facts,
  kept: ReadonlySet<string>,
): Facts {
  const blank = Object.entries(facts).flatMap(([field, value]) =>
    typeof value === 'string' && personalFields.has(field) ? [[field, ''] as const] : [],
  );
  const nobody = {
    ...('subscriber' in facts ? { subscriber: erasedSubscriber } : {}),
    ...('details' in facts && facts.details !== undefined ? { details: only(kept, facts.details) } : {}),
    ...('before' in facts ? { before: withoutPerson(facts.before, kept) } : {}),
  };
  return Object.assign({ ...facts }, Object.fromEntries(blank), nobody);
}

function only(kept: ReadonlySet<string>, details: Request['details']): Request['details'] {
  return Object.fromEntries(Object.entries(details).filter(([name]) => kept.has(name)));
}
