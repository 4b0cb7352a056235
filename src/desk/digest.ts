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
  const text = canonical(content);
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

/** JSON with the keys of every object in order; what is `undefined` is left out. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  let text = '{';
  for (const [key, part] of Object.entries(value).sort(byKey)) {
    if (part !== undefined) text += `${JSON.stringify(key)}:${canonical(part)},`;
  }
  return `${text}}`;
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
