/**
 * Failed attempts are counted in the memory of a process, also when its clock is set, and the memory does not grow.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttemptCounter, memoryAttempts } from 'zayavka';
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

  it('remembers the last hundred thousand callers, and at most twice as many', async () => {
    const attempts = memoryAttempts({ limit: 1 });
    const at = moscow('2026-11-20 12:00');
    for (let caller = 0; caller < 200_000; caller += 1) await attempts.failed(String(caller), at);
    const isFree = (caller: number) => attempts.allowed(String(caller), at);
    expect(await Promise.all([0, 99_999, 100_000, 199_999].map(isFree))).toEqual([true, true, false, false]);
  });

  it('refuses what is no time', async () => {
    const attempts = memoryAttempts();
    for (const call of [attempts.allowed, attempts.failed]) {
      await expect(call('a', new Date(Number.NaN))).rejects.toMatchObject({ code: 'input/invalid' });
    }
  });

  it('stays locked after a question while the clock was ahead', async () => {
    const attempts = memoryAttempts({ limit: 3 });
    const minute = (count: number): Date => new Date(Date.UTC(2026, 10, 20, 9, count));
    for (let miss = 0; miss < 3; miss += 1) await attempts.failed('caller', minute(0));
    expect(await attempts.allowed('caller', minute(60))).toBe(true);
    expect(await attempts.allowed('caller', minute(2))).toBe(false);
  });
});

describe('memoryAttempts while the clock is set', () => {
  const noon = Date.UTC(2026, 10, 20, 9);
  const at = (minute: number): Date => new Date(noon + minute * 60_000);

  async function lockedAt(minute: number): Promise<AttemptCounter> {
    const attempts = memoryAttempts();
    for (const _ of ten) await attempts.failed('a', at(minute));
    return attempts;
  }

  it.each([
    ['a miss while it was behind', [-60], [1, 14]],
    ['misses while it was behind, further and further', [-60, -120, -45], [0, 14.9]],
    ['a miss while it was ahead', [20], [1, 14]],
    ['misses ahead and behind', [60, -60, 30, -30, 20, 400], [1, 7, 14]],
  ])('does not unlock early after %s', async (_name, misses, locked) => {
    const attempts = await lockedAt(0);
    for (const minute of misses) await attempts.failed('a', at(minute));
    for (const minute of locked) expect(await attempts.allowed('a', at(minute))).toBe(false);
  });

  it('does not unlock anybody because another caller missed while it was ahead', async () => {
    const attempts = await lockedAt(0);
    await attempts.failed('b', at(600));
    expect(await attempts.allowed('a', at(1))).toBe(false);
  });

  it('adds failures up that were counted on both sides of a jump', async () => {
    const attempts = memoryAttempts();
    for (let miss = 0; miss < 5; miss += 1) await attempts.failed('a', at(0));
    for (let miss = 0; miss < 5; miss += 1) await attempts.failed('a', at(20));
    expect(await attempts.allowed('a', at(20))).toBe(true);
    expect(await attempts.allowed('a', at(2))).toBe(false);
    expect(await attempts.allowed('a', at(16))).toBe(true);
  });

  it('unlocks after every jump, and allows as much as before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: -1_000, max: 1_000 }), { maxLength: 20 }), async (jumps) => {
        const attempts = await lockedAt(0);
        for (const [index, minute] of jumps.entries()) {
          if (index % 2 === 0) await attempts.failed('a', at(minute));
          else await attempts.allowed('a', at(minute));
        }
        const free = 1_016;
        for (let miss = 0; miss < 9; miss += 1) await attempts.failed('a', at(free));
        expect(await attempts.allowed('a', at(free))).toBe(true);
        await attempts.failed('a', at(free));
        expect(await attempts.allowed('a', at(free + 14))).toBe(false);
        expect(await attempts.allowed('a', at(free + 15))).toBe(true);
      }),
    );
  });

  it('never forgets ten failures by questions while the clock jumps', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -1_000, max: 1_000 }), { maxLength: 20 }),
        fc.integer({ min: 0, max: 14 }),
        async (jumps, minute) => {
          const attempts = await lockedAt(0);
          for (const jump of jumps) await attempts.allowed('a', at(jump));
          expect(await attempts.allowed('a', at(minute))).toBe(false);
        },
      ),
    );
  });
});
