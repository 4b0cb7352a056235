/**
 * Texts that leave the house and come back, such as where a page of requests begins: sealed, so that nobody learns from one
 * how requests are counted, and nobody makes one up. AES-GCM-SIV (RFC 8452), whose texts may be repeated under one nonce.
 */
import { gcmsiv } from '@noble/ciphers/aes.js';
import { base64Bytes, toBase64Url } from '../../kernel/base64.ts';
import { type Secret, secretBytes } from '../../number/secret.ts';

export interface CursorCipher {
  encrypt(text: string): string;
  /** `undefined` for what nobody with these secrets has sealed. */
  decrypt(sealed: string): string | undefined;
}

/** All secrets that were ever used, the newest last: it seals, all open. */
export function cursorCipher(secrets: readonly Secret[]): CursorCipher {
  // The cipher knows keys of 16 and of 32 bytes.
  const keys = secrets.map(secretBytes).map((bytes) => (bytes.length === 24 ? bytes.slice(0, 16) : bytes));
  // Always the same: of two equal texts one may see that they are equal, and no more.
  const nonce = new TextEncoder().encode('zayavka/page');
  const cipherOf = (key: Uint8Array) => gcmsiv(key, nonce);
  return {
    encrypt: (text) => {
      const newest = keys.at(-1);
      return newest === undefined ? '' : toBase64Url(cipherOf(newest).encrypt(new TextEncoder().encode(text)));
    },
    decrypt: (sealed) => {
      const bytes = base64Bytes(sealed);
      if (bytes === undefined) return undefined;
      for (const key of keys) {
        try {
          return new TextDecoder().decode(cipherOf(key).decrypt(bytes));
        } catch {
          // Sealed with another secret, or by nobody.
        }
      }
      return undefined;
    },
  };
}
