/** Definitions of clocks that several tests use, and clocks that were started by them. */
import type { Source } from '#src/kernel/source.ts';
import { russia } from '#src/sla/calendar/russia.ts';
import { addFact, type Clock, type ClockFact, type ClockPolicy, startClock } from '#src/sla/clock/clock.ts';
import { type ClockReading, readClock } from '#src/sla/clock/reading.ts';
import { days, hours, workingDays, workingHours } from '#src/sla/term/term.ts';
import { moscow } from './moments.ts';

export const source: Source = { kind: 'article', reference: { ru: 'правила оператора', en: "the operator's rules" } };

const common = {
  version: '1',
  audience: 'subscriber',
  startsOn: ['registered'],
  stopsOn: ['resolved'],
  pausedIn: ['awaitingSubscriber'],
  source,
} as const;

export const review: ClockPolicy = {
  ...common,
  name: 'review',
  term: days(5),
  extension: { total: days(30), source },
  reopening: { on: ['reopened'], rule: 'continue', window: days(10) },
  warnings: [{ percent: 80 }],
};

export const legalReview: ClockPolicy = {
  ...common,
  name: 'legalReview',
  audience: 'law',
  term: days(30),
  pausedIn: [],
};

export const desk: ClockPolicy = { ...common, name: 'desk', audience: 'internal', term: workingHours(8) };

export const callBack: ClockPolicy = { ...common, name: 'callBack', term: hours(24) };

export const visit: ClockPolicy = { ...common, name: 'visit', term: workingDays(3) };

export const confirmation: ClockPolicy = {
  ...common,
  name: 'confirmation',
  audience: 'internal',
  term: days(3),
  startsOn: ['resolved'],
  stopsOn: ['reopened', 'closed'],
  pausedIn: [],
};

export type SampleFact = readonly [
  type: 'start' | 'reopen' | 'restart' | 'extend' | 'pause' | 'resume' | 'stop',
  at: string,
  reason?: string,
];

/** Starts on Friday 20 November 2026 at noon. */
export const startOf = (policy: ClockPolicy): Clock => startClock(policy, russia, moscow('2026-11-20T12:00'));

export function withFacts(clock: Clock, ...facts: readonly SampleFact[]): Clock {
  return facts.reduce((changed, [type, at, reason]) => {
    const fact: ClockFact = { type, at: moscow(at).getTime(), ...(reason === undefined ? {} : { reason }) };
    return addFact(changed, fact);
  }, clock);
}

export function read(clock: Clock, at: string): ClockReading {
  const reading = readClock(clock, russia, moscow(at));
  if (reading === undefined) throw new Error('the clock has not started');
  return reading;
}
