/**
 * The Russian words of each kind, our own wording. `n`, `a`, `d`: the noun of the request in three cases; `your`, `with`: the
 * accusative and instrumental with «ваш»; `it`: its pronoun; `e`: the ending of its participle.
 */
import { lazy } from '../../kernel/lazy.ts';
import type { LanguageWords, Words } from './words.ts';

const common: Words = {
  left: '{daysLeft, plural, =0 {Сегодня последний день} one {Остался # день} few {Осталось # дня} many {Осталось # дней} other {Осталось # дня}}',
  within:
    '{daysLeft, plural, =0 {сегодня} one {в течение # дня} few {в течение # дней} many {в течение # дней} other {в течение # дня}}',
  /** By SMS a question that has no room is read elsewhere. */
  ask: '{room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}}',
  askShort: '{room, select, cut {Вопрос целиком и ответ:} other {Ответьте по}} {support}',
  by: '{replyBy, select, none {[within]} other {не позднее {replyBy}}}',
  until: '{due, select, none {} other { [Will] не позднее {due}.}}',
  why: '{reason, select, none {} other { Причина: {reason}}}',
  note: '{note, select, none {} other { {note}}}',
  said: '{answer, select, none {} other { {answer}}}',
  asked: '{question, select, none {} other { Вопрос: {question}}}',
  step: '{step, select, none {} other { Этап: «{step}».}}',
  outcome: '{outcome, select, satisfied {[yes]} partlySatisfied {[part]} other {[no]}}',
  outcomes: '{outcome, select, none {} satisfied {: [yes]} partlySatisfied {: [part]} other {: [no]}}',
  /** The same later, of what was decided then. */
  outcomesWere: '{outcome, select, none {} satisfied {: [wasYes]} partlySatisfied {: [wasPart]} other {: [no]}}',
  wasYes: '[yes]',
  wasPart: '[part]',
  /** By SMS a sum leaves no room for more. */
  decision: '[outcome].[explained]',
  explained: '{amount, select, none { {answer}[rest]} other { [BackShort]. {answer}[whole]}}',
  /** Behind the number of the request, and behind the words that it was looked into. */
  verdict: ': [outcome]',
  concluded: ': [outcome]',
  /** Where an answer can be read that has no room. */
  whole: '{room, select, cut { Полный ответ: {support}.} other {}}',
  more: '{room, select, cut { Подробнее: {support}.} other {}}',
  rest: '[whole]',
  money: '{amount, select, none {} other { [Back].}}',
  moneyWas: '{amount, select, none {} other { [Backed].}}',
  /** Of a claim, which has an answer of its own. */
  full: '',
  fully: '{room, select, cut { Полный ответ: в приложении или по телефону {support}.} other {}}',
  longer: 'Срок продлён. ',
  newTerm: 'Новый срок',
  /** Of a promise with a new date, which may be the first one or the last one. */
  moved: '[will]',
  movedTerm: '[term]',
  ofFirst: '',
  movedResult: '[result]',
  first: '[will]',
  firstTerm: '[term]',
  firstResult: '[result]',
  /** For one part of an SMS. */
  firstShort: '[first]',
  lateShort: '[late]',
  brief: '[firstResult]',
  otherwise: '[drop] [it]',
  without: '[drop] [a]',
  use: '',
  /** Until when the subscriber may still cancel. */
  undo: '',
  /** Until when goods may be given back. */
  giveBack: '',
  back: 'вернём {amount} на баланс',
  backShort: '[back]',
  backed: 'решили вернуть {amount} на баланс',
  done: '[was] ([n] {number})',
  /** What happens at the appointment, what to do then, and whom to call where it does not suit. */
  visit: '[will].[after] [N] {number}',
  after: '',
  unfit: '',
  When: '{when, select, today {Сегодня} other {Завтра}}, {day}{hours, select, none {} other {, {hours}}}',
  refund: '{amount, select, none {} other { {amount} вернём вам.}}',
};

const unfit = ' Если время не подходит, позвоните: {support}.';

const answered: Words = {
  will: 'ответим',
  next: 'ответим',
  term: 'ответа',
  result: 'наш ответ',
  late: 'не успели ответить к {due}',
  drop: 'закроем',
  without: '[drop] [a] без решения',
  disagree: 'если вы не согласны',
};

const done: Words = { next: 'сделаем', drop: 'отменим' };

const request: Words = {
  n: 'обращение',
  a: 'обращение',
  d: 'обращению',
  your: 'ваше обращение',
  with: 'вашим обращением',
  it: 'его',
  e: 'о',
};
const ticket: Words = {
  n: 'заявка',
  a: 'заявку',
  d: 'заявке',
  your: 'вашу заявку',
  with: 'вашей заявкой',
  it: 'её',
  e: 'а',
};
const statement: Words = {
  n: 'заявление',
  a: 'заявление',
  d: 'заявлению',
  your: 'ваше заявление',
  with: 'вашим заявлением',
  it: 'его',
  e: 'о',
};

const repaired: Words = {
  yes: 'неполадка устранена',
  part: 'неполадка устранена частично',
  no: 'выполнить вашу просьбу не можем',
  disagree: 'если услуга всё ещё не работает',
};
const satisfied: Words = {
  yes: 'она удовлетворена',
  part: 'она удовлетворена частично',
  no: 'удовлетворить её не можем',
  verdict: '{outcome, select, satisfied { удовлетворена} partlySatisfied { удовлетворена частично} other {: [no]}}',
  concluded:
    '{outcome, select, satisfied {, она удовлетворена} partlySatisfied {, она удовлетворена частично} other {: [no]}}',
};

/** «Сменим тариф», «смена тарифа», «сменить тариф». */
function task(will: string, infinitive: string, result: string, term: string): Words {
  return { will, result, term, late: `не успели ${infinitive} к {due}` };
}

export const russianWords: () => LanguageWords = /* @__PURE__ */ lazy(() => ({
  common,
  anyKind: {
    ...answered,
    ...request,
    will: 'сообщим результат',
    next: 'сообщим',
    term: 'решения',
    result: 'наше решение',
    late: 'не уложились в срок {due}',
    yes: 'вопрос решён',
    part: 'вопрос решён частично',
    no: 'выполнить вашу просьбу не можем',
    was: 'ваша просьба выполнена',
    visit: 'работы. [N] {number}',
    without: '[drop] [a]',
  },
  consultation: 'Консультация дана.{answer, select, none {} other { {answer}}}',
  kinds: {
    serviceFault: { ...answered, ...request, ...repaired },
    fixedFault: { ...answered, ...ticket, ...repaired },
    billingDispute: {
      ...answered,
      ...request,
      yes: 'решили в вашу пользу',
      part: 'решили частично в вашу пользу',
      no: 'вернуть деньги не можем',
    },
    mistakenPayment: {
      ...answered,
      ...request,
      yes: 'исправляем платёж',
      part: 'исправляем платёж частично',
      wasYes: 'решили исправить платёж',
      wasPart: 'решили исправить платёж частично',
      no: 'исправить платёж не можем',
      back: 'перечислим {amount}, как вы просили',
      backShort: '{amount} перечислим',
      backed: 'решили перечислить {amount}, как вы просили',
    },
    complaint: {
      ...answered,
      ...satisfied,
      n: 'жалоба',
      a: 'жалобу',
      d: 'жалобе',
      your: 'вашу жалобу',
      with: 'вашей жалобой',
      it: 'её',
      e: 'а',
    },
    claim: {
      ...answered,
      ...satisfied,
      n: 'претензия',
      a: 'претензию',
      d: 'претензии',
      your: 'вашу претензию',
      with: 'вашей претензией',
      it: 'её',
      e: 'а',
      full: ' Полный ответ вышлем отдельно.',
      rest: '[full]',
      fully: ' Полный ответ вышлем отдельно, в той форме, которую вы выбрали.',
      back: 'вернём {amount} по вашему требованию',
      backShort: '{amount} вернём',
      backed: 'решили вернуть {amount} по вашему требованию',
    },
    shopOrder: {
      ...done,
      ...task('доставим', 'доставить', 'доставка', 'доставки'),
      n: 'заказ',
      a: 'заказ',
      d: 'заказу',
      your: 'ваш заказ',
      with: 'вашим заказом',
      it: 'его',
      e: '',
      next: 'доставим',
      giveBack: '{returnUntil, select, none {} other { Вернуть товар можно не позднее {returnUntil}.}}',
      was: 'он доставлен',
      visit: 'привезём заказ {number}',
      unfit,
      refund: '{amount, select, none {} other { {amount} вернём в течение 10 дней.}}',
      done: 'заказ {number} доставлен',
    },
    fixedConnection: {
      ...done,
      ...ticket,
      ...task('подключим интернет', '', 'подключение интернета', 'подключения интернета'),
      // The promise that was not kept may be the call.
      late: 'не уложились в срок {due}',
      first: 'позвоним',
      firstTerm: 'звонка',
      firstResult: 'наш звонок',
      moved: '{first, select, yes {позвоним} other {подключим интернет}}',
      Moved: '{first, select, yes {Позвоним} other {Подключим интернет}}',
      ofFirst: '{first, select, yes { звонка} other {}}',
      movedTerm: '{first, select, yes {звонка} other {подключения интернета}}',
      movedResult: '{first, select, yes {наш звонок} other {подключение интернета}}',
      // Of an extension, which moves no call.
      longer: '',
      newTerm: 'Срок',
      next: 'подключим интернет',
      was: 'интернет подключён',
      visit: 'придёт мастер. [N] {number}',
      unfit,
    },
    newConnection: {
      ...done,
      ...ticket,
      ...task('подключим номер', 'подключить номер', 'подключение', 'подключения'),
      was: 'новый номер подключён',
    },
    simReplacement: {
      ...done,
      ...ticket,
      ...task('заменим SIM-карту', 'заменить SIM-карту', 'замена SIM-карты', 'замены SIM-карты'),
      was: 'SIM-карта заменена',
    },
    numberChange: {
      ...done,
      ...ticket,
      ...task('сменим номер', 'сменить номер', 'смена номера', 'смены номера'),
      was: 'номер изменён',
    },
    tariffChange: {
      ...done,
      ...ticket,
      ...task('сменим тариф', 'сменить тариф', 'смена тарифа', 'смены тарифа'),
      was: 'тариф изменён',
    },
    numberPorting: {
      ...done,
      ...statement,
      ...task('перенесём номер', 'перенести номер', 'перенос номера', 'переноса номера'),
      was: 'номер перенесён',
      use: ' Пользуйтесь новой SIM-картой.',
      after: ' После этого включите новую SIM-карту.',
      undo: '{cancelUntil, select, none {} other { Отказаться можно не позднее {cancelUntil}.}}',
    },
    contractTermination: {
      ...done,
      ...statement,
      ...task('расторгнем договор', 'расторгнуть договор', 'расторжение договора', 'расторжения договора'),
      firstShort: 'закроем договор',
      lateShort: 'не успели закрыть договор к {due}',
      brief: 'закроем договор',
      was: 'договор расторгнут',
    },
  },
}));
