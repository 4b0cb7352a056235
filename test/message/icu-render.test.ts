/**
 * Compares with intl-messageformat: on cases that formatjs publishes for its parser and formatter, and on generated texts.
 */
import fc from 'fast-check';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { Fault } from 'zayavka';
import { checkText } from '#src/message/icu/check-text.ts';
import { parseText, readText } from '#src/message/icu/parse-text.ts';
import { renderText, type TextValues } from '#src/message/icu/render-text.ts';

const render = (source: string, values: TextValues = {}, locale = 'en'): string =>
  renderText(parseText(source), locale, values);

function reference(source: string, values: Record<string, string | number>, locale = 'en'): string {
  return String(new IntlMessageFormat(source, locale, undefined, { ignoreTag: true }).format(values));
}

describe('cases published by formatjs', () => {
  it.each([
    ['', ''],
    ['a', 'a'],
    ['中文', '中文'],
    ['hi @{a}', 'hi @A'],
    ['a {b} \nc', 'a B \nc'],
    ['My name is {0}', 'My name is zero'],
    ['My name is { 0 }', 'My name is zero'],
    ["a''b", "a'b"],
    ["'{a''b}'", "{a'b}"],
    ["'}a''b{'", "}a'b{"],
    ["aaa'{'", 'aaa{'],
    ["aaa'}'", 'aaa}'],
    ["I don't know", "I don't know"],
    ["'aa''b'", "'aa'b'"],
    ["a '{a{ {}{}{} ''bb", "a {a{ {}{}{} 'bb"],
    ["You have '{count} {thing}", 'You have {count} {thing}'],
    ["a 'a''{}", "a 'a'{}", 'refused'],
    ["Name: ''{a}''.", "Name: 'A'."],
    ["'just some {a} thing'", "'just some A thing'"],
    ["This '{isn''t}' obvious and '<Bob''s URL>' works.", "This {isn't} obvious and <Bob's URL> works."],
    ["a '''}' b", "a '} b"],
    ["'{a}{b}'", '{a}{b}'],
    ['Use }} to close', 'Use }} to close'],
    ['}}}', '}}}'],
    ['<}}', '<}}'],
    ['I <3 cats.', 'I <3 cats.'],
    ["I '<'3 cats. '<a>foo</a>' '<b>bar</b>'", 'I <3 cats. <a>foo</a> <b>bar</b>'],
    ["'<a>", '<a>'],
    ['a <b>bold {a}</b> <br/> </i> <123>', 'a <b>bold A</b> <br/> </i> <123>'],
    ["You {n, plural, one {worked for '#' hour} other {worked for '#' hours}} today.", 'You worked for # hours today.'],
    ["\n    {n, plural,\n        one {item'}'}\n        other {items'}'}\n    }", '\n    items}'],
    ["{n, plural, one {'# item'} other {'# items'}}", '# items'],
    ['{n, plural, one{# item} other{# items} =22{exactly}}', 'exactly'],
    ['\n{x, select,\n male {\n {a}}\n female {\n {b}}\n other{\n {c}}}\n', '\n\n C\n'],
    ['< {x, select, A {1} 4 {2} 3 {3} other {4}}', '< 4'],
    ['{x, select, other {# and {n, plural, other {#}}}}', '# and 22'],
    ['{n, plural, other {# {x, select, other {#}}}}', '22 #'],
    ['{n, plural, other {{m, plural, other {#}} #}}', '1 22'],
  ])('%j', (source, expected, isRefused?: string) => {
    const values = { 0: 'zero', a: 'A', b: 'B', c: 'C', n: 22, m: 1, x: 'none of them' };
    if (isRefused !== undefined) {
      expect(readText(source).ok).toBe(false);
      expect(() => reference(source, values)).toThrow();
      return;
    }
    expect(render(source, values)).toBe(expected);
    expect(reference(source, values)).toBe(expected);
  });

  const points =
    'I have {n, plural,zero {zero points}one {a point}two {two points}few {a few points}many {lots of points}other {some other amount of points}}.';
  it.each([
    ['ar', [0, 1, 2, 5, 20, 100]],
    ['cy', [0, 1, 2, 3, 6, 100]],
    ['pt', [0, 1, 2]],
    ['pt-MZ', [0, 1, 100]],
    ['ru', [0, 1, 2, 5, 11, 12, 21, 22, 25, 101, 111, 121, 999]],
    ['kk', [0, 1, 2, 21]],
    ['pl', [1, 2, 5, 12, 22]],
  ])('plural forms: %s', (locale, counts) => {
    for (const n of counts) expect(render(points, { n }, locale)).toBe(reference(points, { n }, locale));
  });

  const companies =
    '{n, plural, =1 {Одна компания опубликовала}one {# компания опубликовала}few {# компании опубликовали}many {# компаний опубликовали}other {# компаний опубликовали}} новые книги.';
  it.each([
    [0, '0 компаний опубликовали новые книги.'],
    [1, 'Одна компания опубликовала новые книги.'],
    [2, '2 компании опубликовали новые книги.'],
    [10, '10 компаний опубликовали новые книги.'],
    [21, '21 компания опубликовала новые книги.'],
  ])('an exact form wins: %d', (n, expected) => {
    expect(render(companies, { n }, 'ru-RU')).toBe(expected);
    expect(reference(companies, { n }, 'ru-RU')).toBe(expected);
  });

  it('nested select and plural', () => {
    const source =
      '{who} {n, plural, =1 {est {gender, select, female {allée}other {allé}}}other {sont {gender, select, female {allées}other {allés}}}} à {city}.';
    const men = { who: 'Lucas, Tony et Drew', n: 3, gender: 'male', city: 'Paris' };
    expect(render(source, men, 'fr-FR')).toBe('Lucas, Tony et Drew sont allés à Paris.');
    const woman = { who: 'Monica', n: 1, gender: 'female', city: 'Paris' };
    expect(render(source, woman, 'fr-FR')).toBe('Monica est allée à Paris.');
  });
});

/** Pieces that mean something to one of the two, in every order. */
const oddities = fc
  .array(
    fc.constantFrom("'", "''", "'{", "}'", "'<", '>', '#', "'#", '{v}', 'a', ' ', '{n, plural, one {#} other {#}}'),
    {
      maxLength: 12,
    },
  )
  .map((pieces) => pieces.join(''));

/** Quotes what is syntax. `#` alone is left as it is: it counts in a plural and is text elsewhere. */
const literal = fc
  .string({ unit: fc.constantFrom('a', 'Ж', '😀', ' ', '\n', "'", '{', '}', '#', '<', '>', ','), maxLength: 8 })
  .map((text) => text.replaceAll("'", "''").replaceAll(/[{}<>]+/g, "'$&'"));

/** A valid text of the subset as a translator would write it. */
const { text: anyText } = fc.letrec<{ text: string; part: string }>((tie) => {
  const branches = (count: number) => fc.array(tie('text'), { minLength: count, maxLength: count });
  return {
    text: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
    part: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'text' },
      literal,
      fc.constantFrom('{v}', '{ v }', '{n}', '{m}'),
      fc
        .tuple(
          fc.constantFrom('n', 'm'),
          fc.subarray(['=0', '=1', '=21', 'zero', 'one', 'two', 'few', 'many']),
          branches(9),
        )
        .map(([name, forms, texts]) => {
          const all = [...forms, 'other'].map((form, index) => `${form} {${texts[index]}}`);
          return `{${name}, plural, ${all.join(' ')}}`;
        }),
      fc.tuple(fc.constantFrom('x', 'y'), fc.subarray(['a', 'b', 'none']), branches(4)).map(([name, keys, texts]) => {
        const all = [...keys, 'other'].map((key, index) => `${key}{${texts[index]}}`);
        return `{${name},select,${all.join('\n')}}`;
      }),
    ),
  };
});

const valuesOfAny = fc.record({
  v: fc.string({ unit: 'grapheme', maxLength: 6 }),
  n: fc.integer({ min: 0, max: 999 }),
  m: fc.integer({ min: 0, max: 30 }),
  x: fc.constantFrom('a', 'b', 'c', '{v}'),
  y: fc.constantFrom('a', 'other', ''),
});

describe('generated texts', () => {
  const locale = fc.constantFrom('ru', 'en', 'kk', 'pl', 'cy', 'ja');

  it('render as intl-messageformat renders them', () => {
    fc.assert(
      fc.property(anyText, valuesOfAny, locale, (source, values, language) => {
        expect(render(source, values, language)).toBe(reference(source, values, language));
      }),
      { seed: 15, numRuns: 700 },
    );
  });

  it('are quoted by the same apostrophes, and refused in the same cases', () => {
    const places = fc.constantFrom(
      (text: string) => text,
      (text: string) => `{n, plural, one {${text}} other {${text}}}`,
      (text: string) => `{x, select, a {${text}} other {${text}}}`,
      (text: string) => `{n, plural, other {{x, select, other {${text}}}${text}}}`,
    );
    fc.assert(
      fc.property(oddities, places, (text, place) => {
        const source = place(text);
        const values = { v: "V'{", n: 1, x: 'a', a: 'A' };
        const result = readText(source);
        if (result.ok) expect(renderText(result.value, 'en', values)).toBe(reference(source, values));
        else expect(() => reference(source, values)).toThrow();
      }),
      { seed: 15, numRuns: 2000 },
    );
  });

  it('are parsed or refused, never anything else, and checked without an error', () => {
    const soup = fc.array(
      fc.oneof(
        fc.constantFrom('{', '}', ',', "'", '#', ' ', '\n', 'plural', 'select', 'other', 'n', '=1'),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(soup, (pieces) => {
        const result = readText(pieces.join(''));
        const faults = result.ok ? checkText(result.value, { locale: 'ru', arguments: {} }) : result.refusal;
        if (!result.ok) expect(faults).not.toEqual([]);
        for (const { line, column } of faults) expect(Math.min(line, column)).toBeGreaterThan(0);
      }),
      { seed: 15, numRuns: 2000 },
    );
  });
});

describe('what differs from intl-messageformat', () => {
  it('is a number from 1,000: plain digits, which fit the alphabet of a text message', () => {
    expect(render('{n, plural, other {#}} {n}', { n: 1_234_567 }, 'ru')).toBe('1234567 1234567');
    expect(render('{n, plural, other {#}}', { n: 12 }, 'ar-EG')).toBe('12');
    expect(render('{n, plural, other {#}}', { n: -0 }, 'ru')).toBe('0');
  });

  const reason = '{reason, select, none {} other { Причина: {reason}.}}';
  it('is an absent argument: it selects none', () => {
    expect(render(`Отклонено.${reason}`)).toBe('Отклонено.');
    expect(render(`Отклонено.${reason}`, { reason: undefined })).toBe('Отклонено.');
    expect(render(`Отклонено.${reason}`, { reason: 'нет линии' })).toBe('Отклонено. Причина: нет линии.');
    expect(render('{reason, select, other {по решению}}')).toBe('по решению');
  });

  it('is a value that reads none: it is there', () => {
    expect(render(reason, { reason: 'none' })).toBe(' Причина: none.');
    expect(render('{amount, select, none {-} other {{amount}}}', { amount: 0 })).toBe('0');
  });
});

describe('values', () => {
  it('are taken as they are', () => {
    expect(render('«{v}»', { v: "{n} '{' # <b>" })).toBe("«{n} '{' # <b>»");
    expect(render('«{v}»', { v: '' })).toBe('«»');
    expect(render('{v}', { v: 0 })).toBe('0');
  });

  it.each([
    ['{number}', {}, '{number}: expected a text or a whole number, found nothing'],
    ['{number}', { number: undefined }, '{number}: expected a text or a whole number, found nothing'],
    ['{toString}', {}, '{toString}: expected a text or a whole number, found nothing'],
    ['{__proto__}', {}, '{__proto__}: expected a text or a whole number, found nothing'],
    ['{n}', { n: 1.5 }, '{n}: expected a text or a whole number, found 1.5'],
    ['{n}', { n: Number.NaN }, '{n}: expected a text or a whole number, found NaN'],
    ['{n, plural, other {#}}', {}, '{n, plural}: expected a whole number, found nothing'],
    ['{n, plural, other {}}', { n: '5' }, '{n, plural}: expected a whole number, found a string'],
    ['{n, plural, other {}}', { n: 0.5 }, '{n, plural}: expected a whole number, found 0.5'],
    ['{n, plural, other {}}', { n: Number.POSITIVE_INFINITY }, '{n, plural}: expected a whole number, found Infinity'],
    ['{n, plural, other {}}', { n: 2 ** 53 }, '{n, plural}: expected a whole number, found 9007199254740992'],
  ])('that do not fit are faults: %s of %o', (source, values: TextValues, message) => {
    expect(() => render(source, values)).toThrow(new Fault('message/invalid-fact', message));
    expect(() => render(source, values)).toThrow(expect.objectContaining({ code: 'message/invalid-fact' }));
  });

  it('are not asked for where no branch needs them', () => {
    expect(render('{x, select, a {{number}} other {}}', { x: 'b' })).toBe('');
  });
});
