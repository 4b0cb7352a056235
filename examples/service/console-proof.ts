/**
 * PLACE OF YOUR OWN ONE-TIME CODES: here they are written on the console instead of being sent to the line.
 */
import { randomInt } from 'node:crypto';
import type { IdentityProof } from 'zayavka';

/** How long a code is good. */
const lifetimeMs = 10 * 60_000;

export function consoleProof(print: (line: string) => void): IdentityProof {
  const codes = new Map<string, { readonly code: string; readonly until: number }>();
  return {
    ask: async (to) => {
      const sent = codes.get(to);
      if (sent !== undefined && sent.until > Date.now()) return;
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      codes.set(to, { code, until: Date.now() + lifetimeMs });
      print(`code for ${to}: ${code}`);
    },
    check: async (to, code) => {
      const sent = codes.get(to);
      // One guess for each code.
      codes.delete(to);
      return sent !== undefined && sent.until > Date.now() && sent.code === code.trim();
    },
  };
}
