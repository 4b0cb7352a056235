/**
 * Dates anew what was promised before a year had its decree, once the operator's calendar knows more days.
 */
import type { Fault } from '../../kernel/fault.ts';
import type { DeskContext } from '../context/context.ts';
import type { Stored } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { listedPages } from '../work/listed-pages.ts';

/** Gives `work` each open request with a deadline that can be dated anew. Normally there is none, which costs a query. */
export async function dateAnew(
  context: DeskContext,
  limit: number,
  work: (stored: Stored) => Promise<void>,
): Promise<void> {
  for (const { id, calendar } of new Set(context.operators.values())) {
    if (calendar.known === undefined) continue;
    const preliminary = { calendar: calendar.name, knownTo: calendar.known.to };
    for await (const { found, damaged = [] } of listedPages(context, { operator: id, preliminary, limit })) {
      for (const damagedId of damaged) report(context, damagedId, 'store/damaged-row');
      for (const stored of found) await work(stored);
    }
  }
}

function report({ telemetry, now }: DeskContext, id: string, code: Fault['code']): void {
  notify(telemetry, { name: 'zayavka.request.unreadable', at: now(), attributes: { id, code } });
}
