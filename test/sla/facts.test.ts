/**
 * What is no fact is refused, by the functions that add one and by those that read stored ones; facts of one instant keep
 * their order.
 */
import { describe, expect, it } from 'vitest';
import { russia } from '#src/sla/calendar/russia.ts';
import { addFact, type Clock, type ClockFact, startClock } from '#src/sla/clock/clock.ts';
import { extendClock, retargetClock } from '#src/sla/clock/clock-actions.ts';
import { crossings } from '#src/sla/clock/crossing.ts';
import { type ObservedEvent, observe } from '#src/sla/clock/observe.ts';
import { readClock } from '#src/sla/clock/reading.ts';
import { explain } from '#src/sla/explain/explain.ts';
import { days } from '#src/sla/term/term.ts';
import { faultOf, moscow } from './moments.ts';
import { callBack, read, review, startOf, withFacts } from './policies.ts';

const at = moscow('2026-11-21T12:00').getTime();
const calendar = { name: russia.name, version: russia.version };
const target = { type: 'retarget', at, policy: review, calendar };
const otherwise = (difference: object): unknown => ({ ...target, policy: { ...review, ...difference } });

/** Services without types and stored rows bring anything. */
const given = (value: unknown): ClockFact => value as ClockFact;

const no = (): never => {
  throw new Error('no');
};
const throwing = (name: string): object =>
  Object.defineProperty({ ...target }, name, { get: no, enumerable: true, configurable: true });

const wrong: readonly [value: unknown, place: string][] = [
  [throwing('type'), 'fact: expected plain data that can be read'],
  [throwing('at'), 'fact: expected plain data that can be read'],
  [throwing('policy'), 'fact: expected plain data that can be read'],
  [new Proxy({}, { get: no }), 'fact: expected plain data that can be read'],
  [otherwise({ warnings: [new Proxy({}, { get: no })] }), 'fact: expected plain data that can be read'],
  [undefined, 'fact: expected an object with type and at'],
  [null, 'found null'],
  [{ type: 'stop', at: Number.NaN }, 'fact.at: expected whole milliseconds since 1970 that a Date can hold, found NaN'],
  [{ type: 'stop', at: Number.POSITIVE_INFINITY }, 'fact.at: '],
  [{ type: 'pause', at: Number.NEGATIVE_INFINITY }, 'fact.at: '],
  [{ type: 'stop', at: '2026-11-21' }, 'fact.at: '],
  [{ type: 'stop', at: new Date(at) }, 'fact.at: '],
  [{ type: 'stop', at: BigInt(at) }, 'fact.at: '],
  [{ type: 'stop' }, 'fact.at: '],
  [{ type: 'stop', at: 8.64e15 + 1 }, 'fact.at: '],
  [{ type: 'stop', at: at + 0.5 }, 'fact.at: '],
  [{ type: 'end', at }, 'fact.type: expected one of start, reopen, restart, '],
  [{ at }, 'fact.type: '],
  [{ type: 'toString', at }, 'fact.type: '],
  [{ type: 'pause', at, order: Number.NaN }, 'fact.order: '],
  [{ type: 'pause', at, order: '2' }, 'fact.order: '],
  [{ type: 'pause', at, order: 1.5 }, 'fact.order: '],
  [{ type: 'pause', at, reason: 5 }, 'fact.reason: expected a text, found 5'],
  [{ type: 'pause', at, reason: { secret: 'x' } }, 'fact.reason: expected a text, found a value of type object'],
  [{ type: 'pause', at, kind: 'answered' }, 'fact.kind: expected waiting or held'],
  [{ ...target, policy: undefined }, 'fact.policy: '],
  [{ ...target, calendar: undefined }, 'fact.calendar: '],
  [{ ...target, calendar: { name: 'russia' } }, 'fact.calendar: '],
  [{ ...target, keepsPromise: 'yes' }, 'fact.keepsPromise: '],
  [otherwise({ term: { unit: 'days', amount: Number.NaN } }), 'fact.policy.term: expected a term such as days(5)'],
  [otherwise({ term: { unit: 'weeks', amount: 1 } }), 'fact.policy.term: '],
  [otherwise({ name: undefined }), 'fact.policy.name: '],
  [otherwise({ stopsOn: 'resolved' }), 'fact.policy.stopsOn: '],
  [otherwise({ pausedIn: undefined }), 'fact.policy.pausedIn: '],
  [otherwise({ restartsOn: [5] }), 'fact.policy.restartsOn: '],
  [otherwise({ extension: { total: { unit: 'days', amount: -1 } } }), 'fact.policy.extension: '],
  [otherwise({ reopening: { on: [], rule: 'begin' } }), 'fact.policy.reopening: '],
  [otherwise({ reopening: { on: [], rule: 'continue', window: 5 } }), 'fact.policy.reopening: '],
  [otherwise({ agreedDay: { day: '2026-02-30', timeZone: 'Europe/Moscow' } }), 'fact.policy.agreedDay: '],
  [otherwise({ agreedDay: { day: '2026-02-20', timeZone: 'Moscow' } }), 'fact.policy.agreedDay: '],
  [otherwise({ warnings: [80] }), 'fact.policy.warnings: '],
  [otherwise({ source: 'law' }), 'fact.policy.source: '],
];

describe('what is no fact', () => {
  it.each(wrong)('is not added: %#', (value, message) => {
    const fault = faultOf(() => addFact(startOf(review), given(value)));
    expect(fault.code).toBe('clock/invalid-fact');
    expect(fault.message).toContain(message);
    expect(fault.message).not.toContain('secret');
  });

  it.each(wrong)('is not computed with where it is stored already: %#', (value) => {
    const clock: Clock = { ...startOf(review), facts: [...startOf(review).facts, given(value)] };
    const now = moscow('2026-12-20T12:00');
    expect(faultOf(() => readClock(clock, russia, now)).message).toContain('facts.1');
    for (const use of [
      () => crossings(clock, russia, now),
      () => explain(clock, russia, now),
      () => extendClock(clock, russia, { at: now }),
      () => retargetClock(clock, russia, { calendar: russia }, { at: now }),
    ]) {
      const fault = faultOf(use);
      expect(fault.code).toBe('clock/invalid-fact');
    }
  });

  it.each([
    [{ event: 5, status: 'inProgress' }, 'observed.event: expected the name of an event, found 5'],
    [{ event: 'asked', status: 5 }, 'observed.status: expected the name of a status, found 5'],
    [{ event: 'asked' }, 'observed.status: expected the name of a status, found a value of type undefined'],
  ])('is not made of an event without its words: %j', (words, message) => {
    // From a service without types.
    const observed = { ...words, at: new Date('2026-11-20T09:00:00Z') } as unknown as Parameters<typeof observe>[1];
    expect(faultOf(() => observe([], observed))).toMatchObject({ code: 'clock/invalid-fact', message });
  });

  it('is neither made by a start, an action nor an event', () => {
    const clock = startOf(review);
    const date = new Date(at);
    const [order, reason] = [given(Number.NaN), given(5)] as unknown as [number, string];
    for (const use of [
      () => startClock(review, russia, date, { order }),
      () => startClock(review, russia, date, { reason }),
      () => extendClock(clock, russia, { at: date, order }),
      () => extendClock(clock, russia, { at: date, reason }),
      () => retargetClock(clock, russia, { calendar: russia }, { at: date, order }),
      () => observe([clock], { event: 'resolved', status: 'resolved', at: date, order }),
      () => observe([clock], { event: 'resolved', status: 'resolved', at: date, reason }),
    ]) {
      expect(faultOf(use).code).toBe('clock/invalid-fact');
    }
    const never = new Date(Number.NaN);
    expect(faultOf(() => observe([], { event: 'resolved', status: 'resolved', at: never })).code).toBe(
      'calendar/invalid-instant',
    );
  });

  it('has no missing fields where they are optional', () => {
    const clock = addFact(startOf(review), given({ type: 'stop', at, order: undefined, reason: undefined }));
    expect(read(clock, '2026-12-01T12:00').isMet).toBe(true);
    const whole = given({ ...target, policy: { ...review, extension: undefined, warnings: undefined } });
    expect(read(addFact(startOf(review), whole), '2026-11-22T12:00').version).toBe('1');
  });
});

describe('events of one instant', () => {
  const instant = new Date(at);
  type Event = readonly [event: string, status: string, difference?: Partial<ObservedEvent>];
  const asked: Event = ['asked', 'awaitingSubscriber'];
  const replied: Event = ['replied', 'inProgress'];
  const resolved: Event = ['resolved', 'resolved'];
  const reopened: Event = ['reopened', 'inProgress'];
  const stateAfter = (...events: readonly Event[]): string | undefined => {
    const clocks = events.reduce<readonly Clock[]>(
      (seen, [event, status, difference]) => observe(seen, { event, status, at: instant, ...difference }),
      [startOf(review)],
    );
    return clocks[0] && read(clocks[0], '2026-11-22T12:00').state;
  };

  it('keep the order in which they were observed where they have no number', () => {
    expect(stateAfter(asked, replied)).toBe('running');
    expect(stateAfter(replied, asked)).toBe('paused');
    expect(stateAfter(asked, replied, asked)).toBe('paused');
    expect(stateAfter(asked, replied, asked, replied)).toBe('running');
    expect(stateAfter(resolved, reopened)).toBe('running');
    expect(stateAfter(resolved, reopened, resolved)).toBe('stopped');
  });

  it('have the order of the request where they have one, whichever became known first', () => {
    const numbered = (event: Event, order: number): Event => [event[0], event[1], { order }];
    expect(stateAfter(numbered(asked, 2), numbered(replied, 3))).toBe('running');
    expect(stateAfter(numbered(replied, 3), numbered(asked, 2))).toBe('running');
    expect(stateAfter(numbered(asked, 4), numbered(replied, 3))).toBe('paused');
    expect(stateAfter(numbered(replied, 3), asked)).toBe('paused');
  });

  it('that are observed twice change nothing the second time', () => {
    const event = { event: 'asked', status: 'awaitingSubscriber', at: instant, reason: 'адрес?' };
    const once = observe([startOf(review)], event);
    expect(observe(once, event)).toBe(once);
    expect(once[0]?.facts.at(-1)).toEqual({ type: 'pause', at, order: 0, kind: 'waiting', reason: 'адрес?' });
  });

  it('come before what is done to a clock at this instant', () => {
    const reopening = { on: ['reopened'], rule: 'restart' } as const;
    const policy = { ...callBack, term: days(1), extension: { total: days(9), source: review.source }, reopening };
    const events: readonly ClockFact[] = [
      { type: 'stop', at, order: 4 },
      { type: 'reopen', at, order: 5 },
    ];
    const clock = events.reduce(addFact, startOf(policy));
    const extended = extendClock(clock, russia, { at: instant });
    expect(extended.ok && read(extended.value, '2026-11-21T13:00')).toMatchObject({
      extensions: 1,
      lastDay: '2026-11-30',
    });
    const other = { ...policy, version: '2', term: days(2) };
    const moved = retargetClock(clock, russia, { policy: other, calendar: russia }, { at: instant });
    expect(moved).toMatchObject({ value: { before: { lastDay: '2026-11-23' }, after: { version: '2' } } });
    const stopped = withFacts(startOf(review), ['stop', '2026-11-21T12:00']);
    expect(extendClock(stopped, russia, { at: instant })).toMatchObject({ refusal: { code: 'clock/not-running' } });
  });
});

describe('a stored clock of the wrong shape', () => {
  const clock = startClock(review, russia, moscow('2026-11-20T12:00'));
  it.each([
    [{}],
    [{ ...clock, facts: null }],
    [{ ...clock, facts: 'x' }],
    [{ ...clock, calendar: null }],
    [{ ...clock, policy: null }],
    [{ ...clock, policy: { ...review, warnings: [{ percent: 'x' }] } }],
    [{ ...clock, policy: { ...review, audience: 'nobody' } }],
    [{ ...clock, policy: { ...review, roll: 'x' } }],
    [null],
  ])('is refused by what is wrong: %j', (stored) => {
    const read = () => Reflect.apply(readClock, undefined, [stored, russia, moscow('2026-11-21T12:00')]);
    expect(faultOf(read)).toMatchObject({ code: 'clock/invalid-fact', message: expect.stringMatching(/^clock/) });
  });

  it.each([
    [{ ...review, warnings: [{ percent: 'x' }] }, 'clock.policy.warnings: '],
    [{ ...review, audience: 'nobody' }, 'clock.policy.audience: '],
    [{ ...review, pausedIn: ['held', 5] }, 'clock.policy.pausedIn: '],
  ])('is not started by an event: %#', (policy, place) => {
    const event = { event: 'registered', status: 'registered', at: new Date(at) };
    const start = () => Reflect.apply(observe, undefined, [[], event, [{ policy, calendar: russia }]]);
    expect(faultOf(start)).toMatchObject({ code: 'clock/invalid-fact', message: expect.stringContaining(place) });
  });
});
