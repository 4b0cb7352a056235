/**
 * Whether somebody may try once more.
 */
import type { DeskContext } from '../context/context.ts';
import type { AttemptLimit } from '../ports/attempts.ts';
import { yesOrNo } from '../ports/option-checks.ts';

export async function mayTry({ attempts, now }: DeskContext, who: string, limit?: AttemptLimit): Promise<boolean> {
  return yesOrNo('attempts: allowed', await attempts.allowed(who, now(), limit));
}

/** What is sent to `ivan+1@…` reaches the mailbox of `ivan`, so both have one count. */
export function countedAs(identity: string): string {
  return identity.replace(/^(mailto:[^+@]+)\+[^@]*@/, '$1@');
}
