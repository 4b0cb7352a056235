/**
 * Facts with which the program shows texts: of an ordinary request, so that a reader judges the words and not the data.
 */
import type { About, StatusFacts } from '../message/facts.ts';
import { languageOf, translationIn } from '../message/texts/language-tag.ts';
import type { KindPolicy } from '../operators/kind-policy.ts';
import type { Operator } from '../operators/operator.ts';

const at = new Date('2026-11-20T09:00:00Z');
/** On the day before. */
const missedAt = new Date('2026-11-19T21:00:00Z');
const dueAt = new Date('2026-11-25T21:00:00Z');
const later = new Date('2026-12-20T21:00:00Z');

/** Words of a person: of every message, and of those that tell something else. */
const russian = {
  reason: 'ждём ответ от партнёра',
  question: 'Какой адрес у точки, где нет связи?',
  answer: 'Заменили оборудование, связь проверена.',
  note: 'Курьер позвонит за час',
  step: 'Собран',
  partlySatisfied: 'Одно из двух списаний ошибочное, его вернули.',
  refused: 'Проверили всё, о чём вы написали: нарушений нет.',
  fulfilled: 'Всё сделано и проверено.',
  rejected: 'по этому вопросу ответ уже дан',
  failed: 'нет технической возможности',
  rescheduled: 'мастер не успевает',
  cancelled: 'не получили ответа на вопрос',
};
const english: typeof russian = {
  reason: 'we are waiting for a reply from our partner',
  question: 'What is the address of the place without a signal?',
  answer: 'We replaced the equipment and checked the signal.',
  note: 'The courier calls an hour before',
  step: 'Assembled',
  partlySatisfied: 'One of the two charges was wrong and is given back.',
  refused: 'We checked all that you wrote about and found nothing wrong.',
  fulfilled: 'Everything is done and checked.',
  rejected: 'this was answered before',
  failed: 'it is technically impossible',
  rescheduled: 'the engineer is late',
  cancelled: 'we got no reply to the question',
};

/** A request of a kind, in a language. */
interface Sample {
  readonly operator: Operator;
  readonly policy: KindPolicy;
  readonly locale: string;
  /** The message, and its choice: a refusal gives no money, and a visit of today is today. */
  readonly name?: string;
  readonly choice?: string | undefined;
}

/** Every fact that a text may have. */
function ordinaryFacts({ operator, policy: { series, steps = [], rejectReasons = {} }, locale, name, choice }: Sample) {
  // Employees of the four write Russian, whatever the language of the text around.
  const { reason, answer, question, note, step, ...others } = languageOf(locale) === 'en' ? english : russian;
  const ofMessage = new Map<string | undefined, string>(Object.entries(others));
  const [rejection] = Object.values(rejectReasons);
  const known = name === 'rejected' ? rejection && translationIn(rejection.title, locale) : undefined;
  const words = {
    ...{ question, note, answer: ofMessage.get(choice) ?? ofMessage.get(name) ?? answer },
    reason: known ?? ofMessage.get(name) ?? reason,
  };
  const policy = series === undefined ? undefined : operator.series[series];
  const [length = 10] = [policy?.digits ?? []].flat();
  // It only looks like a number: its check digits are wrong.
  const numberLike = (digits: string): string => `${policy?.prefix ?? ''}${digits}`.slice(0, length);
  const number = numberLike('82930175648293017564829');
  const title = steps[0]?.title;
  return {
    ...words,
    step: (title && translationIn(title, locale)) ?? step,
    ...{ number, at, timeZone: operator.timeZone, into: numberLike('57104839265710483926571') },
    ...{ dueAt, missed: { dueAt: missedAt }, due: { dueAt }, next: { dueAt: later } },
    ...{ replyUntil: dueAt, cancelUntil: dueAt, reopenUntil: later, returnUntil: later },
    ...{
      scheduledFor: { day: choice === 'today' ? '2026-11-20' : '2026-11-21', from: '10:00', to: '14:00' },
      daysLeft: 5,
    },
    amount: choice === 'refused' ? undefined : 25_000,
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
