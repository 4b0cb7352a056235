import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  civilTime,
  dayOf,
  formatAmount,
  lastMoment,
  MessageFormatter,
  maskPhone,
  numericDay,
  offsetAt,
  plural,
  spokenDay,
} from './room.ts';

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

describe('plural', () => {
  const days = { one: 'день', few: 'дня', many: 'дней', other: 'дня' };

  it('gives in Russian what the CLDR rules give, for every integer to 99,999 and for fractions', () => {
    const rules = new Intl.PluralRules('ru');
    const wrong = [];
    const forms = { one: 'one', few: 'few', many: 'many', other: 'other' };
    for (let count = 0; count < 100_000; count += 1)
      if (plural('ru', count, forms) !== rules.select(count)) wrong.push(count);
    expect(wrong).toEqual([]);
    expect([0.5, 1.5, 21.1, -1, -5].map((count) => plural('ru', count, forms))).toEqual(
      [0.5, 1.5, 21.1, -1, -5].map((count) => rules.select(count)),
    );
  });

  it('follows the rules of other languages', () => {
    expect([0, 1, 2].map((count) => plural('en', count, { one: 'day', other: 'days' }))).toEqual([
      'days',
      'day',
      'days',
    ]);
    expect(plural('ar', 2, { one: '1', two: '2', other: 'x' })).toBe('2');
  });

  it('takes the general form where a category has none', () => {
    expect(plural('ru', 5, { one: 'день', other: 'дня' })).toBe('дня');
    expect([1, 2, 5, 11, 21, 112].map((count) => plural('ru', count, days))).toEqual([
      'день',
      'дня',
      'дней',
      'дней',
      'день',
      'дней',
    ]);
  });
});

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
    expect(offsetAt('Europe/Moscow', Date.UTC(2014, 9, 25, 21, 59))).toBe(4 * 3_600_000);
    expect(offsetAt('Europe/Moscow', Date.UTC(2014, 9, 25, 22, 0))).toBe(3 * 3_600_000);
  });

  it('holds when more days are asked for than are remembered', () => {
    for (let day = 0; day < 10_000; day += 1) offsetAt('Asia/Tokyo', day * 86_400_000);
    expect(offsetAt('Asia/Tokyo', 0)).toBe(9 * 3_600_000);
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
    expect(spokenDay(dayOf('2026-11-25'), 'de')).toBe('25. November 2026');
  });

  it('refuse a day that does not exist', () => {
    for (const day of ['2026-02-29', '2026-13-01', '2026-1-1', '', 'today'])
      expect(() => dayOf(day)).toThrow(/yyyy-mm-dd/);
    expect(dayOf('2028-02-29')).toBe(Date.UTC(2028, 1, 29) / 86_400_000);
  });
});

describe('the wording of a channel', () => {
  const wording = (locale: string, channel: 'sms' | 'chat' | 'voice') =>
    new MessageFormatter('МТС', '0890', locale, channel, 'Europe/Moscow', 'formal');
  const slot = { day: '2026-11-25', from: '10:00', to: '14:00' };

  it('writes a time slot short and says it long', () => {
    expect(wording('ru', 'sms').slot(slot)).toBe('25.11.2026, 10:00-14:00');
    expect(wording('ru', 'voice').slot(slot)).toBe('25 ноября 2026 года с 10:00 до 14:00');
    expect(wording('en', 'voice').slot({ day: '2026-11-25', from: '10:00' })).toBe('25 November 2026 from 10:00');
    expect(wording('ru', 'chat').slot({ day: '2026-11-25', from: '10:00' })).toBe('25.11.2026 с 10:00');
    expect(wording('ru', 'chat').slot({ day: '2026-11-25' })).toBe('25.11.2026');
  });

  it('says that the last day is included, in the languages it knows', () => {
    const until = (locale: string) => wording(locale, 'chat').until({ dueAt: new Date('2026-11-25T21:00:00Z') });
    expect(['ru', 'en', 'kk'].map(until)).toEqual(['25.11.2026 включительно', '25.11.2026 inclusive', '25.11.2026']);
  });

  it('counts things', () => {
    expect(wording('ru', 'sms').count(22, { one: 'день', few: 'дня', many: 'дней', other: 'дня' })).toBe('22 дня');
  });
});

describe('sums', () => {
  it('are short in a text message', () => {
    expect([0, 5, 100, 125_050, 123_456_789].map((kopecks) => formatAmount(kopecks, 'ru', 'short'))).toEqual([
      '0 руб.',
      '0,05 руб.',
      '1 руб.',
      '1250,50 руб.',
      '1234567,89 руб.',
    ]);
    expect([5, 100, 209, 210].map((kopecks) => formatAmount(kopecks, 'en', 'short'))).toEqual([
      'RUB 0.05',
      'RUB 1',
      'RUB 2.09',
      'RUB 2.10',
    ]);
  });

  it('are written in full by Intl elsewhere', () => {
    expect(formatAmount(125_000, 'ru')).toBe('1\u00a0250,00\u00a0₽');
    expect(formatAmount(125_000, 'en')).toBe('RUB\u00a01,250.00');
  });

  it('are whole kopecks from 0', () => {
    for (const kopecks of [-1, 0.5, Number.NaN, 2 ** 53]) expect(() => formatAmount(kopecks, 'ru')).toThrow(/kopecks/);
  });
});

describe('phone masks', () => {
  it.each([
    ['+79161234567', '+7 916 ***-**-67'],
    ['8 (916) 123-45-67', '+7 916 ***-**-67'],
    ['79161234567', '+7 916 ***-**-67'],
    ['916 123-45-67', '+7 916 ***-**-67'],
    ['+9161234567', '+916 ***-**-67'],
    ['+81612345678', '+816 ***-**-78'],
    ['+86 139 1234 567', '+861 ***-**-67'],
    ['+375291234567', '+375 ***-**-67'],
    ['0890', '***'],
    ['', '***'],
  ])('hide the middle of %j', (phone, mask) => {
    expect(maskPhone(phone)).toBe(mask);
  });
});
