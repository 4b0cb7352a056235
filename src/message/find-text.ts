/**
 * Which text is taken: the words of the kind, else of the operator, else the standard ones of the kind, else the standard
 * ones; when none of them has the language, by its tag, a shorter one or that of its only region, the same in the operator's
 * default one.
 */
import { Fault } from '../kernel/fault.ts';
import type { MessageChannel } from './facts.ts';
import { parseText } from './icu/parse-text.ts';
import type { ParsedText } from './icu/parsed-text.ts';
import type { TextName } from './message-table.ts';
import type { Sender, SenderKind } from './sender.ts';
import { type ChannelKey, placedTexts, type Texts } from './texts/catalogue.ts';
import { canonicalTag, isSameLanguage, lookUpTags, onlyRegion } from './texts/language-tag.ts';
import { standardKindTexts, standardOrderTexts, standardTexts } from './texts/standard/standard-texts.ts';

export interface FoundText {
  readonly text: ParsedText;
  /** Of an e-mail with a subject of its own. */
  readonly subject?: ParsedText | undefined;
  /** The language in which the text is written. */
  readonly locale: string;
}

export interface TextRequest {
  readonly name: TextName;
  readonly locale: string;
  readonly channel: MessageChannel;
  readonly kind?: string | undefined;
}

/** @throws Fault `message/invalid-template`: no level has the text, or the one that is found cannot be read */
export function findText(sender: Sender, { name, locale, channel, kind }: TextRequest): FoundText {
  const levels = levelsOf(sender, kind);
  for (const wanted of [locale, sender.defaultLocale ?? 'ru', 'ru']) {
    const tag = canonicalTag(wanted);
    if (tag === undefined) continue;
    for (const level of levels) {
      const byTag = textsOf(level, name);
      const found = byTag && textIn(byTag, tag, channel);
      if (found !== undefined) return found;
    }
  }
  throw new Fault('message/invalid-template', `${name}: expected a text in ${locale} by ${channel}, found none`);
}

function textIn(byTag: ReadTexts, tag: string, channel: MessageChannel): FoundText | undefined {
  const of = (shown: string): FoundText | undefined => byTag.get(shown)?.get(channel) ?? byTag.get(shown)?.get('other');
  for (const shorter of lookUpTags(tag)) {
    const found = of(shorter);
    if (found !== undefined) return found;
  }
  const region = onlyRegion(tag, byTag.keys());
  return region === undefined ? undefined : of(region);
}

/** Whether a language has the text, without the default one in its place. */
export function hasText(sender: Sender, { name, locale, channel, kind }: TextRequest): boolean {
  const found = findText({ ...sender, defaultLocale: locale }, { name, locale, channel, kind });
  const tag = canonicalTag(locale);
  return tag !== undefined && isSameLanguage(found.locale, tag);
}

/** What the operator says of the kind. */
export function kindOf({ kinds = {} }: Sender, kind: string | undefined): SenderKind | undefined {
  return kind !== undefined && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
}

function levelsOf(sender: Sender, kind: string | undefined): readonly Texts[] {
  const own = kindOf(sender, kind);
  const standardOfKind =
    (kind === undefined ? undefined : standardKindTexts().get(kind)) ??
    (own?.lifecycle === 'order' ? standardOrderTexts() : undefined);
  const levels = [own?.texts, own?.title && titleTexts(own.title), sender.texts, standardOfKind, standardTexts()];
  return levels.filter((level) => level !== undefined);
}

/** A memo by title: texts are read once for each object. */
const titles = new WeakMap<object, Texts>();

function titleTexts(title: NonNullable<SenderKind['title']>): Texts {
  const known = titles.get(title);
  if (known !== undefined) return known;
  // Apostrophes and braces of a title are no syntax.
  const quoted = Object.entries(title).map(([locale, words]) => [
    locale,
    words.replaceAll("'", "''").replace(/[{}]/g, "'$&'"),
  ]);
  const made: Texts = { title: Object.fromEntries(quoted) };
  titles.set(title, made);
  return made;
}

type ReadTexts = ReadonlyMap<string, ReadonlyMap<ChannelKey, FoundText>>;

/** A memo by catalogue: each text is parsed once, when it is first needed. */
const memo = new WeakMap<Texts, Map<TextName, ReadTexts | undefined>>();

function textsOf(texts: Texts, name: TextName): ReadTexts | undefined {
  let known = memo.get(texts);
  if (known === undefined) {
    known = new Map();
    memo.set(texts, known);
  }
  if (known.has(name)) return known.get(name);
  const read = readTexts(texts, name);
  known.set(name, read);
  return read;
}

function readTexts(texts: Texts, name: TextName): ReadTexts | undefined {
  if (!Object.hasOwn(texts, name) || texts[name] === undefined) return undefined;
  const faults: string[] = [];
  const placed = placedTexts({ [name]: texts[name] }, faults);
  if (faults.length > 0) throw new Fault('message/invalid-template', faults.join('\n'));
  const byTag = new Map<string, Map<ChannelKey, FoundText>>();
  for (const { locale, channel, source, isSubject } of placed) {
    const byChannel = byTag.get(locale) ?? new Map<ChannelKey, FoundText>();
    byTag.set(locale, byChannel);
    const text = parseText(source);
    const known = byChannel.get(channel);
    byChannel.set(channel, isSubject && known !== undefined ? { ...known, subject: text } : { text, locale });
  }
  return byTag;
}
