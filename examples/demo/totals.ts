/**
 * The totals of each operator: requests, their outcomes, messages and SMS parts.
 */
import { type AgentView, measureSms } from 'zayavka';
import { endingOf } from './outcome.ts';

export const totalNames = [
  'registered',
  'inTime',
  'late',
  'ended',
  'open',
  'consultations',
  'sent',
  'superseded',
  'unsent',
  'parts',
] as const;

type TotalName = (typeof totalNames)[number];
export type Totals = Readonly<Record<TotalName, number>>;

export function totalsOf(views: readonly AgentView[], consultations: number): Totals {
  const totals = {
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
    totals[endingOf(view).outcome] += 1;
    for (const { outcome, channel, text } of view.messages) {
      if (outcome === 'sent') totals.sent += 1;
      else if (outcome === 'superseded') totals.superseded += 1;
      else totals.unsent += 1;
      if (outcome === 'sent' && channel === 'sms') totals.parts += measureSms(text).segments;
    }
  }
  return totals;
}
