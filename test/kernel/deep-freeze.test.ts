import { describe, expect, it } from 'vitest';
import { deepFreeze, deepFrozenCopy } from '#src/kernel/deep-freeze.ts';

describe('deepFreeze', () => {
  it('freezes the value itself with all its parts', () => {
    const value = { list: [{ name: 'SIM' }], nothing: null, absent: undefined };
    expect(deepFreeze(value)).toBe(value);
    expect([value, value.list, value.list[0]].every(Object.isFrozen)).toBe(true);
  });

  it.each(['text', 5, null, undefined])('gives back what cannot change: %j', (value) => {
    expect(deepFreeze(value)).toBe(value);
    expect(deepFrozenCopy(value)).toBe(value);
  });
});

describe('deepFrozenCopy', () => {
  it('leaves the original to its owner', () => {
    const value = { list: [{ name: 'SIM' }], absent: undefined };
    const copy = deepFrozenCopy(value);
    value.list[0] = { name: 'eSIM' };
    expect(copy).toStrictEqual({ list: [{ name: 'SIM' }], absent: undefined });
    expect([copy, copy.list, copy.list[0]].every(Object.isFrozen)).toBe(true);
    expect(Object.isFrozen(value)).toBe(false);
  });
});
