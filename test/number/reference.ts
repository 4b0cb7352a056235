/** The reference implementation beside ours: FF1 of `@noble/ciphers` on arrays of digits. */
import { FF1 } from '@noble/ciphers/ff1.js';
import { decimalPermutation, keySchedule } from '#src/number/ff1.ts';
import { chance } from './chance.ts';

const keyLengths = [16, 24, 32] as const;

/** Cases of random key, tweak, length and value in which ours differs from the reference, or does not lead back. */
export function differingCases(seed: number, cases: number, shortest: number, longest: number): string[] {
  const random = chance(seed);
  const differing: string[] = [];
  for (let count = 0; count < cases; count += 1) {
    const key = Uint8Array.from({ length: keyLengths[random(3)] ?? 16 }, () => random(256));
    // Mostly as long as names of series are; up to four blocks now and then.
    const tweakLength = random(10) === 0 ? random(60) : random(16);
    const tweak = Uint8Array.from({ length: tweakLength }, () => random(256));
    const digits = Array.from({ length: shortest + random(longest - shortest + 1) }, () => random(10));
    const expected = FF1(10, key, tweak).encrypt(digits).join('');
    const permutation = decimalPermutation(keySchedule(key), tweak, digits.length);
    const half = Math.floor(digits.length / 2);
    const plain = { high: Number(digits.slice(0, half).join('')), low: Number(digits.slice(half).join('')) };
    const { high, low } = permutation.encrypt(plain);
    const back = permutation.decrypt({ high, low });
    const found = String(high).padStart(half, '0') + String(low).padStart(digits.length - half, '0');
    if (found !== expected || back.high !== plain.high || back.low !== plain.low) {
      differing.push(`key ${key} tweak ${tweak} digits ${digits.join('')}: expected ${expected}, found ${found}`);
    }
  }
  return differing;
}
