import { describe, expect, it } from 'vitest';
import {
  civilDate,
  earliestDay,
  formatLocalDay,
  formatTime,
  latestDay,
  localDay,
  parseLocalDay,
  weekdayOf,
} from '#src/kernel/local-day.ts';

describe('a local day', () => {
  it('is written and read in the years 1 to 9999', () => {
    expect([earliestDay, latestDay].map(formatLocalDay)).toEqual(['0001-01-01', '9999-12-31']);
    for (const day of [earliestDay, -1, 0, localDay(99, 3, 1), localDay(2024, 2, 29), latestDay]) {
      expect(parseLocalDay(formatLocalDay(day))).toBe(day);
    }
  });

  it('is undefined for a date that does not exist', () => {
    for (const text of ['2026-02-30', '2027-02-29', '2026-13-01', '2026-1-1', '0000-01-01', '']) {
      expect(parseLocalDay(text)).toBeUndefined();
    }
  });

  it('has a year, a month from 1 and a weekday from Monday, 0', () => {
    expect(civilDate(localDay(2026, 11, 23))).toEqual({ year: 2026, month: 11, day: 23 });
    expect([23, 28, 29].map((day) => weekdayOf(localDay(2026, 11, day)))).toEqual([0, 5, 6]);
    expect(weekdayOf(localDay(1969, 12, 28))).toBe(6);
  });

  it('has times with seconds only where there are any', () => {
    expect([0, 9 * 3_600_000, 86_399_999].map(formatTime)).toEqual(['00:00', '09:00', '23:59:59']);
  });
});
