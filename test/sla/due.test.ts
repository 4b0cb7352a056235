import { describe, expect, it } from 'vitest';
import { russia } from '#src/sla/calendar/russia.ts';
import { workingCalendar } from '#src/sla/calendar/working-calendar.ts';
import { dueAt } from '#src/sla/term/due-at.ts';
import { days, hours, months, type Term, workingDays, workingHours } from '#src/sla/term/term.ts';
import { faultOf } from './moments.ts';

const codeOf = (run: () => unknown): string => faultOf(run).code;

/** Noon in Moscow. */
const noon = (day: string): Date => new Date(`${day}T09:00:00Z`);

describe('terms by the Civil Code over the Russian production calendar', () => {
  const registration = workingDays(1);
  const technical = { roll: false };
  const vectors: readonly [what: string, term: Term, from: string, lastDay: string, options?: { roll: boolean }][] = [
    ['claim received on a Friday, registration', registration, '2026-11-20', '2026-11-23'],
    ['… and its review', days(30), '2026-11-23', '2026-12-23'],
    ['claim received on a Saturday in the New Year holidays, registration', registration, '2026-01-03', '2026-01-12'],
    ['… and its review', days(30), '2026-01-12', '2026-02-11'],
    [
      'claim received on 30 December, registration after the 31st, which is off',
      registration,
      '2026-12-30',
      '2027-01-11',
    ],
    ['… and its review', days(30), '2027-01-11', '2027-02-10'],
    ['claim received before a working Saturday, registration', registration, '2027-02-19', '2027-02-20'],
    ['… and its review', days(30), '2027-02-20', '2027-03-22'],
    ['claim received before the working Saturday of 2024, registration', registration, '2024-11-01', '2024-11-02'],
    ['… and its review', days(30), '2024-11-02', '2024-12-02'],
    ['to Victory Day on a Saturday, over a moved Monday', days(30), '2026-04-09', '2026-05-12'],
    ['to New Year', days(30), '2026-12-02', '2027-01-11'],
    ['to 31 December, which is off', days(30), '2026-12-01', '2027-01-11'],
    ['to a working Saturday: stays', days(30), '2027-01-21', '2027-02-20'],
    ['to the working Saturday of 2025: stays', days(30), '2025-10-02', '2025-11-01'],
    ['refund demand', days(10), '2026-04-29', '2026-05-12'],
    ['imposed service, to a Sunday', days(3), '2026-05-07', '2026-05-12'],
    ['imposed service, to New Year', days(3), '2026-12-29', '2027-01-11'],
    ["operator's five days", days(5), '2026-11-20', '2026-11-25'],
    ['number porting: withdrawal until 24:00 of the fourth day', days(4), '2026-11-20', '2026-11-24', technical],
    ['number porting: switch on the eighth day, a Saturday', days(8), '2026-11-20', '2026-11-28', technical],
    ['number porting of a legal entity', days(29), '2026-11-20', '2026-12-19', technical],
    ['three working days over New Year', workingDays(3), '2026-12-29', '2027-01-12'],
    ['six months to a shorter month, a Sunday', months(6), '2026-08-31', '2027-03-01'],
    ['six months unrolled', months(6), '2026-08-31', '2027-02-28', technical],
    ['a month from 31 January of a leap year', months(1), '2024-01-31', '2024-02-29'],
    ['no days at all: the end of the day itself', days(0), '2026-11-20', '2026-11-20'],
    ['no working days on a Saturday', workingDays(0), '2026-11-21', '2026-11-23'],
  ];

  it.each(vectors)('%s', (_, term, from, lastDay, options) => {
    const due = dueAt(term, noon(from), russia, options);
    expect(due.lastDay).toBe(lastDay);
    // 24:00 of the last day in Moscow.
    expect(due.at).toEqual(new Date(Date.parse(`${lastDay}T21:00:00Z`)));
  });

  it('a day begins and ends at midnight of the zone, whatever the day is in UTC', () => {
    expect(dueAt(days(5), new Date('2026-11-20T20:59:59.999Z'), russia).lastDay).toBe('2026-11-25');
    expect(dueAt(days(5), new Date('2026-11-20T21:00:00.000Z'), russia).lastDay).toBe('2026-11-26');
  });

  it('hours run around the clock, are never rolled and have no last day', () => {
    const due = dueAt(hours(24), new Date('2026-11-20T16:30:00Z'), russia);
    expect(due.at.toISOString()).toBe('2026-11-21T16:30:00.000Z');
    expect('lastDay' in due).toBe(false);
    expect(dueAt(hours(0.5), noon('2026-11-20'), russia).at.toISOString()).toBe('2026-11-20T09:30:00.000Z');
  });

  it('working hours run inside opening times and end at a close', () => {
    expect(dueAt(workingHours(6), noon('2026-11-20'), russia).at.toISOString()).toBe('2026-11-20T15:00:00.000Z');
    expect(dueAt(workingHours(7), noon('2026-11-20'), russia).at.toISOString()).toBe('2026-11-23T07:00:00.000Z');
    expect(dueAt(workingHours(0), noon('2026-11-21'), russia).at).toEqual(noon('2026-11-21'));
  });

  it('24:00 is the start of the next local day, on days of 23 and 25 hours too', () => {
    const berlin = workingCalendar({ timeZone: 'Europe/Berlin', week: { sun: ['00:00-24:00'] } });
    expect(dueAt(days(1), new Date('2026-03-28T12:00:00Z'), berlin).at.toISOString()).toBe('2026-03-29T22:00:00.000Z');
    expect(dueAt(days(1), new Date('2026-10-24T12:00:00Z'), berlin).at.toISOString()).toBe('2026-10-25T23:00:00.000Z');
    const saoPaulo = workingCalendar({ timeZone: 'America/Sao_Paulo', week: { sat: ['09:00-12:00'] } });
    expect(dueAt(days(1), new Date('2017-10-13T15:00:00Z'), saoPaulo).at.toISOString()).toBe(
      '2017-10-15T03:00:00.000Z',
    );
  });

  it('the last known day may be the last day of a term, and not one more', () => {
    const known = { from: '2026-01-01', to: '2026-12-30' };
    const calendar = workingCalendar({ timeZone: 'Europe/Moscow', week: { wed: ['09:00-18:00'] }, known });
    expect(dueAt(days(7), noon('2026-12-23'), calendar).at.toISOString()).toBe('2026-12-30T21:00:00.000Z');
    for (const term of [days(8), workingDays(2), months(1)]) {
      expect(
        codeOf(() => dueAt(term, noon('2026-12-23'), calendar)),
        term.unit,
      ).toBe('calendar/unknown-date');
    }
    expect(codeOf(() => dueAt(days(5), noon('2025-12-31'), calendar))).toBe('calendar/unknown-date');
    // What is not asked of the calendar it need not know.
    expect(dueAt(days(8), noon('2026-12-30'), calendar, { roll: false }).lastDay).toBe('2027-01-07');
    expect(dueAt(hours(48), noon('2026-12-31'), calendar).at).toEqual(noon('2027-01-02'));
  });

  it('an amount that is no term is a fault', () => {
    for (const make of [hours, workingHours, days, workingDays, months]) {
      for (const amount of [-1, Number.NaN, Number.POSITIVE_INFINITY, 100_001]) {
        expect(
          codeOf(() => make(amount)),
          `${make.name} ${amount}`,
        ).toBe('term/invalid-amount');
      }
    }
    for (const make of [days, workingDays, months]) {
      expect(
        codeOf(() => make(1.5)),
        make.name,
      ).toBe('term/invalid-amount');
    }
    // What a store gives back is not what the compiler has checked.
    for (const stored of [
      '{"unit":"weeks","amount":1}',
      '{"unit":"hours","amount":"3"}',
      '{"unit":"days","amount":"3"}',
    ]) {
      expect(
        codeOf(() => dueAt(JSON.parse(stored), noon('2026-11-20'), russia)),
        stored,
      ).toBe('term/invalid-amount');
    }
    expect(codeOf(() => dueAt({ unit: 'days', amount: 1.5 }, noon('2026-11-20'), russia))).toBe('term/invalid-amount');
    expect(codeOf(() => dueAt(days(1), new Date(Number.NaN), russia))).toBe('calendar/invalid-instant');
    expect(codeOf(() => dueAt(days(1), new Date(8.64e15), russia))).toBe('calendar/unknown-date');
    expect(codeOf(() => dueAt(months(99_999), noon('2026-11-20'), russia, { roll: false }))).toBe(
      'calendar/unknown-date',
    );
  });
});

describe('the trace of a term', () => {
  it('names each rule with its source and each day that was passed over with its reason', () => {
    const { trace } = dueAt(days(30), noon('2026-04-09'), russia);
    expect(trace.map(({ type }) => type)).toEqual(['start', 'count', 'roll', 'end']);
    expect(trace[2]).toMatchObject({
      from: '2026-05-09',
      to: '2026-05-12',
      days: [
        { day: '2026-05-09', kind: 'dayOff', note: { text: { en: 'Victory Day' } } },
        { day: '2026-05-10', kind: 'weekend' },
        { day: '2026-05-11', kind: 'dayOff', note: { text: { en: 'day off moved from 9 May 2026' } } },
      ],
      source: { kind: 'law' },
    });
  });

  it('is plain data and the same at every reading', () => {
    const due = dueAt(workingHours(40), noon('2026-12-29'), russia);
    expect(JSON.parse(JSON.stringify(due.trace))).toEqual(due.trace);
    expect(due.trace).toBe(due.trace);
    const { at, lastDay, trace } = dueAt(days(5), noon('2026-11-20'), russia);
    expect(dueAt(days(5), noon('2026-11-20'), russia)).toEqual({ at, lastDay, trace });
    expect({ ...due }.trace).toEqual(due.trace);
    expect(structuredClone(due).trace).toEqual(due.trace);
    expect(JSON.parse(JSON.stringify(due)).trace).toEqual(due.trace);
    expect(due.trace.find(({ type }) => type === 'skip')).toMatchObject({ days: { length: 11 } });
  });
});
