import { describe, expect, it } from 'vitest';
import { officeHours, russia } from '#src/sla/calendar/russia.ts';
import type { Clock, ClockPolicy } from '#src/sla/clock/clock.ts';
import { retargetClock } from '#src/sla/clock/clock-actions.ts';
import { crossings, nextCrossing } from '#src/sla/clock/crossing.ts';
import { readClock } from '#src/sla/clock/reading.ts';
import { days, workingHours } from '#src/sla/term/term.ts';
import { hour, moscow } from './moments.ts';
import { callBack, desk, review, startOf, withFacts } from './policies.ts';

const crossingsAt = (clock: Clock, at: string): readonly (readonly [string, Date])[] =>
  crossings(clock, russia, moscow(at)).map(({ key, at: when }) => [key, when]);

describe('crossings', () => {
  it('of a percentage are computed in the time that the term is measured in', () => {
    const policy = { ...desk, warnings: [{ percent: 50 }, { percent: 75 }] };
    expect(crossingsAt(startOf(policy), '2026-11-20T12:00')).toEqual([
      ['desk/50%/2026-11-23T08:00:00.000Z', moscow('2026-11-20T16:00')],
      ['desk/75%/2026-11-23T08:00:00.000Z', moscow('2026-11-20T18:00')],
      ['desk/breach/2026-11-23T08:00:00.000Z', moscow('2026-11-23T11:00')],
    ]);
    expect(crossingsAt(startOf(review), '2026-11-20T12:00')[0]?.[1]).toEqual(moscow('2026-11-24T21:36'));
  });

  it('of an offset lie before or behind the deadline, in working or wall time', () => {
    const policy: ClockPolicy = {
      ...desk,
      warnings: [
        { offset: -3 * hour, measured: 'working' },
        { offset: -3 * hour, measured: 'wall' },
        { offset: 8 * hour, measured: 'working' },
        { offset: 8 * hour, measured: 'wall' },
      ],
    };
    expect(crossingsAt(startOf(policy), '2026-11-20T12:00').map(([key, at]) => [key.split('/')[1], at])).toEqual([
      ['-10800000ms-working', moscow('2026-11-20T17:00')],
      ['-10800000ms-wall', moscow('2026-11-23T08:00')],
      ['breach', moscow('2026-11-23T11:00')],
      ['28800000ms-wall', moscow('2026-11-23T19:00')],
      ['28800000ms-working', moscow('2026-11-24T10:00')],
    ]);
  });

  it('have dates of their own, which a caller may change', () => {
    const [first, second] = crossings(startOf(review), russia, moscow('2026-11-20T12:00'));
    first?.dueAt.setFullYear(2030);
    expect(second?.dueAt.getFullYear()).toBe(2026);
  });

  it('that lie before the promise are due at once', () => {
    const policy: ClockPolicy = { ...callBack, warnings: [{ offset: -48 * hour, measured: 'wall' }] };
    expect(crossingsAt(startOf(policy), '2026-11-20T12:00')[0]?.[1]).toEqual(moscow('2026-11-20T12:00'));
  });

  it('ahead are none while the clock stands still or has stopped', () => {
    const policy = { ...callBack, warnings: [{ percent: 50 }] };
    const paused = withFacts(startOf(policy), ['pause', '2026-11-20T23:00']);
    expect(nextCrossing(startOf(policy), russia, moscow('2026-11-20T23:30'))?.key).toContain('50%');
    expect(nextCrossing(paused, russia, moscow('2026-11-20T23:30'))).toBeUndefined();
    expect(
      nextCrossing(withFacts(startOf(policy), ['stop', '2026-11-20T23:00']), russia, moscow('2026-11-20T23:30')),
    ).toBeUndefined();
    const resumed = withFacts(paused, ['resume', '2026-11-21T10:00']);
    expect(nextCrossing(resumed, russia, moscow('2026-11-21T10:00'))).toMatchObject({
      key: 'callBack/50%/2026-11-21T20:00:00.000Z',
      at: moscow('2026-11-21T11:00'),
    });
  });

  it('that happened before a pause keep their key and do not happen again after it', () => {
    const policy = { ...callBack, warnings: [{ percent: 50 }] };
    const clock = withFacts(startOf(policy), ['pause', '2026-11-21T01:00'], ['resume', '2026-11-21T10:00']);
    expect(crossingsAt(clock, '2026-11-21T11:00')).toEqual([
      ['callBack/50%/2026-11-21T09:00:00.000Z', moscow('2026-11-21T00:00')],
      ['callBack/breach/2026-11-21T18:00:00.000Z', moscow('2026-11-21T21:00')],
    ]);
  });

  it('are dropped by an extension, and those of the new deadline take their place', () => {
    const clock = withFacts(startOf(review), ['extend', '2026-11-25T10:00']);
    expect(crossingsAt(clock, '2026-11-25T11:00').map(([key]) => key)).toEqual([
      'review/80%/2026-12-21T21:00:00.000Z',
      'review/breach/2026-12-21T21:00:00.000Z',
    ]);
  });

  it('that happened before the clock stopped stay, at the very instant too', () => {
    const clock = withFacts(startOf(callBack), ['stop', '2026-11-21T12:00']);
    expect(crossingsAt(clock, '2026-11-22T12:00')).toEqual([
      ['callBack/breach/2026-11-21T09:00:00.000Z', moscow('2026-11-21T12:00')],
    ]);
    expect(crossingsAt(withFacts(startOf(callBack), ['stop', '2026-11-21T11:59']), '2026-11-22T12:00')).toEqual([]);
  });

  it('after a breach do not come back with a pause', () => {
    const clock = withFacts(startOf(callBack), ['pause', '2026-11-21T13:00'], ['resume', '2026-11-22T13:00']);
    expect(crossingsAt(clock, '2026-11-23T13:00')).toEqual([
      ['callBack/breach/2026-11-21T09:00:00.000Z', moscow('2026-11-21T12:00')],
    ]);
    expect(nextCrossing(clock, russia, moscow('2026-11-21T12:00'))).toBeUndefined();
  });

  it('of a clock that was re-targeted while it stood still come when it goes on', () => {
    const clock = withFacts(startOf({ ...callBack, warnings: [{ percent: 50 }] }), ['pause', '2026-11-20T22:00']);
    const policy: ClockPolicy = { ...callBack, version: '2', warnings: [{ percent: 10 }] };
    const result = retargetClock(clock, russia, { policy, calendar: russia }, { at: moscow('2026-11-20T23:00') });
    if (!result.ok) throw new Error(result.refusal.code);
    const resumed = withFacts(result.value.clock, ['resume', '2026-11-21T09:00']);
    expect(nextCrossing(resumed, russia, moscow('2026-11-21T08:59'))).toBeUndefined();
    expect(crossingsAt(resumed, '2026-11-21T09:00')[0]).toEqual([
      'callBack/10%/2026-11-21T20:00:00.000Z',
      moscow('2026-11-21T09:00'),
    ]);
  });

  it('of a clock that stood still from its start come when it goes on', () => {
    const policy: ClockPolicy = { ...callBack, warnings: [{ offset: -48 * hour, measured: 'wall' }] };
    const clock = withFacts(startOf(policy), ['pause', '2026-11-20T12:00'], ['resume', '2026-11-20T15:00']);
    expect(crossingsAt(clock, '2026-11-20T16:00')[0]?.[1]).toEqual(moscow('2026-11-20T15:00'));
  });

  it('that fall into a pause happen when the clock goes on, also where the deadline has not moved', () => {
    const clock = withFacts(startOf(review), ['pause', '2026-11-24T20:00'], ['resume', '2026-11-24T23:00']);
    expect(readClock(clock, russia, moscow('2026-11-24T23:00'))?.lastDay).toBe('2026-11-25');
    expect(crossingsAt(clock, '2026-11-24T22:59')).toEqual([]);
    expect(crossingsAt(clock, '2026-11-24T23:00')[0]).toEqual([
      'review/80%/2026-11-25T21:00:00.000Z',
      moscow('2026-11-24T23:00'),
    ]);
    expect(nextCrossing(clock, russia, moscow('2026-11-24T22:59'))).toBeUndefined();
    expect(
      crossingsAt(withFacts(clock, ['pause', '2026-11-25T09:00'], ['resume', '2026-11-25T10:00']), '2026-11-25T11:00'),
    ).toEqual(crossingsAt(clock, '2026-11-24T23:00'));
  });

  it('are not lost when a pause is longer than what it moved the deadline by', () => {
    const policy: ClockPolicy = { ...review, warnings: [{ offset: -12 * hour, measured: 'wall' }] };
    const clock = withFacts(startOf(policy), ['pause', '2026-11-25T11:00'], ['resume', '2026-11-26T23:00']);
    expect(crossingsAt(clock, '2026-11-26T23:00')).toEqual([
      ['review/-43200000ms-wall/2026-11-26T21:00:00.000Z', moscow('2026-11-26T23:00')],
      ['review/breach/2026-11-26T21:00:00.000Z', moscow('2026-11-27T00:00')],
    ]);
  });

  it('of a clock that stopped while it stood still are none, and come when it is reopened', () => {
    for (const policy of [callBack, review]) {
      const rule: ClockPolicy = { ...policy, reopening: { on: ['reopened'], rule: 'continue' } };
      const clock = withFacts(startOf(rule), ['pause', '2026-11-21T10:00'], ['stop', '2026-11-27T10:00']);
      expect(readClock(clock, russia, moscow('2026-11-28T10:00'))).toMatchObject({ isMet: true, breaches: [] });
      expect(crossingsAt(clock, '2026-11-28T10:00')).toEqual([]);
      const reopened = withFacts(clock, ['reopen', '2026-11-28T10:00']);
      expect(crossingsAt(reopened, '2026-11-28T10:00').map(([key, at]) => [key.split('/')[1], at])).toEqual(
        policy === callBack
          ? [['breach', moscow('2026-11-28T12:00')]]
          : [
              ['80%', moscow('2026-12-01T21:36')],
              ['breach', moscow('2026-12-03T00:00')],
            ],
      );
    }
    const brief = withFacts(startOf(review), ['pause', '2026-11-24T20:00'], ['stop', '2026-11-24T22:00']);
    expect(crossingsAt(brief, '2026-11-24T22:30')).toEqual([]);
    expect(crossingsAt(withFacts(brief, ['reopen', '2026-11-24T23:00']), '2026-11-24T23:00')[0]?.[1]).toEqual(
      moscow('2026-11-24T23:00'),
    );
  });
});

describe('re-targeting', () => {
  const paused = withFacts(startOf(review), ['pause', '2026-11-21T10:00'], ['resume', '2026-11-23T10:00']);
  const policy: ClockPolicy = { ...review, version: '2', term: days(10), warnings: [{ percent: 50 }] };
  const action = { at: moscow('2026-11-24T10:00'), reason: 'новые правила' };

  it('run dry shows the difference and changes nothing', () => {
    const result = retargetClock(paused, russia, { policy, calendar: russia }, action);
    if (!result.ok) throw new Error(result.refusal.code);
    const { before, after, dropped, added } = result.value;
    expect([before?.lastDay, after.lastDay]).toEqual(['2026-11-27', '2026-12-02']);
    expect(dropped.map(({ key }) => key)).toEqual([
      'review/80%/2026-11-27T21:00:00.000Z',
      'review/breach/2026-11-27T21:00:00.000Z',
    ]);
    expect(added.map(({ key }) => key)).toEqual([
      'review/50%/2026-12-02T21:00:00.000Z',
      'review/breach/2026-12-02T21:00:00.000Z',
    ]);
    expect(readClock(paused, russia, action.at)).toEqual(before);
  });

  it('keeps pauses, promises and the past, and pauses by the new definition from then on', () => {
    const result = retargetClock(paused, russia, { policy, calendar: russia }, action);
    if (!result.ok) throw new Error(result.refusal.code);
    const { clock } = result.value;
    expect(readClock(clock, russia, moscow('2026-11-24T09:59'))).toEqual(
      readClock(paused, russia, moscow('2026-11-24T09:59')),
    );
    expect(readClock(clock, russia, action.at)).toMatchObject({
      version: '2',
      promises: [
        { because: 'start', lastDay: '2026-11-25' },
        { because: 'resume', lastDay: '2026-11-27' },
        { because: 'retarget', lastDay: '2026-12-02', reason: 'новые правила' },
      ],
    });
    expect(readClock(clock, russia, action.at)?.pauses).toHaveLength(1);
  });

  it('keeps an extension', () => {
    const extended = withFacts(paused, ['extend', '2026-11-24T09:00']);
    const result = retargetClock(extended, russia, { policy, calendar: russia }, action);
    expect(result).toMatchObject({ value: { after: { extensions: 1, lastDay: '2026-12-22' } } });
  });

  it('to another calendar pins that one', () => {
    const calendar = officeHours({
      name: 'north',
      regionalDaysOff: { '2026-11-27': { ru: 'День города', en: 'City Day' } },
    });
    const result = retargetClock(paused, russia, { calendar }, action);
    if (!result.ok) throw new Error(result.refusal.code);
    expect(result.value.after.lastDay).toBe('2026-11-30');
    const later = moscow('2026-11-25T10:00');
    expect(() => readClock(result.value.clock, russia, later)).toThrow(/pinned to calendar north/);
    const resolve = ({ name }: { name: string }) => (name === 'north' ? calendar : russia);
    expect(readClock(result.value.clock, resolve, later)?.lastDay).toBe('2026-11-30');
  });

  it('is refused to a clock that has stopped or not started', () => {
    const stopped = withFacts(paused, ['stop', '2026-11-23T12:00']);
    for (const clock of [stopped, { ...paused, facts: [] }]) {
      expect(retargetClock(clock, russia, { policy, calendar: russia }, action)).toEqual({
        ok: false,
        refusal: { code: 'clock/not-running', clock: 'review' },
      });
    }
    const late = { ...desk, term: workingHours(1) };
    expect(retargetClock(startOf(late), russia, { calendar: russia }, action)).toMatchObject({ ok: true });
  });
});
