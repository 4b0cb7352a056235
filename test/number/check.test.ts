import { describe, expect, it } from 'vitest';
import { type CheckScheme, checkDigits, checkHolds, checkLength, longestNumber } from '#src/number/check.ts';
import { chance } from './chance.ts';
import { adjacentSwaps, jumpSwaps, singleSlips, soundAlikes, twinSlips } from './slips.ts';

const schemes: readonly CheckScheme[] = ['mod97-10', 'damm', 'luhn'];

/** Sound numbers of every length a series can have. */
function* soundNumbers(scheme: CheckScheme, perLength: number): Generator<string> {
  const random = chance(7064);
  for (let length = 7; length <= longestNumber; length += 1) {
    for (let count = 0; count < perLength; count += 1) {
      const payload = Array.from({ length: length - checkLength(scheme) }, () => random(10)).join('');
      yield payload + checkDigits(scheme, payload);
    }
  }
}

/** The slips that the check does not notice. */
function missed(scheme: CheckScheme, slips: (number: string) => Iterable<string>, perLength = 60): string[] {
  const found: string[] = [];
  for (const number of soundNumbers(scheme, perLength)) {
    for (const slip of slips(number)) if (checkHolds(scheme, slip)) found.push(`${number} → ${slip}`);
  }
  return found;
}

describe('check digits', () => {
  it.each([
    // ISO/IEC 7064, clause on MOD 97-10: 794 gets 44.
    ['mod97-10', '794', '44'],
    ['mod97-10', '48293017', '53'],
    ['mod97-10', '00000000', '98'],
    ['mod97-10', '00000001', '95'],
    // Damm's own example.
    ['damm', '572', '4'],
    ['damm', '000000', '0'],
    // ISO/IEC 7812-1 annex B example, the number of many a text book.
    ['luhn', '7992739871', '3'],
    ['luhn', '000000', '0'],
  ] as const)('of %s after %s are %s', (scheme, payload, expected) => {
    expect(checkDigits(scheme, payload)).toBe(expected);
    expect(checkHolds(scheme, payload + expected)).toBe(true);
  });

  it('of MOD 97-10 make every number leave 1 modulo 97', () => {
    for (const number of soundNumbers('mod97-10', 200)) expect(BigInt(number) % 97n).toBe(1n);
  });

  it.each(schemes)('of %s are the only ones that hold', (scheme) => {
    const length = checkLength(scheme);
    const endings = Array.from({ length: 10 ** length }, (_, check) => String(check).padStart(length, '0'));
    for (let value = 0; value < 1000; value += 1) {
      const payload = String(value).padStart(6, '0');
      expect(endings.filter((ending) => checkHolds(scheme, payload + ending))).toEqual([checkDigits(scheme, payload)]);
    }
  });

  it.each(schemes)('of %s notice every wrong digit, at every place of every length', (scheme) => {
    expect(missed(scheme, singleSlips)).toEqual([]);
  });

  it.each(['mod97-10', 'damm'] as const)('of %s notice every swap of neighbours', (scheme) => {
    expect(missed(scheme, adjacentSwaps)).toEqual([]);
  });

  it('of Luhn notice every swap of neighbours but 09 and 90', () => {
    const found = missed('luhn', adjacentSwaps);
    expect(found.length).toBeGreaterThan(0);
    for (const slip of found) {
      const [number = '', swapped = ''] = slip.split(' → ');
      const place = [...number].findIndex((digit, index) => digit !== swapped.charAt(index));
      expect(['09', '90']).toContain(number.slice(place, place + 2));
    }
  });

  it.each([
    ['jump swap', jumpSwaps],
    ['wrong twin', twinSlips],
    ['Russian sound-alike', soundAlikes],
  ] as const)('of MOD 97-10 notice every %s', (_name, slips) => {
    expect(missed('mod97-10', slips)).toEqual([]);
  });

  it.each(['damm', 'mod97-10'] as const)(
    'of %s notice every single slip and swap in all numbers of four digits',
    (scheme) => {
      const found: string[] = [];
      for (let value = 0; value < 10_000; value += 1) {
        const payload = String(value).padStart(4, '0');
        const number = payload + checkDigits(scheme, payload);
        for (const slip of [...singleSlips(number), ...adjacentSwaps(number)]) {
          if (checkHolds(scheme, slip)) found.push(`${number} → ${slip}`);
        }
      }
      expect(found).toEqual([]);
    },
  );

  it.each(schemes)('of %s do not hold with anything but digits, or with too many of them', (scheme) => {
    for (const number of soundNumbers(scheme, 1)) {
      for (const foreign of ['/', ':', ' ', 'x', '٤', '\u0000', '\uffff']) {
        for (let index = 0; index < number.length; index += 1) {
          expect(checkHolds(scheme, number.slice(0, index) + foreign + number.slice(index + 1))).toBe(false);
        }
      }
    }
    expect(checkHolds('mod97-10', `${'0'.repeat(20)}1`)).toBe(false);
  });
});
