import { expect, it } from 'vitest';
import { differingCases } from './reference.ts';

it('equals the FF1 of @noble/ciphers in 200,000 random cases of 13 to 18 digits', () => {
  expect(differingCases(26041991, 200_000, 13, 18)).toEqual([]);
});
