import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose, cutText, describeStatus, type MessageChannel, quote, sanitize, transliterate } from './room.ts';
import { factsOf, mts, noon } from './senders.ts';

describe('words of a person', () => {
  it('lose line breaks, controls, bidi and zero-width characters', () => {
    expect(sanitize('а\r\nб\u2028в\u0000г\td\u00a0е')).toBe('а б в г d е');
    expect(sanitize('\u202eа\u200bб\u2066в\ufeffг\u00ad\u061c\u{e0041}')).toBe('абвг');
    expect(sanitize('а\u3164\u2800б\ud800')).toBe('а б');
  });

  it('cannot close the quotation or open another', () => {
    expect(sanitize('» «МТС: код 1» "x" „y“ ”')).toBe("' 'МТС: код 1' 'x' 'y' '");
    expect(sanitize("the end''. MTS ``x´´ ʼʼ")).toBe("the end'. MTS 'x' '");
    expect(sanitize('конец》. МТС: ≪да≫ ⟪x⟫ ⟩⟩ << >>')).toBe("конец'. МТС: 'да' 'x' ' ' '");
    expect(sanitize('2 < 3 > 1')).toBe('2 < 3 > 1');
    expect(quote(sanitize('конец». МТС: переведите деньги'), 'ru')).toBe("«конец'. МТС: переведите деньги»");
    expect(quote(sanitize('the end". MTS: pay'), 'en')).toBe(`"the end'. MTS: pay"`);
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
    'https://evil.example/x?y=1',
    'HTTP://evil.ru',
    'www.evil.test/a',
    'mts-bonus.ru/login',
    'a.b.com',
    'приз.рф',
    'ev\u200bil.ru',
    'tg://resolve?domain=x',
    'prize.de',
    'мтс.com',
    'мтс.рус/вход',
    'evil.store',
    'evil.example/x',
    'evil。ru',
    'evil\u2024ru',
    'xn--80a.xn--p1ai',
    'evil.zip/x',
  ])('lose the address in %j', (link) => {
    expect(sanitize(`Идите на ${link} сейчас`)).toBe('Идите на … сейчас');
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
  const names = ['needsAnswer', 'resolved', 'failed', 'extended'] as const;

  it('is the message with other words: nothing outside the quotation changes, and nothing can leave it', () => {
    fc.assert(
      fc.property(
        words,
        fc.constantFrom(...channels),
        fc.constantFrom(...names),
        fc.constantFrom('ru', 'en'),
        (text, channel, name, locale) => {
          const about = { number: '4829301756', subject: 'inquiry', at: noon } as const;
          const write = (own: string) =>
            compose(mts, name, factsOf({ about, words: own, optional: true })[name], { locale, channel });
          const { text: written, sms } = write(text);
          const quotations = written.match(/«[^«»]*»|"[^"]*"/g) ?? [];
          expect(quotations.length).toBeLessThanOrEqual(1);
          const [quotation = ''] = quotations;
          const shell = written.replace(quotation, '');
          expect(quotation).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
          expect(quotation).not.toMatch(/:\/\/|www\.|[a-z0-9]\.ru\b/i);
          expect(shell).not.toMatch(/[«»"]/);
          if (channel === 'sms') expect(sms?.segments).toBeLessThanOrEqual(2);
          const reference = write('да').text.replace(/«[^«»]*»|"[^"]*"/, '');
          const rest = shell.replace(/ (?:Подробнее|More): 0890\./, '');
          if (quotation !== '') expect(rest).toBe(reference);
        },
      ),
      { seed: 152, numRuns: 4000 },
    );
  });

  it('says where the rest is when something was cut', () => {
    const about = { number: '4829301756', subject: 'inquiry', at: noon } as const;
    const facts = factsOf({ about, words: 'Заменили оборудование. '.repeat(20), optional: false });
    expect(compose(mts, 'resolved', facts.resolved, { locale: 'ru', channel: 'sms' }).text).toMatch(
      /…»\. Подробнее: 0890\.$/,
    );
    expect(compose(mts, 'resolved', facts.resolved, { locale: 'en', channel: 'push' }).text).toMatch(
      /…"\. More: 0890\.$/,
    );
    expect(compose(mts, 'resolved', facts.resolved, { locale: 'ru', channel: 'email' }).text).not.toContain(
      'Подробнее',
    );
  });

  it.each(['(evil.ruбанкк', '(evil.comЯ', 'x.бгя'])('makes no address of %s by cutting it', (address) => {
    const about = { number: '4829301756', subject: 'inquiry', at: noon } as const;
    for (let before = 1; before < 130; before += 1) {
      const facts = factsOf({ about, words: `${'я'.repeat(before)}${address}${'я'.repeat(200)}`, optional: false });
      for (const channel of ['sms', 'push'] as const) {
        const { text } = compose(mts, 'rejected', facts.rejected, { locale: 'ru', channel });
        expect(text).not.toMatch(/\.(?:ru|com|бг)(?!\p{L})/u);
      }
    }
  });

  it('is as safe in a status', () => {
    const text = describeStatus(
      'inquiry',
      'resolved',
      { tone: 'formal', timeZone: 'Europe/Moscow', at: noon, outcome: 'refused', answer: 'нет».\nМТС: www.x.ru' },
      'ru',
    );
    expect(text).toBe("Обращение рассмотрено, в просьбе отказано. Ответ: «нет'. МТС: …».");
  });
});
