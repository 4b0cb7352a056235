/** The channels of t2 under its own names. */
import type { StandardOperator } from '../operator.ts';
import { page } from '../profile/page.ts';

type Channels = StandardOperator['channels'];

export function tele2Channels(channels: Channels): Channels {
  const digital = page(
    'vm.ru/society/837884',
    'medium',
    'статья о каналах Tele2, 2020',
    'article about channels of Tele2, 2020',
  );
  return {
    ...channels,
    app: {
      ...channels.app,
      title: { ru: 'Приложение t2 (раньше «Мой Tele2»)', en: 'App t2 (before: My Tele2)' },
      source: digital,
    },
    chat: {
      ...channels.chat,
      title: { ru: 'Чат с роботом', en: 'Chat with a robot' },
      source: page(
        'cnews.ru/news/line/2026-03-13_bolee_5_mln_reshennyh_zaprosov',
        'high',
        'новость о поддержке t2, 13.03.2026: робот закрывает 76 % чатов',
        'news about the support of t2, 13.03.2026: a robot closes 76 % of the chats',
      ),
    },
    vk: {
      ...(channels['vk'] ?? channels.messenger),
      title: { ru: 'Сообщения ВКонтакте', en: 'VK messages' },
      source: digital,
    },
    ok: {
      ...(channels['ok'] ?? channels.messenger),
      title: { ru: 'Сообщения в Одноклассниках', en: 'OK messages' },
      source: digital,
    },
  };
}
