/**
 * Operators as JSON: the four survive the way there and back with all that they say and promise, and what is wrong with a
 * file is named by its place.
 */
import { describe, expect, it } from 'vitest';
import { compose, days, dueAt, explain, Fault, officeHours, russiaUntil, startClock, workingCalendar } from 'zayavka';
import {
  beeline,
  extendOperator,
  megafon,
  mts,
  type Operator,
  operatorFromJson,
  operatorToJson,
  tele2,
} from 'zayavka/operators';
import { messageNames } from '#src/message/message-table.ts';
import { sampleChoices, sampleFacts } from '#src/message/sample-facts.ts';
import { russianFault } from '#src/operators/faults/russian-fault.ts';
import { given } from '../scenario/desk.ts';

const four: readonly (readonly [string, Operator])[] = [mts, megafon, beeline, tele2].map((one) => [one.id, one]);
const start = new Date('2026-12-28T09:00:00Z');

type Data = { [name: string]: Data };

/** The JSON of MTS with a few texts, which a test may spoil: most of the time of a reading goes into texts. */
function file(): Data {
  return JSON.parse(fewTexts);
}

const fewTexts = JSON.stringify(operatorToJson(mts), (name, value) =>
  name === 'texts' ? { registered: value.registered, withdrawn: value.withdrawn } : value,
);

function spoiled(spoil: (json: Data) => void): unknown {
  const json = file();
  spoil(json);
  return json;
}

/** Puts a value of any type at a place. */
function set(json: Data, path: string, value: unknown): void {
  const names = path.split('.');
  const parent = names.slice(0, -1).reduce<Data>((one, name) => one[name] ?? {}, json);
  Object.assign(parent, { [names.at(-1) ?? '']: value });
}

function faultOf(json: unknown): string {
  try {
    operatorFromJson(json);
  } catch (error) {
    if (Fault.is(error) && error.code === 'operator/invalid') return error.message;
    throw error;
  }
  return 'none';
}

const facts = sampleChoices.map((choices) => sampleFacts(true, choices));

/** Everything that the operator says, for every kind, language and channel. */
function said(operator: Operator): readonly unknown[] {
  const channels = ['sms', 'push', 'chat', 'email', 'voice'] as const;
  const addressings = Object.keys(operator.kinds).flatMap((kind) =>
    ['ru', 'en'].flatMap((locale) => channels.map((channel) => ({ kind, locale, channel }))),
  );
  return addressings.flatMap((addressing, index) =>
    messageNames.flatMap((name) =>
      // Each addressing takes another choice.
      facts
        .slice(index % facts.length)
        .slice(0, 1)
        .map((told) => compose(operator, name, told[name], addressing)),
    ),
  );
}

function promised(operator: Operator): readonly unknown[] {
  const { calendar } = operator;
  return Object.values(operator.kinds).flatMap(({ clocks }) =>
    clocks.map((policy) => [
      dueAt(policy.term, start, calendar, { roll: policy.roll ?? true }),
      explain(startClock(policy, calendar, start), calendar, start),
    ]),
  );
}

describe('the way there and back', () => {
  const copies = new Map<string, Operator>();
  /** Read once: reading one takes longer than all that is asked of it. */
  const copyOf = (id: string, operator: Operator): Operator => {
    const copy = copies.get(id) ?? operatorFromJson(operatorToJson(operator));
    copies.set(id, copy);
    return copy;
  };

  it.each(four)('keeps all data of %s', (id, operator) => {
    expect(operatorToJson(copyOf(id, operator))).toEqual(operatorToJson(operator));
    expect(copyOf(id, operator)).toEqual(operator);
  });

  it.each(four)('keeps every text of %s', (id, operator) => {
    expect(said(copyOf(id, operator))).toEqual(said(operator));
  });

  it.each(four)('keeps every deadline of %s and its reason', (id, operator) => {
    expect(promised(copyOf(id, operator))).toEqual(promised(operator));
  });

  it('works in a desk', async () => {
    const read = operatorFromJson(operatorToJson(beeline));
    const [one, other] = [
      given('2026-11-20 12:00', { operators: [read] }),
      given('2026-11-20 12:00', { operators: [beeline] }),
    ];
    expect((await one.registered(read, 'serviceFault')).messages).toEqual(
      (await other.registered(beeline, 'serviceFault')).messages,
    );
  });

  it.each([
    ['russia, which follows the years of the library', mts.calendar, { base: 'russia' }],
    ['a year at which it is held', russiaUntil(2026), { base: 'russia', until: 2026 }],
    [
      'hours over Russia',
      officeHours({ name: 'day', week: { sat: ['10:00-12:00'] } }),
      { base: 'russia', name: 'day', week: { sat: ['10:00-12:00'] } },
    ],
    [
      'a calendar of its own',
      workingCalendar({ name: 'own', timeZone: 'Asia/Almaty', week: { mon: ['09:00-18:00'] } }),
      { name: 'own', timeZone: 'Asia/Almaty', week: { mon: ['09:00-18:00'] } },
    ],
  ])('keeps the calendar: %s', (_, calendar, expected) => {
    const json = operatorToJson(extendOperator(tele2, { calendar }));
    expect(json).toMatchObject({ calendar: expected });
    expect(operatorFromJson(json).calendar).toEqual(calendar);
  });

  it.each(['ru_RU', 'ru-ru', 'RU-RU'])('names its language in one form: %s', (defaultLocale) => {
    const [read, extended] = [operatorFromJson({ ...file(), defaultLocale }), extendOperator(mts, { defaultLocale })];
    expect([read.defaultLocale, extended.defaultLocale]).toEqual(['ru-RU', 'ru-RU']);
  });

  it('takes a copy', () => {
    const json = file();
    const operator = operatorFromJson(json);
    set(json, 'kinds.complaint.clocks', []);
    expect(operator.kinds['complaint']?.clocks.length).toBeGreaterThan(2);
  });
});

describe('a file that names its base', () => {
  const own = { base: 'tele2', id: 'volna', aliases: [], support: '0770' };

  it.each(four)('is %s itself where nothing differs', (id, operator) => {
    expect(operatorFromJson({ base: id, $schema: './operator.schema.json' })).toEqual(operator);
  });

  it('is what extendOperator makes of its base', () => {
    const changes = {
      ...{ id: 'volna', aliases: [], support: '0770', smsAlphabet: 'cheapest' as const },
      series: { inquiry: { ...tele2.series.inquiry, prefix: '62' } },
      channels: { bankApp: { ...tele2.channels.app, title: { ru: 'Банк', en: 'Bank' } } },
      kinds: {
        family: { ...tele2.kinds.tariffChange, title: { ru: 'Семья', en: 'Family' } },
        serviceFault: {
          clocks: { review: { term: days(2) } },
          texts: { registered: { ru: 'Заявка {number}: {due}' } },
        },
        numberPorting: { clocks: tele2.kinds.numberPorting.clocks.slice(1) },
      },
      texts: { closed: { ru: { sms: 'Закрыта {number}' } } },
    };
    const read = operatorFromJson({ base: 'tele2', ...JSON.parse(JSON.stringify(changes)) });
    expect(read).toEqual(extendOperator(tele2, changes));
    expect(read.kinds['serviceFault']?.clocks[0]?.term).toEqual(days(2));
  });

  it('takes away by null what extendOperator takes away by undefined', () => {
    const gone = <None>(none: None) => ({
      channels: { sms: none, shop: none },
      kinds: { shopOrder: none, claim: { details: { answerForm: none } }, complaint: { clocks: { listing: none } } },
    });
    const { sms: _, ...channels } = gone(undefined).channels;
    const { sms: __, ...inFile } = gone(null).channels;
    const read = operatorFromJson({ base: 'tele2', ...gone(null), channels: inFile });
    expect(read).toEqual(extendOperator(tele2, { ...gone(undefined), channels }));
    expect(['shopOrder' in read.kinds, 'shop' in read.channels]).toEqual([false, false]);
  });

  it('takes a calendar as a whole file does, in place of that of the base', () => {
    const week = { sat: ['10:00-12:00'] } as const;
    const { calendar } = operatorFromJson({ ...own, calendar: { base: 'russia', name: 'volna', week } });
    expect(calendar).toEqual(officeHours({ name: 'volna', week }));
  });

  it('is written whole, and read as the same', () => {
    const read = operatorFromJson(own);
    const json = operatorToJson(read);
    expect(Object.keys(Object(json)).sort()).toEqual(Object.keys(Object(operatorToJson(tele2))).sort());
    expect(operatorFromJson(json)).toEqual(read);
  });

  it('keeps nothing of the JSON', () => {
    const json = { ...own, brand: [{ name: { ru: 'Волна', en: 'Volna' } }] };
    const read = operatorFromJson(json);
    json.brand.push({ name: { ru: 'Другая', en: 'Another' } });
    expect(read.brand).toHaveLength(1);
  });

  const clock = 'kinds/complaint/clocks';

  /** Kinds with which no case has to do: without them a file is read faster. */
  const unneeded = Object.fromEntries(
    Object.keys(tele2.kinds)
      .filter((name) => !['complaint', 'claim', 'shopOrder', 'numberPorting'].includes(name))
      .map((name) => [name, null]),
  );

  it.each([
    ...['mars', 't2', '', null, 5, [], { base: 'mts' }].map(
      (base) => [{ base }, /^\/base: expected one of mts, megafon, beeline, tele2, found [^;]+$/] as const,
    ),
    [{ colour: 1 }, '/colour: expected no such field'],
    [{ support: 1 }, '/support: expected a value of type string, found 1'],
    [{ support: null }, '/support: expected a value of type string, found null'],
    [{ $schema: 5 }, '/$schema: expected a value of type string, found 5'],
    ...['kinds', 'channels', 'series'].flatMap((name) =>
      [5, null, []].map(
        (value) => [{ [name]: value }, new RegExp(`^/${name}: expected a value of type object`)] as const,
      ),
    ),
    ...[5, null, []].map((value) => [{ texts: value }, '/texts: expected texts by name'] as const),
    [{ texts: { registered: [] } }, '/texts/registered: expected texts by locale'],
    [{ kinds: { complaint: [] } }, '/kinds/complaint: expected a value of type object, found a list'],
    [{ kinds: { complaint: { colour: 1 } } }, '/kinds/complaint/colour: expected no such field'],
    [{ kinds: { complaint: { details: [] } } }, '/kinds/complaint/details: expected a value of type object'],
    [{ kinds: { own: {} } }, '/kinds/own/title: expected a value of type object, found none; /kinds/own/lifecycle'],
    // A name that is not there cannot be taken away.
    [{ kinds: { complain: null } }, "/kinds/complain: found no such name to take away, perhaps 'complaint'"],
    [{ channels: { chats: null } }, "/channels/chats: found no such name to take away, perhaps 'chat'"],
    [
      { kinds: { complaint: { details: { wish: null } } } },
      /^\/kinds\/complaint\/details\/wish: found no such name to take away$/,
    ],
    [
      { kinds: { complaint: { clocks: { reveiw: null } } } },
      `/${clock}/reveiw: found no such name to take away, perhaps 'review'`,
    ],
    [
      { kinds: { complaint: { clocks: { reveiw: { term: days(9) } } } } },
      `/${clock}/reveiw: found a name that the base does not have, perhaps 'review'; /${clock}/reveiw/version: expected`,
    ],
    [{ kind: {} }, "/kind: expected no such field, perhaps 'kinds'"],
    [{ kinds: { complaint: { detials: {} } } }, "/kinds/complaint/detials: expected no such field, perhaps 'details'"],
    [{ defaultLocale: 'kk' }, '/texts/reason.unanswered: expected a text in kk, the default locale'],
    [
      { kinds: { complaint: { lifecycle: 'order' } } },
      "/kinds/complaint/messages/resolved: found 'resolved', which is no event",
    ],
    ...[5, []].map(
      (value) =>
        [{ kinds: { complaint: { clocks: { revue: value } } } }, `/${clock}/revue: expected an object`] as const,
    ),
    [{ kinds: { complaint: { clocks: 5 } } }, `/${clock}: expected a value of type array, found 5`],
    [
      { kinds: { complaint: { clocks: { review: { term: { unit: 'days', amount: 0.5 }, colour: 1 } } } } },
      `/${clock}/review/term/amount: expected a whole number from 0 to 100000, found 0.5; /${clock}/review/colour: expected no such field`,
    ],
    [
      { kinds: { complaint: { clocks: [{ name: 'review' }] } } },
      `/${clock}/0/version: expected a value of type string, found none`,
    ],
    [
      { kinds: { numberPorting: { clocks: { porting: { term: days(9) } } } } },
      '/kinds/numberPorting/clocks/porting: found several clocks of this name, expected the whole list',
    ],
    // What the base needs is told where it stands.
    [
      { kinds: { claim: { details: { demand: null } } } },
      /^\/kinds\/claim\/clocks\/\w+\/when\/detail: found 'demand', expected one of/,
    ],
    [{ series: { order: null } }, "/kinds/shopOrder/series: found 'order', expected one of inquiry, porting"],
    // Words for all kinds replace those of each kind; what is wrong with them is told once.
    [
      { texts: { registered: { ru: 'Принято {numer}' } } },
      /^\/texts\/registered\/ru: [^;]*; \/texts\/registered\/ru: [^;]*$/,
    ],
    [{ calendar: 'russia' }, '/calendar: expected an object'],
    [{ calendar: { base: 'mars' } }, "/calendar/base: expected 'russia', found 'mars'"],
  ] as const)('is refused with its place: %j', (changes, told) => {
    const kinds: unknown = 'kinds' in changes ? changes.kinds : {};
    const isNamed = typeof kinds === 'object' && kinds !== null && !Array.isArray(kinds);
    const message = faultOf({ ...own, ...changes, kinds: isNamed ? { ...unneeded, ...kinds } : kinds });
    if (typeof told === 'string') expect(message).toContain(told);
    else expect(message).toMatch(told);
  });
});

describe('a file without a base', () => {
  const hint = '/base: expected one of mts, megafon, beeline, tele2, or all parts of an operator, found none';

  it('that lacks parts is told of the base first, and of each part once', () => {
    const places = faultOf({ id: 'volna', support: '0770' })
      .split('; ')
      .map((fault) => fault.replace(/: .*/u, ''));
    expect(places[0]).toBe('/base');
    expect(places).toEqual([...new Set(places)]);
    expect(places).toContain('/calendar');
    expect(faultOf({})).toContain(`${hint}; /id: `);
    expect(faultOf({})).not.toMatch(/nonoptional|record/u);
    expect(russianFault(hint)).toBe(
      '/base: нужно: одно из mts, megafon, beeline, tele2 или все части описания оператора; найдено: ничего',
    );
  });

  it('is not told of it where one part is missing, or where it is no object', () => {
    const { calendar: _, ...others } = JSON.parse(JSON.stringify(operatorToJson(mts)));
    expect(faultOf(others)).toMatch(/^\/calendar: expected an object: [^;]*, found none$/u);
    expect(faultOf([])).toBe('the operator: expected a value of type object, found a list');
  });
});

/** A place that is spoilt, with what, and what is told of it. */
const mistakes: readonly (readonly [path: string, value: unknown, told: string])[] = [
  ['support', 890, '/support: expected a value of type string, found 890'],
  ['legalName', undefined, '/legalName: expected a value of type string, found none'],
  [
    'contacts.federal',
    '8-800',
    "/contacts/federal: expected a phone number in E.164, such as +78002500890, found '8-800'",
  ],
  ['colour', 'red', '/colour: expected no such field'],
  [
    'contacts.source',
    { kind: 'article', reference: { ru: 'сайт', en: 'site' }, seen: '2026-11-27' },
    '/contacts/source/address: expected the address where the article was read, found none',
  ],
  [
    'contacts.source',
    { kind: 'article', reference: { ru: 'сайт', en: 'site' }, address: 'own.example/help' },
    '/contacts/source/seen: expected the day on which the article was read, yyyy-mm-dd, found none',
  ],
  ['defaultLocale', 'russian', "/defaultLocale: expected a language tag such as ru, found 'russian'"],
  ['defaultLocale', 'ru--', "/defaultLocale: expected a language tag such as ru, found 'ru--'"],
  [
    'kinds.complaint.steps',
    [{ name: 'checked', title: { ru: 'Проверка '.repeat(17).trim(), en: 'Checked' } }],
    '/kinds/complaint/steps/0/title/ru: expected one line of 1 to 60 characters that can be read, which a message shows whole, found',
  ],
  ['kinds.complaint.demands', [], '/kinds/complaint/demands: expected no such field'],
  ['kinds.complaint.a/b~c', [], '/kinds/complaint/a~1b~0c: expected no such field'],
  [
    'kinds.complaint.clocks.0.term.amount',
    '5',
    "/kinds/complaint/clocks/0/term/amount: expected a value of type number, found '5'",
  ],
  [
    'kinds.complaint.clocks.0.startsOn.0',
    'registred',
    '/kinds/complaint/clocks/0/startsOn/0: expected one of received, registered,',
  ],
  [
    'kinds.complaint.clocks.0.stopsOn.1',
    'ended',
    '/kinds/complaint/clocks/0/stopsOn/1: expected one of received, registered,',
  ],
  [
    'kinds.complaint.clocks.0.pausedIn.0',
    'scheduled',
    "/kinds/complaint/clocks/0/pausedIn: found 'scheduled', which is no status of an inquiry",
  ],
  ['kinds.claim.clocks.3.when.detail', 'wish', "/kinds/claim/clocks/3/when/detail: found 'wish', expected one of"],
  [
    'kinds.claim.clocks.2.endsOn',
    'amount',
    "/kinds/claim/clocks/2/endsOn: found 'amount' of type money, expected a detail of type date",
  ],
  [
    'kinds.complaint.series',
    'nowhere',
    "/kinds/complaint/series: found 'nowhere', expected one of inquiry, order, porting",
  ],
  [
    'kinds.complaint.messages.registred',
    { message: 'registered', urgent: true },
    '/kinds/complaint/messages/registred: expected no such field',
  ],
  [
    'kinds.complaint.messages.registered.message',
    'registred',
    '/kinds/complaint/messages/registered/message: expected one of registered,',
  ],
  ['kinds.complaint.details.wish', { type: 'colour' }, '/kinds/complaint/details/wish'],
  ['kinds', {}, '/kinds: expected at least one kind of requests, found none'],
  ['channels', {}, '/channels: expected at least one channel, found none'],
  ['kinds.my complaint', mts.kinds.complaint, '/kinds/my complaint: expected as its name a name of at most 40 Latin'],
  ['kinds.a/b', mts.kinds.complaint, "letter first, found 'a/b'"],
  ['kinds.Complaint', mts.kinds.complaint, '/kinds/Complaint: expected as its name'],
  ['kinds.', mts.kinds.complaint, '/kinds/: expected as its name a name of at most 40 Latin letters'],
  ['series.in quiry', mts.series.inquiry, '/series/in quiry: expected as its name'],
  ['aliases', ['mts-ru', 'other', 'mts-ru'], "/aliases/2: found 'mts-ru' a second time, expected ids that differ"],
  ['aliases', ['mts'], "/aliases/0: found 'mts' a second time"],
  [
    'brand',
    [...mts.brand, { ...mts.brand[0], from: '2026-02-01' }, { ...mts.brand[0], from: '2026-02-01' }],
    '/brand/2/from: expected a day after that of the name before, oldest first',
  ],
  [
    'kinds.complaint.clocks',
    [...mts.kinds.complaint.clocks, mts.kinds.complaint.clocks[0]],
    `/kinds/complaint/clocks/${mts.kinds.complaint.clocks.length}: found 'review' twice for the same requests`,
  ],
  [
    'kinds.complaint.steps',
    [
      { name: 'checked', title: { ru: 'Проверено', en: 'Checked' } },
      { name: 'checked', title: { ru: 'Проверено', en: 'Checked' } },
    ],
    "/kinds/complaint/steps: found 'checked' twice, expected each name once",
  ],
  ...[0, -5, 101, 1e9].map(
    (percent) =>
      [
        'kinds.complaint.clocks.0.warnings',
        [{ percent }],
        `/kinds/complaint/clocks/0/warnings/0/percent: expected a percentage above 0, at most 100, found ${percent}`,
      ] as const,
  ),
  [
    'channels.sms by pigeon',
    mts.channels.hotline,
    '/channels/sms by pigeon: expected as its name a name of at most 40 Latin letters',
  ],
  [
    'series.order',
    { ...mts.series['inquiry'] },
    "/series/order: series 'inquiry' and 'order' both have numbers of 10 digits that begin alike",
  ],
  ['series.order.digits', [12], "/series/porting: series 'order' and 'porting' both have numbers of 12 digits"],
  ['series.inquiry.digits', 4, "/series/inquiry: series 'inquiry': expected 9 to"],
  [
    'calendar',
    undefined,
    '/calendar: expected an object: { "base": "russia" }, the only calendar known by name, or one with timeZone and week, found none',
  ],
  ['calendar', [], '/calendar: expected an object: { "base": "russia" }, the only calendar known by name'],
  ['calendar', {}, '/calendar/base: expected { "base": "russia" }, the only calendar known by name, or else timeZone'],
  ['calendar', { name: 'russia' }, '/calendar/base: expected { "base": "russia" }, the only calendar known by name'],
  ['calendar', 'russia', '/calendar: expected an object'],
  ['calendar', { base: 'mars' }, "/calendar/base: expected 'russia', found 'mars'"],
  ['calendar', { base: 'russia', colour: 1 }, '/calendar/colour: expected no such field'],
  ['calendar', { timeZone: 'Europe/Moscow', week: { mon: ['09:00-18:00', '17:00-20:00'] } }, '/calendar/week/mon: '],
  ['texts.registered.ru', { sms: 'Принято' }, '/texts/registered/ru/sms: line 1, column 1: '],
  ['texts.status', {}, '/texts/status: expected one of'],
  [
    'kinds.complaint.texts',
    { 'status.registered': { ru: 'Заявка {numer}' } },
    '/kinds/complaint/texts/status.registered/ru: line 1, column 8: ',
  ],
  [
    'kinds.complaint.texts.registered',
    { ru: { pigeon: 'Да {number}' } },
    '/kinds/complaint/texts/registered/ru/pigeon: expected one of',
  ],
  [
    'kinds.complaint.texts.registered',
    { ru: `{number} ${'Спасибо, что вы с нами. '.repeat(10)}` },
    '/kinds/complaint/texts/registered/ru: found an SMS of',
  ],
];

describe('a file with a mistake', () => {
  it.each(mistakes)('is refused with its place: %s = %j', (path, value, told) => {
    expect(faultOf(spoiled((json) => set(json, path, value)))).toContain(told);
  });

  const year = { year: 2028, decree: '1', source: 'made up', workingDays: 248 };

  it.each([
    [
      [
        {
          ...year,
          moves: [
            { from: '2028-01-01', to: '2028-12-28' },
            { from: '2028-01-02', to: '2028-12-29' },
          ],
        },
      ],
      '/calendar/years/0/workingDays',
    ],
    [[{ ...year, moves: [{ from: '2028-01-04', to: '2028-12-29' }] }], '/calendar/years/0/moves/0/from'],
  ])('is refused for a move of its calendar that does not add up: %#', (years, told) => {
    expect(faultOf({ ...file(), calendar: { base: 'russia', years } })).toContain(told);
  });

  it('is refused with all that is wrong with it', () => {
    const json = spoiled((one) => {
      set(one, 'support', 'call');
      set(one, 'calendar', { base: 'russia', until: 1999 });
      set(one, 'texts.registered.ru', 'Принято {number');
      set(one, 'kinds.complaint.clocks.0.audience', 'all');
    });
    const told = faultOf(json).split('; ');
    expect(told.map((one) => one.split(':')[0])).toEqual([
      '/support',
      '/kinds/complaint/clocks/0/audience',
      '/calendar/until',
      '/texts/registered/ru',
    ]);
  });

  it('is refused with at most fifty faults, and how many more there are', () => {
    const kinds = Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`kind${index}`, {}]));
    const told = faultOf({ ...file(), kinds }).split('; ');
    expect([told.length, told.at(-1)]).toEqual([51, expect.stringMatching(/^and \d+ more$/)]);
  });

  it.each([
    [undefined, 'the operator: expected JSON data, found undefined'],
    [null, 'the operator: expected a value of type object, found null'],
    ['mts', "the operator: expected a value of type object, found 'mts'"],
    [[], 'the operator: expected a value of type object, found a list'],
    [new Map(), 'the operator: expected JSON data, found an object of a class'],
    [mts, '/calendar/week: expected this field, found none'],
  ])('is no operator: %#', (json, told) => {
    expect(faultOf(json)).toContain(told);
  });

  it.each([
    ['an own prototype', JSON.parse('{"__proto__":{"id":"own"}}'), '/__proto__: expected no such field'],
    [
      'one at depth',
      { ...file(), contacts: JSON.parse('{"source":{"__proto__":1}}') },
      '/contacts/source/__proto__: expected no such field',
    ],
    [
      'one among the kinds',
      { ...file(), kinds: JSON.parse('{"__proto__":{}}') },
      '/kinds/__proto__: expected no such field',
    ],
    ['a number that JSON cannot have', { ...file(), support: Number.NaN }, '/support: expected JSON data, found NaN'],
    ['a function', { ...file(), aliases: [() => 1] }, '/aliases/0: expected JSON data'],
    ['a hole in a list', { ...file(), aliases: new Array(1) }, '/aliases/0: expected JSON data, found undefined'],
    ['a date', { ...file(), aliases: [new Date(0)] }, '/aliases/0: expected JSON data, found an object of a class'],
    [
      'a getter that throws',
      {
        ...file(),
        get brand() {
          throw new Error('secret');
        },
      },
      'the operator: expected a value that can be read',
    ],
    [
      'a long text',
      { ...file(), legalName: 'x'.repeat(1_000_000) },
      '/legalName: expected a text of at most 10000 characters, found 1000000',
    ],
    ['a long list', { ...file(), aliases: new Array(1e9) }, '/aliases: expected at most 500 items, found 1000000000'],
    [
      'many fields',
      { ...file(), kinds: Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [index, {}])) },
      '/kinds: expected at most 500 fields, found 2000',
    ],
    [
      'many values',
      { ...file(), aliases: Array.from({ length: 400 }, () => Array.from({ length: 400 }, () => 1)) },
      'the operator: expected at most 60000 values in all',
    ],
  ])('is refused without harm: %s', (_, json, told) => {
    expect(faultOf(json)).toContain(told);
  });

  it('is refused however deep it is', () => {
    const deep: Data = {};
    let inner = deep;
    for (let level = 0; level < 100_000; level += 1) {
      const next: Data = {};
      inner['a'] = next;
      inner = next;
    }
    expect(faultOf(deep)).toContain('/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a: expected at most 16 levels');
    const circle: Data = {};
    circle['a'] = circle;
    expect(faultOf(circle)).toContain('expected at most 16 levels');
  });

  it('is refused for every field that is missing, whichever it is', () => {
    for (const name of Object.keys(file())) {
      const optional = ['quietHours', 'texts'].includes(name);
      const { [name]: _, ...rest } = file();
      expect([name, faultOf(rest) === 'none' ? 'none' : 'named']).toEqual([name, optional ? 'none' : 'named']);
      if (!optional) expect(faultOf(rest)).toMatch(new RegExp(`(^|; )/${name}: expected .*found (none|undefined)`));
    }
  });

  it('changes nothing for all other objects', () => {
    faultOf(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'));
    expect('polluted' in {}).toBe(false);
  });
});
