/**
 * Sessions: who gave a right code gets a sealed text that is proof until it expires, for that identity on that channel alone. The
 * newest secret seals and opens it, so a new secret ends all of them.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { Secret } from '../../number/secret.ts';
import { textCipher } from './text-cipher.ts';

export interface Claim {
  readonly identity: string;
  readonly channel: string;
}

export interface ProofSessions {
  readonly lifetimeMs: number;
  seal(claim: Claim, now: Date): string;
  /** `unknown`: it is no session, such as a code. One that an older secret sealed is invalid. */
  check(text: string, claim: Claim, now: Date): 'valid' | 'invalid' | 'unknown';
}

/** What is sealed has an identity, a channel, a time and a tag of 16 bytes. No code is so long. */
const sessionLike = /^[\w-]{48,}$/;

/** @param lifetimeMs how long a session is proof */
export function proofSessions(newest: Secret, lifetimeMs: number): ProofSessions {
  const cipher = textCipher([newest], 'session');
  return {
    lifetimeMs,
    seal: ({ identity, channel }, now) => {
      const until: Instant = now.getTime() + lifetimeMs;
      return cipher.encrypt(JSON.stringify([identity, channel, until]));
    },
    check: (text, { identity, channel }, now) => {
      const sealed = cipher.decrypt(text);
      if (sealed === undefined) return sessionLike.test(text) ? 'invalid' : 'unknown';
      const [ofIdentity, onChannel, until] = JSON.parse(sealed);
      return ofIdentity === identity && onChannel === channel && now.getTime() < until ? 'valid' : 'invalid';
    },
  };
}
