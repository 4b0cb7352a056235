import { describe, expect, it } from 'vitest';
import { capitalize, dropInvisible, isBlank, isTimeOfDay } from '#src/kernel/text.ts';

describe('a blank text', () => {
  it.each([
    '',
    ' ',
    '\t\n',
    '\u00a0',
    '\u200b\u200d',
    '\u3164',
    '\u115f',
    '\u202e',
    '\ud83d',
    '\u0000',
    '\u2800 \u2800',
  ])('is %j', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['a', 'я', '7', '.', ' a', '\u200bя', '\u0301', '👍', '中'])('is not %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('an invisible character', () => {
  it('is dropped, and becomes a space where it parts words', () => {
    expect(dropInvisible('a\u200bb\u034fc\u3164d')).toBe('abcd');
    expect(['\v', '\f', '\u0085'].map((sign) => dropInvisible(`a${sign}b`))).toEqual(['a b', 'a b', 'a b']);
    expect(dropInvisible('\fa\v\u0085b \f\v')).toBe('a b ');
    expect(dropInvisible('a\tb\nc')).toBe('a\tb\nc');
  });
});

describe('a time of day', () => {
  it.each(['00:00', '09:59', '19:00', '23:59', '24:00'])('is %j', (text) => {
    expect(isTimeOfDay(text)).toBe(true);
  });

  it.each(['9:00', '24:01', '25:00', '12:60', '12:00:00', '12:00\n', ''])('is not %j', (text) => {
    expect(isTimeOfDay(text)).toBe(false);
  });
});

describe('a capital letter', () => {
  it('is the first one alone', () => {
    expect(['обращение', 'eSIM', 'По заявке', ''].map(capitalize)).toEqual(['Обращение', 'ESIM', 'По заявке', '']);
  });
});
