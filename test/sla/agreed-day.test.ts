import { describe, expect, it } from 'vitest';
import { officeHours, russia } from '#src/sla/calendar/russia.ts';
import { type Clock, type ClockPolicy, startClock } from '#src/sla/clock/clock.ts';
import { extendClock } from '#src/sla/clock/clock-actions.ts';
import { crossings, nextCrossing } from '#src/sla/clock/crossing.ts';
import { readClock } from '#src/sla/clock/reading.ts';
import { describeLeft } from '#src/sla/explain/describe-left.ts';
import { explain } from '#src/sla/explain/explain.ts';
import { days, hours, workingHours } from '#src/sla/term/term.ts';
import { faultOf, hour, moscow } from './moments.ts';
import { read, review, source, startOf, withFacts } from './policies.ts';

const agreedDay = { day: '2026-12-05', timeZone: 'Europe/Moscow' };
const delivery: ClockPolicy = { ...review, name: 'delivery', term: days(7), agreedDay };

describe('an agreed day', () => {
  it('ends the clock at 24:00 of that very day, a Saturday too', () => {
    expect(read(startOf(delivery), '2026-11-21T12:00')).toMatchObject({
      dueAt: moscow('2026-12-06T00:00'),
      lastDay: '2026-12-05',
      firstPromise: { lastDay: '2026-12-05' },
    });
  });

  it.each([
    ['before it', '2026-11-30T10:00', '2026-12-02T10:00'],
    ['over it', '2026-12-04T10:00', '2026-12-08T10:00'],
    ['on it', '2026-12-05T10:00', '2026-12-05T20:00'],
  ])('is not moved by a pause %s', (_where, from, to) => {
    const clock = withFacts(startOf(delivery), ['pause', from], ['resume', to]);
    const paused = readClock(clock, russia, new Date(moscow(to).getTime() - 1));
    expect(paused).toMatchObject({ state: 'paused', lastDay: '2026-12-05', ifResumedNow: { lastDay: '2026-12-05' } });
    const reading = read(clock, '2026-12-20T00:00');
    expect(reading.lastDay).toBe('2026-12-05');
    expect(reading.promises).toHaveLength(1);
    expect(reading.breachedAt).toEqual(moscow('2026-12-06T00:00'));
  });

  it('that passes during a pause is missed on time, and not when the clock goes on', () => {
    const paused = withFacts(startOf(delivery), ['pause', '2026-12-04T10:00']);
    expect(read(paused, '2026-12-05T23:59').breachedAt).toBeUndefined();
    expect(nextCrossing(paused, russia, moscow('2026-12-05T12:00'))).toMatchObject({
      type: 'breach',
      at: moscow('2026-12-06T00:00'),
    });
    expect(read(paused, '2026-12-06T00:00')).toMatchObject({
      state: 'paused',
      breachedAt: moscow('2026-12-06T00:00'),
      progress: 1,
    });
    const resumed = withFacts(paused, ['resume', '2026-12-08T10:00']);
    const breaches = crossings(resumed, russia, moscow('2026-12-08T10:00')).filter(({ type }) => type === 'breach');
    expect(breaches.map(({ at, dueAt }) => [at, dueAt])).toEqual([
      [moscow('2026-12-06T00:00'), moscow('2026-12-06T00:00')],
    ]);
  });

  describe.each([
    ['a pause', [['pause', '2026-11-22T10:00']]],
    ['a pause from the start on', [['pause', '2026-11-20T12:00']]],
    [
      'a pause that has ended',
      [
        ['pause', '2026-11-22T10:00'],
        ['resume', '2026-11-25T10:00'],
      ],
    ],
    [
      'pauses that touch',
      [
        ['pause', '2026-11-22T10:00'],
        ['resume', '2026-11-25T10:00'],
        ['pause', '2026-11-25T10:00'],
      ],
    ],
  ] as const)('with %s', (_, facts) => {
    const warnings = [{ percent: 50 }, { percent: 80 }, { offset: -24 * hour, measured: 'wall' } as const];
    const plain = startOf({ ...delivery, warnings });
    const paused = withFacts(plain, ...facts);
    const moments = [
      '2026-11-26T10:00',
      '2026-12-01T09:00',
      '2026-12-05T23:59',
      '2026-12-06T00:00',
      '2026-12-09T12:00',
    ];

    it.each(moments)('reads as without it at %s', (at) => {
      const { state: _state, pauses, pausedSince, ifResumedNow, ...reading } = read(paused, at);
      const { state, pauses: none, ...expected } = read(plain, at);
      expect(reading).toEqual(expected);
      expect(describeLeft(read(paused, at), 'ru')).toBe(describeLeft(read(plain, at), 'ru'));
      expect(describeLeft(read(paused, at), 'en')).toBe(describeLeft(read(plain, at), 'en'));
      expect([none, state]).toEqual([[], 'running']);
      expect(pauses.length).toBeGreaterThan(0);
      expect(pausedSince === undefined).toBe(ifResumedNow === undefined);
    });

    it.each(moments)('crosses the same at the same time, asked at %s', (at) => {
      expect(crossings(paused, russia, moscow(at))).toEqual(crossings(plain, russia, moscow(at)));
    });

    it('is late when it is stopped after the day, and extended before it only', () => {
      const stopped = (clock: Clock) => read(withFacts(clock, ['stop', '2026-12-07T10:00']), '2026-12-08T10:00');
      expect(stopped(paused)).toMatchObject({ isMet: false, overrun: 34 * hour });
      expect(stopped(paused).left).toBe(stopped(plain).left);
      expect(extendClock(paused, russia, { at: moscow('2026-12-07T10:00') })).toMatchObject({
        refusal: { code: 'clock/expired' },
      });
      expect(extendClock(paused, russia, { at: moscow('2026-12-05T10:00') }).ok).toBe(true);
    });

    it('leaves the breach to a new round', () => {
      const policy: ClockPolicy = { ...delivery, restartsOn: ['noted'] };
      const restarted = withFacts(startOf(policy), ...facts, ['restart', '2026-12-07T10:00']);
      // The day has passed before the new round, and it stays the day of that round too.
      expect(read(restarted, '2026-12-08T10:00').breaches).toEqual([
        moscow('2026-12-06T00:00'),
        moscow('2026-12-06T00:00'),
      ]);
    });
  });

  it('does not depend on when the clock starts, nor on its term', () => {
    for (const [start, term] of [
      ['2026-11-20T12:00', days(7)],
      ['2026-12-05T23:59', hours(24)],
      ['2026-12-09T12:00', workingHours(1)],
    ] as const) {
      const clock = startClock({ ...delivery, term }, russia, moscow(start));
      expect(read(clock, '2026-12-20T12:00')).toMatchObject({ lastDay: '2026-12-05', measured: 'wall' });
    }
  });

  it('is a day of its own zone, whatever the zone of the calendar', () => {
    const day = (timeZone: string): Clock => startOf({ ...delivery, agreedDay: { ...agreedDay, timeZone } });
    expect(read(day('Asia/Vladivostok'), '2026-11-21T12:00')).toMatchObject({
      dueAt: new Date('2026-12-05T14:00:00Z'),
      lastDay: '2026-12-05',
    });
    // At 02:00 of the day before in Moscow it is the last day but one in Kaliningrad and 09:00 in Vladivostok.
    expect(read(day('Europe/Kaliningrad'), '2026-12-04T00:30').left).toBe(2);
    expect(read(day('Asia/Vladivostok'), '2026-12-04T00:30').left).toBe(1);
    const calendar = officeHours({ name: 'east', timeZone: 'Asia/Vladivostok' });
    const east = startClock(delivery, calendar, moscow('2026-11-20T12:00'));
    expect(readClock(east, calendar, moscow('2026-11-21T12:00'))?.dueAt).toEqual(moscow('2026-12-06T00:00'));
  });

  it('stays through a new round, and gives way to the term of a reopening', () => {
    const policy: ClockPolicy = {
      ...delivery,
      restartsOn: ['noted'],
      reopening: { on: ['reopened'], rule: 'restart' },
    };
    const restarted = withFacts(startOf(policy), ['restart', '2026-11-25T12:00']);
    expect(read(restarted, '2026-11-26T12:00').lastDay).toBe('2026-12-05');
    const reopened = (clock: Clock): Clock =>
      withFacts(clock, ['stop', '2026-11-25T12:00'], ['reopen', '2026-11-26T12:00']);
    expect(read(reopened(startOf(policy)), '2026-11-27T12:00').lastDay).toBe('2026-12-05');
    const other: ClockPolicy = { ...delivery, reopening: { on: ['reopened'], rule: 'newTerm', term: days(1) } };
    expect(read(reopened(startOf(other)), '2026-11-26T13:00').lastDay).toBe('2026-11-27');
  });

  it('gives way to an extension, whose total is counted from the start', () => {
    const extended = extendClock(startOf(delivery), russia, { at: moscow('2026-12-05T10:00'), reason: 'нет машины' });
    if (!extended.ok) throw new Error(extended.refusal.code);
    expect(read(extended.value, '2026-12-06T12:00')).toMatchObject({ lastDay: '2026-12-21', extensions: 1 });
    const paused = withFacts(extended.value, ['pause', '2026-12-06T12:00'], ['resume', '2026-12-08T12:00']);
    expect(read(paused, '2026-12-08T12:00').lastDay).toBe('2026-12-22');
    const short = startOf({ ...delivery, extension: { total: days(10), source } });
    expect(extendClock(short, russia, { at: moscow('2026-11-21T12:00') })).toMatchObject({
      refusal: { code: 'clock/not-later' },
    });
  });

  it('warns at a share of the time up to it', () => {
    const clock = startOf({ ...delivery, warnings: [{ percent: 50 }, { offset: -24 * hour, measured: 'wall' }] });
    expect(crossings(clock, russia, moscow('2026-11-20T12:00')).map(({ at }) => at)).toEqual([
      moscow('2026-11-28T06:00'),
      moscow('2026-12-05T00:00'),
      moscow('2026-12-06T00:00'),
    ]);
  });

  it('is named in the explanation, and the extension beside it', () => {
    const clock = withFacts(
      startOf(delivery),
      ['pause', '2026-11-30T10:00'],
      ['resume', '2026-12-02T10:00'],
      ['extend', '2026-12-04T10:00'],
    );
    const before = explain(clock, russia, moscow('2026-12-03T10:00'));
    expect(before.trace.map(({ type }) => type)).toEqual(['policy', 'start', 'agreed', 'pause', 'end']);
    expect(before.text.ru.split('\n').slice(1)).toEqual([
      'Событие — 12:00 20 ноября 2026 года по московскому времени.',
      'Последний день — согласованный день, 5 декабря 2026 года, суббота; паузы и выходные его не сдвигают (ст. 190 Гражданского кодекса РФ).',
      'Пауза с 10:00 30 ноября 2026 года до 10:00 2 декабря 2026 года срок не сдвинула.',
      'Крайний срок — 24:00 5 декабря 2026 года по московскому времени (ст. 194 Гражданского кодекса РФ).',
    ]);
    expect(before.text.en).toContain(
      'The last day is the agreed day, Saturday, 5 December 2026; neither pauses nor days off move it',
    );
    expect(before.text.en.split('\n').slice(1, 4)).toEqual([
      'The event was at 12:00 on 20 November 2026, Moscow time.',
      'The last day is the agreed day, Saturday, 5 December 2026; neither pauses nor days off move it (Civil Code of Russia, art. 190).',
      'The pause from 10:00 on 30 November 2026 to 10:00 on 2 December 2026 did not move the deadline.',
    ]);
    const within = explain(clock, russia, moscow('2026-12-01T10:00')).text;
    expect(within.ru).toContain('Сейчас пауза с 10:00 30 ноября 2026 года; срок она не сдвигает.');
    expect(within.en).toContain('has been paused since 10:00 on 30 November 2026; this does not move the deadline.');
    const after = explain(clock, russia, moscow('2026-12-04T10:00'));
    expect(after.text.en).toContain('The event was on 20 November 2026; that day is not counted');
    expect(after.text.en).toContain('The clock stood still from');
    expect(after.trace.map(({ type }) => type)).toEqual(['policy', 'start', 'agreed', 'extend', 'pause', 'end']);
  });

  it('that is none is refused', () => {
    const start = (day: object): unknown => startOf({ ...delivery, agreedDay: { ...agreedDay, ...day } });
    expect(faultOf(() => start({ day: '2026-02-30' })).code).toBe('calendar/invalid-date');
    expect(faultOf(() => start({ day: 5 })).code).toBe('calendar/invalid-date');
    expect(faultOf(() => start({ timeZone: 'Moscow' })).code).toBe('calendar/unknown-zone');
  });
});
