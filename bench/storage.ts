/**
 * Storage: on a real, durable PostgreSQL on the loopback of this machine, and in memory.
 */
import { ground } from './storage/ground.ts';
import { measureGrowth } from './storage/growth.ts';
import { measureMemory } from './storage/memory.ts';
import { measureReading } from './storage/reading.ts';
import { measureWriting } from './storage/writing.ts';

export async function run(): Promise<void> {
  await measureMemory();
  const server = await ground();
  try {
    await measureWriting(server);
    await measureReading(server);
    await measureGrowth(server);
  } finally {
    await server.stop();
  }
}
