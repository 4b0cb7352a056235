/** Beeline, which writes its own name in lower case. Terms as in `standard-kinds.ts`, but a new SIM in three days. */
import { days } from '../../sla/term/term.ts';
import { defaults, seriesFrom } from '../defaults.ts';
import type { KindClock } from '../kind-policy.ts';
import type { StandardOperator } from '../operator.ts';
import { page } from '../profile/page.ts';
import { fulfilment } from '../standard-clocks.ts';
import { kinds } from '../standard-kinds.ts';
import { speak } from '../voice/speak.ts';
import { beelineVoice } from './beeline-voice.ts';

const sooner = fulfilment(days(3));

const newConnectionClocks: readonly KindClock[] = kinds.newConnection.clocks.map((clock) =>
  clock.name === sooner.name ? sooner : clock,
);

export const beeline: StandardOperator = /* @__PURE__ */ (() => ({
  ...defaults,
  id: 'beeline',
  legalName: 'ПАО «ВымпелКом»',
  brand: [{ name: { ru: 'билайн', en: 'Beeline' } }],
  support: '0611',
  contacts: {
    short: '0611',
    federal: '+78007000611',
    lines: {
      shop: {
        title: { ru: 'Интернет-магазин', en: 'Online shop' },
        phones: ['+78007255725', '+74957255725'],
        source: page(
          'beeline.ru/customers/pomosh/shop/oplata-dostavka',
          'medium',
          'страница магазина «Оплата и доставка», прочитана в копии',
          'page of the shop about payment and delivery, read in a copy',
        ),
      },
      fixedLine: {
        title: { ru: 'Домашний интернет', en: 'Home internet' },
        phones: ['+78007008690'],
        source: page(
          'mirbeeline.ru/blog/kogda-nuzhno-vyzivat-mastera-na-dom',
          'low',
          'сайт дилера о вызове мастера',
          'site of a dealer about visits at home',
        ),
      },
    },
    source: page('clike.ru', 'medium', 'телефоны поддержки билайна', 'support numbers of Beeline', '2026-11-22'),
  },
  ...speak({ ...kinds, newConnection: { ...kinds.newConnection, clocks: newConnectionClocks } }, beelineVoice),
  series: seriesFrom('5'),
}))();
