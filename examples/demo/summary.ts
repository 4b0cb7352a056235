/**
 * All requests as one table: number, kind, deadline, day of the answer, outcome.
 */
import type { AgentView } from 'zayavka';
import { lastDayOf, localDateTime } from './dates.ts';
import { endingOf, type RequestOutcome } from './outcome.ts';
import { operatorName } from './simulation.ts';

export interface SummaryRow {
  /** The number of its chapter, from 1. */
  readonly chapter: number;
  readonly number: string;
  readonly operator: string;
  readonly title: string;
  /** yyyy-mm-dd, or a dash. */
  readonly due: string;
  readonly answered: string;
  readonly outcome: string;
}

const outcomeWords: Readonly<Record<RequestOutcome, string>> = {
  inTime: 'in time',
  late: 'late',
  ended: 'ended',
  open: 'open',
};

export function summaryRow(view: AgentView, chapter: number): SummaryRow {
  const { request, title } = view;
  const { outcome, dueAt, at } = endingOf(view);
  return {
    chapter,
    number: request.number ?? '',
    operator: operatorName(request.operator),
    title: title.en,
    due: dueAt === undefined ? '–' : lastDayOf(dueAt),
    answered: at === undefined ? '–' : localDateTime(at).date,
    outcome: outcomeWords[outcome],
  };
}
