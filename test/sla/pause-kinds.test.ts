import { describe, expect, it } from 'vitest';
import { russia } from '#src/sla/calendar/russia.ts';
import { addFact, type Clock, type ClockPolicy } from '#src/sla/clock/clock.ts';
import { observe } from '#src/sla/clock/observe.ts';
import { explain } from '#src/sla/explain/explain.ts';
import { moscow } from './moments.ts';
import { callBack, read, review, startOf, withFacts } from './policies.ts';

const policy: ClockPolicy = { ...review, pausedIn: ['awaitingSubscriber', 'onHold'] };

function live(...events: readonly (readonly [event: string, status: string, at: string])[]): Clock {
  const [clock] = events.reduce<readonly Clock[]>(
    (clocks, [event, status, at]) => observe(clocks, { event, status, at: moscow(at) }),
    [startOf(policy)],
  );
  if (clock === undefined) throw new Error('it was started');
  return clock;
}

const kinds = (clock: Clock, at: string) => read(clock, at).pauses.map(({ kind, from, to }) => [kind, from, to]);

describe('the kind of a pause', () => {
  const asked = ['asked', 'awaitingSubscriber', '2026-11-21T12:00'] as const;

  it('is waiting for the subscriber, or any other hold, by the status', () => {
    const clock = live(
      asked,
      ['replied', 'inProgress', '2026-11-22T12:00'],
      ['held', 'onHold', '2026-11-23T12:00'],
      ['resumed', 'inProgress', '2026-11-24T12:00'],
    );
    expect(kinds(clock, '2026-11-25T12:00')).toEqual([
      ['waiting', moscow('2026-11-21T12:00'), moscow('2026-11-22T12:00')],
      ['held', moscow('2026-11-23T12:00'), moscow('2026-11-24T12:00')],
    ]);
    expect(kinds(clock, '2026-11-21T13:00')).toEqual([
      ['waiting', moscow('2026-11-21T12:00'), moscow('2026-11-21T13:00')],
    ]);
  });

  it('is answered between the answer and a reopening that continues', () => {
    const clock = live(
      asked,
      ['resolved', 'resolved', '2026-11-22T12:00'],
      ['reopened', 'inProgress', '2026-11-24T12:00'],
    );
    expect(kinds(clock, '2026-11-25T12:00')).toEqual([
      ['waiting', moscow('2026-11-21T12:00'), moscow('2026-11-22T12:00')],
      ['answered', moscow('2026-11-22T12:00'), moscow('2026-11-24T12:00')],
    ]);
    // Three midnights of the two together.
    expect(read(clock, '2026-11-25T12:00').lastDay).toBe('2026-11-30');
  });

  it('may change while the clock stands still, which costs no more', () => {
    const clock = live(
      asked,
      ['held', 'onHold', '2026-11-22T12:00'],
      ['noted', 'onHold', '2026-11-22T18:00'],
      ['resumed', 'inProgress', '2026-11-23T12:00'],
    );
    expect(kinds(clock, '2026-11-24T12:00')).toEqual([
      ['waiting', moscow('2026-11-21T12:00'), moscow('2026-11-22T12:00')],
      ['held', moscow('2026-11-22T12:00'), moscow('2026-11-23T12:00')],
    ]);
    const once = withFacts(startOf(policy), ['pause', '2026-11-21T12:00'], ['resume', '2026-11-23T12:00']);
    expect(read(clock, '2026-11-24T12:00').dueAt).toEqual(read(once, '2026-11-24T12:00').dueAt);
    expect(read(clock, '2026-11-22T13:00')).toMatchObject({ state: 'paused', pausedSince: moscow('2026-11-21T12:00') });
    const { trace } = explain(clock, russia, moscow('2026-11-22T13:00'));
    expect(trace.slice(-2)).toMatchObject([
      { type: 'pause', kind: 'waiting', to: moscow('2026-11-22T12:00').getTime() },
      { type: 'paused', kind: 'held', since: moscow('2026-11-22T12:00').getTime() },
    ]);
    const late = live(asked, ['held', 'onHold', '2026-12-22T12:00']);
    expect(read(late, '2026-12-23T12:00')).toMatchObject({ breaches: [], left: 4 });
  });

  it('of a fact without one is held', () => {
    expect(kinds(withFacts(startOf(callBack), ['pause', '2026-11-20T13:00']), '2026-11-20T14:00')[0]?.[0]).toBe('held');
    const at = moscow('2026-11-20T13:00').getTime();
    const held = addFact(startOf(callBack), { type: 'pause', at, kind: 'held' });
    expect(addFact(held, { type: 'pause', at })).toBe(held);
  });

  it('stands in trace and explanation', () => {
    const clock = live(
      asked,
      ['replied', 'inProgress', '2026-11-22T12:00'],
      ['resolved', 'resolved', '2026-11-23T12:00'],
      ['reopened', 'inProgress', '2026-11-24T12:00'],
      ['asked', 'awaitingSubscriber', '2026-11-25T12:00'],
    );
    const { trace, text } = explain(clock, russia, moscow('2026-11-26T12:00'));
    expect(trace.flatMap((step) => ('kind' in step ? [[step.type, step.kind]] : []))).toEqual([
      ['pause', 'waiting'],
      ['pause', 'answered'],
      ['paused', 'waiting'],
    ]);
    expect(text.ru).toContain('Отсчёт стоял в ожидании ответа абонента с 12:00 21 ноября 2026 года до 12:00 22 ноября');
    expect(text.ru).toContain('Отсчёт стоял между ответом и повторным открытием с 12:00 23 ноября 2026 года');
    expect(text.ru).toContain('Сейчас отсчёт стоит в ожидании ответа абонента с 12:00 25 ноября 2026 года; если');
    expect(text.en).toContain('The clock stood still, waiting for the subscriber, from 12:00 on 21 November 2026');
    expect(text.en).toContain('The clock stood still between the answer and the reopening, from 12:00 on 23 November');
    expect(text.en).toContain(
      'The clock has stood still, waiting for the subscriber, since 12:00 on 25 November 2026;',
    );
  });

  it('is told of the pause in which a clock was stopped', () => {
    const clock = live(asked, ['resolved', 'resolved', '2026-11-24T12:00']);
    const { trace } = explain(clock, russia, moscow('2026-11-26T12:00'));
    expect(trace.slice(-2)).toMatchObject([
      { type: 'pause', kind: 'waiting', to: moscow('2026-11-24T12:00').getTime() },
      { type: 'stop', isMet: true },
    ]);
  });
});
