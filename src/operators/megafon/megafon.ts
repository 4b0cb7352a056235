/** MegaFon: its names, its phones, its channels. What it does stands in `megafon-kinds.ts`; it publishes no terms. */
import { lazy } from '../../kernel/lazy.ts';
import { defaults, seriesFrom } from '../defaults.ts';
import type { StandardOperator } from '../operator.ts';
import { ours, page } from '../profile/page.ts';
import { speak } from '../voice/speak.ts';
import { megafonChannels } from './megafon-channels.ts';
import { megafonKinds } from './megafon-kinds.ts';
import { megafonVoice } from './megafon-voice.ts';

const hotlines = /* @__PURE__ */ page(
  'sravni.ru/enciklopediya/info/goryachaya-liniya-megafon',
  'medium',
  'статья о горячих линиях МегаФона',
  'article about the hotlines of MegaFon',
);

/**
 * MegaFon as data. It publishes no terms, so it has those of {@link kinds}.
 *
 * @example
 * megafon.channels.hotline.proves //=> ['msisdn']
 */
export const megafon: StandardOperator<'megafon', never> = /* @__PURE__ */ (() => ({
  ...defaults,
  channels: megafonChannels(defaults.channels),
  get texts() {
    return spoken().texts;
  },
  get kinds() {
    return spoken().kinds;
  },
  id: 'megafon',
  legalName: 'ПАО «МегаФон»',
  brand: [{ name: { ru: 'МегаФон', en: 'MegaFon' } }],
  support: '0500',
  contacts: {
    short: '0500',
    federal: '+78005500500',
    lines: {
      newConnection: {
        title: { ru: 'Подключение и новые услуги', en: 'Joining and new services' },
        phones: ['+78005500001'],
        source: hotlines,
      },
      roaming: {
        title: { ru: 'Для звонков из-за границы', en: 'Calls from abroad' },
        phones: ['+78005500500'],
        source: ours(
          'отдельной линии не нашли, известно только о бесплатном 0500',
          'no line of its own was found, only that 0500 is free',
        ),
      },
    },
    source: hotlines,
  },
  series: seriesFrom('3'),
}))();

const spoken = /* @__PURE__ */ lazy(() => speak(megafonKinds, megafonVoice));
