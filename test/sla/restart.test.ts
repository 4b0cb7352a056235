import { describe, expect, it } from 'vitest';
import { russia } from '#src/sla/calendar/russia.ts';
import type { Clock, ClockPolicy } from '#src/sla/clock/clock.ts';
import { crossings } from '#src/sla/clock/crossing.ts';
import { observe } from '#src/sla/clock/observe.ts';
import { explain } from '#src/sla/explain/explain.ts';
import { days } from '#src/sla/term/term.ts';
import { moscow } from './moments.ts';
import { callBack, read, review, source, startOf, withFacts } from './policies.ts';

/** An update every three days. */
const update: ClockPolicy = {
  ...review,
  name: 'update',
  term: days(3),
  extension: { total: days(10), source },
  restartsOn: ['noted', 'replied'],
};

describe('a term that begins again', () => {
  it('is counted from the event, as a new round with its own promise', () => {
    const clock = withFacts(startOf(update), ['restart', '2026-11-22T12:00', 'сообщили о ходе работ']);
    expect(read(clock, '2026-11-22T11:59').lastDay).toBe('2026-11-23');
    expect(read(clock, '2026-11-22T12:00')).toMatchObject({
      state: 'running',
      startedAt: moscow('2026-11-22T12:00'),
      lastDay: '2026-11-25',
      elapsed: 0,
      firstPromise: { because: 'start', lastDay: '2026-11-23' },
      promises: [{ because: 'start' }, { because: 'restart', lastDay: '2026-11-25', reason: 'сообщили о ходе работ' }],
    });
  });

  it('keeps the breach of the round before, and has an extension of its own', () => {
    const clock = withFacts(
      startOf(update),
      ['extend', '2026-11-23T12:00'],
      ['restart', '2026-12-01T12:00'],
      ['extend', '2026-12-02T12:00'],
      ['restart', '2026-12-14T12:00'],
    );
    expect(read(clock, '2026-11-24T12:00')).toMatchObject({ lastDay: '2026-11-30', extensions: 1 });
    expect(read(clock, '2026-12-01T13:00')).toMatchObject({
      lastDay: '2026-12-04',
      extensions: 0,
      breaches: [moscow('2026-12-01T00:00')],
    });
    expect(read(clock, '2026-12-02T12:00').lastDay).toBe('2026-12-11');
    const last = read(clock, '2026-12-14T13:00');
    expect(last.breachedAt).toBeUndefined();
    expect(last.breaches).toEqual([moscow('2026-12-01T00:00'), moscow('2026-12-12T00:00')]);
  });

  it('in time has no breach, at the deadline it is late', () => {
    const at = (text: string) => read(withFacts(startOf(callBack), ['restart', text]), '2026-11-21T12:30').breaches;
    expect(at('2026-11-21T11:59:59.999')).toEqual([]);
    expect(at('2026-11-21T12:00')).toEqual([moscow('2026-11-21T12:00')]);
  });

  it('drops the crossings of the old term', () => {
    const clock = withFacts(startOf(update), ['restart', '2026-11-23T12:00']);
    expect(crossings(clock, russia, moscow('2026-11-23T12:00')).map(({ key }) => key)).toEqual([
      'update/80%/2026-11-26T21:00:00.000Z',
      'update/breach/2026-11-26T21:00:00.000Z',
    ]);
  });

  it('while the clock stands still is counted from the event, and stands still too', () => {
    const clock = withFacts(startOf(update), ['pause', '2026-11-21T12:00', 'ждём'], ['restart', '2026-11-24T12:00']);
    const paused = read(clock, '2026-11-26T12:00');
    expect(paused).toMatchObject({
      state: 'paused',
      pausedSince: moscow('2026-11-24T12:00'),
      lastDay: '2026-11-27',
      ifResumedNow: { lastDay: '2026-11-30' },
      elapsed: 0,
      breaches: [],
      pauses: [{ from: moscow('2026-11-24T12:00'), reason: 'ждём' }],
    });
    // The midnight at the end of the first day ends a day that is not counted.
    expect(read(withFacts(clock, ['resume', '2026-11-25T12:00']), '2026-11-25T12:00').lastDay).toBe('2026-11-27');
  });

  it('needs a running clock', () => {
    const stopped = withFacts(startOf(update), ['stop', '2026-11-21T12:00'], ['restart', '2026-11-22T12:00']);
    expect(read(stopped, '2026-11-22T12:00')).toMatchObject({ state: 'stopped', promises: [{ because: 'start' }] });
    const early = withFacts({ ...startOf(update), facts: [] }, ['restart', '2026-11-20T10:00']);
    expect(() => read(early, '2026-11-22T12:00')).toThrow('has not started');
  });

  it('keeps the term that a reopening gave', () => {
    const policy: ClockPolicy = { ...update, reopening: { on: ['reopened'], rule: 'newTerm', term: days(1) } };
    const clock = withFacts(
      startOf(policy),
      ['stop', '2026-11-21T12:00'],
      ['reopen', '2026-11-22T12:00'],
      ['restart', '2026-11-23T12:00'],
    );
    expect(read(clock, '2026-11-23T12:00').lastDay).toBe('2026-11-24');
  });

  it('is said in the explanation, the last time of many', () => {
    const clock = withFacts(
      startOf(update),
      ['restart', '2026-11-21T12:00'],
      ['restart', '2026-11-22T12:00', 'звонок'],
    );
    const { trace, text } = explain(clock, russia, moscow('2026-11-23T12:00'));
    expect(trace.map(({ type }) => type)).toEqual(['policy', 'restart', 'start', 'count', 'end']);
    expect(text.ru.split('\n')[1]).toBe('Срок начался заново в 12:00 22 ноября 2026 года (причина: звонок).');
    expect(text.en.split('\n')[1]).toBe('The term began again at 12:00 on 22 November 2026 (reason: звонок).');
  });
});

describe('an observed event of restartsOn', () => {
  const starts = [{ policy: update, calendar: russia }];
  type Event = readonly [event: string, status: string, at: string];
  const live = (...events: readonly Event[]): Clock => {
    const [clock] = events.reduce<readonly Clock[]>(
      (clocks, [event, status, at]) => observe(clocks, { event, status, at: moscow(at) }, starts),
      [],
    );
    if (clock === undefined) throw new Error('it has not started');
    return clock;
  };
  const registered: Event = ['registered', 'registered', '2026-11-20T12:00'];

  it('begins the term again, each time', () => {
    const clock = live(
      registered,
      ['noted', 'registered', '2026-11-22T12:00'],
      ['noted', 'registered', '2026-11-25T12:00'],
    );
    expect(read(clock, '2026-11-25T12:00').lastDay).toBe('2026-11-30');
    expect(read(clock, '2026-11-25T12:00').promises.map(({ because }) => because)).toEqual([
      'start',
      'restart',
      'restart',
    ]);
  });

  it('ends the pause with its status', () => {
    const clock = live(
      registered,
      ['asked', 'awaitingSubscriber', '2026-11-21T12:00'],
      ['replied', 'inProgress', '2026-11-24T12:00'],
    );
    expect(read(clock, '2026-11-24T12:00')).toMatchObject({ state: 'running', lastDay: '2026-11-27', pauses: [] });
  });

  it('that stops the clock stops it', () => {
    const policy: ClockPolicy = { ...update, restartsOn: ['resolved'] };
    const [clock] = [registered, ['resolved', 'resolved', '2026-11-21T12:00'] as const].reduce<readonly Clock[]>(
      (clocks, [event, status, at]) =>
        observe(clocks, { event, status, at: moscow(at) }, [{ policy, calendar: russia }]),
      [],
    );
    expect(clock && read(clock, '2026-11-22T12:00').state).toBe('stopped');
  });

  it('that starts the clock too begins one term, not two', () => {
    const policy: ClockPolicy = { ...update, restartsOn: ['registered'] };
    const [clock] = observe([], { event: 'registered', status: 'registered', at: moscow('2026-11-20T12:00') }, [
      { policy, calendar: russia },
    ]);
    expect(clock && read(clock, '2026-11-21T12:00').promises).toHaveLength(1);
  });
});
