/**
 * A short fingerprint of a command, to tell its repetition from another command that took its id. Not a secret and no
 * proof: it only has to differ when the content does, within one command id.
 */

/** Two hashes that go different ways through the same content: 32 bits of one and 21 of the other are kept. */
interface Lane {
  readonly seed: number;
  readonly factor: number;
}

const lower: Lane = { seed: 0xdeadbeef, factor: 2_654_435_761 };
const upper: Lane = { seed: 0x41c6ce57, factor: 1_597_334_677 };

/**
 * 53 bits over JSON data, in any order of its keys; what is `undefined` is left out.
 *
 * @example
 * digest({ a: 1, b: 'x' }) === digest({ b: 'x', a: 1 }) //=> true
 */
export function fingerprint(content: unknown): string {
  const bits = 2 ** 32 * (hashOf(content, upper) & 0x1fffff) + (hashOf(content, lower) >>> 0);
  return bits.toString(36);
}

/** Not a hash of its JSON: that takes half as long again and leaves a copy of everything behind. */
function hashOf(value: unknown, lane: Lane): number {
  if (typeof value === 'string') return hashOfText(value, lane);
  if (typeof value !== 'object' || value === null) return mixed(hashOfText(String(value), lane), 1, lane);
  if (Array.isArray(value)) {
    let hash = 2;
    for (const part of value) hash = mixed(hash, hashOf(part ?? null, lane), lane);
    return hash;
  }
  // A sum, so that the order of the keys does not matter.
  let sum = 3;
  for (const [key, part] of Object.entries(value)) {
    if (part !== undefined) sum = (sum + mixed(hashOfText(key, lane), hashOf(part, lane), lane)) | 0;
  }
  return sum;
}

function hashOfText(text: string, { seed, factor }: Lane): number {
  let hash = seed ^ text.length;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), factor);
  return hash ^ (hash >>> 16);
}

/** Every bit of both ends up in every bit of the result (MurmurHash3's finalizer). */
function mixed(one: number, other: number, { factor }: Lane): number {
  let hash = Math.imul(one, factor) ^ other;
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
  return hash ^ (hash >>> 16);
}
