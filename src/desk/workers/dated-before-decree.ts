/**
 * Which open requests have a deadline from before a year had its decree that can be dated better now.
 */
import type { DeskContext } from '../context/context.ts';
import type { Stored } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { listedPages } from '../work/listed-pages.ts';
import { damagedRequestEvent } from '../work/stored-document.ts';

/** Of the operators of this desk, `batch` at a time. Normally there is none, which costs a query for each operator. */
export async function* datedBeforeDecree(context: DeskContext, batch: number): AsyncGenerator<Stored> {
  const { operators, telemetry, now } = context;
  for (const [operator, { calendar, kinds }] of operators) {
    if (calendar.known === undefined) continue;
    const preliminary = { calendar: calendar.name, knownTo: calendar.known.to };
    for await (const { found, damaged = [] } of listedPages(context, { operator, preliminary, limit: batch })) {
      for (const id of damaged) notify(telemetry, damagedRequestEvent(id, 'store/damaged-row', now()));
      // Those of a kind that this desk does not have wait for one that has it.
      yield* found.filter(({ request }) => request?.kind === undefined || Object.hasOwn(kinds, request.kind));
    }
  }
}
