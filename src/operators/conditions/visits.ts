/**
 * When an operator sends somebody: the windows of a day that a subscriber can choose from.
 */
import { Fault } from '../../kernel/fault.ts';
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import { dayMs, parseLocalDay } from '../../kernel/local-day.ts';
import type { Source } from '../../kernel/source.ts';
import { timeZoneOf } from '../../kernel/time-zone.ts';
import { type Interval, parseDayHours } from '../../sla/calendar/interval.ts';

/** The windows in which somebody can come, the same on each day: {@link visitSlots} makes dates of them. */
export interface Visits {
  /** Local hours of the operator, half-open, each a window: `10:00-12:00`. */
  readonly windows: readonly Interval[];
  /** How long one visit takes with the way and the papers, minutes. */
  readonly minutes?: number;
  readonly source: Source;
}

/** A window of one day, see {@link visitSlots}; the command `schedule` takes it as its `appointment`. */
export interface VisitSlot {
  readonly from: Date;
  readonly to: Date;
}

/**
 * The windows of a local day, earliest first.
 *
 * @param day yyyy-mm-dd in the zone
 * @param timeZone of the operator: `operator.timeZone`
 *
 * @throws Fault `calendar/invalid-date`: `day` is no date of the calendar
 * @throws Fault `calendar/unknown-zone`: `timeZone` is not an IANA time zone
 *
 * @example
 * const { visits } = beeline.kinds.fixedConnection;
 * visitSlots(visits, '2026-11-30', beeline.timeZone)[0] //=> { from: new Date('2026-11-30T07:00:00Z'), to: new Date('2026-11-30T09:00:00Z') }
 */
export function visitSlots(visits: Visits, day: string, timeZone: string): readonly VisitSlot[] {
  return faultsOnly('visitSlots', () => {
    const { windows } = visits;

    const midnight = parseLocalDay(day);
    if (midnight === undefined) {
      throw new Fault('calendar/invalid-date', `day: expected a date as yyyy-mm-dd, found '${day}'`);
    }
    const zone = timeZoneOf(timeZone);
    const instant = (time: number): Date => new Date(zone.instantOf(midnight * dayMs + time));
    return parseDayHours(windows, 'windows').map(({ start, end }) => ({ from: instant(start), to: instant(end) }));
  });
}
