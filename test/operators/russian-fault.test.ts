/** Faults of a definition are told in Russian too: the frame, and the usual reasons. */
import { expect, it } from 'vitest';
import { mts, operatorToJson } from 'zayavka/operators';
import { russianFault } from '#src/operators/faults/russian-fault.ts';
import { readOperator } from '#src/operators/json/read-operator.ts';

/** The first fault of the file of MTS with another value at a JSON Pointer, in Russian. */
function told(pointer: string, value: unknown): string {
  const json: unknown = JSON.parse(JSON.stringify(operatorToJson(mts)));
  const names = pointer.split('/').slice(1);
  const parent = names.slice(0, -1).reduce<unknown>((one, name) => Reflect.get(Object(one), name), json);
  Reflect.set(Object(parent), names.at(-1) ?? '', value);
  const read = readOperator(json);
  return read.ok ? 'none' : russianFault(read.refusal[0]?.problem ?? '');
}

it.each<readonly [pointer: string, value: unknown, expected: string]>([
  ['/support', 890, 'нужно: текст; найдено: 890'],
  ['/legalName', undefined, 'нужно: текст; найдено: ничего'],
  ['/aliases', 'mts', "нужно: список; найдено: 'mts'"],
  ['/aliases', ['a', 'a'], "найдено: 'a' второй раз; нужно: разные имена"],
  ['/kinds', {}, 'нужно: хотя бы один вид обращений; найдено: ничего'],
  ['/channels', {}, 'нужно: хотя бы один канал; найдено: ничего'],
  ['/colour', 'red', 'такого поля не бывает, уберите его'],
  ['/kind', {}, "такого поля не бывает, возможно, 'kinds'"],
  [
    '/kinds/My kind',
    mts.kinds.complaint,
    "нужно: имя: не больше 40 латинских букв, цифр и дефисов, первая буква строчная; найдено: 'My kind'",
  ],
  ['/contacts/federal', '8-800', "нужно: телефон в формате E.164, например +78002500890; найдено: '8-800'"],
  [
    '/contacts/source',
    { kind: 'article', reference: { ru: 'сайт', en: 'site' } },
    'нужно: адрес, где прочитана статья; найдено: ничего',
  ],
  [
    '/contacts/source',
    { kind: 'article', reference: { ru: 'сайт', en: 'site' }, address: 'own.example' },
    'нужно: день, когда прочитана статья, гггг-мм-дд; найдено: ничего',
  ],
  [
    '/kinds/complaint/steps',
    [{ name: 'a', title: { ru: 'я'.repeat(61), en: 'A' } }],
    'нужно: строка от 1 до 60 видимых знаков: её сообщение покажет целиком; найдено: ',
  ],
  ['/texts', [], 'нужно: объект с текстами; найдено: список'],
  [
    '/kinds/complaint/messages/registered/channels',
    ['sms', 'sms'],
    "нужно: каждое значение один раз; найдено: ['sms', 'sms']",
  ],
  [
    '/series/order',
    mts.series.inquiry,
    "в сериях 'inquiry' и 'order' есть номера из 10 цифр с одинаковым началом ('4' и '4'): нужно: разные начала или длины",
  ],
  ['/legalName', ' ', "нужно: строка, которую можно прочитать; найдено: ' '"],
  ['/texts/closed', { ru: '{number} \ufffd' }, 'строка 1, знак 10: найдено: "\ufffd"; нужно: знак, который потерян'],
  [
    '/contacts/source',
    { kind: 'article', reference: { ru: 'сайт', en: 'site' }, address: 'a', seen: '2026-11-27' },
    "нужно: страница, например own.example/rules, либо издание, автор; найдено: 'a'",
  ],
  ['/timeZone', 'Mars', "нужно: часовой пояс IANA, например Europe/Moscow; найдено: 'Mars'"],
  ['/quietHours/from', '25:00', "нужно: время ЧЧ:ММ от 00:00 до 24:00; найдено: '25:00'"],
  ['/kinds/complaint/clocks/0/warnings', [{ percent: 101 }], 'нужно: процент больше 0 и не больше 100; найдено: 101'],
  ['/kinds/complaint/clocks/0/term/amount', '5', "нужно: число; найдено: '5'"],
  [
    '/kinds/complaint/clocks/0/pausedIn',
    ['scheduled'],
    "найдено: 'scheduled': у жизненного цикла inquiry такого состояния нет",
  ],
  ['/kinds/complaint/series', 'none', "найдено: 'none'; нужно: одно из inquiry, order, porting"],
  ['/kinds/claim/clocks/3/when/detail', 'wish', "найдено: 'wish'; нужно: одно из "],
  [
    '/calendar',
    {},
    'нужно: { "base": "russia" }, единственный календарь, известный по имени, или свой: timeZone и week',
  ],
  ['/texts/registered/ru', 'Принято', 'строка 1, знак 1: нужно: {number} в тексте, его нигде нет'],
  ['/texts/registered/ru', '{number', 'строка 1, знак 1: текст кончился; нужно: } к этой {'],
  [
    '/texts/registered/ru',
    `{number} ${'Спасибо, что вы с нами. '.repeat(10)}`,
    'СМС с самыми длинными данными занимает частей: ',
  ],
  ...(
    [
      [{ year: 2028, workingDays: 247, moves: [{ from: '2028-01-01', to: '2028-01-11' }] }, ': столько дают праздники'],
      [{ year: 2028, workingDays: 247, moves: [{ from: '2028-02-01', to: '2028-02-02' }] }, 'суббота или воскресенье'],
      [{ year: 2035, workingDays: 247, moves: [] }, 'год без пропуска, сначала 2028'],
    ] as const
  ).map(([year, words]) => ['/calendar/years', [{ ...year, decree: '1', source: 'x' }], words] as const),
  ['/series/inquiry/digits', 2, 'цифр (из них '],
  ['/series', {}, 'нужно: серия с таким именем'],
  ['/texts/registered/ru', '{number}\u0000', 'текст без управляющих знаков'],
  ['/kinds/complaint/clocks/0/startsOn', ['registred'], "возможно, 'registered'"],
  ['/kinds/complaint/clocks/0/stopsOn', ['resolved', 'fulfilled'], '; нужно: одно из received, registered'],
  ['/kinds/complaint/retention/term/amount', 0, 'нужно: число больше 0; найдено: 0'],
])('%s = %j', (pointer, value, expected) => {
  expect(told(pointer, value)).toContain(expected);
});

/** Words of English sentences that stand in no name of data. */
const english =
  /\b(?:the|a|an|of|is|and|with|no|to|in|for|that|which|be|are|not|nothing|expected|found|data|list|at|without|only|than)\b/iu;

/** Quoted names and texts are data. */
function englishIn(fault: string): string | undefined {
  return english.exec(russianFault(fault).replace(/'[^']*'|"[^"]*"|\{[^{}]*\}/gu, ''))?.[0];
}

function problemsOf(pointer: string, value: unknown): readonly string[] {
  const json: unknown = JSON.parse(JSON.stringify(operatorToJson(mts)));
  const names = pointer.split('/').slice(1);
  const parent = names.slice(0, -1).reduce<unknown>((one, name) => Reflect.get(Object(one), name), json);
  Reflect.set(Object(parent), names.at(-1) ?? '', value);
  const read = readOperator(json);
  return read.ok ? [] : read.refusal.map(({ problem }) => problem);
}

const source = { kind: 'law', reference: { ru: 'а', en: 'a' } };
const label = { ru: 'а', en: 'a' };
const charge = { name: 'a', title: label, amount: 1, source };
const moscow = { timeZone: 'Europe/Moscow', week: { mon: ['09:00-18:00'] } };
const year = { year: 2028, decree: '1', source: 'x', workingDays: 248 };

it.each<readonly [pointer: string, value: unknown]>([
  ['/kinds/complaint/clocks/0/atEnd', 'cancel'],
  ['/kinds/complaint/details/other', { type: 'phone', label, harmed: true }],
  ['/kinds/complaint/details/other', { type: 'phone', label, becomesLine: 'fulfilled' }],
  ['/kinds/complaint/details/other', { type: 'colour', label }],
  ['/kinds/complaint/details/other', { type: 'money', label, currency: 'roubles' }],
  ['/kinds/complaint/details/other', { type: 'choice', label, choices: ['', 'a', 'a'] }],
  ['/kinds/complaint/charges', [{ ...charge, takenAt: 'fulfilled' }, charge, { ...charge, amount: 2 ** 60 }]],
  ['/kinds/complaint/visits', { windows: ['08:00-10:00', '09:00-11:00'], minutes: 5000, source }],
  ['/kinds/complaint/account', { prefix: 'a\nb', digits: 50, source }],
  ['/kinds/complaint/messages/registered/channels', ['sms', 'sms']],
  ['/kinds/complaint/clocks/0/reopening', { on: ['resolved'], rule: 'newTerm' }],
  ['/kinds/claim/clocks/3/when', { detail: 'demand', is: {} }],
  ['/channels/hotline/open', [{ from: '2027-01-01', until: '2026-01-01' }]],
  ['/texts', { registered: { ru: { email: 5 }, en: 5, kk: () => '' } }],
  ['/texts', 5],
  ['/texts/subject', { ru: 'a\nb {title}' }],
  [
    '/texts/reminder',
    { ru: '{number} {question} {daysLeft, plural, one {a} other {b}}', tlh: '{daysLeft, plural, other {b}}' },
  ],
  ['/texts/reminder', { ru: '{number} {question} {daysLeft, select, one {a} other {b}}' }],
  ...[
    '{}',
    '}',
    '{number, plural,}',
    '{number x}',
    '{number, plural, one {x} other {y}}',
    '{due, select, other {x}}',
    '{number} {cancelUntil}',
    "{number} '{ а",
    '{number} {room}',
    '{number} {room, select, x {a} other {b}}',
    '{room, select, cut {} other {{number}}}',
    '{room, select, cut x}',
    '{room, select, cut {a}}',
    '{{{',
    '{number} {#}',
    '{number, plural, =x {a} other {b}}',
    '{room, select, cut {'.repeat(9),
    'а'.repeat(10_001),
  ].map((text) => ['/texts/registered/ru', text] as const),
  ['/calendar', { ...moscow, week: { mon: ['9-18'] } }],
  ['/calendar', { ...moscow, week: { mon: ['09:00-09:00'] } }],
  ['/calendar', { ...moscow, week: { mon: 5 } }],
  ['/calendar', { ...moscow, week: { mn: [] }, weeek: {}, name: '', version: '', timeZone: 'Mars' }],
  ['/calendar', { ...moscow, known: { from: '2026-02-01', to: '2026-01-01' } }],
  ['/calendar', { ...moscow, beyond: 'x', dates: 5, daysOff: ['x'], holidays: { x: 1 }, notes: { x: 1 } }],
  ['/calendar', { ...moscow, daysOff: 5, holidays: 5, notes: { '2026-01-01': { text: { ru: '', en: '' } } } }],
  ['/calendar', { base: 'russia', until: 1999 }],
  ['/calendar', { base: 'russia', until: 'x', years: 5, regionalDaysOff: { x: 1 }, week: 5 }],
  ['/calendar', { base: 'russia', years: [{ year: 'x', decree: '', source: 5, workingDays: 'x', moves: 5 }] }],
  ['/calendar', { base: 'russia', years: [{ ...year, moves: [{ from: 'x', to: 5 }] }] }],
  ['/calendar', { base: 'russia', years: [{ ...year, moves: [{ from: '2028-01-01', to: '2028-01-02' }] }] }],
  ['/legalName', 'x'.repeat(20_000)],
  ['/legalName', () => ''],
  ['/colours', { ['x'.repeat(300)]: 1 }],
])('has no English words in the faults of %s = %j', (pointer, value) => {
  const problems = problemsOf(pointer, value);
  expect(problems).not.toEqual([]);
  expect(problems.filter((problem) => englishIn(problem) !== undefined).map(russianFault)).toEqual([]);
});

it.each([
  '{"a":1,}',
  '{"a":1',
  '{"a" 1}',
  'x',
  '{a:1}',
  '{"a":01}',
  '{"a":1.}',
  '{"a":-}',
  '{"a":1e}',
  '"\\x"',
  '"\\u12"',
  '"a\nb"',
  '{"a":tru}',
  '{} x',
  'undefined',
  '',
])('has no English words where the JSON is wrong: %s', (text) => {
  let told = 'nothing';
  try {
    JSON.parse(text);
  } catch (error) {
    told = `expected JSON: ${String(Object(error).message)}`;
  }
  expect([told, englishIn(told), russianFault(told)]).toEqual([
    expect.stringContaining('JSON: '),
    undefined,
    expect.stringMatching(/[а-я]/u),
  ]);
});

it('is told in Russian what is no JSON', () => {
  for (const text of ['{"a":1,}', '{"a":1', '{"a" 1}', 'x', '["a" 1]', '{"a":"']) {
    let told = '';
    try {
      JSON.parse(text);
    } catch (error) {
      told = russianFault(`expected JSON: ${String(Object(error).message)}`);
    }
    expect(told).toMatch(/^нужно: JSON: .*[а-яё]/u);
  }
});

it('tells a negative term once', () => {
  const json = JSON.parse(JSON.stringify(operatorToJson(mts)));
  json.kinds.complaint.clocks[0].term.amount = -5;
  const read = readOperator(json);
  expect(read.ok ? 0 : read.refusal.length).toBe(1);
});

it('leaves data as they are', () => {
  expect(russianFault("expected one of found, expected, found 'expected, found none'")).toContain(
    "'expected, found none'",
  );
});
