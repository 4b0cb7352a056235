/** Definitions of clocks that several tests use, and instants in Moscow. */

import type { Source } from '#src/kernel/source.ts';
import { addFact, type Clock, type ClockFact, type ClockPolicy } from '#src/sla/clock/clock.ts';
import { days, hours, workingDays, workingHours } from '#src/sla/term/term.ts';

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

/** '2026-11-20T12:00[:SS]' in Moscow. */
export const moscow = (text: string): Date => new Date(`${text}+03:00`);

export type Told = readonly [
  type: 'start' | 'reopen' | 'extend' | 'pause' | 'resume' | 'stop',
  at: string,
  reason?: string,
];

export function tell(clock: Clock, ...facts: readonly Told[]): Clock {
  return facts.reduce((told, [type, at, reason]) => {
    const fact: ClockFact = { type, at: moscow(at).getTime(), ...(reason === undefined ? {} : { reason }) };
    return addFact(told, fact);
  }, clock);
}
