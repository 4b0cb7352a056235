import { FF1 } from '@noble/ciphers/ff1.js';
import { describe, expect, it } from 'vitest';
import { decimalPermutation, keySchedule } from '#src/number/ff1.ts';

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

describe('decimalPermutation', () => {
  it.each(samples.filter(([, radix]) => radix === 10))(
    'gives the NIST sample of a %i-byte key, radix %i, tweak "%s"',
    (length, _radix, tweakHex, plain, encrypted) => {
      const permutation = decimalPermutation(keySchedule(bytes(key.slice(0, 2 * length))), bytes(tweakHex), 10);
      const halves = (text: string) => ({ high: Number(text.slice(0, 5)), low: Number(text.slice(5)) });
      expect(permutation.encrypt(halves(plain))).toEqual(halves(encrypted));
      expect(permutation.decrypt(halves(encrypted))).toEqual(halves(plain));
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

  it.each([6, 7, 8, 9])('gives from memory what it computed: %i digits', (length) => {
    const secret = bytes(key.slice(0, 32));
    const reference = FF1(10, secret, bytes(tweak));
    const permutation = decimalPermutation(keySchedule(secret), bytes(tweak), length);
    const cut = Math.floor(length / 2);
    const step = Math.floor(10 ** length / 4_000);
    const plain = Array.from({ length: 4_000 }, (_, index) => String(index * step).padStart(length, '0'));
    const halves = (text: string) => ({ high: Number(text.slice(0, cut)), low: Number(text.slice(cut)) });
    const encrypted = plain.map((text) => reference.encrypt([...text].map(Number)).join(''));
    // The first passes fill the memory, the last one reads it.
    for (let pass = 0; pass < 3; pass += 1) {
      expect(plain.map((text) => permutation.encrypt(halves(text)))).toEqual(encrypted.map(halves));
      expect(encrypted.map((text) => permutation.decrypt(halves(text)))).toEqual(plain.map(halves));
    }
  });

  it('takes the largest values of the longest numbers without losing a digit', () => {
    const permutation = decimalPermutation(keySchedule(bytes(key.slice(0, 32))), bytes(tweak), 18);
    const largest = { high: 999_999_999, low: 999_999_999 };
    const expected = FF1(10, bytes(key.slice(0, 32)), bytes(tweak))
      .encrypt(Array(18).fill(9))
      .join('');
    const { high, low } = permutation.encrypt(largest);
    expect(String(high).padStart(9, '0') + String(low).padStart(9, '0')).toBe(expected);
    expect(permutation.decrypt({ high, low })).toEqual(largest);
  });
});
