/**
 * Why every operator of Russia may reject a request: by law, or by the rules of number porting.
 */
import type { RejectReason } from '../kind-policy.ts';
import { page } from './page.ts';

const portingRules = /* @__PURE__ */ page(
  'media.mts.ru/internet/123907',
  'high',
  'МТС Медиа о переносе номера; правила для всех операторов одни',
  'MTS Media on number porting; the rules are the same for all operators',
);

export const portingReasons: { readonly [code: string]: RejectReason } = {
  debt: {
    title: { ru: 'у прежнего оператора есть долг', en: 'there is a debt to the former operator' },
    source: portingRules,
  },
  blocked: { title: { ru: 'номер заблокирован', en: 'the number is blocked' }, source: portingRules },
  otherRegion: {
    title: { ru: 'номер из другого региона', en: 'the number is from another region' },
    source: portingRules,
  },
  recentlyPorted: {
    title: { ru: 'после прошлого переноса не прошло 60 дней', en: 'the last porting was less than 60 days ago' },
    source: portingRules,
  },
  otherHolder: {
    title: { ru: 'номер оформлен на другое лицо', en: 'the number is registered to somebody else' },
    source: portingRules,
  },
  cityNumber: {
    title: { ru: 'городской номер перенести нельзя', en: 'a city number cannot be ported' },
    source: portingRules,
  },
};

const connectionLaw = /* @__PURE__ */ page(
  'penzainform.ru/news/social/2025/10/27/s_noyabrya_budut_blokirovat_svyaz_po_novomu_osnovaniyu.html',
  'high',
  'новые правила с 01.11.2025: лимит номеров и добровольный запрет (303-ФЗ)',
  'new rules since 01.11.2025: limit of numbers and voluntary ban (303-FZ)',
);

export const connectionReasons: { readonly [code: string]: RejectReason } = {
  numberLimit: {
    title: { ru: 'на вас уже оформлено 20 номеров', en: 'you already have 20 numbers' },
    source: connectionLaw,
  },
  numberLimitOfForeigner: {
    title: { ru: 'на вас уже оформлено 10 номеров', en: 'you already have 10 numbers' },
    source: page(
      'moscow.megafon.ru/help/faq/mnp.html',
      'high',
      'страница МегаФона о переносе номера; лимит для иностранцев общий',
      'page of MegaFon on number porting; the limit for foreigners is the same everywhere',
    ),
  },
  voluntaryBan: {
    title: { ru: 'на Госуслугах стоит запрет на новые номера', en: 'new numbers are forbidden on Gosuslugi' },
    source: connectionLaw,
  },
};

export const outageReasons: { readonly [code: string]: RejectReason } = {
  stateOrder: {
    title: { ru: 'связь отключали по требованию ФСБ', en: 'the service was stopped by order of the FSB' },
    source: page(
      'daily.afisha.ru/news/106909-putin-podpisal-zakon-o-priostanovke-uslug-svyazi-po-trebovaniyu-fsb',
      'high',
      'закон от февраля 2026: за отключения по требованию ФСБ оператор не отвечает',
      'law of February 2026: operators are not liable for outages ordered by the FSB',
    ),
  },
};

/** Of a mistaken payment. */
export const paymentTooLate: RejectReason = {
  title: { ru: 'с платежа прошло больше 14 дней', en: 'the payment was more than 14 days ago' },
  source: /* @__PURE__ */ page(
    'en.kakprosto.ru/how-97311-how-to-return-the-incorrect-payment',
    'low',
    'памятка об ошибочном платеже, для всех операторов',
    'note about mistaken payments, for all operators',
  ),
};
