/**
 * Between which instants an appointment may lie: clocks of the kind bound it, and the last day of either term is allowed.
 */
import { dayMs } from '../../../kernel/local-day.ts';
import type { Deadline } from '../../../message/facts.ts';
import { dueAt } from '../../../sla/term/due-at.ts';
import { days } from '../../../sla/term/term.ts';
import type { Operator } from '../../operator.ts';
import type { RequestClocks } from './request-clocks.ts';

/** `notBefore` is inclusive, `notAfter` is exclusive. */
export interface AppointmentLimit {
  readonly bounds: 'notBefore' | 'notAfter';
  readonly limit: Date;
}

/** An assumption: a later appointment is a typing error. */
export const longestAheadMs: number = 366 * dayMs;

export function appointmentLimits(clocks: RequestClocks, operator: Operator): readonly AppointmentLimit[] {
  return clocks.all.flatMap((clock) => {
    const { bounds } = clocks.shownOf(clock).definition;
    const end = bounds && clocks.endOf(clock);
    if (bounds === undefined || end === undefined) return [];
    return [{ bounds, limit: bounds === 'notAfter' ? end.dueAt : startOfLastDay(end, operator) }];
  });
}

/** The limit that an appointment does not keep. */
export function limitBroken(limits: readonly AppointmentLimit[], from: number): AppointmentLimit | undefined {
  return limits.find(({ bounds, limit }) => (bounds === 'notAfter' ? from >= limit.getTime() : from < limit.getTime()));
}

/** The end of the day before. A day and a half back is about noon of it, also where a day has 23 or 25 hours. */
function startOfLastDay({ dueAt: end, lastDay }: Deadline, { calendar }: Operator): Date {
  if (lastDay === undefined) return end;
  return dueAt(days(0), new Date(end.getTime() - 36 * 3_600_000), calendar, { roll: false }).at;
}
