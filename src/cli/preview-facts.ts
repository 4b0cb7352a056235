/**
 * Facts with which the program shows texts: of an ordinary request, so that a reader judges the words and not the data.
 */
import type { MessageFacts, StatusFacts } from '../message/facts.ts';
import type { SampleChoices } from '../message/sample-facts.ts';
import { translationIn } from '../message/texts/language-tag.ts';
import type { KindPolicy } from '../operators/kind-policy.ts';
import type { Operator } from '../operators/operator.ts';

const at = new Date('2026-11-20T09:00:00Z');
const dueAt = new Date('2026-11-25T21:00:00Z');
const later = new Date('2026-12-20T21:00:00Z');
const scheduledFor = { day: '2026-11-27', from: '10:00', to: '14:00' };

const russian = {
  reason: 'ждём ответ от партнёра',
  question: 'Какой адрес у точки, где нет связи?',
  answer: 'Заменили оборудование, связь проверена.',
  step: 'Собран',
};
const english: typeof russian = {
  reason: 'we wait for a reply from our partner',
  question: 'What is the address of the place without a signal?',
  answer: 'We replaced the equipment and checked the signal.',
  step: 'Assembled',
};

/** A request of a kind, in a language. */
interface Sample {
  readonly operator: Operator;
  readonly policy: KindPolicy;
  readonly locale: string;
}

function sampleOf({ operator, policy: { series, steps = [] }, locale }: Sample) {
  const words = locale.startsWith('ru') ? russian : english;
  const [step] = steps;
  const policy = series === undefined ? undefined : operator.series[series];
  const [length = 10] = [policy?.digits ?? []].flat();
  // It only looks like a number: the digits of the check are those of no number.
  const number = `${policy?.prefix ?? ''}82930175648293017564829`.slice(0, length);
  const title = step?.title;
  return {
    about: { number, at, timeZone: operator.timeZone },
    words: { ...words, step: (title && translationIn(title, locale)) ?? words.step },
  };
}

export function previewFacts(sample: Sample, { outcome, stage, when }: SampleChoices): MessageFacts {
  const { about, words } = sampleOf(sample);
  const { reason, question, answer, step } = words;
  return {
    registered: { ...about, dueAt },
    extended: { ...about, dueAt: later, reason },
    overdue: { ...about, missed: { dueAt }, next: { dueAt: later } },
    delayed: { ...about, dueAt, reason },
    held: { ...about, dueAt, reason },
    resumed: { ...about, dueAt },
    needsAnswer: { ...about, dueAt, question },
    reminder: { ...about, dueAt, question, daysLeft: 2 },
    scheduled: { ...about, scheduledFor },
    rescheduled: { ...about, scheduledFor, reason },
    visitReminder: { ...about, scheduledFor, when },
    porting: { ...about, scheduledFor: { day: '2026-11-28', from: '01:00', to: '06:00' }, stage },
    progressed: { ...about, step },
    resolved: { ...about, outcome, answer, amount: 25_000 },
    fulfilled: { ...about, answer, returnUntil: later },
    failed: { ...about, reason },
    rejected: { ...about, reason },
    withdrawn: about,
    cancelled: { ...about, reason },
    closed: { ...about, reopenUntil: later },
    reopened: { ...about, dueAt },
    returned: { ...about, amount: 1_299_000 },
    merged: { ...about, into: about.number },
  };
}

export function previewStatus(sample: Sample): StatusFacts {
  const { about, words } = sampleOf(sample);
  const ends = { replyUntil: dueAt, cancelUntil: dueAt, reopenUntil: later, returnUntil: later };
  return { ...about, ...ends, ...words, due: { dueAt }, scheduledFor, outcome: 'satisfied', into: about.number };
}
