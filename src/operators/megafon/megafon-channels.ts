/** The channels of MegaFon under its own names. */
import type { StandardOperator } from '../operator.ts';
import { page } from '../profile/page.ts';

type Channels = StandardOperator['channels'];

export function megafonChannels(channels: Channels): Channels {
  const elena = page(
    'topnomer.ru/blog/virtualnaya-pomoshchnitsa-elena-ot-megafona.html',
    'medium',
    'статья о помощнице Елене: телефон, чат сайта и приложение',
    'article about the assistant Elena: phone, chat of the site and app',
  );
  return {
    ...channels,
    app: { ...channels.app, title: { ru: 'Приложение «МегаФон»', en: 'App MegaFon' }, source: elena },
    chat: {
      ...channels.chat,
      title: { ru: 'Чат с помощницей Еленой', en: 'Chat with the assistant Elena' },
      source: elena,
    },
  };
}
