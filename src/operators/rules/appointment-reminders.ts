/**
 * When a subscriber is reminded of an appointment: at ten o'clock of the day before, and on the day itself, where the kind has
 * messages for it.
 */
import { wallClock } from '../../kernel/date-words.ts';
import type { Instant } from '../../kernel/instant.ts';
import { dayMs } from '../../kernel/local-day.ts';
import { timeZoneOf } from '../../kernel/time-zone.ts';
import type { EventType } from '../../request/event.ts';
import type { RequestContext } from '../operator.ts';

export interface AppointmentReminder {
  /** It happens once for each appointment. */
  readonly key: string;
  readonly event: Extract<EventType, 'appointmentTomorrow' | 'appointmentToday'>;
  readonly at: Instant;
  /** From then on it would be wrong. */
  readonly until: Instant;
}

const hour = 3_600_000;

/** Assumptions, outside usual quiet hours. */
const hourOfDayBefore = 10 * hour;
const hourOfDay = 8 * hour;

export function appointmentReminders(context: RequestContext): readonly AppointmentReminder[] {
  const { operator, policy, request } = context;
  const { appointment, status } = request;
  if (appointment === undefined || status !== 'scheduled') return [];
  const { from } = appointment;
  const timeZone = request.subscriber.timeZone ?? operator.timeZone;
  const midnight = wallClock(from, timeZone).day * dayMs;
  const instantOf = (local: number): Instant => timeZoneOf(timeZone).instantOf(local);
  const morning = instantOf(midnight + hourOfDay);
  const reminders: readonly Omit<AppointmentReminder, 'key'>[] = [
    {
      event: 'appointmentTomorrow',
      at: instantOf(midnight - dayMs + hourOfDayBefore),
      until: instantOf(midnight),
    },
    {
      event: 'appointmentToday',
      // What is agreed for the night is told when the day begins.
      at: morning < from ? morning : instantOf(midnight),
      until: instantOf(midnight + dayMs),
    },
  ];
  return reminders
    .filter(({ event }) => policy.messages[event] !== undefined)
    .map((reminder) => ({ key: `${reminder.event}/${from}`, ...reminder }));
}
