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
  {
    ...review,
    name: 'delivery',
    agreedDay: { day: '2026-02-14', timeZone: 'Asia/Vladivostok' },
    warnings: [{ percent: 50 }],
  },
];

const instants = fc.integer({ min: 0, max: 24 * 30 * 4 }).map((quarters) => first + (quarters * hour) / 4);
const order = fc.integer({ min: 0, max: 3 });
const calendar = { name: russia.name, version: russia.version };
const targets: fc.Arbitrary<ClockFact> = fc.record({
  type: fc.constant('retarget'),
  at: instants,
  order,
  policy: fc.constantFrom(...policies),
  calendar: fc.constant(calendar),
  keepsPromise: fc.boolean(),
});
const pauses: fc.Arbitrary<ClockFact> = fc.record({
  type: fc.constant('pause'),
  at: instants,
  order,
  kind: fc.constantFrom('waiting', 'held'),
});
const others: fc.Arbitrary<ClockFact> = fc.record({
  type: fc.constantFrom('start', 'reopen', 'restart', 'extend', 'resume', 'resume', 'resume', 'stop'),
  at: instants,
  order,
});
const facts = fc.oneof(
  { weight: 7, arbitrary: others },
  { weight: 2, arbitrary: pauses },
  { weight: 1, arbitrary: targets },
);
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
        if (history.some(({ type }) => type === 'retarget')) return;
        // A term that begins again in the round of a reopening is that of the reopening.
        const round = reading.promises.findLast(({ because }) => because === 'start' || because === 'reopen');
        const length = round?.because === 'reopen' ? 5 : 24;
        if (reading.overrun === 0) expect(reading.elapsed + reading.remaining).toBe(length * hour);
        else expect(reading.elapsed - reading.overrun).toBe(length * hour);
      }),
      runs,
    );
  });

  it('has its progress from 0 to 1, and at 1 or later nothing left', () => {
    fc.assert(
      fc.property(histories, instants, ([policy, history], at) => {
        const reading = readClock(withFacts(startOf(policy), history), russia, new Date(at));
        if (reading === undefined) return;
        const { progress, left, breachedAt } = reading;
        expect(progress >= 0 && progress <= 1).toBe(true);
        expect(breachedAt === undefined ? left >= 0 : left <= 0 && progress === 1).toBe(true);
      }),
      runs,
    );
  });

  it('of an agreed day ends on it, whatever happens, until an extension or another target', () => {
    const delivery = policies.at(-1) ?? review;
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 12 }), instants, (history, at) => {
        const reading = readClock(withFacts(startOf(delivery), history), russia, new Date(at));
        const isMoved = reading?.promises.some(({ because }) => because === 'extend' || because === 'retarget');
        if (isMoved !== false) return;
        expect(reading?.dueAt).toEqual(new Date(Date.UTC(2026, 1, 14, 14)));
        expect(reading?.lastDay).toBe('2026-02-14');
      }),
      runs,
    );
  });

  it('that keeps its promise never ends earlier than it did before', () => {
    fc.assert(
      fc.property(histories, targets, ([policy, history], target) => {
        const withTarget = addFact(withFacts(startOf(policy), history), { ...target, order: 9, reason: 'kept' });
        const promises = readClock(withTarget, russia, new Date(target.at))?.promises ?? [];
        const [before, after] = promises.slice(-2);
        if (after?.reason !== 'kept' || !('keepsPromise' in target) || target.keepsPromise !== true) return;
        expect(after.dueAt.getTime()).toBeGreaterThanOrEqual(before?.dueAt.getTime() ?? 0);
      }),
      runs,
    );
  });

  it('that begins again counts from there as a new one does', () => {
    fc.assert(
      fc.property(fc.constantFrom(...policies), fc.array(facts, { maxLength: 6 }), instants, (policy, history, at) => {
        const clock = addFact(withFacts(startOf(policy), history), { type: 'restart', at, order: 9 });
        const reading = readClock(clock, russia, new Date(at));
        const last = reading?.promises.at(-1);
        const isOther = reading?.promises.some((one) => one.because === 'retarget' || one.because === 'reopen');
        if (last?.because !== 'restart' || last.madeAt.getTime() !== at || isOther !== false) return;
        const fresh = readClock(startClock(policy, russia, new Date(at)), russia, new Date(at));
        expect([reading?.dueAt, reading?.startedAt]).toEqual([fresh?.dueAt, fresh?.startedAt]);
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
