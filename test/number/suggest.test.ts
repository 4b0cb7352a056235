import { describe, expect, it } from 'vitest';
import { numberFormat } from '#src/number/number-format.ts';
import { isNumberOf } from '#src/number/parse.ts';
import { numberSeries } from '#src/number/series.ts';
import { suggest } from '#src/number/suggest.ts';
import { adjacentSwaps, singleSlips, soundAlikes } from './slips.ts';

const secret = '2b7e151628aed2a6abf7158809cf4f3c';
const format = numberFormat({ name: 'mts/inquiry', digits: 10 });
const slipsOf = (number: string) => [...soundAlikes(number), ...adjacentSwaps(number), ...singleSlips(number)];

describe('suggest', () => {
  it.each(['mod97-10', 'damm', 'luhn'] as const)(
    'offers the number that was meant after any one slip under %s',
    (check) => {
      const series = numberSeries({ name: 'mts/inquiry', digits: 10, check, secret });
      for (let counter = 0; counter < 60; counter += 1) {
        const number = series.issue(counter);
        for (const slip of slipsOf(number)) expect(suggest(slip, series)).toContain(number);
      }
    },
  );

  it('offers all sound neighbours and nothing else, each once, never the number itself', () => {
    for (const typed of ['4829301735', '4829301753', '1212121212', '9090909090', '0000000000']) {
      const expected = new Set(slipsOf(typed).filter((slip) => isNumberOf(slip, format)));
      const found = suggest(typed, format);
      expect(new Set(found)).toEqual(expected);
      expect(found).toHaveLength(expected.size);
      expect(found).not.toContain(typed);
    }
  });

  it('offers what sounds alike first, then swaps, then wrong digits', () => {
    const series = numberSeries({ name: 'mts/inquiry', digits: 10, check: 'luhn', secret });
    const rank = (typed: string, found: string) =>
      [soundAlikes, adjacentSwaps, singleSlips].findIndex((slips) => [...slips(typed)].includes(found));
    let mixed = 0;
    const elevens = Array.from({ length: 200 }, (_, counter) => series.issue(counter)).filter((number) =>
      /11/.test(number),
    );
    expect(elevens.length).toBeGreaterThan(0);
    // Ten and eleven do not sound alike: that is a wrong digit and nothing more.
    const tens = elevens.map((number) => number.replace('11', '10'));
    for (const typed of ['1218132034', '2012903011', '1902130415', ...tens]) {
      const ranks = suggest(typed, series).map((found) => rank(typed, found));
      if (new Set(ranks).size > 1) mixed += 1;
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    }
    expect(mixed).toBeGreaterThan(0);
  });

  it('reads what was typed as parseNumber does', () => {
    expect(suggest('№ 48-2930-1735', format)).toEqual(suggest('4829301735', format));
    expect(suggest('48-29З0-1735', format)).toEqual([]);
    expect(suggest('48-29З0-1735', format, { lenient: true })).toEqual(suggest('4829301735', format));
  });

  it.each(['', '482930173', '48293017350', '48293017x5', '1'.repeat(100_000)])('offers nothing for %j', (text) => {
    expect(suggest(text, format)).toEqual([]);
  });

  it('stays inside the series', () => {
    const mts = numberFormat({ name: 'mts/inquiry', digits: 10, prefix: '4', check: 'luhn' });
    expect(suggest('4829301735', mts).length).toBeGreaterThan(0);
    for (const found of suggest('4829301735', mts)) expect(found).toMatch(/^4/);
  });
});
