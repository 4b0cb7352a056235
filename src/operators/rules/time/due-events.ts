/**
 * What happens without a command when its time has come. Each crossing of a clock has a key and happens once, however often and
 * however late the request is looked at.
 */
import type { RequestEvent } from '../../../request/event.ts';
import type { RequestContext } from '../../operator.ts';
import { type AppointmentReminder, appointmentReminders } from '../appointment-reminders.ts';
import { crossingEvents, system } from '../crossing-events.ts';
import { earliestNotice } from '../message/sendable-from.ts';
import type { DueCrossing, RequestClocks } from './request-clocks.ts';

/** A request that events happen to, at the present of the work on it. */
export interface RequestInTime extends RequestContext {
  readonly clocks: RequestClocks;
  readonly now: Date;
  readonly firedCrossings: Set<string>;
  /** When the personal data are erased, once the request is archived. */
  readonly eraseAt: number | undefined;
  /** The later of this instant and that of the last event. */
  monotonic(at: number): number;
  /** Lets an event happen; it is told unless it is no news. */
  apply(event: RequestEvent, isNews?: boolean): void;
}

/** Applies everything that was due by the unit's present, in order of time. */
export function applyDueEvents(unit: RequestInTime): void {
  for (let due = nextDue(unit); due !== undefined && due.at <= unit.now.getTime(); due = nextDue(unit)) {
    unit.firedCrossings.add(due.key);
    due.apply();
  }
}

/** Lets everything that was due by the unit's present be over, without events: it was so in another system. */
export function skipDueEvents(unit: RequestInTime): void {
  for (let due = nextDue(unit); due !== undefined && due.at <= unit.now.getTime(); due = nextDue(unit)) {
    unit.firedCrossings.add(due.key);
  }
}

/** When the request is looked at again: at what is due next, or on the day on which its personal data are erased. */
export function nextWake(unit: RequestInTime): number | undefined {
  const next = nextDue(unit)?.at;
  const { eraseAt } = unit;
  if (next === undefined || eraseAt === undefined) return next ?? eraseAt;
  return Math.min(next, eraseAt);
}

interface Due {
  readonly key: string;
  readonly at: number;
  readonly apply: () => void;
}

/** The earliest crossing or reminder that has not happened, behind or ahead. */
export function nextDue(unit: RequestInTime): Due | undefined {
  const { clocks, firedCrossings } = unit;
  const due = clocks.next(firedCrossings);
  const reminder = appointmentReminders(unit)
    .filter(({ key }) => !firedCrossings.has(key))
    .reduce<AppointmentReminder | undefined>(
      (first, other) => (first && first.at <= other.at ? first : other),
      undefined,
    );
  if (reminder !== undefined && (due === undefined || reminder.at < due.crossing.at.getTime())) {
    return { key: reminder.key, at: reminder.at, apply: () => remind(unit, reminder) };
  }
  if (due === undefined) return undefined;
  return { key: due.crossing.key, at: due.crossing.at.getTime(), apply: () => applyCrossing(unit, due) };
}

/** A reminder that comes too late is left out. */
function remind(unit: RequestInTime, { event: type, at, until }: AppointmentReminder): void {
  const { request, now } = unit;
  if (request.appointment === undefined || now.getTime() >= until) return;
  unit.apply({ type, at: unit.monotonic(at), by: system, appointment: request.appointment });
}

function applyCrossing(unit: RequestInTime, { crossing, clock }: DueCrossing): void {
  const { clocks, request, now } = unit;
  const at = unit.monotonic(crossing.at.getTime());
  const events = crossingEvents({
    operator: unit.operator,
    definition: clocks.shownOf(clock).definition,
    crossing,
    request,
    at,
    now,
    isExtendable: clocks.isExtendable(clock, at),
    noticeFrom: earliestNotice(unit, 'extended', now),
  });
  for (const event of events) {
    if (event.type !== 'extended') {
      unit.apply(event);
      continue;
    }
    const extended = clocks.extend(at, event.reason, unit.request.version + 1);
    if (extended.ok) unit.apply(event, extended.value);
  }
}
