/**
 * All requests on one page: number, what it is about, until when, when and how it ended.
 */
import type { AgentView } from 'zayavka';
import { answerOf, type Fate } from './fate.ts';
import { lastDayOf, momentOf } from './moments.ts';
import { operatorName } from './simulation.ts';

export interface LedgerRow {
  /** The chapter that tells of it, from 1. */
  readonly chapter: number;
  readonly number: string;
  readonly operator: string;
  readonly title: string;
  /** yyyy-mm-dd, or a dash. */
  readonly due: string;
  readonly answered: string;
  readonly fate: string;
}

const fates: Readonly<Record<Fate, string>> = { inTime: 'in time', late: 'late', ended: 'ended', open: 'open' };

export function ledgerRow(view: AgentView, chapter: number): LedgerRow {
  const { request, title } = view;
  const { fate, dueAt, at } = answerOf(view);
  return {
    chapter,
    number: request.number ?? '',
    operator: operatorName(request.operator),
    title: title.en,
    due: dueAt === undefined ? '–' : lastDayOf(dueAt),
    answered: at === undefined ? '–' : momentOf(at).date,
    fate: fates[fate],
  };
}
