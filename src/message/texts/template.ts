/**
 * Texts as typed functions from facts to words, and how an operator replaces some of them: message, then locale, then
 * channel. What is not replaced is taken from the library.
 */
import { Fault } from '../../kernel/fault.ts';
import { type MessageChannel, type MessageFacts, type MessageName, messageChannels } from '../facts.ts';
import { isMessageName, messageNames } from '../message-table.ts';
import type { MessageFormatter } from './formatter.ts';

/** A letter with its own subject; a template for e-mail may give it instead of a plain text. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** From the facts of one message to its text. Words of a person are already cleaned, cut and quoted; `wording` writes dates and sums. */
export type Template<Name extends MessageName> = (
  facts: MessageFacts[Name],
  wording: MessageFormatter,
) => string | Letter;

/** What a language of the library says: the text of each message, of a letter without its frame. */
export type Phrases = {
  readonly [Name in MessageName]: (facts: MessageFacts[Name], wording: MessageFormatter) => string;
};

/** One template for all channels of a locale, or one for each channel that differs. */
type ChannelTemplates<Name extends MessageName> =
  | Template<Name>
  | { readonly [Key in MessageChannel]?: Template<Name> };

export type Texts = {
  readonly [Name in MessageName]?: { readonly [locale: string]: ChannelTemplates<Name> };
};

/**
 * The operator with some texts of its own: for a message and a locale either one function, or functions by channel. Texts
 * that were replaced before and are not named again stay.
 *
 * @throws Fault message/invalid-template: for an unknown message or channel, and for what is no function
 *
 * @example
 * overrideTexts(mts, { registered: { ru: ({ number }, { brand }) => `${brand}: записали, N ${number}.` } }).support //=> '0890'
 */
export function overrideTexts<Operator extends { readonly texts?: Texts }>(operator: Operator, texts: Texts): Operator {
  const before = operator.texts ?? {};
  const merged: Record<string, unknown> = { ...before };
  for (const [name, locales] of Object.entries(texts)) {
    if (locales === undefined) continue;
    if (!isMessageName(name)) throw invalid('texts', `messages (${messageNames.join(', ')})`, name);
    if (typeof locales !== 'object' || locales === null) {
      throw invalid(`texts.${name}`, 'templates by locale', locales === null ? 'null' : typeof locales);
    }
    const joined: Record<string, unknown> = { ...before[name] };
    for (const [locale, templates] of Object.entries(locales)) {
      if (templates === undefined) continue;
      assertTemplates(`texts.${name}.${locale}`, templates);
      const key = keyOf(joined, locale) ?? locale;
      joined[key] = join(joined[key], templates);
    }
    merged[name] = joined;
  }
  return { ...operator, texts: merged };
}

function assertTemplates(place: string, templates: unknown): void {
  if (typeof templates === 'function') return;
  if (typeof templates !== 'object' || templates === null) {
    throw invalid(place, 'a function, or functions by channel', String(templates));
  }
  const channels: readonly string[] = messageChannels;
  for (const [channel, template] of Object.entries(templates)) {
    if (!channels.includes(channel)) throw invalid(place, `channels (${channels.join(', ')})`, channel);
    if (template !== undefined && typeof template !== 'function') {
      throw invalid(`${place}.${channel}`, 'a function', String(template));
    }
  }
}

function invalid(place: string, expected: string, found: string): Fault {
  return new Fault('message/invalid-template', `${place}: expected ${expected}, found ${found}`);
}

function join(before: unknown, after: unknown): unknown {
  if (typeof before === 'function' && typeof after === 'object') {
    return { sms: before, push: before, chat: before, email: before, voice: before, ...after };
  }
  return typeof before === 'object' && typeof after === 'object' ? { ...before, ...after } : after;
}

/** The operator's own template for that locale and channel, or for that language and channel, if it has one. */
export function ownTemplate<Name extends MessageName>(
  texts: Texts | undefined,
  name: Name,
  locale: string,
  channel: MessageChannel,
): Template<Name> | undefined {
  const locales: { readonly [locale: string]: ChannelTemplates<Name> } | undefined = texts?.[name];
  if (locales === undefined) return undefined;
  // Look-up of RFC 4647 §3.4: `sr-Latn-RS`, then `sr-Latn`, then `sr`.
  for (let tag = locale; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const key = keyOf(locales, tag);
    const templates = key === undefined ? undefined : locales[key];
    const template = typeof templates === 'function' ? templates : templates?.[channel];
    if (template !== undefined) return template;
  }
  return undefined;
}

/** The key that is this tag: its letters may be of either case (RFC 5646 §2.1.1). */
function keyOf(locales: object, tag: string): string | undefined {
  const wanted = tag.toLowerCase();
  return Object.keys(locales).find((key) => key.toLowerCase() === wanted);
}

/** `en` of `en-GB` and of `EN`. */
export function languageOf(locale: string): string {
  return locale.replace(/-.*/s, '').toLowerCase();
}
