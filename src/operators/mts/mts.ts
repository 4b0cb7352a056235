/** MTS: its names, its phones, its channels. What it does stands in `mts-kinds.ts`, how it speaks in `mts-voice.ts`. */
import { lazy } from '../../kernel/lazy.ts';
import { defaults, seriesFrom } from '../defaults.ts';
import type { StandardOperator } from '../operator.ts';
import { page } from '../profile/page.ts';
import { speak } from '../voice/speak.ts';
import { mtsChannels } from './mts-channels.ts';
import { mtsKinds } from './mts-kinds.ts';
import { mtsPorting } from './mts-porting.ts';
import { mtsVoice } from './mts-voice.ts';

/**
 * MTS as data. Terms, channels, steps and phones name their sources: a law, an article with its address and
 * day, or an assumption.
 *
 * @example
 * mts.kinds.numberPorting.charges.map(({ name, amount }) => `${name} ${amount}`) //=> ['kit 25000']
 */
export const mts: StandardOperator<'mts', never> = /* @__PURE__ */ (() => ({
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
  channels: mtsChannels(defaults.channels),
  get texts() {
    return spoken().texts;
  },
  get kinds() {
    return spoken().kinds;
  },
  series: seriesFrom('4'),
}))();

const spoken = /* @__PURE__ */ lazy(() => speak(mtsKinds, mtsVoice));
