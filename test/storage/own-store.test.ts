import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erasing, following, opening, sampleMessage } from '#src/testing/sample.ts';
import { fileStore, prove } from '../../examples/own-store.ts';

describe('the store of the example', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'zayavka-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  it('passes the storage contract', async () => {
    expect(await prove()).toMatch(/^(\d+) of \1 cases passed$/);
  });

  it('remembers everything when it is opened again, and nothing that a crash cut off', async () => {
    const path = join(directory, 'requests.jsonl');
    const store = fileStore(path);
    const first = opening('a', { outbox: [sampleMessage('a', 1)], commandId: 'c' });
    const second = following(first);
    await store.commit(first);
    await store.commit(second);
    await store.settle([{ key: 'a/registered/1', outcome: 'sent', at: 1 }]);
    await store.erase(erasing(second, await store.history('a')));
    await store.lease('mts', 7);
    await store.agree('name', 'value');
    const before = [await store.load('a'), await store.history('a'), await store.messages('a')];
    store.close();
    await appendFile(path, '{"commit":{"id":"b"');
    const again = fileStore(path);
    expect([await again.load('a'), await again.history('a'), await again.messages('a')]).toEqual(before);
    expect(await again.commit(first)).toBe('duplicate');
    expect(await again.agree('name', 'other')).toBe('value');
    expect(await again.lease('mts', 1)).toEqual({ from: 7n, count: 1 });
    again.close();
    const third = fileStore(path);
    expect(await third.lease('mts', 1)).toEqual({ from: 8n, count: 1 });
    third.close();
  });
});
