import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNumbers, formatNumber, type NumberSeries, numberFormat, numberSeries } from 'zayavka/number';

const secret = '000102030405060708090a0b0c0d0e0f';
const inquiry = numberSeries({ name: 'mts/inquiry', digits: 10, prefix: '4', secret });
const order = numberSeries({ name: 'mts/order', digits: 11, prefix: '4', secret });
const porting = numberSeries({ name: 'mts/porting', digits: 12, prefix: '4', secret });
const short = numberSeries({ name: 'shop', digits: 8, check: 'damm', secret });
const series = [inquiry, order, porting, short];
const number = inquiry.issue(7);
const other = inquiry.issue(8);
const groups = [number.slice(0, 3), number.slice(3, 6), number.slice(6)];
const found = (text: string) => findNumbers(text, [inquiry, order, porting]);
const keycaps = [...number].map((digit) => `${digit}\ufe0f\u20e3`).join('');
const fullWidth = [...number].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('');

describe('a number in a text', () => {
  it.each([
    [number, 0],
    [`Re: Обращение № ${number}`, 16],
    [`Fwd: [${number}] Ваше обращение принято`, 6],
    [`(${number})`, 1],
    [`«${number}»`, 1],
    [`"${number}"`, 1],
    [`обращение N${number}.`, 11],
    [`Статус ${number}, пожалуйста`, 7],
    [`${number}?`, 0],
    [`https://example.ru/r/${number}?from=sms`, 21],
    [`${formatNumber(number)} уже 15 дней`, 0],
    [`${formatNumber(number)} 15 дней`, 0],
    [`12 ${formatNumber(number)}`, 3],
    [formatNumber(number).replaceAll(' ', '\u00a0'), 0],
    [formatNumber(number).replaceAll(' ', '-'), 0],
    [`номер ${groups.join('-')} 15 дней`, 6],
    [`номер ${groups.join(' ')} от 25.11.2026`, 6],
    [`номер ${groups.join('.')}`, 6],
    [`Заявка\n${groups.join(' ')}\n25 ноября`, 7],
    [`принято ${keycaps}!`, 8],
    [`принято ${fullWidth}!`, 8],
    [`\u202a${number}\u202c`, 1],
    [`принято ${[...number].join('\u200b')}`, 8],
    [`👨‍👩‍👧 ${number}`, 9],
    [`25.11.2026 ${number} 15:30`, 11],
    [`+7 916 123-45-67 ${number}`, 17],
    [`+79161234567, ${number}`, 14],
    [`МТС: Обращение ${number} принято. Ответим не позднее 25.11.2026. Справки 0890`, 15],
  ])('is found with its place: %j', (text, index) => {
    expect(found(text)).toEqual([{ number, series: inquiry, index }]);
  });

  it.each([
    `${number}5`,
    `8${number}`,
    `+7${number}`,
    `+7 ${number}`,
    `+7 ${groups[0]} ${groups[1]}-${number.slice(6, 8)}-${number.slice(8)}`,
    `8 (${groups[0]}) ${groups[1]}-${number.slice(6, 8)}-${number.slice(8)}`,
    `8 ${groups[0]} ${groups[1]} ${number.slice(6, 8)} ${number.slice(8)}`,
    `8-${groups[0]}-${groups[1]}-${number.slice(6, 8)}-${number.slice(8)}`,
    `8 ${groups[0]}-${groups[1]}-${number.slice(6, 8)}-${number.slice(8)}`,
    `${number.slice(0, 4)} ${number.slice(4, 8)} ${number.slice(8)}12 3456`,
    `${number},50`,
    `${number}.00`,
    `${number} руб.`,
    `${number} ₽`,
    `${number} р.`,
    `${number} рублей`,
    `${number} копеек`,
    `${number} EUR`,
    `$${number}`,
    `4 829 301 753 000 руб.`,
    `0,${number}`,
    `${number.slice(0, 9)}${(Number(number[9]) + 1) % 10}`,
    '',
    'Re: Обращение',
    '25.11.2026 15:30',
  ])('is not a part of longer digits, of a phone number, of a sum: %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    '\nКопия: ivan@example.ru',
    ' копию ответа',
    ' Рубцов',
    ' рубрика',
    ' р. Волга',
    ' р. п. Заречье',
    '\nEuro',
    ' European',
    '\n₽',
  ])('is no sum before %j', (behind) => {
    expect(found(`Обращение ${number}${behind}`)).toEqual([{ number, series: inquiry, index: 10 }]);
  });

  it('is parted from its neighbours by breaks that nobody sees', () => {
    for (const sign of ['\v', '\f', '\u0085']) {
      expect(found(`${number}${sign}${other}`)).toEqual([
        { number, series: inquiry, index: 0 },
        { number: other, series: inquiry, index: number.length + 1 },
      ]);
    }
  });

  it('is not a part of a card number', () => {
    const twelve = porting.issue(1);
    expect(found(`${formatNumber(twelve)} 5678`)).toEqual([]);
    expect(found(`5678 ${formatNumber(twelve)}`)).toEqual([]);
    expect(found(formatNumber(twelve))).toHaveLength(1);
  });

  it.each([
    `${number} ${other}`,
    `${number},${other}`,
    `${number}, ${other}`,
    `${number}\n${other}`,
    `${formatNumber(number)} ${formatNumber(other)}`,
    `${groups.join('-')} ${other}`,
    `Обращения ${number} и № ${formatNumber(other)}`,
  ])('is one of several, in their order: %j', (text) => {
    expect(found(text).map((one) => one.number)).toEqual([number, other]);
  });

  it('is of its own series', () => {
    const texts = series.map((one) => one.issue(5));
    expect(findNumbers(texts.join('; '), series).map((one) => one.series.name)).toEqual(series.map(({ name }) => name));
    expect(findNumbers(texts.join('; '), [])).toEqual([]);
  });

  it('is found behind many groups of digits, and behind a run that is longer than any number', () => {
    for (const before of ['4 '.repeat(100_000), '1 2.'.repeat(50_000), '12-34.'.repeat(30_000), '4'.repeat(300_000)]) {
      expect(found(`${before}; ${number}`)).toEqual([{ number, series: inquiry, index: before.length + 2 }]);
    }
  });

  it.each([undefined, null, 7, {}])('there is none in what is no text: %j', (text) => {
    expect(found(text as unknown as string)).toEqual([]);
  });
});

describe('any issued number', () => {
  const written: readonly ((number: string) => string)[] = [
    (plain) => plain,
    formatNumber,
    (plain) => formatNumber(plain).replaceAll(' ', '-'),
    (plain) => formatNumber(plain).replaceAll(' ', '\u00a0'),
    (plain) => [...plain].map((digit) => `${digit}\ufe0f\u20e3`).join(''),
    (plain) => [...plain].join('\u2060'),
  ];
  /** Not what makes something else of the digits: more digits, a plus, a currency. */
  const before = fc.string({ unit: 'grapheme' }).filter((text) => !/[\p{Nd}+＋$€£₽][\s\p{P}\p{S}]*$/u.test(text));
  const after = fc
    .string({ unit: 'grapheme' })
    .filter((text) => !/^[\s\p{P}\p{S}\p{M}]*[\p{Nd}$€£₽рrкue]/iu.test(text));

  it('is found in any text, with its place', () => {
    const anySeries: fc.Arbitrary<NumberSeries> = fc.constantFrom(inquiry, order, porting);
    fc.assert(
      fc.property(anySeries, fc.nat(99_999), fc.constantFrom(...written), before, after, (of, counter, write, a, b) => {
        const one = of.issue(counter);
        const all = findNumbers(`${a}${write(one)}${b}`, [inquiry, order, porting]);
        expect(all).toContainEqual({ number: one, series: of, index: a.length });
      }),
      { seed: 11, numRuns: 3_000 },
    );
  });

  it('nothing is found in random digits but at the rate of the check', () => {
    let seed = 3;
    const digit = (): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % 10;
    };
    const any = numberFormat({ name: 'any', digits: 10 });
    const texts = Array.from({ length: 20_000 }, () => `о ${Array.from({ length: 10 }, digit).join('')} т`);
    const rate = texts.filter((text) => findNumbers(text, [any]).length > 0).length / texts.length;
    expect(rate).toBeLessThan(1.25 / 97);
    expect(texts.every((text) => found(`${text.slice(2, -2)}7`.repeat(3)).length === 0)).toBe(true);
  });
});
