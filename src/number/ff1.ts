/**
 * NIST SP 800-38G, FF1: a keyed permutation of the numbers of a fixed count of decimal digits, so that a counter becomes
 * a number that nobody without the key can tell from chance. Radix 10, 6 to 18 digits; letters and step numbers are the
 * standard's.
 *
 * A half has at most nine digits: it is an exact number, its four bytes (b) and the eight of step 4 (d) fit one block,
 * and every block of P and Q but the last one is the same for all numbers.
 */
import { unsafe } from '@noble/ciphers/aes.js';

export interface DecimalPermutation {
  /** `X`: `n` decimal digits. */
  encrypt(X: string): string;
  decrypt(X: string): string;
}

export const shortestBody = 6;
export const longestBody = 18;

const blockBytes = 16;
/** Four little-endian words, as AES takes a block. */
type Block = readonly [number, number, number, number];

/** The AES key schedule of 16, 24 or 32 secret bytes: as secret as they are. */
export function keySchedule(secret: Uint8Array): Uint32Array {
  return unsafe.expandKeyLE(secret);
}

/** `T`: the tweak. `n`: from 6 (a domain of a million, the least that SP 800-38G Rev. 1 allows) to 18 digits. */
export function decimalPermutation(schedule: Uint32Array, T: Uint8Array, n: number): DecimalPermutation {
  const u = Math.floor(n / 2); // step 1
  const v = n - u;
  const [radixU, radixV] = [10 ** u, 10 ** v];
  const b = Math.ceil(Math.log2(radixV) / 8); // step 3
  const [word0, word1, word2, word3] = lastBlock(schedule, T, u, n, b);

  /** Steps 6.i to 6.iv: y modulo radix^m for round i and the half that the round does not change. */
  function y(i: number, half: number, radixM: number): number {
    // Q ends with one byte of i and b bytes of the half, so i is in the last word only if b is less than four.
    const i2 = b === 4 ? i << 24 : 0;
    const i3 = b === 4 ? 0 : i << (8 * b);
    const R = unsafe.encrypt(schedule, word0, word1, word2 ^ i2, word3 ^ swapBytes(i3 | half));
    return remainder64(swapBytes(R.s0) >>> 0, swapBytes(R.s1) >>> 0, radixM);
  }

  /** By round and half: y + 1. Without it a number of ten digits takes three times as long. */
  const memory: Int32Array[] = [];

  function remembered(i: number, half: number, radixM: number): number {
    const known = memory[i]?.[half];
    if (known) return known - 1;
    const value = y(i, half, radixM);
    if (v > 4) return value;
    memory[i] ??= new Int32Array(radixV);
    memory[i][half] = value + 1;
    return value;
  }

  return {
    encrypt(X) {
      let A = Number(X.slice(0, u)); // step 2
      let B = Number(X.slice(u));
      for (let i = 0; i < 10; i += 1) {
        const radixM = i % 2 === 0 ? radixU : radixV; // step 6.v
        const C = (A + remembered(i, B, radixM)) % radixM; // steps 6.vi and 6.vii
        A = B; // step 6.viii
        B = C; // step 6.ix
      }
      return digits(A, u) + digits(B, v); // step 7
    },
    decrypt(X) {
      let A = Number(X.slice(0, u));
      let B = Number(X.slice(u));
      for (let i = 9; i >= 0; i -= 1) {
        const radixM = i % 2 === 0 ? radixU : radixV;
        const C = (B - remembered(i, A, radixM) + radixM) % radixM;
        B = A;
        A = C;
      }
      return digits(A, u) + digits(B, v);
    },
  };
}

/**
 * P and Q (steps 5 and 6.i) through the PRF of step 6.ii, which is CBC-MAC, up to the encryption of the last block. Round
 * and half are zeros here.
 */
function lastBlock(schedule: Uint32Array, T: Uint8Array, u: number, n: number, b: number): Block {
  const t = T.length;
  const input = new Uint8Array(blockBytes * (1 + Math.ceil((t + 1 + b) / blockBytes)));
  // Version 1, method 2, addition 1, radix 10 in three bytes, ten rounds, then the lengths.
  input.set([1, 2, 1, 0, 0, 10, 10, u]);
  new DataView(input.buffer).setUint32(8, n);
  new DataView(input.buffer).setUint32(12, t);
  input.set(T, blockBytes);
  const block = input.slice(0, blockBytes);
  for (let offset = blockBytes; offset < input.length; offset += blockBytes) {
    unsafe.encryptBlock(schedule, block);
    for (const [index, byte] of block.entries()) block[index] = byte ^ (input[offset + index] ?? 0);
  }
  const view = new DataView(block.buffer);
  return [view.getUint32(0, true), view.getUint32(4, true), view.getUint32(8, true), view.getUint32(12, true)];
}

function swapBytes(word: number): number {
  return (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}

/** `(high · 2^32 + low) mod modulus` for a modulus up to 10^9: sixteen bits at a time stay below 2^53. */
function remainder64(high: number, low: number, modulus: number): number {
  const upper = ((high % modulus) * 0x10000 + (low >>> 16)) % modulus;
  return (upper * 0x10000 + (low & 0xffff)) % modulus;
}

function digits(half: number, length: number): string {
  return String(half).padStart(length, '0');
}
