/**
 * All requests as one table: number, kind, deadline, day of the answer, outcome.
 */
import type { AgentView } from 'zayavka';
import { lastDayOf, localDateTime } from './dates.ts';
import type { Say } from './language.ts';
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
  readonly isLate: boolean;
}

function outcomeWords(outcome: RequestOutcome, say: Say): string {
  switch (outcome) {
    case 'inTime':
      return say('in time', 'в срок');
    case 'late':
      return say('late', 'поздно');
    case 'ended':
      return say('ended', 'закрыта');
    case 'open':
      return say('open', 'открыта');
  }
}

export function summaryRow(view: AgentView, chapter: number, say: Say): SummaryRow {
  const { request, title } = view;
  const { outcome, dueAt, at } = endingOf(view);
  return {
    chapter,
    number: request.number ?? '',
    operator: operatorName(request.operator, say),
    title: say(title.en, title.ru),
    due: dueAt === undefined ? '–' : lastDayOf(dueAt, say),
    answered: at === undefined ? '–' : localDateTime(at, say).date,
    outcome: outcomeWords(outcome, say),
    isLate: outcome === 'late',
  };
}
