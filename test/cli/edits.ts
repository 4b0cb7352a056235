/** Edits of an operator's file as people make them, and what `diff` has to say of each in Russian. */

interface Edit {
  readonly name: string;
  readonly edit: (json: unknown) => unknown;
  /** How the first heading begins. */
  readonly effect: string;
  readonly told: readonly string[];
}

const inClocks = 'Сроки: те, что начнутся теперь';
const atOnce = 'Сразу и для открытых заявок';
const forNew = 'Только для новых заявок';

/** The JSON with another value at a JSON Pointer; `undefined` takes it away. */
function at(pointer: string, value: unknown) {
  return (json: unknown): unknown => {
    const names = pointer.split('/').slice(1);
    const parent = names.slice(0, -1).reduce<unknown>((one, name) => Reflect.get(Object(one), name), json);
    if (value === undefined) Reflect.deleteProperty(Object(parent), names.at(-1) ?? '');
    else Reflect.set(Object(parent), names.at(-1) ?? '', value);
    return json;
  };
}

const title = { ru: 'Бот', en: 'Bot' };
const source = { kind: 'assumption', reference: { ru: 'выбор', en: 'choice' } };

export const edits: readonly Edit[] = [
  {
    name: 'a term',
    edit: at('/kinds/complaint/clocks/0/term', { unit: 'workingDays', amount: 7 }),
    effect: inClocks,
    told: ['complaint: срок review, продолжительность\n    - 5 календарных дней\n    + 7 рабочих дней\n'],
  },
  {
    name: 'a text by channel becomes one for all',
    edit: at('/texts/registered/ru', 'Заявка {number} принята, ответим до {due}.'),
    effect: atOnce,
    told: ['  текст registered, ru, sms\n    - ', '    + Заявка {number} принята, ответим до {due}.\n'],
  },
  {
    name: 'a channel removed',
    edit: at('/channels/vk', undefined),
    effect: atOnce,
    told: ['канал vk\n    - Сообщения ВКонтакте\n'],
  },
  {
    name: 'a channel added',
    edit: at('/channels/bot', { title, proves: [], messages: 'chat', source }),
    effect: atOnce,
    told: ['канал bot\n    + Бот\n'],
  },
  {
    name: 'another way of messages',
    edit: at('/channels/hotline/messages', 'push'),
    effect: atOnce,
    told: ['канал hotline, сообщения идут через\n    - sms\n    + push\n'],
  },
  {
    name: 'a channel from a day on',
    edit: at('/channels/shop/open', [{ from: '2027-01-01' }]),
    effect: forNew,
    told: ['канал shop, когда открыт\n    + с: 2027-01-01\n'],
  },
  {
    name: 'a reason for a rejection',
    edit: at('/kinds/numberPorting/rejectReasons/debt/title/ru', 'Есть долг'),
    effect: atOnce,
    told: ['причина отказа debt, название, ru\n    - у прежнего оператора есть долг\n    + Есть долг\n'],
  },
  {
    name: 'a reason taken away',
    edit: at('/kinds/numberPorting/rejectReasons/blocked', undefined),
    effect: atOnce,
    told: ['причина отказа blocked\n    - номер заблокирован\n'],
  },
  {
    name: 'a year of the calendar',
    edit: at('/calendar', {
      base: 'russia',
      years: [
        { year: 2028, decree: '1', source: 'x', workingDays: 248, moves: [{ from: '2028-01-01', to: '2028-12-29' }] },
      ],
    }),
    effect: inClocks,
    told: ['календарь, годы\n    + 2028: ', 'рабочих дней: 248', '\n      2028-01-01 → 2028-12-29\n'],
  },
  {
    name: 'a price',
    edit: at('/kinds/numberPorting/charges/0/amount', 30_050),
    effect: atOnce,
    told: ['numberPorting: цена kit, сумма\n    - 250 RUB\n    + 300,50 RUB\n'],
  },
  {
    name: 'a kind removed',
    edit: at('/kinds/tariffChange', undefined),
    effect: 'Ломает открытые заявки',
    told: ['вид заявок tariffChange\n    - Смена тарифа\n'],
  },
  {
    name: 'a clock renamed',
    edit: at('/kinds/complaint/clocks/0/name', 'answer'),
    effect: inClocks,
    told: ['complaint: срок review, имя\n    - review\n    + answer\n'],
  },
  {
    name: 'warnings',
    edit: at('/kinds/complaint/clocks/0/warnings', [{ percent: 50 }, { offset: -7_200_000, measured: 'working' }]),
    effect: inClocks,
    told: ['предупреждения\n    - 80 % срока\n    + 50 % срока, 2 рабочих часа до конца\n'],
  },
  {
    name: 'an extension',
    edit: at('/kinds/complaint/clocks/0/extension', undefined),
    effect: inClocks,
    told: ['срок review, продление\n    - всего 30 календарных дней\n'],
  },
  {
    name: 'a message that is no longer sent',
    edit: at('/kinds/complaint/messages/resumed', undefined),
    effect: atOnce,
    told: ['сообщение о событии resumed\n    - сообщение: resumed; срочно: нет\n'],
  },
  {
    name: 'a detail that is demanded',
    edit: at('/kinds/serviceFault/details/amount/required', true),
    effect: forNew,
    told: ['сведение amount, обязательно\n    + да\n'],
  },
  {
    name: 'a proof that is demanded',
    edit: at('/kinds/complaint/needsProof', true),
    effect: forNew,
    told: ['complaint: только с подтверждением личности\n    + да\n'],
  },
  {
    name: 'a step in other words',
    edit: at('/kinds/shopOrder/steps/0/title/ru', 'Проверен по телефону'),
    effect: atOnce,
    told: ['этапы confirmedByPhone, название, ru\n    - Подтверждён по телефону\n    + Проверен по телефону\n'],
  },
  {
    name: 'steps in another order',
    edit: (json) => {
      const { kinds } = Object(json);
      kinds.shopOrder.steps.reverse();
      return json;
    },
    effect: atOnce,
    told: ['shopOrder: этапы\n    - confirmedByPhone, paid'],
  },
  {
    name: 'lines of contacts taken away',
    edit: at('/contacts/lines', undefined),
    effect: atOnce,
    told: ['контакты, линии по назначению\n    - porting: Перенос номера;'],
  },
  {
    name: 'the name of the calendar',
    edit: at('/calendar/name', 'own'),
    effect: inClocks,
    told: ['календарь, имя\n    + own\n'],
  },
  {
    name: 'quiet hours',
    edit: at('/quietHours/from', '21:00'),
    effect: atOnce,
    told: ['тихие часы, с\n    - 22:00\n    + 21:00\n'],
  },
];
