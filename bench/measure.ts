/**
 * Times candidates for one task beside each other: in one process, in shuffled order, many short rounds. What matters is
 * the ratio of two candidates within one round, because a shared machine runs now at full and now at half its speed; the
 * figure of a candidate is the median of these ratios times the median time of the first candidate.
 */
import { measure } from 'mitata';

export interface Candidate {
  readonly name: string;
  /** `ours` is compared, `limit` is a hand-written minimum, `peer` a package that gives the right answer, `wrong` one that does not. */
  readonly role: 'ours' | 'limit' | 'peer' | 'wrong';
  readonly run: () => unknown;
  /** What the reader has to know: what it lacks, why it is wrong. */
  readonly note?: string;
}

export interface Row extends Candidate {
  /** Nanoseconds per call, median. */
  readonly nanoseconds: number;
}

/** Keeps results alive, so that the engine cannot remove the work. */
const sink: { last: unknown } = { last: undefined };

export async function compare(candidates: readonly Candidate[], rounds = 25): Promise<readonly Row[]> {
  const measured: ReadonlyMap<Candidate, number>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const times = new Map<Candidate, number>();
    for (const candidate of shuffled(candidates)) {
      const { p50 } = await measure(
        () => {
          sink.last = candidate.run();
        },
        { min_cpu_time: 15e6, min_samples: 12 },
      );
      times.set(candidate, p50);
    }
    measured.push(times);
  }
  const of = (times: ReadonlyMap<Candidate, number>, candidate: Candidate | undefined): number =>
    (candidate && times.get(candidate)) ?? Number.NaN;
  const [first] = candidates;
  const unit = median(measured.map((times) => of(times, first)));
  return candidates.map((candidate) => ({
    ...candidate,
    nanoseconds: unit * median(measured.map((times) => of(times, candidate) / of(times, first))),
  }));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Prints one table: time per call, and each row as a multiple of ours. */
export function print(title: string, rows: readonly Row[]): void {
  const ours = rows.find((row) => row.role === 'ours');
  console.log(`\n${title}`);
  for (const row of [...rows].sort((a, b) => a.nanoseconds - b.nanoseconds)) {
    const ratio = ours === undefined || row === ours ? '' : `${significant(row.nanoseconds / ours.nanoseconds)}x ours`;
    const note = row.note === undefined ? '' : `  ${row.note}`;
    console.log(
      `  ${row.role.padEnd(6)} ${row.name.padEnd(44)} ${time(row.nanoseconds).padStart(10)}  ${ratio.padStart(13)}${note}`,
    );
  }
}

/** One promise and whether this run kept it: a line that a reader can check. */
export function claim(
  text: string,
  measured: number,
  bound: { readonly atMost: number } | { readonly atLeast: number },
): void {
  const kept = 'atMost' in bound ? measured <= bound.atMost : measured >= bound.atLeast;
  const wanted = 'atMost' in bound ? `at most ${bound.atMost}` : `at least ${bound.atLeast}`;
  console.log(`  ${kept ? 'kept  ' : 'MISSED'} ${text}: ${significant(measured)} (${wanted})`);
}

/** How far anybody could get: what is measured beside a claim that cannot be kept beyond it. */
export function limit(text: string, measured: number): void {
  console.log(`  limit  ${text}: ${significant(measured)}`);
}

export function significant(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en');
}

function time(nanoseconds: number): string {
  if (nanoseconds < 1e3) return `${nanoseconds.toFixed(1)} ns`;
  if (nanoseconds < 1e6) return `${(nanoseconds / 1e3).toFixed(2)} us`;
  return `${(nanoseconds / 1e6).toFixed(2)} ms`;
}

function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [copy[last], copy[other]] = [copy[other] as Item, copy[last] as Item];
  }
  return copy;
}
