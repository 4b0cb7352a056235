/**
 * The store in memory: bytes per open request, and wake-ups and pages that do not notice how much there is.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { RequestStore } from '../../src/desk/ports/store.ts';
import { memoryStore, openDesk } from '../../src/index.ts';
import { mts } from '../../src/operators/index.ts';
import { at, minute, noon, opening } from '../../src/testing/sample.ts';
import { claim, median, significant } from '../measure.ts';
import { form, now, secret } from './ground.ts';

const workerRequests = Number(process.env['BENCH_WORKER'] ?? 100_000);

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

export async function measureMemory(): Promise<void> {
  const desk = openDesk({ operators: [mts], store: memoryStore(), secret, now });
  const register = async (count: number): Promise<number> => {
    const before = used();
    for (let index = 0; index < count; index += 1) await desk.register(form(index * 7));
    return (used() - before) / count;
  };
  await register(2_000);
  const bytes = await register(20_000);
  console.log(`\nThe store in memory`);
  console.log(`  an open request with its history and message: ${significant(bytes)} bytes`);
  claim('bytes of an open request', bytes, { atMost: 4_096 });

  const [few, many] = [await wakeTime(10_000), await wakeTime(1_000_000)];
  console.log(`  waking 1,000 of 10,000: ${significant(few)} ms, of 1,000,000: ${significant(many)} ms`);
  claim('waking 1,000 of a million / of ten thousand', many / few, { atMost: 1.5 });
  await measureWorker();
}

/** A desk over a store that keeps nothing: whatever grows is the worker itself. */
async function measureWorker(): Promise<void> {
  const memory = memoryStore();
  const store: RequestStore = Object.assign(Object.create(null), {
    commit: async () => 'committed',
    find: async () => ({ found: [] }),
    lease: memory.lease.bind(memory),
  });
  const desk = openDesk({ operators: [mts], store, secret, now });
  const work = async (count: number): Promise<number> => {
    for (let index = 0; index < count; index += 1) await desk.register(form(index));
    return used();
  };
  const before = await work(5_000);
  const after = await work(workerRequests);
  const growth = (after - before) / 1e6;
  console.log(
    `  heap of a worker: ${significant(before / 1e6)} MB, ${significant(workerRequests)} requests later ${significant(after / 1e6)} MB`,
  );
  claim('growth of a worker in MB', growth, { atMost: 2 });
}

function used(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

async function wakeTime(total: number): Promise<number> {
  const store = memoryStore();
  const { stored, keys } = opening('shared', { keys: {} });
  for (let index = 0; index < total; index += 1) {
    const id = `r${index}`;
    const wakeAt = index % (total / 10_000) === 0 ? noon : noon + minute * (2 + (index % 1_000));
    // Documents are frozen and shared here: this is about the wake-ups, not about a million documents.
    await store.commit({ ...opening(id), id, stored, keys: { ...keys, msisdn: id }, wakeAt });
  }
  const times: number[] = [];
  for (let turn = 0; turn < 9; turn += 1) {
    const start = performance.now();
    const woken = await store.wake(at(0), 1_000, 60 * minute);
    times.push(performance.now() - start);
    if (woken.length !== 1_000) throw new Error(`expected 1,000 woken, found ${woken.length}`);
  }
  return median(times);
}
