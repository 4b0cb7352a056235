/**
 * In what t2 differs: sixty days for claims about calls between regions and abroad, a SIM card that its owner registers, a free
 * courier for portings.
 */
import type { Source } from '../../kernel/source.ts';
import { days } from '../../sla/term/term.ts';
import type { Charge } from '../conditions/charge.ts';
import type { Detail } from '../detail.ts';
import type { KindClock, KindStep, RejectReason } from '../kind-policy.ts';
import type { StandardOperator } from '../operator.ts';
import { ours, page } from '../profile/page.ts';
import { newConnectionSteps, portingSteps } from '../profile/standard-steps.ts';
import { legalReview } from '../standard-clocks.ts';
import { kinds } from '../standard-kinds.ts';

const claimPage: Source = /* @__PURE__ */ page(
  'msk.t2.ru/help/article/procedure-for-filing-a-written-complaint',
  'high',
  'страница t2 о письменных претензиях',
  'page of t2 on written claims',
);

const longReviewed = ['longDistance', 'international', 'foreignRoaming'] as const;

/** Left out: any other service, which has the usual term. */
const service: Detail = {
  type: 'choice',
  choices: longReviewed,
  label: {
    ru: 'Междугородная или международная связь, роуминг за границей',
    en: 'Long-distance, international, roaming abroad',
  },
  source: claimPage,
};

const longReviews: readonly KindClock[] = /* @__PURE__ */ longReviewed.map((is) => ({
  ...legalReview,
  term: days(60),
  when: { detail: 'service', is },
  source: claimPage,
}));

const tooLate: RejectReason = {
  title: { ru: 'прошло больше шести месяцев', en: 'more than six months have passed' },
  source: claimPage,
};

const registrationPage: Source = /* @__PURE__ */ page(
  'eao.tele2.ru/help/article/sim-card-registration-moj-tele2',
  'high',
  'страница Tele2 о саморегистрации SIM-карты: номер заказа из SMS и 20 цифр карты вводят в приложении',
  'page of Tele2 on registering a SIM card: the order number of the SMS and the 20 digits of the card are typed in the app',
);

const registeredByOwner: KindStep = {
  name: 'registeredByOwner',
  title: { ru: 'SIM-карта зарегистрирована в приложении', en: 'The SIM card was registered in the app' },
  source: registrationPage,
};

const simNumber: Detail = {
  type: 'text',
  longest: 20,
  personal: true,
  label: { ru: 'Номер SIM-карты, 20 цифр', en: 'Number of the SIM card, 20 digits' },
  source: registrationPage,
};

const portingPage: Source = /* @__PURE__ */ page(
  'my.tele2.ru/journal/article/connect-to-tele2',
  'high',
  'журнал Tele2 о переносе номера',
  'journal of Tele2 on number porting',
);

const courier: Charge = {
  name: 'courier',
  title: { ru: 'Доставка SIM-карты курьером', en: 'Delivery of the SIM card by courier' },
  amount: 0,
  source: portingPage,
};

const temporaryNumber: KindStep = {
  name: 'temporaryNumber',
  title: { ru: 'Временный номер выдан', en: 'A temporary number was given' },
  source: /* @__PURE__ */ ours(
    'временный номер виден в коде личного кабинета Tele2 2020 года, адрес которого не известен',
    'code of the account of Tele2 of 2020 shows a temporary number; its address is not known',
  ),
};

const mistakes: Source = /* @__PURE__ */ page(
  'ya.ru/neurum',
  'low',
  'пересказ правил Tele2 об ошибочном платеже: одна-две цифры, получатель тоже в Tele2, пока деньги на счёте',
  'retelling of the rules of Tele2 on mistaken payments: one or two digits, the receiver at Tele2 too, while the money is there',
);

const mistakenPaymentReasons: { readonly [code: string]: RejectReason } = {
  otherOperator: {
    title: { ru: 'деньги ушли на номер другого оператора', en: 'the money went to a number of another operator' },
    source: mistakes,
  },
  tooManyWrongDigits: {
    title: { ru: 'в номере больше двух неверных цифр', en: 'more than two digits of the number are wrong' },
    source: mistakes,
  },
  spent: {
    title: { ru: 'деньги на том номере уже потрачены', en: 'the money on that number has been spent' },
    source: mistakes,
  },
};

const changeForbidden: RejectReason = {
  title: { ru: 'номер недавно меняли, пока нельзя', en: 'the number was changed recently' },
  source: /* @__PURE__ */ ours(
    'запрет до даты виден в программном интерфейсе личного кабинета Tele2, адрес которого не известен',
    'the interface of the account of Tele2 shows a ban until a date; its address is not known',
  ),
};

export const tele2Kinds: StandardOperator['kinds'] = /* @__PURE__ */ (() => ({
  ...kinds,
  mistakenPayment: { ...kinds.mistakenPayment, rejectReasons: mistakenPaymentReasons },
  claim: {
    ...kinds.claim,
    clocks: [...longReviews, ...kinds.claim.clocks],
    details: { ...kinds.claim.details, service },
    rejectReasons: { tooLate },
  },
  newConnection: {
    ...kinds.newConnection,
    steps: [...newConnectionSteps, registeredByOwner],
    details: { ...kinds.newConnection.details, simNumber },
  },
  numberPorting: {
    ...kinds.numberPorting,
    charges: [courier],
    steps: [temporaryNumber, ...portingSteps],
  },
  numberChange: { ...kinds.numberChange, rejectReasons: { changeForbidden } },
}))();
