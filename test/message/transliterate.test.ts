import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureSms, transliterate } from './room.ts';

describe('transliterate', () => {
  it('writes the Russian alphabet by BGN/PCGN 1947 without its marks', () => {
    expect(transliterate('абвгдеёжзийклмнопрстуфхцчшщъыьэюя')).toBe("abvgdeyozhziyklmnoprstufkhtschshshch'y'eyuya");
  });

  it('keeps the case of a word and of an abbreviation', () => {
    expect(transliterate('Щука, ЩУКА, Юг, ЮГ, МЧС, Я')).toBe('Shchuka, SHCHUKA, Yug, YUG, MCHS, Ya');
    expect(transliterate('СЩ и ЖКХ.')).toBe('SSHCH i ZHKKH.');
  });

  it('gives typographic signs their plain form', () => {
    expect(transliterate('«а» – „б“ — № 5… 10\u00a0₽ ‘x’')).toBe(`"a" - "b" - N 5... 10 rub. 'x'`);
  });

  it('leaves what GSM-7 has, and takes the marks off other Latin letters', () => {
    expect(transliterate('Grüße €5 [ok]\r\n')).toBe('Grüße €5 [ok]\r\n');
    expect(transliterate('çéłý')).toBe('cély');
  });

  it('looks at what is beside a character each time, not only the first', () => {
    expect(transliterate('Щука ЩУКА Щ. Щ')).toBe('Shchuka SHCHUKA Shch. Shch');
    expect(transliterate('½ 1½ ½ 2½')).toBe('1/2 1 1/2 1/2 2 1/2');
    expect(transliterate('Љуба ЉУБА 😀я😀Я😀')).toBe('Ljuba LJUBA ?ya?Ya?');
  });

  it('takes the marks off Cyrillic letters too, composed or not', () => {
    expect(transliterate('те\u0300хника ѐ Ѝ ӣ ѓ Ќ бо\u0300льшая')).toBe("tekhnika e I i g K bol'shaya");
  });

  it('writes a fraction with its stroke, apart from the number before it', () => {
    expect(transliterate('½ часа, 1½ часа, 10⅓, 1\u20442')).toBe('1/2 chasa, 1 1/2 chasa, 10 1/3, 1/2');
  });

  it('makes no blank of a sign', () => {
    expect(transliterate('ﷺ')).toBe('?');
  });

  it('composes letters that came apart', () => {
    expect(transliterate('и\u0306 е\u0308 e\u0301')).toBe('y yo é');
  });

  it('drops invisible characters and marks the rest with a question mark', () => {
    expect(transliterate('а\u200bб\u202eв\u0007 👍 漢')).toBe('abv ? ?');
  });

  it('writes the letters of neighbours', () => {
    expect(transliterate('Їжак, Ўзда, Қазақ')).toBe('Yizhak, Wzda, Qazaq');
  });

  it('keeps apart words that differ by й, ы, ю, я, щ alone', () => {
    const words = ['мой', 'мои', 'мы', 'ми', 'лук', 'люк', 'мал', 'мял', 'щека', 'шека', 'чека'];
    expect(new Set(words.map(transliterate)).size).toBe(words.length);
  });

  it('gives a GSM-7 text for any input, and the same for its own result', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme-composite' }),
    );
    fc.assert(
      fc.property(any, (text) => {
        const latin = transliterate(text);
        expect(measureSms(latin).encoding).toBe('gsm7');
        expect(transliterate(latin)).toBe(latin);
      }),
      { seed: 1947, numRuns: 5000 },
    );
  });
});
