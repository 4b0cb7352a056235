/**
 * Tele2, which has been called t2 since 2024-09-04 (Vedomosti of that day). The id stays what systems know.
 */
import { lazy } from '../../kernel/lazy.ts';
import { defaults, seriesFrom } from '../defaults.ts';
import type { StandardOperator } from '../operator.ts';
import { page } from '../profile/page.ts';
import { speak } from '../voice/speak.ts';
import { tele2Channels } from './tele2-channels.ts';
import { tele2Kinds } from './tele2-kinds.ts';
import { tele2Voice } from './tele2-voice.ts';

const hotlines = /* @__PURE__ */ page(
  'kakbesplatno.ru/goryachaya-liniya-tele2',
  'medium',
  'статья о горячей линии Tele2',
  'article about the hotline of Tele2',
);

/**
 * Tele2, which is called t2 since 2024-09-04, as data. Systems may go on to name it by either id.
 *
 * @example
 * tele2.aliases //=> ['t2']
 * tele2.brand.map(({ name, from }) => [name.en, from]) //=> [['Tele2', undefined], ['t2', '2024-09-04']]
 */
export const tele2: StandardOperator<'tele2', 't2'> = /* @__PURE__ */ (() => ({
  ...defaults,
  channels: tele2Channels(defaults.channels),
  get texts() {
    return spoken().texts;
  },
  get kinds() {
    return spoken().kinds;
  },
  id: 'tele2',
  aliases: ['t2'],
  legalName: 'ООО «Т2 Мобайл»',
  brand: [{ name: { ru: 'Tele2', en: 'Tele2' } }, { name: { ru: 't2', en: 't2' }, from: '2024-09-04' }],
  support: '611',
  contacts: {
    short: '611',
    federal: '+78005550611',
    lines: {
      roaming: {
        title: { ru: 'Для звонков из-за границы', en: 'Calls from abroad' },
        phones: ['+79515200611'],
        source: hotlines,
      },
    },
    source: hotlines,
  },
  series: seriesFrom('2'),
}))();

const spoken = /* @__PURE__ */ lazy(() => speak(tele2Kinds, tele2Voice));
