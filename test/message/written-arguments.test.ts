import { describe, expect, it } from 'vitest';
import { formatAmount, type MessageChannel, type TextFacts, type TextName, writtenArguments } from './room.ts';
import { noon } from './senders.ts';

function written(name: TextName, facts: Partial<TextFacts>, locale = 'ru', channel: MessageChannel = 'sms') {
  return writtenArguments(
    name,
    { number: '4829301756', at: noon, ...facts },
    { locale, channel, timeZone: 'Europe/Moscow' },
  );
}

describe('the arguments of a text', () => {
  const slot = { day: '2026-11-25', from: '10:00', to: '14:00' };
  const hours = (scheduledFor: TextFacts['scheduledFor'], locale: string, channel: MessageChannel) =>
    written('scheduled', { scheduledFor }, locale, channel)['hours'];

  it('write hours short, and by voice in words', () => {
    expect(hours(slot, 'ru', 'sms')).toBe('10:00–14:00');
    expect(hours(slot, 'ru', 'voice')).toBe('с 10:00 до 14:00');
    expect(hours(slot, 'en', 'sms')).toBe('10:00-14:00');
    expect(hours(slot, 'en', 'voice')).toBe('from 10:00 to 14:00');
    expect(hours({ day: '2026-11-25', from: '10:00' }, 'en', 'chat')).toBe('from 10:00');
    expect(hours({ day: '2026-11-25', from: '10:00' }, 'ru', 'chat')).toBe('с 10:00');
    expect(hours({ day: '2026-11-25', from: '10:00' }, 'kk', 'chat')).toBe('10:00');
    expect(hours(slot, 'kk', 'voice')).toBe('10:00–14:00');
    expect(hours({ day: '2026-11-25' }, 'ru', 'chat')).toBeUndefined();
  });

  it('write the last day of an exclusive end, in English with the month in letters', () => {
    const due = (dueAt: string, locale: string, channel: MessageChannel = 'sms') =>
      written('registered', { dueAt: new Date(dueAt) }, locale, channel)['due'];
    const midnight = '2026-11-25T21:00:00Z';
    expect(['ru', 'en', 'en-GB', 'kk'].map((locale) => due(midnight, locale))).toEqual([
      '25.11.2026',
      '25 November 2026',
      '25 November 2026',
      '25.11.2026',
    ]);
    expect(due(midnight, 'ru', 'voice')).toBe('25 ноября 2026 года');
    expect(due('2026-11-25T11:30:00Z', 'ru')).toBe('14:30 25.11.2026');
    expect(due('2026-11-25T11:30:00Z', 'en')).toBe('14:30 on 25 November 2026');
  });

  it('dictate numbers in groups', () => {
    expect(written('withdrawn', {}, 'ru', 'voice')['number']).toBe('48 2930 1756');
    expect(written('withdrawn', { spokenNumber: '482 93 01 756' }, 'ru', 'voice')['number']).toBe('482 93 01 756');
    expect(written('merged', { into: '4829301757' }, 'en', 'voice')['into']).toBe('48 2930 1757');
    expect(written('withdrawn', {}, 'ru', 'email')['number']).toBe('4829301756');
  });

  it('say of a visit whether it is today', () => {
    const when = (day: string) => written('visitReminder', { scheduledFor: { day } })['when'];
    expect([when('2026-11-20'), when('2026-11-21')]).toEqual(['today', 'tomorrow']);
  });

  it('refuse a day that does not exist', () => {
    for (const day of ['2026-02-29', '2026-13-01', '2026-1-1', '', 'today'])
      expect(() => written('scheduled', { scheduledFor: { day } })).toThrow(/yyyy-mm-dd/);
    expect(written('scheduled', { scheduledFor: { day: '2028-02-29' } })['day']).toBe('29.02.2028');
  });
});

describe('sums', () => {
  it('are short in a text message', () => {
    expect([0, 5, 100, 125_050, 123_456_789].map((kopecks) => formatAmount(kopecks, 'ru', 'sms'))).toEqual([
      '0 руб.',
      '0,05 руб.',
      '1 руб.',
      '1250,50 руб.',
      '1234567,89 руб.',
    ]);
    expect([5, 100, 209, 210].map((kopecks) => formatAmount(kopecks, 'en-GB', 'sms'))).toEqual([
      'RUB 0.05',
      'RUB 1',
      'RUB 2.09',
      'RUB 2.10',
    ]);
  });

  it('are written in full by Intl elsewhere', () => {
    expect(formatAmount(125_000, 'ru', 'chat')).toBe('1\u00a0250,00\u00a0₽');
    expect(formatAmount(125_000, 'en', 'email')).toBe('RUB\u00a01,250.00');
  });

  it('are words by voice', () => {
    expect([100, 200, 125_050, 2_100_01].map((kopecks) => formatAmount(kopecks, 'ru', 'voice'))).toEqual([
      '1 рубль',
      '2 рубля',
      '1250 рублей 50 копеек',
      '2100 рублей 1 копейка',
    ]);
    expect(formatAmount(125_001, 'en', 'voice')).toBe('1250 roubles 1 kopeck');
    expect(formatAmount(125_000, 'kk', 'voice')).toBe('RUB 1250');
  });

  it('are whole kopecks from 0', () => {
    for (const kopecks of [-1, 0.5, Number.NaN, 2 ** 53])
      expect(() => formatAmount(kopecks, 'ru', 'sms')).toThrow(/kopecks/);
  });
});
