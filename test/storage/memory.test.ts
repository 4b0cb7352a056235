import { describe, it } from 'vitest';
import { memoryStore } from '#src/storage/memory/memory-store.ts';
import { storeContract } from '#src/testing/index.ts';

describe('memoryStore keeps the contract', () => {
  for (const { name, run } of storeContract(async () => ({ store: memoryStore(), close: async () => {} })))
    it(name, run);
});
