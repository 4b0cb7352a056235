/**
 * Encrypts texts that people carry from one call to the next, so that a cursor shows no counters and neither it nor a session can
 * be forged. AES-GCM-SIV (RFC 8452), which is safe when a nonce is used again, under a key for each purpose.
 */
import { gcmsiv } from '@noble/ciphers/aes.js';
import { base64Bytes, toBase64Url } from '../../kernel/text.ts';
import type { Secret } from '../../number/secret.ts';
import { derivedKey } from './derived-key.ts';

export interface TextCipher {
  encrypt(text: string): string;
  /** `undefined` for a text that was not encrypted with one of the secrets. */
  decrypt(encrypted: string): string | undefined;
}

/** @param secrets all that were ever used, at least one, the newest last: it encrypts, all decrypt */
export function textCipher(secrets: readonly Secret[], purpose: 'cursor' | 'session'): TextCipher {
  // Always the same: of two equal texts one may see that they are equal, and no more.
  const nonce = new TextEncoder().encode('zayavka/page');
  const keys = secrets.map((secret) => derivedKey(secret, purpose));
  const cipherOf = (key: Uint8Array) => gcmsiv(key, nonce);
  return {
    encrypt: (text) => {
      const newest = keys.at(-1);
      return newest === undefined ? '' : toBase64Url(cipherOf(newest).encrypt(new TextEncoder().encode(text)));
    },
    decrypt: (encrypted) => {
      const bytes = base64Bytes(encrypted);
      if (bytes === undefined) return undefined;
      for (const key of keys) {
        try {
          return new TextDecoder().decode(cipherOf(key).decrypt(bytes));
        } catch {
          // It was encrypted with another secret, or with none.
        }
      }
      return undefined;
    },
  };
}
