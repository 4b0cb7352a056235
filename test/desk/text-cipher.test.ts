/**
 * Cursors: encrypted under a key of their own, whatever the length of the secret.
 */
import { gcmsiv } from '@noble/ciphers/aes.js';
import { describe, expect, it } from 'vitest';
import { textCipher } from '#src/desk/context/text-cipher.ts';
import { secretBytes } from '#src/number/secret.ts';

/** Secrets of the three lengths, as hex digits. */
const secrets = [16, 24, 32].map((length) => 'a1'.repeat(length));

/** What a cipher with this key makes of a text. */
function encryptedWith(key: Uint8Array, text: string): string {
  const bytes = gcmsiv(key, new TextEncoder().encode('zayavka/page')).encrypt(new TextEncoder().encode(text));
  return Buffer.from(bytes).toString('base64url');
}

describe('textCipher', () => {
  it.each(secrets)('decrypts what it has encrypted with the secret %s', (secret) => {
    const { encrypt, decrypt } = textCipher([secret], 'cursor');
    expect(decrypt(encrypt('1700000000000 mts/inquiry/5'))).toBe('1700000000000 mts/inquiry/5');
  });

  it('does not use the secret as its key, nor a part of it', () => {
    for (const secret of secrets) {
      const bytes = secretBytes(secret);
      const keys = [16, 32].filter((length) => length <= bytes.length).map((length) => bytes.slice(0, length));
      for (const key of keys) expect(textCipher([secret], 'cursor').encrypt('x')).not.toBe(encryptedWith(key, 'x'));
    }
  });

  it('uses all bytes of a secret', () => {
    const [one, other] = ['00', '01'].map((last) => `${'a1'.repeat(23)}${last}`);
    expect(textCipher([one ?? ''], 'cursor').encrypt('x')).not.toBe(textCipher([other ?? ''], 'cursor').encrypt('x'));
  });

  it('encrypts with the newest secret and decrypts with every older one', () => {
    for (const [index, older] of secrets.entries()) {
      const all = textCipher([...secrets.slice(index), 'b2'.repeat(16)], 'cursor');
      expect(all.decrypt(textCipher([older], 'cursor').encrypt('x'))).toBe('x');
      expect(all.encrypt('x')).toBe(textCipher(['b2'.repeat(16)], 'cursor').encrypt('x'));
      expect(textCipher([older], 'cursor').decrypt(all.encrypt('x'))).toBeUndefined();
    }
  });

  it.each(['', 'x', '%00', 'eyJ9'])('does not decrypt %j', (text) => {
    expect(textCipher(secrets, 'cursor').decrypt(text)).toBeUndefined();
  });
});
