import { describe, expect, it } from 'vitest';
import { calendarFromJson, calendarToJson } from '#src/sla/calendar/calendar-json.ts';
import type { CalendarJson, ProductionYear } from '#src/sla/calendar/calendar-spec.ts';
import { productionYears } from '#src/sla/calendar/production-years.ts';
import { officeHours, russia, russiaUntil, russiaWith } from '#src/sla/calendar/russia.ts';
import { type WorkingCalendar, workingCalendar } from '#src/sla/calendar/working-calendar.ts';
import { isWorkingDay, openPeriods } from '#src/sla/calendar/working-time.ts';
import { dueAt } from '#src/sla/term/due-at.ts';
import { days } from '#src/sla/term/term.ts';
import { faultOf, moscow } from './moments.ts';

const name = { ru: 'День', en: 'Day' };
const year2028: ProductionYear = {
  year: 2028,
  decree: '1203',
  source: { ru: 'образец решения', en: 'a sample of a decree' },
  workingDays: 247,
  moves: [
    { from: '2028-01-01', to: '2028-05-08' },
    { from: '2028-01-02', to: '2028-12-29' },
  ],
};
const plain = {
  name: 'almaty',
  timeZone: 'Asia/Almaty',
  week: { mon: ['09:00-18:00'], thu: ['20:00-04:00'] },
  dates: { '2026-05-09': ['10:00-12:00'] },
  daysOff: ['2026-03-23'],
  holidays: { '03-22': name },
  known: { from: '2026-01-01', to: '2026-12-31' },
  beyond: 'preliminary',
  notes: { '2026-03-23': { text: name, source: { kind: 'law', reference: name } } },
} as const;

describe('a calendar as JSON', () => {
  const calendars: readonly [string, WorkingCalendar, CalendarJson][] = [
    ['russia', russia, { base: 'russia' }],
    ['russia until a year', russiaUntil(2026), { base: 'russia', until: 2026 }],
    ['russia with a year', russiaWith([year2028]), { base: 'russia', years: [year2028] }],
    [
      'office hours',
      officeHours({
        name: 'shop',
        timeZone: 'Asia/Omsk',
        week: { sat: ['10:00-12:00'] },
        regionalDaysOff: { '2026-06-19': name },
      }),
      {
        base: 'russia',
        name: 'shop',
        timeZone: 'Asia/Omsk',
        week: { sat: ['10:00-12:00'] },
        regionalDaysOff: { '2026-06-19': name },
      },
    ],
    [
      'office hours of a version',
      officeHours({ name: 'shop', version: '7' }),
      { base: 'russia', name: 'shop', version: '7' },
    ],
    ['a calendar of own rules', workingCalendar(plain), plain],
    ['a calendar of own rules with a version', workingCalendar({ ...plain, version: '7' }), { ...plain, version: '7' }],
    ['a week alone', workingCalendar({ timeZone: 'UTC', week: plain.week }), { timeZone: 'UTC', week: plain.week }],
  ];

  it.each(calendars)('comes back the same: %s', (_, calendar, json) => {
    expect(calendarToJson(calendar)).toEqual(json);
    const text = JSON.stringify(calendarToJson(calendar));
    const again = calendarFromJson(JSON.parse(text));
    expect(again).toEqual(calendar);
    expect(JSON.stringify(calendarToJson(again))).toBe(text);
    const [from, to] = [moscow('2026-01-15T00:00'), moscow('2026-12-31T00:00')];
    expect(openPeriods(again, from, to)).toEqual(openPeriods(calendar, from, to));
    const due = dueAt(days(30), moscow('2026-05-20T12:00'), calendar);
    expect(dueAt(days(30), moscow('2026-05-20T12:00'), again)).toEqual(due);
  });

  it('is the own copy of whoever asks', () => {
    const json = calendarToJson(workingCalendar(plain));
    if ('base' in json) throw new Error('another form');
    Object.assign(json.week, { mon: [] });
    expect(calendarToJson(workingCalendar(plain))).toEqual(plain);
    expect(faultOf(() => calendarToJson({ ...russia })).code).toBe('calendar/foreign-object');
  });

  it('based on Russia follows the years of the library', () => {
    const calendar = calendarFromJson({ base: 'russia', name: 'shop', week: { sat: ['10:00-12:00'] } });
    expect(calendar.known).toEqual(russia.known);
    expect(isWorkingDay(calendar, '2027-02-20')).toBe(false);
    expect(calendarFromJson({ base: 'russia', timeZone: 'Asia/Omsk' })).toMatchObject({
      name: 'russia',
      version: expect.stringMatching(/^2027-[0-9a-f]{16}$/u),
    });
  });

  it('may bring years that the library does not have', () => {
    const calendar = calendarFromJson({ base: 'russia', name: 'shop', years: [year2028] });
    expect(calendar.known?.to).toBe('2028-12-31');
    expect(isWorkingDay(calendar, '2028-12-29')).toBe(false);
    const { trace } = dueAt(days(8), moscow('2028-12-21T12:00'), calendar);
    const roll = trace.find(({ type }) => type === 'roll');
    expect(roll).toMatchObject({
      days: { 0: { day: '2028-12-29', note: { source: { reference: year2028.source } } } },
    });
    expect(calendarFromJson({ base: 'russia', years: [...productionYears, year2028] }).version).toMatch(/^2028-1203\./);
  });
});

describe('a wrong calendar is refused with the place and what would be right', () => {
  const base = 'russia';
  const wrong: readonly [json: unknown, ...says: string[]][] = [
    [undefined, 'the calendar: expected an object with timeZone, week', 'found undefined'],
    [null, 'found null'],
    ['russia', "found 'russia'"],
    [[], 'found a list'],
    [{}, '/timeZone: expected this field, found none', '/week: expected this field, found none'],
    [
      { ...plain, timeZone: 'Mars/Olympus' },
      "/timeZone: expected an IANA time zone such as 'Europe/Moscow', found 'Mars/Olympus'",
    ],
    [{ ...plain, week: { monday: [] } }, '/week/monday: expected one of mon, tue, wed, thu, fri, sat, sun'],
    [{ ...plain, week: { mon: '09:00-18:00' } }, '/week/mon: expected a list of intervals'],
    [{ ...plain, week: { mon: [9] } }, "/week/mon/0: expected an interval 'HH:MM-HH:MM', found 9"],
    [{ ...plain, week: { mon: ['9-18'] } }, "/week/mon: '9-18' is not an interval"],
    [{ ...plain, week: { mon: ['09:00-12:00', '11:00-13:00'] } }, '/week/mon: 09:00-12:00 and 11:00-13:00 overlap'],
    [{ ...plain, week: {}, dates: {} }, '/week: expected hours on at least one day, found none'],
    [{ ...plain, dates: { '2026-02-30': [] } }, "/dates/2026-02-30: expected dates 'yyyy-mm-dd'"],
    [{ ...plain, dates: { 'a/b~c': [] } }, '/dates/a~1b~0c: '],
    [{ ...plain, daysOff: ['2026-1-1'] }, "/daysOff/0: expected a date 'yyyy-mm-dd', found '2026-1-1'"],
    [{ ...plain, holidays: { '02-30': name } }, "/holidays/02-30: expected dates of the year 'mm-dd'"],
    [{ ...plain, holidays: { '05-01': 'May' } }, "/holidays/05-01: expected an object with ru, en, found 'May'"],
    [{ ...plain, holidays: { '05-01': { ru: 'Май' } } }, '/holidays/05-01/en: expected this field'],
    [{ ...plain, known: { from: '2027-01-01', to: '2026-01-01' } }, '/known/to: expected 2027-01-01 or later'],
    [{ ...plain, beyond: 'guess' }, "/beyond: expected 'preliminary', found 'guess'"],
    [
      { ...plain, notes: { '2026-01-01': { text: name, source: { kind: 'rumour', reference: name } } } },
      '/notes/2026-01-01/source/kind: ',
    ],
    [{ ...plain, color: 'red' }, '/color: expected no such field; the fields are timeZone, week, name'],
    [
      JSON.parse('{"timeZone":"UTC","week":{"mon":["09:00-18:00"]},"__proto__":1}'),
      '/__proto__: expected no such field',
    ],
    [{ ...plain, timeZone: 5, week: 5, known: 5 }, '/timeZone: ', '/week: ', '/known: '],
    [{ base: 'france' }, "/base: expected 'russia', found 'france'"],
    [{ base, until: '2026' }, "/until: expected a year, found '2026'"],
    [{ base, until: 2031 }, '/until: expected one of 2024, 2025, 2026, 2027, found 2031'],
    [{ base, week: { mon: [] } }, '/week: expected hours on at least one day, found none'],
    [{ base, known: {} }, '/known: expected no such field'],
    [{ base, regionalDaysOff: { '2026-13-01': name } }, '/regionalDaysOff/2026-13-01'],
    [{ base, years: {} }, '/years: expected a list of years'],
    [{ base, years: [{ year: 2028 }] }, '/years/0/decree: expected this field', '/years/0/moves: expected this field'],
  ];

  it.each(wrong)('%j', (json, ...says) => {
    const fault = faultOf(() => calendarFromJson(json));
    expect(fault.code).toBe('calendar/invalid');
    for (const part of says) expect(fault.message).toContain(part);
  });

  it('a list is refused by its length before its items are looked at, and a message has the first faults only', () => {
    const looked: string[] = [];
    const move = (index: number) => ({
      get from() {
        looked.push(`${index}`);
        return `2028-01-0${index}`;
      },
      to: 'x',
    });
    const many = (length: number) => Array.from({ length }, (_, index) => move(index));
    for (const make of [
      (years: unknown) => calendarFromJson({ base, years }),
      (years: unknown) => russiaWith(years as readonly ProductionYear[]),
    ]) {
      expect(faultOf(() => make([{ ...year2028, moves: many(107) }])).message).toBe(
        '/years/0/moves: expected at most 106 items, found 107',
      );
      expect(looked).toEqual([]);
      const { message } = faultOf(() => make(Array(100).fill({ ...year2028, moves: many(100) })));
      expect(message).toMatch(/; and \d+ more$/u);
      expect(message.length).toBeLessThan(10_000);
      expect(faultOf(() => make(Array(101).fill(year2028))).message).toBe(
        '/years: expected at most 100 items, found 101',
      );
      looked.length = 0;
    }
  });

  it('what cannot be read, is a circle or has an unknown field, in every way to make a calendar', () => {
    const circle: { week?: unknown } = { ...plain };
    circle.week = circle;
    const throwingSpec = () => ({
      ...plain,
      get week(): never {
        throw new Error('mine');
      },
    });
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    for (const spec of [circle, revoked.proxy, throwingSpec()]) {
      for (const make of [calendarFromJson, workingCalendar, officeHours] as const) {
        expect(faultOf(() => make(spec as never)).code).toBe('calendar/invalid');
      }
    }
    expect(faultOf(() => officeHours({ name: 'shop', timezone: 'Asia/Omsk' } as never)).message).toBe(
      "/timezone: expected no such field; 'timeZone' is meant? The fields are name, version, timeZone, week, regionalDaysOff, until, years",
    );
    expect(faultOf(() => workingCalendar({ ...plain, dayOff: [] } as never)).message).toContain("'daysOff' is meant?");
  });

  const wrongYears: readonly [what: string, years: readonly unknown[], ...says: string[]][] = [
    ['a gap', [{ ...year2028, year: 2029 }], '/years/0/year: expected a year without a gap, 2028 first, found 2029'],
    ['a year before the first', [{ ...year2028, year: 2023 }], '/years/0/year: '],
    ['twice the same', [year2028, year2028], '/years/1/year: 2028 stands here twice'],
    ['no decree', [{ ...year2028, decree: ' ' }], "/years/0/decree: expected the number of the decree, found ' '"],
    ['no source', [{ ...year2028, source: '' }], '/years/0/source: '],
    ['a source in one language', [{ ...year2028, source: { ru: 'x' } }], '/years/0/source/en: '],
    [
      'the wrong sum',
      [{ ...year2028, workingDays: 248 }],
      '/years/0/workingDays: expected 247, which the holidays and the moves give, found 248',
    ],
    ['a half day', [{ ...year2028, workingDays: 247.5 }], '/years/0/workingDays: expected the number of working days'],
    [
      'no date',
      [{ ...year2028, moves: [{ from: '01-01', to: '2028-05-08' }] }],
      '/years/0/moves/0/from: expected a date',
    ],
    [
      'from a working day',
      [{ ...year2028, moves: [{ from: '2028-05-03', to: '2028-05-08' }] }],
      '/years/0/moves/0/from: expected a Saturday or Sunday of 2028 that is moved once, found ',
    ],
    [
      'to a holiday',
      [{ ...year2028, moves: [{ from: '2028-01-01', to: '2028-05-09' }] }],
      '/years/0/moves/0/to: expected a working day of 2028 that is taken once, found ',
    ],
    ['to a Sunday', [{ ...year2028, moves: [{ from: '2028-01-01', to: '2028-05-07' }] }], '/years/0/moves/0/to'],
    [
      'to a day that the law has taken',
      [{ ...year2028, moves: [{ from: '2028-01-01', to: '2028-11-06' }] }],
      '/years/0/moves/0/to',
    ],
    ['to another year', [{ ...year2028, moves: [{ from: '2028-01-01', to: '2029-05-08' }] }], '/years/0/moves/0/to'],
    [
      'from another year',
      [{ ...year2028, moves: [{ from: '2027-01-02', to: '2028-05-08' }] }],
      '/years/0/moves/0/from',
    ],
    [
      'twice from one day',
      [
        {
          ...year2028,
          moves: [
            { from: '2028-01-01', to: '2028-05-08' },
            { from: '2028-01-01', to: '2028-12-29' },
          ],
        },
      ],
      '/years/0/moves/1/from',
    ],
    [
      'twice to one day',
      [
        {
          ...year2028,
          moves: [
            { from: '2028-01-01', to: '2028-05-08' },
            { from: '2028-01-02', to: '2028-05-08' },
          ],
        },
      ],
      '/years/0/moves/1/to',
    ],
  ];

  it.each(wrongYears)('a year with %s', (_, years, ...says) => {
    const fault = faultOf(() => calendarFromJson({ base, years }));
    expect(fault.code).toBe('calendar/invalid');
    for (const part of says) expect(fault.message).toContain(part);
    const loosely = russiaWith as (years: unknown) => unknown;
    expect(faultOf(() => loosely(years)).message).toBe(fault.message);
  });

  it('all faults at once', () => {
    const { message } = faultOf(() =>
      calendarFromJson({ base, years: [{ ...year2028, decree: '', moves: 5 }], until: 'x' }),
    );
    expect(message.split('; ').map((part) => part.split(':')[0])).toEqual([
      '/years/0/decree',
      '/years/0/moves',
      '/until',
    ]);
  });

  it('a law that moves a holiday itself may be moved by a decree', () => {
    const moved = { ...year2028, workingDays: 249, moves: [{ from: '2028-11-04', to: '2028-11-07' }] };
    const calendar = russiaWith([moved]);
    expect(isWorkingDay(calendar, '2028-11-06')).toBe(true);
    expect(isWorkingDay(calendar, '2028-11-07')).toBe(false);
  });
});

describe('a calendar', () => {
  const week = { mon: ['09:00-18:00'] };
  const days = Array.from({ length: 5_001 }, (_, index) => new Date(index * 86_400_000).toISOString().slice(0, 10));
  const each = <Value>(value: Value) => Object.fromEntries(days.map((day) => [day, value]));
  const text = { ru: 'а', en: 'a' };

  it.each([
    { timeZone: 'Europe/Moscow', week, notes: each({ text }) },
    { base: 'russia', regionalDaysOff: each(text) },
  ])('has at most 5,000 notes and regional days off', (description) => {
    const [field = ''] = Object.keys(description).slice(-1);
    expect(() => calendarFromJson(description)).toThrow(new RegExp(`^/${field}: expected at most 5000 `, 'u'));
  });

  it('is the same however its zone is written', () => {
    const [one, other] = ['Europe/Moscow', 'europe/moscow'].map((timeZone) => calendarFromJson({ timeZone, week }));
    expect(other).toEqual(one);
    expect(calendarFromJson({ base: 'russia', name: 'x', timeZone: 'asia/omsk' }).timeZone).toBe('Asia/Omsk');
  });
});

describe('a year far away', () => {
  it.each([12_000, 300_000, 1e7, 9e9])('is refused without counting its days: %d', (year) => {
    const years = [{ year, decree: '1', source: { ru: 'а', en: 'a' }, workingDays: 247, moves: [] }];
    expect(() => calendarFromJson({ base: 'russia', years })).toThrow(/\/years\/0\/year/);
  });
});
