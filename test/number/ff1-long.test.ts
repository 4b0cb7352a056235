import { expect, it } from 'vitest';
import { differingCases } from './reference.ts';

it.each([9, 10])(
  'equals the FF1 of @noble/ciphers in random cases of 13 to 18 digits: hundred thousand no. %i of the million',
  (seed) => {
    expect(differingCases(20251122 * seed, 100_000, 13, 18)).toEqual([]);
  },
);
