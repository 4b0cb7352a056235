import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workingCalendar } from '#src/sla/calendar/working-calendar.ts';
import {
  addWorkingTime,
  isOpen,
  nextOpening,
  openPeriods,
  subtractWorkingTime,
  workingTimeBetween,
} from '#src/sla/calendar/working-time.ts';
import { hour } from './moments.ts';
import { randomNumbers, randomRules, specOf } from './random.ts';

const runs = { seed: 20_261_122, numRuns: Number(process.env['SLA_RUNS'] ?? 1_000) };

const zones = [
  'Europe/Moscow',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
] as const;
const firstDay = Date.UTC(2026, 0, 1);
const days = Array.from({ length: 400 }, (_, day) => new Date(firstDay + day * 24 * hour).toISOString().slice(0, 10));

/** A random calendar that is open every Wednesday, so that no search ends without an answer. */
const calendars = fc.tuple(fc.nat(), fc.constantFrom(...zones)).map(([seed, zone]) => {
  const rules = randomRules(randomNumbers(seed), days);
  const spec = specOf(zone, rules);
  return workingCalendar({ ...spec, week: { ...spec.week, wed: ['10:00-17:30'] } });
});
const instants = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 1, 1) }).map((at) => new Date(at));
const durations = fc.oneof(
  fc.integer({ min: 0, max: 50 * hour }),
  fc.integer({ min: 0, max: 800 }).map((n) => (n * hour) / 4),
);

describe('working time', () => {
  it('between a start and what is added to it is what was added', () => {
    fc.assert(
      fc.property(calendars, instants, durations, (calendar, start, ms) => {
        expect(workingTimeBetween(calendar, start, addWorkingTime(calendar, start, ms))).toBe(ms);
        expect(workingTimeBetween(calendar, subtractWorkingTime(calendar, start, ms), start)).toBe(ms);
        const next = addWorkingTime(calendar, start, ms, { boundary: 'next-open' });
        expect(workingTimeBetween(calendar, start, next)).toBe(ms);
      }),
      runs,
    );
  });

  it('may be added in two parts', () => {
    fc.assert(
      fc.property(calendars, instants, durations, durations, (calendar, start, one, two) => {
        const whole = addWorkingTime(calendar, start, one + two);
        const parts = addWorkingTime(calendar, addWorkingTime(calendar, start, one), two);
        expect(parts).toEqual(whole);
      }),
      runs,
    );
  });

  it('grows with its start and with its duration', () => {
    fc.assert(
      fc.property(calendars, instants, instants, durations, durations, (calendar, a, b, one, two) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        const [short, long] = [Math.min(one, two), Math.max(one, two)];
        const from = (start: Date, ms: number): number => addWorkingTime(calendar, start, ms).getTime();
        if (short > 0) expect(from(early, short)).toBeLessThanOrEqual(from(late, short));
        expect(from(early, short)).toBeLessThanOrEqual(from(early, long));
        if (short < long) expect(from(early, short)).toBeLessThan(from(early, long));
      }),
      runs,
    );
  });

  it('subtracted gives back the start, inside hours', () => {
    fc.assert(
      fc.property(calendars, instants, durations, (calendar, at, ms) => {
        const start = nextOpening(calendar, at);
        expect(subtractWorkingTime(calendar, addWorkingTime(calendar, start, ms), ms)).toEqual(start);
      }),
      runs,
    );
  });

  it('is the sum of the open periods, and they are what is open', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 40 * 24 * hour }), (calendar, from, length) => {
        const to = new Date(from.getTime() + length);
        const periods = openPeriods(calendar, from, to);
        const sum = periods.reduce((total, { start, end }) => total + end.getTime() - start.getTime(), 0);
        expect(workingTimeBetween(calendar, from, to)).toBe(sum);
        expect(workingTimeBetween(calendar, to, from)).toBe(-sum === 0 ? 0 : -sum);
        for (const { start, end } of periods) {
          expect(isOpen(calendar, start)).toBe(true);
          expect(isOpen(calendar, new Date(end.getTime() - 1))).toBe(true);
          if (end < to) expect(isOpen(calendar, end)).toBe(false);
        }
      }),
      runs,
    );
  });

  it('does not depend on which years were asked for first', () => {
    const years = fc.array(fc.integer({ min: 2018, max: 2034 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...zones), years, instants, durations, (seed, zone, first, start, ms) => {
        const spec = specOf(zone, randomRules(randomNumbers(seed), days));
        const full = { ...spec, week: { ...spec.week, wed: ['10:00-17:30'] as const } };
        const [fresh, used] = [workingCalendar(full), workingCalendar(full)];
        for (const year of first) isOpen(used, new Date(Date.UTC(year, 5, 15)));
        expect(addWorkingTime(used, start, ms)).toEqual(addWorkingTime(fresh, start, ms));
        expect(subtractWorkingTime(used, start, ms)).toEqual(subtractWorkingTime(fresh, start, ms));
        const far = new Date(Date.UTC(2016, 2, 3));
        expect(workingTimeBetween(used, far, start)).toBe(workingTimeBetween(fresh, far, start));
      }),
      { ...runs, numRuns: Math.ceil(runs.numRuns / 4) },
    );
  });
});
