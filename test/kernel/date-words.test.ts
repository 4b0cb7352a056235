import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilTime, lastMoment, numericDay, spokenDay } from '#src/kernel/date-words.ts';

const zones = [
  'Europe/Moscow',
  'Asia/Kamchatka',
  'Europe/Kaliningrad',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Europe/Lisbon',
  'UTC',
] as const;
const from = Date.UTC(2005, 0, 1);
const to = Date.UTC(2040, 0, 1);

describe('the local day of an instant', () => {
  it('is what Intl shows, in any zone, in 35 years', () => {
    const formats = new Map(
      zones.map((timeZone) => [
        timeZone,
        new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }),
      ]),
    );
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: from, max: to }), (timeZone, at) => {
        const { day, time } = civilTime(new Date(at), timeZone);
        expect(`${day} ${time}`).toBe(formats.get(timeZone)?.format(at));
      }),
      { seed: 1, numRuns: 20_000 },
    );
  });

  it('is right on both sides of a change of the clock', () => {
    const local = (iso: string) => civilTime(new Date(iso), 'America/New_York').time;
    expect(
      ['2026-03-08T06:59:59Z', '2026-03-08T07:00:00Z', '2026-11-01T05:59:59Z', '2026-11-01T06:00:00Z'].map(local),
    ).toEqual(['01:59', '03:00', '01:59', '01:00']);
    expect(civilTime(new Date(Date.UTC(2014, 9, 25, 21, 59)), 'Europe/Moscow').time).toBe('01:59');
    expect(civilTime(new Date(Date.UTC(2014, 9, 25, 22, 0)), 'Europe/Moscow').time).toBe('01:00');
  });

  it('is a fault for an instant or a zone that does not exist', () => {
    expect(() => civilTime(new Date(Number.NaN), 'Europe/Moscow')).toThrow(
      expect.objectContaining({ code: 'calendar/invalid-instant' }),
    );
    expect(() => lastMoment(new Date(0), 'Mars/Olympus')).toThrow(
      expect.objectContaining({ code: 'calendar/unknown-zone' }),
    );
  });
});

describe('dates in texts', () => {
  const shown = (iso: string, timeZone = 'Europe/Moscow') => {
    const { day, time } = lastMoment(new Date(iso), timeZone);
    return `${numericDay(day)} ${time}`.trim();
  };

  it('show the last day before a midnight, and the hour of any other end', () => {
    expect(shown('2026-11-25T21:00:00Z')).toBe('25.11.2026');
    expect(shown('2026-11-25T20:59:00Z')).toBe('25.11.2026 23:59');
    expect(shown('2026-11-25T21:01:00Z')).toBe('26.11.2026 00:01');
    expect(shown('2026-12-31T21:00:00Z')).toBe('31.12.2026');
    expect(shown('2027-01-01T05:00:00Z', 'America/New_York')).toBe('31.12.2026');
  });

  it('are written as Intl writes them in Russian', () => {
    const numeric = new Intl.DateTimeFormat('ru', { timeZone: 'UTC', dateStyle: 'short' });
    const long = new Intl.DateTimeFormat('ru', { timeZone: 'UTC', day: 'numeric', month: 'long' });
    const english = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' });
    for (let month = 0; month < 12; month += 1) {
      const date = new Date(Date.UTC(2026, month, 3 + month));
      const day = date.getTime() / 86_400_000;
      expect(numericDay(day)).toBe(numeric.format(date));
      expect(spokenDay(day, 'ru')).toBe(`${long.format(date)} 2026 года`);
      expect(spokenDay(day, 'en')).toBe(english.format(date));
    }
    expect(spokenDay(Date.UTC(2026, 10, 25) / 86_400_000, 'de')).toBe('25. November 2026');
  });
});
