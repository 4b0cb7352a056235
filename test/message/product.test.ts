import { describe, expect, it } from 'vitest';
import {
  type Composed,
  compose,
  type KnownLocale,
  type MessageChannel,
  type MessageName,
  messageNames,
} from './room.ts';
import {
  type AllFacts,
  factsOf,
  longest,
  noon,
  type senders as Senders,
  senders,
  shortest,
  subjects,
} from './senders.ts';

const channels: readonly MessageChannel[] = ['sms', 'push', 'chat', 'email', 'voice'];
const locales: readonly KnownLocale[] = ['ru', 'en'];
const alphabets = ['cyrillic', 'transliterated', 'cheapest'] as const;

interface Case extends Composed {
  readonly operator: keyof typeof Senders;
  readonly name: MessageName;
  readonly locale: KnownLocale;
  readonly channel: MessageChannel;
  readonly label: string;
}

function write<Name extends MessageName>(
  operator: keyof typeof Senders,
  name: Name,
  facts: AllFacts,
  locale: KnownLocale,
  channel: MessageChannel,
  alphabet: (typeof alphabets)[number],
): Composed {
  return compose({ ...senders[operator], smsAlphabet: alphabet }, name, facts[name], { locale, channel });
}

/** Every text of the library: operator, message, language, channel, alphabet, subject, shortest and longest facts. */
const product: readonly Case[] = (Object.keys(senders) as (keyof typeof Senders)[]).flatMap((operator) =>
  messageNames.flatMap((name) =>
    locales.flatMap((locale) =>
      channels.flatMap((channel) =>
        (channel === 'sms' ? alphabets : alphabets.slice(0, 1)).flatMap((alphabet) =>
          extremes().map(([kind, facts]) => ({
            ...write(operator, name, facts, locale, channel, alphabet),
            operator,
            name,
            locale,
            channel,
            label: [operator, name, locale, channel, alphabet, kind].join(' '),
          })),
        ),
      ),
    ),
  ),
);

function extremes(): readonly (readonly [string, AllFacts])[] {
  const bySubject = subjects.flatMap((subject) => [
    [
      `shortest ${subject}`,
      factsOf({ about: { number: '48293017', subject, at: noon }, words: 'Да', optional: false }),
    ] as const,
    [
      `longest ${subject}`,
      factsOf({
        about: { number: '482930175648', subject, at: noon },
        words: 'Мы проверили оборудование. '.repeat(200),
        optional: true,
      }),
    ] as const,
  ]);
  const emoji = factsOf({
    about: { number: '482930175648', subject: 'statement', at: noon },
    words: '👨‍👩‍👧‍👦🇷🇺 e\u0301'.repeat(200),
    optional: true,
  });
  return [['shortest', shortest], ['longest', longest], ['emoji', emoji], ...bySubject];
}

function violations(broken: (text: string, one: Case) => unknown): readonly string[] {
  return product
    .filter((one) => broken(one.text, one) || (one.subject !== undefined && broken(one.subject, one)))
    .map(({ label, text }) => `${label}: ${text}`);
}

const personal = /«[^«»]*»|"[^"]*"/g;

describe('every text of every operator', () => {
  it('is there', () => {
    expect(product.length).toBe(4 * 16 * 2 * 7 * 15);
    expect(violations((text) => text.trim() === '')).toEqual([]);
  });

  it('names the number, by voice in groups', () => {
    expect(violations((text, { channel }) => !(channel === 'voice' ? /4829 3017/ : /48293017/).test(text))).toEqual([]);
  });

  it('does not mix Latin and Cyrillic letters in one word', () => {
    expect(
      violations((text) => /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u.test(text)),
    ).toEqual([]);
  });

  it('is in one language: no Latin word in a Russian text but the name, no Cyrillic letter in an English one', () => {
    const russian = (text: string) => /[a-z]/i.test(text.replace(personal, '').replace(/\b(?:t2|N)\b/g, ''));
    const english = (text: string) => /\p{Script=Cyrillic}/u.test(text.replace(personal, ''));
    const isLatin = (text: string) => !/\p{Script=Cyrillic}/u.test(text.replace(personal, ''));
    expect(
      violations((text, { locale, channel }) =>
        locale === 'en' ? english(text) : !(channel === 'sms' && isLatin(text)) && russian(text),
      ),
    ).toEqual([]);
  });

  it('takes at most two parts as a text message', () => {
    expect(
      violations((_, { sms, channel }) => (channel === 'sms') !== (sms !== undefined) || (sms?.segments ?? 1) > 2),
    ).toEqual([]);
  });

  it('confirms a registration in one part', () => {
    expect(violations((_, { name, sms }) => name === 'registered' && (sms?.segments ?? 1) > 1)).toEqual([]);
  });

  it('has no link and no code', () => {
    expect(violations((text) => /https?:|www\.|\.ru|\.com|\.рф|\bкод|\bcode|парол|password/i.test(text))).toEqual([]);
  });

  it('shows no phone number but the short number of the operator', () => {
    const others = (text: string, { operator }: Case) => {
      const rest = text
        .replace(personal, '')
        .replace(/\d\d\.\d\d\.\d{4}|\d\d:\d\d|\d{1,2} [а-яa-z]+ 2026/gi, '')
        .replace(/48293017(?:5648)?|(?:4829 3017)(?: 5648)?/g, '')
        .replace(/(?:RUB|₽)\s?[\d,.]+|[\d\s\u00a0,]+(?:руб\.|rub\.|₽)/g, '')
        .replace(/\b(?:1|29) (?:дн|день|day|den'|dney)/g, '')
        .replace(/\bt2\b/g, '');
      return rest.replaceAll(new RegExp(`(?<!\\d)${senders[operator].support}(?!\\d)`, 'g'), '').match(/\d/);
    };
    expect(violations(others)).toEqual([]);
  });

  it('has no blank at an end, no double blank, no line break outside a letter, no sign doubled', () => {
    expect(
      violations(
        (text, { channel }) =>
          text !== text.trim() ||
          / {2}|\.\.(?!\.)(?<!\.\.\.)|,\.|\.,|: \.|undefined|NaN|null/.test(text) ||
          (channel !== 'email' && /[\r\n]/.test(text)),
      ),
    ).toEqual([]);
  });

  it('begins with the name as a text message and with a capital letter elsewhere', () => {
    expect(
      violations((text, { channel }) =>
        channel === 'sms'
          ? !/^(?:МТС|МегаФон|билайн|t2|MTS|MegaFon|Beeline): \p{Ll}/u.test(text)
          : !/^\p{Lu}/u.test(text),
      ),
    ).toEqual([]);
  });

  it('is a letter with a subject by e-mail, and nowhere else', () => {
    expect(
      product.filter(
        ({ channel, subject }) => (channel === 'email') !== (subject !== undefined && subject.length > 10),
      ),
    ).toEqual([]);
  });

  it('costs one encoding less in English and in transliteration: GSM-7 unless a person wrote otherwise', () => {
    expect(
      violations(
        (_, { label, sms }) => sms !== undefined && label.includes('transliterated') && sms.encoding !== 'gsm7',
      ),
    ).toEqual([]);
    expect(
      violations(
        (text, { locale, sms }) =>
          sms !== undefined && locale === 'en' && !text.includes('"') && sms.encoding !== 'gsm7',
      ),
    ).toEqual([]);
  });
});
