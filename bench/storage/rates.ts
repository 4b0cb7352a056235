/**
 * Rates of two ways to write, measured in turns, so that a machine that is busy for a while is busy for both.
 */
import { median } from '../measure.ts';

/** One measurement of one round: many short rounds, because a disk pauses now and then for longer than a commit takes. */
const milliseconds = Number(process.env['BENCH_MS'] ?? 500);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 11);

export interface Way {
  readonly run: () => Promise<unknown>;
  readonly callers: number;
  /** The rows that one run writes; 1 by default. */
  readonly worth?: number;
  /** Called before and after each round, outside of the measured time: what is ready must not burden the other way. */
  readonly prepare?: () => void;
  readonly release?: () => void;
}

export interface Rates {
  /** Rows per second, medians of the rounds. */
  readonly ours: number;
  readonly limit: number;
  /** The median of the ratios of the rounds. */
  readonly ratio: number;
}

/** A way that takes ready values, so that their making is not measured; it makes more when they run out. */
export function prepared<Value>(
  make: () => Value,
  run: (value: Value) => Promise<unknown>,
  { callers, worth = 1 }: { readonly callers: number; readonly worth?: number },
): Way {
  let ready: Value[] = [];
  return {
    callers,
    worth,
    prepare: () => {
      ready = Array.from({ length: Math.ceil(12_000 / worth) }, make);
    },
    release: () => {
      ready = [];
    },
    run: () => run(ready.pop() ?? make()),
  };
}

export async function compareRates(ours: Way, limit: Way): Promise<Rates> {
  const measured: Omit<Rates, 'ratio'>[] = [];
  // The first round is for the compiler and for the caches of the server.
  for (let round = -1; round < rounds; round += 1) {
    const rates = { ours: await rowsPerSecond(ours), limit: await rowsPerSecond(limit) };
    if (round >= 0) measured.push(rates);
  }
  return {
    ours: median(measured.map((rates) => rates.ours)),
    limit: median(measured.map((rates) => rates.limit)),
    ratio: median(measured.map((rates) => rates.ours / rates.limit)),
  };
}

async function rowsPerSecond({ run, callers, worth = 1, prepare, release }: Way): Promise<number> {
  prepare?.();
  let runs = 0;
  const start = performance.now();
  const call = async (): Promise<void> => {
    for (; performance.now() - start < milliseconds; runs += 1) await run();
  };
  await Promise.all(Array.from({ length: callers }, call));
  const elapsed = performance.now() - start;
  release?.();
  return (runs * worth * 1_000) / elapsed;
}
