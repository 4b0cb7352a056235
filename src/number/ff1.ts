/**
 * A keyed permutation of the numbers of a fixed count of decimal digits, so that a counter becomes a number that nobody
 * without the key can tell from chance. NIST SP 800-38G, FF1, radix 10, 6 to 18 digits, AES as the block cipher.
 *
 * A half has at most nine digits. That keeps the standard's arithmetic inside plain numbers: a half fits one 32-bit
 * word, step 6.iii needs a single AES block (d = 8), and every block before the last one is the same for all values, so
 * it is encrypted once per tweak. What a round makes of a short half is remembered: there are few of them, and the tables
 * of the AES block are large.
 */
import { unsafe } from '@noble/ciphers/aes.js';

/** A number of `length` digits cut in two: `high` is the first `floor(length / 2)` digits, `low` the others. */
export interface Halves {
  readonly high: number;
  readonly low: number;
}

export interface DecimalPermutation {
  readonly length: number;
  encrypt(plain: Halves): Halves;
  decrypt(encrypted: Halves): Halves;
}

export const shortestBody = 6;
export const longestBody = 18;

const rounds = 10;
const blockBytes = 16;

/** A half of so many values is remembered round by round, 40 kB a round; of longer halves too few would come again. */
const mostRemembered = 10_000;
/** So many AES blocks pay for the memory first: a series that issues a few numbers needs none. */
const blocksBeforeMemory = 10_000;

/** The AES key schedule of 16, 24 or 32 secret bytes. Whoever holds it holds the secret. */
export function keySchedule(secret: Uint8Array): Uint32Array {
  return unsafe.expandKeyLE(secret);
}

/** `length`: from 6 (a domain of a million, the floor of SP 800-38G Rev. 1) to 18 digits. */
export function decimalPermutation(schedule: Uint32Array, tweak: Uint8Array, length: number): DecimalPermutation {
  const highModulus = 10 ** Math.floor(length / 2);
  const lowModulus = 10 ** Math.ceil(length / 2);
  const valueBytes = Math.ceil(Math.log2(lowModulus) / 8);
  const [word0, word1, word2, word3] = chainedPrefix(schedule, tweak, length, valueBytes);
  // The round number stands in the byte before the value, which is in the word before it when the value fills a word.
  const roundShift = valueBytes < 4 ? 8 * (3 - valueBytes) : 24;
  const roundInLastWord = valueBytes < 4;
  const encryptBlock = unsafe.encrypt;
  // By round and half: one more than what the round made of it, 0 while nothing is known.
  const memory: (Int32Array | undefined)[] = [];
  let blocks = 0;

  /** Steps 6.i to 6.iv: the pseudo-random 64 bits for one half in one round, reduced to the range of the other half. */
  function roundValue(round: number, half: number, modulus: number): number {
    const known = memory[round]?.[half] ?? 0;
    if (known > 0) return known - 1;
    const value = computedValue(round, half, modulus);
    if (blocks < blocksBeforeMemory) blocks += 1;
    else remember(round, half, value);
    return value;
  }

  function remember(round: number, half: number, value: number): void {
    const values = round % 2 === 0 ? lowModulus : highModulus;
    if (values > mostRemembered) return;
    memory[round] ??= new Int32Array(values);
    memory[round][half] = value + 1;
  }

  function computedValue(round: number, half: number, modulus: number): number {
    const marker = round << roundShift;
    const block = encryptBlock(
      schedule,
      word0,
      word1,
      roundInLastWord ? word2 : word2 ^ marker,
      word3 ^ swapBytes(half) ^ (roundInLastWord ? marker : 0),
    );
    return remainder64(swapBytes(block.s0) >>> 0, swapBytes(block.s1) >>> 0, modulus);
  }

  return {
    length,
    encrypt(plain) {
      let { high, low } = plain;
      for (let round = 0; round < rounds; round += 2) {
        high += roundValue(round, low, highModulus);
        if (high >= highModulus) high -= highModulus;
        low += roundValue(round + 1, high, lowModulus);
        if (low >= lowModulus) low -= lowModulus;
      }
      return { high, low };
    },
    decrypt(encrypted) {
      let { high, low } = encrypted;
      for (let round = rounds - 2; round >= 0; round -= 2) {
        low -= roundValue(round + 1, high, lowModulus);
        if (low < 0) low += lowModulus;
        high -= roundValue(round, low, highModulus);
        if (high < 0) high += highModulus;
      }
      return { high, low };
    },
  };
}

/**
 * P ‖ Q of step 6.i up to where the round number and the value begin: all blocks but the last one encrypted in CBC mode,
 * the last one only mixed in. Four little-endian words, as the AES block takes them.
 */
function chainedPrefix(
  schedule: Uint32Array,
  tweak: Uint8Array,
  length: number,
  valueBytes: number,
): readonly [number, number, number, number] {
  const padded = Math.ceil((tweak.length + 1 + valueBytes) / blockBytes) * blockBytes;
  const input = new Uint8Array(blockBytes + padded);
  const view = new DataView(input.buffer);
  // Version 1, method 2, addition 1, radix 10 in three bytes, ten rounds, then the lengths of half, number and tweak.
  input.set([1, 2, 1, 0, 0, 10, rounds, Math.floor(length / 2)]);
  view.setUint32(8, length);
  view.setUint32(12, tweak.length);
  input.set(tweak, blockBytes);

  let state = { s0: 0, s1: 0, s2: 0, s3: 0 };
  for (let offset = 0; offset < input.length; offset += blockBytes) {
    const mixed = {
      s0: state.s0 ^ view.getUint32(offset, true),
      s1: state.s1 ^ view.getUint32(offset + 4, true),
      s2: state.s2 ^ view.getUint32(offset + 8, true),
      s3: state.s3 ^ view.getUint32(offset + 12, true),
    };
    const last = offset + blockBytes === input.length;
    state = last ? mixed : unsafe.encrypt(schedule, mixed.s0, mixed.s1, mixed.s2, mixed.s3);
  }
  return [state.s0, state.s1, state.s2, state.s3];
}

function swapBytes(word: number): number {
  return (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}

/** `(upper · 2^32 + lower) mod modulus` for 32-bit words and a modulus up to 10^9, 16 bits at a time to stay below 2^53. */
function remainder64(upper: number, lower: number, modulus: number): number {
  const first = remainder(remainder(upper, modulus) * 0x10000 + (lower >>> 16), modulus);
  return remainder(first * 0x10000 + (lower & 0xffff), modulus);
}

/** `%` for whole numbers below 2^53: a division is several times faster than the engine's floating-point remainder, and as exact. */
function remainder(value: number, modulus: number): number {
  return value - Math.floor(value / modulus) * modulus;
}
