import { expect, it } from 'vitest';
import { differingCases } from './reference.ts';

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'equals the FF1 of @noble/ciphers in random cases of 6 to 12 digits: hundred thousand no. %i of the million',
  (seed) => {
    expect(differingCases(20251122 * seed, 100_000, 6, 12)).toEqual([]);
  },
);
