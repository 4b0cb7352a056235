/** Beeline, which writes its own name in lower case. What it does stands in `beeline-kinds.ts`. */
import { lazy } from '../../kernel/lazy.ts';
import { defaults, seriesFrom } from '../defaults.ts';
import type { StandardOperator } from '../operator.ts';
import { page } from '../profile/page.ts';
import { speak } from '../voice/speak.ts';
import { beelineChannels } from './beeline-channels.ts';
import { beelineKinds } from './beeline-kinds.ts';
import { beelineVoice } from './beeline-voice.ts';

/**
 * Beeline (PJSC VimpelCom) as data. Terms, channels, steps and phones name their sources: a law, an article with its
 * address and day, or an assumption.
 *
 * @example
 * [beeline.support, beeline.contacts.federal] //=> ['0611', '+78007000611']
 */
export const beeline: StandardOperator<'beeline', never> = /* @__PURE__ */ (() => ({
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
  channels: beelineChannels(defaults.channels),
  get texts() {
    return spoken().texts;
  },
  get kinds() {
    return spoken().kinds;
  },
  series: seriesFrom('5'),
}))();

const spoken = /* @__PURE__ */ lazy(() => speak(beelineKinds, beelineVoice));
