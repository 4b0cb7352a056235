/**
 * What the soak prints: a line while it runs, and two tables at its end, all in 80 columns.
 */
import type { Evidence } from './evidence.ts';
import { allProofs } from './proofs/all-proofs.ts';
import { passesOf } from './proofs/progress.ts';
import { entriesOf } from './proofs/proof.ts';

const width = 80;
/** Of one proof; the rest is counted. */
const mostShown = 10;

interface Disturbances {
  readonly deaths: number;
  readonly connections: number;
}

/** What was done, by name. */
export function countsOf(evidence: Evidence, { deaths, connections }: Disturbances): ReadonlyMap<string, number> {
  const counts = new Map<string, number>([
    ['requests', evidence.requests.length],
    ['events', evidence.requests.reduce((sum, { versions }) => sum + versions.length, 0)],
    ['requests without their person', evidence.requests.filter(({ isErased }) => isErased).length],
    ['messages given to the gateway', entriesOf(evidence, 'call').length],
    ['changes of wake-ups and messages', evidence.changes.length],
    ['ticks', entriesOf(evidence, 'tick').length],
    ['most ticks that passed over a wake-up', Math.max(0, ...passesOf(evidence).map(({ passes }) => passes))],
    ['processes that were killed', deaths],
    ['connections that were killed', connections],
    ['calls with a clock that is wrong by a year', entriesOf(evidence, 'skewed').length],
  ]);
  const add = (name: string): unknown => counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [
    ...entriesOf(evidence, 'command').map(({ name }) => `done: ${name}`),
    ...entriesOf(evidence, 'refusal').map(({ name }) => `refused: ${name}`),
    ...entriesOf(evidence, 'fault').map(({ call, code }) => `fault: ${call} ${code}`),
    ...entriesOf(evidence, 'notice').map(({ name }) => `notice: ${name}`),
  ];
  for (const name of names.sort()) add(name);
  return counts;
}

export function tableOf(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts].map(([name, count]) => {
    const number = String(count);
    return `${name} ${number.padStart(width - name.length - 1, '.').replace(/^\.+/, (dots) => `${dots.slice(1)} `)}`;
  });
}

export interface Verdict {
  readonly lines: readonly string[];
  readonly violations: number;
}

/** Each proof with `ok`, or with what it has found. */
export function verdictOn(evidence: Evidence): Verdict {
  const lines: string[] = [];
  let violations = 0;
  for (const proof of allProofs) {
    const found = proof.violations(evidence);
    violations += found.length;
    lines.push(`${found.length === 0 ? 'ok    ' : 'BROKEN'} ${proof.promise}`);
    lines.push(...found.slice(0, mostShown).map((violation) => `       ${violation}`));
    if (found.length > mostShown) lines.push(`       and ${found.length - mostShown} more`);
  }
  return { lines, violations };
}
