import { expect, it } from 'vitest';
import { differingCases } from './reference.ts';

it('equals the FF1 of @noble/ciphers in half a million random cases of 12 to 18 digits', () => {
  expect(differingCases(26041991, 500_000, 12, 18)).toEqual([]);
});
