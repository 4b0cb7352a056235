/** MegaFon. Terms as in `standard-kinds.ts`: the operator publishes none. */
import { defaults, seriesFrom } from '../defaults.ts';
import type { StandardOperator } from '../operator.ts';
import { kinds } from '../standard-kinds.ts';
import { speak } from '../voice/speak.ts';
import { megafonVoice } from './megafon-voice.ts';

export const megafon: StandardOperator = /* @__PURE__ */ (() => ({
  ...defaults,
  ...speak(kinds, megafonVoice),
  id: 'megafon',
  legalName: 'ПАО «МегаФон»',
  brand: [{ name: { ru: 'МегаФон', en: 'MegaFon' } }],
  support: '0500',
  contacts: {
    short: '0500',
    federal: '+78005500500',
    source: {
      kind: 'article',
      reference: { ru: 'таблица горячих линий, svyaznoy-noe.ru', en: 'table of hotlines, svyaznoy-noe.ru' },
    },
  },
  series: seriesFrom('3'),
}))();
