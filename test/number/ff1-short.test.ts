import { expect, it } from 'vitest';
import { differingCases } from './reference.ts';

it('equals the FF1 of @noble/ciphers in 800,000 random cases of 6 to 12 digits', () => {
  expect(differingCases(20251122, 800_000, 6, 12)).toEqual([]);
});
