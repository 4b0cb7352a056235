import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '#src/storage/memory/memory-store.ts';
import { type OpenedStore, storeContract } from '#src/testing/index.ts';
import { brokenStores } from './broken-stores.ts';

const correct = async (): Promise<OpenedStore> => ({ store: memoryStore(), close: async () => {} });

describe('the storage contract', () => {
  it('has a name of its own for every case', () => {
    const names = storeContract(correct).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('opens a store for every case that is run, not before, and closes it also when the case fails', async () => {
    let [opened, closed] = [0, 0];
    const cases = storeContract(async () => {
      opened += 1;
      const store = { ...(await correct()).store, load: () => Promise.reject(new Error('lost')) };
      return {
        store,
        close: async () => {
          closed += 1;
        },
      };
    });
    expect(opened).toBe(0);
    await expect(cases[0]?.run()).rejects.toThrow();
    expect([opened, closed]).toEqual([1, 1]);
  });

  it('imports nothing at run time but its own files', async () => {
    const directory = new URL('../../src/testing/', import.meta.url);
    for (const file of await readdir(directory, { recursive: true })) {
      if (!file.endsWith('.ts')) continue;
      const text = await readFile(new URL(file, directory), 'utf8');
      const imports = [...text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from '([^']+)';|import\(/gm)];
      const atRunTime = imports.filter(([, type]) => type === undefined).map(([, , from]) => from);
      expect(
        atRunTime.filter((from) => !/^\.{1,2}\/(?:cases\/)?[a-z-]+\.ts$/.test(from ?? '')),
        file,
      ).toEqual([]);
    }
  });

  it('runs under node --test as it does here', async () => {
    const file = fileURLToPath(new URL('without-framework.ts', import.meta.url));
    const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
    const options = { env: environment, cwd: fileURLToPath(new URL('../..', import.meta.url)) };
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', '--test', '--test-reporter=tap', file],
      options,
    );
    const cases = storeContract(correct).length;
    expect(stdout).toMatch(new RegExp(`^# pass ${cases}$`, 'm'));
    expect(stdout).toMatch(/^# fail 0$/m);
  });

  for (const { fault, caughtBy, open } of brokenStores) {
    it(`catches a store that ${fault}`, async () => {
      const named = storeContract(open).filter(({ name }) => name.includes(caughtBy));
      expect(named).toHaveLength(1);
      const failure = await named[0]?.run().catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Error);
      // Caught by what the case expects, not by an accident on the way.
      expect((failure as Error).message).toMatch(/expected/);
      for (const { name, run } of storeContract(correct)) if (name.includes(caughtBy)) await run();
    });
  }
});
