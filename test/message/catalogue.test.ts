import { describe, expect, it } from 'vitest';
import { catalogueFaults, texts } from './room.ts';

/** What a catalogue that does not compile, or comes from a file, is told. */
const faultsOf = (catalogue: unknown): readonly string[] => catalogueFaults(catalogue);

describe('a catalogue of texts', () => {
  it('is taken as it is', () => {
    const catalogue = {
      registered: { ru: 'Заявка {number} принята. Ответим не позднее {due}.', 'kk-KZ': { sms: '{number} {due}' } },
      numbered: { ru: '{number}' },
    } as const;
    expect(texts(catalogue)).toBe(catalogue);
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ registered: undefined, closed: { ru: undefined } })).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['an unknown text', { regstered: { ru: '{number}' } }, 'regstered: expected one of registered, '],
    ['no object', 'x', 'texts: expected texts by name, found string'],
    ['null', null, 'texts: expected texts by name, found null'],
    ['a text without its locale', { registered: '{number}' }, 'registered: expected texts by locale, found string'],
    ['a list', { registered: ['{number}'] }, 'registered: expected texts by locale, found a list'],
    [
      'a tag of a language that nobody has registered',
      { closed: { russian: '{number}' } },
      'closed.russian: expected a',
    ],
    ['a malformed tag', { registered: { русский: '{number}' } }, 'registered.русский: expected a language tag'],
    [
      'a tag twice',
      { closed: { ru_RU: '{number}', 'ru-ru': '{number}' } },
      'closed.ru-ru: found ru-RU twice, expected it once',
    ],
    ['an unknown channel', { closed: { ru: { fax: '{number}' } } }, 'closed.ru.fax: expected one of sms, push, '],
    ['a function', { closed: { ru: () => '' } }, 'closed.ru: expected a text, or texts by channel, found function'],
    ['a function by channel', { closed: { ru: { sms: () => '' } } }, 'closed.ru.sms: expected a text'],
    [
      'a subject of an SMS',
      { closed: { ru: { sms: { subject: 'a', text: '{number}' } } } },
      'closed.ru.sms: expected a text',
    ],
    [
      'a letter with more',
      { closed: { ru: { email: { subject: 'a', text: '{number}', cc: '' } } } },
      'or { subject, text } and nothing else',
    ],
    [
      'an unknown argument',
      { closed: { ru: '{number} {answer}' } },
      'closed.ru:1:10: found {answer}, expected one of {number}, {title}, {brand}, {support}, {room}, {reopenUntil}',
    ],
    [
      'an unknown argument of a subject',
      { closed: { ru: { email: { subject: '{answer}', text: '{number}' } } } },
      'closed.ru.email.subject:1:1: found {answer}',
    ],
    ['a message without its number', { closed: { ru: 'Закрыто' } }, 'closed.ru:1:1: expected {number} in the text'],
    [
      'a branch without it',
      { resolved: { ru: '{outcome, select, refused {Нет} other {{number}}} {answer}' } },
      'expected {number} in the text, found a branch without it',
    ],
    [
      'a skeleton',
      { registered: { ru: '{number, number, ::currency/RUB} {due}' } },
      'registered.ru:1:10: found "number", expected plural or select',
    ],
    [
      'a plural without its forms',
      { reminder: { ru: '{number} {question} {daysLeft, plural, one {# день} other {# дней}}' } },
      'expected the forms of ru: one, few, many, other',
    ],
    [
      'an optional argument used bare',
      { extended: { ru: '{number} {due} {reason}' } },
      'found {reason}, which may be absent here',
    ],
    ['a choice used bare', { resolved: { ru: '{number} {outcome} {answer}' } }, 'found {outcome}, a code'],
    ['a frame without its text', { frame: { ru: 'Здравствуйте!' } }, 'frame.ru:1:1: expected {text} in the text'],
    ['NUL', { closed: { ru: '{number}\u0000' } }, 'closed.ru:1:9: found U+0000'],
    ['half a surrogate', { closed: { ru: '{number}\ud800' } }, 'closed.ru:1:9: found U+D800'],
    [
      'a megabyte',
      { closed: { ru: '{number}'.repeat(131_072) } },
      'closed.ru:1:1: found a text of 1048576 UTF-16 units',
    ],
    [
      'a subject of two lines',
      { subject: { ru: 'a\n{number}' } },
      'subject.ru:1:2: found a line break, expected one line',
    ],
    [
      'a subject of a letter of two lines',
      { closed: { ru: { email: { subject: 'a\nBcc: b', text: '{number}' } } } },
      'closed.ru.email.subject:1:2: found a line break, expected one line',
    ],
    ['a title of two lines', { title: { ru: 'a\u2028b' } }, 'title.ru:1:2: found a line break, expected one line'],
    [
      'a subject with CR',
      { subject: { ru: 'a\r\n{number}' } },
      'subject.ru:1:2: found U+000D, expected text without control characters',
    ],
    [
      'an empty subject',
      { closed: { ru: { email: { subject: ' ', text: '{number}' } } } },
      'closed.ru.email.subject:1:1: ',
    ],
    ['a Map', { closed: new Map([['ru', '{number}']]) }, 'closed: expected texts by locale, found object'],
    ['a Map of texts', new Map(), 'texts: expected texts by name, found object'],
    ['objects in objects', { closed: { ru: { sms: { sms: { sms: '{number}' } } } } }, 'closed.ru.sms: expected a text'],
    [
      'branches as deep as a megabyte',
      { closed: { ru: `{number}${'{reopenUntil, select, other {'.repeat(20_000)}` } },
      'expected at most 10000',
    ],
    ['no locale', { closed: { '': '{number}' } }, 'closed.: expected a language tag'],
    ['a locale of a megabyte', { closed: { ['ru'.repeat(500_000)]: '{number}' } }, 'expected a language tag'],
    [
      'a name of every object as a text',
      { constructor: { ru: '{number}' } },
      'constructor: expected one of registered, ',
    ],
    ['a language by its name', { closed: { russian: '{number}' } }, 'closed.russian: expected a language tag'],
    [
      'a name of every object as a locale',
      { closed: { toString: '{number}' } },
      'closed.toString: expected a language tag',
    ],
    [
      'a name of every object as an argument',
      { closed: { ru: '{number} {__proto__}' } },
      'closed.ru:1:10: found {__proto__}',
    ],
    ...(
      [
        ['a text', '{"__proto__": {"ru": "{number}"}}', '__proto__: expected one of registered, '],
        ['a locale', '{"closed": {"__proto__": "{number}"}}', 'closed.__proto__: expected a language tag'],
        ['a channel', '{"closed": {"ru": {"__proto__": "{number}"}}}', 'closed.ru.__proto__: expected one of sms, '],
        [
          'a part of a letter',
          '{"closed": {"ru": {"email": {"subject": "a", "text": "{number}", "__proto__": "x"}}}}',
          'closed.ru.email: expected a text, or { subject, text } and nothing else',
        ],
      ] as const
    ).map(([place, json, expected]): [string, unknown, string] => [
      `__proto__ as ${place}`,
      JSON.parse(json),
      expected,
    ]),
    ['nothing', { closed: { ru: ' ' } }, 'closed.ru:1:1: '],
  ])('is refused with its place: %s', (_, catalogue, expected) => {
    const faults = faultsOf(catalogue);
    expect(faults.join('\n')).toContain(expected);
    expect(faults.length).toBeLessThanOrEqual(2);
    expect(faults.join('\n').length).toBeLessThan(1_000);
  });

  it('looks at the first 500 languages of a text', () => {
    const closed = Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`wrong-${index}`, '{number}']));
    const faults = faultsOf({ closed });
    expect(faults.length).toBe(501);
    expect(faults.slice(0, 2)).toEqual([
      'closed: expected at most 500 fields, found 60000',
      'closed.wrong-0: expected a language tag (BCP 47), such as ru or kk-KZ',
    ]);
  });

  it('tells all faults at once', () => {
    const catalogue: object = { closed: { ru: '{due}', en: '{nobody}' }, lost: {} };
    expect(() => texts({ ...catalogue })).toThrow(
      expect.objectContaining({
        code: 'message/invalid-template',
        message: expect.stringMatching(/^lost: .*\nclosed.ru:1:1: .*\nclosed.en:1:1: /s),
      }),
    );
  });
});
