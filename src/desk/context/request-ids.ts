/**
 * Ids of requests for machines: HMAC-SHA-256 (RFC 2104) of the series and the counter under a key of its own, so that an id tells
 * neither how many requests there are nor which one comes next. Half of its bytes are enough: two ids are equal by chance after
 * 2^64 requests.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { toBase64Url } from '../../kernel/text.ts';
import type { Secret } from '../../number/secret.ts';
import { derivedKey } from './derived-key.ts';

/** 22 characters of base64url; the same for the same series and counter. */
export type RequestIds = (series: string, counter: bigint) => string;

const idBytes = 16;

export function requestIds(newest: Secret): RequestIds {
  const keyed = hmac.create(sha256, derivedKey(newest, 'request'));
  return (series, counter) => {
    const digest = keyed
      .clone()
      .update(new TextEncoder().encode(`${series}/${counter}`))
      .digest();
    return toBase64Url(digest.subarray(0, idBytes));
  };
}
