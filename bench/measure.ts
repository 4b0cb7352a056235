/**
 * Measures two candidates in turns, in many short rounds. What counts is the ratio within one round, because a shared machine
 * runs now at full speed and now at half of it; the result is the median of the rounds.
 */
import { measure } from 'mitata';

export interface Pair {
  /** Nanoseconds per call. */
  readonly ours: number;
  readonly other: number;
  /** The time of the other one divided by ours. */
  readonly ratio: number;
}

/** Keeps the results, so that the engine cannot remove the work. */
const sink: { last: unknown } = { last: undefined };

export async function compare(ours: () => unknown, other: () => unknown, rounds = 15): Promise<Pair> {
  const pairs: Omit<Pair, 'ratio'>[] = [];
  for (let round = 0; round < rounds; round += 1) pairs.push({ ours: await time(ours), other: await time(other) });
  return medianPair(pairs);
}

async function time(run: () => unknown): Promise<number> {
  const { p50 } = await measure(
    () => {
      sink.last = run();
    },
    { min_cpu_time: 20e6, min_samples: 12 },
  );
  return p50;
}

/** The same for asynchronous work: processor time per call of loops of `times` calls. */
export async function compareLoops(
  ours: () => unknown,
  other: () => unknown,
  times: number,
  rounds = 15,
): Promise<Pair> {
  const pairs: Omit<Pair, 'ratio'>[] = [];
  // The first rounds are for the compiler: a registration runs through so much code that it needs some thousands of them.
  for (let round = -15; round < rounds; round += 1) {
    const pair = { ours: await processorTime(ours, times), other: await processorTime(other, times) };
    if (round >= 0) pairs.push(pair);
  }
  return medianPair(pairs);
}

/** Nanoseconds of processor time per call. */
export async function processorTime(run: () => unknown, times: number): Promise<number> {
  const start = process.cpuUsage();
  for (let turn = 0; turn < times; turn += 1) await run();
  const { user, system } = process.cpuUsage(start);
  return ((user + system) * 1e3) / times;
}

function medianPair(pairs: readonly Omit<Pair, 'ratio'>[]): Pair {
  return {
    ours: median(pairs.map(({ ours }) => ours)),
    other: median(pairs.map(({ other }) => other)),
    ratio: median(pairs.map(({ ours, other }) => other / ours)),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Returns the items one after another, so that no engine can reuse the last answer. */
export function cycle<Item>(items: readonly [Item, ...Item[]]): () => Item {
  let turn = 0;
  return () => {
    turn = (turn + 1) % items.length;
    return items[turn] ?? items[0];
  };
}
