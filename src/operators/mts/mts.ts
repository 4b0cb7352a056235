/**
 * MTS. The article says of MTS that it answers a service fault in five days or needs up to thirty in all; the rest is as in
 * `defaults.ts`.
 */
import { days } from '../../sla/term/term.ts';
import { article, defaults, seriesFrom } from '../defaults.ts';
import type { KindClock } from '../kind-policy.ts';
import type { StandardOperator } from '../operator.ts';
import { page } from '../profile/page.ts';
import { review } from '../standard-clocks.ts';
import { kinds } from '../standard-kinds.ts';
import { speak } from '../voice/speak.ts';
import { mtsPorting } from './mts-porting.ts';
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
    lines: {
      porting: {
        title: { ru: 'Перенос номера', en: 'Number porting' },
        phones: ['+78002508250'],
        source: mtsPorting,
      },
      roaming: {
        title: { ru: 'Для звонков из-за границы', en: 'Calls from abroad' },
        phones: ['+74957660166'],
        source: page(
          '63.ru/text/gorod/2010/07/26/23289288',
          'medium',
          'городской сайт Самары о связи за границей, 2010',
          'city site of Samara about calls abroad, 2010',
          '2026-11-22',
        ),
      },
      companies: {
        title: { ru: 'Для компаний', en: 'For companies' },
        phones: ['+78002500990'],
        source: page('how-what.net', 'low', 'памятка о линиях МТС для бизнеса', 'note about MTS lines for business'),
      },
    },
    source: mtsPorting,
  },
  ...speak({ ...kinds, serviceFault: { ...kinds.serviceFault, clocks: serviceFaultClocks } }, mtsVoice),
  series: seriesFrom('4'),
}))();
