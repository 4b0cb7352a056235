import { describe, expect, it } from 'vitest';
import { Fault } from '#src/kernel/fault.ts';
import { compose, type MessageFacts, measureSms, overrideTexts, type Sender } from './room.ts';
import { beeline, longest, mts, noon, tele2 } from './senders.ts';

const registered: MessageFacts['registered'] = {
  number: '4829301756',
  subject: 'inquiry',
  at: noon,
  dueAt: new Date('2026-11-25T21:00:00Z'),
};
const { dueAt: _, ...about } = registered;
const sms = { locale: 'ru', channel: 'sms' } as const;

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    return Fault.is(error) ? error.code : String(error);
  }
  return undefined;
}

describe('compose', () => {
  it('confirms a registration in 57 characters', () => {
    const { text, sms: measure } = compose(mts, 'registered', registered, sms);
    expect(text).toBe('МТС: обращение N 4829301756 принято. Ответ до 25.11.2026.');
    expect(measure).toEqual({
      encoding: 'ucs2',
      units: 57,
      segments: 1,
      unitsLeft: 13,
      firstUcs2: { index: 0, char: 'М' },
    });
  });

  it('confirms it in English in GSM-7', () => {
    const { text, sms: measure } = compose(mts, 'registered', registered, { locale: 'en', channel: 'sms' });
    expect(text).toBe('MTS: request No 4829301756 accepted. Reply by 25.11.2026.');
    expect(measure?.encoding).toBe('gsm7');
  });

  it('promises that an order and a statement are done, unless the facts say otherwise', () => {
    const textOf = (facts: MessageFacts['registered']) => compose(mts, 'registered', facts, sms).text;
    expect(textOf({ ...registered, subject: 'order' })).toContain('принят. Срок до 25.11.2026.');
    expect(textOf({ ...registered, subject: 'statement' })).toContain('принято. Срок до 25.11.2026.');
    expect(textOf({ ...registered, subject: 'order', promise: 'answer' })).toContain('Ответ до 25.11.2026.');
    expect(textOf({ ...registered, subject: 'application', promise: 'fulfilment' })).toContain('Срок до 25.11.2026.');
  });

  it('measures only text messages', () => {
    expect(compose(mts, 'registered', registered, { locale: 'ru', channel: 'push' })).toEqual({
      text: 'Обращение № 4829301756 принято. Ответ до 25.11.2026 включительно.',
    });
  });

  it.each([
    ['inquiry', 'обращение N 4829301756 принято'],
    ['complaint', 'жалоба N 4829301756 принята'],
    ['claim', 'претензия N 4829301756 принята'],
    ['order', 'заказ N 4829301756 принят'],
    ['application', 'заявка N 4829301756 принята'],
    ['statement', 'заявление N 4829301756 принято'],
  ] as const)('makes the verb agree with %s', (subject, text) => {
    expect(compose(mts, 'registered', { ...registered, subject }, sms).text).toContain(text);
  });

  it('shows the day that an end at midnight closes, in the zone of the subscriber', () => {
    const inKamchatka = { ...registered, timeZone: 'Asia/Kamchatka' };
    expect(compose(mts, 'registered', inKamchatka, sms).text).toContain('Ответ до 09:00 26.11.2026.');
    expect(compose(mts, 'registered', { ...inKamchatka, dueAt: new Date('2026-11-25T12:00:00Z') }, sms).text).toContain(
      'Ответ до 25.11.2026.',
    );
    expect(compose(mts, 'registered', { ...inKamchatka, lastDay: '2026-11-25' }, sms).text).toContain(
      'Ответ до 25.11.2026.',
    );
  });

  it('dictates the number, as given or in groups of four', () => {
    const voice = { locale: 'ru', channel: 'voice' } as const;
    expect(compose(mts, 'registered', registered, voice).text).toBe(
      'Обращение номер 48 2930 1756 принято. Ответ до 25 ноября 2026 года включительно.',
    );
    expect(compose(mts, 'registered', { ...registered, spokenNumber: '482 93 01 756' }, voice).text).toContain(
      'номер 482 93 01 756 принято',
    );
  });

  it('says «Вы» as the operator does', () => {
    const facts = { number: '4829301756', subject: 'inquiry', at: noon } as const;
    expect(compose(mts, 'withdrawn', facts, sms).text).toBe('МТС: обращение N 4829301756 отозвано по Вашей просьбе.');
    expect(compose(beeline, 'withdrawn', facts, sms).text).toBe(
      'билайн: обращение N 4829301756 отозвано по вашей просьбе.',
    );
  });

  it('speaks of demands in a complaint and of a matter elsewhere', () => {
    const facts = { number: '4829301756', at: noon, outcome: 'satisfied', answer: 'Вернули деньги' } as const;
    expect(compose(mts, 'resolved', { ...facts, subject: 'claim' }, sms).text).toBe(
      'МТС: претензия N 4829301756 рассмотрена, требования удовлетворены. Ответ: «Вернули деньги».',
    );
    expect(compose(mts, 'resolved', { ...facts, subject: 'inquiry' }, sms).text).toBe(
      'МТС: обращение N 4829301756 рассмотрено, вопрос решён. Ответ: «Вернули деньги».',
    );
  });

  it('writes a letter with a subject', () => {
    expect(compose(mts, 'registered', registered, { locale: 'ru', channel: 'email' })).toEqual({
      subject: 'Обращение № 4829301756: регистрация',
      text: 'Здравствуйте!\n\nОбращение № 4829301756 принято. Ответ до 25.11.2026 включительно.\n\nС уважением,\nМТС, телефон 0890',
    });
  });
});

describe('the name of an operator', () => {
  const at = (instant: string) =>
    compose(tele2, 'registered', { ...registered, at: new Date(instant) }, sms).text.split(':')[0];

  it('changes at midnight of its day in the zone of the operator', () => {
    expect(at('2024-09-03T20:59:59.999Z')).toBe('Tele2');
    expect(at('2024-09-03T21:00:00Z')).toBe('t2');
  });

  it('is demanded', () => {
    expect(codeOf(() => compose({ ...mts, brand: [] }, 'registered', registered, sms))).toBe('message/invalid-sender');
  });
});

describe('the alphabet of text messages', () => {
  const written = (smsAlphabet: Sender['smsAlphabet'], name: 'registered' | 'extended') =>
    compose({ ...mts, smsAlphabet }, name, registered, sms);

  it('is Latin with the Latin name when the operator transliterates', () => {
    expect(written('transliterated', 'registered').text).toBe(
      'MTS: obrashchenie N 4829301756 prinyato. Otvet do 25.11.2026.',
    );
  });

  it('is the cheaper one, and Russian when both cost the same', () => {
    expect(written('cheapest', 'registered').text).toBe(written('cyrillic', 'registered').text);
    expect(written('cyrillic', 'extended').sms?.segments).toBe(2);
    expect(written('cheapest', 'extended').sms?.segments).toBe(1);
  });

  it('does not touch other channels', () => {
    const push = compose({ ...mts, smsAlphabet: 'transliterated' }, 'registered', registered, {
      locale: 'ru',
      channel: 'push',
    });
    expect(push.text).toContain('Обращение');
  });
});

describe('texts of an operator', () => {
  const one = (text: string) => () => text;
  const own = overrideTexts(mts, {
    registered: { ru: { sms: one('ru sms'), email: () => ({ subject: 'тема', text: 'письмо' }) }, kk: one('kk any') },
  });
  const text = (sender: Sender, locale: string, channel: 'sms' | 'push' | 'email') =>
    compose(sender, 'registered', registered, { locale, channel }).text;

  it('replace the channel they name and leave the others', () => {
    expect(text(own, 'ru', 'sms')).toBe('ru sms');
    expect(text(own, 'ru', 'push')).toBe(text(mts, 'ru', 'push'));
    expect(text(own, 'en', 'sms')).toBe(text(mts, 'en', 'sms'));
    expect(compose(own, 'registered', registered, { locale: 'ru', channel: 'email' })).toEqual({
      subject: 'тема',
      text: 'письмо',
    });
  });

  it('add a language for all channels', () => {
    expect([text(own, 'kk', 'sms'), text(own, 'kk', 'email'), text(own, 'kk-KZ', 'push')]).toEqual([
      'kk any',
      'kk any',
      'kk any',
    ]);
  });

  it('fall back from an unknown language to the Russian of the operator, then to that of the library', () => {
    expect(text(own, 'tt', 'sms')).toBe('ru sms');
    expect(text(own, 'tt', 'push')).toBe(text(mts, 'ru', 'push'));
    expect(compose(own, 'closed', longest.closed, { locale: 'kk', channel: 'push' }).text).toContain('закрыто');
  });

  it('take a regional locale for its language', () => {
    expect(text(mts, 'en-GB', 'sms')).toBe(text(mts, 'en', 'sms'));
    expect(text(own, 'ru-RU', 'sms')).toBe('ru sms');
  });

  it('stay when others are replaced later, and the operator before is as it was', () => {
    const later = overrideTexts(own, { registered: { ru: { push: one('ru push') } }, closed: { ru: one('закрыто') } });
    expect([text(later, 'ru', 'sms'), text(later, 'ru', 'push'), text(later, 'kk', 'push')]).toEqual([
      'ru sms',
      'ru push',
      'kk any',
    ]);
    expect(text(own, 'ru', 'push')).toBe(text(mts, 'ru', 'push'));
    expect(mts.texts).toBeUndefined();
  });

  it('leave a text for all channels to those that get none of their own later', () => {
    const first = overrideTexts(mts, { registered: { ru: one('ru any') } });
    const later = overrideTexts(first, { registered: { ru: { sms: one('ru sms') } } });
    expect([text(later, 'ru', 'sms'), text(later, 'ru', 'push'), text(later, 'ru', 'email')]).toEqual([
      'ru sms',
      'ru any',
      'ru any',
    ]);
  });

  it('of a region leave the other channels to the language', () => {
    const british = overrideTexts(mts, { registered: { en: one('en any'), 'en-GB': { sms: one('en-GB sms') } } });
    expect([text(british, 'en-GB', 'sms'), text(british, 'en-GB', 'push'), text(british, 'en-US', 'sms')]).toEqual([
      'en-GB sms',
      'en any',
      'en any',
    ]);
  });

  it('are found by tags of either case, shortened from their end', () => {
    const many = overrideTexts(mts, { registered: { 'pt-br': one('pt'), 'sr-Latn': one('latn'), sr: one('sr') } });
    const tags = ['pt-BR', 'pt-br', 'sr-Latn-RS', 'sr-RS', 'SR'];
    expect(tags.map((tag) => text(many, tag, 'sms'))).toEqual(['pt', 'pt', 'latn', 'sr', 'sr']);
    const later = overrideTexts(many, { registered: { 'pt-BR': one('pt later') } });
    expect(tags.slice(0, 2).map((tag) => text(later, tag, 'sms'))).toEqual(['pt later', 'pt later']);
  });

  it('are refused at once when they are none, and when they are due at the latest', () => {
    const refused = (texts: object, message: string) =>
      expect(() => overrideTexts(mts, { ...texts })).toThrow(
        expect.objectContaining({ code: 'message/invalid-template', message: expect.stringContaining(message) }),
      );
    refused({ regstered: { ru: one('x') } }, 'texts: expected messages (registered, ');
    refused({ registered: { ru: 'x' } }, 'texts.registered.ru: expected a function');
    refused({ registered: { ru: { sms: 'x' } } }, 'texts.registered.ru.sms: expected a function');
    refused({ registered: { ru: { fax: one('x') } } }, 'texts.registered.ru: expected channels (sms, ');
    refused({ registered: one('x') }, 'texts.registered: expected templates by locale, found function');
    refused({ registered: null }, 'texts.registered: expected templates by locale, found null');
    const nothing: object = { registered: undefined };
    expect(overrideTexts(mts, { ...nothing }).texts).toEqual({});
    const empty = overrideTexts(mts, { registered: { ru: () => JSON.parse('null') } });
    expect(() => text(empty, 'ru', 'push')).toThrow(
      expect.objectContaining({ message: 'registered in ru by push: expected a text, found null' }),
    );
  });

  it('are found in whatever case the language is written', () => {
    expect(text(own, 'RU', 'sms')).toBe('ru sms');
    expect(text(own, 'KK-kz', 'push')).toBe('kk any');
    expect(text(own, 'EN-gb', 'sms')).toBe(text(mts, 'en', 'sms'));
  });

  it('are not found under the names that every object has', () => {
    for (const locale of ['constructor', 'valueOf', 'toString', '__proto__']) {
      expect(text(own, locale, 'sms')).toBe('ru sms');
    }
  });

  it('get words of a person cleaned and quoted, and the tools to write dates and sums', () => {
    const sender = overrideTexts(mts, {
      resolved: {
        ru: ({ number, answer, amount = 0 }, wording) =>
          `${wording.brand} ${number} ${answer} ${wording.amount(amount)} ${wording.day('2026-11-25')} ${wording.support}`,
      },
    });
    const facts = {
      number: '1',
      subject: 'inquiry',
      at: noon,
      outcome: 'satisfied',
      answer: 'Всё\nхорошо\u202e»',
      amount: 5000,
    } as const;
    expect(compose(sender, 'resolved', facts, sms).text).toBe("МТС 1 «Всё хорошо'» 50 руб. 25.11.2026 0890");
  });

  it('are measured and cut as the texts of the library are', () => {
    const sender = overrideTexts(mts, { failed: { ru: ({ reason }) => `${'Очень жаль. '.repeat(6)}${reason}` } });
    const { text: written, sms: measure } = compose(sender, 'failed', longest.failed, sms);
    expect(measure).toEqual(measureSms(written));
    expect(measure?.segments).toBe(2);
    expect(written).toContain('…»');
  });
});

describe('what is not a fact', () => {
  it('is a fault that says what was expected', () => {
    expect(codeOf(() => compose(mts, 'registered', { ...registered, dueAt: new Date(Number.NaN) }, sms))).toBe(
      'calendar/invalid-instant',
    );
    expect(codeOf(() => compose(mts, 'registered', { ...registered, lastDay: '2026-02-30' }, sms))).toBe(
      'message/invalid-fact',
    );
    expect(codeOf(() => compose(mts, 'registered', { ...registered, lastDay: '25.11.2026' }, sms))).toBe(
      'message/invalid-fact',
    );
    expect(codeOf(() => compose(mts, 'registered', { ...registered, timeZone: 'Moscow' }, sms))).toBe(
      'calendar/unknown-zone',
    );
    expect(codeOf(() => compose(mts, 'returned', { ...longest.returned, amount: 0.5 }, sms))).toBe(
      'message/invalid-fact',
    );
    // @ts-expect-error a message that does not exist
    expect(codeOf(() => compose(mts, 'unheardOf', registered, sms))).toBe('message/invalid-template');
    // @ts-expect-error a subject that does not exist
    expect(codeOf(() => compose(mts, 'registered', { ...registered, subject: 'wish' }, sms))).toBe(
      'message/invalid-fact',
    );
  });

  it.each([
    'evil·com',
    'сбербанк.ру/вход',
    'бит.лы/x',
    'evil.cоm',
    'клик.инфо',
    'ｅｖｉｌ．ｃｏｍ',
    '𝐞𝐯𝐢𝐥.𝐜𝐨𝐦',
    'сбер·ру',
  ])('leaves no address that only Latin letters make: %s', (reason) => {
    for (const smsAlphabet of ['transliterated', 'cheapest'] as const) {
      const facts = { ...about, reason: `см. ${reason}` };
      const { text } = compose({ ...mts, smsAlphabet }, 'rejected', facts, { locale: 'ru', channel: 'sms' });
      expect(text).not.toMatch(/[a-z]\.[a-z]/i);
    }
  });

  it.each([
    ['т.е.все работает', 't.e.vse rabotaet'],
    ['Перезагрузите.если не поможет', 'Perezagruzite.esli ne pomozhet'],
    ['г.Тула', 'g.Tula'],
  ])('keeps what only looks like an address in Latin letters: %s', (reason, expected) => {
    const { text } = compose({ ...mts, smsAlphabet: 'transliterated' }, 'rejected', { ...about, reason }, sms);
    expect(text.replaceAll('. ', '.')).toContain(expected);
  });

  it('refuses facts that no type would let through, and says what would be right', () => {
    const to = { locale: 'ru', channel: 'sms' } as const;
    // What callers without types may pass.
    const loosely = compose as (...given: readonly unknown[]) => unknown;
    const day = '2026-11-25';
    const deadline = { dueAt: new Date('2026-11-25T21:00:00Z') };
    for (const [name, facts, addressing, expected] of [
      ['registered', { ...deadline, subject: 'constructor' }, to, 'subject: expected one of inquiry'],
      ['constructor', {}, to, 'message: expected one of registered'],
      ['registered', deadline, { ...to, channel: 'fax' }, 'channel: expected one of sms'],
      ['resolved', { outcome: 'bogus', answer: 'x' }, to, 'outcome: expected one of satisfied'],
      ['porting', { stage: 'bogus', scheduledFor: { day } }, to, 'stage: expected one of checking'],
      ['reminder', { question: 'x', daysLeft: Number.NaN }, to, 'count: expected a whole number'],
      ['reminder', { question: 'x', daysLeft: -1 }, to, 'count: expected a whole number'],
      ['scheduled', { scheduledFor: { day, to: '14:00' } }, to, 'slot: expected hours'],
      ['scheduled', { scheduledFor: { day, from: 'xx', to: 'yy' } }, to, 'slot: expected hours'],
      ['scheduled', { scheduledFor: { day, from: '24:00' } }, to, 'slot: expected hours'],
      ['scheduled', { scheduledFor: { day, from: '10:00', to: '24:30' } }, to, 'slot: expected hours'],
    ] as const) {
      for (const locale of ['ru', 'en']) {
        expect(() => loosely(mts, name, { ...about, ...facts }, { ...addressing, locale })).toThrow(expected);
      }
    }
  });
});
