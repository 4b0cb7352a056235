/**
 * One message of an operator to a subscriber: picks the template (the operator's own by locale and channel, else the
 * library's), lets it write, and measures what a text message costs.
 */
import { Fault } from '../fault.ts';
import type { Localized } from '../source.ts';
import { civilTime } from './date.ts';
import { english, englishLetter } from './english.ts';
import {
  type About,
  type MessageFacts,
  type MessageName,
  messageNames,
  type PersonalText,
  type Shape,
  shapes,
} from './facts.ts';
import { cleanText, cutText, quote } from './quotation.ts';
import { capital, russian, russianLetter } from './russian.ts';
import { measureSms, type SmsMeasure } from './segments.ts';
import type { Sender } from './sender.ts';
import { type Channel, type Letter, type Locale, languageOf, ownTemplate } from './template.ts';
import { transliterate } from './transliterate.ts';
import { Wording } from './wording.ts';

export interface Composed {
  readonly text: string;
  /** Of an e-mail. */
  readonly subject?: string;
  /** Of a text message. */
  readonly sms?: SmsMeasure;
}

export interface Addressing {
  /** `ru` and `en` are known; a locale that has no text of its own gets the Russian one. */
  readonly locale: Locale;
  readonly channel: Channel;
}

/** A text message never takes more parts: the words of a person are cut until it does not. */
const mostParts = 2;

/** Units that so many parts hold. */
const longest = { gsm7: 306, ucs2: 134 } as const;

/** UTF-16 units for the words of a person, before a text message takes what it needs. */
const room: Readonly<Record<Channel, number>> = { sms: 240, push: 120, chat: 600, email: 2000, voice: 300 };

/**
 * The text of a message, with what it costs as an SMS and the subject of an e-mail. Faults: `message/invalid-template`,
 * `message/invalid-fact`, `calendar/unknown-zone`, `calendar/invalid-instant`.
 *
 * @example
 * compose(mts, 'registered', { number: '4829301756', subject: 'inquiry', at: new Date('2026-11-20T09:00:00Z'), dueAt: new Date('2026-11-25T21:00:00Z') }, { locale: 'ru', channel: 'sms' }).text //=> 'МТС: обращение N 4829301756 принято. Ответ до 25.11.2026.'
 */
export function compose<Name extends MessageName>(
  sender: Sender,
  name: Name,
  facts: MessageFacts[Name],
  { locale, channel }: Addressing,
): Composed {
  if (channel !== 'sms') return written(sender, name, facts, locale, channel, false, room[channel]);
  if (sender.smsAlphabet === 'cyrillic') return textMessage(sender, name, facts, locale, false);
  const latin = textMessage(sender, name, facts, locale, true);
  if (sender.smsAlphabet === 'transliterated') return latin;
  const cyrillic = textMessage(sender, name, facts, locale, false);
  return latin.sms.segments < cyrillic.sms.segments ? latin : cyrillic;
}

interface TextMessage {
  readonly text: string;
  readonly sms: SmsMeasure;
}

function textMessage<Name extends MessageName>(
  sender: Sender,
  name: Name,
  facts: MessageFacts[Name],
  locale: string,
  latin: boolean,
): TextMessage {
  for (let limit = room.sms; ; ) {
    const { text: original } = written(sender, name, facts, locale, 'sms', latin, limit);
    const text = latin ? transliterate(original) : original;
    const sms = measureSms(text);
    if (sms.segments <= mostParts || limit === 0 || personalOf(name) === undefined) return { text, sms };
    const excess = sms.units - longest[sms.encoding];
    limit = Math.max(0, limit - Math.max(4, excess));
  }
}

function written<Name extends MessageName>(
  sender: Sender,
  name: Name,
  facts: MessageFacts[Name],
  locale: string,
  channel: Channel,
  latin: boolean,
  limit: number,
): Composed {
  let language = languageOf(locale);
  let own = ownTemplate(sender.texts, name, locale, channel);
  if (own === undefined && language !== 'en' && language !== 'ru') {
    language = 'ru';
    own = ownTemplate(sender.texts, name, language, channel);
  }
  const brand = brandAt(sender, facts.at);
  const brandName = latin || language !== 'ru' ? brand.en : brand.ru;
  const wording = new Wording(
    brandName,
    sender.support,
    language,
    channel,
    facts.timeZone ?? sender.timeZone,
    sender.tone,
  );
  const personal = personalOf(name);
  if (personal === undefined)
    return own === undefined ? fromLibrary(name, facts, wording, false) : fromOperator(own(facts, wording));
  const words = wordsOf(facts, personal);
  const cut = cutText(words, limit);
  const quoted = { ...facts, [personal]: quote(cut, language) };
  return own === undefined ? fromLibrary(name, quoted, wording, cut !== words) : fromOperator(own(quoted, wording));
}

/** A text message begins with the operator's name, everything else with a capital letter. */
function fromLibrary<Name extends MessageName>(
  name: Name,
  facts: MessageFacts[Name],
  wording: Wording,
  isCut: boolean,
): Composed {
  const isEnglish = wording.locale === 'en';
  const phrase = (isEnglish ? english : russian)[name](facts, wording);
  const text =
    isCut && !phrase.includes(wording.support)
      ? `${phrase} ${isEnglish ? 'More' : 'Подробнее'}: ${wording.support}.`
      : phrase;
  if (wording.channel === 'sms') return { text: `${wording.brand}: ${text}` };
  const sentence = capital(text);
  if (wording.channel !== 'email') return { text: sentence };
  return isEnglish ? englishLetter(name, facts, sentence, wording) : russianLetter(name, facts, sentence, wording);
}

function fromOperator(written: string | Letter): Composed {
  return typeof written === 'string' ? { text: written } : written;
}

function brandAt(sender: Sender, at: Date): Localized {
  const { brand, timeZone } = sender;
  const [first] = brand;
  if (first === undefined) throw new Fault('message/invalid-sender', 'brand: expected at least one name, found none');
  if (brand.length === 1) return first.name;
  const { day } = civilTime(at, timeZone);
  return brand.findLast(({ from }) => from === undefined || from <= day)?.name ?? first.name;
}

function personalOf(name: MessageName): PersonalText | undefined {
  const shape: Shape | undefined = shapes[name];
  if (shape === undefined) {
    throw new Fault(
      'message/invalid-template',
      `message: expected one of ${messageNames.join(', ')}, found ${JSON.stringify(name)}`,
    );
  }
  return shape.personal;
}

function wordsOf(facts: About & { readonly [Key in PersonalText]?: string }, personal: PersonalText): string {
  const words = facts[personal];
  return words === undefined ? '' : cleanText(words);
}
