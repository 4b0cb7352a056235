import { describe, expect, it } from 'vitest';
import { russia } from '#src/sla/calendar/russia.ts';
import type { Clock, ClockPolicy } from '#src/sla/clock/clock.ts';
import { extendClock } from '#src/sla/clock/clock-actions.ts';
import { days, hours } from '#src/sla/term/term.ts';
import { hour, moscow } from './moments.ts';
import { callBack, confirmation, legalReview, read, review, source, startOf, withFacts } from './policies.ts';

describe('an extension', () => {
  const extend = (clock: Clock, at: string) =>
    extendClock(clock, russia, { at: moscow(at), reason: 'ремонт', order: 7 });
  const extended = (clock: Clock, at: string): Clock => {
    const result = extend(clock, at);
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  };

  it('counts its total from the original start and keeps the first promise', () => {
    expect(read(extended(startOf(review), '2026-11-25T23:59'), '2026-12-01T00:00')).toMatchObject({
      // 30 days end on Sunday, 20 December.
      lastDay: '2026-12-21',
      firstPromise: { because: 'start', lastDay: '2026-11-25' },
      promises: [{ lastDay: '2026-11-25' }, { because: 'extend', lastDay: '2026-12-21', reason: 'ремонт' }],
      extensions: 1,
      breaches: [],
    });
  });

  it('keeps the pauses before it, and may be made during one', () => {
    const paused = withFacts(startOf(review), ['pause', '2026-11-22T10:00']);
    expect(read(extended(paused, '2026-12-05T10:00'), '2026-12-05T10:00').lastDay).toBe('2026-12-21');
    const resumed = withFacts(extended(paused, '2026-12-05T10:00'), ['resume', '2026-12-06T10:00']);
    // 14 midnights: 20 December becomes 3 January, which rolls to the 11th.
    expect(read(resumed, '2026-12-06T10:00').lastDay).toBe('2027-01-11');
  });

  it('is refused with the reason why', () => {
    const dueAt = moscow('2026-11-26T00:00').getTime();
    expect(extend(startOf(legalReview), '2026-11-25T00:00')).toEqual({
      ok: false,
      refusal: { code: 'clock/not-extendable', clock: 'legalReview' },
    });
    expect(extend(startOf(review), '2026-11-26T00:00')).toEqual({
      ok: false,
      refusal: { code: 'clock/expired', clock: 'review', dueAt },
    });
    expect(extend(extended(startOf(review), '2026-11-24T00:00'), '2026-11-25T00:00')).toEqual({
      ok: false,
      refusal: { code: 'clock/already-extended', clock: 'review' },
    });
    const shorter = startOf({ ...review, extension: { total: days(5), source } });
    expect(extend(shorter, '2026-11-25T00:00')).toEqual({
      ok: false,
      refusal: { code: 'clock/not-later', clock: 'review', dueAt },
    });
    for (const clock of [withFacts(startOf(review), ['stop', '2026-11-24T00:00']), { ...startOf(review), facts: [] }]) {
      expect(extend(clock, '2026-11-25T00:00')).toEqual({
        ok: false,
        refusal: { code: 'clock/not-running', clock: 'review' },
      });
    }
    const late = withFacts(startOf(review), ['pause', '2026-11-26T00:00']);
    expect(extend(late, '2026-11-25T23:59')).toMatchObject({ ok: true });
    expect(extend(late, '2026-11-27T00:00')).toMatchObject({ refusal: { code: 'clock/expired' } });
  });

  it('as a fact that came too late has no effect', () => {
    const clock = withFacts(startOf(review), ['extend', '2026-11-26T00:00']);
    expect(read(clock, '2026-11-27T00:00')).toMatchObject({ lastDay: '2026-11-25', extensions: 0 });
  });
});

describe('a reopening', () => {
  const stopped = (policy: ClockPolicy): Clock => withFacts(startOf(policy), ['stop', '2026-11-23T12:00']);
  const rule = (reopening: ClockPolicy['reopening']): ClockPolicy =>
    reopening === undefined ? { ...callBack, term: hours(96) } : { ...callBack, term: hours(96), reopening };

  it('continues: the time in between does not count', () => {
    const clock = withFacts(stopped(rule({ on: [], rule: 'continue' })), ['reopen', '2026-11-25T12:00']);
    expect(read(clock, '2026-11-25T13:00')).toMatchObject({
      state: 'running',
      dueAt: moscow('2026-11-26T12:00'),
      elapsed: 73 * hour,
      reopenings: 1,
      firstPromise: { dueAt: moscow('2026-11-24T12:00') },
    });
  });

  it('restarts: the term begins again', () => {
    const clock = withFacts(stopped(rule({ on: [], rule: 'restart' })), ['reopen', '2026-11-25T12:00']);
    expect(read(clock, '2026-11-25T13:00')).toMatchObject({
      startedAt: moscow('2026-11-25T12:00'),
      dueAt: moscow('2026-11-29T12:00'),
      elapsed: hour,
      firstPromise: { dueAt: moscow('2026-11-24T12:00') },
    });
  });

  it('gives a new term', () => {
    const policy = rule({ on: [], rule: 'newTerm', term: hours(10) });
    const clock = withFacts(stopped(policy), ['reopen', '2026-11-25T12:00']);
    expect(read(clock, '2026-11-25T13:00').dueAt).toEqual(moscow('2026-11-25T22:00'));
    const extendable = { ...policy, extension: { total: hours(20), source } };
    const longer = withFacts(stopped(extendable), ['reopen', '2026-11-25T12:00'], ['extend', '2026-11-25T13:00']);
    expect(read(longer, '2026-11-25T14:00').dueAt).toEqual(moscow('2026-11-26T08:00'));
  });

  it('does not forget a breach of the round before', () => {
    const late = withFacts(
      startOf(rule({ on: [], rule: 'restart' })),
      ['stop', '2026-11-25T12:00'],
      ['reopen', '2026-11-26T12:00'],
    );
    const reading = read(late, '2026-11-26T13:00');
    expect(reading.breaches).toEqual([moscow('2026-11-24T12:00')]);
    expect(reading.breachedAt).toBeUndefined();
  });

  it('has its window, and changes nothing after it or without a rule', () => {
    const stateAfter = (policy: ClockPolicy, at: string) =>
      read(withFacts(stopped(policy), ['reopen', at]), '2026-12-05T00:00').state;
    const policy = rule({ on: [], rule: 'continue', window: days(10) });
    expect(stateAfter(policy, '2026-12-03T23:59')).toBe('running');
    expect(stateAfter(policy, '2026-12-04T00:00')).toBe('stopped');
    expect(stateAfter(rule(undefined), '2026-12-01T00:00')).toBe('stopped');
    expect(read(withFacts(startOf(review), ['reopen', '2026-11-21T00:00']), '2026-11-22T00:00').reopenings).toBe(0);
  });

  it('by another start begins a new round: waiting for confirmation may happen twice', () => {
    const clock = withFacts(
      startOf(confirmation),
      ['stop', '2026-11-21T12:00'],
      ['start', '2026-11-24T12:00'],
      ['start', '2026-11-25T12:00'],
    );
    expect(read(clock, '2026-11-26T12:00')).toMatchObject({ state: 'running', lastDay: '2026-11-27' });
  });
});
