/** The channels of Beeline under its own names; Telegram still serves companies. */
import type { StandardOperator } from '../operator.ts';
import { banned } from '../profile/messengers.ts';
import { page } from '../profile/page.ts';

type Channels = StandardOperator['channels'];

export function beelineChannels({ telegram, ...channels }: Channels): Channels {
  return {
    ...channels,
    app: { ...channels.app, title: { ru: 'Приложение «билайн»', en: 'App Beeline' } },
    chat: {
      ...channels.chat,
      title: { ru: 'Чат с умными кнопками', en: 'Chat with smart buttons' },
      source: page(
        'telecom.cnews.ru/news/line/2025-09-05_bilajn_uskoril_rabotu_sluzhby',
        'high',
        'новость о чате билайна, 05.09.2025',
        'news about the chat of Beeline, 05.09.2025',
      ),
    },
    telegram: {
      ...(telegram ?? channels.messenger),
      title: { ru: 'Telegram', en: 'Telegram' },
      open: [{ until: banned }, { when: { detail: 'holder', is: 'company' } }],
      source: page(
        'telecomtimes.ru/?p=13187',
        'high',
        'по 41-ФЗ людей с 01.06.2025 в Telegram не обслуживают; компании билайн обслуживает, Роскомнадзор нарушения не нашёл',
        '41-FZ forbids Telegram for persons since 01.06.2025; Beeline serves companies there, which the regulator finds no breach',
      ),
    },
  };
}
