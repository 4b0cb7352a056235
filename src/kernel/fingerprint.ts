/**
 * A short fingerprint of a text, to tell one content from another. It is no secret and no proof: FNV-1a over UTF-16 units
 * in two lanes of 32 bits, the second with another start and another factor.
 */

/** 64 bits as 16 hexadecimal digits. */
export function fingerprint(text: string): string {
  return lane(text, 0x811c9dc5, 0x01000193) + lane(text, 0x41c6ce57, 0x5f356495);
}

function lane(text: string, start: number, factor: number): string {
  let hash = start;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), factor);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** JSON with the keys of all objects sorted, so that the same content is the same text; `undefined` is left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
