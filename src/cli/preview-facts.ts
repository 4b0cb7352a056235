/**
 * Facts with which the program shows texts: of an ordinary request, so that a reader judges the words and not the data.
 */
import type { About, StatusFacts } from '../message/facts.ts';
import { translationIn } from '../message/texts/language-tag.ts';
import type { KindPolicy } from '../operators/kind-policy.ts';
import type { Operator } from '../operators/operator.ts';

const at = new Date('2026-11-20T09:00:00Z');
const dueAt = new Date('2026-11-25T21:00:00Z');
const later = new Date('2026-12-20T21:00:00Z');

const russian = {
  reason: 'ждём ответ от партнёра',
  question: 'Какой адрес у точки, где нет связи?',
  answer: 'Заменили оборудование, связь проверена.',
  note: 'курьер позвонит за час',
  step: 'Собран',
};
const english: typeof russian = {
  reason: 'we wait for a reply from our partner',
  question: 'What is the address of the place without a signal?',
  answer: 'We replaced the equipment and checked the signal.',
  note: 'the courier calls an hour before',
  step: 'Assembled',
};

/** A request of a kind, in a language. */
interface Sample {
  readonly operator: Operator;
  readonly policy: KindPolicy;
  readonly locale: string;
}

/** Every fact that a text may have. */
function ordinaryFacts({ operator, policy: { series, steps = [] }, locale }: Sample) {
  const words = locale.startsWith('ru') ? russian : english;
  const policy = series === undefined ? undefined : operator.series[series];
  const [length = 10] = [policy?.digits ?? []].flat();
  // It only looks like a number: its check digits are wrong.
  const number = `${policy?.prefix ?? ''}82930175648293017564829`.slice(0, length);
  const title = steps[0]?.title;
  return {
    ...words,
    step: (title && translationIn(title, locale)) ?? words.step,
    ...{ number, at, timeZone: operator.timeZone, into: number },
    ...{ dueAt, missed: { dueAt }, due: { dueAt }, next: { dueAt: later } },
    ...{ replyUntil: dueAt, cancelUntil: dueAt, reopenUntil: later, returnUntil: later },
    ...{ scheduledFor: { day: '2026-11-21', from: '10:00', to: '14:00' }, daysLeft: 2, amount: 25_000 },
  };
}

/** The same facts as those of a sample, with ordinary values. */
export function withOrdinaryFacts<Facts extends About>(facts: Facts, sample: Sample): Facts {
  const values = Object.entries(ordinaryFacts(sample)).filter(([name]) => name in facts);
  return { ...facts, ...Object.fromEntries(values) };
}

export function statusFacts(sample: Sample): StatusFacts {
  const { missed: _, dueAt: __, note: ___, daysLeft: ____, ...facts } = ordinaryFacts(sample);
  return { ...facts, outcome: 'satisfied' };
}
