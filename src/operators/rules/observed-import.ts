/**
 * What the clocks of an imported request see: its steps in the other system, at their true times.
 */
import { dayMs, parseLocalDay } from '../../kernel/local-day.ts';
import { timeZoneOf } from '../../kernel/time-zone.ts';
import type { RequestEvent } from '../../request/event.ts';
import { importedSteps } from '../../request/imported-steps.ts';
import { isOpenStatus } from '../../request/lifecycle.ts';
import type { WorkingCalendar } from '../../sla/calendar/working-calendar.ts';
import type { ObservedEvent } from '../../sla/clock/observe.ts';
import type { ClockEvent } from '../kind-policy.ts';

/**
 * Nothing of a request that has ended: no clock of it runs. What happened before the first day that the calendar knows counts from
 * that day; its terms are long over either way.
 */
export function observedImport(
  event: RequestEvent<'imported'>,
  calendar: WorkingCalendar,
): readonly (ObservedEvent & { readonly event: ClockEvent })[] {
  if (!isOpenStatus(event.lifecycle, event.status)) return [];
  const first = firstInstant(calendar);
  const known = (at: number): Date => new Date(Math.max(at, first));
  const steps = importedSteps(event).map(({ type, status, at }, index) => {
    return { event: type, status, at: known(at), order: index + 1 };
  });
  return [{ event: 'received', status: 'received', at: known(event.receivedAt), order: 0 }, ...steps];
}

function firstInstant({ known, timeZone }: WorkingCalendar): number {
  const day = known === undefined ? undefined : parseLocalDay(known.from);
  return day === undefined ? Number.NEGATIVE_INFINITY : timeZoneOf(timeZone).instantOf(day * dayMs);
}
