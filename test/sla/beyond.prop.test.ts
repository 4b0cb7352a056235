/**
 * Beyond its last known day a preliminary calendar gives what a calendar gives that knows the later years by the same rules,
 * and marks exactly what a calendar without a word about them could not give.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorkingCalendarSpec } from '#src/sla/calendar/calendar-spec.ts';
import { officeHours, russiaUntil, russiaWith } from '#src/sla/calendar/russia.ts';
import { compiledOf, type WorkingCalendar, workingCalendar } from '#src/sla/calendar/working-calendar.ts';
import { deadlineOf, type Pause, type TermEnd } from '#src/sla/term/deadline.ts';
import type { Term } from '#src/sla/term/term.ts';
import { faultOf, hour } from './moments.ts';

const edge = Date.UTC(2027, 0, 1);

const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ unit: fc.constantFrom('days', 'workingDays'), amount: fc.integer({ min: 0, max: 40 }) }),
  fc.record({ unit: fc.constant('months'), amount: fc.integer({ min: 0, max: 3 }) }),
  fc.record({
    unit: fc.constantFrom('hours', 'workingHours'),
    amount: fc.integer({ min: 0, max: 300 }).map((n) => n / 4),
  }),
);

const question = fc.record({
  term,
  start: fc.integer({ min: -45 * 96, max: 10 * 96 }).map((quarters) => edge + (quarters * hour) / 4),
  roll: fc.boolean(),
  gaps: fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 200 })), { maxLength: 2 }),
});

type Question = typeof question extends fc.Arbitrary<infer Value> ? Value : never;

function pausesOf({ start, gaps }: Question): readonly Pause[] {
  let at = start;
  return gaps.map(([wait, length]) => {
    const from = at + wait * hour;
    at = from + length * hour;
    return { from, to: at, kind: 'held' };
  });
}

function endBy(calendar: WorkingCalendar, asked: Question): TermEnd {
  const { term: counted, start, roll } = asked;
  return deadlineOf({ term: counted, start, roll, compiled: compiledOf(calendar) }, pausesOf(asked));
}

function without({ preliminary: _, ...end }: TermEnd): Omit<TermEnd, 'preliminary'> {
  return end;
}

/** `knowing` knows the later years, `silent` says nothing of them. */
function compare(preliminary: WorkingCalendar, knowing: WorkingCalendar, silent: WorkingCalendar, runs: number): void {
  let marked = 0;
  fc.assert(
    fc.property(question, (asked) => {
      const end = endBy(preliminary, asked);
      expect(without(end)).toEqual(endBy(knowing, asked));
      if (end.preliminary === undefined) {
        expect(endBy(silent, asked)).toEqual(end);
      } else {
        marked += 1;
        expect(faultOf(() => endBy(silent, asked)).code).toBe('calendar/unknown-date');
      }
    }),
    { seed: 20261128, numRuns: runs },
  );
  expect(marked).toBeGreaterThan(runs / 10);
  expect(marked).toBeLessThan((runs * 9) / 10);
}

describe('beyond the last known day', () => {
  const holidays = {
    '01-01': { ru: 'Новый год', en: 'New Year' },
    '01-07': { ru: 'Рождество', en: 'Christmas' },
    '02-29': { ru: 'День', en: 'Day' },
    '12-31': { ru: 'Канун', en: 'Eve' },
  };
  const weeks: readonly [name: string, spec: Pick<WorkingCalendarSpec, 'timeZone' | 'week'>][] = [
    [
      'an office',
      { timeZone: 'Europe/Moscow', week: { mon: ['09:00-18:00'], wed: ['09:00-13:00'], fri: ['00:00-24:00'] } },
    ],
    [
      'night shifts',
      { timeZone: 'America/New_York', week: { thu: ['22:00-06:00'], fri: ['22:00-06:00'], sun: ['20:00-02:30'] } },
    ],
    ['a single night', { timeZone: 'Pacific/Apia', week: { thu: ['18:00-17:00'] } }],
  ];

  it.each(weeks)('the week and the yearly holidays go on: %s', (_, spec) => {
    const known = { from: '2026-01-01', to: '2026-12-31' };
    const rules = { ...spec, holidays, daysOff: ['2026-12-10'], dates: { '2026-12-12': ['10:00-12:00'] } } as const;
    compare(
      workingCalendar({ ...rules, known, beyond: 'preliminary' }),
      workingCalendar({ ...rules, known: { ...known, to: '2028-12-31' } }),
      workingCalendar({ ...rules, known }),
      3000,
    );
  });

  it('the law of Russia goes on, as if the Government had moved nothing', () => {
    const untouched = [{ year: 2027, decree: '0', source: 'no transfers', workingDays: 249, moves: [] }];
    const shop = { name: 'shop', week: { mon: ['09:00-18:00'], tue: ['21:00-03:00'], sat: ['10:00-14:00'] } } as const;
    for (const [preliminary, knowing] of [
      [russiaUntil(2026), russiaWith(untouched)],
      [officeHours({ ...shop, until: 2026 }), officeHours({ ...shop, years: untouched })],
    ] as const) {
      fc.assert(
        fc.property(question, (asked) => {
          expect(without(endBy(preliminary, asked))).toEqual(without(endBy(knowing, asked)));
        }),
        { seed: 20261128, numRuns: 3000 },
      );
    }
  });
});
