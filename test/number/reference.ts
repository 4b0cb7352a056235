/** The reference implementation beside ours: FF1 of `@noble/ciphers` on arrays of digits. */
import { FF1 } from '@noble/ciphers/ff1.js';
import { decimalPermutation, keySchedule } from '#src/number/ff1.ts';
import { chance } from './chance.ts';

const keyLengths = [16, 24, 32] as const;

/** Cases of random key, tweak, length and value in which ours differs from the reference, or does not lead back. */
export function differingCases(seed: number, cases: number): string[] {
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
