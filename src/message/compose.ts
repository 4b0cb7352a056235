/**
 * One message of an operator to a subscriber: finds its words, writes their arguments for the language and channel, and
 * measures what a text message costs.
 */
import { civilTime } from '../kernel/date-words.ts';
import { Fault } from '../kernel/fault.ts';
import { described } from '../kernel/input/described.ts';
import { faultsOnly } from '../kernel/input/faults-only.ts';
import { isObject } from '../kernel/input/is-object.ts';
import { isBlank } from '../kernel/text.ts';
import type { About, Locale, MessageChannel, MessageFacts, MessageName } from './facts.ts';
import { isMessageName, messageNames, ownArguments, type Room, userTextOf, visits } from './message-table.ts';
import { type PreparedText, preparedText, renderPrepared } from './prepared-text.ts';
import type { Sender } from './sender.ts';
import { measureSms, type SmsMeasure } from './sms/measure-sms.ts';
import { transliterate } from './sms/transliterate.ts';
import { tableEntry } from './table-entry.ts';
import type { TextFacts } from './texts/written-arguments.ts';
import { breakLinks, closedSentence, cutText, sanitize } from './user-text.ts';

/**
 * A message as it is sent.
 *
 * @see {@link compose}
 */
export interface Composed {
  readonly text: string;
  /** One line; of an e-mail only. */
  readonly subject?: string;
  /** The language in which the text is written: it may be another one than the subscriber wished. */
  readonly locale: string;
  /** What the text message costs; of a text message only. */
  readonly sms?: SmsMeasure;
}

/**
 * In which words a message is written.
 *
 * @see {@link compose}
 */
export interface Addressing {
  /** A language tag (BCP 47). A language without the text gets that of the operator's default one. */
  readonly locale: Locale;
  readonly channel: MessageChannel;
  /** The kind of the request, whose own words win; without it, the words for every kind. */
  readonly kind?: string | undefined;
}

/** A text message takes no more parts: the words of a person are cut until they fit. */
const mostParts = 2;

/** Fewer units of a person's words say nothing, so they are left out: without their letters the message may be shorter, too. */
const leastWords = 16;

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
 * @throws Fault `message/invalid-template`: for an unknown message, and when a text of the operator cannot be read
 * @throws Fault `message/invalid-fact`, `message/invalid-sender`, `calendar/unknown-zone`, `calendar/invalid-instant`
 *
 * @example
 * const facts = { number: '4829301756', at: new Date('2026-11-20T09:00:00Z'), dueAt: new Date('2026-11-25T21:00:00Z') };
 * const message = compose(mts, 'registered', facts, { locale: 'ru', channel: 'sms', kind: 'serviceFault' });
 * message.text //=> 'Спасибо, мы получили ваше обращение 4829301756. Ответим не позднее 25.11.2026. Мы рядом: 0890. Всегда ваш МТС'
 * [message.locale, message.sms.segments] //=> ['ru', 2]
 */
export function compose<Name extends MessageName>(
  sender: Sender,
  name: Name,
  facts: MessageFacts[Name],
  addressing: Addressing,
): Composed {
  return faultsOnly('compose', () => {
    if (!isMessageName(name)) {
      const names = messageNames.join(', ');
      throw new Fault('message/invalid-template', `message: expected one of ${names}, found ${JSON.stringify(name)}`);
    }
    if (!isObject(facts))
      throw new Fault('message/invalid-fact', `facts: expected an object, found ${described(facts)}`);
    assertPossible(sender, name, facts);
    return composeText(sender, name === 'delayed' && !isLater(facts) ? 'held' : name, facts, addressing);
  });
}

/** Nothing is paid after a refusal, nothing is agreed for a day that is over, and nothing is missed before its time. */
function assertPossible(sender: Sender, name: MessageName, facts: TextFacts): void {
  const { scheduledFor, at, timeZone = sender.timeZone, outcome, amount } = facts;
  if (name === 'overdue') assertMissed(facts);
  if (name === 'resolved' && outcome === 'refused' && amount !== undefined) {
    throw new Fault(
      'message/invalid-fact',
      `amount: expected nothing where the outcome is refused, found ${described(amount)}`,
    );
  }
  if (scheduledFor === undefined || !visits.includes(name) || !(at instanceof Date)) return;
  const today = civilTime(at, timeZone).day;
  const { day, toDay = day } = scheduledFor;
  if (typeof toDay === 'string' && toDay >= today) return;
  const found = typeof toDay === 'string' ? toDay.slice(0, 40) : described(toDay);
  throw new Fault('message/invalid-fact', `scheduledFor.day: expected ${today} or a later day, found ${found}`);
}

/** What is no date is told when it is written. */
function assertMissed({ at, missed, next }: TextFacts): void {
  const was = missed?.dueAt;
  if (!isInstant(was)) return;
  if (isInstant(at) && was > at) {
    const expected = `expected ${at.toISOString()}, when the message is written, or earlier`;
    throw new Fault('message/invalid-fact', `missed.dueAt: ${expected}, found ${was.toISOString()}`);
  }
  if (!isInstant(next?.dueAt) || next.dueAt > was) return;
  const expected = `expected a later instant than that of missed, ${was.toISOString()}`;
  throw new Fault('message/invalid-fact', `next.dueAt: ${expected}, found ${next.dueAt.toISOString()}`);
}

function isInstant(value: unknown): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime());
}

/** A date that has not moved is no delay, only a pause. */
function isLater({ dueAt, before }: TextFacts): boolean {
  return before === undefined || dueAt === undefined || dueAt > before.dueAt;
}

/** What a registration notice says once its date has passed: the number alone. */
export function composeNumbered(sender: Sender, facts: About, addressing: Addressing): Composed {
  return composeText(sender, 'numbered', facts, addressing);
}

function composeText(
  sender: Sender,
  name: MessageName | 'numbered',
  given: TextFacts,
  addressing: Addressing,
): Composed {
  const limit = tableEntry(textBudget, addressing.channel, 'channel');
  const userText = name === 'numbered' ? undefined : userTextOf(name);
  const raw = userText && given[userText];
  const cleaned = typeof raw === 'string' ? sanitize(raw) : undefined;
  // Words that show nothing are none, where the text can do without them.
  const isNothing = cleaned === '' && ownArguments(name)[userText ?? '']?.optional === true;
  const words = isNothing ? undefined : cleaned;
  const prepared = (isLatin: boolean): Message => {
    // Words that show nothing are said by a sign; no words at all are no fact.
    const sentence = isNothing ? undefined : raw && (isBlank(raw) ? raw : closedSentence(words ?? ''));
    const shown = userText === undefined || cleaned === undefined ? given : { ...given, [userText]: sentence };
    const text = preparedText({ sender, name, facts: shown, isLatin, ...addressing });
    return { text, userText, words: isLatin && words ? sanitize(breakLinks(transliterate(words))) : words, isLatin };
  };
  if (addressing.channel !== 'sms') return written(prepared(false), limit);
  if (sender.smsAlphabet === 'cyrillic') return textMessage(prepared(false));
  const latin = textMessage(prepared(true));
  if (sender.smsAlphabet === 'transliterated') return latin;
  const cyrillic = textMessage(prepared(false));
  return latin.sms.segments < cyrillic.sms.segments ? latin : cyrillic;
}

interface Message {
  readonly text: PreparedText;
  readonly userText: string | undefined;
  /** Words of a person in the message, cleaned, where there are any. */
  readonly words: string | undefined;
  readonly isLatin: boolean;
}

/** A courtesy is left out before the words of a person are cut. */
function textMessage(message: Message): Composed & { readonly sms: SmsMeasure } {
  const { words = '' } = message;
  const whole = words.length > textBudget.sms ? undefined : (fitting(message, 'ample') ?? fitting(message, 'tight'));
  if (whole !== undefined) return whole;
  for (let limit = Math.min(textBudget.sms, words.length - 1); ; ) {
    const shorter = measured(message, limit, 'cut');
    const { segments, units, encoding } = shorter.sms;
    if (segments <= mostParts || limit <= 0) return shorter;
    limit -= Math.max(4, units - maxUnits[encoding]);
    if (limit < leastWords) limit = 0;
  }
}

function fitting(message: Message, room: Room): ReturnType<typeof measured> | undefined {
  const all = measured(message, textBudget.sms, room);
  return all.sms.segments <= mostParts ? all : undefined;
}

function measured(message: Message, limit: number, room: Room): Composed & { readonly sms: SmsMeasure } {
  const { text, locale } = written(message, limit, room);
  const plain = message.isLatin ? transliterate(text) : text;
  return { text: plain, locale, sms: measureSms(plain) };
}

/** With at most so much of a person's words. */
function written({ userText, words, text }: Message, limit: number, wished: Room = 'ample'): Composed {
  if (userText === undefined || words === undefined) return renderPrepared(text, { room: wished });
  const room = words.length > limit ? 'cut' : wished;
  // The sign … is not in the alphabet of short English text messages.
  return renderPrepared(text, { room, [userText]: limit <= 0 ? '...' : closedSentence(cutText(words, limit)) });
}
