import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/fault.ts';
import { addFact, type Clock, type ClockPolicy, startClock } from '../../src/sla/clock.ts';
import { extendClock, reopenClock } from '../../src/sla/extend.ts';
import { type ClockReading, readClock } from '../../src/sla/reading.ts';
import { russia, russiaUntil } from '../../src/sla/russia.ts';
import { days, hours, workingHours } from '../../src/sla/term.ts';
import { workingCalendar } from '../../src/sla/working-calendar.ts';
import { callBack, confirmation, desk, legalReview, moscow, review, source, tell, visit } from './policies.ts';

const HOUR = 3_600_000;

function read(clock: Clock, at: string): ClockReading {
  const reading = readClock(clock, russia, moscow(at));
  if (reading === undefined) throw new Error('the clock has not started');
  return reading;
}

/** All start on Friday 20 November 2026 at noon. */
const startOf = (policy: ClockPolicy): Clock => startClock(policy, russia, moscow('2026-11-20T12:00'));

describe('a running clock', () => {
  it('shows its deadline, the time used and the time left', () => {
    expect(read(startOf(review), '2026-11-21T12:00')).toMatchObject({
      name: 'review',
      version: '1',
      audience: 'subscriber',
      state: 'running',
      startedAt: moscow('2026-11-20T12:00'),
      dueAt: moscow('2026-11-26T00:00'),
      lastDay: '2026-11-25',
      measured: 'wall',
      elapsed: 24 * HOUR,
      remaining: 4.5 * 24 * HOUR,
      overrun: 0,
      breaches: [],
      promises: [{ because: 'start', madeAt: moscow('2026-11-20T12:00'), lastDay: '2026-11-25' }],
    });
  });

  it('of working hours measures working time', () => {
    expect(read(startOf(desk), '2026-11-23T10:00')).toMatchObject({
      dueAt: moscow('2026-11-23T11:00'),
      measured: 'working',
      elapsed: 7 * HOUR,
      remaining: HOUR,
    });
  });

  it('is in time before the deadline and late at it', () => {
    const before = read(tell(startOf(review), ['stop', '2026-11-25T23:59:59.999']), '2026-12-01T00:00');
    expect(before).toMatchObject({ state: 'stopped', isMet: true, remaining: 1, overrun: 0 });
    expect(before.breachedAt).toBeUndefined();
    const at = read(tell(startOf(review), ['stop', '2026-11-26T00:00']), '2026-12-01T00:00');
    expect(at).toMatchObject({ isMet: false, breachedAt: moscow('2026-11-26T00:00') });
    expect(read(startOf(review), '2026-11-25T23:59:59.999').breachedAt).toBeUndefined();
    expect(read(startOf(review), '2026-11-26T00:00').breachedAt).toEqual(moscow('2026-11-26T00:00'));
  });

  it('measures its overrun, in working time where the term is', () => {
    expect(read(startOf(desk), '2026-11-24T10:00')).toMatchObject({
      overrun: 8 * HOUR,
      remaining: 0,
      state: 'running',
    });
    expect(read(startOf(callBack), '2026-11-21T15:00')).toMatchObject({ overrun: 3 * HOUR });
    const stopped = tell(startOf(desk), ['stop', '2026-11-23T15:00']);
    expect(read(stopped, '2026-12-24T10:00')).toMatchObject({ overrun: 4 * HOUR, isMet: false, elapsed: 12 * HOUR });
  });

  it('shows nothing before it has started', () => {
    expect(readClock(startOf(review), russia, moscow('2026-11-20T11:59'))).toBeUndefined();
    expect(readClock({ ...startOf(review), facts: [] }, russia, moscow('2026-11-21T12:00'))).toBeUndefined();
  });
});

describe('a pause', () => {
  const pauses: readonly [policy: ClockPolicy, from: string, to: string, dueAt: string, why: string][] = [
    [review, '2026-11-22T10:00', '2026-11-22T23:00', '2026-11-26T00:00', 'within one day gives nothing back'],
    [review, '2026-11-22T10:00', '2026-11-24T18:00', '2026-11-28T00:00', 'over two midnights gives two days back'],
    [review, '2026-11-22T10:00', '2026-11-23T00:00', '2026-11-27T00:00', 'up to midnight gives that day back'],
    [
      review,
      '2026-11-23T00:00',
      '2026-11-23T23:00',
      '2026-11-26T00:00',
      'from midnight on gives the day before nothing',
    ],
    [
      review,
      '2026-11-20T13:00',
      '2026-11-21T13:00',
      '2026-11-26T00:00',
      'over the midnight of the start day gives nothing: it is not counted',
    ],
    [review, '2026-11-25T10:00', '2026-11-27T10:00', '2026-11-28T00:00', 'that moves the end to a Friday'],
    [
      review,
      '2026-11-25T10:00',
      '2026-11-28T10:00',
      '2026-12-01T00:00',
      'that moves the end to a Saturday, which rolls to Monday',
    ],
    [review, '2026-11-26T00:00', '2026-11-29T00:00', '2026-11-26T00:00', 'that begins at the breach changes nothing'],
    [visit, '2026-11-20T15:00', '2026-11-23T09:00', '2026-11-26T00:00', 'over days off gives no working days back'],
    [visit, '2026-11-23T15:00', '2026-11-25T09:00', '2026-11-28T00:00', 'over two worked days gives both back'],
    [desk, '2026-11-20T18:00', '2026-11-23T09:00', '2026-11-23T11:00', 'outside hours changes nothing'],
    [desk, '2026-11-20T17:00', '2026-11-23T10:00', '2026-11-23T13:00', 'moves working hours by its working time'],
    [desk, '2026-11-23T10:30', '2026-11-23T20:00', '2026-11-24T09:30', 'leaves the rest for the next morning'],
    [
      callBack,
      '2026-11-20T15:00',
      '2026-11-20T15:00:00.001',
      '2026-11-21T12:00:00.001',
      'moves hours by its length, to the millisecond',
    ],
    [callBack, '2026-11-20T15:00', '2026-11-22T15:00', '2026-11-23T12:00', 'moves hours around the clock'],
  ];

  it.each(pauses)('of $name from %s to %s: due at %s, since one %s', (policy, from, to, dueAt) => {
    const clock = tell(startOf(policy), ['pause', from], ['resume', to]);
    expect(read(clock, '2026-12-20T00:00').dueAt).toEqual(moscow(dueAt));
  });

  it('freezes what is left and tells the deadline if it ended now, with the promise still in sight', () => {
    const paused = tell(startOf(desk), ['pause', '2026-11-20T14:00', 'нужны данные']);
    expect(read(paused, '2026-11-23T12:00')).toMatchObject({
      state: 'paused',
      pausedSince: moscow('2026-11-20T14:00'),
      dueAt: moscow('2026-11-23T11:00'),
      ifResumedNow: { dueAt: moscow('2026-11-23T18:00') },
      elapsed: 2 * HOUR,
      remaining: 6 * HOUR,
      overrun: 0,
      pauses: [{ from: moscow('2026-11-20T14:00'), to: moscow('2026-11-23T12:00'), reason: 'нужны данные' }],
    });
    expect(read(paused, '2027-03-01T12:00')).toMatchObject({ elapsed: 2 * HOUR, remaining: 6 * HOUR, breaches: [] });
    expect(read(paused, '2027-03-01T12:00').breachedAt).toBeUndefined();
  });

  it('makes a new promise when it moves the deadline, and none when it does not', () => {
    const clock = tell(
      startOf(review),
      ['pause', '2026-11-21T10:00'],
      ['resume', '2026-11-21T11:00'],
      ['pause', '2026-11-22T10:00'],
      ['resume', '2026-11-23T10:00', 'ответ получен'],
    );
    expect(read(clock, '2026-11-24T00:00').promises).toMatchObject([
      { because: 'start', lastDay: '2026-11-25' },
      { because: 'resume', lastDay: '2026-11-26', madeAt: moscow('2026-11-23T10:00'), reason: 'ответ получен' },
    ]);
  });

  it('that is open when the clock stops ends there, and the clock was in time', () => {
    const clock = tell(startOf(review), ['pause', '2026-11-25T10:00'], ['stop', '2026-12-04T10:00']);
    expect(read(clock, '2026-12-20T00:00')).toMatchObject({ state: 'stopped', isMet: true, elapsed: 118 * HOUR });
  });

  it('begun after the breach does not undo it', () => {
    const clock = tell(startOf(callBack), ['pause', '2026-11-21T13:00']);
    const reading = read(clock, '2026-11-22T13:00');
    expect(reading).toMatchObject({ state: 'paused', breachedAt: moscow('2026-11-21T12:00'), overrun: HOUR });
  });

  it('twice begun or ended counts once', () => {
    const clock = tell(
      startOf(callBack),
      ['resume', '2026-11-20T13:00'],
      ['pause', '2026-11-20T14:00'],
      ['pause', '2026-11-20T15:00'],
      ['resume', '2026-11-20T16:00'],
      ['resume', '2026-11-20T17:00'],
    );
    expect(read(clock, '2026-11-20T18:00').dueAt).toEqual(moscow('2026-11-21T14:00'));
  });

  it('of one instant with others is told apart by the order of the events', () => {
    const at = moscow('2026-11-20T14:00').getTime();
    const asked = addFact(startOf(callBack), { type: 'pause', at, order: 2 });
    const replied = addFact(asked, { type: 'resume', at, order: 3 });
    expect(read(replied, '2026-11-20T15:00').state).toBe('running');
    const again = addFact(replied, { type: 'pause', at, order: 4 });
    expect(read(again, '2026-11-20T15:00').state).toBe('paused');
  });
});

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
    const paused = tell(startOf(review), ['pause', '2026-11-22T10:00']);
    expect(read(extended(paused, '2026-12-05T10:00'), '2026-12-05T10:00').lastDay).toBe('2026-12-21');
    const resumed = tell(extended(paused, '2026-12-05T10:00'), ['resume', '2026-12-06T10:00']);
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
    for (const clock of [tell(startOf(review), ['stop', '2026-11-24T00:00']), { ...startOf(review), facts: [] }]) {
      expect(extend(clock, '2026-11-25T00:00')).toEqual({
        ok: false,
        refusal: { code: 'clock/not-running', clock: 'review' },
      });
    }
    const late = tell(startOf(review), ['pause', '2026-11-26T00:00']);
    expect(extend(late, '2026-11-25T23:59')).toMatchObject({ ok: true });
    expect(extend(late, '2026-11-27T00:00')).toMatchObject({ refusal: { code: 'clock/expired' } });
  });

  it('as a fact that came too late has no effect', () => {
    const clock = tell(startOf(review), ['extend', '2026-11-26T00:00']);
    expect(read(clock, '2026-11-27T00:00')).toMatchObject({ lastDay: '2026-11-25', extensions: 0 });
  });
});

describe('a reopening', () => {
  const stopped = (policy: ClockPolicy): Clock => tell(startOf(policy), ['stop', '2026-11-23T12:00']);
  const rule = (reopening: ClockPolicy['reopening']): ClockPolicy =>
    reopening === undefined ? { ...callBack, term: hours(96) } : { ...callBack, term: hours(96), reopening };

  it('continues: the time in between does not count', () => {
    const clock = tell(stopped(rule({ on: [], rule: 'continue' })), ['reopen', '2026-11-25T12:00']);
    expect(read(clock, '2026-11-25T13:00')).toMatchObject({
      state: 'running',
      dueAt: moscow('2026-11-26T12:00'),
      elapsed: 73 * HOUR,
      reopenings: 1,
      firstPromise: { dueAt: moscow('2026-11-24T12:00') },
    });
  });

  it('restarts: the term begins anew', () => {
    const clock = tell(stopped(rule({ on: [], rule: 'restart' })), ['reopen', '2026-11-25T12:00']);
    expect(read(clock, '2026-11-25T13:00')).toMatchObject({
      startedAt: moscow('2026-11-25T12:00'),
      dueAt: moscow('2026-11-29T12:00'),
      elapsed: HOUR,
      firstPromise: { dueAt: moscow('2026-11-24T12:00') },
    });
  });

  it('gives a new term', () => {
    const policy = rule({ on: [], rule: 'newTerm', term: hours(10) });
    const clock = tell(stopped(policy), ['reopen', '2026-11-25T12:00']);
    expect(read(clock, '2026-11-25T13:00').dueAt).toEqual(moscow('2026-11-25T22:00'));
    const extendable = { ...policy, extension: { total: hours(20), source } };
    const longer = tell(stopped(extendable), ['reopen', '2026-11-25T12:00'], ['extend', '2026-11-25T13:00']);
    expect(read(longer, '2026-11-25T14:00').dueAt).toEqual(moscow('2026-11-26T08:00'));
  });

  it('does not forget a breach of the round before', () => {
    const late = tell(
      startOf(rule({ on: [], rule: 'restart' })),
      ['stop', '2026-11-25T12:00'],
      ['reopen', '2026-11-26T12:00'],
    );
    const reading = read(late, '2026-11-26T13:00');
    expect(reading.breaches).toEqual([moscow('2026-11-24T12:00')]);
    expect(reading.breachedAt).toBeUndefined();
  });

  it('has its window, with a typed refusal after it', () => {
    const clock = stopped(rule({ on: [], rule: 'continue', window: days(10) }));
    const reopen = (at: string) => reopenClock(clock, russia, { at: moscow(at) });
    expect(reopen('2026-12-03T23:59')).toMatchObject({ ok: true });
    expect(reopen('2026-12-04T00:00')).toEqual({
      ok: false,
      refusal: { code: 'clock/window-over', clock: 'callBack' },
    });
    expect(read(tell(clock, ['reopen', '2026-12-04T00:00']), '2026-12-05T00:00').state).toBe('stopped');
    expect(reopenClock(stopped(rule(undefined)), russia, { at: moscow('2026-12-01T00:00') })).toMatchObject({
      refusal: { code: 'clock/not-reopenable' },
    });
    expect(reopenClock(startOf(review), russia, { at: moscow('2026-12-01T00:00') })).toMatchObject({
      refusal: { code: 'clock/not-stopped' },
    });
  });

  it('by another start begins a new round: waiting for confirmation may happen twice', () => {
    const clock = tell(
      startOf(confirmation),
      ['stop', '2026-11-21T12:00'],
      ['start', '2026-11-24T12:00'],
      ['start', '2026-11-25T12:00'],
    );
    expect(read(clock, '2026-11-26T12:00')).toMatchObject({ state: 'running', lastDay: '2026-11-27' });
  });
});

describe('what is pinned', () => {
  it('is asked for by name and version, and never replaced', () => {
    const clock = startClock(review, russiaUntil(2026), moscow('2026-11-20T12:00'));
    expect(clock.calendar).toEqual({ name: 'russia', version: '2026-1466' });
    expect(() => readClock(clock, russia, moscow('2026-11-21T12:00'))).toThrow(/pinned to calendar russia 2026-1466/);
    expect(() => readClock(clock, () => undefined, moscow('2026-11-21T12:00'))).toThrow(Fault);
    const both = [russia, russiaUntil(2026)];
    const resolve = (pinned: { version: string }) => both.find(({ version }) => version === pinned.version);
    expect(readClock(clock, resolve, moscow('2026-11-21T12:00'))?.lastDay).toBe('2026-11-25');
  });

  it('keeps a promise when the calendar of the same name changes later', () => {
    const spec = {
      name: 'shop',
      timeZone: 'Europe/Moscow',
      week: { wed: ['09:00-18:00'], fri: ['09:00-18:00'] },
    } as const;
    const [old, changed] = [workingCalendar(spec), workingCalendar({ ...spec, daysOff: ['2026-11-25'] })];
    const clock = startClock({ ...desk, term: workingHours(15) }, old, moscow('2026-11-20T12:00'));
    const resolve = (pinned: { version: string }) => [old, changed].find(({ version }) => version === pinned.version);
    expect(readClock(clock, resolve, moscow('2026-11-21T12:00'))?.dueAt).toEqual(moscow('2026-11-25T18:00'));
  });

  it('is plain data that a store can keep', () => {
    const clock = tell(
      startOf(review),
      ['pause', '2026-11-22T10:00'],
      ['resume', '2026-11-24T18:00'],
      ['extend', '2026-11-25T10:00'],
    );
    const stored: Clock = JSON.parse(JSON.stringify(clock));
    expect(stored).toEqual(clock);
    expect(read(stored, '2026-12-01T00:00')).toEqual(read(clock, '2026-12-01T00:00'));
  });
});
