/**
 * A map that forgets what was set the longest ago.
 */
import { describe, expect, it } from 'vitest';
import { RecentMap } from '#src/desk/ports/recent-map.ts';

describe('a map of recent values', () => {
  it('keeps the latest keys, and at most twice as many', () => {
    const map = new RecentMap<number, number>(3);
    for (let key = 0; key < 100; key += 1) {
      map.set(key, key);
      const kept = Array.from({ length: key + 1 }, (_, index) => index).filter((index) => map.get(index) === index);
      expect(kept.slice(-3)).toEqual([key - 2, key - 1, key].filter((index) => index >= 0));
      expect(kept.length).toBeLessThanOrEqual(6);
    }
  });

  it('keeps what is set again, and the latest value of it', () => {
    const map = new RecentMap<string, number>(2);
    for (let value = 0; value < 20; value += 1) {
      map.set('often', value);
      map.set(`once ${value}`, value);
      expect(map.get('often')).toBe(value);
    }
    expect(map.get('once 0')).toBeUndefined();
  });

  it('deletes a key, and the values that are wanted no more', () => {
    const map = new RecentMap<string, number>(2);
    for (const [value, key] of ['a', 'b', 'c', 'a'].entries()) map.set(key, value);
    map.set('d', 4);
    map.delete('a');
    expect(map.get('a')).toBeUndefined();
    map.deleteAll((value) => value < 4);
    expect(['b', 'c', 'd'].map((key) => map.get(key))).toEqual([undefined, undefined, 4]);
  });
});
