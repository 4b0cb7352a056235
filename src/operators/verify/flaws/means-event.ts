/**
 * Which messages may tell an event: those whose facts the event makes true.
 */
import type { MessageName } from '../../../message/facts.ts';
import { questions } from '../../../message/message-table.ts';
import type { EventType } from '../../../request/event.ts';

/** Beside the message of the same name. An event that is not here and has no such message is told by none. */
const meanings: { readonly [event: string]: readonly MessageName[] } = {
  warned: ['reminder'],
  breached: ['overdue'],
  recalculated: ['extended', 'delayed'],
  corrected: ['extended', 'delayed'],
  appointmentTomorrow: ['visitReminder', 'porting'],
  appointmentToday: ['visitReminder', 'porting'],
  appointmentMissed: ['overdue'],
  started: ['porting', 'progressed'],
  asked: questions,
  replied: ['resumed', 'progressed'],
  held: ['delayed', 'held'],
  scheduled: ['porting'],
  rescheduled: ['scheduled', 'porting'],
  withdrawn: ['cancelled'],
  extended: ['delayed'],
} satisfies { readonly [Event in EventType]?: readonly MessageName[] };

export function meansEvent(message: MessageName, event: string): boolean {
  return message === event || (meanings[event] ?? []).includes(message);
}
