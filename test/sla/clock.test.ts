import { describe, expect, it } from 'vitest';
import { Fault } from '#src/kernel/fault.ts';
import { russia, russiaUntil } from '#src/sla/calendar/russia.ts';
import { workingCalendar } from '#src/sla/calendar/working-calendar.ts';
import { addFact, type Clock, type ClockFact, type ClockPolicy, startClock } from '#src/sla/clock/clock.ts';
import { readClock } from '#src/sla/clock/reading.ts';
import { days, workingHours } from '#src/sla/term/term.ts';
import { hour, moscow } from './moments.ts';
import { callBack, desk, read, review, startOf, visit, withFacts } from './policies.ts';

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
      elapsed: 24 * hour,
      remaining: 4.5 * 24 * hour,
      overrun: 0,
      breaches: [],
      promises: [{ because: 'start', madeAt: moscow('2026-11-20T12:00'), lastDay: '2026-11-25' }],
    });
  });

  it('of working hours measures working time', () => {
    expect(read(startOf(desk), '2026-11-23T10:00')).toMatchObject({
      dueAt: moscow('2026-11-23T11:00'),
      measured: 'working',
      elapsed: 7 * hour,
      remaining: hour,
    });
  });

  it('is in time before the deadline and late at it', () => {
    const before = read(withFacts(startOf(review), ['stop', '2026-11-25T23:59:59.999']), '2026-12-01T00:00');
    expect(before).toMatchObject({ state: 'stopped', isMet: true, remaining: 1, overrun: 0 });
    expect(before.breachedAt).toBeUndefined();
    const at = read(withFacts(startOf(review), ['stop', '2026-11-26T00:00']), '2026-12-01T00:00');
    expect(at).toMatchObject({ isMet: false, breachedAt: moscow('2026-11-26T00:00') });
    expect(read(startOf(review), '2026-11-25T23:59:59.999').breachedAt).toBeUndefined();
    expect(read(startOf(review), '2026-11-26T00:00').breachedAt).toEqual(moscow('2026-11-26T00:00'));
  });

  it('measures its overrun, in working time where the term is', () => {
    expect(read(startOf(desk), '2026-11-24T10:00')).toMatchObject({
      overrun: 8 * hour,
      remaining: 0,
      state: 'running',
    });
    expect(read(startOf(callBack), '2026-11-21T15:00')).toMatchObject({ overrun: 3 * hour });
    const stopped = withFacts(startOf(desk), ['stop', '2026-11-23T15:00']);
    expect(read(stopped, '2026-12-24T10:00')).toMatchObject({ overrun: 4 * hour, isMet: false, elapsed: 12 * hour });
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
    [
      { ...review, term: days(8) },
      '2026-11-30T10:00',
      '2026-12-02T10:00',
      '2026-12-03T00:00',
      'that begins on the working day to which the end was rolled',
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
    const clock = withFacts(startOf(policy), ['pause', from], ['resume', to]);
    expect(read(clock, '2026-12-20T00:00').dueAt).toEqual(moscow(dueAt));
  });

  it('freezes what is left and shows the deadline if it ended now, beside the promise', () => {
    const paused = withFacts(startOf(desk), ['pause', '2026-11-20T14:00', 'нужны данные']);
    expect(read(paused, '2026-11-23T12:00')).toMatchObject({
      state: 'paused',
      pausedSince: moscow('2026-11-20T14:00'),
      dueAt: moscow('2026-11-23T11:00'),
      ifResumedNow: { dueAt: moscow('2026-11-23T18:00') },
      elapsed: 2 * hour,
      remaining: 6 * hour,
      overrun: 0,
      pauses: [{ from: moscow('2026-11-20T14:00'), to: moscow('2026-11-23T12:00'), reason: 'нужны данные' }],
    });
    expect(read(paused, '2027-03-01T12:00')).toMatchObject({ elapsed: 2 * hour, remaining: 6 * hour, breaches: [] });
    expect(read(paused, '2027-03-01T12:00').breachedAt).toBeUndefined();
  });

  it('makes a new promise when it moves the deadline, and none when it does not', () => {
    const clock = withFacts(
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
    const clock = withFacts(startOf(review), ['pause', '2026-11-25T10:00'], ['stop', '2026-12-04T10:00']);
    expect(read(clock, '2026-12-20T00:00')).toMatchObject({ state: 'stopped', isMet: true, elapsed: 118 * hour });
  });

  it('begun after the breach does not undo it', () => {
    const clock = withFacts(startOf(callBack), ['pause', '2026-11-21T13:00']);
    const reading = read(clock, '2026-11-22T13:00');
    expect(reading).toMatchObject({ state: 'paused', breachedAt: moscow('2026-11-21T12:00'), overrun: hour });
  });

  it('twice begun or ended counts once', () => {
    const clock = withFacts(
      startOf(callBack),
      ['resume', '2026-11-20T13:00'],
      ['pause', '2026-11-20T14:00'],
      ['pause', '2026-11-20T15:00'],
      ['resume', '2026-11-20T16:00'],
      ['resume', '2026-11-20T17:00'],
    );
    expect(read(clock, '2026-11-20T18:00').dueAt).toEqual(moscow('2026-11-21T14:00'));
  });

  it('of one instant with others is put in order by the number of the event', () => {
    const at = moscow('2026-11-20T14:00').getTime();
    const asked = addFact(startOf(callBack), { type: 'pause', at, order: 2 });
    const replied = addFact(asked, { type: 'resume', at, order: 3 });
    expect(read(replied, '2026-11-20T15:00').state).toBe('running');
    const again = addFact(replied, { type: 'pause', at, order: 4 });
    expect(read(again, '2026-11-20T15:00').state).toBe('paused');
  });

  it('of one instant, with two contents, does not depend on which became known first', () => {
    const at = moscow('2026-11-20T14:00').getTime();
    const [one, other]: ClockFact[] = [
      { type: 'pause', at, reason: 'ждём документы' },
      { type: 'pause', at, reason: 'нет связи с абонентом' },
    ];
    if (one === undefined || other === undefined) throw new Error('two facts');
    const clock = addFact(addFact(startOf(callBack), one), other);
    expect(addFact(addFact(startOf(callBack), other), one)).toEqual(clock);
    expect(addFact(clock, other)).toBe(clock);
    const targets = ['2', '3'].map((version): ClockFact => {
      const { name, version: known } = russia;
      return { type: 'retarget', at, policy: { ...callBack, version }, calendar: { name, version: known } };
    });
    const withAll = (facts: readonly ClockFact[]): Clock => facts.reduce(addFact, startOf(callBack));
    expect(withAll([...targets].reverse())).toEqual(withAll(targets));
    expect(withAll(targets).facts).toHaveLength(3);
  });
});

describe('what is pinned', () => {
  it('is asked for by name and version, and served only by what says the same of its years', () => {
    const clock = startClock(review, russiaUntil(2026), moscow('2026-11-20T12:00'));
    expect(clock.calendar).toEqual({ name: 'russia', version: '2026-1466' });
    const earlier = russiaUntil(2025);
    expect(() => readClock(clock, earlier, moscow('2026-11-21T12:00'))).toThrow(/pinned to calendar russia 2026-1466/);
    expect(readClock(clock, russia, moscow('2026-11-21T12:00'))?.lastDay).toBe('2026-11-25');
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
    const clock = withFacts(
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
