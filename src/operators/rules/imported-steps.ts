/**
 * The steps that an imported request has made in the other system, as far as they are known: what clocks, figures and other
 * systems see of it is what they would have seen of these.
 */
import type { Instant } from '../../kernel/instant.ts';
import { dayMs, parseLocalDay } from '../../kernel/local-day.ts';
import { timeZoneOf } from '../../kernel/time-zone.ts';
import type { EventType, RequestEvent } from '../../request/event.ts';
import { isOpenStatus, type Lifecycle, type Status } from '../../request/lifecycle.ts';
import type { WorkingCalendar } from '../../sla/calendar/working-calendar.ts';
import type { ObservedEvent } from '../../sla/clock/observe.ts';
import type { ClockEvent } from '../kind-policy.ts';

type ImportedFacts = Pick<RequestEvent<'imported'>, 'lifecycle' | 'status' | 'registeredAt' | 'closedAt' | 'at'>;

export interface ImportedStep {
  readonly type: EventType;
  /** After the step. */
  readonly status: Status;
  readonly at: Instant;
}

/** The events that lead into each status beside `registered`. */
const ways: { readonly [S in Status]?: readonly EventType[] } = {
  inProgress: ['started'],
  scheduled: ['started', 'scheduled'],
  awaitingSubscriber: ['started', 'asked'],
  onHold: ['started', 'held'],
  resolved: ['resolved'],
  fulfilled: ['fulfilled'],
  returned: ['fulfilled', 'returned'],
  rejected: ['rejected'],
  failed: ['failed'],
  withdrawn: ['withdrawn'],
  cancelled: ['cancelled'],
};

/**
 * In their order. It was taken up when it was registered, for all that is known; what it waits for, it waits for since the import;
 * it ended when it was closed.
 */
export function importedSteps(event: ImportedFacts): readonly ImportedStep[] {
  const { lifecycle, status, registeredAt, closedAt, at } = event;
  const isOpen = isOpenStatus(lifecycle, status);
  const end = closedAt ?? registeredAt;
  const types = status === 'closed' ? closing[lifecycle] : (ways[status] ?? []);
  const steps = types.map((type): ImportedStep => {
    if (type === 'started') return { type, status: 'inProgress', at: registeredAt };
    return { type, status, at: isOpen ? at : end };
  });
  return [{ type: 'registered', status: 'registered', at: registeredAt }, ...steps];
}

const closing: { readonly [L in Lifecycle]: readonly EventType[] } = {
  inquiry: ['resolved', 'closed'],
  order: ['fulfilled', 'closed'],
};

/**
 * Of a request that has ended every step is one of its end: windows count from there, and terms that nobody knows whether they were
 * kept count as kept, with nothing used of them. Nothing of an archived one. What happened before the first day that the calendar knows counts from
 * that day; its terms are long over either way, and their dates are marked as preliminary.
 * The import is the first event of the request: no step has a number above 1, and of one instant the last step alone has that one.
 */
export function observedImport(
  event: RequestEvent<'imported'>,
  calendar: WorkingCalendar,
): readonly (ObservedEvent & { readonly event: ClockEvent })[] {
  if (event.isArchived === true) return [];
  const { closedAt } = event;
  const first = firstInstant(calendar);
  const known = (at: number): Date => new Date(Math.max(closedAt ?? at, first));
  const steps = importedSteps(event).map(({ type, status, at }) => ({ event: type, status, at: known(at) }));
  const ordered = steps.map((step, index) => {
    const isLastThen = steps[index + 1]?.at.getTime() !== step.at.getTime();
    return { order: isLastThen ? 1 : 0, ...step };
  });
  return [{ event: 'received', status: 'received', at: known(event.receivedAt), order: 0 }, ...ordered];
}

function firstInstant({ known, timeZone }: WorkingCalendar): number {
  const day = known === undefined ? undefined : parseLocalDay(known.from);
  return day === undefined ? Number.NEGATIVE_INFINITY : timeZoneOf(timeZone).instantOf(day * dayMs);
}
