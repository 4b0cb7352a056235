/**
 * Sixty-four nodes use up a hundred million counters of one series from one store, dying and coming back all the time;
 * a sample of the numbers is issued and looked at: no number comes twice, each leads back to its counter.
 *
 * The sample is taken as life takes it: of most blocks a few counters are used before their node dies and the rest is
 * lost; some blocks are used up to the last counter.
 */
import { numberAllocator } from '../../src/desk/context/number-allocator.ts';
import { numberSeries } from '../../src/number/series.ts';
import { chance } from '../../test/number/chance.ts';

const counters = 100_000_000n;
const nodeCount = 64;
const blockSize = 1000;

export async function simulateNodes(): Promise<void> {
  const started = performance.now();
  const random = chance(64);
  const series = numberSeries({ name: 'mts/inquiry', digits: 11, secret: '000102030405060708090a0b0c0d0e0f' });
  let leased = 0n;
  let leases = 0;
  const store = {
    async lease(_series: string, count: number) {
      const from = leased;
      leased += BigInt(count);
      leases += 1;
      // Answers overtake each other.
      for (let delay = random(4); delay > 0; delay -= 1) await undefined;
      return { from, count };
    },
  };
  const born = () => numberAllocator({ store, now: () => new Date(0), block: { least: blockSize, most: blockSize } });

  const seen = new Set<string>();
  let issued = 0;
  let deaths = 0;
  let wrongWayBack = 0;
  async function live(): Promise<void> {
    let node = born();
    while (leased < counters) {
      // One life in a hundred goes through a whole block and some more, the others end early.
      const wanted = random(100) === 0 ? blockSize + random(blockSize) : 1 + random(10);
      for (let taken = 0; taken < wanted; taken += 1) {
        const answer = await node.next(series);
        if (!answer.ok) throw new Error('the series ended before its capacity');
        const { counter, number } = answer.value;
        issued += 1;
        seen.add(number);
        if (series.counterOf(number) !== counter) wrongWayBack += 1;
      }
      deaths += 1;
      node = born();
    }
  }
  await Promise.all(Array.from({ length: nodeCount }, live));

  const figure = (value: number | bigint): string => value.toLocaleString('en');
  console.log(
    `\n${nodeCount} nodes over ${figure(leased)} counters, ${((performance.now() - started) / 1e3).toFixed(1)} s`,
  );
  console.log(`  ${figure(leases)} leases, ${figure(deaths)} deaths and restarts, ${figure(issued)} numbers issued`);
  console.log(`  repeated numbers: ${issued - seen.size}, numbers that lead to another counter: ${wrongWayBack}`);
  if (issued !== seen.size || wrongWayBack > 0) throw new Error('a number was repeated or leads astray');
}
