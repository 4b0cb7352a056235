/**
 * What the four operators have in common as long as no better source is known: channels, hours, numbers. All are assumptions,
 * except the text message at registration and completion, which an article describes.
 */
import type { Source, Translated } from '../kernel/source.ts';
import type { MessageChannel } from '../message/facts.ts';
import { russia } from '../sla/calendar/russia.ts';
import type { ChannelPolicy } from './channel.ts';
import type { StandardOperator } from './operator.ts';
import { assumption } from './standard-clocks.ts';
import { kinds } from './standard-kinds.ts';

/** What subscribers of all four read. */
export const article: Source = {
  kind: 'article',
  reference: {
    ru: 'статья «Статус заявки у сотового оператора», «Золотые Номера России»',
    en: 'article "Status of a request at a mobile operator", Zolotye Nomera Rossii',
  },
  // A text of that publisher, which was read without the address of a page.
  address: 'Золотые Номера России, М. Сумин',
  seen: '2026-11-22',
  quality: 'medium',
};

/** The line is proven by the call itself, by the login, by the passport in a shop. */
const channels: StandardOperator['channels'] = {
  hotline: proven({ ru: 'Горячая линия', en: 'Hotline' }, 'sms', article),
  shop: proven({ ru: 'Салон связи', en: 'Shop' }, 'sms', article),
  app: proven({ ru: 'Приложение', en: 'App' }, 'push'),
  chat: proven({ ru: 'Чат', en: 'Chat' }, 'chat'),
  messenger: unproven({ ru: 'Мессенджер', en: 'Messenger' }, 'chat'),
  socialNetwork: unproven({ ru: 'Социальная сеть', en: 'Social network' }, 'sms'),
  email: unproven({ ru: 'Электронная почта', en: 'E-mail' }, 'email'),
  site: unproven({ ru: 'Сайт', en: 'Website' }, 'sms'),
  post: unproven({ ru: 'Почта', en: 'Post' }, 'sms'),
};

function proven(title: Translated, messages: MessageChannel, source: Source = assumption): ChannelPolicy {
  return { title, provesLine: true, messages, source };
}

function unproven(title: Translated, messages: MessageChannel): ChannelPolicy {
  return { title, provesLine: false, messages, source: assumption };
}

/** Fields that an operator of Russia starts with. */
export const defaults: Omit<StandardOperator, 'id' | 'legalName' | 'brand' | 'support' | 'contacts' | 'series'> = {
  aliases: [],
  timeZone: 'Europe/Moscow',
  calendar: russia,
  channels,
  kinds,
  smsAlphabet: 'cyrillic',
  defaultLocale: 'ru',
  quietHours: { from: '22:00', to: '08:00' },
};

/**
 * The format of the numbers is ours: no operator publishes one. The length tells the group, the first digit the operator, so
 * that one desk can serve all four. No number begins like a phone number (9 of ten digits, 7 and 8 of eleven).
 */
export function seriesFrom(prefix: string): StandardOperator['series'] {
  const common = { prefix, check: 'mod97-10', source: assumption } as const;
  return {
    inquiry: { ...common, digits: 10 },
    order: { ...common, digits: 11 },
    porting: { ...common, digits: 12 },
  };
}
