/**
 * The English texts, our own wording, written in the GSM 7 bit alphabet. `wording.first` begins a text, as in
 * the Russian ones.
 */
import {
  type Decision,
  type MessageFacts,
  type MessageName,
  type PromiseKind,
  promiseKind,
  type Subject,
} from '../facts.ts';
import { tableEntry } from '../table-entry.ts';
import type { MessageFormatter } from './formatter.ts';
import type { Letter, Phrases } from './template.ts';

export const englishNouns: Readonly<Record<Subject, string>> = {
  inquiry: 'request',
  complaint: 'complaint',
  claim: 'claim',
  order: 'order',
  application: 'service request',
  statement: 'application',
};

const decisions: Readonly<Record<Decision, { readonly matter: string; readonly demand: string }>> = {
  satisfied: { matter: 'the matter is settled', demand: 'your demands are met' },
  partlySatisfied: { matter: 'the matter is settled in part', demand: 'your demands are met in part' },
  refused: { matter: 'it is declined', demand: 'your demands are declined' },
};

/** «the matter is settled», of a complaint or a claim «your demands are met». */
export function englishDecision(subject: Subject, outcome: Decision): string {
  const decision = tableEntry(decisions, outcome, 'outcome');
  return subject === 'complaint' || subject === 'claim' ? decision.demand : decision.matter;
}

/** Until when it is answered, or done. */
export function englishPromise(promise: PromiseKind): string {
  return promise === 'fulfilment' ? 'Due by' : 'Reply by';
}

const days = { one: 'day', other: 'days' } as const;

export const english: Phrases = {
  registered: (facts, wording) =>
    `${first(facts, wording)} accepted. ${englishPromise(promiseKind(facts))} ${wording.until(facts)}.`,
  extended: (facts, wording) =>
    `${first(facts, wording)} needs more time. ${promiseKind(facts) === 'fulfilment' ? 'Now due by' : 'New reply date:'} ${wording.until(facts)}.${reason(facts.reason)}`,
  needsAnswer: (facts, wording) => {
    const question = facts.question === '' ? '' : `: ${facts.question}`;
    return `${wording.first('a')} question about ${subject(facts, wording)}${question}. Please answer: ${wording.support}.`;
  },
  reminder: (facts, wording) => {
    const left = wording.count(facts.daysLeft, days);
    const question = facts.question === '' ? '' : ` Question: ${facts.question}.`;
    return `${wording.first('we')} are waiting for your answer about ${subject(facts, wording)}, ${left} left: ${wording.support}.${question}`;
  },
  scheduled: (facts, wording) => `${first(facts, wording)} is scheduled for ${wording.slot(facts.scheduledFor)}.`,
  rescheduled: (facts, wording) =>
    `${first(facts, wording)} is rescheduled for ${wording.slot(facts.scheduledFor)}.${reason(facts.reason)}`,
  porting: (facts, wording) => {
    const slot = wording.slot(facts.scheduledFor);
    const what = subject(facts, wording);
    const stages = {
      checking: `${wording.first('the')} transfer of your number, ${what}, is with your former operator. Planned: ${slot}.`,
      confirmed: `${wording.first('the')} transfer of your number, ${what}, is confirmed: ${slot}.`,
      today: `${wording.first('your')} number moves to us today, ${what}: ${slot}. Then insert the new SIM card.`,
    };
    return tableEntry(stages, facts.stage, 'stage');
  },
  resolved: (facts, wording) => {
    const refund = facts.amount === undefined ? '' : ` To be refunded: ${wording.amount(facts.amount)}.`;
    const answer = facts.answer === '' ? '' : ` Answer: ${facts.answer}.`;
    return `${first(facts, wording)} is decided: ${englishDecision(facts.subject, facts.outcome)}.${refund}${answer}`;
  },
  fulfilled: (facts, wording) => {
    const answer = facts.answer === undefined || facts.answer === '' ? '' : ` Note: ${facts.answer}.`;
    return `${first(facts, wording)} is completed.${answer}`;
  },
  failed: (facts, wording) =>
    `${first(facts, wording)} could not be completed.${reason(facts.reason)} Questions: ${wording.support}.`,
  rejected: (facts, wording) =>
    `${first(facts, wording)} is rejected.${reason(facts.reason)} Questions: ${wording.support}.`,
  withdrawn: (facts, wording) => `${first(facts, wording)} is withdrawn as you asked.`,
  cancelled: (facts, wording) => `${first(facts, wording)} is cancelled.${reason(facts.reason)}`,
  closed: (facts, wording) => {
    const reopen =
      facts.reopenUntil === undefined
        ? `Questions: ${wording.support}.`
        : `It can be reopened until ${wording.before(facts.reopenUntil)}: ${wording.support}.`;
    return `${first(facts, wording)} is closed. ${reopen}`;
  },
  reopened: (facts, wording) =>
    `${first(facts, wording)} is reopened. ${englishPromise(promiseKind(facts))} ${wording.until(facts)}.`,
  returned: (facts, wording) => {
    const refund = facts.amount === undefined ? '' : ` To be refunded: ${wording.amount(facts.amount)}.`;
    return `${wording.first('the')} return of ${subject(facts, wording)} is recorded.${refund}`;
  },
};

/** What an e-mail is about, and how it begins and ends. */
export function englishLetter(
  name: MessageName,
  facts: MessageFacts[MessageName],
  text: string,
  wording: MessageFormatter,
): Letter {
  const closing = wording.tone === 'formal' ? `Yours sincerely,\n${wording.brand}` : wording.brand;
  return {
    subject: `${first(facts, wording)}: ${headlines[name]}`,
    text: `Hello,\n\n${text}\n\n${closing}, phone ${wording.support}`,
  };
}

const headlines: Readonly<Record<MessageName, string>> = {
  registered: 'accepted',
  extended: 'new date',
  needsAnswer: 'a question',
  reminder: 'a reminder',
  scheduled: 'the date',
  rescheduled: 'a new date',
  porting: 'number transfer',
  resolved: 'decision',
  fulfilled: 'completed',
  failed: 'could not be completed',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  cancelled: 'cancelled',
  closed: 'closed',
  reopened: 'reopened',
  returned: 'return',
};

function subject(facts: MessageFacts[MessageName], wording: MessageFormatter): string {
  return wording.numbered(englishNouns[facts.subject], facts);
}

/** The subject as the beginning of a text. */
function first(facts: MessageFacts[MessageName], wording: MessageFormatter): string {
  return wording.numbered(wording.first(englishNouns[facts.subject]), facts);
}

function reason(reason: string | undefined): string {
  return reason === undefined || reason === '' ? '' : ` Reason: ${reason}.`;
}
