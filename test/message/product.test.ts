import { describe, expect, it } from 'vitest';
import {
  type Composed,
  catalogueFaults,
  compose,
  composeNumbered,
  type KnownLocale,
  type MessageChannel,
  type MessageName,
  messageNames,
  sampleChoices,
  sampleFacts,
  standardKindTexts,
  standardTexts,
  textNames,
} from './room.ts';
import { senders } from './senders.ts';

const channels: readonly MessageChannel[] = ['sms', 'push', 'chat', 'email', 'voice'];
const locales: readonly KnownLocale[] = ['ru', 'en'];
const alphabets = ['cyrillic', 'transliterated', 'cheapest'] as const;
const kinds: readonly string[] = [...standardKindTexts().keys()];

interface Case extends Composed {
  readonly operator: keyof typeof senders;
  readonly name: MessageName | 'numbered';
  readonly wished: KnownLocale;
  readonly channel: MessageChannel;
  readonly isLong: boolean;
  readonly label: string;
}

/** Every text of the library: kind, message, language, channel, alphabet, shortest and longest facts, every branch. */
const product: readonly Case[] = (['mts', 'tele2'] as const).flatMap((operator) =>
  kinds.flatMap((kind) =>
    locales.flatMap((locale) =>
      channels.flatMap((channel) =>
        (channel === 'sms' ? alphabets : alphabets.slice(0, 1)).flatMap((smsAlphabet) =>
          sampleChoices.flatMap((choices) =>
            [false, true].flatMap((isLong) => {
              const facts = sampleFacts(isLong, choices);
              const sender = { ...senders[operator], smsAlphabet };
              const to = { locale, channel, kind };
              const about = { operator, wished: locale, channel, isLong };
              const label = [operator, kind, locale, channel, smsAlphabet, isLong ? 'long' : 'short'].join(' ');
              const numbered = composeNumbered(sender, facts.withdrawn, to);
              return [
                { ...numbered, ...about, name: 'numbered' as const, label: `${label} numbered` },
                ...messageNames.map((name) => ({
                  ...compose(sender, name, facts[name], to),
                  ...about,
                  name,
                  label: `${label} ${name}`,
                })),
              ];
            }),
          ),
        ),
      ),
    ),
  ),
);

function violations(broken: (text: string, one: Case) => unknown): readonly string[] {
  const found = product
    .filter((one) => broken(one.text, one) || (one.subject !== undefined && broken(one.subject, one)))
    .map(({ label, text }) => `${label}: ${text}`);
  return [...new Set(found)].slice(0, 20);
}

/** The words of the sample. */
const personal = /(?:Заменили|Да|Собран|Передан)[^\n]*?[.…»"']/g;

describe('the words of the library', () => {
  it('are read without a fault, every one of them', () => {
    expect(catalogueFaults(standardTexts())).toEqual([]);
    for (const [kind, texts] of standardKindTexts()) expect([kind, catalogueFaults(texts)]).toEqual([kind, []]);
  });

  it('are whole in both languages', () => {
    for (const name of textNames) {
      expect(Object.keys(standardTexts()[name] ?? {})).toEqual(['ru', 'en']);
      for (const locale of locales) expect(standardTexts()[name]?.[locale]).toBeDefined();
    }
    for (const [kind, { title }] of standardKindTexts())
      expect([kind, Object.keys(title ?? {})]).toEqual([kind, ['ru', 'en']]);
  });
});

describe('every text of every kind', () => {
  it('is there, in the language that was wished', () => {
    expect(product.length).toBe(2 * 15 * 2 * 7 * 3 * 2 * 24);
    expect(violations((text, { locale, wished }) => text.trim() === '' || locale !== wished)).toEqual([]);
  });

  it('names the number, by voice in groups', () => {
    expect(violations((_, { text, channel }) => !(channel === 'voice' ? /4829 3017/ : /48293017/).test(text))).toEqual(
      [],
    );
  });

  it('does not mix Latin and Cyrillic letters in one word', () => {
    expect(
      violations((text) => /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u.test(text)),
    ).toEqual([]);
  });

  it('takes at most two parts as a text message', () => {
    expect(
      violations((_, { sms, channel }) => (channel === 'sms') !== (sms !== undefined) || (sms?.segments ?? 1) > 2),
    ).toEqual([]);
  });

  it('confirms a registration in one part, with the shortest facts', () => {
    expect(
      violations((_, { name, sms, isLong }) => name === 'registered' && !isLong && (sms?.segments ?? 1) > 1),
    ).toEqual([]);
  });

  it('has no link and no code', () => {
    expect(violations((text) => /https?:|www\.|\.ru|\.com|\.рф|\bкод|\bcode|парол|password/i.test(text))).toEqual([]);
  });

  it('says «вы» in lower case', () => {
    expect(violations((text) => /(?<![.!?…:] |\n|^)(?:Вы|Вас|Вам|Ваш\p{L}*)(?!\p{L})/u.test(text))).toEqual([]);
  });

  it('shows no phone number but those of the operator', () => {
    const others = (text: string, { operator }: Case) => {
      const { support } = senders[operator];
      const rest = text
        .replace(/\d\d\.\d\d\.\d{4}|\d\d:\d\d|\d{1,2} [а-яa-z]+ 202[67]/gi, '')
        .replace(/4829301[78](?:564[89])?|4829 301[78](?: 564[89])?/g, '')
        .replace(/(?:RUB|₽)\s?[\d,.]+|[\d\s\u00a0,]+(?:руб\.|rub\.|₽)/g, '')
        .replace(/\d+ (?:рубл|roubl)\p{L}* ?\d* ?(?:копе|kope)?/giu, '')
        .replace(/\b(?:1|10|29) (?:дн|день|day|den'|dney|dnya)/g, '')
        .replace(/8 800 \d{3}-\d\d-\d\d|8800\d{7}/g, '')
        .replace(/\bt2\b/g, '');
      return rest.replaceAll(new RegExp(`(?<!\\d)${support}(?!\\d)`, 'g'), '').match(/\d/);
    };
    expect(violations(others)).toEqual([]);
  });

  it('has no blank at an end, no double blank, no line break outside a letter, no sign doubled', () => {
    expect(
      violations(
        (text, { channel }) =>
          text !== text.trim() ||
          / {2}|\.\.|,\.|\.,|[.!?…][.!?]| [.,]|: \.|undefined|NaN|null/.test(
            text.replaceAll('...', '…').replaceAll(/(?<=руб|rub)\.,/g, ','),
          ) ||
          (channel !== 'email' && /[\r\n]/.test(text)),
      ),
    ).toEqual([]);
  });

  it('begins with a capital letter or a number', () => {
    expect(violations((text) => !/^[\p{Lu}\d]/u.test(text))).toEqual([]);
  });

  it('is a letter with a subject by e-mail, and nowhere else', () => {
    expect(
      product.filter(({ channel, subject }) => (channel === 'email') !== (subject !== undefined && subject.length > 5)),
    ).toEqual([]);
  });

  it('is in one language: no Cyrillic letter in an English one', () => {
    expect(
      violations((text, { wished }) => wished === 'en' && /\p{Script=Cyrillic}/u.test(text.replace(personal, ''))),
    ).toEqual([]);
  });

  it('costs one encoding less in transliteration', () => {
    expect(
      violations(
        (_, { label, sms }) => sms !== undefined && label.includes('transliterated') && sms.encoding !== 'gsm7',
      ),
    ).toEqual([]);
  });
});
