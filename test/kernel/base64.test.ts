import { describe, expect, it } from 'vitest';
import { base64Bytes, toBase64Url } from '#src/kernel/text.ts';

describe('bytes as base64', () => {
  it('are read in both alphabets, padded or not, and written in that of URLs', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => (index * 37) % 256);
    for (let length = 1; length < 256; length += 1) {
      const part = bytes.slice(0, length);
      const buffer = Buffer.from(part);
      expect(toBase64Url(part)).toBe(buffer.toString('base64url'));
      expect(base64Bytes(buffer.toString('base64'))).toEqual(part);
      expect(base64Bytes(buffer.toString('base64url'))).toEqual(part);
    }
  });

  it.each(['', 'a', 'abcde', 'ab cd', 'абвг', '=', 'ab==='])('are not %j', (text) => {
    expect(base64Bytes(text)).toBeUndefined();
  });
});
