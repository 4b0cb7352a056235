/** Whether numbers tell anything about each other; every measure is shown to notice a series that does. */
import { describe, expect, it } from 'vitest';
import { numberSeries } from '#src/number/series.ts';

const count = 100_000;
const bodyDigits = 8;

const series = numberSeries({ name: 'mts/inquiry', digits: 10, secret: '2b7e151628aed2a6abf7158809cf4f3c' });
const bodies = Array.from({ length: count }, (_, counter) => series.issue(counter).slice(0, bodyDigits));

/** What others do: count, or multiply by something odd-looking. */
const counted = Array.from({ length: count }, (_, counter) => String(counter).padStart(bodyDigits, '0'));
const scrambled = Array.from({ length: count }, (_, counter) =>
  String(Number((BigInt(counter) * 61_803_399n + 27_182_818n) % 10n ** 8n)).padStart(bodyDigits, '0'),
);

/** The largest chi-square over the places, of how often each of ten values occurs; 9 degrees of freedom. */
function worstChiSquare(valueAt: (index: number, place: number) => number, samples: number): number {
  let worst = 0;
  for (let place = 0; place < bodyDigits; place += 1) {
    const times = new Array<number>(10).fill(0);
    for (let index = 0; index < samples; index += 1) {
      const value = valueAt(index, place);
      times[value] = (times[value] ?? 0) + 1;
    }
    const expected = samples / 10;
    worst = Math.max(
      worst,
      times.reduce((sum, found) => sum + (found - expected) ** 2 / expected, 0),
    );
  }
  return worst;
}

const digit = (numbers: readonly string[], index: number, place: number) => Number(numbers[index]?.charAt(place));

const digitDistribution = (numbers: readonly string[]) =>
  worstChiSquare((index, place) => digit(numbers, index, place), numbers.length);

/** How a digit changes from one number to the next. */
const digitSteps = (numbers: readonly string[]) =>
  worstChiSquare(
    (index, place) => (10 + digit(numbers, index + 1, place) - digit(numbers, index, place)) % 10,
    numbers.length - 1,
  );

/** Pearson's correlation of each number with the one `lag` later. */
function serialCorrelation(numbers: readonly string[], lag: number): number {
  const values = numbers.map(Number);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let covariance = 0;
  let variance = 0;
  for (const [index, value] of values.entries()) {
    variance += (value - mean) ** 2;
    const later = values[index + lag];
    if (later !== undefined) covariance += (value - mean) * (later - mean);
  }
  return covariance / variance;
}

// A chance of one in ten million for each place to exceed it, were the numbers drawn at random.
const chiSquareBound = 51;
const correlationBound = 5 / Math.sqrt(count);

describe('neighbours in a series', () => {
  it('have digits that are spread evenly at every place', () => {
    expect(digitDistribution(bodies)).toBeLessThan(chiSquareBound);
    expect(digitDistribution(counted)).toBeGreaterThan(chiSquareBound);
  });

  it('have digits that change in every way as often', () => {
    expect(digitSteps(bodies)).toBeLessThan(chiSquareBound);
    expect(digitSteps(counted)).toBeGreaterThan(chiSquareBound);
    expect(digitSteps(scrambled)).toBeGreaterThan(chiSquareBound);
  });

  it.each([1, 2, 10, 100, 1000])('are not correlated at a distance of %i', (lag) => {
    expect(Math.abs(serialCorrelation(bodies, lag))).toBeLessThan(correlationBound);
    expect(Math.abs(serialCorrelation(counted, lag))).toBeGreaterThan(correlationBound);
  });

  it('rise as often as they fall', () => {
    const rises = bodies.filter((body, index) => index > 0 && body > (bodies[index - 1] ?? '')).length;
    expect(Math.abs(rises / (count - 1) - 0.5)).toBeLessThan(5 / Math.sqrt(12 * count));
  });

  it('lie as far apart as random ones: half of the digits and more differ even between counters that differ by one', () => {
    let equal = 0;
    for (let index = 0; index + 1 < count; index += 1) {
      for (let place = 0; place < bodyDigits; place += 1) {
        if (digit(bodies, index, place) === digit(bodies, index + 1, place)) equal += 1;
      }
    }
    expect(equal / ((count - 1) * bodyDigits)).toBeCloseTo(0.1, 2);
  });
});
