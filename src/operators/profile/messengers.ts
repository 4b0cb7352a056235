/**
 * Messengers by name. Which one may serve whom depends on the day: foreign ones are forbidden to operators since 2025-06-01, and
 * MAX has been on every phone since 2025-09-01.
 */
import type { Source } from '../../kernel/source.ts';
import type { ChannelPolicy } from '../channel.ts';
import { ours } from './page.ts';

type Messenger = Pick<ChannelPolicy, 'title' | 'open' | 'source'>;

const ban: Source = {
  kind: 'law',
  reference: {
    ru: '41-ФЗ от 01.04.2025: с 01.06.2025 операторы не обслуживают людей через иностранные мессенджеры',
    en: '41-FZ of 01.04.2025: since 01.06.2025 operators may not serve people by foreign messengers',
  },
  address: 'amic.ru/news/komu-v-rossii-zapretili-polzovatsya-inostrannymi-messendzherami-i-chto-za-eto-grozit-565414',
  seen: '2026-11-28',
  quality: 'high',
};

const obligatoryMax: Source = {
  ...ours(
    'MAX ставят на все телефоны с 01.09.2025; бота поддержки оператора в нём не нашли',
    'MAX is put on all phones since 01.09.2025; no support bot of an operator was found in it',
  ),
  address: 'vedomosti.ru/technology/news/2025/08/13/1131272',
  seen: '2026-11-28',
  quality: 'high',
};

const allowed: Source = /* @__PURE__ */ ours(
  'российская сеть, запрет её не касается; есть ли в ней поддержка, не известно',
  'a Russian network, which the ban leaves alone; whether there is support in it is not known',
);

/** The first day on which the ban holds. */
export const banned = '2025-06-01';

function foreign(name: string): Messenger {
  return { title: { ru: name, en: name }, open: [{ until: banned }], source: ban };
}

export const messengers: { readonly [name: string]: Messenger } = {
  max: { title: { ru: 'MAX', en: 'MAX' }, open: [{ from: '2025-09-01' }], source: obligatoryMax },
  vk: { title: { ru: 'Сообщения ВКонтакте', en: 'VK messages' }, source: allowed },
  ok: { title: { ru: 'Сообщения в Одноклассниках', en: 'OK messages' }, source: allowed },
  telegram: /* @__PURE__ */ foreign('Telegram'),
  whatsapp: /* @__PURE__ */ foreign('WhatsApp'),
  viber: /* @__PURE__ */ foreign('Viber'),
  skype: /* @__PURE__ */ foreign('Skype'),
};
