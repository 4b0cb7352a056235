import { expect, it } from 'vitest';
import { differingCases } from './reference.ts';

it('equals the FF1 of @noble/ciphers in half a million random cases of 6 to 11 digits', () => {
  expect(differingCases(20251122, 500_000, 6, 11)).toEqual([]);
});
