import { describe, expect, it } from 'vitest';
import { plural } from '#src/kernel/plural.ts';

describe('plural', () => {
  const days = { one: 'день', few: 'дня', many: 'дней', other: 'дня' };

  it('gives in Russian what the CLDR rules give, for every integer to 99,999 and for fractions', () => {
    const rules = new Intl.PluralRules('ru');
    const wrong = [];
    const forms = { one: 'one', few: 'few', many: 'many', other: 'other' };
    for (let count = 0; count < 100_000; count += 1)
      if (plural('ru', count, forms) !== rules.select(count)) wrong.push(count);
    expect(wrong).toEqual([]);
    expect([0.5, 1.5, 21.1, -1, -5].map((count) => plural('ru', count, forms))).toEqual(
      [0.5, 1.5, 21.1, -1, -5].map((count) => rules.select(count)),
    );
  });

  it('follows the rules of other languages', () => {
    expect([0, 1, 2].map((count) => plural('en', count, { one: 'day', other: 'days' }))).toEqual([
      'days',
      'day',
      'days',
    ]);
    expect(plural('ar', 2, { one: '1', two: '2', other: 'x' })).toBe('2');
  });

  it('takes the general form where a category has none', () => {
    expect(plural('ru', 5, { one: 'день', other: 'дня' })).toBe('дня');
    expect([1, 2, 5, 11, 21, 112].map((count) => plural('ru', count, days))).toEqual([
      'день',
      'дня',
      'дней',
      'дней',
      'день',
      'дней',
    ]);
  });
});
