/**
 * Makes the texts of an operator of two tables: how the operator builds its sentences, and the words of each kind. Both are
 * our own wording; the result is plain data.
 */
import { capitalize } from '../../kernel/text.ts';
import { isTextName, type TextName } from '../../message/message-table.ts';
import type { LanguageTexts, TextEntry, Texts } from '../../message/texts/catalogue.ts';
import { standardKindTexts, standardTexts } from '../../message/texts/standard/standard-texts.ts';
import { lifecycles } from '../../request/lifecycle.ts';
import type { KindPolicy } from '../kind-policy.ts';
import type { StandardOperator } from '../operator.ts';
import { englishWords } from './english-words.ts';
import { russianWords } from './russian-words.ts';
import type { LanguageWords, Words } from './words.ts';

/** A sentence for every channel, or a shorter one by SMS and one that is spoken. */
type Sentence = string | { readonly sms?: string; readonly voice?: string; readonly other: string };

type Sentences<Name extends TextName> = { readonly [Text in Name]: Sentence };

/** How an operator speaks one language. */
interface LanguageVoice {
  readonly frame: string;
  /** Closes a text message and a chat message; of an e-mail the frame does. */
  readonly closing?: { readonly sms?: string; readonly chat: string };
  readonly every: Sentences<
    | 'registered'
    | 'numbered'
    | 'extended'
    | 'overdue'
    | 'needsAnswer'
    | 'reminder'
    | 'progressed'
    | 'delayed'
    | 'held'
    | 'resumed'
    | 'rejected'
    | 'merged'
    | 'status.registered'
    | 'status.inProgress'
    | 'status.awaitingSubscriber'
    | 'status.overdue'
  >;
  readonly inquiry: Sentences<'resolved' | 'withdrawn' | 'closed' | 'status.resolved' | 'status.closed'>;
  readonly order: Sentences<
    'visitReminder' | 'fulfilled' | 'returned' | 'closed' | 'status.fulfilled' | 'status.closed'
  >;
}

export interface Voice {
  readonly ru: LanguageVoice;
  readonly en: LanguageVoice;
}

/** The kinds with their texts, and the texts of any other kind. */
export function speak(kinds: StandardOperator['kinds'], voice: Voice): Pick<StandardOperator, 'kinds' | 'texts'> {
  const languages = [
    ['ru', voice.ru, russianWords()],
    ['en', voice.en, englishWords()],
  ] as const;
  const textsOf = (pick: (voice: LanguageVoice, words: LanguageWords, locale: string) => LanguageEntries): Texts => {
    const texts: { [name: string]: { [locale: string]: TextEntry } } = {};
    for (const [locale, spoken, words] of languages) {
      for (const [name, entry] of Object.entries(pick(spoken, words, locale)))
        texts[name] = { ...texts[name], [locale]: entry };
    }
    return texts;
  };
  const spoken = Object.entries(kinds).map(([kind, policy]): readonly [string, KindPolicy] => {
    if (kind === 'consultation') {
      return [kind, { ...policy, texts: textsOf((_, { consultation }) => ({ 'status.closed': consultation })) }];
    }
    const texts = textsOf((language, { common, kinds: { [kind]: own } }, locale) => {
      if (own === undefined) return {};
      const sentences = { ...language.every, ...language[policy.lifecycle] };
      return { ...closings(kind, policy, language, locale), ...entries(sentences, { ...common, ...own }, language) };
    });
    return [kind, { ...policy, texts }];
  });
  return {
    texts: textsOf((language, { common, anyKind }) => ({
      frame: language.frame,
      ...entries({ ...language.order, ...language.inquiry, ...language.every }, { ...common, ...anyKind }, language),
    })),
    kinds: { ...kinds, ...Object.fromEntries(spoken) },
  };
}

interface LanguageEntries {
  readonly [name: string]: TextEntry;
}

function entries(
  sentences: { readonly [name: string]: Sentence },
  words: Words,
  { closing }: LanguageVoice,
): LanguageEntries {
  return Object.fromEntries(
    Object.entries(sentences).map(([name, sentence]) => {
      const { sms, voice, other } = typeof sentence === 'string' ? { other: sentence } : sentence;
      const text = filled(other, words);
      const short = sms === undefined ? text : filled(sms, words);
      const entry = {
        ...((sms !== undefined || closing?.sms !== undefined) && { sms: short + courtesy(closing?.sms) }),
        ...(voice !== undefined && { voice: filled(voice, words) }),
        ...(closing !== undefined && { chat: withClosing(text, closing.chat) }),
      };
      return [name, Object.keys(entry).length === 0 ? text : { ...entry, other: text }];
    }),
  );
}

/** What the operator has no words of its own for: those of the library, closed as the operator closes its messages. */
function closings(kind: string, policy: KindPolicy, { closing }: LanguageVoice, locale: string): LanguageTexts {
  if (closing === undefined) return {};
  const [own, any] = [standardKindTexts().get(kind), standardTexts()];
  return Object.fromEntries(
    namesIn(policy).flatMap((name) => {
      const entry = own?.[name]?.[locale] ?? any[name]?.[locale];
      const [sms, chat] = [textIn(entry, 'sms'), textIn(entry, 'chat')];
      if (sms === undefined || chat === undefined) return [];
      // The text message about a porting is full.
      const isShort = closing.sms !== undefined && !name.startsWith('status.') && name !== 'porting';
      return [[name, { ...(isShort && { sms: sms + courtesy(closing.sms) }), chat: withClosing(chat, closing.chat) }]];
    }),
  );
}

/**
 * The texts that a request of the kind can have. The rules tell a pause without a date by `held`, and an end without a reply by
 * `cancelled`, whatever the kind says.
 */
function namesIn({ messages, lifecycle }: KindPolicy): readonly TextName[] {
  const told = Object.values(messages).flatMap((rule) => (rule === undefined ? [] : [rule.message]));
  // What goes on in place of a merged request is said behind its status, with the closing.
  const shown = Object.keys(lifecycles[lifecycle]).filter((status) => status !== 'merged');
  const statuses = [...shown, 'cancelled'].map((status) => `status.${status}`);
  return [...new Set([...told, 'held', 'cancelled', ...statuses])].filter(isTextName);
}

function textIn(entry: TextEntry | undefined, channel: 'sms' | 'chat'): string | undefined {
  if (entry === undefined || typeof entry === 'string') return entry;
  const text = entry[channel] ?? entry.other;
  return typeof text === 'string' ? text : undefined;
}

/** The closing of a text message, which is left out before anything else. */
function courtesy(closing: string | undefined): string {
  return closing === undefined ? '' : `{room, select, ample {${closing}} other {}}`;
}

/** Words that are there with a fact alone, and name the phone. */
const optionalPhone = /none \{\} (?=other \{(?:[^{}]|\{\w+\})*\{support\})/gu;

/** Words for what had to be cut, which name the phone. */
const phoneOfCut = /\{room, select, cut \{(?:[^{}]|\{\w+\})*\{support\}(?:[^{}]|\{\w+\})*\} other \{\}\}/gu;

/** A phone is named once: where words that name it are left out, the closing stands for them. */
function withClosing(text: string, closing = ''): string {
  if (!closing.includes('{support}')) return text + closing;
  const words = text.replace(phoneOfCut, '');
  return words.includes('{support}') ? words.replace(optionalPhone, `none {${closing}} `) : words + closing;
}

function filled(sentence: string, words: Words): string {
  return sentence.replace(/\[(\w)(\w*)\]/gu, (_, first: string, rest: string) => {
    const word = words[first + rest];
    if (word !== undefined) return filled(word, words);
    return capitalize(filled(words[first.toLowerCase() + rest] ?? '', words));
  });
}
