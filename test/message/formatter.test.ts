import { describe, expect, it } from 'vitest';
import { formatAmount, messageFormatter } from './room.ts';

describe('the wording of a channel', () => {
  const wording = (locale: string, channel: 'sms' | 'chat' | 'voice') =>
    messageFormatter({ brand: 'МТС', support: '0890', locale, channel, timeZone: 'Europe/Moscow', tone: 'formal' });
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

  it('refuses a day that does not exist', () => {
    for (const day of ['2026-02-29', '2026-13-01', '2026-1-1', '', 'today'])
      expect(() => wording('ru', 'sms').day(day)).toThrow(/yyyy-mm-dd/);
    expect(wording('ru', 'sms').day('2028-02-29')).toBe('29.02.2028');
  });

  it('lets a template take its parts', () => {
    const { day, first, numbered } = wording('ru', 'chat');
    const about = { number: '4829301756', subject: 'inquiry', at: new Date(0) } as const;
    expect(`${numbered(first('обращение'), about)} ${day('2026-11-25')}`).toBe('Обращение № 4829301756 25.11.2026');
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
