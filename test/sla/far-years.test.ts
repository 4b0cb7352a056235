/**
 * Questions about far years: between two years only totals count, and years of one shape share them. Each total is compared
 * with a year that was compiled for itself, by a calendar that was asked about nothing else.
 */
import { describe, expect, it, vi } from 'vitest';
import { TimeZone } from '#src/kernel/time-zone.ts';
import type { WorkingCalendarSpec } from '#src/sla/calendar/calendar-spec.ts';
import { russia } from '#src/sla/calendar/russia.ts';
import { type WorkingCalendar, workingCalendar } from '#src/sla/calendar/working-calendar.ts';
import {
  addWorkingTime,
  isOpen,
  nextOpening,
  openPeriods,
  subtractWorkingTime,
  workingDaysBetween,
  workingTimeBetween,
} from '#src/sla/calendar/working-time.ts';
import { dueAt } from '#src/sla/term/due-at.ts';
import { days, workingDays, workingHours } from '#src/sla/term/term.ts';
import { faultOf, hour } from './moments.ts';

const name = { ru: 'праздник', en: 'holiday' };
const week = {
  mon: ['22:00-06:00'],
  tue: ['09:00-13:00', '14:00-18:00'],
  fri: ['20:00-04:00'],
  sun: ['00:30-03:30'],
} as const;
const holidays = { '01-01': name, '02-29': name, '03-27': name, '12-31': name };

/** Noon of 1 June: the middle of the year, whatever the zone. */
const middleOf = (year: number): Date => new Date(`${String(year).padStart(4, '0')}-06-01T12:00:00Z`);

const zones = ['Europe/Moscow', 'Europe/Berlin', 'America/Santiago', 'Africa/Casablanca', 'Asia/Gaza', 'Pacific/Apia'];

describe.each(zones)('in %s', (timeZone) => {
  const spec: WorkingCalendarSpec = {
    timeZone,
    week,
    holidays,
    dates: { '2150-05-04': ['01:00-02:00'], '2160-12-31': ['23:00-01:00'] },
    daysOff: ['2161-01-01', '1700-02-03'],
  };
  const together = workingCalendar(spec);

  it.each([2, 1699, 1700, 1829, 1830, 2011, 2099, 2100, 2150, 2160, 2161, 4801, 9990])(
    'a year from the middle of %i is the same as alone',
    (year) => {
      const [from, to] = [middleOf(year), middleOf(year + 1)];
      // The totals of many years come from one of their shape.
      workingTimeBetween(together, middleOf(2026), from);
      const all = workingTimeBetween(together, middleOf(2026), to) - workingTimeBetween(together, middleOf(2026), from);
      const alone = openPeriods(workingCalendar(spec), from, to).reduce(
        (sum, { start, end }) => sum + end.getTime() - start.getTime(),
        0,
      );
      expect(all).toBe(alone);
      const worked =
        workingDaysBetween(together, middleOf(2026), to) - workingDaysBetween(together, middleOf(2026), from);
      expect(worked).toBe(workingDaysBetween(workingCalendar(spec), from, to));
    },
  );
});

describe('a question about a far year', () => {
  const plain = () =>
    workingCalendar({ timeZone: 'Europe/Moscow', week: { mon: ['09:00-18:00'], tue: ['22:00-06:00'] } });
  const now = new Date('2026-06-01T12:00:00Z');
  const questions: Readonly<Record<string, (calendar: WorkingCalendar, year: number) => unknown>> = {
    isOpen: (calendar, year) => isOpen(calendar, middleOf(year)),
    nextOpening: (calendar, year) => nextOpening(calendar, middleOf(year)),
    workingTimeBetween: (calendar, year) => workingTimeBetween(calendar, now, middleOf(year)),
    workingDaysBetween: (calendar, year) => workingDaysBetween(calendar, now, middleOf(year)),
    addWorkingTime: (calendar, year) => addWorkingTime(calendar, now, (year - 2026) * 52 * 17 * hour),
    subtractWorkingTime: (calendar, year) =>
      subtractWorkingTime(calendar, middleOf(year), (year - 2026) * 52 * 17 * hour),
    'workingDays of dueAt': (calendar, year) =>
      dueAt(workingDays(Math.min(100_000, (year - 2026) * 104)), now, calendar).at,
    'workingHours of dueAt': (calendar, year) =>
      dueAt(workingHours(Math.min(100_000, (year - 2026) * 17 * 52)), now, calendar).at,
    'days of dueAt': (calendar, year) => dueAt(days(3), middleOf(year), calendar).at,
  };

  it.each(Object.entries(questions))('compiles no more than one about a near century: %s', (_, ask) => {
    const asked = (year: number): number => {
      const spy = vi.spyOn(TimeZone.prototype, 'instantOf');
      ask(plain(), year);
      const { length } = spy.mock.calls;
      spy.mockRestore();
      return length;
    };
    expect(asked(9990)).toBeLessThan(3 * asked(2150));
    expect(asked(9990)).toBeLessThan(60 * 366 * 3);
  });

  it('asks the zone about no year between that follows rules alone', () => {
    const calendar = workingCalendar({ timeZone: 'America/New_York', week: { mon: ['09:00-18:00'] } });
    workingTimeBetween(calendar, now, middleOf(2150));
    const spy = vi.spyOn(TimeZone.prototype, 'offsetAt');
    workingTimeBetween(calendar, now, middleOf(9990));
    const { length } = spy.mock.calls;
    spy.mockRestore();
    expect(length).toBeLessThan(20 * 366 * 10);
  });

  it('has its right answer', () => {
    // 400 years are a whole number of weeks.
    const cycle = workingTimeBetween(plain(), middleOf(2200), middleOf(2600));
    expect(cycle).toBe((146_097 / 7) * 17 * hour);
    expect(workingTimeBetween(plain(), middleOf(2200), middleOf(9800))).toBe(19 * cycle);
    expect(addWorkingTime(plain(), middleOf(2200), 19 * cycle + hour).getTime()).toBe(
      addWorkingTime(plain(), middleOf(9800), hour).getTime(),
    );
    expect(subtractWorkingTime(plain(), middleOf(9800), 19 * cycle + hour).getTime()).toBe(
      subtractWorkingTime(plain(), middleOf(2200), hour).getTime(),
    );
    expect(dueAt(workingDays(100_000), now, plain()).lastDay).toBe('2984-09-06');
    expect(workingDaysBetween(russia, middleOf(9200), middleOf(9600))).toBe(
      workingDaysBetween(russia, middleOf(8800), middleOf(9200)),
    );
  });

  it('finds rare days', () => {
    const day = ['09:00-10:00'] as const;
    const rare = workingCalendar({
      timeZone: 'Europe/Moscow',
      week: {},
      dates: { '2026-05-05': day, '9000-05-05': day },
    });
    const opening = new Date('9000-05-05T06:00:00Z');
    expect(nextOpening(rare, now)).toEqual(opening);
    expect(dueAt(days(1), now, rare).lastDay).toBe('9000-05-05');
    expect(dueAt(workingDays(1), now, rare).lastDay).toBe('9000-05-05');
    expect(subtractWorkingTime(rare, opening, hour)).toEqual(new Date('2026-05-05T06:00:00Z'));
    expect(openPeriods(rare, middleOf(2), middleOf(9998))).toHaveLength(2);
    expect(faultOf(() => dueAt(workingDays(2), now, rare)).code).toBe('calendar/no-working-time');
    expect(faultOf(() => subtractWorkingTime(rare, now, 2 * hour)).code).toBe('calendar/no-working-time');
  });

  it('ends with a fault beyond the last year', () => {
    for (const ms of [1e15, 8.64e15, Number.MAX_VALUE]) {
      expect(faultOf(() => addWorkingTime(plain(), now, ms)).code).toBe('calendar/no-working-time');
      expect(faultOf(() => subtractWorkingTime(plain(), now, ms)).code).toBe('calendar/no-working-time');
    }
  });
});
