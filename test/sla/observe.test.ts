import { describe, expect, it } from 'vitest';
import { russia } from '#src/sla/calendar/russia.ts';
import type { Clock } from '#src/sla/clock/clock.ts';
import { type ObservedEvent, observe } from '#src/sla/clock/observe.ts';
import { readClock } from '#src/sla/clock/reading.ts';
import { days } from '#src/sla/term/term.ts';
import { moscow } from './moments.ts';
import { confirmation, desk, legalReview, review } from './policies.ts';

const starts = [review, legalReview, desk, confirmation].map((policy) => ({ policy, calendar: russia }));

type Event = readonly [event: string, status: string, at: string, rest?: Partial<ObservedEvent>];

function live(...events: readonly Event[]): readonly Clock[] {
  return events.reduce<readonly Clock[]>(
    (clocks, [event, status, at, rest], order) =>
      observe(clocks, { event, status, at: moscow(at), order, ...rest }, starts),
    [],
  );
}

const states = (clocks: readonly Clock[], at: string): Record<string, string | undefined> =>
  Object.fromEntries(clocks.map((clock) => [clock.policy.name, readClock(clock, russia, moscow(at))?.state]));

const registered: Event = ['registered', 'registered', '2026-11-20T12:00'];

describe('an event of a request', () => {
  it('starts the clocks that wait for it, pinned to definition and calendar', () => {
    const clocks = live(registered);
    expect(clocks.map(({ policy }) => policy.name)).toEqual(['review', 'legalReview', 'desk']);
    expect(clocks[0]).toEqual({
      policy: review,
      calendar: { name: 'russia', version: russia.version },
      facts: [
        { type: 'start', at: moscow('2026-11-20T12:00').getTime(), order: 0 },
        { type: 'resume', at: moscow('2026-11-20T12:00').getTime(), order: 0 },
      ],
    });
  });

  it('pauses each clock by the status, and a legal one never', () => {
    const asked: Event = ['asked', 'awaitingSubscriber', '2026-11-20T13:00', { reason: 'нужен адрес' }];
    const replied: Event = ['replied', 'inProgress', '2026-11-20T14:00'];
    const paused = { review: 'paused', legalReview: 'running', desk: 'paused' };
    expect(states(live(registered, asked), '2026-11-20T13:30')).toEqual(paused);
    expect(states(live(registered, asked, replied), '2026-11-20T15:00')).toEqual({
      review: 'running',
      legalReview: 'running',
      desk: 'running',
    });
    const [first] = live(registered, asked);
    expect(first && readClock(first, russia, moscow('2026-11-20T13:30'))?.pauses).toMatchObject([
      { reason: 'нужен адрес' },
    ]);
  });

  it('may start a clock that stands still from the first', () => {
    const waiting: Event = ['registered', 'awaitingSubscriber', '2026-11-20T12:00'];
    expect(states(live(waiting), '2026-11-20T13:00')['review']).toBe('paused');
  });

  it('stops a clock and starts another; reopening turns them back', () => {
    const resolved: Event = ['resolved', 'resolved', '2026-11-23T12:00'];
    const reopened: Event = ['reopened', 'inProgress', '2026-11-24T12:00'];
    const done = { review: 'stopped', legalReview: 'stopped', desk: 'stopped', confirmation: 'running' };
    expect(states(live(registered, resolved), '2026-11-23T13:00')).toEqual(done);
    const again = live(registered, resolved, reopened);
    expect(states(again, '2026-11-24T13:00')).toEqual({ ...done, review: 'running', confirmation: 'stopped' });
    const twice = live(registered, resolved, reopened, ['resolved', 'resolved', '2026-11-25T12:00']);
    const [confirming] = twice.filter(({ policy }) => policy.name === 'confirmation');
    expect(confirming && readClock(confirming, russia, moscow('2026-11-25T13:00'))?.lastDay).toBe('2026-11-30');
  });

  it('that becomes known late gives what it would have given in time', () => {
    const events: readonly Event[] = [
      ['asked', 'awaitingSubscriber', '2026-11-20T13:00', { order: 1 }],
      ['replied', 'inProgress', '2026-11-20T14:00', { order: 2 }],
      ['noted', 'inProgress', '2026-11-20T15:00', { order: 3 }],
      ['asked', 'awaitingSubscriber', '2026-11-20T16:00', { order: 4 }],
      ['resolved', 'resolved', '2026-11-23T10:00', { order: 5 }],
    ];
    const inOrder = live(registered, ...events);
    expect(live(registered, ...[...events].reverse()).slice(0, 3)).toEqual(inOrder.slice(0, 3));
    expect(live(registered, ...events, ...events)).toEqual(inOrder);
  });

  it('does not touch running clocks with a newer definition', () => {
    const [clock] = live(registered);
    const newer = { policy: { ...review, version: '2', term: days(1) }, calendar: russia };
    const seen = observe(
      clock === undefined ? [] : [clock],
      { event: 'registered', status: 'x', at: moscow('2026-11-21T12:00') },
      [newer],
    );
    expect(seen).toHaveLength(1);
    expect(seen[0]?.policy.version).toBe('1');
  });
});
