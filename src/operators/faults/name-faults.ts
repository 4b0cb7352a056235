/**
 * What is wrong with names that have to tell things apart: two of a list are the same.
 */
import { canonicalJson } from '../../kernel/fingerprint.ts';
import type { KindPolicy } from '../kind-policy.ts';
import type { Operator } from '../operator.ts';

export function nameFaults({
  id,
  aliases,
  brand,
  kinds,
}: Pick<Operator, 'id' | 'aliases' | 'brand' | 'kinds'>): readonly string[] {
  return [
    ...repeated([id, ...aliases]).map(
      (index) => `aliases.${index - 1}: found '${aliases[index - 1]}' a second time, expected ids that differ`,
    ),
    ...brand.flatMap(({ from = '' }, index) =>
      index === 0 || from > (brand[index - 1]?.from ?? '')
        ? []
        : [`brand.${index}.from: expected a day after that of the name before, oldest first`],
    ),
    ...Object.entries(kinds).flatMap(([name, kind]) => kindNameFaults(kind).map((fault) => `kinds.${name}.${fault}`)),
  ];
}

function kindNameFaults({ steps = [], charges = [], clocks }: KindPolicy): readonly string[] {
  return [
    ...repeated(steps.map(({ name }) => name)).map(
      (index) => `steps: found '${steps[index]?.name}' twice, expected each name once`,
    ),
    ...repeated(charges.map(({ name, from = '' }) => `${name} ${from}`)).map(
      (index) =>
        `charges.${index}: found '${charges[index]?.name}' twice for the same days, expected another name or day`,
    ),
    // Two that run at once could not be told apart.
    ...repeated(clocks.map(({ name, when, validFrom }) => canonicalJson([name, when ?? null, validFrom ?? null]))).map(
      (index) =>
        `clocks.${index}: found '${clocks[index]?.name}' twice for the same requests, expected another name, when or validFrom`,
    ),
  ];
}

/** Indexes of those that stand earlier in the list too. */
function repeated(names: readonly string[]): readonly number[] {
  return names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []));
}
