/**
 * In what MegaFon differs: a porting is paid after the switch and may bring the tariff along, foreigners are identified at
 * terminals, the shop names its own steps.
 */
import type { Source } from '../../kernel/source.ts';
import type { Charge } from '../conditions/charge.ts';
import type { Detail } from '../detail.ts';
import type { KindStep, RejectReason } from '../kind-policy.ts';
import type { StandardOperator } from '../operator.ts';
import { page } from '../profile/page.ts';
import { connectionReasons, paymentTooLate } from '../profile/standard-reasons.ts';
import { newConnectionSteps } from '../profile/standard-steps.ts';
import { kinds } from '../standard-kinds.ts';

const portingPage: Source = /* @__PURE__ */ page(
  'moscow.megafon.ru/help/faq/mnp.html',
  'high',
  'страница МегаФона о переносе номера, 2025',
  'page of MegaFon on number porting, 2025',
);

const porting: Charge = {
  name: 'porting',
  title: { ru: 'Перенос номера', en: 'Number porting' },
  amount: 100_00,
  takenAt: 'fulfilled',
  credited: false,
  source: portingPage,
};

const keepsTariff: Detail = {
  type: 'boolean',
  label: { ru: 'Перенести и тариф', en: 'Bring the tariff along' },
  source: /* @__PURE__ */ page(
    'dzen.ru/a/aKSDEXvmtEEY_sEI',
    'low',
    'статья о переносе тарифа в МегаФон, август 2025',
    'article about bringing a tariff to MegaFon, August 2025',
  ),
};

const notIdentified: RejectReason = {
  title: {
    ru: 'личность не подтверждена: нужны Госуслуги и биометрия',
    en: 'not identified: Gosuslugi and biometrics are needed',
  },
  source: portingPage,
};

const identified: KindStep = {
  name: 'identified',
  title: { ru: 'Личность подтверждена на терминале', en: 'Identified at a terminal' },
  source: /* @__PURE__ */ page(
    'siapress.ru/official/139807',
    'medium',
    'новость о терминалах с биометрией в салонах МегаФона, январь 2026',
    'news about biometric terminals in shops of MegaFon, January 2026',
  ),
};

const shopStatuses: Source = /* @__PURE__ */ page(
  'graph.org/CHto-znachit-status-zakaza-v-komplektacii-MegaFon-Statusy-zakaza-v-komplektacii-MegaFon-ponimanie-processa-i-oplata-05-21',
  'low',
  'пересказ статусов магазина МегаФона',
  'retelling of the statuses of the shop of MegaFon',
);

const shopSteps: readonly KindStep[] = /* @__PURE__ */ (() => [
  { name: 'paid', title: { ru: 'Оплата поступила', en: 'Payment received' }, source: shopStatuses },
  {
    name: 'assembling',
    title: { ru: 'Заказ на комплектации', en: 'The order is being assembled' },
    source: shopStatuses,
  },
  ...(kinds.shopOrder.steps ?? []).slice(2),
])();

const deliveryAgreed: KindStep = {
  name: 'deliveryAgreed',
  title: { ru: 'Доставка согласована по телефону', en: 'The delivery was agreed by phone' },
  source: /* @__PURE__ */ page(
    'akadinfo.ru/kak-vosstanovit-simku-megafona',
    'low',
    'памятка о замене SIM-карты МегаФона: специалист звонит и согласует доставку',
    'note about SIM replacement at MegaFon: an employee phones to agree the delivery',
  ),
};

export const megafonKinds: StandardOperator['kinds'] = /* @__PURE__ */ (() => ({
  ...kinds,
  mistakenPayment: { ...kinds.mistakenPayment, rejectReasons: { tooLate: paymentTooLate } },
  shopOrder: { ...kinds.shopOrder, steps: shopSteps },
  simReplacement: { ...kinds.simReplacement, steps: [deliveryAgreed] },
  newConnection: {
    ...kinds.newConnection,
    steps: [identified, ...newConnectionSteps],
    rejectReasons: { ...connectionReasons, notIdentified },
  },
  numberPorting: {
    ...kinds.numberPorting,
    charges: [porting],
    details: { ...kinds.numberPorting.details, keepsTariff },
    rejectReasons: { ...kinds.numberPorting.rejectReasons, notIdentified },
  },
}))();
