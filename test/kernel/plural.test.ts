import { describe, expect, it } from 'vitest';
import { plural } from '#src/kernel/plural.ts';

describe('plural', () => {
  const days = { one: 'день', few: 'дня', many: 'дней', other: 'дня' };

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
    expect([0.5, 1.5, 21.1].map((count) => plural('ru', count, days))).toEqual(['дня', 'дня', 'дня']);
  });
});
