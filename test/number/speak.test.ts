import { describe, expect, it } from 'vitest';
import { formatNumber, speakNumber } from '#src/number/speak.ts';

describe('formatNumber', () => {
  it('takes a million characters', () => {
    const groups = formatNumber('1234567'.repeat(150_000)).split(' ');
    expect(groups).toHaveLength(262_500);
    expect(groups[0]).toBe('1234');
    expect(formatNumber('12'.repeat(500_001)).slice(0, 7)).toBe('12 1212');
  });

  it.each([
    ['48293017', '4829 3017'],
    ['482930175', '4 8293 0175'],
    ['4829301756', '48 2930 1756'],
    ['48293017561', '482 9301 7561'],
    ['482930175612', '4829 3017 5612'],
    ['4829301756123', '4 8293 0175 6123'],
    ['482930175612345678', '48 2930 1756 1234 5678'],
    ['0000000001', '00 0000 0001'],
    ['', ''],
  ])('groups %s as %s', (number, expected) => {
    expect(formatNumber(number)).toBe(expected);
  });
});

describe('speakNumber', () => {
  it('says the groups digit by digit in Russian', () => {
    expect(speakNumber('4829301756', 'ru')).toEqual({
      groups: ['48', '2930', '1756'],
      text: 'четыре восемь, два девять три ноль, один семь пять шесть',
    });
  });

  it('says the groups digit by digit in English', () => {
    expect(speakNumber('4829301756', 'en')).toEqual({
      groups: ['48', '2930', '1756'],
      text: 'four eight, two nine three zero, one seven five six',
    });
  });

  it.each(['ru', 'en'] as const)('has ten different words in %s', (locale) => {
    expect(new Set(speakNumber('0123456789', locale).text.split(/,? /)).size).toBe(10);
  });
});
