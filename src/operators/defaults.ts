/**
 * What the four operators have in common as long as no better source is known: channels, hours, numbers. All are assumptions,
 * except the text message at registration and completion, which an article describes.
 */
import type { Source, Translated } from '../kernel/source.ts';
import type { MessageChannel } from '../message/facts.ts';
import { russia } from '../sla/calendar/russia.ts';
import type { ChannelPolicy } from './channel.ts';
import type { StandardOperator } from './operator.ts';
import { messengers } from './profile/messengers.ts';
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

/**
 * A call proves its line, a login and a passport also the account, a messenger its user. A sender of e-mail is easy to forge.
 */
const channels: StandardOperator['channels'] = {
  hotline: channel({ ru: 'Горячая линия', en: 'Hotline' }, 'sms', ['msisdn'], article),
  shop: channel({ ru: 'Салон связи', en: 'Shop' }, 'sms', ['msisdn', 'account'], article),
  app: channel({ ru: 'Приложение', en: 'App' }, 'push', ['msisdn', 'account']),
  chat: channel({ ru: 'Чат', en: 'Chat' }, 'chat', ['msisdn', 'account']),
  messenger: channel({ ru: 'Мессенджер', en: 'Messenger' }, 'chat', ['user']),
  socialNetwork: channel({ ru: 'Социальная сеть', en: 'Social network' }, 'sms', ['user']),
  email: channel({ ru: 'Электронная почта', en: 'E-mail' }, 'email', []),
  site: channel({ ru: 'Сайт', en: 'Website' }, 'sms', []),
  post: channel({ ru: 'Почта', en: 'Post' }, 'sms', []),
};

function channel(
  title: Translated,
  messages: MessageChannel,
  proves: ChannelPolicy['proves'],
  source: Source = assumption,
): ChannelPolicy {
  return { title, proves, messages, source };
}

/** They are like any messenger, except for their days and their sources. */
function withMessengers(channels: StandardOperator['channels']): StandardOperator['channels'] {
  const named = Object.entries(messengers).map(
    ([name, policy]) => [name, { ...channels.messenger, ...policy }] as const,
  );
  return { ...channels, ...Object.fromEntries(named) };
}

/** Fields that an operator of Russia starts with. */
export const defaults: Omit<
  StandardOperator<string, never>,
  'id' | 'legalName' | 'brand' | 'support' | 'contacts' | 'series'
> = {
  aliases: [],
  timeZone: 'Europe/Moscow',
  calendar: russia,
  channels: withMessengers(channels),
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
