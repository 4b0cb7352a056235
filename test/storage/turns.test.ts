import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { KeyedQueue } from '#src/desk/context/keyed-queue.ts';

describe('turns', () => {
  it('let calls with one key run one after another, in the order in which they came', async () => {
    const turns = new KeyedQueue();
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      await setImmediate();
      seen.push(`${name} ends`);
      return name;
    };
    const names = await Promise.all(['one', 'two', 'three'].map((name) => turns.run('a', work(name))));
    expect(names).toEqual(['one', 'two', 'three']);
    expect(seen).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends']);
  });

  it('let calls with different keys run at once', async () => {
    const turns = new KeyedQueue();
    let end = (): void => {};
    const first = turns.run('a', () => new Promise<void>((resolve) => (end = resolve)));
    expect(await turns.run('b', async () => 'not waiting')).toBe('not waiting');
    end();
    await first;
  });

  it('go on after a call that failed, which alone is told', async () => {
    const turns = new KeyedQueue();
    const failing = turns.run('a', () => Promise.reject(new Error('lost')));
    const next = turns.run('a', async () => 'done');
    await expect(failing).rejects.toThrow('lost');
    await expect(next).resolves.toBe('done');
  });

  it('remember no key that nobody uses', async () => {
    const turns = new KeyedQueue();
    const calls = ['a', 'b', 'a'].map((key) => turns.run(key, async () => key));
    expect(turns.size).toBe(2);
    await Promise.all(calls);
    await Promise.all([turns.run('c', () => Promise.reject(new Error('lost'))).catch(() => {})]);
    expect(turns.size).toBe(0);
  });
});
