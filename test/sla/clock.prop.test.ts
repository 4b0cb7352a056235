import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { russia } from '#src/sla/calendar/russia.ts';
import { addWorkingTime, isOpen, nextOpening, workingTimeBetween } from '#src/sla/calendar/working-time.ts';
import { addFact, type Clock, type ClockFact, type ClockPolicy, startClock } from '#src/sla/clock/clock.ts';
import { crossings } from '#src/sla/clock/crossing.ts';
import { readClock } from '#src/sla/clock/reading.ts';
import { explain } from '#src/sla/explain/explain.ts';
import { days, hours, workingHours } from '#src/sla/term/term.ts';
import { hour } from './moments.ts';
import { callBack, desk, review, source, visit } from './policies.ts';

const runs = { seed: 20_261_122, numRuns: Number(process.env['SLA_RUNS'] ?? 1_000) };

const first = Date.UTC(2026, 1, 2, 6);
const policies: readonly ClockPolicy[] = [
  { ...review, warnings: [{ percent: 50 }, { offset: -hour, measured: 'working' }] },
  {
    ...desk,
    extension: { total: { unit: 'workingHours', amount: 20 }, source },
    reopening: { on: [], rule: 'restart' },
  },
  { ...callBack, reopening: { on: [], rule: 'newTerm', term: hours(5), window: days(3) } },
  { ...visit, warnings: [{ percent: 80 }] },
];

const instants = fc.integer({ min: 0, max: 24 * 30 * 4 }).map((quarters) => first + (quarters * hour) / 4);
const facts: fc.Arbitrary<ClockFact> = fc.record({
  type: fc.constantFrom('start', 'reopen', 'extend', 'pause', 'pause', 'resume', 'resume', 'stop'),
  at: instants,
  order: fc.integer({ min: 0, max: 3 }),
});
const histories = fc.tuple(fc.constantFrom(...policies), fc.array(facts, { maxLength: 12 }));

const startOf = (policy: ClockPolicy): Clock => startClock(policy, russia, new Date(first));
const withFacts = (clock: Clock, added: readonly ClockFact[]): Clock => added.reduce(addFact, clock);
const see = (clock: Clock, at: number): unknown => {
  const now = new Date(at);
  return [readClock(clock, russia, now), crossings(clock, russia, now), explain(clock, russia, now)];
};

describe('a clock', () => {
  it('shows the same whatever the order in which its facts became known, and how often', () => {
    fc.assert(
      fc.property(histories, fc.array(fc.nat(), { maxLength: 12 }), instants, ([policy, history], keys, at) => {
        const shuffled = [...history, ...history.slice(0, 3)].sort(
          (a, b) => (keys[history.indexOf(a)] ?? 0) - (keys[history.indexOf(b)] ?? 0),
        );
        const clock = withFacts(startOf(policy), history);
        expect(withFacts(startOf(policy), shuffled)).toEqual(clock);
        expect(see(withFacts(startOf(policy), shuffled), at)).toEqual(see(clock, at));
        expect(see({ ...clock, facts: [...clock.facts].reverse() }, at)).toEqual(see(clock, at));
      }),
      runs,
    );
  });

  it('shows of any past what it showed then', () => {
    fc.assert(
      fc.property(histories, instants, ([policy, history], at) => {
        const known = history.filter((fact) => fact.at <= at);
        expect(see(withFacts(startOf(policy), history), at)).toEqual(see(withFacts(startOf(policy), known), at));
      }),
      runs,
    );
  });

  it('never erases the first promise, and its elapsed and remaining time fit the deadline', () => {
    fc.assert(
      fc.property(histories, instants, ([policy, history], at) => {
        const reading = readClock(withFacts(startOf(policy), history), russia, new Date(at));
        const fresh = readClock(startOf(policy), russia, new Date(first));
        expect(reading?.firstPromise).toEqual(fresh?.firstPromise);
        if (reading === undefined || policy.term.unit !== 'hours') return;
        const length = reading.promises.at(-1)?.because === 'reopen' ? 5 : 24;
        if (reading.overrun === 0) expect(reading.elapsed + reading.remaining).toBe(length * hour);
        else expect(reading.elapsed - reading.overrun).toBe(length * hour);
      }),
      runs,
    );
  });

  const pausedOnce = (policy: ClockPolicy, from: number, to: number): Date | undefined =>
    readClock(
      withFacts(startOf(policy), [
        { type: 'pause', at: from },
        { type: 'resume', at: to },
      ]),
      russia,
      new Date(Date.UTC(2026, 5, 1)),
    )?.dueAt;

  // Three weeks and a half, so that nights, weekends, a short day and a holiday lie before the deadline.
  const long: ClockPolicy = { ...desk, term: workingHours(160) };

  it('of working hours is not moved by a pause outside hours', () => {
    fc.assert(
      fc.property(instants, fc.double({ min: 0, max: 1, noNaN: true }), (at, share) => {
        const from = new Date(at);
        if (isOpen(russia, from)) return;
        const to = at + Math.floor((nextOpening(russia, from).getTime() - at) * share);
        expect(pausedOnce(long, at, to)).toEqual(pausedOnce(long, at, at));
      }),
      runs,
    );
  });

  it('of working hours is moved by the working time of a pause', () => {
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const due = addWorkingTime(russia, new Date(first), 160 * hour);
        const lost = from < due.getTime() ? workingTimeBetween(russia, new Date(from), new Date(to)) : 0;
        expect(pausedOnce(long, from, to)).toEqual(addWorkingTime(russia, due, lost));
      }),
      runs,
    );
  });

  it('of days is moved by the midnights of a pause before it is rolled', () => {
    const technical: ClockPolicy = { ...review, roll: false };
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const midnight = (at: number): number => Math.floor((at + 3 * hour) / (24 * hour));
        // The midnight at the end of the start day ends a day that is not counted anyway.
        const lost = Math.max(0, midnight(to) - Math.max(midnight(first) + 1, midnight(from)));
        const due = Date.UTC(2026, 1, 7, 21);
        expect(pausedOnce(technical, from, to)?.getTime()).toBe(from < due ? due + lost * 24 * hour : due);
      }),
      runs,
    );
  });
});
