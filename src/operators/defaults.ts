/**
 * What the four operators have in common as long as no better source is known: channels, hours, numbers. All are assumptions,
 * except the text message at registration and completion, which an article describes.
 */
import type { Source } from '../kernel/source.ts';
import { russia } from '../sla/calendar/russia.ts';
import type { ChannelPolicy, Operator, SeriesPolicy, StandardOperator } from './operator.ts';
import { assumption } from './standard-clocks.ts';
import { kinds } from './standard-kinds.ts';

/** What subscribers of all four read. */
export const article: Source = {
  kind: 'article',
  reference: {
    ru: 'статья «Статус заявки у сотового оператора», «Золотые Номера России»',
    en: 'article "Status of a request at a mobile operator", Zolotye Nomera Rossii',
  },
};

const textMessage: ChannelPolicy = { provesLine: true, messages: 'sms', source: article };
const unproven: ChannelPolicy = { provesLine: false, messages: 'sms', source: assumption };

/** The line is proven by the call itself, by the login, by the passport in a shop. */
const channels: Operator['channels'] = {
  hotline: textMessage,
  shop: textMessage,
  app: { provesLine: true, messages: 'push', source: assumption },
  chat: { provesLine: true, messages: 'chat', source: assumption },
  messenger: { provesLine: false, messages: 'chat', source: assumption },
  socialNetwork: unproven,
  email: { provesLine: false, messages: 'email', source: assumption },
  site: unproven,
  post: unproven,
};

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
export function seriesFrom(prefix: string): { readonly [group: string]: SeriesPolicy } {
  const common = { prefix, check: 'mod97-10', source: assumption } as const;
  return {
    inquiry: { ...common, digits: 10 },
    order: { ...common, digits: 11 },
    porting: { ...common, digits: 12 },
  };
}
