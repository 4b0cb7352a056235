/**
 * Many pauses against what they mean, day by day and millisecond by millisecond: the count of a term and its running time.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { russia } from '#src/sla/calendar/russia.ts';
import { compiledOf, workingCalendar } from '#src/sla/calendar/working-calendar.ts';
import { deadlineOf, measure, type Pause, type TermContext } from '#src/sla/term/deadline.ts';
import { RunningTime } from '#src/sla/term/running-time.ts';
import { days, hours, type Term, workingDays, workingHours } from '#src/sla/term/term.ts';
import { hour } from './moments.ts';

const runs = { seed: 20_261_124, numRuns: 2 * Number(process.env['SLA_RUNS'] ?? 1_000) };

const compiled = compiledOf(russia);
const start = Date.UTC(2026, 3, 20, 6);

/** Up to 60 pauses over two months with holidays; some of them touch. */
const pauses = fc
  .array(fc.tuple(fc.constantFrom(0, 1, hour, 9 * hour, 20 * hour), fc.constantFrom(1, hour, 15 * hour, 50 * hour)), {
    maxLength: 60,
  })
  .map((pairs): readonly Pause[] => {
    let at = start;
    return pairs.map(([gap, length]) => {
      const from = at + gap;
      at = from + length;
      return { from, to: at, kind: 'held' };
    });
  });
const contextOf = (term: Term, roll = true): TermContext => ({ term, start, compiled, roll });

describe('a term with many pauses', () => {
  const amounts = fc.integer({ min: 1, max: 30 });
  const endsInPause = (day: number, list: readonly Pause[]): boolean =>
    list.some(({ from, to }) => compiled.dayOf(from) <= day && day < compiled.dayOf(to));

  /** The first day from `day` on that counts, n times. */
  const walk = (day: number, amount: number, counts: (day: number) => boolean): number => {
    let [last, left] = [day, amount];
    while (left > 0) {
      last += 1;
      if (counts(last)) left -= 1;
    }
    return last;
  };

  it('in days ends on the day that is reached when days that end during a pause are not counted', () => {
    fc.assert(
      fc.property(pauses, amounts, fc.boolean(), (list, amount, roll) => {
        const counted = walk(compiled.dayOf(start), amount, (day) => !endsInPause(day, list));
        const canBeLast = (day: number): boolean => !endsInPause(day, list) && (!roll || compiled.isWorkedDay(day));
        const end = deadlineOf(contextOf(days(amount), roll), list);
        expect(end.lastDay).toBe(walk(counted - 1, 1, canBeLast));
      }),
      runs,
    );
  });

  it('in working days ends on the worked day that is reached so', () => {
    fc.assert(
      fc.property(pauses, amounts, (list, amount) => {
        const counts = (day: number): boolean => compiled.isWorkedDay(day) && !endsInPause(day, list);
        const end = deadlineOf(contextOf(workingDays(amount)), list);
        expect(end.lastDay).toBe(walk(compiled.dayOf(start), amount, counts));
      }),
      runs,
    );
  });

  it('in hours ends when it has run for so long', () => {
    fc.assert(
      fc.property(pauses, amounts, fc.constantFrom(hours, workingHours), (list, amount, unit) => {
        const context = contextOf(unit(amount));
        const { at } = deadlineOf(context, list);
        const running = new RunningTime(context, list);
        expect(running.between(start, at)).toBe(amount * hour);
        expect(running.instantAt(amount * hour)).toBe(at);
      }),
      runs,
    );
  });
});

describe('running time', () => {
  const instants = fc.integer({ min: -2_000, max: 4_000 }).map((quarters) => start + (quarters * hour) / 4);

  it('between any two instants is what they measure without the pauses', () => {
    fc.assert(
      fc.property(pauses, instants, instants, fc.constantFrom(hours(1), workingHours(1)), (list, from, to, term) => {
        const context = contextOf(term);
        const paused = list.map((pause) => measure(context, Math.max(from, pause.from), Math.min(to, pause.to)));
        const expected = paused.reduce((left, time) => left - time, measure(context, from, to));
        expect(new RunningTime(context, list).between(from, to)).toBe(expected);
      }),
      runs,
    );
  });

  it('of hours goes on beyond what the calendar knows', () => {
    const week = { mon: ['09:00-18:00'] } as const;
    const known = { from: '2026-04-01', to: '2026-04-30' };
    const short = compiledOf(workingCalendar({ timeZone: 'Europe/Moscow', week, known }));
    const [from, to] = [Date.UTC(2026, 5, 1), Date.UTC(2026, 5, 2)];
    const ofTerm = (term: Term): RunningTime =>
      new RunningTime({ ...contextOf(term), compiled: short }, [{ from, to, kind: 'held' }]);
    expect(ofTerm(hours(1)).between(start, to + hour)).toBe(from - start + hour);
    expect(ofTerm(workingHours(1)).between(start, Date.UTC(2026, 3, 28))).toBe(18 * hour);
    expect(() => ofTerm(workingHours(1)).between(start, to)).toThrow('2026-06-02: the calendar knows');
  });
});
