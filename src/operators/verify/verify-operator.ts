/**
 * Proves that an operator keeps its promises whatever happens to a request, by trying everything that can happen.
 */
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import { kindFaults } from '../faults/kind-faults.ts';
import { nameFaults } from '../faults/name-faults.ts';
import type { FoundFault } from '../json/found-fault.ts';
import { placed, pointed } from '../json/read-operator.ts';
import type { Operator } from '../operator.ts';
import { operatorShape, shapeIssues } from '../operator-schema.ts';
import { describeFlaw } from './describe-flaw.ts';
import { exploreKind } from './explore-kind.ts';
import type { Finding, Flaw } from './finding.ts';
import { kindFlaws, operatorFlaws } from './flaws/definition-flaws.ts';
import { otherBrandFlaws } from './flaws/other-brand-flaws.ts';

/**
 * What is wrong with an operator; an empty list for one that keeps every promise. Each kind is explored until no new state is
 * found: every command and every passing of time, over the same rules as in the desk. Dates are those of an ordinary week. A kind
 * of too many states, with which it would not end in seconds, is a finding of its own: `states/too-many`.
 *
 * @example
 * const { breached: _, ...messages } = mts.kinds.complaint.messages;
 * const silent = { ...mts, kinds: { complaint: { ...mts.kinds.complaint, messages } } };
 * verifyOperator(silent).map(({ rule, path }) => `${rule} ${path}`) //=> ['promise/untold /kinds/complaint/messages/breached']
 */
export function verifyOperator(operator: Operator): readonly Finding[] {
  return faultsOnly('verifyOperator', () => findingsOf(operator), 'operator/invalid');
}

/** Of all kinds of an operator; those of the library have some 2,000. */
const mostStates = 5_000;

function findingsOf(operator: Operator): readonly Finding[] {
  const malformed = shapeIssues(operator, operatorShape).flatMap((issue) => pointed(issue, operator));
  if (malformed.length > 0) return malformed.map((fault) => findingOf(malformedFlaw(fault, operator), kindIn(fault)));
  let left = mostStates;
  const kinds = Object.entries(operator.kinds).flatMap(([kind, policy]) => {
    const flaws = kindFlaws(operator, kind, policy).map((flaw) => findingOf(flaw, kind));
    // A consultation ends as it begins.
    if (policy.series === undefined) return flaws;
    const { findings, states } = exploreKind(operator, kind, policy, left);
    left = Math.max(0, left - states);
    return [...flaws, ...findings];
  });
  const found = [...operatorFlaws(operator).map((flaw) => findingOf(flaw)), ...kinds];
  // What is wrong about a kind for another reason too is told once, by the way that shows it.
  const contradictions = [
    ...nameFaults(operator),
    ...kindFaults(operator).filter((fault) => !found.some(({ kind }) => fault.startsWith(`kinds.${kind}.`))),
  ].map((fault) => placed(fault, operator));
  return [
    ...found,
    ...contradictions.map((fault) => findingOf(invalid(fault), kindIn(fault))),
    ...otherBrandFlaws(operator).map((flaw) => findingOf(flaw, kindIn({ pointer: flaw.path }))),
  ];
}

function invalid({ pointer, problem }: FoundFault): Flaw {
  return { rule: 'definition/invalid', path: pointer, about: [problem] };
}

/** A way of messages that does not exist has words of its own. */
function malformedFlaw(fault: FoundFault, operator: Operator): Flaw {
  const [, , kind = '', , event = '', field = '', index] =
    /^(\/kinds\/)([^/]+)(\/messages\/)([^/]+)\/(channels|otherwise)\/(\d+)$/u.exec(fault.pointer) ?? [];
  if (index === undefined) return invalid(fault);
  const rule = Object.entries(operator.kinds[kind]?.messages ?? {}).find(([name]) => name === event)?.[1];
  const ways: readonly string[] = (field === 'channels' ? rule?.channels : rule?.otherwise) ?? [];
  return { rule: 'channel/unknown', path: fault.pointer, about: [event, ways[Number(index)] ?? ''] };
}

function kindIn({ pointer }: Pick<FoundFault, 'pointer'>): string | undefined {
  return /^\/kinds\/([^/]+)/u.exec(pointer)?.[1];
}

function findingOf(flaw: Flaw, kind?: string): Finding {
  const { rule, path } = flaw;
  return { rule, ...(kind === undefined ? {} : { kind }), path, trace: [], text: describeFlaw(flaw) };
}
