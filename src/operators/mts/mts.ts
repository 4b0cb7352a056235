/**
 * MTS. The article says of MTS that it answers a service fault in five days or needs up to thirty in all; the rest is as in
 * `defaults.ts`.
 */
import { days } from '../../sla/term/term.ts';
import { article, defaults, seriesFrom } from '../defaults.ts';
import type { KindClock } from '../kind-policy.ts';
import type { StandardOperator } from '../operator.ts';
import { review } from '../standard-clocks.ts';
import { kinds } from '../standard-kinds.ts';
import { speak } from '../voice/speak.ts';
import { mtsVoice } from './mts-voice.ts';

const ownReview: Partial<KindClock> = {
  term: days(5),
  extension: { total: days(30), source: article },
  source: article,
};

const serviceFaultClocks: readonly KindClock[] = kinds.serviceFault.clocks.map((clock) =>
  clock.name === review.name ? { ...clock, ...ownReview } : clock,
);

export const mts: StandardOperator = /* @__PURE__ */ (() => ({
  ...defaults,
  id: 'mts',
  legalName: 'ПАО «МТС»',
  brand: [{ name: { ru: 'МТС', en: 'MTS' } }],
  support: '0890',
  contacts: {
    short: '0890',
    federal: '+78002500890',
    roaming: '+74957660166',
    source: {
      kind: 'article',
      reference: { ru: 'страница «Переход от другого оператора», mts.ru', en: 'page on number porting, mts.ru' },
    },
  },
  ...speak({ ...kinds, serviceFault: { ...kinds.serviceFault, clocks: serviceFaultClocks } }, mtsVoice),
  series: seriesFrom('4'),
}))();
