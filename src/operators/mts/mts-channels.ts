/** The channels of MTS under its own names. */
import type { StandardOperator } from '../operator.ts';
import { page } from '../profile/page.ts';

type Channels = StandardOperator['channels'];

export function mtsChannels(channels: Channels): Channels {
  return {
    ...channels,
    app: {
      ...channels.app,
      title: { ru: 'Приложение «Мой МТС»', en: 'App My MTS' },
      source: page(
        'na-sviazi.ru/articles/kak-otmenit-platezh-v-mts',
        'low',
        'памятка, которая называет приложение МТС по имени',
        'note that calls the app of MTS by its name',
      ),
    },
    site: { ...channels.site, title: { ru: 'Форма на сайте МТС', en: 'Form on the site of MTS' } },
    shop: {
      ...channels.shop,
      title: { ru: 'Салон-магазин МТС', en: 'MTS shop' },
      source: page(
        'tariffkin.ru/kak-otkazatsya-ot-nomera-mts-i-vernut-dengi-so-scheta-p0167.html',
        'low',
        'памятка, по которой заявление отдают в салоне-магазине или через форму сайта',
        'note: an application is handed in at a shop or by the form of the site',
      ),
    },
  };
}
