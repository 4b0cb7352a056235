/**
 * Public functions take a text of any length: their cost grows with it and not with its square, which would take minutes
 * here. What is no right input ends with a refusal or a `Fault`, never with another error.
 */
import { describe, expect, it } from 'vitest';
import * as library from 'zayavka';
import { mts } from 'zayavka/operators';
import { fromOrderState, fromProductOrder, fromTicketStatus, fromTroubleTicket } from 'zayavka/tmf';

const { Fault } = library;
const at = new Date('2026-11-20T09:00:00Z');
const format = library.numberFormat({ name: 'mts/inquiry', digits: 10 });
const addressing = (['sms', 'push', 'chat', 'email', 'voice'] as const).flatMap((channel) =>
  (['ru', 'en'] as const).map((locale) => ({ channel, locale })),
);
const options = { operator: mts, channel: 'site' } as const;
const week = { mon: ['09:00-18:00'] } as const;

/** Functions of every room, with the text in each place that takes one. */
const functions: { readonly [name: string]: (text: string) => unknown } = {
  parseNumber: (text) => library.parseNumber(text, format),
  'parseNumber, lenient': (text) => library.parseNumber(text, format, { lenient: true }),
  identifySeries: (text) => library.identifySeries(text, [format]),
  findNumbers: (text) => library.findNumbers(text, [format]),
  suggest: (text) => library.suggest(text, format),
  toMsisdn: library.toMsisdn,
  formatPhone: (text) => library.formatPhone(text, text),
  maskPhone: library.maskPhone,
  takesSms: library.takesSms,
  timeZoneOfPhone: library.timeZoneOfPhone,
  formatNumber: library.formatNumber,
  speakNumber: (text) => library.speakNumber(text, 'ru'),
  'numberFormat, name': (text) => library.numberFormat({ name: text, digits: 10 }),
  'numberFormat, prefix': (text) => library.numberFormat({ name: 'a', digits: 10, prefix: text }),
  'numberSeries, secret': (text) => library.numberSeries({ name: 'a', digits: 10, secret: text }),
  'numberSeries, counterOf': (text) =>
    library.numberSeries({ name: 'a', digits: 10, secret: '0'.repeat(32) }).counterOf(text),
  measureSms: library.measureSms,
  splitSms: library.splitSms,
  transliterate: library.transliterate,
  'compose, words': (text) =>
    addressing.map((one) => library.compose(mts, 'rejected', { number: '1', at, reason: text }, one)),
  'compose, number': (text) => addressing.map((one) => library.compose(mts, 'withdrawn', { number: text, at }, one)),
  'compose, locale': (text) =>
    library.compose(mts, 'withdrawn', { number: '1', at }, { locale: text, channel: 'chat' }),
  describeStatus: (reason) =>
    library.describeStatus(mts, 'onHold', { number: '1', at, reason }, { locale: 'ru', kind: 'complaint' }),
  'describeStatus, zone': (timeZone) =>
    library.describeStatus(mts, 'onHold', { number: '1', timeZone, at }, { locale: 'ru' }),
  notBefore: (text) => library.notBefore(at, { from: text, to: text }, 'Europe/Moscow'),
  isWorkingDay: (text) => library.isWorkingDay(library.russia, text),
  'workingCalendar, zone': (timeZone) => library.workingCalendar({ timeZone, week }),
  'workingCalendar, interval': (text) =>
    library.workingCalendar({ timeZone: 'Europe/Moscow', week: { mon: [text as `${string}-${string}`] } }),
  'workingCalendar, date': (text) =>
    library.workingCalendar({ timeZone: 'Europe/Moscow', week, dates: { [text]: [] } }),
  fromOrderState,
  fromTicketStatus,
  fromTroubleTicket: (text) =>
    fromTroubleTicket({ description: text, ticketType: text, severity: text, relatedParty: [] }, options),
  fromProductOrder: (text) =>
    fromProductOrder({ description: text, category: text, productOrderItem: [{ product: text }] }, options),
};

const pieces = [
  '4',
  '4 ',
  '4829301753, ',
  '\u202e4',
  '4\ufe0f\u20e3',
  ' ',
  '-',
  'a.',
  'a@',
  '\u0301',
  '\u0f71\u0f72\u0f74',
  '\ud800',
  '👩‍👩‍👧',
  '½',
  '"',
  '://',
  '{a}',
  '\u200b',
  '\r\n',
  '1:',
];

describe('a text of 300,000 characters', () => {
  it.each(Object.entries(functions))('%s', (_name, call) => {
    for (const piece of pieces) {
      try {
        call(piece.repeat(300_000 / piece.length));
      } catch (error) {
        expect(Fault.is(error)).toBe(true);
      }
    }
  });

  it('loses nothing but marks that no language has', () => {
    expect(library.transliterate(`и${'\u0306'.repeat(1_000)}!`)).toBe('y!');
    expect(library.transliterate('Обращение рассмотрено'.repeat(100))).toBe('Obrashchenie rassmotreno'.repeat(100));
  });
});

describe('what is no text', () => {
  it.each([undefined, null, 7, {}, [], () => 1])('is no number: %s', (given) => {
    const text = given as unknown as string;
    expect(library.parseNumber(text, format)).toEqual({
      ok: false,
      refusal: { code: 'number/too-short', found: 0, expected: [10] },
    });
    expect(library.identifySeries(text, [format]).ok).toBe(false);
    expect(library.suggest(text, format)).toEqual([]);
    expect(library.findNumbers(text, [format])).toEqual([]);
    expect(library.toMsisdn(text)).toBeUndefined();
    expect(library.numberSeries({ name: 'a', digits: 10, secret: '0'.repeat(32) }).counterOf(text)).toBeUndefined();
  });
});
