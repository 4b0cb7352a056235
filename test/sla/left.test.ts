import { describe, expect, it } from 'vitest';
import { russia } from '#src/sla/calendar/russia.ts';
import { workingCalendar } from '#src/sla/calendar/working-calendar.ts';
import { workingDaysBetween } from '#src/sla/calendar/working-time.ts';
import { type Clock, type ClockPolicy, startClock } from '#src/sla/clock/clock.ts';
import { readClock } from '#src/sla/clock/reading.ts';
import { describeLeft } from '#src/sla/explain/describe-left.ts';
import { explain } from '#src/sla/explain/explain.ts';
import { months, workingDays, workingHours } from '#src/sla/term/term.ts';
import { moscow } from './moments.ts';
import { callBack, desk, read, review, startOf, visit, withFacts } from './policies.ts';

const words = (clock: Clock, at: string): readonly [string, string] => {
  const reading = read(clock, at);
  return [describeLeft(reading, 'ru'), describeLeft(reading, 'en')];
};

describe('what is left', () => {
  /** Of clocks that started on Friday 20.11.2026 at noon. */
  const rows: readonly [ClockPolicy, at: string, left: number, leftIn: string, ru: string, en: string][] = [
    // Three working days: until Wednesday the 25th.
    [visit, '2026-11-20T12:00', 3, 'workingDays', 'осталось 3 рабочих дня', '3 working days left'],
    [visit, '2026-11-21T12:00', 3, 'workingDays', 'осталось 3 рабочих дня', '3 working days left'],
    [visit, '2026-11-23T23:59', 2, 'workingDays', 'осталось 2 рабочих дня', '2 working days left'],
    [visit, '2026-11-24T00:00', 1, 'workingDays', 'остался 1 рабочий день', '1 working day left'],
    [visit, '2026-11-25T23:59', 0, 'workingDays', 'последний день', 'last day'],
    [visit, '2026-11-26T00:00', -1, 'workingDays', 'просрочено на 1 рабочий день', 'overdue by 1 working day'],
    [visit, '2026-11-30T12:00', -3, 'workingDays', 'просрочено на 3 рабочих дня', 'overdue by 3 working days'],
    // Five days: until Wednesday the 25th.
    [review, '2026-11-20T12:00', 5, 'days', 'осталось 5 дней', '5 days left'],
    [review, '2026-11-24T23:00', 1, 'days', 'остался 1 день', '1 day left'],
    [review, '2026-11-25T01:00', 0, 'days', 'последний день', 'last day'],
    [review, '2026-11-28T12:00', -3, 'days', 'просрочено на 3 дня', 'overdue by 3 days'],
    [review, '2026-12-16T12:00', -21, 'days', 'просрочено на 21 день', 'overdue by 21 days'],
    [{ ...review, term: months(1) }, '2026-11-29T12:00', 22, 'days', 'осталось 22 дня', '22 days left'],
    // 24 hours: until Saturday noon.
    [callBack, '2026-11-20T12:00', 24, 'hours', 'осталось 24 часа', '24 hours left'],
    [callBack, '2026-11-21T09:30', 2.5, 'hours', 'осталось 2 часа', '2 hours left'],
    [callBack, '2026-11-21T11:00', 1, 'hours', 'остался 1 час', '1 hour left'],
    [callBack, '2026-11-21T11:30', 0.5, 'hours', 'осталось меньше часа', 'less than an hour left'],
    [callBack, '2026-11-21T12:00', 0, 'hours', 'просрочено', 'overdue'],
    [callBack, '2026-11-21T17:15', -5.25, 'hours', 'просрочено на 5 часов', 'overdue by 5 hours'],
    // Eight working hours: until Monday, 11:00.
    [desk, '2026-11-22T12:00', 2, 'workingHours', 'осталось 2 рабочих часа', '2 working hours left'],
    [desk, '2026-11-23T12:00', -1, 'workingHours', 'просрочено на 1 рабочий час', 'overdue by 1 working hour'],
  ];

  it.each(rows)('of $name at %s is %s %s', (policy, at, left, leftIn, ru, en) => {
    expect(read(startOf(policy), at)).toMatchObject({ left, leftIn });
    expect(words(startOf(policy), at)).toEqual([ru, en]);
  });

  it('in working days is what workingDaysBetween counts up to noon of the last day', () => {
    for (const at of [
      '2026-11-20T12:00',
      '2026-11-22T00:00',
      '2026-11-25T18:00',
      '2026-11-29T12:00',
      '2026-12-31T12:00',
    ]) {
      const { left, lastDay } = read(startOf(visit), at);
      expect(left).toBe(workingDaysBetween(russia, moscow(at), moscow(`${lastDay}T12:00`)));
    }
  });

  it('is late without a number on the first days off', () => {
    // Until Friday the 27th; on Saturday no working day has passed.
    const clock = startOf({ ...visit, term: workingDays(5) });
    expect(Object.is(read(clock, '2026-11-28T12:00').left, 0)).toBe(true);
    expect(words(clock, '2026-11-27T12:00')).toEqual(['последний день', 'last day']);
    expect(words(clock, '2026-11-28T12:00')).toEqual(['просрочено', 'overdue']);
  });

  it('stands still with the clock', () => {
    const paused = withFacts(startOf(visit), ['pause', '2026-11-23T12:00']);
    expect(read(paused, '2026-12-20T12:00').left).toBe(2);
    expect(words(paused, '2026-12-20T12:00')).toEqual([
      'отсчёт стоит, осталось 2 рабочих дня',
      'paused, 2 working days left',
    ]);
    const late = withFacts(startOf(visit), ['pause', '2026-11-27T12:00']);
    expect(words(late, '2026-12-20T12:00')[0]).toBe('отсчёт стоит, просрочено на 2 рабочих дня');
  });

  it('of a clock that has stopped says whether it was in time', () => {
    expect(words(withFacts(startOf(visit), ['stop', '2026-11-24T12:00']), '2026-12-20T12:00')).toEqual([
      'в срок',
      'in time',
    ]);
    expect(words(withFacts(startOf(review), ['stop', '2026-11-28T12:00']), '2026-12-20T12:00')).toEqual([
      'с опозданием на 3 дня',
      'late by 3 days',
    ]);
    const brief = withFacts(startOf(callBack), ['stop', '2026-11-21T12:01']);
    expect(words(brief, '2026-12-20T12:00')).toEqual(['с опозданием', 'late']);
  });
});

describe('progress', () => {
  it('is the share of the running time that is used', () => {
    expect(read(startOf(callBack), '2026-11-20T12:00').progress).toBe(0);
    expect(read(startOf(callBack), '2026-11-20T18:00').progress).toBe(0.25);
    expect(read(startOf(desk), '2026-11-21T12:00').progress).toBe(0.75);
    expect(read(startOf(callBack), '2026-11-21T12:00').progress).toBe(1);
    expect(read(startOf(callBack), '2026-11-25T12:00').progress).toBe(1);
  });

  it('stands still with the clock', () => {
    const paused = withFacts(startOf(callBack), ['pause', '2026-11-20T18:00']);
    expect(read(paused, '2026-12-20T12:00').progress).toBe(0.25);
    const resumed = withFacts(paused, ['resume', '2026-11-22T18:00'], ['stop', '2026-11-23T00:00']);
    expect(read(resumed, '2026-12-20T12:00').progress).toBe(0.5);
  });

  it('of an empty term is 1 from its start', () => {
    const empty = startOf({ ...desk, term: workingHours(0) });
    expect(read(empty, '2026-11-20T12:00')).toMatchObject({ progress: 1, left: 0 });
  });
});

describe('working days between', () => {
  it('are those after the first day, up to and with the last one, and negative backwards', () => {
    const between = (from: string, to: string) => workingDaysBetween(russia, moscow(from), moscow(to));
    expect(between('2026-11-20T00:00', '2026-11-20T23:59')).toBe(0);
    expect(between('2026-11-20T23:59', '2026-11-23T00:00')).toBe(1);
    expect(between('2026-11-20T12:00', '2026-11-22T12:00')).toBe(0);
    expect(between('2026-11-23T00:00', '2026-11-20T23:59')).toBe(-1);
    expect(between('2026-11-22T12:00', '2026-11-20T12:00')).toBe(0);
    expect(between('2026-12-30T12:00', '2027-01-11T12:00')).toBe(1);
    expect(between('2027-01-11T12:00', '2026-12-30T12:00')).toBe(-1);
  });
});

describe('a clock whose calendar ends', () => {
  const known = workingCalendar({
    name: 'short',
    version: '1',
    timeZone: 'Europe/Moscow',
    week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-18:00']] as const)),
    known: { from: '2026-01-01', to: '2026-12-31' },
  });
  const started = (policy: ClockPolicy): Clock => startClock(policy, known, moscow('2026-12-25T12:00'));
  const readIn = (clock: Clock) => readClock(clock, known, moscow('2027-01-15T12:00'));

  it('can be read while it stands still, without what it cannot know', () => {
    for (const policy of [visit, desk, review]) {
      const paused = readIn(withFacts(started(policy), ['pause', '2026-12-25T13:00']));
      expect(paused).toMatchObject({ state: 'paused', pausedSince: moscow('2026-12-25T13:00'), overrun: 0 });
      expect(paused).not.toHaveProperty('ifResumedNow');
    }
    expect(readIn(withFacts(started(desk), ['pause', '2026-12-25T13:00']))).toMatchObject({ left: 7, progress: 1 / 8 });
  });

  it('can be read when it is late, as far as the calendar knows', () => {
    // Until Monday, 11:00; 34 working hours are known after that.
    expect(readIn(started(desk))).toMatchObject({ overrun: 34 * 3_600_000, left: -34, progress: 1 });
    // Until Wednesday, the 30th.
    expect(readIn(started(visit))).toMatchObject({ left: -1 });
    expect(describeLeft(readIn(started(visit)) ?? read(startOf(visit), '2026-11-20T12:00'), 'ru')).toBe(
      'просрочено на 1 рабочий день',
    );
  });

  it('of a reading that is none is a fault', () => {
    const none = { ...read(startOf(visit), '2026-11-20T12:00'), left: Number.NaN };
    expect(() => describeLeft(none, 'ru')).toThrow(expect.objectContaining({ code: 'input/invalid' }));
    expect(() => explain({} as never)).toThrow(expect.objectContaining({ code: 'input/invalid' }));
    expect(() => workingDays('5' as never)).toThrow(/found '5'/u);
  });

  it('can be read when it was stopped in a pause', () => {
    const clock = withFacts(started(visit), ['pause', '2026-12-28T12:00'], ['stop', '2027-01-10T12:00']);
    expect(readIn(clock)).toMatchObject({ state: 'stopped', isMet: true, lastDay: '2026-12-30', left: 2 });
  });
});
