/**
 * A promise that a new calendar or definition does not make earlier, and a re-targeting where the old calendar knows no answer.
 */
import { describe, expect, it } from 'vitest';
import { officeHours, russia } from '#src/sla/calendar/russia.ts';
import { type WorkingCalendar, workingCalendar } from '#src/sla/calendar/working-calendar.ts';
import { type Clock, type ClockPolicy, startClock } from '#src/sla/clock/clock.ts';
import { type Retargeting, retargetClock } from '#src/sla/clock/clock-actions.ts';
import { crossings } from '#src/sla/clock/crossing.ts';
import { readClock } from '#src/sla/clock/reading.ts';
import { explain } from '#src/sla/explain/explain.ts';
import { days, hours } from '#src/sla/term/term.ts';
import { faultOf, moscow } from './moments.ts';
import { read, review, source, startOf, withFacts } from './policies.ts';

/** Until Monday the 30th. */
const promised: ClockPolicy = { ...review, term: days(8), extension: { total: days(30), source } };

function moved(
  clock: Clock,
  term: ClockPolicy['term'],
  at: string,
  difference: Partial<ClockPolicy> = {},
): Retargeting {
  const policy = { ...clock.policy, version: '2', term, ...difference };
  const action = { at: moscow(at), reason: 'известен календарь', keepsPromise: true };
  const result = retargetClock(clock, russia, { policy, calendar: russia }, action);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

describe('a promise that is kept', () => {
  const earlier = moved(startOf(promised), days(3), '2026-11-21T12:00').clock;

  it('does not become earlier, and may become later', () => {
    expect(read(earlier, '2026-11-22T12:00')).toMatchObject({ lastDay: '2026-11-30', version: '2', left: 8 });
    const later = moved(startOf(promised), days(10), '2026-11-21T12:00').clock;
    expect(read(later, '2026-11-22T12:00').lastDay).toBe('2026-11-30');
    expect(read(moved(startOf(promised), days(11), '2026-11-21T12:00').clock, '2026-11-22T12:00').lastDay).toBe(
      '2026-12-01',
    );
  });

  it('is kept to the subscriber only, and only when it is asked for', () => {
    for (const audience of ['internal', 'law'] as const) {
      const clock = moved(startOf({ ...promised, audience }), days(3), '2026-11-21T12:00').clock;
      expect(read(clock, '2026-11-22T12:00').lastDay).toBe('2026-11-23');
    }
    const target = { policy: { ...promised, version: '2', term: days(3) }, calendar: russia };
    const plain = retargetClock(startOf(promised), russia, target, { at: moscow('2026-11-21T12:00') });
    expect(plain).toMatchObject({ value: { after: { lastDay: '2026-11-23' } } });
  });

  it('holds after later pauses, until the count is later', () => {
    const paused = (from: string, to: string) => read(withFacts(earlier, ['pause', from], ['resume', to]), to);
    expect(paused('2026-11-22T12:00', '2026-11-24T12:00').lastDay).toBe('2026-11-30');
    // Three days, and nine midnights of the pause.
    expect(paused('2026-11-22T12:00', '2026-12-01T12:00').lastDay).toBe('2026-12-02');
    const open = withFacts(earlier, ['pause', '2026-11-22T12:00']);
    expect(read(open, '2026-11-24T12:00')).toMatchObject({ ifResumedNow: { lastDay: '2026-11-30' } });
  });

  it('includes what pauses had added to it before', () => {
    const clock = withFacts(startOf(promised), ['pause', '2026-11-21T12:00'], ['resume', '2026-11-23T12:00']);
    expect(read(moved(clock, days(1), '2026-11-24T12:00').clock, '2026-11-24T12:00').lastDay).toBe('2026-11-30');
    const whole = withFacts(
      startOf({ ...promised, roll: false }),
      ['pause', '2026-11-21T12:00'],
      ['resume', '2026-11-24T12:00'],
    );
    expect(read(whole, '2026-11-24T12:00').lastDay).toBe('2026-12-01');
    expect(read(moved(whole, days(1), '2026-11-24T12:00').clock, '2026-11-24T12:00').lastDay).toBe('2026-12-01');
  });

  it('ends with an extension, a new round and another target', () => {
    const extended = withFacts(earlier, ['extend', '2026-11-24T12:00']);
    expect(read(extended, '2026-11-24T12:00').lastDay).toBe('2026-12-21');
    const restarted = withFacts(earlier, ['restart', '2026-11-24T12:00']);
    expect(read(restarted, '2026-11-24T12:00').lastDay).toBe('2026-11-27');
    const policy = { ...promised, version: '3', term: days(4) };
    const again = retargetClock(earlier, russia, { policy, calendar: russia }, { at: moscow('2026-11-22T12:00') });
    expect(again).toMatchObject({ value: { after: { lastDay: '2026-11-24' } } });
    expect(read(moved(earlier, days(2), '2026-11-22T12:00').clock, '2026-11-22T12:00').lastDay).toBe('2026-11-30');
  });

  it('is not extended by less than it is', () => {
    const short = moved(startOf(promised), days(3), '2026-11-21T12:00', {
      extension: { total: days(7), source },
    }).clock;
    const extended = withFacts(short, ['extend', '2026-11-22T12:00']);
    expect(read(extended, '2026-11-22T12:00')).toMatchObject({ lastDay: '2026-11-30', extensions: 0 });
  });

  it('may be one in hours, and breaks at its own end', () => {
    const clock = startOf({ ...promised, term: hours(48) });
    const kept = moved(clock, hours(24), '2026-11-20T13:00').clock;
    expect(read(kept, '2026-11-22T11:59')).toMatchObject({ dueAt: moscow('2026-11-22T12:00'), breaches: [] });
    expect(read(kept, '2026-11-22T12:00').breachedAt).toEqual(moscow('2026-11-22T12:00'));
    expect(crossings(kept, russia, moscow('2026-11-22T12:00')).at(-1)).toMatchObject({
      type: 'breach',
      at: moscow('2026-11-22T12:00'),
    });
  });

  it('is said in the explanation', () => {
    const { trace, text } = explain(earlier, russia, moscow('2026-11-22T12:00'));
    expect(trace.map(({ type }) => type)).toEqual(['policy', 'retarget', 'start', 'count', 'keep', 'end']);
    expect(text.ru.split('\n').slice(-2)).toEqual([
      'По этому счёту срок истёк бы раньше, в 24:00 23 ноября 2026 года; остаётся дата, обещанная раньше.',
      'Крайний срок — 24:00 30 ноября 2026 года по московскому времени (ст. 194 Гражданского кодекса РФ).',
    ]);
    expect(text.en).toContain(
      'would end earlier, at 24:00 on 23 November 2026; the date that was promised before is kept.',
    );
  });
});

describe('re-targeting beyond what the old calendar knows', () => {
  const week = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-18:00']] as const));
  const until = (year: number): WorkingCalendar =>
    workingCalendar({
      name: 'shop',
      version: String(year),
      timeZone: 'Europe/Moscow',
      week,
      known: { from: '2026-01-01', to: `${year}-12-31` },
    });
  const [old, newer] = [until(2026), until(2027)];
  const both = ({ version }: { version: string }): WorkingCalendar => (version === '2026' ? old : newer);
  const started = startClock(review, old, moscow('2026-12-18T12:00'));
  const action = { at: moscow('2027-01-11T12:00') };

  it('works while the clock stands still', () => {
    const paused = withFacts(started, ['pause', '2026-12-19T12:00']);
    expect(readClock(paused, old, action.at)).toMatchObject({ state: 'paused', lastDay: '2026-12-23' });
    const result = retargetClock(paused, old, { calendar: newer }, action);
    expect(result).toMatchObject({
      value: { before: { lastDay: '2026-12-23' }, after: { ifResumedNow: { lastDay: '2027-01-15' } } },
    });
  });

  it('works where the old calendar does not know the deadline any more', () => {
    const resumed = withFacts(started, ['pause', '2026-12-19T12:00'], ['resume', '2027-01-11T10:00']);
    for (const use of [
      () => readClock(resumed, old, action.at),
      () => crossings(resumed, old, action.at),
      () => explain(resumed, old, action.at),
    ]) {
      expect(faultOf(use).code).toBe('calendar/unknown-date');
    }
    const result = retargetClock(resumed, old, { calendar: newer }, action);
    if (!result.ok) throw new Error(result.refusal.code);
    const { before, after, clock } = result.value;
    expect(before).toBeUndefined();
    expect(after.lastDay).toBe('2027-01-15');
    expect(after.promises.map(({ because, lastDay }) => [because, lastDay])).toEqual([
      ['start', '2026-12-23'],
      ['retarget', '2027-01-15'],
    ]);
    expect(readClock(clock, both, moscow('2027-01-12T12:00'))).toMatchObject({ state: 'running', breaches: [] });
    // Before the re-targeting it is as unreadable as it was.
    expect(faultOf(() => readClock(clock, both, moscow('2027-01-11T11:00'))).code).toBe('calendar/unknown-date');
  });

  it('hides no deadline behind a warning that cannot be computed', () => {
    const warnings = [
      { offset: 10 * 9 * 3_600_000, measured: 'working' },
      { percent: 80 },
      { offset: 1e20, measured: 'wall' },
    ] as const;
    const clock = startClock({ ...review, warnings }, old, moscow('2026-12-18T12:00'));
    expect(crossings(clock, old, moscow('2026-12-18T12:00')).map(({ key }) => key.split('/')[1])).toEqual([
      '80%',
      'breach',
    ]);
    expect(readClock(clock, old, moscow('2026-12-18T12:00'))?.lastDay).toBe('2026-12-23');
    expect(explain(clock, old, moscow('2026-12-18T12:00')).trace.at(-1)).toMatchObject({ lastDay: '2026-12-23' });
  });

  it('takes a window of reopening whose end is unknown for open', () => {
    const policy: ClockPolicy = { ...review, reopening: { on: [], rule: 'continue', window: days(30) } };
    const clock = withFacts(
      startClock(policy, old, moscow('2026-12-18T12:00')),
      ['stop', '2026-12-21T12:00'],
      ['reopen', '2026-12-22T12:00'],
    );
    expect(readClock(clock, old, moscow('2026-12-22T12:00'))).toMatchObject({
      state: 'running',
      lastDay: '2026-12-24',
    });
  });

  it('works with a calendar of another name', () => {
    const north = officeHours({ name: 'north' });
    const result = retargetClock(started, old, { calendar: north }, { at: moscow('2026-12-19T12:00') });
    expect(result).toMatchObject({ value: { after: { lastDay: '2026-12-23' } } });
  });
});
