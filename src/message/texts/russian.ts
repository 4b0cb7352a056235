/**
 * The Russian texts, our own wording. `wording.first` begins a text: a text message puts the operator's name before the
 * word, every other channel writes it with a capital letter.
 */
import { capitalize } from '../../kernel/text.ts';
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

/** Cases of a noun, and the endings that agree with it. */
export interface Noun {
  readonly nominative: string;
  readonly genitive: string;
  readonly dative: string;
  readonly accusative: string;
  /** «», «а», «о». */
  readonly ending: '' | 'а' | 'о';
}

export const nouns: Readonly<Record<Subject, Noun>> = {
  inquiry: noun('обращение', 'обращения', 'обращению', 'обращение', 'о'),
  complaint: noun('жалоба', 'жалобы', 'жалобе', 'жалобу', 'а'),
  claim: noun('претензия', 'претензии', 'претензии', 'претензию', 'а'),
  order: noun('заказ', 'заказа', 'заказу', 'заказ', ''),
  application: noun('заявка', 'заявки', 'заявке', 'заявку', 'а'),
  statement: noun('заявление', 'заявления', 'заявлению', 'заявление', 'о'),
};

function noun(nominative: string, genitive: string, dative: string, accusative: string, ending: Noun['ending']): Noun {
  return { nominative, genitive, dative, accusative, ending };
}

const decisions: Readonly<Record<Decision, { readonly matter: string; readonly demand: string }>> = {
  satisfied: { matter: 'вопрос решён', demand: 'требования удовлетворены' },
  partlySatisfied: { matter: 'вопрос решён частично', demand: 'требования удовлетворены частично' },
  refused: { matter: 'в просьбе отказано', demand: 'в требованиях отказано' },
};

/** «вопрос решён», of a complaint or a claim «требования удовлетворены». */
export function decisionOf(subject: Subject, outcome: Decision): string {
  const decision = tableEntry(decisions, outcome, 'outcome');
  return subject === 'complaint' || subject === 'claim' ? decision.demand : decision.matter;
}

/** Until when it is answered, or done. */
export function russianPromise(promise: PromiseKind): string {
  return promise === 'fulfilment' ? 'Срок до' : 'Ответ до';
}

const days = { one: 'день', few: 'дня', many: 'дней', other: 'дня' } as const;

export const russian: Phrases = {
  registered: (facts, wording) => {
    const { nominative, ending } = nouns[facts.subject];
    return `${wording.numbered(wording.first(nominative), facts)} принят${ending}. ${russianPromise(promiseKind(facts))} ${wording.until(facts)}.`;
  },
  extended: (facts, wording) => {
    const { dative } = nouns[facts.subject];
    const promise = promiseKind(facts) === 'fulfilment' ? 'Новый срок до' : 'Новый срок ответа до';
    return `${wording.first('по')} ${wording.numbered(dative, facts)} нужно больше времени. ${promise} ${wording.until(facts)}.${reason(facts.reason)}`;
  },
  needsAnswer: (facts, wording) => {
    const question = facts.question === '' ? '' : `: ${facts.question}`;
    return `${wording.first('вопрос')} по ${wording.numbered(nouns[facts.subject].dative, facts)}${question}. Ждём ${your(wording)} ответ: ${wording.support}.`;
  },
  reminder: (facts, wording) => {
    const left = wording.count(facts.daysLeft, days);
    const beginning = `${wording.first('ждём')} ${your(wording)} ответ по ${nouns[facts.subject].dative}`;
    const waiting = `${wording.numbered(beginning, facts)} ещё ${left}: ${wording.support}.`;
    return facts.question === '' ? waiting : `${waiting} Вопрос: ${facts.question}.`;
  },
  scheduled: (facts, wording) =>
    `${wording.first('выполнение')} ${wording.numbered(nouns[facts.subject].genitive, facts)} назначено на ${wording.slot(facts.scheduledFor)}.`,
  rescheduled: (facts, wording) =>
    `${wording.first('выполнение')} ${wording.numbered(nouns[facts.subject].genitive, facts)} перенесено на ${wording.slot(facts.scheduledFor)}.${reason(facts.reason)}`,
  porting: (facts, wording) => {
    const { dative } = nouns[facts.subject];
    const slot = wording.slot(facts.scheduledFor);
    const what = `по ${wording.numbered(dative, facts)}`;
    const stages = {
      checking: `${wording.first('перенос')} номера ${what} проверяет прежний оператор. План: ${slot}.`,
      confirmed: `${wording.first('перенос')} номера ${what} подтверждён: ${slot}.`,
      today: `${wording.first('сегодня')} переносим номер ${what}: ${slot}. Затем вставьте новую сим-карту.`,
    };
    return tableEntry(stages, facts.stage, 'stage');
  },
  resolved: (facts, wording) => {
    const { nominative, ending } = nouns[facts.subject];
    const refund = facts.amount === undefined ? '' : ` К возврату ${sentence(wording.amount(facts.amount))}`;
    const answer = facts.answer === '' ? '' : ` Ответ: ${facts.answer}.`;
    return `${wording.numbered(wording.first(nominative), facts)} рассмотрен${ending}, ${decisionOf(facts.subject, facts.outcome)}.${refund}${answer}`;
  },
  fulfilled: (facts, wording) => {
    const { nominative, ending } = nouns[facts.subject];
    const answer = facts.answer === undefined || facts.answer === '' ? '' : ` Комментарий: ${facts.answer}.`;
    return `${wording.numbered(wording.first(nominative), facts)} выполнен${ending}.${answer}`;
  },
  failed: (facts, wording) =>
    `${wording.numbered(wording.first(nouns[facts.subject].accusative), facts)} выполнить не удалось.${reason(facts.reason)} Вопросы: ${wording.support}.`,
  rejected: (facts, wording) => {
    const { nominative, ending } = nouns[facts.subject];
    return `${wording.numbered(wording.first(nominative), facts)} ${passive('отклон', ending)}.${reason(facts.reason)} Вопросы: ${wording.support}.`;
  },
  withdrawn: (facts, wording) => {
    const { nominative, ending } = nouns[facts.subject];
    return `${wording.numbered(wording.first(nominative), facts)} отозван${ending} ${atYourWish(wording)}.`;
  },
  cancelled: (facts, wording) => {
    const { nominative, ending } = nouns[facts.subject];
    return `${wording.numbered(wording.first(nominative), facts)} ${passive('отмен', ending)}.${reason(facts.reason)}`;
  },
  closed: (facts, wording) => {
    const { nominative, ending } = nouns[facts.subject];
    const reopen =
      facts.reopenUntil === undefined
        ? `Вопросы: ${wording.support}.`
        : `Возобновить можно до ${wording.before(facts.reopenUntil)}: ${wording.support}.`;
    return `${wording.numbered(wording.first(nominative), facts)} закрыт${ending}. ${reopen}`;
  },
  reopened: (facts, wording) => {
    const { nominative, ending } = nouns[facts.subject];
    return `${wording.numbered(wording.first(nominative), facts)} ${passive('возобновл', ending)}. ${russianPromise(promiseKind(facts))} ${wording.until(facts)}.`;
  },
  returned: (facts, wording) => {
    const refund = facts.amount === undefined ? '' : ` К выплате ${sentence(wording.amount(facts.amount))}`;
    return `${wording.first('возврат')} по ${wording.numbered(nouns[facts.subject].dative, facts)} оформлен.${refund}`;
  },
};

/** What an e-mail is about, and how it begins and ends. */
export function russianLetter(
  name: MessageName,
  facts: MessageFacts[MessageName],
  text: string,
  wording: MessageFormatter,
): Letter {
  const closing = wording.tone === 'formal' ? `С уважением,\n${wording.brand}` : wording.brand;
  return {
    subject: `${wording.numbered(capitalize(nouns[facts.subject].nominative), facts)}: ${headlines[name]}`,
    text: `Здравствуйте!\n\n${text}\n\n${closing}, телефон ${wording.support}`,
  };
}

const headlines: Readonly<Record<MessageName, string>> = {
  registered: 'регистрация',
  extended: 'новый срок',
  needsAnswer: 'вопрос',
  reminder: 'напоминание',
  scheduled: 'дата',
  rescheduled: 'новая дата',
  porting: 'перенос номера',
  resolved: 'решение',
  fulfilled: 'выполнение',
  failed: 'выполнить не удалось',
  rejected: 'отказ',
  withdrawn: 'отзыв',
  cancelled: 'отмена',
  closed: 'закрытие',
  reopened: 'возобновление',
  returned: 'возврат',
};

/** «отклонён», «отклонена», «отклонено»: ё falls to е when the stress moves to the ending. */
export function passive(stem: 'отклон' | 'отмен' | 'возобновл' | 'объедин', ending: Noun['ending']): string {
  return ending === '' ? `${stem}ён` : `${stem}ен${ending}`;
}

export function your(wording: MessageFormatter): string {
  return wording.tone === 'formal' ? 'Ваш' : 'ваш';
}

export function atYourWish(wording: MessageFormatter): string {
  return wording.tone === 'formal' ? 'по Вашей просьбе' : 'по вашей просьбе';
}

function reason(reason: string | undefined): string {
  return reason === undefined || reason === '' ? '' : ` Причина: ${reason}.`;
}

/** «250 руб.» ends its sentence with the stop of the abbreviation. */
function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
