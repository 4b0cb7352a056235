import { describe, expect, it } from 'vitest';
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
import { days, workingDays } from '#src/sla/term/term.ts';
import { faultOf, hour, utc } from './moments.ts';

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
    expect(addWorkingTime(lunch, utc(start), hours * hour)).toEqual(utc(end));
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
    expect(workingTimeBetween(seconds, day, new Date(day.getTime() + 24 * hour))).toBe(9 * hour - 15_000);
    expect(addWorkingTime(seconds, day, 1).toISOString()).toBe('2026-01-05T09:00:30.001Z');
    expect(addWorkingTime(seconds, day, 9 * hour - 15_000).toISOString()).toBe('2026-01-05T18:00:15.000Z');
  });

  it('end at the next opening where the boundary says so', () => {
    const next = { boundary: 'next-open' } as const;
    expect(addWorkingTime(lunch, utc('2026-01-05T09:00'), 4 * hour, next)).toEqual(utc('2026-01-05T14:00'));
    expect(addWorkingTime(lunch, utc('2026-01-05T09:00'), 8 * hour, next)).toEqual(utc('2026-01-06T09:00'));
    expect(addWorkingTime(lunch, utc('2026-01-05T09:00'), 3 * hour, next)).toEqual(utc('2026-01-05T12:00'));
    expect(addWorkingTime(lunch, utc('2026-01-06T12:00'), 1 * hour, next)).toEqual(utc('2026-01-06T13:00'));
    // The last close of a year, behind which nothing has been asked for yet.
    expect(addWorkingTime(lunch, utc('2026-12-29T17:00'), 1 * hour)).toEqual(utc('2026-12-29T18:00'));
    expect(addWorkingTime(lunch, utc('2026-12-29T17:00'), 1 * hour, next)).toEqual(utc('2027-01-01T22:00'));
  });

  it('counted back begin at an opening, the mirror of ending at a close', () => {
    expect(subtractWorkingTime(lunch, utc('2026-01-05T18:00'), 8 * hour)).toEqual(utc('2026-01-05T09:00'));
    expect(subtractWorkingTime(lunch, utc('2026-01-05T15:00'), 1 * hour)).toEqual(utc('2026-01-05T14:00'));
    expect(subtractWorkingTime(lunch, utc('2026-01-05T15:00'), 2 * hour)).toEqual(utc('2026-01-05T12:00'));
    expect(subtractWorkingTime(lunch, utc('2026-01-05T20:00'), 1 * hour)).toEqual(utc('2026-01-05T17:00'));
  });

  it('of no length leave the instant as it is, also outside hours', () => {
    const night = utc('2026-01-07T03:00');
    expect(addWorkingTime(lunch, night, 0)).toEqual(night);
    expect(addWorkingTime(lunch, night, 0, { boundary: 'next-open' })).toEqual(night);
    expect(subtractWorkingTime(lunch, night, 0)).toEqual(night);
  });

  it('of negative length go the other way', () => {
    const [early, late] = [utc('2026-01-05T12:00'), utc('2026-01-05T15:00')];
    expect(addWorkingTime(lunch, late, -2 * hour)).toEqual(early);
    expect(subtractWorkingTime(lunch, early, -2 * hour)).toEqual(late);
    expect(workingTimeBetween(lunch, late, early)).toBe(-2 * hour);
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

describe('working days between two instants', () => {
  const week = { mon: ['09:00-18:00'], tue: ['09:00-18:00'], fri: ['22:00-06:00'] } as const;
  const calendar = workingCalendar({ timeZone: 'Europe/Moscow', week, daysOff: ['2026-01-06'] });

  const rows: readonly [from: string, to: string, days: number, why: string][] = [
    ['2026-01-05T00:00', '2026-01-05T20:00', 0, 'none within one day'],
    ['2026-01-04T00:00', '2026-01-05T00:00', 1, 'the last day counts from its first instant'],
    ['2026-01-05T20:59', '2026-01-12T20:59', 2, 'the first day does not count, the last one does'],
    ['2026-01-05T21:00', '2026-01-12T20:59', 2, 'days are local: this is the next one in Moscow'],
    ['2026-01-04T21:00', '2026-01-05T20:59', 0, 'one local day over two of UTC'],
    ['2026-01-05T12:00', '2026-01-07T12:00', 0, 'a day off is none'],
    ['2026-01-08T12:00', '2026-01-10T12:00', 1, 'the rest of a night shift is none'],
    ['2026-01-05T12:00', '2036-01-05T12:00', 1564, 'over ten years'],
  ];

  it.each(rows)('from %s to %s: %d (%s), and the negative number backwards', (from, to, count) => {
    expect(workingDaysBetween(calendar, utc(from), utc(to))).toBe(count);
    expect(workingDaysBetween(calendar, utc(to), utc(from))).toBe(0 - count);
  });

  it('are those that a term in working days counts', () => {
    const start = utc('2026-01-05T12:00');
    for (const amount of [1, 2, 5, 40]) {
      const { at } = dueAt(workingDays(amount), start, calendar);
      expect(workingDaysBetween(calendar, start, new Date(at.getTime() - 1))).toBe(amount);
    }
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
    expect(workingTimeBetween(apia, from, to)).toBe(16 * hour);
    expect(['2011-12-29', '2011-12-30', '2011-12-31'].map((day) => isWorkingDay(apia, day))).toEqual([
      true,
      false,
      true,
    ]);
    const noon = utc('2011-12-29T22:00');
    expect(dueAt(workingDays(1), noon, apia)).toMatchObject({ at: utc('2011-12-31T10:00'), lastDay: '2011-12-31' });
    expect(dueAt(days(1), noon, apia)).toMatchObject({ at: utc('2011-12-31T10:00'), lastDay: '2011-12-31' });
  });
});
