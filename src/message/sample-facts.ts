/**
 * Facts with which a text is tried when it is defined: the shortest and the longest that a request can have.
 */
import type { Decision, MessageFacts, PortingStage, VisitDay } from './facts.ts';

/** 20.11.2026 12:00 in Moscow. */
const at = new Date('2026-11-20T09:00:00Z');

export interface SampleChoices {
  readonly outcome: Decision;
  readonly stage: PortingStage;
  readonly when: VisitDay;
}

/** Every set of choices takes another branch of a text. */
export const sampleChoices: readonly SampleChoices[] = [
  { outcome: 'satisfied', stage: 'checking', when: 'today' },
  { outcome: 'partlySatisfied', stage: 'confirmed', when: 'tomorrow' },
  { outcome: 'refused', stage: 'today', when: 'tomorrow' },
];

/** Eight digits, one word, nothing that may be left out; or twelve digits, an hour in every date, all that there may be. */
export function sampleFacts(isLong: boolean, choices: SampleChoices): MessageFacts {
  const about = { number: isLong ? '482930175648' : '48293017', at, timeZone: 'Europe/Moscow' };
  const words = isLong
    ? 'Заменили оборудование на базовой станции, проверьте, пожалуйста, связь и ответьте нам. '.repeat(10)
    : 'Да';
  const dueAt = new Date(isLong ? '2026-09-25T11:30:00Z' : '2026-11-25T21:00:00Z');
  const deadline = { dueAt };
  const optional = <Fact>(fact: Fact): Fact | undefined => (isLong ? fact : undefined);
  const scheduledFor = { day: '2026-09-25', ...optional({ from: '10:00', to: '14:00' }) };
  /** The day before the visit, or that day. */
  const beforeVisit = {
    ...about,
    at: new Date(choices.when === 'today' ? '2026-09-25T05:00:00Z' : '2026-09-24T05:00:00Z'),
  };
  const amount = optional({ amount: 1_234_567_89 });
  const next = { dueAt: new Date('2027-09-25T11:30:00Z') };
  /** So many days before the end that they are two digits. */
  const daysBefore = isLong ? { at: new Date('2026-08-27T09:00:00Z'), daysLeft: 29 } : { daysLeft: 1 };
  const beforeDay = { ...about, at: new Date('2026-08-27T09:00:00Z') };
  const reason = optional({ reason: words });
  return {
    registered: { ...about, ...deadline, ...optional({ cancelUntil: dueAt }) },
    // Another branch of its text for other choices, too.
    extended: { ...about, ...deadline, first: choices.when === 'tomorrow', ...reason },
    overdue: {
      ...about,
      missed: { dueAt: new Date(isLong ? '2026-09-25T11:30:00Z' : '2026-11-19T21:00:00Z') },
      ...optional({ next }),
    },
    delayed: { ...about, ...deadline, reason: words },
    held: { ...about, ...optional(deadline), reason: words },
    resumed: { ...about, ...optional(deadline) },
    needsAnswer: { ...about, ...optional(deadline), question: words },
    reminder: { ...about, ...optional(deadline), question: words, ...daysBefore },
    scheduled: { ...beforeDay, scheduledFor },
    rescheduled: { ...beforeDay, scheduledFor, ...reason },
    visitReminder: { ...beforeVisit, scheduledFor },
    porting: { ...beforeVisit, scheduledFor, stage: choices.stage },
    progressed: { ...about, step: isLong ? 'Передан в службу доставки' : 'Собран', ...optional({ note: words }) },
    resolved: { ...about, outcome: choices.outcome, answer: words, ...(choices.outcome !== 'refused' && amount) },
    fulfilled: { ...about, ...optional({ answer: words, returnUntil: dueAt }) },
    failed: { ...about, reason: words },
    rejected: { ...about, reason: words },
    withdrawn: about,
    cancelled: { ...about, ...reason },
    closed: { ...about, ...optional({ reopenUntil: dueAt }) },
    reopened: { ...about, ...deadline },
    returned: { ...about, ...amount },
    merged: { ...about, into: isLong ? '482930175649' : '48293018' },
  };
}
