/**
 * One message of an operator to a subscriber: picks the template (the operator's own by locale and channel, else the
 * library's), lets it write, and measures what a text message costs.
 */
import { Fault } from '../kernel/fault.ts';
import type { Localized } from '../kernel/source.ts';
import { civilTime } from './date.ts';
import {
  type About,
  type FactNames,
  factNames,
  type MessageFacts,
  type MessageName,
  messageNames,
  type UserText,
} from './facts.ts';
import type { Sender } from './sender.ts';
import { measureSms, type SmsMeasure } from './sms/segments.ts';
import { transliterate } from './sms/transliterate.ts';
import { tableEntry } from './table-entry.ts';
import { english, englishLetter } from './texts/english.ts';
import { MessageFormatter } from './texts/formatter.ts';
import { nouns, russian, russianLetter } from './texts/russian.ts';
import { type Letter, type Locale, languageOf, type MessageChannel, ownTemplate } from './texts/template.ts';
import { breakLinks, cutText, quote, sanitize } from './user-text.ts';

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
  readonly channel: MessageChannel;
}

/** A text message never takes more parts: the words of a person are cut until it does not. */
const mostParts = 2;

/** Units that so many parts hold. */
const maxUnits = { gsm7: 306, ucs2: 134 } as const;

/** UTF-16 units for the words of a person, before a text message takes what it needs. */
const textBudget: Readonly<Record<MessageChannel, number>> = {
  sms: 240,
  push: 120,
  chat: 600,
  email: 2000,
  voice: 300,
};

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
  const personal = personalOf(name);
  const words = personal === undefined ? undefined : wordsOf(facts, personal);
  const task: Task<Name> = { sender, name, facts, locale, channel, personal, words };
  // A name of `Object.prototype` has none of these either, and asking for them costs nothing.
  if (nouns[facts.subject]?.nominative === undefined) tableEntry(nouns, facts.subject, 'subject');
  if (!(textBudget[channel] > 0)) tableEntry(textBudget, channel, 'channel');
  if (channel !== 'sms') {
    const text = written(task, textBudget[channel], false);
    return typeof text === 'string' ? { text } : text;
  }
  if (sender.smsAlphabet === 'cyrillic') return textMessage(task, false);
  const latin = textMessage(task, true);
  if (sender.smsAlphabet === 'transliterated') return latin;
  const cyrillic = textMessage(task, false);
  return latin.sms.segments < cyrillic.sms.segments ? latin : cyrillic;
}

interface Task<Name extends MessageName> extends Addressing {
  readonly sender: Sender;
  readonly name: Name;
  readonly facts: MessageFacts[Name];
  /** Which fact is words of a person. */
  readonly personal: UserText | undefined;
  /** These words, cleaned, where they are there. */
  readonly words: string | undefined;
}

interface TextMessage {
  readonly text: string;
  readonly sms: SmsMeasure;
}

function textMessage<Name extends MessageName>(original: Task<Name>, isLatin: boolean): TextMessage {
  const task = isLatin ? inLatin(original) : original;
  for (let limit = textBudget.sms; ; ) {
    const letter = written(task, limit, isLatin);
    const plain = typeof letter === 'string' ? letter : letter.text;
    const text = isLatin ? transliterate(plain) : plain;
    const sms = measureSms(text);
    if (sms.segments <= mostParts || limit === 0 || task.words === undefined) return { text, sms };
    limit = Math.max(0, limit - Math.max(4, sms.units - maxUnits[sms.encoding]));
  }
}

/** A person's words in the letters that will be sent: they may make an address where the others made none. */
function inLatin<Name extends MessageName>(task: Task<Name>): Task<Name> {
  return task.words === undefined ? task : { ...task, words: sanitize(breakLinks(transliterate(task.words))) };
}

function written<Name extends MessageName>(task: Task<Name>, limit: number, isLatin: boolean): string | Letter {
  const { sender, name, facts, channel, personal, words } = task;
  let language = languageOf(task.locale);
  let own = ownTemplate(sender.texts, name, task.locale, channel);
  if (own === undefined && language !== 'en' && language !== 'ru') {
    language = 'ru';
    own = ownTemplate(sender.texts, name, language, channel);
  }
  const brand = brandAt(sender, facts.at);
  const wording = new MessageFormatter(
    isLatin || language !== 'ru' ? brand.en : brand.ru,
    sender.support,
    language,
    channel,
    facts.timeZone ?? sender.timeZone,
    sender.tone,
  );
  if (personal === undefined || words === undefined) {
    return own === undefined
      ? fromLibrary(name, facts, wording, false)
      : fromOperator(name, facts, wording, own(facts, wording));
  }
  const cut = cutText(words, limit);
  const quoted = withWords(facts, personal, quote(cut, language));
  return own === undefined
    ? fromLibrary(name, quoted, wording, cut !== words)
    : fromOperator(name, quoted, wording, own(quoted, wording));
}

function fromLibrary<Name extends MessageName>(
  name: Name,
  facts: MessageFacts[Name],
  wording: MessageFormatter,
  isCut: boolean,
): string | Letter {
  const isEnglish = wording.locale === 'en';
  const phrase = (isEnglish ? english : russian)[name](facts, wording);
  const hasRest = isCut && !phrase.includes(wording.support);
  const text = hasRest ? `${phrase} ${isEnglish ? 'More' : 'Подробнее'}: ${wording.support}.` : phrase;
  return wording.channel === 'email' ? letter(name, facts, text, wording) : text;
}

/** A letter without a subject of its own gets that of the library. */
function fromOperator<Name extends MessageName>(
  name: Name,
  facts: MessageFacts[Name],
  wording: MessageFormatter,
  text: string | Letter,
): string | Letter {
  const plain: unknown = typeof text === 'object' && text !== null ? text.text : text;
  if (typeof plain !== 'string') {
    const found = plain === null ? 'null' : typeof plain;
    throw new Fault(
      'message/invalid-template',
      `${name} in ${wording.locale} by ${wording.channel}: expected a text, found ${found}`,
    );
  }
  if (wording.channel !== 'email' || typeof text !== 'string') return text;
  return { subject: letter(name, facts, text, wording).subject, text };
}

function letter(name: MessageName, facts: MessageFacts[MessageName], text: string, wording: MessageFormatter): Letter {
  return wording.locale === 'en'
    ? englishLetter(name, facts, text, wording)
    : russianLetter(name, facts, text, wording);
}

function brandAt(sender: Sender, at: Date): Localized {
  const { brand, timeZone } = sender;
  const first = brand[0];
  if (first === undefined) throw new Fault('message/invalid-sender', 'brand: expected at least one name, found none');
  if (brand.length === 1) return first.name;
  const { day } = civilTime(at, timeZone);
  return brand.findLast(({ from }) => from === undefined || from <= day)?.name ?? first.name;
}

function personalOf(name: MessageName): UserText | undefined {
  const shape: FactNames | undefined = factNames[name];
  if (shape?.required === undefined) {
    throw new Fault(
      'message/invalid-template',
      `message: expected one of ${messageNames.join(', ')}, found ${JSON.stringify(name)}`,
    );
  }
  return shape.personal;
}

/** Spelt out: a computed key would cost more than the rest of the message. */
function withWords<Facts>(facts: Facts, personal: UserText, words: string): Facts {
  if (personal === 'answer') return { ...facts, answer: words };
  return personal === 'reason' ? { ...facts, reason: words } : { ...facts, question: words };
}

function wordsOf(facts: About & { readonly [Key in UserText]?: string }, personal: UserText): string | undefined {
  const words = facts[personal];
  return words === undefined ? undefined : sanitize(words);
}
