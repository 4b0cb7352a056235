/**
 * Whether a tick cares for what is not due: a thousand requests whose time has come, among ten thousand and a million.
 */
import { memoryStore, type RequestStore } from '../../src/index.ts';
import { claim } from '../measure.ts';
import { microseconds, noon, registered, world } from './world.ts';

const due = 1_000;
const hour = 3_600_000;
const day = 24 * hour;
const rounds = 5;

/** `open` requests; in each of `rounds` hours a thousand of them come near the end of their term, the others much later. */
async function filled(open: number): Promise<{ readonly store: RequestStore; readonly start: number }> {
  const store = memoryStore();
  const early = world(store);
  for (let round = 0; round < rounds; round += 1) {
    early.now = noon + round * hour;
    for (let count = 0; count < due; count += 1) await registered(early.desk, round * due + count);
  }
  await fillUp(store, open - due * rounds);
  return { store, start: noon };
}

/** Copies of one request that is due much later: their number is what matters, not how they came. */
async function fillUp(store: RequestStore, count: number): Promise<void> {
  const later = world();
  later.now = noon + 20 * day;
  const number = await registered(later.desk, 1);
  const { found } = await later.store.find({ number });
  const [stored] = found;
  if (stored === undefined) throw new Error('the request was not registered');
  const { request } = stored;
  const history = await later.store.history(request.id);
  for (let index = 0; index < count; index += 1) {
    const id = `copy/${index}`;
    await store.commit({
      id,
      expected: 'absent',
      version: request.version,
      stored,
      keys: { operator: request.operator, active: true, registeredAt: request.registeredAt, number: id, msisdn: id },
      history,
      outbox: [],
      supersedes: [],
      wakeAt: noon + 24 * day,
    });
  }
}

async function tickTime(open: number): Promise<number> {
  const { store } = await filled(open);
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ticking = world(store);
    // Until the end of the fifth day it is 132 hours from noon, and less by the hour: four fifths of that, and the start.
    ticking.now = noon + 0.8 * 132 * hour + 0.2 * round * hour;
    const start = process.cpuUsage();
    const { handled, events } = await ticking.desk.tick();
    const { user, system } = process.cpuUsage(start);
    if (handled !== due || events.warned !== due)
      throw new Error(`expected ${due} warnings, found ${JSON.stringify(events)}`);
    taken.push((user + system) / due);
  }
  // In the other rounds the collector of garbage went through the million.
  return Math.min(...taken);
}

export async function run(): Promise<void> {
  // The first one is for the compiler.
  await tickTime(10_000);
  const few = await tickTime(10_000);
  const many = await tickTime(1_000_000);
  console.log(
    `\ntick, per request that is due\n  among 10,000 open: ${microseconds(few * 1e3)}\n  among 1,000,000:   ${microseconds(many * 1e3)}`,
  );
  claim('a tick among a million, times one among ten thousand', many / few, { atMost: 1.5 });
}
