import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/fault.ts';
import type { WorkingCalendarSpec } from '../../src/sla/schedule.ts';
import { workingCalendar } from '../../src/sla/working-calendar.ts';
import {
  addWorkingTime,
  isOpen,
  isWorkingDay,
  nextOpening,
  openPeriods,
  subtractWorkingTime,
  workingTimeBetween,
} from '../../src/sla/working-time.ts';

const HOUR = 3_600_000;

function faultOf(run: () => unknown): Fault {
  try {
    run();
  } catch (error) {
    if (Fault.is(error)) return error;
    throw error;
  }
  throw new Error('no fault');
}

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

  it('has a version of its content, unless one is given', () => {
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

const utc = (text: string): Date => new Date(`${text}:00.000Z`);

describe('hours', () => {
  const lunch = workingCalendar({
    timeZone: 'UTC',
    week: {
      mon: ['14:00-18:00', '09:00-13:00'],
      tue: ['09:00-13:00', '13:00-18:00'],
      fri: ['22:00-06:00'],
      sun: ['00:00-24:00'],
    },
    dates: { '2026-01-10': ['05:00-07:00'], '2026-01-12': [], '2026-01-17': ['08:00-09:00'] },
    daysOff: ['2026-01-24', '2026-01-30'],
  });

  const rows: readonly [start: string, hours: number, end: string, why: string][] = [
    ['2026-01-05T12:00', 2, '2026-01-05T15:00', 'over lunch'],
    ['2026-01-05T13:30', 1, '2026-01-05T15:00', 'from lunch'],
    ['2026-01-05T09:00', 4, '2026-01-05T13:00', 'to the start of lunch, not to its end'],
    ['2026-01-06T12:00', 2, '2026-01-06T14:00', 'over hours that touch'],
    ['2026-01-05T17:00', 2, '2026-01-06T10:00', 'over a night'],
    ['2026-01-05T09:00', 8, '2026-01-05T18:00', 'to the close of the day'],
    ['2026-01-09T23:00', 7, '2026-01-10T06:00', 'through a night shift to its end'],
    [
      '2026-01-09T23:00',
      8,
      '2026-01-10T07:00',
      'on from a night shift into the next day, the hour they share counted once',
    ],
    ['2026-01-16T23:00', 8, '2026-01-17T09:00', 'the night shift stays when the next day gets other hours'],
    ['2026-01-11T20:00', 5, '2026-01-13T10:00', 'to 24:00 and over a day that an override closed'],
    ['2026-01-23T22:00', 3, '2026-01-25T01:00', 'a day off cuts the night shift that began the day before'],
    ['2026-01-30T22:00', 1, '2026-01-31T01:00', 'a day off leaves what its own night shift has after 24:00'],
  ];

  it.each(rows)('from %s, %d hours end at %s: %s', (start, hours, end) => {
    expect(addWorkingTime(lunch, utc(start), hours * HOUR)).toEqual(utc(end));
  });

  it('are half-open', () => {
    expect(isOpen(lunch, utc('2026-01-05T09:00'))).toBe(true);
    expect(isOpen(lunch, new Date(utc('2026-01-05T09:00').getTime() - 1))).toBe(false);
    expect(isOpen(lunch, utc('2026-01-05T13:00'))).toBe(false);
    expect(isOpen(lunch, new Date(utc('2026-01-05T13:00').getTime() - 1))).toBe(true);
    expect(isOpen(lunch, utc('2026-01-06T13:00'))).toBe(true);
  });

  it('count to the millisecond and to the second', () => {
    const seconds = workingCalendar({ timeZone: 'UTC', week: { mon: ['09:00:30-18:00:15'] } });
    const day = utc('2026-01-05T00:00');
    expect(workingTimeBetween(seconds, day, new Date(day.getTime() + 24 * HOUR))).toBe(9 * HOUR - 15_000);
    expect(addWorkingTime(seconds, day, 1).toISOString()).toBe('2026-01-05T09:00:30.001Z');
    expect(addWorkingTime(seconds, day, 9 * HOUR - 15_000).toISOString()).toBe('2026-01-05T18:00:15.000Z');
  });

  it('end at the next opening where the boundary says so', () => {
    const next = { boundary: 'next-open' } as const;
    expect(addWorkingTime(lunch, utc('2026-01-05T09:00'), 4 * HOUR, next)).toEqual(utc('2026-01-05T14:00'));
    expect(addWorkingTime(lunch, utc('2026-01-05T09:00'), 8 * HOUR, next)).toEqual(utc('2026-01-06T09:00'));
    expect(addWorkingTime(lunch, utc('2026-01-05T09:00'), 3 * HOUR, next)).toEqual(utc('2026-01-05T12:00'));
    expect(addWorkingTime(lunch, utc('2026-01-06T12:00'), 1 * HOUR, next)).toEqual(utc('2026-01-06T13:00'));
  });

  it('counted back begin at an opening, the mirror of ending at a close', () => {
    expect(subtractWorkingTime(lunch, utc('2026-01-05T18:00'), 8 * HOUR)).toEqual(utc('2026-01-05T09:00'));
    expect(subtractWorkingTime(lunch, utc('2026-01-05T15:00'), 1 * HOUR)).toEqual(utc('2026-01-05T14:00'));
    expect(subtractWorkingTime(lunch, utc('2026-01-05T15:00'), 2 * HOUR)).toEqual(utc('2026-01-05T12:00'));
    expect(subtractWorkingTime(lunch, utc('2026-01-05T20:00'), 1 * HOUR)).toEqual(utc('2026-01-05T17:00'));
  });

  it('of no length leave the instant as it is, also outside hours', () => {
    const night = utc('2026-01-07T03:00');
    expect(addWorkingTime(lunch, night, 0)).toEqual(night);
    expect(addWorkingTime(lunch, night, 0, { boundary: 'next-open' })).toEqual(night);
    expect(subtractWorkingTime(lunch, night, 0)).toEqual(night);
  });

  it('of negative length go the other way', () => {
    const [early, late] = [utc('2026-01-05T12:00'), utc('2026-01-05T15:00')];
    expect(addWorkingTime(lunch, late, -2 * HOUR)).toEqual(early);
    expect(subtractWorkingTime(lunch, early, -2 * HOUR)).toEqual(late);
    expect(workingTimeBetween(lunch, late, early)).toBe(-2 * HOUR);
  });

  it('open next at the instant itself while open', () => {
    expect(nextOpening(lunch, utc('2026-01-05T10:00'))).toEqual(utc('2026-01-05T10:00'));
    expect(nextOpening(lunch, utc('2026-01-05T13:00'))).toEqual(utc('2026-01-05T14:00'));
    expect(nextOpening(lunch, utc('2026-01-06T18:00'))).toEqual(utc('2026-01-09T22:00'));
  });

  it('are listed cut to what was asked, over the turn of the year as one', () => {
    const always = workingCalendar({
      timeZone: 'Asia/Tokyo',
      week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['00:00-24:00']])),
    });
    const [from, to] = [utc('2025-12-01T00:00'), utc('2027-02-01T00:00')];
    expect(openPeriods(always, from, to)).toEqual([{ start: from, end: to }]);
    expect(openPeriods(always, to, from)).toEqual([]);
    expect(openPeriods(lunch, utc('2026-01-05T12:00'), utc('2026-01-05T15:00'))).toEqual([
      { start: utc('2026-01-05T12:00'), end: utc('2026-01-05T13:00') },
      { start: utc('2026-01-05T14:00'), end: utc('2026-01-05T15:00') },
    ]);
  });

  it('of their own make a working day; the rest of a night shift does not', () => {
    expect(isWorkingDay(lunch, '2026-01-09')).toBe(true);
    expect(isWorkingDay(lunch, '2026-01-10')).toBe(true);
    expect(isWorkingDay(lunch, '2026-01-31')).toBe(false);
    expect(isWorkingDay(lunch, '2026-01-12')).toBe(false);
    expect(isWorkingDay(lunch, '2026-01-30')).toBe(false);
    expect(faultOf(() => isWorkingDay(lunch, '2026-02-30')).code).toBe('calendar/invalid-date');
  });
});

describe('clocks put forward and back', () => {
  const everyDay = (timeZone: string, interval: `${string}-${string}`) =>
    workingCalendar({
      timeZone,
      week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [interval]])),
    });
  const rows: readonly [
    zone: string,
    interval: `${string}-${string}`,
    from: string,
    to: string,
    periods: readonly string[],
  ][] = [
    ['Europe/Berlin', '02:30-04:00', '2026-03-29T00:00', '2026-03-29T12:00', ['2026-03-29T01:30', '2026-03-29T02:00']],
    ['Europe/Berlin', '01:00-02:30', '2026-03-29T00:00', '2026-03-29T12:00', ['2026-03-29T00:00', '2026-03-29T01:30']],
    ['Europe/Berlin', '02:00-03:00', '2026-03-29T00:00', '2026-03-29T12:00', []],
    ['Europe/Berlin', '01:00-04:00', '2026-10-25T00:00', '2026-10-25T12:00', ['2026-10-25T00:00', '2026-10-25T03:00']],
    ['Europe/Berlin', '02:30-04:00', '2026-10-25T00:00', '2026-10-25T12:00', ['2026-10-25T00:30', '2026-10-25T03:00']],
    [
      'America/Sao_Paulo',
      '00:00-02:00',
      '2017-10-15T00:00',
      '2017-10-15T12:00',
      ['2017-10-15T03:00', '2017-10-15T04:00'],
    ],
    [
      'Australia/Lord_Howe',
      '01:00-03:00',
      '2026-10-03T12:00',
      '2026-10-03T23:00',
      ['2026-10-03T14:30', '2026-10-03T16:00'],
    ],
  ];

  it.each(rows)('%s, %s: the periods between %s and %s are right', (zone, interval, from, to, expected) => {
    const found = openPeriods(everyDay(zone, interval), utc(from), utc(to)).flatMap(({ start, end }) => [start, end]);
    expect(found).toEqual(expected.map(utc));
  });

  it('a local day that a zone left out has no hours', () => {
    const apia = everyDay('Pacific/Apia', '09:00-17:00');
    const [from, to] = [utc('2011-12-29T10:00'), utc('2011-12-31T10:00')];
    // 29 December ends at 10:00 UTC on the 30th, and the 31st begins at once.
    expect(workingTimeBetween(apia, from, to)).toBe(16 * HOUR);
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
      () => addWorkingTime(limited, inside, 10_000 * HOUR),
      () => subtractWorkingTime(limited, inside, 10_000 * HOUR),
      () => workingTimeBetween(limited, before, inside),
      () => workingTimeBetween(limited, inside, after),
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
    expect(workingTimeBetween(limited, utc('2025-12-31T21:00'), last)).toBe(104 * 9 * HOUR);
  });

  it('no working time ahead or behind is told without a search', () => {
    const never = workingCalendar({ timeZone: 'UTC', week: {} });
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
      () => addWorkingTime(once, at, 2 * HOUR + 1),
      () => subtractWorkingTime(once, at, HOUR + 1),
      () => addWorkingTime(once, at, 2 * HOUR, { boundary: 'next-open' }),
      () => addWorkingTime(workingCalendar({ timeZone: 'UTC', week }), at, Number.MAX_SAFE_INTEGER),
    ]) {
      expect(faultOf(run).code, String(run)).toBe('calendar/no-working-time');
    }
    expect(addWorkingTime(once, at, 2 * HOUR)).toEqual(utc('2026-03-06T01:00'));
    expect(subtractWorkingTime(once, at, HOUR)).toEqual(utc('2026-01-05T09:00'));
    expect(isOpen(never, at)).toBe(false);
    expect(workingTimeBetween(never, at, utc('2027-02-01T00:00'))).toBe(0);
  });

  it('an invalid date or duration is a fault', () => {
    const invalid = new Date(Number.NaN);
    const at = utc('2026-02-01T00:00');
    expect(faultOf(() => addWorkingTime(limited, invalid, 1)).code).toBe('calendar/invalid-instant');
    expect(faultOf(() => workingTimeBetween(limited, at, invalid)).message).toContain('to');
    for (const ms of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(faultOf(() => addWorkingTime(limited, at, ms)).code).toBe('calendar/invalid-duration');
      expect(faultOf(() => subtractWorkingTime(limited, at, ms)).code).toBe('calendar/invalid-duration');
    }
  });

  it('without them any year may be asked, near or far', () => {
    const open = workingCalendar({ timeZone: 'Europe/Moscow', week });
    expect(isWorkingDay(open, '0099-12-28')).toBe(true);
    expect(addWorkingTime(open, utc('1900-01-01T00:00'), HOUR).toISOString()).toBe('1900-01-01T07:29:43.000Z');
    expect(addWorkingTime(open, utc('2399-12-31T00:00'), HOUR).getUTCFullYear()).toBe(2400);
  });
});
