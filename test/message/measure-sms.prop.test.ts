import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureSms, splitSms } from './room.ts';

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extension = new Set('\f^{}\\[~]|€');
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The slow way: every cluster of the whole text, packed one after another. */
function packed(text: string): { readonly encoding: string; readonly units: number; readonly parts: string[] } {
  const isGsm7 = [...text].every((character) => basic.has(character) || extension.has(character));
  const cost = (piece: string): number =>
    isGsm7 ? [...piece].reduce((sum, one) => sum + (extension.has(one) ? 2 : 1), 0) : piece.length;
  const [single, part] = isGsm7 ? [160, 153] : [70, 67];
  const units = cost(text);
  if (units <= single) return { encoding: isGsm7 ? 'gsm7' : 'ucs2', units, parts: [text] };
  const parts: string[] = [];
  let current = '';
  const add = (piece: string): void => {
    if (cost(current) + cost(piece) > part) {
      parts.push(current);
      current = '';
    }
    current += piece;
  };
  for (const { segment } of segmenter.segment(text))
    for (const piece of cost(segment) > part ? segment : [segment]) add(piece);
  parts.push(current);
  return { encoding: isGsm7 ? 'gsm7' : 'ucs2', units, parts };
}

const pieces = fc.constantFrom(
  ...[
    'a',
    'Z',
    ' ',
    '€',
    '[',
    '\f',
    '\r',
    '\n',
    '\r\n',
    'é',
    'я',
    'Ж',
    '№',
    '«',
    '’',
    '👍',
    '👨‍👩‍👧‍👦',
    '👍🏽',
    '🇷🇺',
    '🇷',
    'e\u0301',
    '\u0306',
    '\u200d',
    '\ufe0f',
    '한',
    'ᄀ',
    'ᅡ',
    'ᆨ',
    'क',
    '्',
    'ष',
    'ि',
    '\u0600',
    '\u0e33',
    'ก',
    '\ud83d',
    '\udc4d',
    '\u00ad',
    '©',
    '\u2060',
  ],
);
const everyday = fc.constantFrom(...'abc €[\r\né');
const russian = fc.constantFrom(...'Обращение принято, ответ до 25.11.2026 №«»', '\r\n', 'и\u0306', '👍');

const texts = fc.oneof(
  fc.array(pieces, { maxLength: 400 }).map((list) => list.join('')),
  fc.array(everyday, { maxLength: 700 }).map((list) => list.join('')),
  fc.array(russian, { maxLength: 400 }).map((list) => list.join('')),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);

const run = { seed: 20_261_120, numRuns: 6000 };

describe('splitting any text', () => {
  it('gives the text again when the parts are joined, and as many parts as were measured', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parts = splitSms(text);
        expect(parts.join('')).toBe(text);
        expect(measureSms(text).segments).toBe(parts.length);
      }),
      run,
    );
  });

  it('fills no part beyond its size, and the last one leaves what was measured', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { encoding, units, segments, unitsLeft } = measureSms(text);
        const parts = splitSms(text);
        const size = encoding === 'gsm7' ? (segments === 1 ? 160 : 153) : segments === 1 ? 70 : 67;
        const cost = (part: string): number => (encoding === 'ucs2' ? part.length : measureSms(part).units);
        for (const part of parts) expect(cost(part)).toBeLessThanOrEqual(size);
        expect(parts.reduce((sum, part) => sum + cost(part), 0)).toBe(units);
        expect(unitsLeft).toBe(size - cost(parts.at(-1) ?? ''));
        expect(segments * size).toBeGreaterThanOrEqual(units);
        if (text !== '') expect(parts).not.toContain('');
      }),
      run,
    );
  });

  it('agrees with packing every grapheme cluster of the text one after another, where none is longer than a part', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const expected = packed(text);
        const measure = measureSms(text);
        expect([measure.encoding, measure.units]).toEqual([expected.encoding, expected.units]);
        if ([...segmenter.segment(text)].every(({ segment }) => segment.length <= 67))
          expect(splitSms(text)).toEqual(expected.parts);
      }),
      run,
    );
  });

  it('finds the first character that GSM-7 does not have', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { encoding, firstUcs2 } = measureSms(text);
        expect(firstUcs2 === undefined).toBe(encoding === 'gsm7');
        if (firstUcs2 === undefined) return;
        expect(text.startsWith(firstUcs2.char, firstUcs2.index)).toBe(true);
        expect(measureSms(text.slice(0, firstUcs2.index)).encoding).toBe('gsm7');
        expect(measureSms(firstUcs2.char).encoding).toBe('ucs2');
      }),
      run,
    );
  });

  it('cuts correctly before and after each character of the first 12,288', () => {
    const wrong = [];
    for (let code = 0; code < 0x3000; code += 1) {
      for (const count of [66, 67]) {
        const text = `${'я'.repeat(count)}${String.fromCharCode(code)}яяяя`;
        if (splitSms(text).join('|') !== packed(text).parts.join('|')) wrong.push([code.toString(16), count]);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('measures and splits a text of a million clusters quickly', () => {
    const text = '👨‍👩‍👧‍👦я'.repeat(80_000);
    expect(splitSms(text).join('')).toBe(text);
  });
});
