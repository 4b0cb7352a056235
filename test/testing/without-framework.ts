/**
 * The contract under Node's own test runner: `node --import tsx --test test/testing/without-framework.ts`.
 */
import { test } from 'node:test';
import { memoryStore } from '#src/storage/memory/memory-store.ts';
import { storeContract } from '#src/testing/index.ts';

for (const { name, run } of storeContract(async () => ({ store: memoryStore(), close: async () => {} })))
  test(name, run);
