/**
 * The cost of a clock grows with its facts, not with their square. The questions to the calendar are counted; a term in hours
 * asks none, so there a clock of 20,000 facts has to be ready before the limit of the test, which is many times what it needs.
 * Calendars and lists of clocks may be as long.
 */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CompiledCalendar } from '#src/sla/calendar/compiled-calendar.ts';
import { russia } from '#src/sla/calendar/russia.ts';
import { workingCalendar } from '#src/sla/calendar/working-calendar.ts';
import { isOpen, openPeriods } from '#src/sla/calendar/working-time.ts';
import type { Clock, ClockFact, ClockPolicy } from '#src/sla/clock/clock.ts';
import { extendClock, retargetClock } from '#src/sla/clock/clock-actions.ts';
import { crossings, nextCrossing } from '#src/sla/clock/crossing.ts';
import { observe } from '#src/sla/clock/observe.ts';
import { readClock } from '#src/sla/clock/reading.ts';
import { explain } from '#src/sla/explain/explain.ts';
import { dueAt } from '#src/sla/term/due-at.ts';
import { days, hours, type Term, workingDays, workingHours } from '#src/sla/term/term.ts';
import { hour, moscow } from './moments.ts';
import { review, source, startOf } from './policies.ts';

const first = moscow('2026-11-20T12:00').getTime();

/** Facts in pairs; the second of each pair comes `length` after the first, the next pair `every` after the one before. */
const pairs =
  (one: 'pause' | 'stop', other: 'resume' | 'reopen', every: number, length: number) =>
  (count: number): readonly ClockFact[] =>
    Array.from({ length: count }, (_, order): ClockFact => {
      const begun = first + 1 + Math.floor(order / 2) * every;
      return order % 2 === 0 ? { type: one, at: begun, order } : { type: other, at: begun + length, order };
    });

const histories: Readonly<Record<string, (count: number) => readonly ClockFact[]>> = {
  'short pauses': pairs('pause', 'resume', hour / 60, hour / 120),
  'pauses over night': pairs('pause', 'resume', 24 * hour, 20 * hour),
  'pauses that touch': pairs('pause', 'resume', hour, hour),
  'stops and reopenings': pairs('stop', 'reopen', hour, hour / 2),
  'pauses of two kinds in a row': (count) =>
    Array.from({ length: count }, (_, order) => {
      return { type: 'pause', at: first + 1 + (order * hour) / 60, order, kind: order % 2 === 0 ? 'waiting' : 'held' };
    }),
  'terms that begin again': (count) =>
    Array.from({ length: count }, (_, order) => ({ type: 'restart', at: first + 1 + order * hour, order })),
};

const policyOf = (term: Term): ClockPolicy => ({
  ...review,
  term,
  extension: { total: { ...term, amount: 2 * term.amount }, source },
  reopening: { on: ['reopened'], rule: 'continue' },
  warnings: [{ percent: 50 }, { percent: 80 }, { offset: -hour, measured: 'working' }],
});

const clockOf = (term: Term, facts: readonly ClockFact[]): Clock => {
  const clock = startOf(policyOf(term));
  return { ...clock, facts: [...clock.facts, ...facts] };
};

/** Everything that can be asked of a clock. */
function askAll(clock: Clock): void {
  const at = new Date((clock.facts.at(-1)?.at ?? first) + 1);
  readClock(clock, russia, at);
  crossings(clock, russia, at);
  nextCrossing(clock, russia, at);
  explain(clock, russia, at);
  extendClock(clock, russia, { at });
  retargetClock(clock, russia, { policy: { ...clock.policy, version: '2', term: days(9) }, calendar: russia }, { at });
  observe([clock], { event: 'asked', status: 'awaitingSubscriber', at });
}

function questionsOf(clock: Clock): number {
  const { prototype } = CompiledCalendar;
  const spies = [
    vi.spyOn(prototype, 'dayOf'),
    vi.spyOn(prototype, 'startOf'),
    vi.spyOn(prototype, 'cover'),
    vi.spyOn(prototype, 'reach'),
    vi.spyOn(prototype, 'firstWorkedDay'),
    vi.spyOn(prototype, 'nthWorkedDay'),
    vi.spyOn(prototype, 'workedDaysBetween'),
  ];
  askAll(clock);
  const questions = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  vi.restoreAllMocks();
  return questions;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(Object.entries(histories))('a clock with %s', (_, history) => {
  it.each([days(500), workingDays(500), workingHours(800)])('asks the calendar for each fact alone: %o', (term) => {
    const [some, twice] = [300, 600].map((count) => questionsOf(clockOf(term, history(count))));
    expect(some).toBeGreaterThan(0);
    expect(twice).toBeLessThan(2.5 * (some ?? 0));
  });

  it('of 20,000 facts can be asked', { timeout: 60_000 }, () => {
    const clock = clockOf(hours(24), history(20_000));
    expect(() => askAll(clock)).not.toThrow();
  });
});

describe('lists of any length', () => {
  it('of dates make a calendar', { timeout: 60_000 }, () => {
    const dayAt = (index: number): string =>
      new Date(Date.UTC(2000, 0, 1) + index * 24 * hour).toISOString().slice(0, 10);
    const dates = Object.fromEntries(
      Array.from({ length: 200_000 }, (_, index) => [dayAt(index), ['09:00-18:00'] as const]),
    );
    const calendar = workingCalendar({ timeZone: 'Europe/Moscow', week: {}, dates });
    expect(dueAt(workingDays(100_000), new Date('2000-01-01T09:00:00Z'), calendar).lastDay).toBe(dayAt(100_000));
    const open = openPeriods(calendar, new Date('2000-01-01T00:00:00Z'), new Date('2400-01-01T00:00:00Z'));
    expect(open).toHaveLength(146_097);
  });

  it('of centuries are compiled without copying all of them for each year', { timeout: 60_000 }, () => {
    const calendar = workingCalendar({ timeZone: 'Europe/Moscow', week: { mon: ['09:00-18:00'] } });
    const years = Array.from({ length: 3_000 }, (_, index) => new Date(Date.UTC(2000 + index, 5, 1)));
    const spy = vi.spyOn(CompiledCalendar.prototype, 'startOf');
    expect(years.filter((year) => isOpen(calendar, year))).toEqual([]);
    // Twice for each time that the compiled range has grown.
    expect(spy.mock.calls.length).toBeLessThan(300);
  });

  it('of clocks see an event', { timeout: 60_000 }, () => {
    const starts = Array.from({ length: 20_000 }, (_, index) => ({
      policy: { ...review, name: `${index}` },
      calendar: russia,
    }));
    const at = new Date(first);
    const clocks = observe([], { event: 'registered', status: 'registered', at }, [...starts, ...starts]);
    expect(clocks).toHaveLength(20_000);
    expect(observe(clocks, { event: 'resolved', status: 'resolved', at })[19_999]?.facts).toHaveLength(3);
  });
});
