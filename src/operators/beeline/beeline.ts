/** Beeline, which writes its own name in lower case. Terms as in `standard-kinds.ts`, but a new SIM in three days. */
import { days } from '../../sla/term/term.ts';
import { defaults, seriesFrom } from '../defaults.ts';
import type { KindClock } from '../kind-policy.ts';
import type { StandardOperator } from '../operator.ts';
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
    source: {
      kind: 'article',
      reference: { ru: 'clike.ru: телефоны поддержки билайн', en: 'clike.ru: support numbers of Beeline' },
    },
  },
  ...speak({ ...kinds, newConnection: { ...kinds.newConnection, clocks: newConnectionClocks } }, beelineVoice),
  series: seriesFrom('5'),
}))();
