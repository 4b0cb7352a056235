/**
 * What time does to an appointment, where the kind has messages for it: the subscriber is reminded at ten o'clock of the day
 * before and, as far as quiet hours let it be, on the day itself, and is told when it was missed.
 */
import { lastMoment, wallClock } from '../../kernel/date-words.ts';
import type { Instant } from '../../kernel/instant.ts';
import { dayMs, formatLocalDay } from '../../kernel/local-day.ts';
import { timeZoneOf } from '../../kernel/time-zone.ts';
import type { Deadline } from '../../message/facts.ts';
import type { EventType, RequestEvent } from '../../request/event.ts';
import type { Appointment } from '../../request/request.ts';
import type { RequestContext } from '../operator.ts';
import { earliestNotice } from './message/sendable-from.ts';
import { subscriberZone } from './subscriber-zone.ts';

export interface AppointmentReminder {
  /** It happens once for each appointment. */
  readonly key: string;
  readonly event: Extract<EventType, 'appointmentTomorrow' | 'appointmentToday' | 'appointmentMissed'>;
  readonly at: Instant;
  /** From then on it would be wrong. */
  readonly until: Instant;
}

const hour = 3_600_000;

/** Assumptions, outside usual quiet hours. */
const hourOfDayBefore = 10 * hour;
const hourOfDay = 8 * hour;
const hourOfEveningBefore = -4 * hour;
/** An assumption: how long after its end an appointment may still be recorded as kept. */
const graceAfterEnd = hour;

export function appointmentReminders(context: RequestContext): readonly AppointmentReminder[] {
  const { policy, request } = context;
  const { appointment, status } = request;
  if (appointment === undefined || status !== 'scheduled') return [];
  const { from } = appointment;
  const { timeZone } = subscriberZone(context);
  const midnight = wallClock(from, timeZone).day * dayMs;
  const instantOf = (local: number): Instant => timeZoneOf(timeZone).instantOf(local);
  const reminders: readonly Omit<AppointmentReminder, 'key'>[] = [
    {
      event: 'appointmentTomorrow',
      at: instantOf(midnight - dayMs + hourOfDayBefore),
      until: instantOf(midnight),
    },
    {
      event: 'appointmentToday',
      at: noticeOfDay(
        context,
        from,
        [hourOfDay, 0, hourOfEveningBefore].map((time) => instantOf(midnight + time)),
      ),
      until: from,
    },
    {
      event: 'appointmentMissed',
      at: appointmentEnd(appointment, timeZone) + graceAfterEnd,
      until: Number.POSITIVE_INFINITY,
    },
  ];
  return reminders
    .filter(({ event }) => policy.messages[event] !== undefined)
    .map((reminder) => ({ key: keyOf(reminder.event, appointment), ...reminder }));
}

/**
 * The first of these times at which a notice comes before the appointment, quiet hours included: in the morning; for what is agreed
 * for the night, when the day begins or in the evening before.
 */
function noticeOfDay(context: RequestContext, from: Instant, times: readonly Instant[]): Instant {
  const { messages } = context.policy;
  if (messages.appointmentToday === undefined) return from;
  const isInTime = (at: Instant): boolean => earliestNotice(context, 'appointmentToday', new Date(at)).getTime() < from;
  return times.find((at) => at < from && isInTime(at)) ?? from;
}

/** Reminders belong to the beginning of an appointment, the apology to its end. */
function keyOf(event: AppointmentReminder['event'], { from, to }: Appointment): string {
  return event === 'appointmentMissed' && to !== undefined ? `${event}/${from}-${to}` : `${event}/${from}`;
}

/** Of one without an end: the end of its day, where the subscriber is. */
function appointmentEnd({ from, to }: Appointment, timeZone: string): Instant {
  return to ?? timeZoneOf(timeZone).instantOf((wallClock(from, timeZone).day + 1) * dayMs);
}

/** What was promised and has passed by the event itself, without any clock. */
export function missedBy(event: RequestEvent, context: RequestContext): Deadline | undefined {
  return event.type === 'appointmentMissed' ? endOf(event.appointment, context) : undefined;
}

/** The day of an appointment that is ahead: it holds where an earlier promise is broken. */
export function agreedDay(context: RequestContext, now: Date): Deadline | undefined {
  const { appointment } = context.request;
  if (appointment === undefined) return undefined;
  const end = endOf(appointment, context);
  if (end.dueAt <= now) return undefined;
  return { ...end, lastDay: formatLocalDay(lastMoment(end.dueAt, subscriberZone(context).timeZone).day) };
}

/** The end of an appointment that nobody has kept, once that is told. */
export function missedAppointment(context: RequestContext, now: Date): Deadline | undefined {
  const { appointment, status } = context.request;
  if (appointment === undefined || status !== 'scheduled') return undefined;
  const end = endOf(appointment, context);
  return end.dueAt.getTime() + graceAfterEnd <= now.getTime() ? end : undefined;
}

function endOf(appointment: Appointment, context: RequestContext): Deadline {
  return { dueAt: new Date(appointmentEnd(appointment, subscriberZone(context).timeZone)) };
}
