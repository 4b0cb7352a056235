import { describe, expect, it } from 'vitest';
import { numberFormat } from '#src/number/number-format.ts';
import { parseNumber } from '#src/number/parse.ts';
import { explainNumberRefusal, type NumberRefusal } from '#src/number/refusal.ts';
import { numberSeries } from '#src/number/series.ts';

const secret = '2b7e151628aed2a6abf7158809cf4f3c';
const format = numberFormat({ name: 'mts/inquiry', digits: 10 });
const number = '4829301753';

const fullWidth = [...number].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
const arabicIndic = [...number].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join('');
const easternArabicIndic = [...number].map((digit) => String.fromCodePoint(0x6f0 + Number(digit))).join('');

/** Everything that Unicode calls white space, and the marks without width that come with copied text. */
const spaces =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000' +
  '\u200b\u200e\u200f\u2060\ufeff\u202a\u202e\u2066\u2069\u2064\u061c\u0000\u001b\u0085\ud830';
const dashes = '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u00ad';

describe('parseNumber', () => {
  it.each([
    number,
    '48 2930 1753',
    '48-2930-1753',
    '48.2930.1753',
    '48, 2930, 1753.',
    '48，2930．1753',
    '  4829301753\n',
    '№4829301753',
    '№ 48 2930 1753',
    'N 4829301753',
    'n4829301753',
    'No. 48 2930 1753',
    'N° 48 2930 1753',
    'Nº48 2930 1753',
    '#4829301753',
    'номер 48 2930 1753',
    'обращение N 4829301753',
    'по заявке № 48 2930 1753'.slice(3),
    'Request No 4829301753',
    'Номер: 48 2930 1753.',
    'НОМЕР № 4829301753',
    'number 4829301753',
    fullWidth,
    arabicIndic,
    easternArabicIndic,
    `№ ${arabicIndic.slice(0, 4)} ${fullWidth.slice(4)}`,
    [...number].map((digit) => `${digit}\ufe0f\u20e3`).join(''),
    '\u202a№ 48\u206029301753\u202c',
    '48293o1753',
    '4829 3O 1753',
    '4829 3О 1753',
    '48 293о 1753',
  ])('reads %j', (text) => {
    expect(parseNumber(text, format)).toEqual({ ok: true, value: number });
  });

  it.each([...spaces, ...dashes].map((character) => [`U+${(character.codePointAt(0) ?? 0).toString(16)}`, character]))(
    'passes over %s between digits',
    (_name, character) => {
      expect(parseNumber(`48${character}2930${character}${character}1753`, format)).toEqual({
        ok: true,
        value: number,
      });
    },
  );

  it('reads a zero that was typed as a letter after the word', () => {
    const zeroFirst = numberSeries({ name: 'x', digits: 10, secret, prefix: '0' }).issue(1);
    expect(parseNumber(`номер О${zeroFirst.slice(1)}`, format)).toEqual({ ok: true, value: zeroFirst });
  });

  it.each([':', '/', '\u066a', '\u065f', '\u06fa', '\uff1a'])(
    'takes %j, a neighbour of the digits, for none',
    (character) => {
      expect(parseNumber(`482930${character}53`, format)).toEqual({
        ok: false,
        refusal: { code: 'number/wrong-character', index: 6, character },
      });
    },
  );

  it.each([
    ['I', '4829301753', '48293 0I753'],
    ['l', '4829301753', '4829 30l753'],
    ['З', '4829301753', '4829З0175З'],
    ['з', '4829301753', '4829301 75з'],
  ])('takes the letter %s for a digit in lenient mode alone', (character, expected, text) => {
    expect(parseNumber(text, format, { lenient: true })).toEqual({ ok: true, value: expected });
    const strict = {
      ok: false,
      refusal: { code: 'number/wrong-character', index: text.indexOf(character), character },
    };
    expect(parseNumber(text, format)).toEqual(strict);
    expect(parseNumber(text, format, { lenient: false })).toEqual(strict);
  });

  it.each([
    ['482930175', 9],
    ['', 0],
    ['номер', 0],
    ['№ 48 2930', 6],
  ])('says that %j is too short', (text, found) => {
    expect(parseNumber(text, format)).toEqual({
      ok: false,
      refusal: { code: 'number/too-short', found, expected: [10] },
    });
  });

  it.each([
    ['48293017530', 11],
    ['4829301753 4829301753', 20],
  ])('says that %j is too long', (text, found) => {
    expect(parseNumber(text, format)).toEqual({
      ok: false,
      refusal: { code: 'number/too-long', found, expected: [10] },
    });
  });

  it.each([
    ['4829x01753', 4, 'x'],
    ['№ 48 2930 175₽', 13, '₽'],
    ['48😀29301753', 2, '😀'],
    ['№№ 48\u{1f600}29301753', 5, '\u{1f600}'],
    ['48२९301753', 2, '२'],
    ['4829301753 №', 11, '№'],
    ['48%', 2, '%'],
    ['абонент 4829301753', 0, 'а'],
    ['48293017531234567890%', 20, '%'],
  ])('says which character of %j is wrong', (text, index, character) => {
    expect(parseNumber(text, format)).toEqual({
      ok: false,
      refusal: { code: 'number/wrong-character', index, character },
    });
  });

  it.each(['4829301735', '4829301754', '8429301753', '48 2930 1700', '4829301799'])(
    'tells that the check of %j fails',
    (text) => {
      expect(parseNumber(text, format)).toEqual({
        ok: false,
        refusal: { code: 'number/failed-check', check: 'mod97-10' },
      });
    },
  );

  it('takes no number that cannot be issued though it leaves 1 modulo 97', () => {
    const issued = Array.from({ length: 5000 }, (_, counter) =>
      numberSeries({ name: 'x', digits: 10, secret }).issue(counter),
    );
    const twin = issued.find((candidate) => candidate.endsWith('02')) ?? '';
    const unusual = `${twin.slice(0, -2)}99`;
    expect(BigInt(unusual) % 97n).toBe(1n);
    expect(parseNumber(unusual, format)).toMatchObject({ refusal: { code: 'number/failed-check' } });
  });

  it('says that a sound number is of another series, and how its own begin', () => {
    const mts = numberSeries({
      name: 'mts/inquiry',
      digits: 11,
      prefix: '4',
      secret: [
        { digit: '1', secret },
        { digit: '2', secret },
      ],
    });
    const megafon = numberSeries({ name: 'megafon/inquiry', digits: 11, prefix: '3', secret });
    const refusal = { code: 'number/other-series', expected: ['41', '42'] };
    expect(parseNumber(megafon.issue(1), mts)).toEqual({ ok: false, refusal });
    const unknownKey = numberSeries({ name: 'x', digits: 11, prefix: '47', secret }).issue(1);
    expect(parseNumber(unknownKey, mts)).toEqual({ ok: false, refusal });
    expect(parseNumber(mts.issue(1), mts)).toMatchObject({ ok: true });
  });

  it('takes every length of a series that has grown, and asks for the longer one in between', () => {
    const grown = numberSeries({ name: 'mts/inquiry', digits: [8, 10], secret });
    for (const counter of [0, 999_999, 1_000_000]) {
      expect(parseNumber(grown.issue(counter), grown)).toEqual({ ok: true, value: grown.issue(counter) });
    }
    expect(parseNumber('123456789', grown)).toMatchObject({ refusal: { code: 'number/too-short', expected: [8, 10] } });
    expect(parseNumber('12345678901', grown)).toMatchObject({
      refusal: { code: 'number/too-long', expected: [8, 10] },
    });
  });

  it('refuses a text over 256 characters unread', () => {
    expect(parseNumber(`${number}${' '.repeat(246)}`, format)).toEqual({ ok: true, value: number });
    for (const text of [`${number}${' '.repeat(247)}`, '1'.repeat(5_000_000), '№'.repeat(300), '%'.repeat(1_000_000)]) {
      expect(parseNumber(text, format)).toEqual({
        ok: false,
        refusal: { code: 'number/too-long', found: text.length, expected: [10] },
      });
    }
  });
});

describe('explainNumberRefusal', () => {
  it.each<[NumberRefusal, string, string]>([
    [
      { code: 'number/too-short', found: 9, expected: [10, 12] },
      'Номер состоит из 10 или 12 цифр, а введено 9.',
      'The number has 10 or 12 digits; found: 9.',
    ],
    [
      { code: 'number/too-long', found: 11, expected: [10] },
      'Номер состоит из 10 цифр, а введено 11.',
      'The number has 10 digits; found: 11.',
    ],
    [
      { code: 'number/wrong-character', index: 4, character: 'x' },
      'Номер состоит из цифр, а на 5-м месте стоит «x».',
      'The number consists of digits, but character 5 is “x”.',
    ],
    [
      { code: 'number/failed-check', check: 'mod97-10' },
      'В номере ошибка: проверьте, верны ли все цифры и их порядок.',
      'There is a slip in the number: check every digit and their order.',
    ],
    [
      { code: 'number/other-series', expected: ['41', '42'] },
      'Такие номера начинаются на 41 или 42.',
      'Numbers of this kind begin with 41 or 42.',
    ],
  ])('says in both languages what %j means', (refusal, ru, en) => {
    expect(explainNumberRefusal(refusal)).toEqual({ ru, en });
  });

  it('takes the O behind an N for the label or for a zero, whichever makes a number', () => {
    for (const text of ['NOO8O271284', 'No 0080271284', 'N OO8O271284', 'nO080271284', 'No.OO8O271284']) {
      expect(parseNumber(text, format)).toEqual({ ok: true, value: '0080271284' });
    }
    expect(parseNumber('NO80271284', format)).toMatchObject({ refusal: { code: 'number/too-short', found: 8 } });
  });
});
