/**
 * One message of an operator to a subscriber: picks the template (the operator's own by locale and channel, else the
 * library's), lets it write, and measures what a text message costs.
 */
import { civilTime } from '../kernel/date-words.ts';
import { Fault } from '../kernel/fault.ts';
import type { Localized } from '../kernel/source.ts';
import type { About, Locale, MessageChannel, MessageFacts, MessageName, UserText } from './facts.ts';
import { isMessageName, messageNames, messageTable } from './message-table.ts';
import type { Sender } from './sender.ts';
import { measureSms, type SmsMeasure } from './sms/measure-sms.ts';
import { transliterate } from './sms/transliterate.ts';
import { tableEntry } from './table-entry.ts';
import { english, englishLetter } from './texts/english.ts';
import { type MessageFormatter, messageFormatter } from './texts/formatter.ts';
import { nouns, russian, russianLetter } from './texts/russian.ts';
import { type Letter, languageOf, ownTemplate } from './texts/template.ts';
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

/** A text message takes no more parts: the words of a person are cut until they fit. */
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
 * The text of a message, with what it costs as an SMS and the subject of an e-mail.
 *
 * @throws Fault message/invalid-template: for an unknown message, and when an operator's template gives no text
 * @throws Fault message/invalid-fact, message/invalid-sender, calendar/unknown-zone, calendar/invalid-instant
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
  if (!isMessageName(name)) {
    const names = messageNames.join(', ');
    throw new Fault('message/invalid-template', `message: expected one of ${names}, found ${JSON.stringify(name)}`);
  }
  tableEntry(nouns, facts.subject, 'subject');
  const limit = tableEntry(textBudget, channel, 'channel');
  const { userText } = messageTable[name];
  const words = userText === undefined ? undefined : wordsOf(facts, userText);
  const task: Task<Name> = { sender, name, facts, locale, channel, userText, words };
  if (channel !== 'sms') {
    const text = written(task, limit, false);
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
  readonly userText: UserText | undefined;
  /** These words, cleaned, where there are any. */
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

/** A person's words in the letters that will be sent: in Latin letters they may become an address. */
function inLatin<Name extends MessageName>(task: Task<Name>): Task<Name> {
  return task.words === undefined ? task : { ...task, words: sanitize(breakLinks(transliterate(task.words))) };
}

function written<Name extends MessageName>(task: Task<Name>, limit: number, isLatin: boolean): string | Letter {
  const { sender, name, facts, channel, userText, words } = task;
  let language = languageOf(task.locale);
  let own = ownTemplate(sender.texts, name, task.locale, channel);
  if (own === undefined && language !== 'en' && language !== 'ru') {
    language = 'ru';
    own = ownTemplate(sender.texts, name, language, channel);
  }
  const brand = brandAt(sender, facts.at);
  const wording = messageFormatter({
    brand: isLatin || language !== 'ru' ? brand.en : brand.ru,
    support: sender.support,
    locale: language,
    channel,
    timeZone: facts.timeZone ?? sender.timeZone,
    tone: sender.tone,
  });
  const cut = words === undefined ? undefined : cutText(words, limit);
  const shown = userText === undefined || cut === undefined ? facts : { ...facts, [userText]: quote(cut, language) };
  return own === undefined
    ? fromLibrary(name, shown, wording, cut !== words)
    : fromOperator(name, shown, wording, own(shown, wording));
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

function wordsOf(facts: About & { readonly [Key in UserText]?: string }, userText: UserText): string | undefined {
  const words = facts[userText];
  return words === undefined ? undefined : sanitize(words);
}
