import { FF1 } from '@noble/ciphers/ff1.js';
import { describe, expect, it } from 'vitest';
import { decimalPermutation, keySchedule } from '#src/number/ff1.ts';
import { chance } from './chance.ts';

const key = '2b7e151628aed2a6abf7158809cf4f3cef4359d8d580aa4f7f036d6f04fc6a94';
const tweak = '39383736353433323130';
const tweak36 = '3737373770717273373737';
const digits = '0123456789';
const letters = '0123456789abcdefghi';

/** Samples 1 to 9 that NIST publishes with SP 800-38G: key bytes, radix, tweak, plaintext, ciphertext. */
const samples = [
  [16, 10, '', digits, '2433477484'],
  [16, 10, tweak, digits, '6124200773'],
  [16, 36, tweak36, letters, 'a9tv40mll9kdu509eum'],
  [24, 10, '', digits, '2830668132'],
  [24, 10, tweak, digits, '2496655549'],
  [24, 36, tweak36, letters, 'xbj3kv35jrawxv32ysr'],
  [32, 10, '', digits, '6657667009'],
  [32, 10, tweak, digits, '1001623463'],
  [32, 36, tweak36, letters, 'xs8a0azh2avyalyzuwd'],
] as const;

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

const keyLengths = [16, 24, 32] as const;

/** Cases of random key, tweak, length and value in which ours differs from the reference, or does not lead back. */
function differingCases(seed: number, cases: number): string[] {
  const random = chance(seed);
  const differing: string[] = [];
  for (let count = 0; count < cases; count += 1) {
    const key = Uint8Array.from({ length: keyLengths[random(3)] ?? 16 }, () => random(256));
    // Mostly as long as names of series are; up to four blocks now and then.
    const tweakLength = random(10) === 0 ? random(60) : random(16);
    const tweak = Uint8Array.from({ length: tweakLength }, () => random(256));
    const digits = Array.from({ length: 6 + random(13) }, () => random(10));
    const plain = digits.join('');
    const expected = FF1(10, key, tweak).encrypt(digits).join('');
    const permutation = decimalPermutation(keySchedule(key), tweak, digits.length);
    const found = permutation.encrypt(plain);
    if (found !== expected || permutation.decrypt(found) !== plain) {
      differing.push(`key ${key} tweak ${tweak} digits ${plain}: expected ${expected}, found ${found}`);
    }
  }
  return differing;
}

describe('decimalPermutation', () => {
  it.each(samples.filter(([, radix]) => radix === 10))(
    'gives the NIST sample of a %i-byte key, radix %i, tweak "%s"',
    (length, _radix, tweakHex, plain, encrypted) => {
      const permutation = decimalPermutation(keySchedule(bytes(key.slice(0, 2 * length))), bytes(tweakHex), 10);
      expect(permutation.encrypt(plain)).toBe(encrypted);
      expect(permutation.decrypt(encrypted)).toBe(plain);
    },
  );

  it.each(samples)(
    'is compared with a reference that gives the NIST sample of a %i-byte key, radix %i, tweak "%s"',
    (length, radix, tweakHex, plain, encrypted) => {
      const values = [...plain].map((character) => Number.parseInt(character, 36));
      const found = FF1(radix, bytes(key.slice(0, 2 * length)), bytes(tweakHex)).encrypt(values);
      expect(found.map((value) => value.toString(36)).join('')).toBe(encrypted);
    },
  );

  it('equals the FF1 of @noble/ciphers in random cases of 6 to 18 digits', () => {
    expect(differingCases(20251122, 50_000)).toEqual([]);
  });

  it('takes the largest values of the longest numbers without losing a digit', () => {
    const secret = bytes(key.slice(0, 32));
    const permutation = decimalPermutation(keySchedule(secret), bytes(tweak), 18);
    const largest = '9'.repeat(18);
    const expected = FF1(10, secret, bytes(tweak)).encrypt(Array(18).fill(9)).join('');
    expect(permutation.encrypt(largest)).toBe(expected);
    expect(permutation.decrypt(expected)).toBe(largest);
  });
});
