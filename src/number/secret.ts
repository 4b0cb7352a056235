/**
 * Reads the secret of a series in the forms in which secrets are kept: bytes, hex or base64. No error shows the value of a
 * secret: messages say its type and length alone.
 */
import { Fault } from '../kernel/fault.ts';
import { counted } from '../kernel/input/described.ts';
import { base64Bytes } from '../kernel/text.ts';

/**
 * 16, 24 or 32 random bytes (an AES-128, AES-192 or AES-256 key): as bytes, as 32, 48 or 64 hex digits, or as base64 or
 * base64url, padded or not. A text that can be read as hex is hex.
 *
 * @see {@link numberSeries}
 */
export type Secret = Uint8Array | string;

/** @throws Fault `number/invalid-secret`: the secret has another form or length */
export function secretBytes(secret: Secret): Uint8Array {
  if (isBytes(secret)) {
    if (!isKeyLength(secret.length)) throw invalid(counted(secret.length, 'byte'));
    return secret;
  }
  if (typeof secret !== 'string') throw invalid(`a value of type ${typeof secret}`);
  const bytes = hexBytes(secret) ?? base64Bytes(secret);
  if (bytes === undefined)
    throw invalid(`a string of ${counted(secret.length, 'character')} that is neither hex nor base64`);
  if (!isKeyLength(bytes.length)) throw invalid(`a string that holds ${counted(bytes.length, 'byte')}`);
  return bytes;
}

function isBytes(value: unknown): value is Uint8Array {
  // The tag holds for arrays of another realm too, where `instanceof` does not.
  return Object.prototype.toString.call(value) === '[object Uint8Array]';
}

function isKeyLength(length: number): boolean {
  return length === 16 || length === 24 || length === 32;
}

function hexBytes(text: string): Uint8Array | undefined {
  if (!isKeyLength(text.length / 2) || !/^[0-9a-f]+$/i.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

function invalid(found: string): Fault {
  const forms = 'as a Uint8Array, as 32, 48 or 64 hex digits, or as base64 of that many bytes';
  return new Fault('number/invalid-secret', `secret: expected 16, 24 or 32 random bytes, ${forms}; found ${found}`);
}
