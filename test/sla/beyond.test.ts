import { describe, expect, it } from 'vitest';
import type { WorkingCalendarSpec } from '#src/sla/calendar/calendar-spec.ts';
import { officeHours, russia, russiaUntil } from '#src/sla/calendar/russia.ts';
import { type WorkingCalendar, workingCalendar } from '#src/sla/calendar/working-calendar.ts';
import { isWorkingDay, nextOpening, openPeriods, workingDaysBetween } from '#src/sla/calendar/working-time.ts';
import { startClock } from '#src/sla/clock/clock.ts';
import { crossings } from '#src/sla/clock/crossing.ts';
import { readClock } from '#src/sla/clock/reading.ts';
import { explain } from '#src/sla/explain/explain.ts';
import { type Due, dueAt } from '#src/sla/term/due-at.ts';
import { days, hours, months, type Term, workingDays, workingHours } from '#src/sla/term/term.ts';
import { faultOf, hour, moscow } from './moments.ts';
import { callBack, confirmation, desk, legalReview, review, visit, withFacts } from './policies.ts';

const off = (calendar: WorkingCalendar, year: number): string =>
  Array.from({ length: 366 }, (_, index) => new Date(Date.UTC(year, 0, 1 + index)))
    .filter((at) => at.getUTCFullYear() === year && at.getUTCDay() % 6 !== 0)
    .map((at) => at.toISOString().slice(0, 10))
    .filter((day) => !isWorkingDay(calendar, day))
    .map((day) => day.slice(5))
    .join(' ');

const due = (term: Term, from: string, calendar: WorkingCalendar = russia, options?: { roll: boolean }): Due =>
  dueAt(term, moscow(from), calendar, options);

describe('years without a decree', () => {
  it('have the holidays of article 112 and its own moves, without transfers by the Government', () => {
    // In 2028 4 November is a Saturday; in 2029 1-8 January, 9 May on a Wednesday, 4 November on a Sunday.
    expect(off(russia, 2028)).toBe('01-03 01-04 01-05 01-06 01-07 02-23 03-08 05-01 05-09 06-12 11-06');
    expect(off(russia, 2029)).toBe('01-01 01-02 01-03 01-04 01-05 01-08 02-23 03-08 05-01 05-09 06-12 11-05');
    expect(off(russiaUntil(2026), 2027)).toBe(
      '01-01 01-04 01-05 01-06 01-07 01-08 02-23 03-08 05-03 05-10 06-14 11-04',
    );
    expect(isWorkingDay(russiaUntil(2026), '2027-02-20')).toBe(false);
  });

  it('keep the eves of holidays an hour shorter', () => {
    const closes = (day: string) =>
      openPeriods(russia, moscow(`${day}T00:00`), moscow(`${day}T23:59`))[0]?.end.toISOString();
    expect(closes('2028-02-22')).toBe('2028-02-22T14:00:00.000Z');
    expect(closes('2028-02-21')).toBe('2028-02-21T15:00:00.000Z');
    expect(closes('2029-12-31')).toBe('2029-12-31T14:00:00.000Z');
  });

  it('are the same in office hours, in their own week and zone, without regional days off', () => {
    const shop = officeHours({
      name: 'shop',
      timeZone: 'Asia/Vladivostok',
      week: { mon: ['10:00-20:00'], tue: ['10:00-20:00'] },
      regionalDaysOff: { '2027-06-15': { ru: 'День', en: 'Day' }, '2028-06-13': { ru: 'День', en: 'Day' } },
    });
    expect(isWorkingDay(shop, '2027-06-15')).toBe(false);
    expect(isWorkingDay(shop, '2028-06-13')).toBe(true);
    expect(isWorkingDay(shop, '2028-06-14')).toBe(false);
    expect(openPeriods(shop, new Date('2028-05-08T00:00:00+10:00'), new Date('2028-05-09T00:00:00+10:00'))).toEqual([
      { start: new Date('2028-05-08T10:00:00+10:00'), end: new Date('2028-05-08T19:00:00+10:00') },
    ]);
  });

  it('cost no more far away, and end with the year 9999', () => {
    expect(isWorkingDay(russia, '9999-05-04')).toBe(true);
    expect(faultOf(() => isWorkingDay(russia, '2023-12-31')).code).toBe('calendar/unknown-date');
    expect(faultOf(() => due(months(99_999), '2027-12-01T12:00', russia, { roll: false })).code).toBe(
      'calendar/unknown-date',
    );
  });

  const last = new Date(8.64e15);
  const nearLast = new Date('9990-01-01T09:00:00Z');
  const everyDay = { mon: ['09:00-18:00'], wed: ['09:00-18:00'] } as const;
  it.each([
    ['working days after the last Date', () => dueAt(workingDays(5), last, russia)],
    ['days after the last Date', () => dueAt(days(5), last, russia)],
    ['months after the last Date', () => dueAt(months(5), last, russia, { roll: false })],
    ['hours after the last Date', () => dueAt(hours(5), last, russia)],
    ['hours beyond 9999', () => dueAt(hours(100_000), nearLast, russia)],
    ['working hours beyond 9999', () => dueAt(workingHours(100_000), nearLast, russia)],
    ['days from the last days of 9999', () => dueAt(days(5), new Date('9999-12-30T09:00:00Z'), russia)],
    ['working days beyond 9999', () => dueAt(workingDays(100_000), nearLast, russia)],
    [
      'working days of a calendar without an end',
      () => dueAt(workingDays(100_000), nearLast, workingCalendar({ timeZone: 'UTC', week: everyDay })),
    ],
  ])('say of %s that the term ends after the year 9999', (_, count) => {
    expect(faultOf(count).message).toBe('the term ends after the year 9999');
  });
});

describe('the mark of a preliminary date', () => {
  const marked: readonly [what: string, term: Term, from: string, lastDay: string | undefined, isMarked: boolean][] = [
    ['a rolled last day of the next year', days(30), '2027-12-20T12:00', '2028-01-19', true],
    [
      'the last known day itself is off, so it is the next year that decides',
      days(1),
      '2027-12-30T12:00',
      '2028-01-10',
      true,
    ],
    ['a last day before the end', days(29), '2027-12-01T12:00', '2027-12-30', false],
    ['months', months(2), '2027-11-05T12:00', '2028-01-10', true],
    ['working days that reach over', workingDays(2), '2027-12-30T12:00', '2028-01-11', true],
    ['working days that do not', workingDays(1), '2027-12-29T12:00', '2027-12-30', false],
    ['working hours that reach over', workingHours(8), '2027-12-30T12:00', undefined, true],
    ['working hours that do not', workingHours(6), '2027-12-30T12:00', undefined, false],
    ['no working hours, in the next year', workingHours(0), '2028-02-01T12:00', undefined, false],
    ['hours of the clock', hours(72), '2027-12-30T12:00', undefined, false],
    ['a start in the next year', days(1), '2028-02-01T12:00', '2028-02-02', true],
  ];

  it.each(marked)('%s', (_, term, from, lastDay, isMarked) => {
    const result = due(term, from);
    expect(result.lastDay).toBe(lastDay);
    expect('preliminary' in result).toBe(isMarked);
    expect(result.preliminary).toBe(isMarked ? true : undefined);
    expect(result.trace.some(({ type }) => type === 'preliminary')).toBe(isMarked);
  });

  it('is not there for a technical date, of which nothing is asked', () => {
    expect(due(days(30), '2027-12-20T12:00', russia, { roll: false })).not.toHaveProperty('preliminary');
    expect(due(workingDays(2), '2027-12-30T12:00', russia, { roll: false }).preliminary).toBe(true);
  });

  it('says from which day on and why, in both languages', () => {
    const { trace, text } = explain(due(days(30), '2027-12-20T12:00'));
    expect(trace.map(({ type }) => type)).toEqual(['start', 'count', 'preliminary', 'end']);
    expect(trace[2]).toMatchObject({ from: '2028-01-01', note: { source: { kind: 'law' } } });
    expect(text.ru.split('\n')[2]).toBe(
      'Дни с 1 января 2028 года учтены предварительно: Правительство ещё не перенесло выходные дни; учтены выходные и праздники по закону (ст. 112 Трудового кодекса РФ). Срок может измениться.',
    );
    expect(text.en.split('\n')[2]).toBe(
      'Days from 1 January 2028 on are preliminary: the Government has not moved days off yet; weekends and holidays are those of the law (Labour Code of Russia, art. 112). The deadline may change.',
    );
    expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
  });

  it('is in the reading of a clock, in its promises, and in what a resumption would give', () => {
    const clock = startClock(review, russia, moscow('2027-12-20T12:00'));
    const at = (text: string) => readClock(clock, russia, moscow(text));
    expect(at('2027-12-21T12:00')).not.toHaveProperty('preliminary');
    const paused = withFacts(clock, ['pause', '2027-12-21T12:00']);
    const during = readClock(paused, russia, moscow('2027-12-28T12:00'));
    expect(during).not.toHaveProperty('preliminary');
    expect(during?.ifResumedNow).toEqual({
      dueAt: moscow('2028-01-11T00:00'),
      lastDay: '2028-01-10',
      preliminary: true,
    });
    expect(explain(paused, russia, moscow('2027-12-28T12:00')).trace.map(({ type }) => type)).toEqual([
      'policy',
      'start',
      'count',
      'roll',
      'end',
      'preliminary',
      'paused',
    ]);
    const resumed = readClock(withFacts(paused, ['resume', '2027-12-28T12:00']), russia, moscow('2027-12-29T12:00'));
    expect(resumed).toMatchObject({ preliminary: true, lastDay: '2028-01-10' });
    expect(resumed?.promises.map((promise) => promise.preliminary)).toEqual([undefined, true]);
    expect(resumed?.firstPromise).not.toHaveProperty('preliminary');
  });

  it('lets every clock go on in the last days of the last known year', () => {
    const at = moscow('2027-12-30T17:00');
    for (const policy of [review, legalReview, desk, callBack, visit, confirmation]) {
      const clock = startClock(
        { ...policy, warnings: [{ percent: 80 }, { offset: -hour, measured: 'working' }] },
        russia,
        at,
      );
      expect(readClock(clock, russia, at)?.state, policy.name).toBe('running');
      expect(
        crossings(clock, russia, at).map(({ type }) => type),
        policy.name,
      ).toEqual(['warning', 'warning', 'breach']);
      expect(explain(clock, russia, at).text.ru, policy.name).toContain('Крайний срок');
    }
  });
});

describe('a calendar of its own rules', () => {
  const spec: WorkingCalendarSpec = {
    timeZone: 'Asia/Almaty',
    week: { mon: ['09:00-18:00'], tue: ['09:00-18:00'], wed: ['09:00-18:00'], thu: ['20:00-04:00'] },
    holidays: {
      '03-22': { ru: 'Наурыз', en: 'Nauryz' },
      '02-29': { ru: 'День', en: 'Leap Day' },
      '05-09': { ru: 'День Победы', en: 'Victory Day' },
    },
    dates: { '2026-05-09': ['10:00-12:00'], '2027-05-03': [] },
    known: { from: '2026-01-01', to: '2026-12-31' },
    beyond: 'preliminary',
  };
  const calendar = workingCalendar(spec);

  it('follows its week and its yearly holidays, and nothing that is said of single later dates', () => {
    expect(isWorkingDay(calendar, '2027-03-22')).toBe(false);
    expect(isWorkingDay(calendar, '2027-05-03')).toBe(true);
    expect(isWorkingDay(calendar, '2028-02-29')).toBe(false);
    expect(isWorkingDay(calendar, '2027-03-01')).toBe(true);
    expect(isWorkingDay(calendar, '2026-05-09')).toBe(true);
    expect(isWorkingDay(calendar, '2028-05-09')).toBe(false);
    const { known: _, beyond: __, ...open } = spec;
    expect(isWorkingDay(workingCalendar(open), '2027-03-22')).toBe(false);
    expect(isWorkingDay(workingCalendar(open), '2026-05-09')).toBe(true);
    expect(isWorkingDay(workingCalendar(open), '2027-05-03')).toBe(false);
  });

  it('cuts a night shift at a holiday, known or not', () => {
    // 9 May 2030 is a Thursday; 22 March 2024 and 2030 are Fridays after a night shift.
    const night = openPeriods(calendar, new Date('2030-03-21T00:00:00+05:00'), new Date('2030-03-23T00:00:00+05:00'));
    expect(night).toEqual([
      { start: new Date('2030-03-21T20:00:00+05:00'), end: new Date('2030-03-22T00:00:00+05:00') },
    ]);
    // The last known night runs into the first day that is not known.
    expect(nextOpening(calendar, new Date('2027-01-01T01:00:00+05:00'))).toEqual(new Date('2027-01-01T01:00:00+05:00'));
  });

  it('says that it is preliminary without Russian law', () => {
    const result = dueAt(workingDays(1), new Date('2026-12-31T12:00:00+05:00'), calendar);
    expect(result).toMatchObject({ lastDay: '2027-01-04', preliminary: true });
    const step = result.trace.find(({ type }) => type === 'preliminary');
    expect(step).toEqual({
      type: 'preliminary',
      from: '2027-01-01',
      note: {
        text: {
          ru: 'известны только обычная неделя и ежегодные праздники',
          en: 'only the usual week and the yearly holidays are known',
        },
      },
    });
    const passed = dueAt(workingDays(1), new Date('2027-03-17T12:00:00+05:00'), calendar).trace;
    expect(JSON.stringify(dueAt(workingDays(2), new Date('2027-03-18T12:00:00+05:00'), calendar).trace)).toContain(
      'Nauryz',
    );
    expect(passed.at(-1)).toMatchObject({ lastDay: '2027-03-18' });
  });

  it('counts working days across the edge', () => {
    const between = workingDaysBetween(
      calendar,
      new Date('2026-12-30T12:00:00+05:00'),
      new Date('2027-01-06T12:00:00+05:00'),
    );
    expect(between).toBe(4);
  });

  it('is a fault beyond its end without the word, and before its beginning with it', () => {
    const { beyond: _, ...silent } = spec;
    expect(faultOf(() => isWorkingDay(workingCalendar(silent), '2027-01-01')).code).toBe('calendar/unknown-date');
    const fault = faultOf(() => isWorkingDay(calendar, '2025-12-31'));
    expect(fault.code).toBe('calendar/unknown-date');
    expect(fault.message).toContain('2026-01-01 to 2026-12-31');
  });

  const wrong: readonly [spec: object, code: string][] = [
    [{ holidays: { '02-30': { ru: '', en: '' } } }, 'calendar/invalid-date'],
    [{ holidays: { '2026-05-09': { ru: '', en: '' } } }, 'calendar/invalid-date'],
    [{ beyond: 'guess' }, 'calendar/invalid'],
    [{ beyond: true }, 'calendar/invalid'],
  ];
  it.each(wrong)('refuses %j', (part, code) => {
    expect(faultOf(() => workingCalendar({ ...spec, ...part })).code).toBe(code);
  });

  it('refuses holidays on every day, after which nothing would be open', () => {
    const all = Array.from({ length: 366 }, (_, day) =>
      new Date(Date.UTC(2028, 0, 1 + day)).toISOString().slice(5, 10),
    );
    const holidays = Object.fromEntries(all.map((date) => [date, { ru: 'x', en: 'x' }]));
    expect(faultOf(() => workingCalendar({ ...spec, holidays })).code).toBe('calendar/no-working-time');
  });
});

describe('housekeeping under a calendar that says nothing of later years', () => {
  const calendar = workingCalendar({
    timeZone: 'Europe/Moscow',
    week: { mon: ['09:00-18:00'], fri: ['09:00-18:00'] },
    known: { from: '2026-01-01', to: '2026-12-31' },
  });
  const read = (policy: typeof confirmation, from: string) =>
    readClock(startClock(policy, calendar, moscow(from)), calendar, moscow(from));

  it('ends on the counted day where the working day after it is not known', () => {
    expect(read(confirmation, '2026-12-30T12:00')?.lastDay).toBe('2027-01-02');
    expect(read(confirmation, '2026-12-29T12:00')?.lastDay).toBe('2027-01-01');
    expect(read(confirmation, '2027-03-01T12:00')?.lastDay).toBe('2027-03-04');
    // 31 December 2026 is no working day of this calendar, and the next one is not known.
    expect(read(confirmation, '2026-12-28T12:00')?.lastDay).toBe('2026-12-31');
  });

  it('is rolled where it is known', () => {
    expect(read(confirmation, '2026-12-15T12:00')?.lastDay).toBe('2026-12-18');
    expect(read(confirmation, '2026-12-16T12:00')?.lastDay).toBe('2026-12-21');
  });

  it('can be explained, and has no mark', () => {
    const clock = startClock(confirmation, calendar, moscow('2026-12-30T12:00'));
    expect(readClock(clock, calendar, moscow('2026-12-30T12:00'))).not.toHaveProperty('preliminary');
    expect(explain(clock, calendar, moscow('2026-12-30T12:00')).trace.at(-1)).toMatchObject({ lastDay: '2027-01-02' });
  });

  it('stays a fault for what is promised to somebody', () => {
    expect(faultOf(() => read(legalReview, '2026-12-30T12:00')).code).toBe('calendar/unknown-date');
  });
});
