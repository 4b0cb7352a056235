/**
 * The desk on a store in memory: a registration beside one number from `@noble/ciphers` FF1, and a tick.
 */
import { type Desk, memoryStore, openDesk } from '../src/index.ts';
import { mts } from '../src/operators/index.ts';
import { counter, form, nobleBody, noon, secret } from './fixtures.ts';
import { compareLoops, median, processorTime } from './measure.ts';
import { duration, type Row, significant } from './table.ts';

const hour = 3_600_000;

export async function measure(): Promise<readonly Row[]> {
  return [await registering(), await ticking()];
}

async function registering(): Promise<Row> {
  const desk = openDesk({ operators: [mts], store: memoryStore(), secret, now: () => new Date(noon) });
  const [line, issued] = [counter(), counter()];
  const { ours, other, ratio } = await compareLoops(
    () => register(desk, line()),
    () => nobleBody(issued()),
    300,
  );
  return {
    what: 'register, in memory',
    ours: `${duration(ours)} (${significant(1e9 / ours)}/s)`,
    peer: `one number of @noble/ciphers FF1: ${duration(other)}`,
    ratio: 1 / ratio,
    goal: { atMost: 2 },
  };
}

/** A thousand requests come near the end of their term, nineteen thousand others have days left. */
async function ticking(): Promise<Row> {
  const due = 1_000;
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    let now = noon;
    const desk = openDesk({ operators: [mts], store: memoryStore(), secret, now: () => new Date(now) });
    const line = counter();
    for (let count = 0; count < due; count += 1) await register(desk, line());
    now = noon + 48 * hour;
    for (let count = 0; count < 19 * due; count += 1) await register(desk, line());
    // 24:00 of the fifth day is 132 hours after noon; the warning comes after four fifths of them.
    now = noon + 0.8 * 132 * hour;
    const time = await processorTime(async () => {
      const { handled } = await desk.tick();
      if (handled !== due) throw new Error(`expected ${due} due requests, found ${handled}`);
    }, 1);
    times.push(time / due);
  }
  const ours = median(times);
  return {
    what: 'tick, per due request, 1,000 of 20,000 are due',
    ours: `${duration(ours)} (${significant(1e9 / ours)}/s)`,
  };
}

async function register(desk: Desk, line: number): Promise<void> {
  const answer = await desk.register(form(line));
  if (!answer.ok) throw new Error(answer.refusal.code);
}
