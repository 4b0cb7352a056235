import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckScheme } from '#src/number/check.ts';
import { parseNumber } from '#src/number/parse.ts';
import { numberSeries } from '#src/number/series.ts';
import { adjacentSwaps, singleSlips } from './slips.ts';

const secret = '2b7e151628aed2a6abf7158809cf4f3c';
const schemes: readonly CheckScheme[] = ['mod97-10', 'damm', 'luhn'];
const series = schemes.flatMap((check) =>
  [10, 11, 20].map((digits) => numberSeries({ name: `test/${check}`, digits, prefix: '4', check, secret })),
);
const anySeries = fc.constantFrom(...series);

/** What the digits are, read in another way: compatibility forms, then a list of what may be dropped. */
function digitsOf(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\W*?((номер|number|no|n|#)[\s.:°o]*)*/u, (label) => (/[n#н]/.test(label) ? '' : label))
    .replace(/[oо]/g, '0')
    .replace(/\D/g, '');
}

const junk = fc.constantFrom(
  ...'0123456789OoОоlIЗз№Nn#.,-–— \u00a0\u2007\u200b\ufeff٤٣۴۳４３२९%x😀\ud83d',
  'номер',
  'No.',
  '\u202e',
);

describe('parseNumber', () => {
  it('never throws, and what it accepts is a sound number made of the digits in the text, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: junk, maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...'0123456789 -'), minLength: 9, maxLength: 24 }),
    );
    fc.assert(
      fc.property(text, anySeries, fc.boolean(), (given, of, lenient) => {
        const read = parseNumber(given, of, { lenient });
        if (!read.ok) {
          expect(read.refusal.code).toMatch(/^number\/(too-short|too-long|wrong-character|failed-check|other-series)$/);
          return;
        }
        expect(of.counterOf(read.value)).toBeDefined();
        expect(of.issue(of.counterOf(read.value) ?? 0n)).toBe(read.value);
        if (!lenient) expect(digitsOf(given)).toBe(read.value);
      }),
      { seed: 4, numRuns: 40_000 },
    );
  });

  it('accepts nothing with a foreign character in it, and names the character and its place', () => {
    const foreign = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 1 })
      .filter(
        (character) => !/[\s\p{Nd}\p{Pd}\p{Cf}\p{Cc}\p{Cs}\u2212.,\uff0e\uff0cOoОо]|\ufe0f|\u20e3/u.test(character),
      );
    fc.assert(
      fc.property(anySeries, fc.nat(999_999), foreign, fc.nat(20), (of, counter, character, at) => {
        const number = of.issue(counter);
        const index = 1 + (at % (number.length - 1));
        expect(parseNumber(number.slice(0, index) + character + number.slice(index), of)).toEqual({
          ok: false,
          refusal: { code: 'number/wrong-character', index, character },
        });
      }),
      { seed: 5, numRuns: 5_000 },
    );
  });

  it('reads an issued number however it is dressed up', () => {
    const zeros = [0x30, 0x660, 0x6f0, 0xff10];
    const dress = fc.array(fc.tuple(fc.constantFrom(...zeros), fc.constantFrom('', ' ', '-', '\u00a0', '. ', ' – ')), {
      minLength: 20,
      maxLength: 20,
    });
    const label = fc.constantFrom('', '№ ', 'N', 'номер ', 'Номер: ', ' № ');
    fc.assert(
      fc.property(
        anySeries,
        fc.nat(999_999),
        dress,
        label,
        fc.constantFrom('0', 'O', 'о'),
        (of, counter, forms, word, zero) => {
          const number = of.issue(counter);
          const text = [...number].map((digit, index) => {
            const [first = 0x30, after = ''] = forms[index] ?? [];
            return (digit === '0' ? zero : String.fromCharCode(first + Number(digit))) + after;
          });
          expect(parseNumber(word + text.join(''), of)).toEqual({ ok: true, value: number });
        },
      ),
      { seed: 6, numRuns: 5_000 },
    );
  });

  it('refuses every number with one wrong digit or, but for 09 and 90 under Luhn, two neighbours swapped', () => {
    for (const of of series) {
      for (let counter = 0; counter < 200; counter += 1) {
        const number = of.issue(counter * 4_999);
        const swaps = [...adjacentSwaps(number)].filter(
          (swap) => of.check !== 'luhn' || !/09|90/.test(differing(number, swap)),
        );
        for (const slip of [...singleSlips(number), ...swaps]) {
          if (parseNumber(slip, of).ok) expect.fail(`${slip} is accepted for ${number}`);
        }
      }
    }
  });
});

function differing(one: string, other: string): string {
  return [...one].filter((digit, index) => digit !== other.charAt(index)).join('');
}
