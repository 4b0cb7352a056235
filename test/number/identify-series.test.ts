import { describe, expect, it } from 'vitest';
import { assertDistinctSeries, identifySeries } from '#src/number/identify-series.ts';
import { numberFormat } from '#src/number/number-format.ts';
import { type NumberSeries, numberSeries } from '#src/number/series.ts';

const secret = '2b7e151628aed2a6abf7158809cf4f3c';

/** First digit: the operator; length: the group of kinds. */
const all: readonly NumberSeries[] = Object.entries({ tele2: '2', megafon: '3', mts: '4', beeline: '5' }).flatMap(
  ([operator, prefix]) =>
    Object.entries({ inquiry: 10, order: 11, porting: 12 }).map(([group, digits]) =>
      numberSeries({ name: `${operator}/${group}`, digits, prefix, secret }),
    ),
);
const named = (name: string): NumberSeries => {
  const found = all.find((series) => series.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

describe('findSeries', () => {
  it('says the series of every number', () => {
    for (const series of all) {
      for (let counter = 0; counter < 300; counter += 1) {
        const number = series.issue(counter);
        const found = identifySeries(`№ ${number.slice(0, 3)} ${number.slice(3)}`, all);
        expect(found).toEqual({ ok: true, value: { series, number } });
        expect(all.filter((candidate) => candidate.counterOf(number) !== undefined)).toEqual([series]);
      }
    }
  });

  it('tells a slip apart from a beginning that no series has', () => {
    const number = named('mts/inquiry').issue(7);
    const slip = number.slice(0, -1) + ((Number(number.at(-1)) + 1) % 10);
    expect(identifySeries(slip, all)).toEqual({
      ok: false,
      refusal: { code: 'number/failed-check', check: 'mod97-10' },
    });
    expect(identifySeries(`7${number.slice(1)}`, all)).toEqual({
      ok: false,
      refusal: { code: 'number/other-series', expected: ['2', '3', '4', '5'] },
    });
  });

  it('refuses other lengths and characters as parseNumber does', () => {
    expect(identifySeries('48 2930', all)).toEqual({
      ok: false,
      refusal: { code: 'number/too-short', found: 6, expected: [10, 11, 12] },
    });
    expect(identifySeries('48293017531', [named('mts/porting'), named('mts/inquiry')])).toEqual({
      ok: false,
      refusal: { code: 'number/too-short', found: 11, expected: [10, 12] },
    });
    expect(identifySeries('1234567890123', all)).toMatchObject({
      refusal: { code: 'number/too-long', expected: [10, 11, 12] },
    });
    expect(identifySeries('48a', all)).toMatchObject({
      refusal: { code: 'number/wrong-character', index: 2, character: 'a' },
    });
    expect(identifySeries('4829З01754', all, { lenient: true })).toMatchObject({
      refusal: { code: 'number/failed-check' },
    });
  });

  it('finds nothing where there is no series', () => {
    expect(identifySeries('4829301753', [])).toEqual({
      ok: false,
      refusal: { code: 'number/too-long', found: 10, expected: [] },
    });
  });
});

describe('assertSeriesApart', () => {
  const mts = numberFormat({ name: 'mts/inquiry', digits: [10, 13], prefix: '4' });

  it('lets series pass that differ in length or beginning', () => {
    expect(() => assertDistinctSeries(all)).not.toThrow();
    expect(() =>
      assertDistinctSeries([mts, numberFormat({ name: 'other', digits: [11, 12, 14], prefix: '4' })]),
    ).not.toThrow();
    expect(() =>
      assertDistinctSeries([
        numberFormat({ name: 'one', digits: 12, prefix: '4' }, ['1', '2']),
        numberFormat({ name: 'other', digits: 12, prefix: '4' }, ['3']),
      ]),
    ).not.toThrow();
  });

  it.each([
    ['begins alike', numberFormat({ name: 'other', digits: 10, prefix: '4' })],
    ['begins with the other one', numberFormat({ name: 'other', digits: 10, prefix: '42' })],
    ['has no prefix', numberFormat({ name: 'other', digits: 13 })],
    ['begins alike by its key digit', numberFormat({ name: 'other', digits: 12, prefix: '' }, ['3', '4'])],
  ])('throws when one of the same length %s', (_name, other) => {
    const grown = numberFormat({ name: 'mts/inquiry', digits: [10, 12, 13], prefix: '4' });
    for (const order of [
      [grown, other],
      [other, grown],
    ]) {
      expect(() => assertDistinctSeries(order)).toThrow(expect.objectContaining({ code: 'number/invalid-series' }));
      expect(() => assertDistinctSeries(order)).toThrow(/'mts\/inquiry'.*begin alike|begin alike.*/);
    }
  });

  it('throws when two have one name, which would give both the same bodies', () => {
    expect(() => assertDistinctSeries([mts, numberFormat({ name: 'mts/inquiry', digits: 11, prefix: '5' })])).toThrow(
      "two series are named 'mts/inquiry'",
    );
  });
});
