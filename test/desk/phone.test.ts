/**
 * Phone numbers as people write and paste them.
 */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { parsePhoneNumberFromString as parseBySmallMetadata } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { toMsisdn } from 'zayavka';
import { mts } from 'zayavka/operators';
import { readPhone } from '#src/desk/input/contact/phone.ts';
import { accepted, form, given, subscriber } from '../scenario/desk.ts';
import { complete, refuses, register, world } from './untyped-input.ts';

const msisdn = '+79161234567';
const keycaps = [...'89161234567'].map((digit) => `${digit}\ufe0f\u20e3`).join('');

describe('a phone number', () => {
  it.each([
    '+7 916 123-45-67',
    '+7(916)1234567',
    '(+7) 916 123-45-67',
    '8 (916) 123-45-67',
    '8-916-123-45-67',
    '8.916.123.45.67',
    '7 916 123 45 67',
    '79161234567',
    '9161234567',
    '8 9 1 6 1 2 3 4 5 6 7',
    '+7\u00a0916\u00a0123\u00a045\u00a067',
    '+7\u2011916\u2011123\u201145\u201167',
    '+7–916–123–45–67',
    '+7\u2212916\u2212123\u221245\u221267',
    '＋７９１６１２３４５６７',
    '８（９１６）１２３－４５－６７',
    '٨٩١٦١٢٣٤٥٦٧',
    '۸۹۱۶۱۲۳۴۵۶۷',
    '\u202a+7 916 123-45-67\u202c',
    '\u200e8\u2060916\u20601234567\ufeff',
    '\u2066+79161234567\u2069',
    '8\u00ad916\u200b1234567',
    keycaps,
    'tel:+79161234567',
    'tel:+7-916-123-45-67',
    'тел.: 8 916 123 45 67',
    'т. 89161234567',
    ' +7 916 123-45-67. ',
    'моб. тел.: 8 916 123-45-67',
    'сот. 8 916 123-45-67',
    'номер телефона: 8 916 123-45-67',
    '<tel:+79161234567>',
    '8/916/123/45/67',
    '+7\u034f9161234567',
    '+7\u3164916 123 45 67',
    '00 7 916 123 45 67',
  ])('is read: %j', (written) => {
    expect(readPhone(written)).toEqual({ msisdn });
    expect(toMsisdn(written)).toBe(msisdn);
  });

  it.each([
    ['+375 29 123-45-67', '+375291234567'],
    ['8-10-375-29-123-45-67', '+375291234567'],
    ['00375291234567', '+375291234567'],
    ['+7 701 123 45 67', '+77011234567'],
    ['8 (701) 123-45-67', '+77011234567'],
    ['+998 90 123 45 67', '+998901234567'],
    ['+1 (650) 253-0000', '+16502530000'],
    ['+44 20 7946 0958', '+442079460958'],
    ['+44 (0)20 7946 0958', '+442079460958'],
    ['+49 30 123456', '+4930123456'],
    ['8 800 555 35 35', '+78005553535'],
    ['(495) 123-45-67', '+74951234567'],
    ['8 (3412) 12-34-56', '+73412123456'],
  ])('of another country or a landline is read: %j', (written, read) => {
    expect(readPhone(written)).toEqual({ msisdn: read });
  });

  it.each([
    '+8 (916) 123-45-67',
    '+8 916 123-45-67',
    '+8 (863) 212-34-56',
    '+8 800 555 35 35',
    '+88005553535',
    '+49 30 1234567/68',
    '+7 495 123-45-67/68',
    '+89161234567',
    '+7 000 123-45-67',
    '+7 100 123-45-67',
    '8 000 123-45-67',
    '+7 (0) 916 123-45-67',
    '+7 916 123-45-6',
    '8916123456',
    '7916123456',
    '891612345678',
    '+7+79161234567',
    '++79161234567',
    '+',
    '',
    '0890',
    '123-45-67',
    '+7 916 123-45-6O',
    '8 916 123 45 67 Иван',
    '+7 916 123-45-67 / 8 926 111 22 33',
    'tel:+79161234567;phone-context=evil.example',
    'tel:+79161234567?body=1',
    '+79161234567\r\nBcc: a@b.ru',
    '+79161234567%0a',
    '79161234567@example.ru',
    'account:mts/79161234567',
    `+7916123456${'7'.repeat(1_000_000)}`,
  ])('is refused: %.60j', (written) => {
    expect(readPhone(written)).toBeUndefined();
    expect(toMsisdn(written)).toBeUndefined();
  });

  it.each([
    '+7 495 123-45-67 доб. 12',
    '+7 495 123-45-67 (доб. 12)',
    '8 495 123 45 67, доб 12',
    '84951234567#12',
    '84951234567*12',
    '84951234567,,12',
    '+7 495 123-45-67 ext. 12',
    '+7 495 123-45-67 x12',
    '+7 495 123-45-67 внутр. 12',
    'tel:+74951234567;ext=12',
    '+7 495 123-45-67 доб. １２',
  ])('has its extension apart: %j', (written) => {
    expect(readPhone(written)).toEqual({ msisdn: '+74951234567', extension: '12' });
    expect(toMsisdn(written)).toBe('+74951234567');
  });

  it('is refused with an extension where none has a place, and with two that differ', async () => {
    const line = '8 495 123-45-67 доб. 12';
    const desk = given('2026-11-20 12:00').desk;
    const contact = { subscriber: { ...subscriber, contact: { msisdn: line } } };
    const details = { amount: 100, paidOn: '2026-11-19', intendedNumber: line };
    const twice = { subscriber: { msisdn: line, extension: '13' } };
    for (const [input, path] of [
      [form(mts, 'complaint', contact), 'subscriber.contact.msisdn'],
      [form(mts, 'mistakenPayment', { details }), 'details.intendedNumber'],
      [form(mts, 'complaint', twice), 'subscriber.extension'],
    ] as const) {
      expect(await desk.register(input)).toMatchObject({ refusal: { code: 'input/invalid', issues: [{ path }] } });
    }
    accepted(await desk.register(form(mts, 'complaint', { subscriber: { msisdn: line, extension: '12' } })));
    expect((await desk.status({ caller: line, channel: 'hotline' })).ok).toBe(true);
  });

  it.each(['+7 916 123-45-67 доб. 12', '8 916 123 45 67#1', '+7 916 123-45-67 ext. 12345678901'])(
    'of a mobile line has none: %j',
    (written) => {
      expect(readPhone(written)).toBeUndefined();
    },
  );

  it('that is a Russian mobile one in E.164 is read as libphonenumber reads it, of every code', () => {
    for (let code = 900; code < 1_000; code += 1) {
      for (const written of [`+7${code}0000000`, `+7${code}1234567`, `+7${code}9999999`]) {
        const line = parseBySmallMetadata(written);
        expect(line?.isValid() === true ? line.number : undefined, written).toBe(written);
        expect(readPhone(written), written).toEqual({ msisdn: written });
      }
    }
    for (const other of ['+7916123456', '+791612345678', '+79161234567\n']) {
      expect(readPhone(other)?.msisdn, other).toBe(
        parseBySmallMetadata(other.trim())?.isValid() ? other.trim() : undefined,
      );
    }
  });

  it('is read as the whole metadata of libphonenumber reads it', () => {
    let seed = 7;
    const digit = (): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % 10;
    };
    const digits = (count: number): string => Array.from({ length: count }, digit).join('');
    const countries = [
      ['+79', 9],
      ['+7495', 7],
      ['+7343', 7],
      ['+7812', 7],
      ['+7', 10],
      ['+770', 8],
      ['+7727', 7],
      ['+37529', 7],
      ['+38050', 7],
      ['+99890', 7],
      ['+996', 9],
      ['+374', 8],
      ['+995', 9],
      ['+1', 10],
      ['+44', 10],
      ['+49', 9],
      ['+86', 11],
      ['+90', 10],
    ] as const;
    let read = 0;
    for (let count = 0; count < 4_000; count += 1) {
      const [country, length] = countries[count % countries.length] ?? ['+7', 10];
      const written = country + digits(length);
      const full = parsePhoneNumberFromString(written);
      if (full?.isValid() !== true) continue;
      read += 1;
      // No number that exists is lost.
      expect(readPhone(written)).toEqual({ msisdn: full.number });
      if (written.startsWith('+7')) {
        expect(readPhone(`8 ${written.slice(2)}`)).toEqual({ msisdn: written });
        const type = full.getType();
        if (type === 'MOBILE') expect(readPhone(`${written} доб. 1`)).toBeUndefined();
        if (type === 'FIXED_LINE') expect(readPhone(`${written} доб. 1`)?.extension).toBe('1');
      }
    }
    expect(read).toBeGreaterThan(1_500);
  });
});

describe('the line of a subscriber', () => {
  it('keeps an extension apart, and is found with it and without', async () => {
    const person = { msisdn: '8 (495) 123-45-67 доб. 12', name: 'Иван' };
    const { id, number } = accepted(await register({ ...complete, subscriber: person }));
    const kept = { msisdn: '+74951234567', extension: '12', name: 'Иван' };
    expect((await world.store.load(id))?.request.subscriber).toEqual(kept);
    for (const caller of ['84951234567', '+7 495 123-45-67 доб. 99']) {
      expect(
        accepted(await world.desk.status({ caller, channel: 'hotline' })).requests.map((view) => view.number),
      ).toEqual([number]);
    }
    // What an employee sees can be given back.
    expect(
      accepted(await world.desk.execute(number ?? '', { type: 'correct', subscriber: kept, reason: 'проверено' })),
    ).toMatchObject({ number });
  });

  it('of a mobile phone has no extension', async () => {
    await refuses({ ...complete, subscriber: { msisdn: '+7 916 123-45-67 доб. 12' } }, { path: 'subscriber.msisdn' });
    await refuses({ ...complete, subscriber: { ...subscriber, extension: '12' } }, { path: 'subscriber.extension' });
    await refuses(
      { ...complete, subscriber: { ...subscriber, extension: 'двенадцать' } },
      { path: 'subscriber.extension' },
    );
  });

  it('is told from what is none, without being repeated', async () => {
    for (const wrong of ['+8 (916) 123-45-67', '+7 000 123-45-67', '1'.repeat(1_000_000)]) {
      const answer = await refuses({ ...complete, subscriber: { msisdn: wrong } }, { path: 'subscriber.msisdn' });
      expect(JSON.stringify(answer)).not.toContain('123-45-67"');
    }
  });

  it('pasted with invisible characters is the same line', async () => {
    const desk = given('2026-11-20 12:00').desk;
    const pasted = { msisdn: '\u202a+7\u00a0916\u2060 123‑45‑67\u202c' };
    const answer = accepted(await desk.register(form(mts, 'serviceFault', { subscriber: pasted })));
    expect(answer.cleaned).toBe(true);
    expect(accepted(await desk.status({ caller: msisdn, channel: 'hotline' })).requests).toHaveLength(1);
  });
});
