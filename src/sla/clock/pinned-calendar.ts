/**
 * The calendar that serves a pin of a clock: one that is there, or the one that the clock has taken along when it was counted by
 * another one.
 */
import { Fault } from '../../kernel/fault.ts';
import { calendarFromJson, calendarToJson } from '../calendar/calendar-json.ts';
import type { CalendarJson } from '../calendar/calendar-spec.ts';
import { type CalendarVersion, calendarAsOf, type WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Calendars, Clock } from './clock.ts';

/**
 * The calendar as of the pin, so that a later one moves nothing by itself.
 *
 * @throws Fault `calendar/unknown-version`: there is none of that name, or it says something else of the pinned years
 */
export function pinnedCalendar(
  calendars: Calendars,
  pinned: CalendarVersion,
  facts: Clock['facts'] = [],
): WorkingCalendar {
  const found = typeof calendars === 'function' ? calendars(pinned) : calendars;
  const served = (found && calendarAsOf(found, pinned)) ?? firstServing(takenAlong(facts), pinned);
  if (served !== undefined) return served;
  const instead = found === undefined ? 'no calendar that says the same' : `${found.name} ${found.version}`;
  const message = `the clock is pinned to calendar ${pinned.name} ${pinned.version}, found ${instead}`;
  throw new Fault('calendar/unknown-version', message);
}

/** The calendars that a clock needs for its past and that `calendar` does not serve, as data for the clock to take along. */
export function replacedBy(calendar: WorkingCalendar, clock: Clock, calendars: Calendars): readonly CalendarJson[] {
  const pins = [clock.calendar, ...clock.facts.flatMap((fact) => (fact.type === 'retarget' ? [fact.calendar] : []))];
  const lost: WorkingCalendar[] = [];
  for (const pinned of pins) {
    const present = [calendar, ...takenAlong(clock.facts), ...lost];
    if (firstServing(present, pinned) === undefined) lost.push(pinnedCalendar(calendars, pinned, clock.facts));
  }
  return lost.map(calendarToJson);
}

function firstServing(present: readonly WorkingCalendar[], pinned: CalendarVersion): WorkingCalendar | undefined {
  for (const calendar of present) {
    const served = calendarAsOf(calendar, pinned);
    if (served !== undefined) return served;
  }
  return undefined;
}

function takenAlong(facts: Clock['facts']): readonly WorkingCalendar[] {
  return facts.flatMap((fact) => (fact.type === 'retarget' ? (fact.replaced ?? []) : []).flatMap(readable));
}

/** Stored data may be damaged: then the pin is not served. */
function readable(json: CalendarJson): readonly WorkingCalendar[] {
  try {
    return [calendarFromJson(json)];
  } catch (error) {
    if (Fault.is(error)) return [];
    throw error;
  }
}
