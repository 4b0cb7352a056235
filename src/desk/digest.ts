/**
 * A short fingerprint of a command, to tell its repetition from another command that took its id. Not a secret and no
 * proof: it only has to differ when the content does, within one command id.
 */

/**
 * 53 bits over the content, in any order of its keys.
 *
 * @example
 * digest({ a: 1, b: 'x' }) === digest({ b: 'x', a: 1 }) //=> true
 */
export function digest(content: unknown): string {
  const text = JSON.stringify(content, (_key, value: unknown) => sorted(value));
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (2 ** 32 * (low & 0x1fffff) + (high >>> 0)).toString(36);
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
