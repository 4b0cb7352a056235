/**
 * In what MTS differs: a service fault is answered in five days or in thirty in all, a porting kit is paid at once and goes to the
 * balance.
 */
import type { Source } from '../../kernel/source.ts';
import { days } from '../../sla/term/term.ts';
import type { Charge } from '../conditions/charge.ts';
import { article } from '../defaults.ts';
import type { KindClock, KindStep, RejectReason } from '../kind-policy.ts';
import type { StandardOperator } from '../operator.ts';
import { changedClock } from '../profile/changed-clock.ts';
import { ours, page } from '../profile/page.ts';
import { paymentTooLate } from '../profile/standard-reasons.ts';
import { portingSteps } from '../profile/standard-steps.ts';
import { review } from '../standard-clocks.ts';
import { simType } from '../standard-details.ts';
import { kinds } from '../standard-kinds.ts';
import { mtsPorting } from './mts-porting.ts';

const ownReview: Partial<KindClock> = {
  term: /* @__PURE__ */ days(5),
  extension: { total: /* @__PURE__ */ days(30), source: article },
  source: article,
};

const kit: Charge = {
  name: 'kit',
  title: { ru: 'Комплект для переноса номера', en: 'Kit for number porting' },
  amount: 250_00,
  takenAt: 'registered',
  credited: true,
  source: mtsPorting,
};

const kitGiven: KindStep = {
  name: 'kitGiven',
  title: { ru: 'Комплект с новой SIM-картой выдан', en: 'The kit with the new SIM card was handed over' },
  source: mtsPorting,
};

const orderCall: Source = /* @__PURE__ */ page(
  'mobilkoy.ru',
  'low',
  'обзор магазина МТС, 2017: сотрудник звонит и подтверждает заказ',
  'review of the shop of MTS, 2017: an employee phones to confirm the order',
);

const confirmedByPhone: KindStep = {
  name: 'confirmedByPhone',
  title: { ru: 'Подтверждён по телефону', en: 'Confirmed by phone' },
  source: orderCall,
};

const mistakes: Source = /* @__PURE__ */ page(
  'eng.kakprosto.ru/how-55482-how-to-return-money-on-mts',
  'low',
  'памятка об ошибочном платеже МТС: до 14 дней, до трёх неверных цифр или четырёх переставленных',
  'note about mistaken payments at MTS: up to 14 days, three wrong digits or four swapped ones',
);

const mistakenPaymentReasons: { readonly [code: string]: RejectReason } = {
  otherOperator: {
    title: { ru: 'деньги ушли на номер другого оператора', en: 'the money went to a number of another operator' },
    source: mistakes,
  },
  tooManyWrongDigits: {
    title: { ru: 'в номере больше трёх неверных цифр', en: 'more than three digits of the number are wrong' },
    source: mistakes,
  },
  tooManySwappedDigits: {
    title: { ru: 'в номере переставлено больше четырёх цифр', en: 'more than four digits of the number are swapped' },
    source: mistakes,
  },
  tooLate: { ...paymentTooLate, source: mistakes },
};

const esimByEmail: KindStep = {
  name: 'profileSent',
  title: { ru: 'Профиль eSIM отправлен на почту', en: 'The eSIM profile was sent by e-mail' },
  source: /* @__PURE__ */ ours(
    'так МТС выдаёт eSIM компаниям; адреса страницы нет',
    'MTS gives eSIM to companies like this; the address of the page is not known',
  ),
};

export const mtsKinds: StandardOperator['kinds'] = /* @__PURE__ */ (() => ({
  ...kinds,
  serviceFault: {
    ...kinds.serviceFault,
    clocks: changedClock(kinds.serviceFault.clocks, review.name, ownReview),
  },
  mistakenPayment: { ...kinds.mistakenPayment, rejectReasons: mistakenPaymentReasons },
  shopOrder: { ...kinds.shopOrder, steps: [confirmedByPhone, ...(kinds.shopOrder.steps ?? [])] },
  simReplacement: { ...kinds.simReplacement, steps: [esimByEmail] },
  numberPorting: {
    ...kinds.numberPorting,
    charges: [kit],
    steps: [kitGiven, ...portingSteps],
    details: { ...kinds.numberPorting.details, simType: { ...simType, source: mtsPorting } },
  },
}))();
