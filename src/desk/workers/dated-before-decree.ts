/**
 * Which open requests have a deadline from before a year had its decree that can be dated better now.
 */
import type { DeskContext } from '../context/context.ts';
import type { Stored } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { listedPages } from '../work/listed-pages.ts';
import { damagedRequestEvent } from '../work/stored-document.ts';

/** Under which such a request is put off in this process. */
export function recountKey(id: string): string {
  return `recount ${id}`;
}

/**
 * Of the operators of this desk, `batch` at a time, without those that are put off. Normally there is none, which costs a query
 * for each operator.
 */
export async function* datedBeforeDecree(context: DeskContext, batch: number): AsyncGenerator<Stored> {
  const { operators, postponed, telemetry, now } = context;
  for (const [operator, { calendar, kinds }] of operators) {
    if (calendar.known === undefined) continue;
    const preliminary = { calendar: calendar.name, knownTo: calendar.known.to };
    for await (const { found, damaged = [] } of listedPages(context, { operator, preliminary, limit: batch })) {
      const isDue = (id: string): boolean => postponed.until(recountKey(id), now().getTime()) === undefined;
      for (const id of damaged.filter(isDue)) {
        postponed.add(recountKey(id), now().getTime());
        notify(telemetry, damagedRequestEvent(id, 'store/damaged-row', now()));
      }
      // Those of a kind that this desk does not have wait for one that has it.
      yield* found.filter(
        ({ request }) =>
          (request?.kind === undefined || Object.hasOwn(kinds, request.kind)) && isDue(String(request?.id)),
      );
    }
  }
}
