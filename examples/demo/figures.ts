/**
 * The figures at the end, for each operator: what came in, what became of it, what it took to tell the subscribers.
 */
import { type AgentView, measureSms } from 'zayavka';
import { answerOf } from './fate.ts';

/** The rows of the table, in their order. */
export const rows = {
  registered: 'requests registered',
  inTime: '  answered or done in time',
  late: '  answered or done late',
  ended: '  taken back, or ended unanswered',
  open: '  still open',
  consultations: 'consultations (no number)',
  sent: 'messages sent',
  superseded: '  overtaken by newer news, not sent',
  unsent: '  not sent for other reasons',
  parts: 'SMS parts',
} as const;

export type Figure = keyof typeof rows;
export type Figures = Readonly<Record<Figure, number>>;

export function figuresOf(views: readonly AgentView[], consultations: number): Figures {
  const figures = {
    registered: views.length,
    inTime: 0,
    late: 0,
    ended: 0,
    open: 0,
    consultations,
    sent: 0,
    superseded: 0,
    unsent: 0,
    parts: 0,
  };
  for (const view of views) {
    figures[answerOf(view).fate] += 1;
    for (const { outcome, channel, text } of view.messages) {
      if (outcome === 'sent') figures.sent += 1;
      else if (outcome === 'superseded') figures.superseded += 1;
      else figures.unsent += 1;
      if (outcome === 'sent' && channel === 'sms') figures.parts += measureSms(text).segments;
    }
  }
  return figures;
}
