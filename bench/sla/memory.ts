/** What a value holds in memory: many of them are made and kept, before and after a full collection. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export function bytesOf(make: () => unknown, count = 40): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const used = (): number => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  make();
  const before = used();
  const kept = Array.from({ length: count }, make);
  const after = used();
  return (after - before) / kept.length;
}
