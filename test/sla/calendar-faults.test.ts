import { describe, expect, it, vi } from 'vitest';
import type { WorkingCalendarSpec } from '#src/sla/calendar/calendar-spec.ts';
import { workingCalendar } from '#src/sla/calendar/working-calendar.ts';
import {
  addWorkingTime,
  isOpen,
  isWorkingDay,
  nextOpening,
  openPeriods,
  subtractWorkingTime,
  workingDaysBetween,
  workingTimeBetween,
} from '#src/sla/calendar/working-time.ts';
import { dueAt } from '#src/sla/term/due-at.ts';
import { days, months, workingDays } from '#src/sla/term/term.ts';
import { faultOf, hour, utc } from './moments.ts';

const week = { mon: ['09:00-18:00'], tue: ['09:00-18:00'] } as const;

describe('a rule that cannot be', () => {
  const wrong: readonly [name: string, spec: WorkingCalendarSpec, code: string, says: string][] = [
    [
      'overlapping',
      { timeZone: 'UTC', week: { wed: ['09:00-12:00', '11:59-13:00'] } },
      'overlapping-intervals',
      'week.wed',
    ],
    [
      'overlapping at night',
      { timeZone: 'UTC', week: { wed: ['20:00-04:00', '23:00-01:00'] } },
      'overlapping-intervals',
      'wed',
    ],
    [
      'overlapping on a date',
      { timeZone: 'UTC', week, dates: { '2026-01-05': ['01:00-03:00', '02:00-04:00'] } },
      'overlapping-intervals',
      '2026-01-05',
    ],
    ['of no length', { timeZone: 'UTC', week: { mon: ['09:00-09:00'] } }, 'invalid-interval', '09:00-09:00'],
    ['an hour too late', { timeZone: 'UTC', week: { mon: ['09:00-25:00'] } }, 'invalid-interval', '25:00'],
    ['after the end of the day', { timeZone: 'UTC', week: { mon: ['09:00-24:01'] } }, 'invalid-interval', '24:01'],
    [
      'starting at the end of the day',
      { timeZone: 'UTC', week: { mon: ['24:00-06:00'] } },
      'invalid-interval',
      '24:00',
    ],
    ['of sixty minutes', { timeZone: 'UTC', week: { mon: ['09:60-10:00'] } }, 'invalid-interval', '09:60'],
    ['of sixty seconds', { timeZone: 'UTC', week: { mon: ['09:00:60-10:00'] } }, 'invalid-interval', '09:00:60'],
    ['one digit of hours', { timeZone: 'UTC', week: { mon: ['9:00-18:00'] } }, 'invalid-interval', '9:00'],
    ['no hours at all', { timeZone: 'UTC', week: { mon: ['-'] } }, 'invalid-interval', "'-'"],
    ['30 February', { timeZone: 'UTC', week, dates: { '2026-02-30': [] } }, 'invalid-date', '2026-02-30'],
    ['29 February of a common year', { timeZone: 'UTC', week, daysOff: ['2027-02-29'] }, 'invalid-date', '2027-02-29'],
    ['a date without zeros', { timeZone: 'UTC', week, daysOff: ['2027-2-9'] }, 'invalid-date', '2027-2-9'],
    [
      'known backwards',
      { timeZone: 'UTC', week, known: { from: '2027-01-01', to: '2026-01-01' } },
      'invalid-date',
      'known',
    ],
    [
      'known from no date',
      { timeZone: 'UTC', week, known: { from: '2027-13-01', to: '2028-01-01' } },
      'invalid-date',
      'known.from',
    ],
    ['a zone on Mars', { timeZone: 'Mars/Olympus', week }, 'unknown-zone', 'Mars/Olympus'],
    ['no zone', { timeZone: '', week }, 'unknown-zone', 'timeZone'],
  ];

  it.each(wrong)('%s is a typed fault that says where', (_, spec, code, says) => {
    const fault = faultOf(() => workingCalendar(spec));
    expect(fault.code).toBe(`calendar/${code}`);
    expect(fault.message).toContain(says);
  });

  it('a day of the week that does not exist is a typed fault', () => {
    const spec: { timeZone: string; week: Record<string, ['09:00-18:00']> } = {
      timeZone: 'UTC',
      week: { monday: ['09:00-18:00'] },
    };
    expect(faultOf(() => workingCalendar(spec)).code).toBe('calendar/invalid-weekday');
  });
});

describe('a calendar as a value', () => {
  it('does not change when the object it was made from does', () => {
    const spec = { timeZone: 'UTC', week: { mon: ['09:00-18:00' as const] }, daysOff: ['2026-01-05'] };
    const calendar = workingCalendar(spec);
    spec.week.mon[0] = '09:00-18:00';
    spec.daysOff.length = 0;
    expect(isWorkingDay(calendar, '2026-01-05')).toBe(false);
  });

  it('is plain data to look at, with its rules out of sight', () => {
    const calendar = workingCalendar({ name: 'shop', version: '1', timeZone: 'UTC', week });
    expect({ ...calendar }).toEqual({ name: 'shop', version: '1', timeZone: 'UTC', known: undefined });
    expect(Object.keys(calendar)).toEqual(['name', 'version', 'timeZone', 'known']);
    expect(Object.isFrozen(calendar)).toBe(true);
  });

  it('works with the functions of another copy of the library', async () => {
    vi.resetModules();
    const other: typeof import('#src/sla/calendar/working-time.ts') = await import('#src/sla/calendar/working-time.ts');
    expect(other.isWorkingDay).not.toBe(isWorkingDay);
    const calendar = workingCalendar({ timeZone: 'UTC', week });
    expect(other.addWorkingTime(calendar, utc('2026-01-05T17:00'), 2 * hour)).toEqual(utc('2026-01-06T10:00'));
  });

  it('that this library has not made is a fault that says so', () => {
    const loosely = isWorkingDay as (calendar: unknown, day: string) => unknown;
    const copy = { ...workingCalendar({ timeZone: 'UTC', week }) };
    for (const foreign of [copy, {}, null, undefined, 'russia']) {
      const fault = faultOf(() => loosely(foreign, '2026-01-05'));
      expect(fault.code).toBe('calendar/foreign-object');
      expect(fault.message).toContain('workingCalendar');
    }
    expect(faultOf(() => dueAt(days(1), utc('2026-01-05T17:00'), copy)).code).toBe('calendar/foreign-object');
  });

  it('has a version of its content by default', () => {
    const versions = [
      { timeZone: 'UTC', week },
      { timeZone: 'Europe/Moscow', week },
      { timeZone: 'UTC', week, daysOff: ['2026-01-05'] },
      { timeZone: 'UTC', week, dates: { '2026-01-05': [] } },
      { timeZone: 'UTC', week, known: { from: '2026-01-01', to: '2026-12-31' } },
    ].map((spec) => workingCalendar(spec).version);
    expect(new Set(versions).size).toBe(5);
    expect(workingCalendar({ timeZone: 'UTC', week }).version).toBe(versions[0]);
    expect(workingCalendar({ timeZone: 'UTC', week: { tue: week.tue, mon: week.mon } }).version).toBe(versions[0]);
    expect(workingCalendar({ timeZone: 'UTC', week, name: 'north', version: '7' })).toMatchObject({
      name: 'north',
      version: '7',
    });
  });
});

describe('the ends of what is known', () => {
  const limited = workingCalendar({ timeZone: 'Europe/Moscow', week, known: { from: '2026-01-01', to: '2026-12-31' } });
  const before = utc('2025-12-31T20:59');
  const last = utc('2026-12-31T21:00');

  it('every question beyond them is a fault', () => {
    const [inside, after] = [utc('2026-06-01T00:00'), new Date(last.getTime() + 1)];
    const questions = [
      () => addWorkingTime(limited, before, 1),
      () => addWorkingTime(limited, after, 1),
      () => addWorkingTime(limited, inside, 10_000 * hour),
      () => subtractWorkingTime(limited, inside, 10_000 * hour),
      () => workingTimeBetween(limited, before, inside),
      () => workingTimeBetween(limited, inside, after),
      () => workingDaysBetween(limited, before, inside),
      () => workingDaysBetween(limited, inside, last),
      () => workingDaysBetween(limited, before, before),
      () => isOpen(limited, before),
      () => isOpen(limited, last),
      () => nextOpening(limited, utc('2026-12-30T00:00')),
      () => openPeriods(limited, before, inside),
      () => isWorkingDay(limited, '2025-12-31'),
      () => isWorkingDay(limited, '2027-01-01'),
    ];
    for (const question of questions) {
      const fault = faultOf(question);
      expect(fault.code, String(question)).toBe('calendar/unknown-date');
      expect(fault.message).toContain('2026-01-01 to 2026-12-31');
    }
  });

  it('the last known instant may end an answer', () => {
    expect(workingTimeBetween(limited, utc('2025-12-31T21:00'), last)).toBe(104 * 9 * hour);
  });

  it('a week without working time is a calendar only where single dates have hours', () => {
    for (const closed of [{}, { mon: [] }]) {
      const fault = faultOf(() => workingCalendar({ timeZone: 'UTC', week: closed, dates: { '2026-01-05': [] } }));
      expect(fault.code).toBe('calendar/no-working-time');
      expect(fault.message).toContain('week: found no hours on any day');
    }
    expect(() =>
      workingCalendar({ timeZone: 'UTC', week: {}, dates: { '2026-01-05': ['09:00-10:00'] } }),
    ).not.toThrow();
  });

  it('no working time ahead or behind is reported without a search', () => {
    const cancelled = { dates: { '2026-01-05': ['09:00-10:00'] }, daysOff: ['2026-01-05'] } as const;
    const never = workingCalendar({ timeZone: 'UTC', week: {}, ...cancelled });
    const once = workingCalendar({
      timeZone: 'UTC',
      week: {},
      dates: { '2026-01-05': ['09:00-10:00'], '2026-03-05': ['23:00-01:00'] },
    });
    const at = utc('2026-02-01T00:00');
    for (const run of [
      () => addWorkingTime(never, at, 1),
      () => nextOpening(never, at),
      () => subtractWorkingTime(never, at, 1),
      () => addWorkingTime(once, at, 2 * hour + 1),
      () => subtractWorkingTime(once, at, hour + 1),
      () => addWorkingTime(once, at, 2 * hour, { boundary: 'next-open' }),
      () => addWorkingTime(workingCalendar({ timeZone: 'UTC', week }), at, Number.MAX_SAFE_INTEGER),
      () => dueAt(days(1), at, never),
      () => dueAt(months(1), at, never),
      () => dueAt(workingDays(1), at, never),
      () => dueAt(days(60), at, once),
    ]) {
      expect(faultOf(run).code, String(run)).toBe('calendar/no-working-time');
    }
    expect(dueAt(days(1), at, once).lastDay).toBe('2026-03-05');
    expect(addWorkingTime(once, at, 2 * hour)).toEqual(utc('2026-03-06T01:00'));
    expect(subtractWorkingTime(once, at, hour)).toEqual(utc('2026-01-05T09:00'));
    expect(isOpen(never, at)).toBe(false);
    expect(workingTimeBetween(never, at, utc('2027-02-01T00:00'))).toBe(0);
  });

  it('an invalid date or duration is a fault', () => {
    const invalid = new Date(Number.NaN);
    const at = utc('2026-02-01T00:00');
    expect(faultOf(() => addWorkingTime(limited, invalid, 1)).code).toBe('calendar/invalid-instant');
    expect(faultOf(() => workingTimeBetween(limited, at, invalid)).message).toContain('to');
    expect(faultOf(() => workingDaysBetween(limited, invalid, at)).message).toContain('from');
    for (const ms of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(faultOf(() => addWorkingTime(limited, at, ms)).code).toBe('calendar/invalid-duration');
      expect(faultOf(() => subtractWorkingTime(limited, at, ms)).code).toBe('calendar/invalid-duration');
    }
  });

  it('without them any year may be asked, near or far', () => {
    const open = workingCalendar({ timeZone: 'Europe/Moscow', week });
    expect(isWorkingDay(open, '0099-12-28')).toBe(true);
    expect(addWorkingTime(open, utc('1900-01-01T00:00'), hour).toISOString()).toBe('1900-01-01T07:29:43.000Z');
    expect(addWorkingTime(open, utc('2399-12-31T00:00'), hour).getUTCFullYear()).toBe(2400);
  });

  it('a spec without a week, from a caller without types', () => {
    const loosely = workingCalendar as (spec: unknown) => unknown;
    for (const spec of [null, undefined, 'mon', { timeZone: 'UTC' }, { timeZone: 'UTC', week: null }]) {
      expect(() => loosely(spec)).toThrow('week: expected an object of weekdays and their hours');
    }
  });

  it('none of a spec that a framework watches', () => {
    const watched = new Proxy({ timeZone: 'UTC', week: new Proxy({ mon: ['09:00-18:00'] as const }, {}) }, {});
    expect(workingCalendar(watched).timeZone).toBe('UTC');
  });
});
