import { describe, expect, it } from 'vitest';
import { defaultRetry, firstDue, type MessageName, messageKey, nextAttempt, nextCheck, supersedes } from './room.ts';

describe('the key of a message', () => {
  it('is the request, the message and the version, and nothing else', () => {
    expect(messageKey('r1', 'extended', 3)).toBe('r1/extended/3');
    expect(
      new Set([
        messageKey('r1', 'closed', 3),
        messageKey('r2', 'closed', 3),
        messageKey('r1', 'closed', 4),
        messageKey('r1', 'resolved', 3),
      ]).size,
    ).toBe(4);
  });
});

describe('a newer message', () => {
  const final: readonly MessageName[] = ['resolved', 'fulfilled', 'failed', 'rejected', 'withdrawn', 'cancelled'];

  it('makes everything unsent pointless when it is the decision', () => {
    for (const newer of final) {
      for (const older of [
        'registered',
        'extended',
        'needsAnswer',
        'reminder',
        'scheduled',
        'rescheduled',
        'porting',
        'reopened',
      ] as const)
        expect(supersedes(newer, older)).toBe(true);
    }
  });

  it('never hides a decision behind a closing or a reopening', () => {
    for (const newer of ['closed', 'reopened'] as const)
      for (const older of final) expect(supersedes(newer, older)).toBe(false);
  });

  it('does not hide a question that is still open behind a new date', () => {
    expect(supersedes('extended', 'needsAnswer')).toBe(false);
    expect(supersedes('extended', 'registered')).toBe(true);
    expect(supersedes('needsAnswer', 'registered')).toBe(false);
    expect(supersedes('reminder', 'needsAnswer')).toBe(true);
  });

  it('of another date replaces the date that the subscriber was told', () => {
    for (const newer of ['overdue', 'delayed', 'extended'] as const) {
      for (const older of ['registered', 'extended', 'overdue', 'delayed'] as const) {
        expect(supersedes(newer, older)).toBe(true);
      }
      expect(supersedes(newer, 'needsAnswer')).toBe(false);
    }
    expect(supersedes('visitReminder', 'scheduled')).toBe(true);
    expect(supersedes('progressed', 'overdue')).toBe(false);
    expect(supersedes('merged', 'overdue')).toBe(true);
  });

  it('repeats what a closing says', () => {
    expect(supersedes('registered', 'registered')).toBe(false);
    for (const newer of ['resolved', 'fulfilled', 'reopened', 'returned'] as const) {
      expect(supersedes(newer, 'closed')).toBe(true);
    }
  });
});

describe('the next attempt', () => {
  const policy = { attempts: 5, firstDelay: 1000, longestDelay: 5000 };
  const delays = (random: number) => [1, 2, 3, 4, 5].map((failed) => nextAttempt(failed, 0, random, policy));

  it('waits twice as long each time, up to the longest delay, half of it at random, and ends', () => {
    expect(delays(0)).toEqual([500, 1000, 2000, 2500, undefined]);
    expect(delays(0.5)).toEqual([750, 1500, 3000, 3750, undefined]);
    expect(delays(0.999_999)).toEqual([1000, 2000, 4000, 5000, undefined]);
  });

  it.each([Number.NaN, -0.1, 1.1, Number.POSITIVE_INFINITY])('takes a chance of %s for 1', (random) => {
    expect(delays(random)).toEqual([1000, 2000, 4000, 5000, undefined]);
  });

  it('counts from the failure', () => {
    expect(nextAttempt(1, 1_000_000, 0, policy)).toBe(1_000_500);
  });

  it('spreads the default ten attempts over four to nine hours', () => {
    const total = (random: number) => {
      let at: number | undefined = 0;
      let last = 0;
      for (let failed = 1; at !== undefined; failed += 1) {
        last = at;
        at = nextAttempt(failed, at, random, defaultRetry);
      }
      return last / 3_600_000;
    };
    expect(total(0)).toBeGreaterThan(3);
    expect(total(0.999)).toBeLessThan(9);
  });
});

describe('the next check', () => {
  const minute = 60_000;
  const day = 24 * 60 * minute;

  it('comes after as long again as the message has waited, at least a minute and at most a day', () => {
    expect(nextCheck(0, 0)).toBe(minute);
    expect(nextCheck(0, 3 * minute)).toBe(6 * minute);
    expect(nextCheck(5 * minute, 65 * minute)).toBe(125 * minute);
    expect(nextCheck(0, 2 * day)).toBe(3 * day);
  });

  it('comes in a minute when nothing is known, and when the clock was set back', () => {
    expect(nextCheck(Number.NaN, day)).toBe(day + minute);
    expect(nextCheck(2 * day, day)).toBe(day + minute);
  });
});

describe('a message', () => {
  it('was first due when it was written, or after the quiet hours', () => {
    expect(firstDue({ createdAt: 5 })).toBe(5);
    expect(firstDue({ createdAt: 5, quietUntil: 1000 })).toBe(1000);
  });
});
