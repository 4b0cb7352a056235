/**
 * One message of an operator to a subscriber: picks the template (the operator's own by locale and channel, else the
 * library's), writes the text, and measures what a text message costs.
 */
import { civilTime } from '../kernel/date-words.ts';
import { Fault } from '../kernel/fault.ts';
import type { Localized } from '../kernel/source.ts';
import type { About, Locale, MessageChannel, MessageFacts, MessageName, UserText } from './facts.ts';
import { isMessageName, messageNames, userTextOf } from './message-table.ts';
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

/** Units that this many parts hold. */
const maxUnits = { gsm7: 306, ucs2: 134 } as const;

/** UTF-16 units for the words of a person; a text message may leave less room. */
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
  const task: Task<Name> = { sender, name, facts, locale, channel, words: wordsOf(facts, name), isLatin: false };
  if (channel !== 'sms') {
    const text = written(task, limit);
    return typeof text === 'string' ? { text } : text;
  }
  if (sender.smsAlphabet === 'cyrillic') return textMessage(task);
  // In Latin letters a person's words may become an address.
  const words = task.words && sanitize(breakLinks(transliterate(task.words)));
  const latin = textMessage({ ...task, words, isLatin: true });
  if (sender.smsAlphabet === 'transliterated') return latin;
  const cyrillic = textMessage(task);
  return latin.sms.segments < cyrillic.sms.segments ? latin : cyrillic;
}

interface Task<Name extends MessageName> extends Addressing {
  readonly sender: Sender;
  readonly name: Name;
  readonly facts: MessageFacts[Name];
  /** Words of a person in the message, cleaned, where there are any. */
  readonly words: string | undefined;
  readonly isLatin: boolean;
}

function textMessage<Name extends MessageName>(task: Task<Name>): Composed & { readonly sms: SmsMeasure } {
  for (let limit = textBudget.sms; ; ) {
    const letter = written(task, limit);
    const plain = typeof letter === 'string' ? letter : letter.text;
    const text = task.isLatin ? transliterate(plain) : plain;
    const sms = measureSms(text);
    if (sms.segments <= mostParts || limit === 0 || task.words === undefined) return { text, sms };
    limit = Math.max(0, limit - Math.max(4, sms.units - maxUnits[sms.encoding]));
  }
}

function written<Name extends MessageName>(task: Task<Name>, limit: number): string | Letter {
  const { sender, name, facts, locale, channel, words, isLatin } = task;
  let language = languageOf(locale);
  let own = ownTemplate(sender.texts, name, locale, channel);
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
  const userText = userTextOf(name);
  const cut = words === undefined ? undefined : cutText(words, limit);
  const shown = userText === undefined || cut === undefined ? facts : { ...facts, [userText]: quote(cut, language) };
  const letterOf = language === 'en' ? englishLetter : russianLetter;
  if (own === undefined) {
    const text = libraryText(name, shown, wording, cut !== words);
    return channel === 'email' ? letterOf(name, shown, text, wording) : text;
  }
  const text = own(shown, wording);
  assertText(text, `${name} in ${language} by ${channel}`);
  // A letter without a subject of its own gets that of the library.
  return channel === 'email' && typeof text === 'string' ? { ...letterOf(name, shown, text, wording), text } : text;
}

function libraryText<Name extends MessageName>(
  name: Name,
  facts: MessageFacts[Name],
  wording: MessageFormatter,
  isCut: boolean,
): string {
  const isEnglish = wording.locale === 'en';
  const text = (isEnglish ? english : russian)[name](facts, wording);
  if (!isCut || text.includes(wording.support)) return text;
  return `${text} ${isEnglish ? 'More' : 'Подробнее'}: ${wording.support}.`;
}

/** Templates may come from callers without types. */
function assertText(text: string | Letter, place: string): void {
  const plain: unknown = typeof text === 'object' && text !== null ? text.text : text;
  if (typeof plain === 'string') return;
  const found = plain === null ? 'null' : typeof plain;
  throw new Fault('message/invalid-template', `${place}: expected a text, found ${found}`);
}

function brandAt(sender: Sender, at: Date): Localized {
  const { brand, timeZone } = sender;
  const first = brand[0];
  if (first === undefined) throw new Fault('message/invalid-sender', 'brand: expected at least one name, found none');
  if (brand.length === 1) return first.name;
  const { day } = civilTime(at, timeZone);
  return brand.findLast(({ from }) => from === undefined || from <= day)?.name ?? first.name;
}

function wordsOf(facts: About & { readonly [Key in UserText]?: string }, name: MessageName): string | undefined {
  const userText = userTextOf(name);
  const words = userText && facts[userText];
  return words === undefined ? undefined : sanitize(words);
}
