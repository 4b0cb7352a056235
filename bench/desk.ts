/**
 * The desk on a store in memory: what registering and a whole life of eight commands cost beside the sum of their parts
 * measured alone, how much memory an open request takes, and whether a tick cares for what is not due.
 */
import { run as compareLives } from './desk/lives.ts';
import { run as measureMemory } from './desk/memory.ts';
import { run as compareTicks } from './desk/ticks.ts';

export async function run(): Promise<void> {
  await compareLives();
  await measureMemory();
  await compareTicks();
}
