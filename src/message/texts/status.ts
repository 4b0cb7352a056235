/**
 * The answer to "what about my request?" in plain words, for a chat or an agent's screen: every status of both lifecycles,
 * with what is certain in it.
 */
import { capitalize } from '../../kernel/text.ts';
import {
  type Decision,
  type Locale,
  type PromiseKind,
  promiseKind,
  type Slot,
  type Subject,
  type Tone,
} from '../facts.ts';
import { tableEntry } from '../table-entry.ts';
import { cutText, quote, sanitize } from '../user-text.ts';
import { englishDecision, englishNouns, englishPromise } from './english.ts';
import { type MessageFormatter, messageFormatter } from './formatter.ts';
import { atYourWish, decisionOf, nouns, passive, russianPromise, your } from './russian.ts';
import { languageOf } from './template.ts';

/** The statuses of an inquiry and of an order. */
export type StatusName =
  | 'registered'
  | 'inProgress'
  | 'scheduled'
  | 'awaitingSubscriber'
  | 'onHold'
  | 'resolved'
  | 'fulfilled'
  | 'closed'
  | 'failed'
  | 'rejected'
  | 'withdrawn'
  | 'cancelled'
  | 'returned'
  | 'merged';

/** What may be known beside the status; what is missing is not mentioned. */
export interface StatusFacts {
  /** Of the operator. */
  readonly tone: Tone;
  /** By default a fulfilment of an order and a statement, and an answer to everything else. */
  readonly promise?: PromiseKind;
  /** Of the subscriber, IANA. */
  readonly timeZone: string;
  /** When it is asked: a term that has passed by then is not promised again. */
  readonly at: Date;
  /** Exclusive end of the earliest unfinished term. */
  readonly dueAt?: Date;
  readonly lastDay?: string | undefined;
  /** The term was extended. */
  readonly extended?: boolean;
  readonly question?: string;
  readonly scheduledFor?: Slot;
  readonly outcome?: Decision;
  readonly answer?: string;
  /** Why it is on hold, rejected, failed or cancelled. */
  readonly reason?: string;
  /** The number of the request that goes on in its place, as it is shown. */
  readonly mergedInto?: string;
}

/** UTF-16 units of a person's words. */
const textBudget = 600;

/**
 * One or two sentences. A locale other than `en` is answered in Russian.
 *
 * @throws Fault message/invalid-fact: for an unknown status or subject
 * @throws Fault calendar/unknown-zone, calendar/invalid-instant
 *
 * @example
 * describeStatus('complaint', 'onHold', { tone: 'formal', timeZone: 'Europe/Moscow', at: new Date('2026-11-20T09:00:00Z'), reason: 'ждём экспертизу' }, 'ru') //=> 'Рассмотрение жалобы приостановлено. Причина: «ждём экспертизу».'
 */
export function describeStatus(subject: Subject, status: StatusName, facts: StatusFacts, locale: Locale): string {
  const language = languageOf(locale) === 'en' ? 'en' : 'ru';
  const sentences = language === 'en' ? english : russian;
  const sentence = tableEntry(sentences, status, 'status');
  tableEntry(nouns, subject, 'subject');
  const { timeZone, tone } = facts;
  const wording = messageFormatter({ brand: '', support: '', locale: language, channel: 'chat', timeZone, tone });
  const quoted = {
    ...facts,
    promise: promiseKind({ subject, ...facts }),
    question: quotation(facts.question, language),
    answer: quotation(facts.answer, language),
    reason: quotation(facts.reason, language),
  };
  return capitalize(sentence(subject, quoted, wording));
}

type Sentence = (subject: Subject, facts: StatusFacts, wording: MessageFormatter) => string;

const russian: Readonly<Record<StatusName, Sentence>> = {
  registered: (subject, facts, wording) =>
    `${nouns[subject].nominative} принят${nouns[subject].ending} и ждёт своей очереди.${termOf(facts, wording)}`,
  inProgress: (subject, facts, wording) => `${nouns[subject].nominative} в работе.${termOf(facts, wording)}`,
  scheduled: (subject, { scheduledFor }, wording) =>
    `выполнение ${nouns[subject].genitive} назначено${scheduledFor === undefined ? '' : ` на ${wording.slot(scheduledFor)}`}.`,
  awaitingSubscriber: (subject, { question }, wording) =>
    `по ${nouns[subject].dative} ждём ${your(wording)} ответ.${labelled('Вопрос', question)}`,
  onHold: (subject, { promise, reason }) =>
    `${promise === 'fulfilment' ? 'выполнение' : 'рассмотрение'} ${nouns[subject].genitive} приостановлено.${labelled('Причина', reason)}`,
  resolved: (subject, { outcome, answer }) =>
    `${nouns[subject].nominative} рассмотрен${nouns[subject].ending}${outcome === undefined ? '' : `, ${decisionOf(subject, outcome)}`}.${labelled('Ответ', answer)}`,
  fulfilled: (subject, { answer }) =>
    `${nouns[subject].nominative} выполнен${nouns[subject].ending}.${labelled('Комментарий', answer)}`,
  closed: (subject, { outcome, answer }) =>
    `${nouns[subject].nominative} закрыт${nouns[subject].ending}${outcome === undefined ? '' : `, ${decisionOf(subject, outcome)}`}.${labelled('Ответ', answer)}`,
  failed: (subject, { reason }) => `${nouns[subject].accusative} выполнить не удалось.${labelled('Причина', reason)}`,
  rejected: (subject, { reason }) =>
    `${nouns[subject].nominative} ${passive('отклон', nouns[subject].ending)}.${labelled('Причина', reason)}`,
  withdrawn: (subject, _, wording) =>
    `${nouns[subject].nominative} отозван${nouns[subject].ending} ${atYourWish(wording)}.`,
  cancelled: (subject, { reason }) =>
    `${nouns[subject].nominative} ${passive('отмен', nouns[subject].ending)}.${labelled('Причина', reason)}`,
  returned: (subject) => `по ${nouns[subject].dative} оформлен возврат.`,
  merged: (subject, { mergedInto }) =>
    `${nouns[subject].nominative} ${passive('объедин', nouns[subject].ending)} с ${mergedInto === undefined ? 'другой заявкой' : `№ ${mergedInto}`}.`,
};

const english: Readonly<Record<StatusName, Sentence>> = {
  registered: (subject, facts, wording) =>
    `your ${englishNouns[subject]} is accepted and waits for its turn.${termOf(facts, wording)}`,
  inProgress: (subject, facts, wording) => `your ${englishNouns[subject]} is in progress.${termOf(facts, wording)}`,
  scheduled: (subject, { scheduledFor }, wording) =>
    `your ${englishNouns[subject]} is scheduled${scheduledFor === undefined ? '' : ` for ${wording.slot(scheduledFor)}`}.`,
  awaitingSubscriber: (subject, { question }) =>
    `your ${englishNouns[subject]} waits for your answer.${labelled('Question', question)}`,
  onHold: (subject, { reason }) => `your ${englishNouns[subject]} is on hold.${labelled('Reason', reason)}`,
  resolved: (subject, { outcome, answer }) =>
    `your ${englishNouns[subject]} is decided${outcome === undefined ? '' : `: ${englishDecision(subject, outcome)}`}.${labelled('Answer', answer)}`,
  fulfilled: (subject, { answer }) => `your ${englishNouns[subject]} is completed.${labelled('Note', answer)}`,
  closed: (subject, { outcome, answer }) =>
    `your ${englishNouns[subject]} is closed${outcome === undefined ? '' : `: ${englishDecision(subject, outcome)}`}.${labelled('Answer', answer)}`,
  failed: (subject, { reason }) => `your ${englishNouns[subject]} could not be completed.${labelled('Reason', reason)}`,
  rejected: (subject, { reason }) => `your ${englishNouns[subject]} is rejected.${labelled('Reason', reason)}`,
  withdrawn: (subject) => `your ${englishNouns[subject]} is withdrawn as you asked.`,
  cancelled: (subject, { reason }) => `your ${englishNouns[subject]} is cancelled.${labelled('Reason', reason)}`,
  returned: (subject) => `the return of your ${englishNouns[subject]} is recorded.`,
  merged: (subject, { mergedInto }) =>
    `your ${englishNouns[subject]} is merged with ${mergedInto === undefined ? 'another request' : `no. ${mergedInto}`}.`,
};

const terms = {
  ru: { passed: 'Срок прошёл, работа продолжается.', extended: 'Срок продлён до', promise: russianPromise },
  en: {
    passed: 'The term has passed, the work goes on.',
    extended: 'The term is extended to',
    promise: englishPromise,
  },
} as const;

function termOf({ at, dueAt, lastDay, extended, promise }: StatusFacts, wording: MessageFormatter): string {
  if (dueAt === undefined) return '';
  const words = terms[wording.locale === 'en' ? 'en' : 'ru'];
  // In time means before the end.
  if (at.getTime() >= dueAt.getTime()) return ` ${words.passed}`;
  return ` ${extended === true ? words.extended : words.promise(promise ?? 'answer')} ${wording.until({ dueAt, lastDay })}.`;
}

function labelled(label: string, words: string | undefined): string {
  return words === undefined || words === '' ? '' : ` ${label}: ${words}.`;
}

function quotation(words: string | undefined, locale: string): string {
  return words === undefined ? '' : quote(cutText(sanitize(words), textBudget), locale);
}
