import { describe, expect, it } from 'vitest';
import { Fault } from '#src/kernel/fault.ts';
import { compose, type MessageFacts, measureSms, type Sender, texts } from './room.ts';
import { factsOf, mts, noon, tele2 } from './senders.ts';

const registered: MessageFacts['registered'] = {
  number: '4829301756',
  at: noon,
  dueAt: new Date('2026-11-25T21:00:00Z'),
};
const { dueAt: _, ...about } = registered;
const sms = { locale: 'ru', channel: 'sms' } as const;
const longest = factsOf({ about, words: 'Заменили оборудование на станции. '.repeat(20), optional: true });

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    return Fault.is(error) ? error.code : String(error);
  }
  return undefined;
}

describe('compose', () => {
  it('confirms a registration in 60 characters', () => {
    const { text, sms: measure, locale } = compose(mts, 'registered', registered, sms);
    expect(text).toBe('Обращение 4829301756 принято. Ответим не позднее 25.11.2026.');
    expect(locale).toBe('ru');
    expect(measure).toEqual({
      encoding: 'ucs2',
      units: 60,
      segments: 1,
      unitsLeft: 10,
      firstUcs2: { index: 0, char: 'О' },
    });
  });

  it('confirms it in English in GSM-7, with the month in letters', () => {
    const { text, sms: measure } = compose(mts, 'registered', registered, { locale: 'en', channel: 'sms' });
    expect(text).toContain('no later than 25 November 2026');
    expect(measure?.encoding).toBe('gsm7');
  });

  it.each([
    ['serviceFault', 'Обращение 4829301756 принято. Ответим не позднее 25.11.2026.'],
    ['complaint', 'Жалоба 4829301756 принята. Ответим не позднее 25.11.2026.'],
    ['claim', 'Претензия 4829301756 зарегистрирована. Ответим не позднее 25.11.2026.'],
    ['fixedConnection', 'Заявка 4829301756 принята. Позвоним не позднее 25.11.2026.'],
    ['shopOrder', 'Заказ 4829301756 принят. Будет у вас не позднее 25.11.2026.'],
    ['newConnection', 'Заявка 4829301756 принята. Подключим не позднее 25.11.2026.'],
    ['numberPorting', 'Заявление 4829301756 принято. Перенесём номер не позднее 25.11.2026.'],
    ['simReplacement', 'Заявка 4829301756 принята. Заменим SIM-карту не позднее 25.11.2026.'],
    ['tariffChange', 'Заявка 4829301756 принята. Сменим тариф не позднее 25.11.2026.'],
    ['contractTermination', 'Заявление 4829301756 принято. Закроем договор не позднее 25.11.2026.'],
  ])('promises what the kind is about, in one part: %s', (kind, expected) => {
    const { text, sms: measure } = compose(mts, 'registered', registered, { ...sms, kind });
    expect([text, measure?.segments]).toEqual([expected, 1]);
  });

  it('says the day that an end at midnight closes, in the zone of the subscriber', () => {
    const inKamchatka = { ...registered, timeZone: 'Asia/Kamchatka' };
    expect(compose(mts, 'registered', inKamchatka, sms).text).toContain('не позднее 09:00 26.11.2026.');
    const noonOfTheDay = { ...inKamchatka, dueAt: new Date('2026-11-25T12:00:00Z') };
    expect(compose(mts, 'registered', noonOfTheDay, sms).text).toContain('не позднее 25.11.2026.');
    expect(compose(mts, 'registered', { ...inKamchatka, lastDay: '2026-11-25' }, sms).text).toContain(
      'не позднее 25.11.2026.',
    );
  });

  it('dictates the number, as given or in groups of four', () => {
    const voice = { locale: 'ru', channel: 'voice' } as const;
    expect(compose(mts, 'registered', registered, voice).text).toContain('номер: 48 2930 1756');
    expect(compose(mts, 'registered', { ...registered, spokenNumber: '482 93 01 756' }, voice).text).toContain(
      'номер: 482 93 01 756',
    );
  });

  it('closes the words of a person with one stop', () => {
    const said = (answer: string) =>
      compose(mts, 'resolved', { ...about, outcome: 'satisfied', answer }, { locale: 'ru', channel: 'chat' }).text;
    for (const answer of [
      'Связь восстановлена',
      'Связь восстановлена.',
      'Связь восстановлена. ',
      'Связь восстановлена,',
    ]) {
      expect(said(answer)).toContain(' Связь восстановлена. ');
    }
    expect(said('Всё работает?!')).toContain('Всё работает? ');
    expect(said('Ура!!!')).toContain('Ура! ');
    expect(said('Ждём...')).toContain('Ждём… ');
  });

  it('keeps the letters of an address in an answer, and what follows a stop without a space', () => {
    const said = (answer: string) => compose(mts, 'resolved', { ...about, outcome: 'satisfied', answer }, sms).text;
    expect(said('Точка доступа internet.mts.ru')).toContain('Точка доступа internet. mts. ru.');
    expect(said('It is denied.If you disagree, call')).toContain('It is denied. If you disagree, call.');
    expect(said('https://evil.ru/x')).toContain('https: //evil. ru/x.');
  });

  it('leaves out words that show nothing, where the text can do without them', () => {
    const { text } = compose(mts, 'cancelled', { ...about, reason: ' \u200b\n' }, sms);
    expect(text).toBe(compose(mts, 'cancelled', about, sms).text);
  });

  it('writes a letter with a subject, a greeting and a closing', () => {
    expect(compose(mts, 'registered', registered, { locale: 'ru', channel: 'email', kind: 'serviceFault' })).toEqual({
      subject: 'Не работает услуга, № 4829301756',
      text: 'Здравствуйте!\n\nОбращение 4829301756 принято. Ответим не позднее 25.11.2026.\n\nМТС\nТелефон поддержки: 0890',
      locale: 'ru',
    });
  });

  it('tells of a line of another operator the number that can be called from it', () => {
    const facts = { ...about, reason: 'прежний оператор отказал' };
    const said = (kind: string, channel: 'sms' | 'chat') =>
      compose(mts, 'rejected', facts, { locale: 'ru', channel, kind }).text;
    expect(said('serviceFault', 'sms')).toContain('0890');
    expect(said('numberPorting', 'sms')).toContain('88002500890');
    expect(said('newConnection', 'chat')).toContain('8 800 250-08-90');
  });
});

describe('the name of an operator', () => {
  const at = (instant: string) =>
    compose(tele2, 'registered', { ...registered, at: new Date(instant) }, { locale: 'ru', channel: 'email' })
      .text.split('\n')
      .find((line) => /t2|Tele2/.test(line));

  it('changes at midnight of its day in the zone of the operator', () => {
    expect(at('2024-09-03T20:59:59.999Z')).toBe('Tele2');
    expect(at('2024-09-03T21:00:00Z')).toBe('t2');
  });

  it('is demanded', () => {
    expect(codeOf(() => compose({ ...mts, brand: [] }, 'registered', registered, sms))).toBe('message/invalid-sender');
  });
});

describe('the alphabet of text messages', () => {
  const written = (smsAlphabet: Sender['smsAlphabet'], name: 'registered' | 'overdue') =>
    compose({ ...mts, smsAlphabet }, name, { ...registered, at: registered.dueAt, missed: registered }, sms);

  it('is Latin when the operator transliterates', () => {
    const { text, sms: measure } = written('transliterated', 'registered');
    expect(text).toBe('Obrashchenie 4829301756 prinyato. Otvetim ne pozdnee 25.11.2026.');
    expect(measure?.encoding).toBe('gsm7');
  });

  it('is the cheaper one, and Russian when both cost the same', () => {
    expect(written('cheapest', 'registered').text).toBe(written('cyrillic', 'registered').text);
    expect(written('cyrillic', 'overdue').sms?.segments).toBe(2);
    expect(written('cheapest', 'overdue').sms?.segments).toBe(1);
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
  const own: Sender = {
    ...mts,
    texts: texts({
      registered: {
        ru: { sms: 'ru sms {number}', email: { subject: 'тема', text: 'письмо {number}' } },
        kk: 'kk {number} {due}',
      },
    }),
  };
  const composed = (sender: Sender, locale: string, channel: 'sms' | 'push' | 'email' = 'sms', kind?: string) =>
    compose(sender, 'registered', registered, { locale, channel, kind });
  const text = (...given: Parameters<typeof composed>) => composed(...given).text;

  it('replace the channel they name and leave the others', () => {
    expect(text(own, 'ru', 'sms')).toBe('ru sms 4829301756');
    expect(text(own, 'ru', 'push')).toBe(text(mts, 'ru', 'push'));
    expect(text(own, 'en', 'sms')).toBe(text(mts, 'en', 'sms'));
    expect(composed(own, 'ru', 'email')).toMatchObject({ subject: 'тема' });
    expect(text(own, 'ru', 'email')).toContain('Здравствуйте!\n\nписьмо 4829301756\n\n');
  });

  it('add a language, and say which one the text is in', () => {
    expect(composed(own, 'kk-KZ', 'push')).toEqual({ text: 'kk 4829301756 25.11.2026', locale: 'kk' });
    expect(composed(own, 'kk', 'sms').locale).toBe('kk');
  });

  it('fall back from a language without them to the default one, and say so', () => {
    expect(composed(own, 'tt', 'sms')).toMatchObject({ text: 'ru sms 4829301756', locale: 'ru' });
    expect(composed(own, 'tt', 'push').text).toBe(text(mts, 'ru', 'push'));
    expect(compose(own, 'closed', about, { locale: 'kk', channel: 'push' }).locale).toBe('ru');
    const inKazakh = { ...own, defaultLocale: 'kk' };
    expect(composed(inKazakh, 'tt', 'sms').locale).toBe('kk');
    expect(compose(inKazakh, 'closed', about, { locale: 'tt', channel: 'push' }).locale).toBe('ru');
    expect(composed({ ...mts, defaultLocale: 'en' }, 'fr', 'sms').locale).toBe('en');
  });

  it('give way to those of the kind, and win over the standard ones of the kind', () => {
    const both: Sender = {
      ...own,
      kinds: { complaint: { texts: texts({ registered: { ru: { sms: 'kind {number}' } } }) } },
    };
    expect(text(both, 'ru', 'sms', 'complaint')).toBe('kind 4829301756');
    expect(text(both, 'ru', 'sms', 'claim')).toBe('ru sms 4829301756');
    expect(text(both, 'ru', 'push', 'complaint')).toContain('Жалоба 4829301756 принята');
  });

  it('are found by tags in any form, shortened from their end', () => {
    const many: Sender = {
      ...mts,
      texts: texts({
        registered: { 'pt-br': 'pt {number}', 'sr-Latn': 'latn {number}', sr: 'sr {number}', ru_RU: 'region {number}' },
      }),
    };
    const tags = ['pt-BR', 'pt-br', 'pt_BR', 'sr-Latn-RS', 'sr_latn_rs', 'sr-RS', 'SR', 'ru_RU', 'ru-RU-x-tele'];
    expect(tags.map((tag) => text(many, tag, 'sms').split(' ')[0])).toEqual([
      'pt',
      'pt',
      'pt',
      'latn',
      'latn',
      'sr',
      'sr',
      'region',
      'region',
    ]);
    // The only region of a language speaks for it, not one of two, nor one that is written in other letters.
    expect(['ru', 'pt', 'pt-PT'].map((tag) => composed(many, tag).locale)).toEqual(['ru-RU', 'pt-BR', 'pt-BR']);
    const two: Sender = { ...mts, texts: texts({ registered: { 'ru-RU': 'one {number}', 'ru-BY': 'two {number}' } }) };
    expect(text(two, 'ru', 'sms')).toBe(text(mts, 'ru', 'sms'));
    const latin: Sender = { ...mts, texts: texts({ registered: { 'sr-Latn': 'latn {number}' } }) };
    expect(composed(latin, 'sr').locale).toBe('ru');
    expect(composed(many, 'sr-Latn-RS').locale).toBe('sr-Latn');
    expect(text(mts, 'en-GB', 'sms')).toBe(text(mts, 'en', 'sms'));
  });

  it('of a region leave the other channels to the language', () => {
    const british: Sender = {
      ...mts,
      texts: texts({ registered: { en: 'any {number}', 'en-GB': { sms: 'british {number}' } } }),
    };
    expect([text(british, 'en-GB', 'sms'), text(british, 'en-GB', 'push'), text(british, 'en-US', 'sms')]).toEqual([
      'british 4829301756',
      'any 4829301756',
      'any 4829301756',
    ]);
  });

  it('are not found under the names that every object has', () => {
    for (const locale of ['constructor', 'valueOf', 'toString', '__proto__', '', 'x'.repeat(1_000_000)]) {
      expect(text(own, locale, 'sms')).toBe('ru sms 4829301756');
    }
    for (const kind of ['constructor', '__proto__']) expect(text(own, 'ru', 'sms', kind)).toBe('ru sms 4829301756');
  });

  it('name the title of the kind', () => {
    const sender: Sender = {
      ...mts,
      kinds: { roof: { title: { ru: "Крыша '{1}'", en: 'Roof' } } },
      texts: texts({ registered: { ru: '{title}, {number}' } }),
    };
    expect(text(sender, 'ru', 'sms', 'roof')).toBe("Крыша '{1}', 4829301756");
    expect(text(sender, 'ru', 'sms', 'claim')).toBe('Претензия, 4829301756');
    expect(text(sender, 'ru', 'sms')).toBe('Обращение, 4829301756');
    expect(compose(sender, 'registered', { ...registered, title: 'Своё' }, sms).text).toBe('Своё, 4829301756');
  });

  it('are measured and cut as the texts of the library are', () => {
    const sender: Sender = { ...mts, texts: texts({ failed: { ru: `{number} ${'Очень жаль. '.repeat(6)}{reason}` } }) };
    const { text: written, sms: measure } = compose(sender, 'failed', longest.failed, sms);
    expect(measure).toEqual(measureSms(written));
    expect(measure?.segments).toBe(2);
    expect(written).toMatch(/…$/);
  });
});

describe('«сегодня» and «завтра»', () => {
  it.each([
    ['visitReminder', {}],
    ['porting', { stage: 'today' }],
  ] as const)('are read from the day where the subscriber is: %s', (name, facts) => {
    const write = (day: string, at: string, timeZone: string): string =>
      // Both have these facts.
      compose(
        mts,
        name as 'visitReminder',
        { ...about, ...facts, at: new Date(at), timeZone, scheduledFor: { day } },
        { ...sms, kind: 'numberPorting' },
      ).text;
    expect(write('2026-11-21', '2026-11-20T20:59:00Z', 'Europe/Moscow')).toMatch(/^Завтра, 21\.11\.2026/);
    expect(write('2026-11-21', '2026-11-20T21:00:00Z', 'Europe/Moscow')).toMatch(/^Сегодня, 21\.11\.2026/);
    expect(write('2026-11-21', '2026-11-20T16:00:00Z', 'Asia/Vladivostok')).toMatch(/^Сегодня, 21\.11\.2026/);
  });
});

describe('the days that are left', () => {
  it('are those of the calendar where the subscriber is, not blocks of 24 hours', () => {
    const write = (at: string, timeZone = 'Europe/Moscow'): string => {
      const facts = { ...about, at: new Date(at), timeZone, question: 'Да', dueAt: new Date('2026-11-25T21:00:00Z') };
      return compose(mts, 'reminder', facts, { locale: 'ru', channel: 'chat' }).text;
    };
    expect(write('2026-11-23T20:59:00Z')).toContain('Осталось 2 дня');
    expect(write('2026-11-23T21:00:00Z')).toContain('Остался 1 день');
    expect(write('2026-11-25T20:00:00Z')).toContain('Сегодня последний день');
    // There it ends at 4 o'clock of the 26th.
    expect(write('2026-11-25T20:00:00Z', 'Asia/Vladivostok')).toContain('Сегодня последний день');
  });
});

describe('a delay', () => {
  const facts = { ...about, reason: 'Ждём товар', dueAt: new Date('2026-11-25T21:00:00Z') };
  const write = (before?: Date): string =>
    compose(
      mts,
      'delayed',
      { ...facts, ...(before !== undefined && { before: { dueAt: before } }) },
      { ...sms, kind: 'shopOrder' },
    ).text;

  it('is told as one only where the date has become later', () => {
    expect(write()).toContain('задерживается');
    expect(write(new Date('2026-11-24T21:00:00Z'))).toContain('задерживается');
    for (const same of [facts.dueAt, new Date('2026-11-26T21:00:00Z')]) {
      expect(write(same)).toBe(
        'Работа с заказом 4829301756 приостановлена. Причина: Ждём товар. Он будет у вас не позднее 25.11.2026.',
      );
    }
  });
});

describe('what is not a fact', () => {
  it('is a fault that says what was expected', () => {
    expect(codeOf(() => compose(mts, 'registered', { ...registered, dueAt: new Date(Number.NaN) }, sms))).toBe(
      'calendar/invalid-instant',
    );
    expect(codeOf(() => compose(mts, 'registered', { ...registered, timeZone: 'Moscow' }, sms))).toBe(
      'calendar/unknown-zone',
    );
    for (const lastDay of ['2026-02-30', '25.11.2026']) {
      expect(codeOf(() => compose(mts, 'registered', { ...registered, lastDay }, sms))).toBe('message/invalid-fact');
    }
    expect(codeOf(() => compose(mts, 'returned', { ...about, amount: 0.5 }, sms))).toBe('message/invalid-fact');
    // @ts-expect-error a message that does not exist
    expect(codeOf(() => compose(mts, 'unheardOf', registered, sms))).toBe('message/invalid-template');
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

  it('is refused where no type would let it through, never written as «undefined»', () => {
    const to = { locale: 'ru', channel: 'sms' } as const;
    // What callers without types may pass.
    const loosely = compose as (...given: readonly unknown[]) => unknown;
    const day = '2026-11-25';
    const deadline = { dueAt: new Date('2026-11-25T21:00:00Z') };
    for (const [name, facts, addressing, expected] of [
      ['constructor', {}, to, 'message: expected one of registered'],
      ['registered', deadline, { ...to, channel: 'fax' }, 'channel: expected one of sms'],
      ['registered', { ...deadline, number: undefined }, to, 'number: expected the number as a text, found nothing'],
      ['registered', {}, to, 'due: expected a fact, found nothing'],
      ['registered', { dueAt: '2026-11-25' }, to, 'dueAt: expected a Date'],
      ['registered', { ...deadline, at: undefined }, to, 'at: expected a Date'],
      ['overdue', {}, to, 'due: expected a fact, found nothing'],
      ['merged', {}, to, 'into: expected a fact, found nothing'],
      ['rejected', {}, to, 'reason: expected a fact, found nothing'],
      ['resolved', { outcome: 'bogus', answer: 'x' }, to, 'outcome: expected one of satisfied'],
      ['resolved', { answer: 'x' }, to, 'outcome: expected one of satisfied'],
      ['porting', { stage: 'bogus', scheduledFor: { day } }, to, 'stage: expected one of checking'],
      ['visitReminder', { when: 'bogus', scheduledFor: { day: '2026-11-21' } }, to, 'when: expected tomorrow'],
      ['visitReminder', { when: 'today', scheduledFor: { day: '2026-11-21' } }, to, 'when: expected tomorrow'],
      ['visitReminder', { scheduledFor: { day } }, to, 'scheduledFor.day: expected 2026-11-20 or 2026-11-21, today'],
      ['visitReminder', { when: 'tomorrow', scheduledFor: { day } }, to, 'scheduledFor.day: expected 2026-11-20 or'],
      ['visitReminder', { scheduledFor: { day: '2026-11-19' } }, to, 'scheduledFor.day: expected 2026-11-20 or'],
      ['porting', { stage: 'today', scheduledFor: { day } }, to, 'scheduledFor.day: expected 2026-11-20 or'],
      ['returned', { amount: 0 }, to, 'amount: expected a whole number from 1'],
      ['resolved', { outcome: 'satisfied', answer: 'x', amount: -1 }, to, 'amount: expected a whole number from 1'],
      ['rejected', { reason: ' ' }, to, 'reason: expected words that can be read, found " "'],
      ['delayed', { ...deadline, reason: '' }, to, 'reason: expected words that can be read'],
      ['held', { reason: '\u200b' }, to, 'reason: expected words that can be read'],
      ['needsAnswer', { question: '' }, to, 'question: expected words that can be read'],
      ['reminder', { question: '', daysLeft: 1 }, to, 'question: expected words that can be read'],
      ['reminder', { question: 'x' }, to, 'daysLeft: expected a fact, found nothing'],
      ['progressed', { step: '' }, to, 'step: expected words that can be read'],
      ['resolved', { outcome: 'satisfied', answer: '' }, to, 'answer: expected words that can be read'],
      ['merged', { into: '' }, to, 'into: expected words that can be read'],
      ['reminder', { question: 'x', daysLeft: Number.NaN }, to, 'daysLeft: expected a whole number'],
      ['reminder', { question: 'x', daysLeft: -1 }, to, 'daysLeft: expected a whole number'],
      ['scheduled', { scheduledFor: { day, to: '14:00' } }, to, 'scheduledFor: expected hours'],
      ['scheduled', { scheduledFor: { day, from: 'xx', to: 'yy' } }, to, 'scheduledFor: expected hours'],
      ['scheduled', { scheduledFor: { day, from: '24:00' } }, to, 'scheduledFor: expected hours'],
      ['scheduled', { scheduledFor: { day, from: '10:00', to: '24:30' } }, to, 'scheduledFor: expected hours'],
    ] as const) {
      for (const locale of ['ru', 'en']) {
        expect(() => loosely(mts, name, { ...about, ...facts }, { ...addressing, locale })).toThrow(expected);
      }
    }
  });
});

describe('facts that contradict each other', () => {
  const addressing = { locale: 'ru', channel: 'sms' } as const;
  const about = { number: '4829301756', at: new Date('2026-11-20T09:00:00Z') };
  const past = { scheduledFor: { day: '2026-11-19', from: '10:00', to: '14:00' } };
  it.each([
    ['resolved', { outcome: 'refused', answer: 'Нет', amount: 12_000 }, /^amount: /],
    ['scheduled', past, /^scheduledFor\.day: expected 2026-11-20/],
    ['rescheduled', past, /^scheduledFor\.day: /],
    ['merged', { into: about.number }, /^into: /],
    ['merged', { into: 'http://evil.example/x' }, /^into: /],
    ['withdrawn', { number: '  ' }, /^number: /],
    ['withdrawn', { number: '48\n29' }, /^number: /],
    ['withdrawn', { number: 'http://evil.example' }, /^number: /],
    ['registered', { dueAt: new Date('+012026-11-25T21:00:00Z') }, /^dueAt: expected a date with a year of four/],
    [
      'overdue',
      { missed: { dueAt: new Date('2026-11-20T09:00:00.001Z') } },
      'missed.dueAt: expected 2026-11-20T09:00:00.000Z, when the message is written, or earlier, found 2026-11-20T09:00:00.001Z',
    ],
    [
      'overdue',
      { missed: { dueAt: about.at }, next: { dueAt: about.at } },
      'next.dueAt: expected a later instant than that of missed, 2026-11-20T09:00:00.000Z, found 2026-11-20T09:00:00.000Z',
    ],
    [
      'reminder',
      { question: 'Да?', dueAt: new Date('2026-11-25T21:00:00Z'), daysLeft: 4 },
      'daysLeft: expected 5 until the deadline, or nothing, found "4"',
    ],
  ] as const)('are refused in %s: %j', (name, facts, message) => {
    // What comes without types.
    const loose = compose as (...given: readonly unknown[]) => unknown;
    expect(() => loose(mts, name, { ...about, ...facts }, addressing)).toThrow(message);
  });

  it('cleans and cuts a step like any words of a person', () => {
    const told = (step: string) => compose(mts, 'progressed', { ...about, step }, { ...addressing, kind: 'shopOrder' });
    expect(told('Собран.\n\nСпасибо').text).toContain('«Собран. Спасибо»');
    expect(told('Собран.').text).toContain('«Собран»');
    expect(told('Э'.repeat(1000)).sms?.segments).toBe(2);
  });

  it('names both days of an appointment of a day or longer', () => {
    const scheduledFor = { day: '2026-11-24', from: '10:00', to: '20:00', toDay: '2026-11-26' };
    const told = (locale: string) =>
      compose(mts, 'scheduled', { ...about, scheduledFor }, { locale, channel: 'sms', kind: 'shopOrder' }).text;
    expect(told('ru')).toContain('24.11.2026, с 10:00 до 20:00 26.11.2026');
    expect(told('en')).toContain('24 November 2026, from 10:00 to 20:00 on 26 November 2026');
  });
});

describe('an answer that ends with a sign of its own', () => {
  it.each([
    ['«Связь восстановлена.»', '«Связь восстановлена.» '],
    ['(Связь восстановлена.)', '(Связь восстановлена.) '],
    ['Готово .', 'Готово. '],
  ])('%s gets no second one', (answer, told) => {
    const facts = { number: '4829301756', at: new Date('2026-11-20T09:00:00Z'), outcome: 'satisfied', answer } as const;
    expect(
      `${compose(mts, 'resolved', facts, { locale: 'ru', channel: 'sms', kind: 'serviceFault' }).text} `,
    ).toContain(told);
  });
});
