/**
 * Keys of the desk: HKDF-SHA-256 (RFC 5869) of the secret of the numbers, one for each purpose. Numbers use the secret itself:
 * one key never serves two ciphers.
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Secret, secretBytes } from '../../number/secret.ts';

/** 32 bytes. */
export function derivedKey(secret: Secret, purpose: 'cursor' | 'session' | 'request'): Uint8Array {
  return hkdf(sha256, secretBytes(secret), undefined, new TextEncoder().encode(`zayavka/${purpose}`), 32);
}
