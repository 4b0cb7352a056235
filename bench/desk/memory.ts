/**
 * How much memory an open request takes, its history, its message and its places in the indexes included.
 */
import { claim } from '../measure.ts';
import { collectGarbage, type commands, registered, world } from './world.ts';

const requests = 20_000;

/** What is taken up and asked about, as most open requests are. */
const inWork: typeof commands = [
  { type: 'start', assignee: 'ivanova' },
  { type: 'ask', question: 'С какого устройства вы входите?' },
];

export async function run(): Promise<void> {
  const { desk } = world();
  const used = (): number => {
    collectGarbage();
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  for (let index = 0; index < 2_000; index += 1) await registered(desk, index);
  const empty = used();
  const numbers: string[] = [];
  for (let index = 0; index < requests; index += 1) numbers.push(await registered(desk, 10_000 + index));
  const full = used();
  for (const number of numbers) for (const command of inWork) await desk.execute(number, command);
  const busy = used();
  const bytes = (to: number): number => Math.round((to - empty) / requests);
  console.log(
    `\nmemory per open request\n  registered: ${bytes(full)} bytes; taken up and asked about: ${bytes(busy)} bytes`,
  );
  claim('an open request with its history, kB', bytes(full) / 1024, { atMost: 4 });
  claim('the same, taken up and asked about, kB', bytes(busy) / 1024, { atMost: 4 });
  // The desk is needed until here.
  await desk.allowed(numbers[0] ?? '');
}
