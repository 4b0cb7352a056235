/**
 * Proves that an operator keeps its promises whatever happens to a request, by trying everything that can happen.
 */
import type { Operator } from '../operator.ts';
import { kindFlaws, operatorFlaws } from './definition-flaws.ts';
import { describeFlaw } from './describe-flaw.ts';
import { exploreKind } from './explore-kind.ts';
import type { Finding, Flaw } from './finding.ts';

/**
 * What is wrong with an operator; an empty list for one that keeps every promise. Each kind is explored until no new state is
 * found: every command and every passing of time, over the same rules as in the desk. Dates are those of an ordinary week.
 *
 * @example
 * const { breached: _, ...messages } = mts.kinds.complaint.messages;
 * const silent = { ...mts, kinds: { complaint: { ...mts.kinds.complaint, messages } } };
 * verifyOperator(silent).map(({ rule, path }) => `${rule} ${path}`) //=> ['promise/untold /kinds/complaint/messages/breached']
 */
export function verifyOperator(operator: Operator): readonly Finding[] {
  const kinds = Object.entries(operator.kinds).flatMap(([kind, policy]) => {
    const flaws = kindFlaws(operator, kind, policy).map((flaw) => findingOf(flaw, kind));
    // A consultation ends as it begins.
    return policy.series === undefined ? flaws : [...flaws, ...exploreKind(operator, kind, policy).findings];
  });
  return [...operatorFlaws(operator).map((flaw) => findingOf(flaw)), ...kinds];
}

function findingOf(flaw: Flaw, kind?: string): Finding {
  const { rule, path } = flaw;
  return { rule, ...(kind === undefined ? {} : { kind }), path, trace: [], text: describeFlaw(flaw) };
}
