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
  seal(claim: Claim, now: Date): string;
  /** `unknown`: the text was not sealed here, such as a code. */
  check(text: string, claim: Claim, now: Date): 'valid' | 'invalid' | 'unknown';
}

/** @param lifetimeMs how long a session is proof */
export function proofSessions(newest: Secret, lifetimeMs: number): ProofSessions {
  const cipher = textCipher([newest], 'session');
  return {
    seal: ({ identity, channel }, now) => {
      const until: Instant = now.getTime() + lifetimeMs;
      return cipher.encrypt(JSON.stringify([identity, channel, until]));
    },
    check: (text, { identity, channel }, now) => {
      const sealed = cipher.decrypt(text);
      if (sealed === undefined) return 'unknown';
      const [ofIdentity, onChannel, until] = JSON.parse(sealed);
      return ofIdentity === identity && onChannel === channel && now.getTime() < until ? 'valid' : 'invalid';
    },
  };
}
