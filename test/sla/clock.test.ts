import { describe, expect, it } from 'vitest';
import { addFact, type Clock, type ClockPolicy, startClock } from '../../src/sla/clock.ts';
import { crossings, nextCrossing } from '../../src/sla/crossing.ts';
import { extendClock } from '../../src/sla/extend.ts';
import { observe } from '../../src/sla/observe.ts';
import { earliestDeadline, readClock } from '../../src/sla/reading.ts';
import { retargetClock } from '../../src/sla/retarget.ts';
import { russia } from '../../src/sla/russia.ts';
import { days, workingHours } from '../../src/sla/term.ts';

const source = { kind: 'article', reference: { ru: 'тест', en: 'test' } } as const;
const review: ClockPolicy = {
  name: 'review',
  version: '1',
  audience: 'subscriber',
  term: days(5),
  startsOn: ['registered'],
  stopsOn: ['resolved'],
  pausedIn: ['awaitingSubscriber'],
  extension: { total: days(30), source },
  reopening: { on: ['reopened'], rule: 'continue', window: days(10) },
  warnings: [{ percent: 80 }, { offset: -2 * 3_600_000, measured: 'wall' }],
  source,
};
const at = (text: string): Date => new Date(`${text}+03:00`);

describe('a clock of five days', () => {
  const started = startClock(review, russia, at('2026-11-20T12:00'));

  it('is due at 24:00 of the fifth day after its start', () => {
    const reading = readClock(started, russia, at('2026-11-21T12:00'));
    expect(reading).toMatchObject({ state: 'running', lastDay: '2026-11-25', overrun: 0 });
    expect(reading?.dueAt).toEqual(at('2026-11-26T00:00'));
  });

  it('moves by the local midnights of a pause and keeps the first promise', () => {
    const paused = addFact(started, { type: 'pause', at: at('2026-11-22T10:00').getTime(), reason: 'question' });
    const during = readClock(paused, russia, at('2026-11-24T09:00'));
    expect(during).toMatchObject({ state: 'paused', lastDay: '2026-11-25', ifResumedNow: { lastDay: '2026-11-27' } });
    const resumed = addFact(paused, { type: 'resume', at: at('2026-11-24T18:00').getTime() });
    const reading = readClock(resumed, russia, at('2026-11-24T19:00'));
    expect(reading).toMatchObject({ state: 'running', lastDay: '2026-11-27', firstPromise: { lastDay: '2026-11-25' } });
  });

  it('is extended once, before it expires, to a total from its start', () => {
    const extended = extendClock(started, russia, { at: at('2026-11-25T23:59'), reason: 'repair' });
    if (!extended.ok) throw new Error(extended.refusal.code);
    expect(readClock(extended.value, russia, at('2026-11-26T00:00'))).toMatchObject({
      lastDay: '2026-12-21',
      firstPromise: { lastDay: '2026-11-25' },
    });
    expect(extendClock(extended.value, russia, { at: at('2026-11-26T00:00') })).toMatchObject({
      refusal: { code: 'clock/already-extended' },
    });
    expect(extendClock(started, russia, { at: at('2026-11-26T00:00') })).toMatchObject({
      refusal: { code: 'clock/expired' },
    });
  });

  it('warns and breaks at computed instants with keys that name the deadline', () => {
    const all = crossings(started, russia, at('2026-11-20T12:00'));
    expect(all.map(({ key }) => key)).toEqual([
      'review/80%/2026-11-25T21:00:00.000Z',
      'review/-7200000ms-wall/2026-11-25T21:00:00.000Z',
      'review/breach/2026-11-25T21:00:00.000Z',
    ]);
    expect(nextCrossing(started, russia, at('2026-11-25T23:00'))?.type).toBe('breach');
  });

  it('is retargeted with its pauses kept, and tells the difference first', () => {
    const paused = addFact(started, { type: 'pause', at: at('2026-11-21T10:00').getTime() });
    const resumed = addFact(paused, { type: 'resume', at: at('2026-11-23T10:00').getTime() });
    const target = { policy: { ...review, version: '2', term: days(10) }, calendar: russia };
    const result = retargetClock(resumed, russia, target, { at: at('2026-11-24T10:00') });
    if (!result.ok) throw new Error(result.refusal.code);
    expect(result.value.before.lastDay).toBe('2026-11-27');
    expect(result.value.after.lastDay).toBe('2026-12-02');
    expect(result.value.dropped).toHaveLength(3);
  });
});

describe('events of a request', () => {
  const legal: ClockPolicy = {
    name: 'legalReview',
    version: '1',
    audience: 'law',
    term: days(30),
    startsOn: ['registered'],
    stopsOn: ['resolved'],
    pausedIn: [],
    source,
  };
  const internal: ClockPolicy = { ...review, name: 'desk', audience: 'internal', term: workingHours(2) };
  const starts = [review, legal, internal].map((policy) => ({ policy, calendar: russia }));

  it('start, pause, resume and stop every clock by its own definition', () => {
    let clocks: readonly Clock[] = observe(
      [],
      { event: 'registered', status: 'registered', at: at('2026-11-20T12:00') },
      starts,
    );
    clocks = observe(clocks, { event: 'asked', status: 'awaitingSubscriber', at: at('2026-11-20T13:00') }, starts);
    const states = clocks.map((clock) => readClock(clock, russia, at('2026-11-20T14:00'))?.state);
    expect(states).toEqual(['paused', 'running', 'paused']);
    expect(earliestDeadline(clocks, russia, at('2026-11-20T14:00'))?.name).toBe('review');
    clocks = observe(clocks, { event: 'merged', status: 'closed', at: at('2026-11-20T15:00'), isFinal: true }, starts);
    expect(clocks.map((clock) => readClock(clock, russia, at('2026-11-20T16:00'))?.isMet)).toEqual([true, true, true]);
  });
});
