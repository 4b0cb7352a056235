import { describe, expect, it } from 'vitest';
import { Fault } from '#src/kernel/fault.ts';
import { productionYears, yearFaults } from '#src/sla/calendar/production-years.ts';
import { officeHours, russia, russiaUntil } from '#src/sla/calendar/russia.ts';
import { isWorkingDay, nextOpening, openPeriods, workingTimeBetween } from '#src/sla/calendar/working-time.ts';
import { hour } from './moments.ts';

const dayMs = 24 * hour;

/** From the four decrees and article 112, written out by hand. */
const years = {
  2024: {
    off: '01-01 01-02 01-03 01-04 01-05 01-08 02-23 03-08 04-29 04-30 05-01 05-09 05-10 06-12 11-04 12-30 12-31',
    saturdays: '04-27 11-02 12-28',
    short: '02-22 03-07 05-08 06-11 11-02',
    worked: 248,
  },
  2025: {
    off: '01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 12-31',
    saturdays: '11-01',
    short: '03-07 04-30 06-11 11-01',
    worked: 247,
  },
  2026: {
    off: '01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31',
    saturdays: '',
    short: '04-30 05-08 06-11 11-03',
    worked: 247,
  },
  2027: {
    off: '01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-08 05-03 05-10 06-14 11-04 11-05 12-31',
    saturdays: '02-20',
    short: '02-20 04-30 06-11 11-03',
    worked: 247,
  },
} as const;

function daysOf(year: number): readonly { readonly date: string; readonly weekday: number; readonly start: number }[] {
  const days = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += dayMs) {
    // Midnight in Moscow is three hours before midnight in UTC.
    days.push({
      date: new Date(at).toISOString().slice(5, 10),
      weekday: new Date(at).getUTCDay(),
      start: at - 3 * hour,
    });
  }
  return days;
}

const isWeekend = (weekday: number): boolean => weekday === 0 || weekday === 6;

describe.each(Object.entries(years))('the production calendar of %s', (text, { off, saturdays, short, worked }) => {
  const days = daysOf(Number(text));
  const works = (date: string): boolean => isWorkingDay(russia, `${text}-${date}`);
  const hoursOf = (start: number): number =>
    workingTimeBetween(russia, new Date(start), new Date(start + dayMs)) / hour;

  it('has the days off of the decree and article 112', () => {
    const found = days.filter(({ date, weekday }) => !isWeekend(weekday) && !works(date)).map(({ date }) => date);
    expect(found.join(' ')).toBe(off);
  });

  it('has the working Saturdays of the decree and no others', () => {
    const found = days.filter(({ date, weekday }) => isWeekend(weekday) && works(date)).map(({ date }) => date);
    expect(found.join(' ')).toBe(saturdays);
  });

  it('has short days before holidays, eight hours on each and nine on all others', () => {
    const found = days.filter(({ start }) => hoursOf(start) === 8).map(({ date }) => date);
    expect(found.join(' ')).toBe(short);
    expect(new Set(days.map(({ start }) => hoursOf(start)))).toEqual(new Set([0, 8, 9]));
  });

  it('has the published number of working days', () => {
    expect(days.filter(({ date }) => works(date))).toHaveLength(worked);
  });
});

describe('the Russian calendar', () => {
  it('knows 2024 to 2027, nothing before and later days preliminarily', () => {
    expect(russia.known).toEqual({ from: '2024-01-01', to: '2027-12-31' });
    expect(russia).toMatchObject({ name: 'russia', version: '2027-1187', timeZone: 'Europe/Moscow' });
    expect(() => isWorkingDay(russia, '2023-12-31')).toThrow('knows 2024-01-01 to 2027-12-31 only');
    expect(isWorkingDay(russia, '2028-01-10')).toBe(true);
  });

  it('can be had as it was before a year was added', () => {
    expect(russiaUntil(2026)).toMatchObject({ name: 'russia', version: '2026-1466', known: { to: '2026-12-31' } });
    expect(russiaUntil(2027).version).toBe(russia.version);
    expect(isWorkingDay(russiaUntil(2026), '2026-12-31')).toBe(false);
    expect(() => russiaUntil(2023)).toThrow(/2024 to 2027, not 2023/);
    expect(() => russiaUntil(2028)).toThrow(Fault);
  });

  it('has the years in order, each with its decree and moves that add up', () => {
    expect(productionYears.map(({ year }) => year)).toEqual(productionYears.map((_, index) => 2024 + index));
    expect(productionYears.map(({ decree }) => decree)).toEqual(['1314', '1335', '1466', '1187']);
    expect(yearFaults(productionYears, '')).toEqual([]);
  });
});

describe('office hours over the production calendar', () => {
  const shop = officeHours({
    name: 'shop',
    timeZone: 'Asia/Vladivostok',
    week: { mon: ['10:00-14:00', '15:00-15:30'], fri: ['20:00-02:00'], sat: ['11:00-16:00'] },
    regionalDaysOff: { '2026-06-19': { ru: 'День города', en: 'City Day' } },
  });
  const open = (day: string): string[] =>
    openPeriods(shop, new Date(`${day}T00:00:00+10:00`), new Date(`${day}T24:00:00+10:00`)).map(
      ({ start, end }) => `${local(start)}-${local(end)}`,
    );
  const local = (at: Date): string => new Date(at.getTime() + 10 * hour).toISOString().slice(11, 16);

  it('are those of the week on an ordinary day, in the zone of the office', () => {
    expect(open('2026-06-15')).toEqual(['10:00-14:00', '15:00-15:30']);
    expect(open('2026-06-06')).toEqual(['00:00-02:00', '11:00-16:00']);
  });

  it('are none on a holiday, also on a Saturday, and on a regional day off', () => {
    expect(open('2026-05-11')).toEqual([]);
    expect(open('2026-01-03')).toEqual([]);
    expect(open('2026-06-19')).toEqual([]);
    expect(nextOpening(shop, new Date('2026-06-18T20:00:00+10:00'))).toEqual(new Date('2026-06-20T00:00:00+10:00'));
  });

  it('are an hour shorter before a holiday, over a break and after midnight too', () => {
    // 3 November 2025 is a day off, and Saturday 1 November stands for that Monday, the eve of a holiday.
    expect(open('2025-11-01')).toEqual(['00:00-02:00', '10:00-13:30']);
    expect(open('2026-05-08')).toEqual(['20:00-00:00']);
    const night = workingTimeBetween(
      shop,
      new Date('2026-05-08T00:00:00+10:00'),
      new Date('2026-05-09T12:00:00+10:00'),
    );
    expect(night / hour).toBe(4);
  });

  it('may stop at an earlier year, and carry a name of their own', () => {
    expect(officeHours({ name: 'shop', until: 2025 }).known?.to).toBe('2025-12-31');
    expect(officeHours({ name: 'shop' }).version).not.toBe(shop.version);
    expect(officeHours({ name: 'shop', version: '7' }).version).toBe('2027-7');
  });

  it('refuse a regional day off that is no date', () => {
    const regionalDaysOff = { '2026-02-30': { ru: '', en: '' } };
    expect(() => officeHours({ name: 'shop', regionalDaysOff })).toThrow(/regionalDaysOff: '2026-02-30'/);
  });
});
