/**
 * Failed attempts are counted in the memory of a process, also when its clock is set, and the memory does not grow.
 */
import { describe, expect, it } from 'vitest';
import { memoryAttempts } from 'zayavka';
import { moscow } from '../scenario/desk.ts';

const ten = Array.from({ length: 10 }, (_, index) => index);

describe('memoryAttempts', () => {
  it('locks a caller out after ten failures, for fifteen minutes from the first one', async () => {
    const attempts = memoryAttempts();
    for (const minute of ten) {
      expect(await attempts.allowed('a', moscow(`2026-11-20 12:0${minute}`))).toBe(true);
      await attempts.failed('a', moscow(`2026-11-20 12:0${minute}`));
    }
    expect(await attempts.allowed('a', moscow('2026-11-20 12:14'))).toBe(false);
    expect(await attempts.allowed('b', moscow('2026-11-20 12:14'))).toBe(true);
    expect(await attempts.allowed('a', moscow('2026-11-20 12:15'))).toBe(true);
  });

  it('is not confused by one miss while the clock was an hour ahead', async () => {
    const attempts = memoryAttempts();
    await attempts.failed('early', moscow('2026-11-20 13:00'));
    for (const _ of ten) await attempts.failed('other', moscow('2026-11-20 12:00'));
    expect(await attempts.allowed('other', moscow('2026-11-20 12:14'))).toBe(false);
    expect(await attempts.allowed('other', moscow('2026-11-20 12:16'))).toBe(true);
  });

  it('begins a period now that seems to begin in the future: it neither ends at once nor lasts for an hour', async () => {
    const attempts = memoryAttempts();
    for (const _ of ten) await attempts.failed('a', moscow('2026-11-20 13:00'));
    expect(await attempts.allowed('a', moscow('2026-11-20 12:00'))).toBe(false);
    expect(await attempts.allowed('a', moscow('2026-11-20 12:14'))).toBe(false);
    expect(await attempts.allowed('a', moscow('2026-11-20 12:15'))).toBe(true);
  });

  it('counts a new period from its own first failure', async () => {
    const attempts = memoryAttempts({ limit: 2 });
    for (const time of ['12:00', '12:20']) await attempts.failed('a', moscow(`2026-11-20 ${time}`));
    expect(await attempts.allowed('a', moscow('2026-11-20 12:21'))).toBe(true);
    await attempts.failed('a', moscow('2026-11-20 12:21'));
    expect(await attempts.allowed('a', moscow('2026-11-20 12:34'))).toBe(false);
    expect(await attempts.allowed('a', moscow('2026-11-20 12:35'))).toBe(true);
  });

  it('remembers no more than a hundred thousand callers', async () => {
    const attempts = memoryAttempts({ limit: 1 });
    const at = moscow('2026-11-20 12:00');
    for (let caller = 0; caller < 100_000; caller += 1) await attempts.failed(`${caller}`, at);
    expect(await attempts.allowed('0', at)).toBe(false);
    await attempts.failed('one more', at);
    expect(await attempts.allowed('0', at)).toBe(true);
    expect(await attempts.allowed('1', at)).toBe(false);
  });

  it.each([{ limit: 0 }, { limit: Number.NaN }, { periodMs: -1 }])('refuses %o', (options) => {
    expect(() => memoryAttempts(options)).toThrow('memoryAttempts: ');
  });

  it('stays locked after a question while the clock was ahead', async () => {
    const attempts = memoryAttempts({ limit: 3 });
    const minute = (count: number): Date => new Date(Date.UTC(2026, 10, 20, 9, count));
    for (let miss = 0; miss < 3; miss += 1) await attempts.failed('caller', minute(0));
    expect(await attempts.allowed('caller', minute(60))).toBe(true);
    expect(await attempts.allowed('caller', minute(2))).toBe(false);
  });
});
