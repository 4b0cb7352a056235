import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { KeyedQueue } from '#src/desk/context/keyed-queue.ts';

describe('KeyedQueue', () => {
  it('runs calls with one key one after another, in the order in which they came', async () => {
    const queue = new KeyedQueue();
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      await setImmediate();
      seen.push(`${name} ends`);
      return name;
    };
    const names = await Promise.all(['one', 'two', 'three'].map((name) => queue.run('a', work(name))));
    expect(names).toEqual(['one', 'two', 'three']);
    expect(seen).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends']);
  });

  it('runs calls with different keys at the same time', async () => {
    const queue = new KeyedQueue();
    let end = (): void => {};
    const first = queue.run('a', () => new Promise<void>((resolve) => (end = resolve)));
    expect(await queue.run('b', async () => 'not waiting')).toBe('not waiting');
    end();
    await first;
  });

  it('goes on after a call that failed, and reports the failure to its caller alone', async () => {
    const queue = new KeyedQueue();
    const failing = queue.run('a', () => Promise.reject(new Error('lost')));
    const next = queue.run('a', async () => 'done');
    await expect(failing).rejects.toThrow('lost');
    await expect(next).resolves.toBe('done');
  });
});
