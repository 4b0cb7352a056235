import { describe, expect, it } from 'vitest';
import { Fault } from 'zayavka';
import { parseText, readText } from '#src/message/icu/parse-text.ts';

/** `line:column: message` of every fault. */
function faultsOf(source: string): readonly string[] {
  const result = readText(source);
  return result.ok ? [] : result.refusal.map(({ line, column, message }) => `${line}:${column}: ${message}`);
}

function nested(levels: number): string {
  return '{x, select, other {'.repeat(levels) + '}}'.repeat(levels);
}

const written = (name: string) => `expected plural or select, or {${name}} alone, which is already written`;
const forms = 'expected =0, zero, one, two, few, many or other';
const unsendable = 'expected text without control characters and halves of surrogate pairs';

describe('a text that is not in the subset', () => {
  it.each([
    ['no name', '{}', '1:2: found "}", expected the name of an argument, as in {number}'],
    ['no name but spaces', 'a {  }', '1:6: found "}", expected the name of an argument, as in {number}'],
    ['a sign in a name', 'a\nb {n!}', '2:5: found "!", expected } or , after {n'],
    ['two names', '{first last}', '1:8: found "l", expected } or , after {first'],
    ['a dot in a name', '{a.b}', '1:3: found ".", expected } or , after {a'],
    ['an emoji as a name', '{😀}', '1:2: found "😀", expected the name of an argument, as in {number}'],
    ['a no-break space', '{\u00A0n}', '1:2: found U+00A0, expected the name of an argument, as in {number}'],
    ['an invisible character in a name', '{num\u200Bber}', '1:5: found U+200B, expected } or , after {num'],
    ['no type', '{n, }', `1:5: found "}", ${written('n')}`],
    ['a number', '{n, number}', `1:5: found "number", ${written('n')}`],
    ['a skeleton', '{n, number, ::currency/RUB}', `1:5: found "number", ${written('n')}`],
    ['a date', '{day, date, short}', `1:7: found "date", ${written('day')}`],
    ['a time', '{day, time}', `1:7: found "time", ${written('day')}`],
    ['an ordinal', '{n, selectordinal, other {#.}}', `1:5: found "selectordinal", ${written('n')}`],
    ['an unknown type', '{n, Plural, other {#}}', `1:5: found "Plural", ${written('n')}`],
    ['an offset', '{n, plural, offset:1 other {#}}', `1:13: found "offset", ${forms}`],
    ['an unknown form', '{n, plural, several {#} other {#}}', `1:13: found "several", ${forms}`],
    ['no number behind =', '{n, plural, = {#} other {#}}', `1:13: found "=", ${forms}`],
    ['a negative number', '{n, plural, =-1 {#} other {#}}', `1:13: found "=-1", ${forms}`],
    ['a leading zero', '{n, plural, =01 {#} other {#}}', `1:13: found "=01", ${forms}`],
    ['a fraction', '{n, plural, =1.5 {#} other {#}}', `1:13: found "=1.5", ${forms}`],
    [
      'a number beyond 15 digits',
      '{n, plural, =1000000000000000 {#} other {#}}',
      `1:13: found "=1000000000000000", ${forms}`,
    ],
    ['no branches', '{n, plural}', '1:11: found "}", expected , and branches after {n, plural'],
    ['an empty plural', '{n, plural, }', '1:13: found "}", expected other {…} in {n, plural'],
    ['an empty select', '{x, select,}', '1:12: found "}", expected other {…} in {x, select'],
    ['a plural without other', '{n, plural, one {#}\n}', '2:1: found "}", expected other {…} in {n, plural'],
    ['a select without other', '{x, select, a {b}}', '1:18: found "}", expected other {…} in {x, select'],
    ['a form twice', '{n, plural, other {} one {} one {}}', '1:29: found "one" twice, expected it once'],
    ['an exact form twice', '{n, plural, =1 {} =1 {} other {}}', '1:19: found "=1" twice, expected it once'],
    ['a key twice', '{x, select, a {} a {} other {}}', '1:18: found "a" twice, expected it once'],
    [
      'a key of another object',
      '{x, select, toString {} toString {} other {}}',
      '1:25: found "toString" twice, expected it once',
    ],
    ['no branch behind a key', '{x, select, a, other {}}', '1:14: found ",", expected { after a'],
    ['a number as a key', '{x, select, =1 {} other {}}', '1:13: found "=", expected a value, as in other {…}'],
    ['text between branches', '{x, select, other {} «a» {}}', '1:22: found "«", expected a value, as in other {…}'],
    ['NUL', 'a\u0000', `1:2: found U+0000, ${unsendable}`],
    ['a tab', 'a\n\tb', `2:1: found U+0009, ${unsendable}`],
    ['a carriage return', 'a\r\nb', `1:2: found U+000D, ${unsendable}`],
    ['DEL', '\u007F', `1:1: found U+007F, ${unsendable}`],
    ['a C1 control', 'a\u0085b', `1:2: found U+0085, ${unsendable}`],
    ['a first half of a pair', 'a\uD83Db', `1:2: found U+D83D, ${unsendable}`],
    ['a second half of a pair', 'a\uDE00', `1:2: found U+DE00, ${unsendable}`],
    ['a control in an argument', '{n\u0007}', `1:3: found U+0007, ${unsendable}`],
  ])('is refused with its place: %s', (_, source, fault) => {
    expect(faultsOf(source)).toEqual([fault]);
  });

  it.each([
    ['a brace', 'a {', '1:3'],
    ['a name', '{n ', '1:1'],
    ['a comma', '{n,', '1:1'],
    ['a type', '{n, plural', '1:1'],
    ['a second comma', '{n, select, ', '1:1'],
    ['a selector', '{n, select, other', '1:1'],
    ['a branch', '{x, select,\n  other {a', '2:9'],
    ['a placeholder in a branch', '{x, select, other {a {b', '1:22'],
    ['branches', 'a\n{x, select, other {}', '2:1'],
    ['branches, a brace is missing before', '{n, plural, one {день other {дней}}', '1:1'],
  ])('names the one brace that is open where the text ends after %s', (_, source, place) => {
    expect(faultsOf(source)).toEqual([`${place}: found the end of the text, expected } for this {`]);
  });

  it('is told with all its faults', () => {
    expect(faultsOf('{}\n{a b} {n, number}\n{n, plural, one {{!}} one {}} {')).toEqual([
      '1:2: found "}", expected the name of an argument, as in {number}',
      '2:4: found "b", expected } or , after {a',
      `2:11: found "number", ${written('n')}`,
      '3:19: found "!", expected the name of an argument, as in {number}',
      '3:23: found "one" twice, expected it once',
      '3:29: found "}", expected other {…} in {n, plural',
      '3:31: found the end of the text, expected } for this {',
    ]);
  });

  it('goes on behind a placeholder with a fault, also one with branches', () => {
    expect(faultsOf('{n, selectordinal, one {#st} other {{a}th}} {}')).toEqual([
      `1:5: found "selectordinal", ${written('n')}`,
      '1:46: found "}", expected the name of an argument, as in {number}',
    ]);
  });

  it('is told with twenty faults at most', () => {
    expect(faultsOf('{}'.repeat(5000))).toHaveLength(20);
    expect(faultsOf(`{x, select, a {${'{}'.repeat(30)}} other {}}`)).toHaveLength(20);
  });

  it('counts columns in UTF-16 units and lines by line feeds', () => {
    expect(faultsOf('😀{}\u2028{}')).toEqual([
      '1:4: found "}", expected the name of an argument, as in {number}',
      '1:7: found "}", expected the name of an argument, as in {number}',
    ]);
  });

  it('names the apostrophe that hides a brace', () => {
    expect(faultsOf("{x, select, other {d'{number}}}")).toEqual([
      '1:19: found the end of the text, expected } for this {',
      "1:21: found an apostrophe before { that quotes all that follows, expected '' for an apostrophe",
    ]);
  });

  it('may be long and deep up to a limit', () => {
    expect(faultsOf('x'.repeat(10_000))).toEqual([]);
    expect(faultsOf('{'.repeat(10_001))).toEqual(['1:1: found a text of 10001 UTF-16 units, expected at most 10000']);
    expect(faultsOf(nested(8))).toEqual([]);
    const tooDeep = ['1:153: found {x, select in 8 branches, expected at most 7 around it'];
    expect(faultsOf(nested(9))).toEqual(tooDeep);
    expect(faultsOf(nested(400))).toEqual(tooDeep);
    expect(faultsOf('{x, select, other {'.repeat(500))).toEqual(tooDeep);
  });

  it('is thrown as one Fault by parseText', () => {
    const parse = () => parseText('{} {');
    expect(parse).toThrow(Fault);
    expect(parse).toThrow(
      expect.objectContaining({
        code: 'message/invalid-template',
        message:
          '1:2: found "}", expected the name of an argument, as in {number}\n1:4: found the end of the text, expected } for this {',
      }),
    );
  });
});

describe('a parsed text', () => {
  it('has its literals, arguments and branches, with their offsets', () => {
    expect(parseText('A {n, plural, =0 {no} other {#}}')).toEqual({
      source: 'A {n, plural, =0 {no} other {#}}',
      parts: [
        'A ',
        {
          type: 'plural',
          name: 'n',
          at: 2,
          branches: new Map([
            ['=0', { parts: ['no'], at: 14 }],
            ['other', { parts: [{ type: 'argument', name: 'n', at: 29 }], at: 22 }],
          ]),
        },
      ],
      warnings: [],
    });
  });

  it.each(['{n}', '{ n }', '{\nn\n}', '{\u200En\u200F}', '{\u2028n\u2029}'])(
    'ignores white space in a placeholder: %j',
    (source) => {
      expect(parseText(source).parts).toEqual([{ type: 'argument', name: 'n', at: 0 }]);
    },
  );

  it.each(['имя', 'a_b', '0', 'x1', '__proto__', 'constructor', 'ñ', '变量'])('may name an argument {%s}', (name) => {
    expect(parseText(`{${name}}`).parts).toEqual([{ type: 'argument', name, at: 0 }]);
  });

  it('may have branches without spaces between', () => {
    expect(parseText('{n,plural,=1{b}other{}}').parts).toEqual([
      {
        type: 'plural',
        name: 'n',
        at: 0,
        branches: new Map([
          ['=1', { parts: ['b'], at: 10 }],
          ['other', { parts: [], at: 15 }],
        ]),
      },
    ]);
  });

  it('has no parts when it is empty', () => {
    expect(parseText('').parts).toEqual([]);
  });
});
