import { describe, expect, it } from 'vitest';
import { formatPhone, isMobile, maskPhone, takesSms, timeZoneOfPhone } from '#src/kernel/phone-number.ts';

describe('a phone number', () => {
  it.each([
    ['+79161234567', '+7 916 123-45-67', '+7 916 123 45 67', '+7 916 ***-**-67'],
    ['+375291234567', '+375 29 123-45-67', '+375 29 123 45 67', '+375 29 ***-**-67'],
    ['+77011234567', '+7 701 123-45-67', '+7 701 123 45 67', '+7 701 ***-**-67'],
    ['+16502530000', '+1 650 253-00-00', '+1 650 253 00 00', '+1 650 ***-**-00'],
    ['+37255512', '+372 5-55-12', '+372 5 55 12', '+372 *-**-12'],
  ])('%s is shown as %s, in English as %s, masked as %s', (msisdn, ru, en, masked) => {
    expect([formatPhone(msisdn), formatPhone(msisdn, 'ru-RU'), formatPhone(msisdn, 'en'), maskPhone(msisdn)]).toEqual([
      ru,
      ru,
      en,
      masked,
    ]);
    expect(formatPhone(msisdn).replace(/[^\d+]/g, '')).toBe(msisdn);
  });

  it.each(['', '0890', '+123', 'мой', '+7916123456789012'])('%j is none and stays as it is, masked in full', (text) => {
    expect(formatPhone(text)).toBe(text);
    expect(maskPhone(text)).toBe('*'.repeat(Math.min(16, text.length)));
  });
});

describe('a text message', () => {
  it.each([
    ['+79161234567', true, true],
    ['+79401234567', true, true],
    ['+77011234567', true, true],
    ['+77471234567', true, true],
    ['+77272500000', false, false],
    ['+77122500000', false, false],
    ['+74951234567', false, false],
    ['+78121234567', false, false],
    ['+73421234567', false, false],
    ['+78005553535', false, false],
    ['+375291234567', undefined, true],
    ['+442079460958', undefined, true],
  ])('to %s: mobile %s, sent %s', (msisdn, mobile, sent) => {
    expect([isMobile(msisdn), takesSms(msisdn)]).toEqual([mobile, sent]);
  });
});

describe('the zone of a landline', () => {
  /** Hours ahead of UTC in November 2026, by the first digits of regional centres. */
  const hours: readonly (readonly [string, number])[] = [
    ['401', 2],
    ['495', 3],
    ['499', 3],
    ['812', 3],
    ['833', 3],
    ['844', 3],
    ['843', 3],
    ['861', 3],
    ['365', 3],
    ['869', 3],
    ['846', 4],
    ['848', 4],
    ['341', 4],
    ['842', 4],
    ['845', 4],
    ['851', 4],
    ['342', 5],
    ['343', 5],
    ['347', 5],
    ['351', 5],
    ['349', 5],
    ['381', 6],
    ['383', 7],
    ['382', 7],
    ['384', 7],
    ['385', 7],
    ['388', 7],
    ['391', 7],
    ['390', 7],
    ['394', 7],
    ['395', 8],
    ['301', 8],
    ['302', 9],
    ['411', 9],
    ['416', 9],
    ['421', 10],
    ['423', 10],
    ['426', 10],
    ['413', 11],
    ['424', 11],
    ['415', 12],
    ['427', 12],
  ];

  it.each(hours)('+7 %s is %d hours ahead of UTC', (code, ahead) => {
    const timeZone = timeZoneOfPhone(`+7${code}2345678`);
    const at = new Date('2026-11-20T00:00:00Z');
    const hour = new Intl.DateTimeFormat('en-GB', { timeZone: timeZone ?? 'none', hour: 'numeric' }).format(at);
    expect(Number(hour)).toBe(ahead);
  });

  it.each([
    '+79161234567',
    '+78005553535',
    '+77272500000',
    '+375172345678',
    '+78912345678',
    '+7383234567',
    '84951234567',
  ])('none for %s', (msisdn) => {
    expect(timeZoneOfPhone(msisdn)).toBeUndefined();
  });
});
