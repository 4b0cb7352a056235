/**
 * Where the definition of a running clock stands in the operator.
 */
import { canonicalJson } from '../../kernel/fingerprint.ts';
import type { KindClock, KindPolicy } from '../kind-policy.ts';
import { pointer } from './finding.ts';

export function clockPointer(
  { kind, policy }: { readonly kind: string; readonly policy: KindPolicy },
  clock: KindClock,
): string {
  return pointer('kinds', kind, 'clocks', clockIndex(policy, clock));
}

/** Several definitions may have one name, for different details. */
export function clockIndex({ clocks }: KindPolicy, { name, when, validFrom }: KindClock): number {
  const wanted = canonicalJson([when ?? null, validFrom ?? null]);
  return clocks.findIndex(
    (one) => one.name === name && canonicalJson([one.when ?? null, one.validFrom ?? null]) === wanted,
  );
}
