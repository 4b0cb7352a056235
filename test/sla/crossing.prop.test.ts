import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { russia } from '#src/sla/calendar/russia.ts';
import {
  addFact,
  type Clock,
  type ClockFact,
  type ClockPolicy,
  startClock,
  type Warning,
} from '#src/sla/clock/clock.ts';
import { crossings } from '#src/sla/clock/crossing.ts';
import { readClock } from '#src/sla/clock/reading.ts';
import { days, hours, type Term, workingDays, workingHours } from '#src/sla/term/term.ts';
import { hour } from './moments.ts';
import { review, source } from './policies.ts';

const runs = { seed: 20_261_123, numRuns: 2 * Number(process.env['SLA_RUNS'] ?? 1_000) };

const first = Date.UTC(2026, 1, 2, 6);
const terms: readonly Term[] = [days(5), days(1), hours(24), workingHours(8), workingDays(3)];
const warnings: readonly Warning[] = [
  { percent: 50 },
  { percent: 80 },
  { offset: -hour, measured: 'wall' },
  { offset: -12 * hour, measured: 'wall' },
  { offset: -2 * hour, measured: 'working' },
];
const policies = fc
  .tuple(fc.constantFrom(...terms), fc.subarray([...warnings]), fc.constantFrom('continue', 'restart'))
  .map(([term, warned, rule]): ClockPolicy => {
    const total: Term = { ...term, amount: term.amount * 4 };
    return { ...review, term, warnings: warned, extension: { total, source }, reopening: { on: [], rule } };
  });

// Not at the start itself: a clock that never ran has warned of nothing.
const instants = fc.integer({ min: 1, max: 24 * 14 * 4 }).map((quarters) => first + (quarters * hour) / 4);
const facts: fc.Arbitrary<ClockFact> = fc.record({
  type: fc.constantFrom('pause', 'pause', 'resume', 'resume', 'stop', 'reopen', 'restart', 'extend'),
  at: instants,
});
const clocks = fc
  .tuple(policies, fc.array(facts, { maxLength: 8 }))
  .map(([policy, history]) => history.reduce(addFact, startClock(policy, russia, new Date(first))));

const past = (clock: Clock, at: number, until = at): readonly (readonly [string, number])[] =>
  crossings(clock, russia, new Date(until))
    .map(({ key, at: when }) => [key, when.getTime()] as const)
    .filter(([, when]) => when <= at);

describe('crossings of any history', () => {
  it('have a breach exactly when the promise is broken', () => {
    fc.assert(
      fc.property(clocks, instants, (clock, at) => {
        const reading = readClock(clock, russia, new Date(at));
        const breaches = past(clock, at).filter(([key]) => key.includes('/breach/'));
        expect(breaches).toHaveLength(reading?.breachedAt === undefined ? 0 : 1);
      }),
      runs,
    );
  });

  it('of a running clock have every warning once or more, and each key once', () => {
    fc.assert(
      fc.property(clocks, instants, (clock, at) => {
        const found = crossings(clock, russia, new Date(at));
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
        if (readClock(clock, russia, new Date(at))?.state !== 'running') return;
        for (const warning of clock.policy.warnings ?? []) {
          expect(found.filter((crossing) => crossing.warning === warning)).not.toHaveLength(0);
        }
      }),
      runs,
    );
  });

  it('never happen while the clock stands still', () => {
    fc.assert(
      fc.property(clocks, instants, (clock, at) => {
        const pauses = readClock(clock, russia, new Date(at))?.pauses ?? [];
        for (const crossing of crossings(clock, russia, new Date(at))) {
          expect(pauses.filter(({ from, to }) => from < crossing.at && crossing.at < to)).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('stay in the past as they were, until there is a new target', () => {
    fc.assert(
      fc.property(clocks, instants, instants, (clock, a, b) => {
        const [at, later] = [Math.min(a, b), Math.max(a, b)];
        const made = (now: number) => readClock(clock, russia, new Date(now))?.promises ?? [];
        const rule = clock.policy.reopening?.rule;
        const isTarget = made(later)
          .slice(made(at).length)
          .some(
            ({ because }) =>
              because === 'extend' || because === 'restart' || (because === 'reopen' && rule === 'restart'),
          );
        if (!isTarget) expect(past(clock, at, later)).toEqual(past(clock, at));
      }),
      runs,
    );
  });
});
