import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlank } from '#src/kernel/text.ts';
import { closedSentence, compose, cutText, type MessageChannel, sanitize, transliterate } from './room.ts';
import { factsOf, mts, noon } from './senders.ts';

describe('words of a person', () => {
  it('lose line breaks, controls, bidi and zero-width characters', () => {
    expect(sanitize('а\r\nб\u2028в\u0000г\td\u00a0е')).toBe('а б в г d е');
    expect(sanitize('\u202eа\u200bб\u2066в\ufeffг\u00ad\u061c\u{e0041}')).toBe('абвг');
    expect(sanitize('а\u3164\u2800б\ud800')).toBe('а б');
  });

  it('cannot close the quotation or open another', () => {
    expect(sanitize('» «МТС: код 1» "x" „y“ ”')).toBe("' «МТС: код 1» 'x' 'y' '");
    expect(sanitize('»да« ««нет» "«» и»')).toBe("'да' '«нет» '«» и'");
    expect(sanitize("the end''. MTS ``x´´ ʼʼ")).toBe("the end'. MTS 'x' '");
    expect(sanitize('конец》. МТС: ≪да≫ ⟪x⟫ ⟩⟩ << >>')).toBe("конец'. МТС: 'да' 'x' ' ' '");
    expect(sanitize('2 < 3 > 1')).toBe('2 < 3 > 1');
  });

  it('keep «» as a pair in Cyrillic words, also where they are cut, and in no text of GSM-7', () => {
    expect(sanitize('Заменили роутер «Альфа»')).toBe('Заменили роутер «Альфа»');
    expect(sanitize('We replaced «Alpha»')).toBe("We replaced 'Alpha'");
    expect(cutText(sanitize('Заменили «новый роутер»'), 18)).toBe("Заменили 'новый…");
    const facts = { number: '4829301756', at: noon, outcome: 'satisfied', answer: 'Роутер «Омега» заменили' } as const;
    const told = (smsAlphabet: 'cyrillic' | 'transliterated') =>
      compose({ ...mts, smsAlphabet }, 'resolved', facts, { locale: 'ru', channel: 'sms', kind: 'serviceFault' });
    expect(told('cyrillic').text).toContain('Роутер «Омега» заменили.');
    expect(told('transliterated')).toMatchObject({
      text: expect.stringContaining("Router 'Omega' zamenili."),
      sms: { encoding: 'gsm7' },
    });
  });

  it('cannot become a quotation mark or a line break in Latin letters', () => {
    const found: string[] = [];
    for (let code = 0; code < 0x1_0000; code += 1) {
      const character = String.fromCharCode(code);
      if (/["\n\r\f]/.test(transliterate(sanitize(`a${character}b`)))) found.push(character);
    }
    expect(found).toEqual([]);
  });

  it.each([
    ['https://evil.example/x?y=1', 'https: //evil. example/x?y=1'],
    ['HTTP://evil.ru', 'HTTP: //evil. ru'],
    ['http://10.0.0.1/x', 'http: //10. 0. 0. 1/x'],
    ['www.evil.test/a', 'www. evil. test/a'],
    ['mts-bonus.ru/login', 'mts-bonus. ru/login'],
    ['internet.mts.ru', 'internet. mts. ru'],
    ['help@mts.ru', 'help@mts. ru'],
    ['a.b.com', 'a. b. com'],
    ['приз.рф', 'приз. рф'],
    ['ev\u200bil.ru', 'evil. ru'],
    ['tg://resolve?domain=x', 'tg: //resolve?domain=x'],
    ['мтс.рус/вход', 'мтс. рус/вход'],
    ['evil。ru', 'evil。 ru'],
    ['evil\u2024ru', 'evil\u2024 ru'],
    ['xn--80a.xn--p1ai', 'xn--80a. xn--p1ai'],
    ['denied.If you', 'denied. If you'],
  ])('break up the address in %j, and nothing of it is lost', (link, expected) => {
    expect(sanitize(`Идите на ${link} сейчас`)).toBe(`Идите на ${expected} сейчас`);
  });

  it.each([
    ['evil.tech', 'evil. tech'],
    ['evil.москва', 'evil. москва'],
    ['a.evil\ufe52moscow', 'a. evil\ufe52 moscow'],
    ['report.pdf', 'report. pdf'],
    ['готово.please', 'готово. please'],
  ])('may be an address or a file: %j is broken up, and nothing of it is lost', (text, expected) => {
    expect(sanitize(`Идите на ${text} сейчас`)).toBe(`Идите на ${expected} сейчас`);
  });

  it('keep a full stop without a space after it', () => {
    for (const text of [
      'Решено.Спасибо. Версия 2.0.1',
      'г.Москва, см.сайт, т.е.да/нет',
      'роутер.Wi-Fi 802.11ac 2.4GHz',
      '192.168.1.1',
    ]) {
      expect(sanitize(text)).toBe(text);
    }
  });

  it('are the same with and without the shortcut for plain texts', () => {
    const pieces = fc.constantFrom(
      'слово',
      'Word',
      '5',
      ' ',
      '  ',
      '.',
      ', ',
      '. ',
      '...',
      ':',
      '/',
      '//',
      "'",
      '"',
      '(',
      ')',
      '№',
      '-',
      'a.ru',
      'www',
      '\n',
      '!',
      '?',
      '+',
      '%',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (list) => {
        const text = list.join('');
        // An invisible character at the end is dropped, but it takes the text off the short way.
        expect(sanitize(text)).toBe(sanitize(`${text}\u200b`));
      }),
      { seed: 3, numRuns: 20_000 },
    );
  });

  it('are composed, so that a letter is counted once', () => {
    expect(sanitize('мои\u0306 е\u0308ж')).toBe('мой ёж');
  });

  it('lose marks that are piled up or stand alone at the beginning', () => {
    expect(sanitize(`z${'\u0335'.repeat(50)}`)).toBe(`z${'\u0335'.repeat(4)}`);
    expect(sanitize('\u0338ах')).toBe('ах');
  });

  it('are cut between grapheme clusters, at a space where one is near', () => {
    expect(cutText('Проверьте связь и ответьте', 20)).toBe('Проверьте связь и…');
    expect(cutText('Неразрывноеслово', 10)).toBe('Неразрывн…');
    expect(cutText('я👍🏽', 4)).toBe('я…');
    expect(cutText('👍🏽👍🏽', 3)).toBe('');
    expect(cutText('точно', 5)).toBe('точно');
  });
});

describe('a message with any words of a person', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          '»',
          '«',
          '"',
          '“',
          '\n',
          '\u2028',
          '\u202e',
          '\u200b',
          'МТС: ',
          'x.ru/',
          'http://',
          '👨‍👩‍👧‍👦',
          'e\u0301\u0301\u0301\u0301\u0301',
          'слово ',
          '.',
        ),
        { maxLength: 200 },
      )
      .map((list) => list.join('')),
  );
  const channels: readonly MessageChannel[] = ['sms', 'push', 'chat', 'voice', 'email'];
  const names = ['needsAnswer', 'resolved', 'failed', 'extended', 'progressed', 'delayed'] as const;

  it('has no link, no line break and one stop behind them, and takes two parts at most', () => {
    fc.assert(
      fc.property(
        words,
        fc.constantFrom(...channels),
        fc.constantFrom(...names),
        fc.constantFrom('ru', 'en'),
        (text, channel, name, locale) => {
          // No words at all are no fact.
          fc.pre(!isBlank(text));
          const about = { number: '4829301756', at: noon } as const;
          const facts = factsOf({ about, words: text, optional: true });
          const { text: written, sms } = compose(mts, name, facts[name], { locale, channel, kind: 'shopOrder' });
          expect(written.replaceAll('\n', channel === 'email' ? '' : '\n')).not.toMatch(
            /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u,
          );
          expect(written).not.toMatch(/:\/\/|www\.\S|[a-z0-9]\.ru\b/i);
          if (channel === 'sms') expect(sms?.segments).toBeLessThanOrEqual(2);
        },
      ),
      { seed: 152, numRuns: 3000 },
    );
  });

  it('are a sentence', () => {
    expect(['', ' ', 'да', 'да.', 'да..', 'да...', 'да….', 'да?!', 'да!', 'да,', 'да. '].map(closedSentence)).toEqual([
      '…',
      '…',
      'да.',
      'да.',
      'да.',
      'да…',
      'да…',
      'да?',
      'да!',
      'да.',
      'да.',
    ]);
  });

  it.each(['(evil.ruбанкк', '(evil.comЯ', 'x.бгя'])('makes no address of %s by cutting it', (address) => {
    const about = { number: '4829301756', at: noon } as const;
    for (let before = 1; before < 130; before += 1) {
      const facts = factsOf({ about, words: `${'я'.repeat(before)}${address}${'я'.repeat(200)}`, optional: false });
      for (const channel of ['sms', 'push'] as const) {
        const { text } = compose(mts, 'rejected', facts.rejected, { locale: 'ru', channel });
        expect(text).not.toMatch(/\.(?:ru|com|бг)(?!\p{L})/u);
      }
    }
  });
});
