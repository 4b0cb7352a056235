import { describe, it } from 'vitest';
import { memoryStore } from '#src/storage/memory/memory-store.ts';
import { type OpenedStore, storeContract } from '#src/testing/index.ts';

const clocks: Readonly<Record<string, () => OpenedStore>> = {
  'without a clock': () => ({ store: memoryStore(), close: async () => {} }),
  'with a clock of its own': () => {
    let passed = 0;
    const store = memoryStore({ now: () => new Date(Date.now() + passed) });
    const advance = async (ms: number): Promise<void> => {
      passed += ms;
    };
    return { store, advance, close: async () => {} };
  },
};

describe.each(Object.entries(clocks))('memoryStore %s keeps the contract', (_, open) => {
  for (const { name, run } of storeContract(async () => open())) it(name, run);
});
